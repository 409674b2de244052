// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.memory;

import io.github.winnet4j.harness.FullHeap;
import io.github.winnet4j.torture.memory.Scenes.Scene;
import io.github.winnet4j.torture.memory.Scenes.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The program that a JVM of its own runs: what Windows answers comes to a heap that is full but for some bytes, a few
 * more each time. There is memory again when the driver of the port is through. Prints which ends never came, and what
 * Windows has open afterwards.
 */
public final class FamilyHeapProbe {
    private static final List<String> NAMES = List.of(
            "information",
            "more information",
            "publish, step 1",
            "flush",
            "read",
            "session, step 1",
            "scan",
            "scanned",
            "connect",
            "connected");

    /** What is free: by steps of an object, and some that large arrays don't fit into. */
    private static final int[] FREE = new int[16];

    static {
        for (int i = 0; i < 10; i++) {
            FREE[i] = i * 72;
        }
        for (int i = 10; i < FREE.length; i++) {
            FREE[i] = 1 << i + 1;
        }
    }

    @SuppressWarnings("unused") // it only takes room
    private static byte[] spare;

    private final Scenes scenes = new Scenes();
    private int never;
    private int failed;
    private int ended;

    private FamilyHeapProbe() {}

    /** All, or those that are named. */
    public static void main(String[] arguments) throws Exception {
        FamilyHeapProbe probe = new FamilyHeapProbe();
        for (String name : arguments.length > 0 ? Arrays.asList(arguments) : NAMES) {
            Scene scene = probe.scenes.all.get(name);
            probe.scenes.warmUp(scene);
            for (int free : FREE) {
                probe.once(name, scene, free);
            }
        }
        probe.scenes.close();
        System.out.println("ended " + probe.ended + " failed " + probe.failed + " never " + probe.never + " open "
                + probe.scenes.windows.ledger().size());
    }

    private void once(String name, Scene scene, int free) throws InterruptedException {
        Subject subject = scene.subjects().get();
        CompletableFuture<?> future = subject.begin();
        scenes.stopBefore(scene, future);
        spare = new byte[free];
        FullHeap.fill();
        spare = null;
        scenes.letGo();
        Scenes.await(future, 10);
        FullHeap.release();
        if (!scenes.end(future)) {
            never++;
            System.out.println("never: " + name + " with " + free + " bytes");
        } else if (future.isCompletedExceptionally()) {
            failed++;
        } else {
            ended++;
        }
        subject.after();
    }
}
