// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.internal.future.Completers;
import io.github.winnet4j.internal.future.PendingFuture;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;

/**
 * The opening of a session with a legacy device: one call that takes seconds and can't be cancelled, on a thread of its
 * own, inside the client. The waiter may give up; the session that comes then is closed.
 */
final class LegacyOpening extends PendingFuture<WifiDirectSession> implements Runnable {
    private static final String FUNCTION = "WFDOpenLegacySession";

    private static final LongConsumer CLOSER = Wlanapi::WFDCloseSession;

    private final WifiDirect client;
    private final MacAddress device;

    /** As this future, for a waiter that doesn't drive the port. */
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private LegacyOpening(WifiDirect client, MacAddress device) {
        super(Completers.of(client.handle.port()));
        this.client = client;
        this.device = device;
    }

    static LegacyOpening begin(WifiDirect client, MacAddress device) {
        LegacyOpening opening = new LegacyOpening(client, device);
        client.handle.enter();
        boolean begun = false;
        try {
            Thread thread = new Thread(null, opening, "winnet4j-legacy-session", 0, false);
            thread.setDaemon(true);
            thread.start();
            begun = true;
        } finally {
            if (!begun) {
                client.handle.exit();
            }
        }
        return opening;
    }

    /** Windows can't. */
    @Override
    public boolean cancel() {
        return false;
    }

    @Override
    public void run() {
        try {
            WifiDirectSession session = open();
            if (!end(session)) {
                session.disposeOf();
            }
        } catch (Throwable e) {
            fail(e);
        } finally {
            client.handle.exit();
            done.complete(null);
        }
    }

    private WifiDirectSession open() {
        long[] opened = new long[1];
        byte[] guid = new byte[Guids.SIZE];
        while (wasHit(opened, guid)) { // by a cancel that was meant for the previous owner of the handle
            PendingHandles.ALL.awaitCancels(opened[0]); // closed before, the handle might be the next one's at once
            Wlanapi.WFDCloseSession(opened[0]);
        }
        WifiDirectSession session = WifiDirectSession.opened(client, device, opened[0], guid, 0);
        if (session == null) {
            throw new OperationCancelledException(
                    FUNCTION,
                    WinError.ERROR_CANCELLED,
                    "The Wi-Fi Direct client was closed while the session was being opened.");
        }
        return session;
    }

    /** Calls Windows. True when a cancel may have hit the session, or may yet. */
    private boolean wasHit(long[] opened, byte[] guid) {
        byte[] address = device.toBytes();
        boolean hit;
        opened[0] = 0;
        PendingHandles.Start start = PendingHandles.ALL.begin();
        try {
            int code = Wlanapi.WFDOpenLegacySession(client.handle.handle().inside(), address, opened, guid);
            WifiDirectException.check(FUNCTION, code, opened[0]);
        } finally {
            hit = PendingHandles.ALL.givenOut(start, opened[0], CLOSER);
        }
        return hit;
    }

    private WifiDirectSession result() {
        Throwable problem = problem();
        if (problem instanceof RuntimeException exception) {
            throw exception;
        }
        if (problem instanceof Error error) {
            throw error;
        }
        return join();
    }

    /** Waits through interrupts, whose flag is left set; then it is given up. */
    WifiDirectSession get(Deadline deadline) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    done.get(deadline.left(), TimeUnit.NANOSECONDS);
                    return result();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    if (completeExceptionally(e)) {
                        throw WifiDirectException.of(FUNCTION, WinError.ERROR_TIMEOUT, 0);
                    }
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e); // nothing fails it
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
