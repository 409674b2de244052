// SPDX-License-Identifier: Apache-2.0
package com.example.drives;

import io.github.winnet4j.wnet.CallAbandonedException;
import io.github.winnet4j.wnet.DisconnectOptions;
import io.github.winnet4j.wnet.Disconnection;
import io.github.winnet4j.wnet.NetworkCall;
import io.github.winnet4j.wnet.NetworkConnectRequest;
import io.github.winnet4j.wnet.NetworkConnection;
import io.github.winnet4j.wnet.NetworkConnections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Drives that are to be connected, and this session's connections to them. */
final class Drives implements AutoCloseable {
    private final List<Drive> wanted;
    private final Duration patience;
    private final Consumer<String> log;

    /** Connected by us; what others have connected is theirs to end. */
    private final List<Drive> ours = new ArrayList<>();

    /**
     * Windows can't cancel a call: one that a dead server holds is still on its way, and isn't made again meanwhile.
     */
    private final Map<Drive, NetworkCall<NetworkConnection>> asked = new LinkedHashMap<>();

    private boolean closed;

    Drives(List<Drive> wanted, Duration patience, Consumer<String> log) {
        this.wanted = wanted;
        this.patience = patience;
        this.log = log;
    }

    /** Asks for all that are missing at the same time, so that a dead server holds up none of the others. */
    synchronized void connectMissing() {
        for (Drive drive : wanted) {
            if (!closed && !ours.contains(drive)) {
                asked.computeIfAbsent(drive, this::ask);
            }
        }
        new LinkedHashMap<>(asked).forEach(this::take);
    }

    private NetworkCall<NetworkConnection> ask(Drive drive) {
        return NetworkConnections.connectAsync(
                NetworkConnectRequest.to(drive.share()).device(drive.device()), patience);
    }

    /** What came of a call: in time, or after its deadline, or nothing yet. */
    private void take(Drive drive, NetworkCall<NetworkConnection> call) {
        try {
            NetworkConnection connection = (call.late().isDone() ? call.late() : call.future()).join();
            asked.remove(drive);
            ours.add(drive);
            log.accept(connection.device() + " leads to " + connection.remoteName());
        } catch (CompletionException | CancellationException failure) {
            Throwable why = failure.getCause() == null ? failure : failure.getCause();
            if (!(why instanceof CallAbandonedException)) {
                asked.remove(drive); // it is asked for again the next time
            }
            log.accept(drive.device() + " isn't connected: " + why.getMessage()); // says what to do, too
        }
    }

    /** Nothing is forced: a drive with open files stays, rather than lose what isn't written yet. */
    @Override
    public synchronized void close() {
        closed = true;
        // What is connected after all is not wanted any more.
        asked.forEach((drive, call) -> call.late().thenAccept(late -> NetworkConnections.disconnect(late.name())));
        Map<Drive, NetworkCall<Disconnection>> ending = new LinkedHashMap<>();
        for (Drive drive : ours) {
            ending.put(drive, NetworkConnections.disconnectAsync(drive.device(), DisconnectOptions.gently(), patience));
        }
        ending.forEach((drive, call) -> {
            try {
                Disconnection end = call.future().join();
                log.accept(drive.device() + (end.isGone() ? " is free" : " stays, since it is in use: " + end));
            } catch (CompletionException failure) {
                log.accept(drive.device() + " stays: " + failure.getCause().getMessage());
            }
        });
        ours.clear();
    }
}
