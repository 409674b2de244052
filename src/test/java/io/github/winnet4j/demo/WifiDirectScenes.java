// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.demo;

import static io.github.winnet4j.demo.Scenes.named;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.TraceEvent;
import io.github.winnet4j.wifidirect.PairedDevice;
import io.github.winnet4j.wifidirect.SessionOpening;
import io.github.winnet4j.wifidirect.SessionState;
import io.github.winnet4j.wifidirect.WifiDirect;
import io.github.winnet4j.wifidirect.WifiDirectSession;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The endings of Wi-Fi Direct. The scenes drive the port themselves, so that they go the same way each time. */
final class WifiDirectScenes {
    private static final MacAddress DEVICE = MacAddress.of("02-1A-11-F0-3C-7D");
    private static final MacAddress OTHER = MacAddress.of("02-1A-11-F0-3C-7E");

    private final Simulator windows;

    WifiDirectScenes(Simulator windows) {
        this.windows = windows;
    }

    Scenes.Scene[] all() {
        return new Scenes.Scene[] {
            new Scenes.Scene(
                    "Wi-Fi Direct: an open that is cancelled (WFDCancelOpenSession)",
                    "It ends when Windows' one callback has come, exactly once, whatever the cancel returned.",
                    this::cancelled),
            new Scenes.Scene(
                    "Wi-Fi Direct: a cancel that comes too late, and a session that is closed (WFDCloseSession)",
                    "If the callback brings success after all, the session is closed, not leaked.",
                    this::cancelledTooLate),
            new Scenes.Scene(
                    "Wi-Fi Direct: a client that is closed from inside a handler, with an open pending",
                    "Cancelled and closed in Windows' order; the handle goes last, and no handler waits.",
                    this::closedInAHandler),
            new Scenes.Scene(
                    "Wi-Fi Direct: from a paired device to its session, and from that to the network",
                    "Without a poll the wait ends with the addresses that Windows gave to the session's interface.",
                    this::addressed),
        };
    }

    private String cancelled() {
        windows.peer(DEVICE.toString()).accepts().after(Duration.ofSeconds(3));
        AtomicInteger ends = new AtomicInteger();
        String said;
        try (CompletionPort port = CompletionPort.open();
                WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening opening = direct.openSession(DEVICE, ended -> ends.incrementAndGet());
            windows.advance(Duration.ofSeconds(1));
            said = "cancel was " + (opening.cancel() ? "accepted" : "refused") + " and the open was "
                    + (opening.state() == SessionState.CLOSING ? "still pending" : "over");
            happen(port);
            said += "; the callback ended it with " + named(opening.code());
        }
        return said + ", and its handler ran " + (ends.get() == 1 ? "once" : ends + " times");
    }

    private String cancelledTooLate() {
        windows.peer(DEVICE.toString()).accepts().cancelLoses();
        SessionOpening opening;
        try (CompletionPort port = CompletionPort.open();
                WifiDirect direct = WifiDirect.open(port)) {
            opening = direct.openSession(DEVICE);
            opening.cancel();
            happen(port);
        }
        windows.runUntilIdle();
        return "the open was cancelled, success came all the same, it was not handed out ("
                + opening.failure().getClass().getSimpleName() + "), and the session was closed; left open: "
                + windows.ledger().size();
    }

    private String closedInAHandler() {
        windows.peer(DEVICE.toString()).accepts().after(Duration.ofSeconds(1));
        windows.peer(OTHER.toString()).accepts().after(Duration.ofSeconds(9));
        AtomicBoolean down = new AtomicBoolean(true);
        try (CompletionPort port = CompletionPort.open();
                WifiDirect direct = WifiDirect.open(port)) {
            direct.openSession(OTHER);
            direct.openSession(DEVICE, ended -> down.set(direct.close(Duration.ofSeconds(20))));
            windows.advance(Duration.ofSeconds(1));
            port.pollNow();
            happen(port);
        }
        return "close returned in the handler, before " + (down.get() ? "nothing" : "all") + " was over; Windows saw "
                + windows.trace().stream()
                        .filter(event -> event.kind() == TraceEvent.Kind.CALL)
                        .map(TraceEvent::function)
                        .filter(name -> name.contains("Cancel") || name.contains("Close"))
                        .collect(Collectors.joining(", "));
    }

    private String addressed() {
        windows.peer(DEVICE.toString()).accepts().named("Television");
        try (CompletionPort port = CompletionPort.open();
                WifiDirect direct = WifiDirect.open(port)) {
            PairedDevice television = WifiDirect.pairedDevices().get(0);
            SessionOpening opening = direct.openSession(television.address());
            happen(port);
            try (WifiDirectSession session = opening.future().join()) {
                boolean none = session.network().isEmpty();
                NetworkInterface real = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
                windows.networkInterface(session.interfaceId(), real);
                List<InetAddress> addresses = session.whenAddressed().future().join();
                return television.name() + " is paired, and "
                        + (WifiDirect.pairedDevices().get(0).isConnected() ? "connected" : "not connected")
                        + "; its interface was " + (none ? "none at first" : "there") + ", then it had "
                        + (addresses.contains(InetAddress.getLoopbackAddress())
                                ? "the address of one of this machine"
                                : addresses);
            }
        } catch (SocketException e) {
            throw new IllegalStateException(e);
        }
    }

    private void happen(CompletionPort port) {
        windows.runUntilIdle();
        port.pollNow();
    }
}
