// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.families;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Everything that was begun, and how often each of it has ended. */
final class Ends {
    /** One thing that was begun. */
    static final class One {
        private final String what;
        private final AtomicInteger heard = new AtomicInteger();
        private final int wanted;
        private CompletableFuture<?> future;

        private One(String what, int wanted) {
            this.what = what;
            this.wanted = wanted;
        }

        /** A handler is called for its end. */
        void heard() {
            heard.incrementAndGet();
        }

        boolean isOver() {
            return (future == null || future.isDone()) && heard.get() >= wanted;
        }

        @Override
        public String toString() {
            return what + " (heard " + heard + " times" + (future == null ? "" : future.isDone() ? ", done" : ", open")
                    + ")";
        }
    }

    private final FamilyRun run;
    private final List<One> all = new ArrayList<>();

    Ends(FamilyRun run) {
        this.run = run;
    }

    /** Something with a future. */
    One of(String what, CompletableFuture<?> future) {
        One one = new One(what, 0);
        one.future = future;
        add(one);
        return one;
    }

    /** Something with a handler that is called once; it may be dropped if it turns out not to have begun. */
    One heardOnce(String what) {
        return new One(what, 1);
    }

    /** It has begun. */
    void begun(One one, CompletableFuture<?> future) {
        one.future = future;
        add(one);
    }

    private void add(One one) {
        synchronized (all) {
            all.add(one);
        }
    }

    boolean areAllOver() {
        synchronized (all) {
            return all.stream().allMatch(One::isOver);
        }
    }

    void check() {
        synchronized (all) {
            for (One one : all) {
                run.require(one.isOver(), one.what + " never ended: " + one);
                run.require(one.heard.get() <= one.wanted, one.what + " ended more than once: " + one);
            }
        }
    }
}
