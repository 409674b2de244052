// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.Pending;
import io.github.winnet4j.internal.future.Completers;
import io.github.winnet4j.internal.future.DependentFuture;
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
        retrieving = new Retrieving(identifier);
        buffer = instance.buffers.take(PORTION);
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

    private void over(@Nullable Throwable problem) {
        Throwable failure = problem;
        byte[] result = {};
        try {
            retrieving.close();
            if (!retrieving.isAbandoned()) {
                instance.buffers.give(buffer);
            }
            result = problem == null ? all.toByteArray() : result;
        } catch (Throwable e) { // no room for a copy
            failure = e;
        }
        close(result, failure);
    }

    /** In this order: when the end is reported, nothing is open any more. */
    private void close(byte[] result, @Nullable Throwable failure) {
        try {
            DependentFuture.whenDone(handle.closeAsync().future(), () -> report(result, failure));
        } catch (Throwable e) { // no memory: the handle is closed once it is forgotten, with the instance at the latest
            report(result, failure == null ? e : failure);
        }
    }

    private void report(byte[] result, @Nullable Throwable failure) {
        if (failure == null) {
            end(result);
        } else {
            fail(failure);
        }
    }
}
