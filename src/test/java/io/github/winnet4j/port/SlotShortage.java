// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All slots of this process are taken until this ends: an operation that needs another one is refused. */
public final class SlotShortage {
    private long[] taken = new long[1 << 20];
    private int count;

    /** Takes the slots for that port. */
    public SlotShortage(CompletionPort port) {
        for (long token = acquire(port); token != 0; token = acquire(port)) {
            if (count == taken.length) {
                taken = Arrays.copyOf(taken, 2 * count);
            }
            taken[count++] = token;
        }
    }

    private static long acquire(CompletionPort port) {
        return PortNatives.acquire0(port.address());
    }

    /** {@return the one operation that is in progress in that port} */
    public static Operation onlyOperation(CompletionPort port) {
        List<Operation> all = new ArrayList<>();
        Operations.forEach(port.end, (operation, scope) -> all.add(operation));
        if (all.size() != 1) {
            throw new AssertionError("in progress: " + all);
        }
        return all.get(0);
    }

    /** Gives them back. */
    public void end() {
        for (int i = 0; i < count; i++) {
            if (!PortNatives.release0(taken[i])) {
                throw new AssertionError("the slab doesn't take a slot back");
            }
        }
    }
}
