// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.Pending;
import io.github.winnet4j.wlan.WlanReason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A session that is being opened, from {@link WifiDirect#openSession(MacAddress) WifiDirect.openSession}.
 *
 * <p>It ends exactly once, when Windows has called back: with a session, with a failure, or as cancelled. A successful
 * cancel means that there never is a session, and so does giving up on its future: should Windows open one all the
 * same, it is closed.
 *
 * @since 0.1.0
 */
public final class SessionOpening implements Pending<WifiDirectSession> {
    /**
     * Called once, on the thread that drives the port, when an open has ended.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Handler {
        /**
         * The opening has ended. Runs on the thread that drives the port.
         *
         * @param opening the one that has ended, with the session or the failure
         */
        void ended(SessionOpening opening);
    }

    final Opening life;

    SessionOpening(Opening life) {
        this.life = life;
    }

    /** {@return which device} */
    public MacAddress device() {
        return life.device;
    }

    /** {@return where it stands; once it is open, where its session stands} */
    public SessionState state() {
        return life.state();
    }

    /** {@return the Win32 code that it ended with; 0 until then, and for success} */
    public int code() {
        return life.code();
    }

    /** {@return what the service reported beside the code} */
    public WlanReason reason() {
        return new WlanReason(life.reason());
    }

    /**
     * {@return the session, for handlers}
     *
     * @throws IllegalStateException unless it was opened
     */
    public WifiDirectSession session() {
        return life.session();
    }

    /**
     * {@return why there is no session, {@link OperationCancelledException} when it was cancelled; null while it is
     * pending, and for success}
     */
    public @Nullable RuntimeException failure() {
        return life.failure();
    }

    /** {@return the session, or the {@link #failure}} */
    @Override
    public CompletableFuture<WifiDirectSession> future() {
        return life.future();
    }

    /**
     * Asks Windows to cancel the open ({@code WFDCancelOpenSession}). It ends when Windows has answered, but never with
     * a session. One that has not begun yet doesn't begin.
     *
     * @return true when that is so; false when it has ended already, and {@link #state} says how
     */
    @Override
    public boolean cancel() {
        return life.cancel();
    }

    @Override
    public boolean await(Duration within) throws InterruptedException {
        return life.future().await(within);
    }

    @Override
    public String toString() {
        return "opening of a Wi-Fi Direct session with " + device() + " (" + state() + ")";
    }
}
