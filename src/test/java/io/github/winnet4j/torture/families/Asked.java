// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.families;

import io.github.winnet4j.Pending;
import java.util.ArrayList;
import java.util.List;

/** What a side has begun that has a {@link Pending}: to be cancelled later, or given up by its future. */
final class Asked<P extends Pending<?>> {
    private final FamilyRun run;
    private final List<P> all = new ArrayList<>();

    Asked(FamilyRun run) {
        this.run = run;
    }

    void add(P one) {
        all.add(one);
    }

    List<P> all() {
        return all;
    }

    void cancel(int choice) {
        if (!all.isEmpty()) {
            cancel(all.get(choice % all.size()));
        }
    }

    /** One of the last few, which may be in progress yet. */
    void cancelLate(int choice) {
        if (!all.isEmpty()) {
            cancel(all.get(all.size() - 1 - choice % Math.min(4, all.size())));
        }
    }

    private void cancel(P one) {
        boolean over = one.future().isDone() && !one.future().isCancelled(); // given up isn't ended
        run.require(!(one.cancel() && over), "cancelled what had ended: " + one);
    }

    void giveUp(int choice) {
        if (!all.isEmpty()) {
            all.get(choice % all.size()).future().cancel(false);
        }
    }

    /** After the close of the clients. */
    void check() {
        for (P one : all) {
            run.require(!one.cancel(), "cancelled after the close of its client: " + one);
        }
    }
}
