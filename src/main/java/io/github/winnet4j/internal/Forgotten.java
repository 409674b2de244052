// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.lang.ref.Cleaner;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Objects that must be closed and are forgotten instead: they are closed then, and a warning says so; with
 * {@value HandleTable#LEAK_PROPERTY} set to true it shows where the object was made.
 */
public final class Forgotten {
    private static final System.Logger LOG = System.getLogger("io.github.winnet4j");

    private Forgotten() {}

    /**
     * Watches an object.
     *
     * @param owner the object that is closed in time, or forgotten
     * @param kind what the warning calls it
     * @param isClosed true when it was closed in time; must not refer to the owner
     * @param close closes it; must not refer to the owner
     */
    public static Cleaner.Cleanable watch(Object owner, String kind, BooleanSupplier isClosed, Runnable close) {
        Throwable openedHere = Boolean.getBoolean(HandleTable.LEAK_PROPERTY) ? new Throwable("opened here") : null;
        return HandleTable.CLEANER.register(owner, new Watch(kind, isClosed, close, openedHere));
    }

    private record Watch(
            String kind,
            BooleanSupplier isClosed,
            Runnable close,
            @Nullable Throwable openedHere) implements Runnable {
        @Override
        public void run() {
            if (!isClosed.getAsBoolean()) {
                close.run();
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A " + kind + " was never closed; it is now. "
                                + (openedHere == null
                                        ? "-D" + HandleTable.LEAK_PROPERTY + "=true shows where it was opened."
                                        : ""),
                        openedHere);
            }
        }
    }
}
