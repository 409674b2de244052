// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.memory;

import io.github.winnet4j.harness.Allocations;
import io.github.winnet4j.internal.NativeLibrary;
import io.github.winnet4j.testkit.LedgerEntry;
import io.github.winnet4j.torture.memory.Scenes.Scene;
import io.github.winnet4j.torture.memory.Scenes.Subject;
import io.github.winnet4j.wlan.ConnectOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The program that a JVM of its own runs, with {@link io.github.winnet4j.harness.AllocatingCode}: begins something, and
 * lets it end, again and again, and each time another allocation fails, or all from that one on. Prints which ends
 * never came, and what is open at Windows' side that wasn't before.
 */
public final class EachAllocationProbe {
    /** No allocation has that number. */
    private static final int NONE = Integer.MAX_VALUE;

    private final Scenes scenes = new Scenes();
    private final List<LedgerEntry> open = scenes.windows.ledger();
    private int runs;
    private int bad;
    private int refused;
    private int failed;

    private EachAllocationProbe() {}

    /** All scenes, or those that are named. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        NativeLibrary.require(); // first: on Linux the library is the testkit's, too (toolchains/test/memory.sh)
        Allocations.hook();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {}); // they are expected
        try {
            play(arguments);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void play(String[] arguments) {
        EachAllocationProbe probe = new EachAllocationProbe();
        for (String name : arguments.length > 0 ? Arrays.asList(arguments) : probe.scenes.all.keySet()) {
            try {
                probe.play(name, probe.scenes.all.get(name));
            } catch (Throwable e) {
                probe.bad(name + " stopped by " + e + " " + List.of(e.getStackTrace()));
            }
        }
        probe.scenes.close();
        System.out.println("runs " + probe.runs + " refused " + probe.refused + " failed " + probe.failed + " bad "
                + probe.bad + " open " + probe.scenes.windows.ledger().size());
    }

    private void play(String name, Scene scene) throws InterruptedException {
        long begin = System.nanoTime();
        int before = runs;
        scenes.warmUp(scene);
        for (boolean ends : new boolean[] {true, false}) {
            int most = once(name, scene, ends, NONE, NONE);
            for (int first = 1; first <= most; first++) {
                once(name, scene, ends, first, first);
                once(name, scene, ends, first, NONE);
            }
        }
        System.out.println(name + ": " + (runs - before) + " runs, " + (System.nanoTime() - begin) / 1_000_000 + " ms");
    }

    /**
     * @param ends memory fails at its end; else at its beginning
     * @return how many allocations there were
     */
    private int once(String name, Scene scene, boolean ends, int from, int to) throws InterruptedException {
        runs++;
        Subject subject = scene.subjects().get();
        CompletableFuture<?> future = null;
        int count;
        if (ends) {
            future = subject.begin();
            scenes.stopBefore(scene, future);
            Allocations.fail(from, to, Thread.currentThread());
            scenes.letGo();
            Scenes.await(future, 20);
            count = Allocations.stop();
        } else {
            Allocations.fail(from, to, null);
            try {
                future = subject.begin();
                Scenes.await(future, 3); // what goes on by itself
            } catch (Throwable e) {
                refused++;
            }
            count = Allocations.stop();
        }
        String how = name + (ends ? ", at its end" : ", at its beginning") + ", allocation " + from
                + (to == from ? "" : " and all after it");
        look(how, scene, subject, future);
        return count;
    }

    private void look(String how, Scene scene, Subject subject, CompletableFuture<?> future)
            throws InterruptedException {
        if (future != null && !scenes.end(future)) {
            bad("never: " + how);
        } else if (future != null && subject.also() != null && !scenes.end(subject.also())) {
            bad("never what it was to end: " + how);
        } else if (future != null && future.isCompletedExceptionally()) {
            failed++;
        } else if (future != null
                && scene.steps() != Scenes.BY_TIME
                && future.join() instanceof ConnectOutcome.TimedOut) {
            bad("taken for timed out: " + how);
        }
        try {
            subject.after();
        } catch (Throwable e) {
            bad("afterwards " + e + ": " + how);
        }
        if (!settles()) {
            bad("left open " + left() + ": " + how);
        }
    }

    private void bad(String what) {
        bad++;
        System.out.println(what + "\n    " + Allocations.failed());
    }

    private List<LedgerEntry> left() {
        return scenes.windows.ledger().stream()
                .filter(entry -> !open.contains(entry))
                .toList();
    }

    /** True when Windows has no more open than at first; what is forgotten is closed by the Cleaner. */
    private boolean settles() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            scenes.windows.runUntilIdle();
            if (scenes.windows.ledger().size() <= open.size()) {
                return true;
            }
            if (i > 10) {
                System.gc();
            }
            Thread.sleep(i > 10 ? 5 : 1);
        }
        return false;
    }
}
