// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.internal.DirectMemory;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An operation, again and again, with the buffer that Windows has meanwhile. Promises: no byte of a buffer is Windows'
 * twice at a time; the buffer, and the objects of the user's that are behind this, stay until the completion. What
 * Windows says it wrote is never more than there was room for.
 */
abstract class BufferOperation
        implements Operation.ArgumentsCall<ByteBuffer>, Operation.Handler, Operation.Check, DirectMemory.Owner {
    private static final DirectMemory MEMORY = new DirectMemory();

    final Operation operation;
    final Instance instance;
    final PortHandle handle;

    // Of Windows', for calls of a use, which is inside both.
    final long windowsInstance;
    final long windowsHandle;

    private final DirectMemory.Claim claim = new DirectMemory.Claim(this);

    // Of the use in progress or the last one, written by the thread that has begun it.
    private @Nullable ByteBuffer buffer;
    private int count;

    /** Where it begins, asked once. */
    private @Nullable ByteBuffer known;

    private long knownAddress;

    BufferOperation(Instance instance, PortHandle handle, PortHandle.Canceller canceller) {
        this.instance = instance;
        this.handle = handle;
        this.windowsInstance = instance.inside();
        this.windowsHandle = handle.inside();
        this.operation =
                handle.operation(canceller).checking(this).onComplete(this).onAbandon(lost -> ended());
    }

    /** The call into Windows; instance and handle are open for its time. */
    abstract int submit(long token, @Nullable ByteBuffer bytes, long at, int size, long offset, int number);

    /** It has ended, by a completion or {@link #isAbandoned abandoned}. On the thread that drives the port. */
    abstract void ended();

    /**
     * Starts it.
     *
     * @param into what Windows reads or writes, from its position on; null when there is nothing, or it is to be
     *     {@link #lend lent}
     * @param size the number of its bytes
     * @param offset for the call, and a number besides
     * @return 997 or 0 when it will end by its completion; else Windows' refusal
     * @throws IllegalStateException the memory is in use already, or the operation is, or the handle is closed
     */
    @SuppressWarnings("ReferenceEquality") // the same buffer, not the same bytes
    final int start(String function, @Nullable ByteBuffer into, int size, long offset, int number) {
        if (into != buffer) {
            MEMORY.drop(claim); // before this owns the other one
        }
        return operation.start(function, this, into, offset, (long) number << 32 | size);
    }

    /** By the operation, which no other thread starts from here to its end. */
    @Override
    @SuppressWarnings("ReferenceEquality") // the same buffer, not the same bytes
    public final int start(long token, @Nullable ByteBuffer into, long offset, long sizeAndNumber) {
        int size = (int) sizeAndNumber;
        ByteBuffer bytes = into == null && size > 0 ? lend(size) : into;
        long at = bytes != null ? own(bytes, size) : 0;
        if (bytes != buffer) { // a store of a reference costs a fence in some collectors
            buffer = bytes;
        }
        count = size;
        return submit(token, bytes, at, size, offset, (int) (sizeAndNumber >>> 32));
    }

    /** A buffer of the library's. */
    ByteBuffer lend(int size) {
        throw new IllegalArgumentException("no buffer");
    }

    @SuppressWarnings("ReferenceEquality") // the same buffer, not the same bytes
    private long own(ByteBuffer bytes, int size) {
        if (bytes != known) {
            knownAddress = DirectMemory.address(bytes);
            known = bytes;
        }
        long at = knownAddress + bytes.position();
        if (!claim.covers(at, size) && !MEMORY.claim(claim, at, size)) {
            throw new IllegalStateException("Windows owns this buffer, or a part of it, until another operation has"
                    + " ended; use another one until then");
        }
        return at;
    }

    @Override
    public final boolean ownsMemory() {
        Operation.State now = operation.state();
        return now == Operation.State.PENDING || now == Operation.State.ABANDONED;
    }

    @Override
    public int check(int code, long bytes) {
        return code == WinError.ERROR_SUCCESS && count != 0 && bytes > count ? WinError.ERROR_INVALID_DATA : code;
    }

    @Override
    public final void completed(Operation done) {
        ended();
    }

    /** The buffer of the use in progress, or of the last one. */
    final @Nullable ByteBuffer buffer() {
        return buffer;
    }

    /** It has another owner now. */
    final void forgetBuffer() {
        buffer = null;
    }

    /** How many bytes of it were to be read or written. */
    final int count() {
        return count;
    }

    /** True when Windows never gave this back: what it has must not be used again. */
    final boolean isAbandoned() {
        return operation.state() == Operation.State.ABANDONED;
    }

    /** Gives everything back, when it has ended. */
    final void close() {
        operation.close();
        MEMORY.drop(claim);
    }
}
