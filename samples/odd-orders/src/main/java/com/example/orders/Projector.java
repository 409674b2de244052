// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.wifidirect.SessionOpening;
import io.github.winnet4j.wifidirect.SessionState;
import io.github.winnet4j.wifidirect.WifiDirect;
import io.github.winnet4j.wifidirect.WifiDirectSession;
import java.util.concurrent.CompletableFuture;

/** A picture goes to one device at a time, and the last wish counts: whatever was before is given up. */
final class Projector implements AutoCloseable {
    private final WifiDirect direct;
    private SessionOpening current;

    Projector(CompletionPort port) {
        direct = WifiDirect.open(port);
    }

    synchronized CompletableFuture<WifiDirectSession> show(MacAddress device) {
        stop();
        current = direct.openSession(device);
        return current.future();
    }

    /** In any state, and as often as anybody likes. */
    synchronized void stop() {
        if (current != null && !current.cancel() && current.state() == SessionState.OPEN) {
            current.session().end();
        }
    }

    /** Cancels, waits for Windows' answer, and closes what is open. */
    @Override
    public void close() {
        direct.close();
    }
}
