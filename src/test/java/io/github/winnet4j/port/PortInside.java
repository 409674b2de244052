// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a device does to a port, and what only this package sees of one, for tests in others. */
public final class PortInside {
    private static final long GENERATION = 1L << 32;

    private PortInside() {}

    /** The OVERLAPPED of that operation, which is the device's from now on; 0: the token is stale. */
    public static long begin(long token) {
        return PortNatives.begin0(token);
    }

    /** The future is that of the operation's latest use. */
    public static boolean isOfLatestUse(CompletableFuture<?> future, Operation operation) {
        return future instanceof OperationFuture<?> asked && asked.use == (operation.life & ~OperationUses.PHASE);
    }

    /** How many ended so: completed, failed, cancelled. */
    public static long[] ended(CompletionPort port) {
        return new long[] {port.completed, port.failed, port.cancelled};
    }

    /** How many operations the table has in progress. */
    public static long inProgress(CompletionPort port) {
        return Operations.count(port.end);
    }

    /** Some thread drives the port, or is in its last turn. */
    public static boolean isDriven(CompletionPort port) {
        return port.driver.current() != null;
    }

    /**
     * A port that was given up isn't driven; here late packets are taken, as a driver does in its last batch. While
     * another thread is in that batch, the records are its own.
     */
    public static int takeLate(CompletionPort port) {
        int count = PortNatives.poll0(port.address(), 0);
        if (count > 0) {
            Driver.completed(port, count);
        }
        return count;
    }

    /** What keeps a port from its end, for a program that hangs. */
    public static String state(CompletionPort port) {
        return port + ", " + port.end.outstanding() + " outstanding, " + port.abandoned() + " abandoned, "
                + inProgress(port) + " in progress"
                + (port.end.isClosing() ? ", closing" : "") + (port.end.isAlone() ? ", empty but for the closer" : "")
                + (port.end.isGivenUp() ? ", given up" : "") + (port.end.isOver() ? ", over" : "");
    }

    /** Takes all slots that are free, until there is no more memory. */
    public static List<Long> takeAllSlots(CompletionPort port) {
        List<Long> taken = new ArrayList<>();
        for (long token = PortNatives.acquire0(port.address());
                token != 0;
                token = PortNatives.acquire0(port.address())) {
            taken.add(token);
        }
        return taken;
    }

    public static void giveBack(List<Long> slots) {
        slots.forEach(PortNatives::release0);
    }

    /** The token of a use that has been begun so often; for tokens that are made up. */
    public static long later(long token, int uses) {
        return token + uses * GENERATION;
    }
}
