// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.Pending;
import io.github.winnet4j.internal.future.Completers;
import io.github.winnet4j.internal.future.PendingFuture;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Content information on its way out: opens it, reads it to its end, a portion after the other, and closes it. Of one
 * use. Its handle is closed before the end is reported.
 */
final class InformationRetrieval extends PendingFuture<byte[]> {
    private static final String FUNCTION = "PeerDistServerRetrieveContentInformation";
    private static final int PORTION = 64 << 10;
    private static final int LIMIT = 256 << 20;

    @SuppressWarnings("unused") // only kept: it must stay open
    private final PeerDist peerDist;

    private final Instance instance;
    private final PortHandle handle;
    private final Retrieving retrieving;
    private final ByteBuffer buffer;
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    // How it ends, written before it is over.
    private byte[] result = {};
    private @Nullable Throwable failure;
    private volatile boolean over;

    private volatile boolean closed;

    InformationRetrieval(PeerDist peerDist, Instance instance, byte[] identifier, InformationOptions options) {
        super(Completers.of(instance.port));
        this.peerDist = peerDist;
        this.instance = instance;
        // Windows 7 has version 1 alone and no other function: if that will do, it is the newest.
        boolean plain = options.anyVersion() || options.takesVersion1() && !instance.knowsWindows8();
        handle = instance.attach(
                "BranchCache content information",
                plain ? "PeerDistServerOpenContentInformation" : "PeerDistServerOpenContentInformationEx",
                (windows, opened) -> plain
                        ? open(instance, windows, identifier, options, opened)
                        : openEx(instance, windows, identifier, options, opened),
                information -> Errors.check(
                        "PeerDistServerCloseContentInformation",
                        Peerdist.PeerDistServerCloseContentInformation(instance.inside(), information)));
        boolean made = false;
        try {
            handle.onClosed(this::closed); // so the handle knows this, and would never be forgotten
            retrieving = new Retrieving(identifier);
            buffer = instance.buffers.take(PORTION);
            made = true;
        } finally {
            if (!made) {
                handle.closeLater();
            }
        }
    }

    private static int open(
            Instance instance, long windows, byte[] identifier, InformationOptions options, long[] opened) {
        return Peerdist.PeerDistServerOpenContentInformation(
                windows,
                identifier.length,
                identifier,
                options.offset(),
                options.length(),
                instance.port.handle(),
                instance.port.key(),
                opened);
    }

    private static int openEx(
            Instance instance, long windows, byte[] identifier, InformationOptions options, long[] opened) {
        return Peerdist.PeerDistServerOpenContentInformationEx(
                windows,
                identifier.length,
                identifier,
                options.offset(),
                options.length(),
                Layouts.retrievalOptions(options.oldest(), options.newest()),
                instance.port.handle(),
                instance.port.key(),
                opened);
    }

    /** A portion. */
    private final class Retrieving extends BufferOperation {
        Retrieving(byte[] identifier) {
            super(
                    InformationRetrieval.this.instance,
                    InformationRetrieval.this.handle,
                    PublicationStream.canceller(InformationRetrieval.this.instance, identifier));
        }

        @Override
        int submit(long token, @Nullable ByteBuffer bytes, long at, int size, long offset, int number) {
            return Peerdist.PeerDistServerRetrieveContentInformation(
                    windowsInstance, windowsHandle, size, Content.given(bytes), token);
        }

        @Override
        void ended() {
            boolean more;
            try {
                more = keep(operation.code(), operation.bytes());
            } catch (Throwable e) { // that is its end, or there is no room for so much
                over(e);
                return;
            }
            if (more) {
                next();
            } else {
                over(null);
            }
        }
    }

    Pending<byte[]> begin() {
        next();
        return this;
    }

    @Override
    public boolean cancel() {
        return retrieving.operation.cancel();
    }

    private void next() {
        boolean more;
        try {
            int answer = retrieving.start(FUNCTION, buffer.clear().limit(PORTION), PORTION, 0, 0);
            more = answer != WinError.PEERDIST_ERROR_NO_MORE; // as an answer or by a completion
            if (more && answer != WinError.ERROR_IO_PENDING) {
                Errors.check(FUNCTION, answer);
            }
        } catch (Throwable e) { // refused, or no memory
            over(e);
            return;
        }
        if (!more) {
            over(null);
        }
    }

    /** Keeps a portion; false when there was none any more. Throws what else is the end. */
    private boolean keep(int code, long bytes) {
        if (code == WinError.PEERDIST_ERROR_NO_MORE) {
            return false;
        }
        Errors.check(FUNCTION, code);
        if (bytes == 0 || all.size() + bytes > LIMIT) {
            throw Errors.of(FUNCTION, WinError.ERROR_INVALID_DATA);
        }
        if (isDone()) { // given up meanwhile
            throw Errors.of(FUNCTION, WinError.ERROR_OPERATION_ABORTED);
        }
        byte[] portion = new byte[(int) bytes];
        buffer.get(0, portion);
        all.writeBytes(portion);
        return true;
    }

    /** When the end is reported, nothing is open any more. */
    private void over(@Nullable Throwable problem) {
        failure = problem;
        try {
            retrieving.close();
            if (!retrieving.isAbandoned()) {
                instance.buffers.give(buffer);
            }
            if (problem == null) {
                result = all.toByteArray();
            }
        } catch (Throwable e) { // no room for a copy
            failure = e;
        }
        over = true;
        handle.closeLater();
        if (closed) { // and perhaps before it was over
            report();
        }
    }

    private void closed() {
        closed = true;
        if (over) {
            report();
        }
    }

    private void report() {
        if (failure == null) {
            end(result);
        } else {
            fail(failure);
        }
    }
}
