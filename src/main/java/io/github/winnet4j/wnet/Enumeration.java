// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.internal.HandleTable;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.NetResource;
import io.github.winnet4j.win32.WinError;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An enumeration of Windows as a stream.
 *
 * <p>What is promised: it is opened with the first element that is wanted, and closed once, when it has come to its
 * end, has failed, or the stream is closed, whichever is first; one that is forgotten half-way is closed by the
 * Cleaner. Each batch is copied before the next is asked for, since its strings die then. An enumeration that answers
 * neither elements nor its end again and again is at its end.
 */
final class Enumeration extends Spliterators.AbstractSpliterator<NetResource> {
    private static final System.Logger LOG = System.getLogger("io.github.winnet4j");
    private static final HandleTable TABLE = new HandleTable("enumeration of the network", Mpr::WNetCloseEnum);

    /** Windows answers 0 without elements only by mistake, but then it may do so for ever. */
    private static final int MOST_EMPTY_BATCHES = 8;

    private static final long INVALID_HANDLE_VALUE = -1;

    private final int scope;
    private final @Nullable NetResource container;

    /** Kept for the next batch: it grows only. */
    private final Block block = new Block();

    private List<NetResource> batch = List.of();
    private int next;

    /** Guards the two below, which the closer of the stream may be another thread to look at; held during no call. */
    private final Object lock = new Object();

    private long token;
    private boolean open;
    private boolean ended;

    private Enumeration(int scope, @Nullable NetResource container) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.scope = scope;
        this.container = container;
    }

    /** @param container for the global network: what is looked into; null for its root, and for every other scope */
    static Stream<NetResource> stream(int scope, @Nullable NetResource container) {
        Enumeration enumeration = new Enumeration(scope, container);
        return StreamSupport.stream(enumeration, false).onClose(enumeration::close);
    }

    /** How many are open in Windows. */
    static int openCount() {
        return TABLE.openCount();
    }

    @Override
    public boolean tryAdvance(Consumer<? super NetResource> action) {
        for (int empty = 0; next == batch.size(); empty++) {
            if (empty == MOST_EMPTY_BATCHES) {
                close();
            }
            if (!fetch()) {
                return false;
            }
        }
        action.accept(batch.get(next++));
        return true;
    }

    /** The next batch; false at the end. */
    private boolean fetch() {
        if (!opened()) {
            return false;
        }
        int[] count = new int[1];
        int code;
        long handle = TABLE.enter(token);
        try {
            code = block.fill((bytes, size) -> {
                count[0] = -1;
                return Mpr.WNetEnumResourceW(handle, count, bytes, size);
            });
        } finally {
            TABLE.exit(token);
        }
        boolean end = code == WinError.ERROR_NO_MORE_ITEMS;
        if (code != WinError.ERROR_SUCCESS && !end) {
            RuntimeException failure = Failures.of("WNetEnumResourceW", code); // before the close, which is a call too
            close();
            throw failure;
        }
        batch = block.resources(count[0]); // under Wine also at the end
        next = 0;
        if (end) {
            close();
        }
        return !end || !batch.isEmpty();
    }

    private boolean opened() {
        synchronized (lock) {
            if (open || ended) {
                return !ended;
            }
        }
        long[] handle = new long[1];
        Failures.check("WNetOpenEnumW", Mpr.WNetOpenEnumW(scope, 0, 0, container, handle));
        if (handle[0] == 0 || handle[0] == INVALID_HANDLE_VALUE) {
            throw new NetworkException("WNetOpenEnumW", WinError.ERROR_INVALID_HANDLE); // success, it said
        }
        long opened = TABLE.open(this, handle[0]);
        boolean closedMeanwhile;
        synchronized (lock) {
            token = opened;
            open = true;
            closedMeanwhile = ended;
        }
        if (closedMeanwhile) {
            closeHandle();
        }
        return !closedMeanwhile;
    }

    /** Does nothing the second time. Another thread that is in a call is waited for. */
    private void close() {
        boolean has;
        synchronized (lock) {
            has = open && !ended;
            ended = true;
        }
        if (has) {
            closeHandle();
        }
    }

    /** What was enumerated is told already, so a failure to end is no reason to take it back. */
    private void closeHandle() {
        int code = TABLE.close(token);
        if (code != WinError.ERROR_SUCCESS) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "WNetCloseEnum answered {0,number,#}; the enumeration counts as closed.",
                    code);
        }
    }
}
