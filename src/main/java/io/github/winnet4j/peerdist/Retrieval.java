// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Content information on its way out: opens it, reads it to its end, a portion after the other, and closes it. Of one
 * use.
 */
final class Retrieval {
    private static final String FUNCTION = "PeerDistServerRetrieveContentInformation";
    private static final int PORTION = 64 << 10;
    private static final int LIMIT = 256 << 20;

    private static final Use.Submit RETRIEVE = (instance, handle, use, token) -> {
        ByteBuffer buffer = use.buffer;
        if (buffer == null) {
            throw new IllegalStateException("no bytes");
        }
        return Peerdist.PeerDistServerRetrieveContentInformation(instance, handle, use.count, buffer, token);
    };

    @SuppressWarnings("unused") // only kept: it must stay open
    private final PeerDist peerDist;

    private final Handle handle;
    private final Use use;
    private final ByteBuffer buffer;
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> future = new CompletableFuture<>();

    Retrieval(PeerDist peerDist, Session session, byte[] identifier, InformationOptions options) {
        this.peerDist = peerDist;
        handle = new Handle(session, session.informations, "PeerDistServerCloseContentInformation") {
            @Override
            int cancel(long nativeHandle, long operation) {
                return PublicationStream.cancelServers(session, identifier, operation);
            }

            @Override
            void cancelStarted() {
                use.operation.cancel();
            }
        };
        buffer = session.buffers.take(PORTION);
        use = new Use(handle, this, this::ended);
        long opened;
        try {
            opened = open(session, identifier, options);
        } catch (Throwable e) {
            use.close();
            throw e;
        }
        handle.opened(this, opened);
    }

    private static long open(Session session, byte[] identifier, InformationOptions options) {
        if (options.anyVersion()) {
            return PeerDist.open(
                    session,
                    "PeerDistServerOpenContentInformation",
                    (instance, opened) -> Peerdist.PeerDistServerOpenContentInformation(
                            instance,
                            identifier.length,
                            identifier,
                            options.offset(),
                            options.length(),
                            session.port.handle(),
                            session.port.key(),
                            opened));
        }
        byte[] versions = Layouts.retrievalOptions(options.oldest(), options.newest());
        return PeerDist.open(
                session,
                "PeerDistServerOpenContentInformationEx",
                (instance, opened) -> Peerdist.PeerDistServerOpenContentInformationEx(
                        instance,
                        identifier.length,
                        identifier,
                        options.offset(),
                        options.length(),
                        versions,
                        session.port.handle(),
                        session.port.key(),
                        opened));
    }

    Pending<byte[]> begin() {
        try {
            next();
        } catch (RuntimeException e) {
            end(e);
        }
        return new Pending<>(future, use.operation::cancel);
    }

    private void next() {
        int answer = use.start(FUNCTION, RETRIEVE, buffer.clear().limit(PORTION), PORTION, 0, 0);
        if (answer == WinError.PEERDIST_ERROR_NO_MORE) { // as an answer or by a completion
            end(null);
        } else if (answer != WinError.ERROR_IO_PENDING && answer != WinError.ERROR_SUCCESS) {
            end(Errors.of(FUNCTION, answer));
        }
    }

    private void ended(Use done) {
        int code = done.operation.code();
        long bytes = done.operation.bytes();
        if (code == WinError.PEERDIST_ERROR_NO_MORE) {
            end(null);
        } else if (code != WinError.ERROR_SUCCESS) {
            end(Errors.of(FUNCTION, code));
        } else if (bytes == 0 || bytes > PORTION || all.size() + bytes > LIMIT) {
            end(Errors.of(FUNCTION, WinError.ERROR_INVALID_DATA));
        } else {
            byte[] portion = new byte[(int) bytes];
            buffer.get(0, portion);
            all.writeBytes(portion);
            try {
                next();
            } catch (RuntimeException e) {
                end(e);
            }
        }
    }

    /** In this order: when the future is done, nothing is open any more but what closes behind this very handler. */
    private void end(@Nullable Throwable problem) {
        use.close();
        if (!use.isAbandoned()) {
            handle.session.buffers.give(buffer);
        }
        handle.beginClosing(); // or the whole instance is being closed
        handle.drained().thenRun(() -> {
            handle.closeNow();
            if (problem == null) {
                future.complete(all.toByteArray());
            } else {
                future.completeExceptionally(problem);
            }
        });
    }
}
