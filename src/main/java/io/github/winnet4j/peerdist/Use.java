// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static java.util.Objects.requireNonNull;

import io.github.winnet4j.internal.DirectMemory;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a handle, one use after the other, each with the buffer that Windows has meanwhile. Promises: no byte
 * of a buffer is Windows' twice at a time; the buffer, the handle's user object and the slot stay until the completion;
 * the handle knows of each use from before its start until after its handler. Who uses it sees to it that one use
 * follows the other.
 */
final class Use implements Operation.Handler, Operation.Call, Operation.Canceller {
    /** The call into Windows; the instance and the handle are open for its time. */
    @FunctionalInterface
    interface Submit {
        int submit(long instance, long handle, Use use, long token);
    }

    /**
     * Told of each completion, on the thread that drives the port; or, when the use {@link #isAbandoned}, that there
     * will be none.
     */
    @FunctionalInterface
    interface Ended {
        void ended(Use use);
    }

    private static final DirectMemory MEMORY = new DirectMemory();

    final Operation operation;
    private final Handle handle;
    private final Ended ended;

    @SuppressWarnings("unused") // only kept: while Windows has an operation its object is in use
    private final Object keeper;

    private final DirectMemory.Claim claim = new DirectMemory.Claim();
    private @Nullable ByteBuffer known;
    private long address;
    private boolean claimed;

    // The arguments of the call.
    private @Nullable Submit submit;

    @Nullable
    ByteBuffer buffer;

    int count;
    long offset;
    int timeout;

    Use(Handle handle, Object keeper, Ended ended) {
        this.handle = handle;
        this.keeper = keeper;
        this.ended = ended;
        this.operation = handle.session.port.operation(this).onComplete(this).onAbandon(this::abandoned);
    }

    /**
     * Starts it.
     *
     * @param into what Windows reads or writes, from its position on; null when there is nothing
     * @param size so many bytes of it
     * @return 997 or 0 when it will end by its completion; else Windows' refusal
     * @throws IllegalStateException the memory is in use already, or the handle is closed
     */
    int start(String function, Submit call, @Nullable ByteBuffer into, int size, long at, int millis) {
        handle.begin();
        boolean accepted = false;
        try {
            own(into, size);
            submit = call;
            buffer = into;
            count = size;
            offset = at;
            timeout = millis;
            int answer = operation.start(function, this);
            accepted = answer == WinError.ERROR_IO_PENDING || answer == WinError.ERROR_SUCCESS;
            if (accepted && handle.isClosing()) {
                operation.cancel(); // who closes may have cancelled just before there was something
            }
            return answer;
        } finally {
            if (!accepted) {
                disown();
                handle.end();
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same buffer, not the same bytes
    private void own(@Nullable ByteBuffer into, int size) {
        operation.keep(into != null ? into : this);
        if (into == null || size == 0) {
            claimed = false;
            return;
        }
        if (into != known) {
            address = DirectMemory.address(into);
            known = into;
        }
        if (!MEMORY.claim(claim, address + into.position(), size)) {
            throw new IllegalStateException(
                    "Windows owns this buffer, or a part of it, until another operation has ended; use another"
                            + " one until then");
        }
        claimed = true;
    }

    private void disown() {
        if (claimed) {
            claimed = false;
            claim.release();
        }
    }

    @Override
    public int start(long token) {
        long opened = handle.enter();
        try {
            return requireNonNull(submit).submit(handle.session.instance(), opened, this, token);
        } finally {
            handle.exit();
        }
    }

    @Override
    public int cancel(long token) {
        long opened;
        try {
            opened = handle.enter();
        } catch (IllegalStateException e) {
            return WinError.PEERDIST_ERROR_OPERATION_NOTFOUND; // closed, and cancelled by that
        }
        try {
            return handle.cancel(opened, token);
        } finally {
            handle.exit();
        }
    }

    @Override
    public void completed(Operation done) {
        disown();
        try {
            ended.ended(this);
        } finally {
            handle.end();
        }
    }

    /** The port was closed: no completion comes any more, and the buffer stays Windows'. */
    private void abandoned(Operation gone) {
        ended.ended(this);
        handle.abandoned();
    }

    /** Whether the port was closed, and Windows never gave this back: what it has must not be used again. */
    boolean isAbandoned() {
        return operation.state() == Operation.State.ABANDONED;
    }

    /** Gives everything back; not while it is in progress. */
    void close() {
        operation.close();
        MEMORY.drop(claim);
        known = null;
    }
}
