// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.lang.ref.Cleaner;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Objects that must be closed and are forgotten instead: they are closed then, and a warning says so; with
 * {@value HandleTable#LEAK_PROPERTY} set to true it shows where the object was made.
 */
public final class Forgotten implements Runnable {
    private static final System.Logger LOG = System.getLogger("io.github.winnet4j");

    private final String kind;
    private final BooleanSupplier isClosed;
    private final Runnable close;
    private final @Nullable Throwable openedHere;
    private Cleaner.@Nullable Cleanable cleanable;
    private volatile boolean stopped;

    private Forgotten(String kind, BooleanSupplier isClosed, Runnable close) {
        this.kind = kind;
        this.isClosed = isClosed;
        this.close = close;
        openedHere = Boolean.getBoolean(HandleTable.LEAK_PROPERTY) ? new Throwable("opened here") : null;
    }

    /**
     * Watches an object.
     *
     * @param owner the object that is closed in time, or forgotten
     * @param kind what the warning calls it
     * @param isClosed true when it was closed in time; must not refer to the owner
     * @param close closes it; must not refer to the owner
     */
    public static Forgotten watch(Object owner, String kind, BooleanSupplier isClosed, Runnable close) {
        Forgotten watch = new Forgotten(kind, isClosed, close);
        watch.cleanable = HandleTable.CLEANER.register(owner, watch);
        return watch;
    }

    /** Watches no more. */
    public void stop() {
        stopped = true;
        if (cleanable != null) {
            cleanable.clean();
        }
    }

    /** By the Cleaner. */
    @Override
    public void run() {
        if (!stopped && !isClosed.getAsBoolean()) {
            close.run();
            LOG.log(
                    System.Logger.Level.WARNING,
                    beginningWithArticle(kind) + " was never closed; it is now. "
                            + (openedHere == null
                                    ? "-D" + HandleTable.LEAK_PROPERTY + "=true shows where it was opened."
                                    : ""),
                    openedHere);
        }
    }

    /**
     * A kind of things, as a sentence speaks of one.
     *
     * @param kind its name, which a caller may have chosen
     * @return the same behind the article that fits
     */
    public static String withArticle(String kind) {
        return (!kind.isEmpty() && "aeiouAEIOU".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
    }

    private static String beginningWithArticle(String kind) {
        String words = withArticle(kind);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
