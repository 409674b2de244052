// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.internal.Forgotten;
import io.github.winnet4j.internal.Gate;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.NetResource;
import io.github.winnet4j.win32.WinError;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An enumeration of Windows as a stream.
 *
 * <p>What is promised: it is opened with the first element that is wanted, and closed once, when it has come to its
 * end, has failed, or the stream is closed, whichever is first; one that is forgotten half-way is closed by the
 * Cleaner. Closing doesn't wait: a call that is in progress on another thread closes it when it returns. Each batch is
 * copied before the next is asked for, since its strings die then. An enumeration that answers neither elements nor its
 * end again and again is at its end.
 */
final class Enumeration extends Spliterators.AbstractSpliterator<NetResource> {
    private static final System.Logger LOG = System.getLogger("io.github.winnet4j");

    /** Windows answers 0 without elements only by mistake, but then it may do so forever. */
    private static final int MOST_EMPTY_BATCHES = 8;

    private static final long INVALID_HANDLE_VALUE = -1;

    private static final AtomicInteger OPEN = new AtomicInteger();

    private final int scope;
    private final @Nullable NetResource container;
    private final Handle handle = new Handle();
    private volatile @Nullable Forgotten forgotten;

    /** Kept for the next batch: it grows only. */
    private final Block block = new Block();

    private List<NetResource> batch = List.of();
    private int next;

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
        return OPEN.get();
    }

    @Override
    public boolean tryAdvance(Consumer<? super NetResource> action) {
        for (int empty = 0; next == batch.size(); empty++) {
            if (empty == MOST_EMPTY_BATCHES) {
                close();
            }
            if (!Blocking.call(this::fetch)) {
                return false;
            }
        }
        action.accept(batch.get(next++));
        return true;
    }

    /** The next batch; false at the end. */
    private boolean fetch() {
        if (!handle.enter()) {
            return false;
        }
        try {
            return opened() && filled();
        } finally {
            handle.exit();
        }
    }

    /** Does nothing the second time. */
    private void close() {
        handle.close();
        Forgotten watch = forgotten;
        if (watch != null) {
            watch.stop();
        }
    }

    private boolean filled() {
        int[] count = new int[1];
        int code = block.fill((bytes, size) -> {
            count[0] = -1;
            return Mpr.WNetEnumResourceW(handle.value, count, bytes, size);
        });
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

    /** False when it was closed meanwhile. */
    private boolean opened() {
        if (handle.value == 0) {
            long[] opened = new long[1];
            Failures.check("WNetOpenEnumW", Mpr.WNetOpenEnumW(scope, 0, 0, container, opened));
            if (opened[0] == 0 || opened[0] == INVALID_HANDLE_VALUE) {
                throw new NetworkException("WNetOpenEnumW", WinError.ERROR_INVALID_HANDLE); // success, it said
            }
            OPEN.getAndIncrement();
            handle.value = opened[0];
            forgotten = Forgotten.watch(this, "enumeration of the network", handle::isClosing, handle::close);
        }
        return !handle.isClosing();
    }

    /** What there is of it when the stream is forgotten. Uses of the gate are calls into Windows. */
    private static final class Handle extends Gate {
        /** 0 until it is open; written by the reader of the stream, inside. */
        private long value;

        void close() {
            if (beginClosing()) {
                exit();
            }
        }

        @Override
        protected void last() {
            if (value != 0) {
                Blocking.run(this::closeHandle);
            }
        }

        /** What was enumerated has been delivered already; a failure to end is no reason to take it back. */
        private void closeHandle() {
            int code = Mpr.WNetCloseEnum(value);
            OPEN.getAndDecrement();
            if (code != WinError.ERROR_SUCCESS) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "WNetCloseEnum answered {0,number,#}; the enumeration counts as closed.",
                        code);
            }
        }
    }
}
