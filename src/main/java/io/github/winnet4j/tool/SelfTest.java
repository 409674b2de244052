// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.tool;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Family;
import io.github.winnet4j.internal.NativeLibrary;
import io.github.winnet4j.peerdist.PeerDist;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.EventChannel;
import io.github.winnet4j.wifidirect.WifiDirect;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import io.github.winnet4j.wlan.NotificationSource;
import io.github.winnet4j.wlan.Watch;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanInterface;
import io.github.winnet4j.wnet.Disconnection;
import io.github.winnet4j.wnet.NetworkConnection;
import io.github.winnet4j.wnet.NetworkConnections;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Real calls of every family that change nothing: what is opened is closed, what is ended isn't there. The report has
 * numbers and codes, and no name of a network, a share, a device or a user, so that it can be shown to anybody.
 */
final class SelfTest {
    private static final int WAIT_SECONDS = 10;
    private static final int EVENT_BYTES = 8;
    private static final int EVENTS = 100;

    /** Reserved for what doesn't exist (RFC 2606), and never connected to. */
    private static final String NOWHERE = "\\\\winnet4j.invalid\\selftest";

    private enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final Columns report = new Columns();

    private SelfTest() {}

    static int run(List<String> arguments, PrintStream out) {
        if (!arguments.isEmpty()) {
            throw new UsageException("selftest takes nothing, and not " + arguments);
        }
        SelfTest test = new SelfTest();
        out.printf(
                Locale.ROOT,
                "winnet4j %s, %s %s %s, Java %s (%s)%n%n",
                NativeLibrary.version(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"));
        test.all();
        test.report.print(out);
        out.printf(
                Locale.ROOT,
                "%n%d passed, %d failed, %d skipped%n",
                test.count(Outcome.PASSED),
                test.count(Outcome.FAILED),
                test.count(Outcome.SKIPPED));
        return test.count(Outcome.FAILED) == 0 && test.count(Outcome.PASSED) > 0 ? Main.GOOD : Main.BAD;
    }

    private int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    private void add(Outcome outcome, String name, String text) {
        counts.merge(outcome, 1, Integer::sum);
        report.row(outcome, name, text.replaceAll("\\s*\\R\\s*", " "));
    }

    private void step(String name, Callable<String> call) {
        try {
            add(Outcome.PASSED, name, call.call());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            add(Outcome.FAILED, name, "interrupted");
        } catch (Exception | LinkageError e) {
            add(Outcome.FAILED, name, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private void family(Family family, Runnable steps) {
        Availability availability = Availability.of(family);
        if (availability.isPresent()) {
            steps.run();
        } else {
            String name = family.name().toLowerCase(Locale.ROOT).replace('_', '-');
            add(Outcome.SKIPPED, name, availability.state() + ": " + availability.explanation());
        }
    }

    private void all() {
        if (NativeLibrary.problem() != null) {
            add(Outcome.FAILED, "library", String.valueOf(NativeLibrary.problem()));
            return;
        }
        step("port: events through a completion port, in order", SelfTest::port);
        endings();
        family(Family.WLAN, this::wifi);
        family(Family.WIFI_DIRECT, this::wifiDirect);
        family(Family.NETWORK_CONNECTIONS, this::networkConnections);
        family(Family.BRANCH_CACHE, this::branchCache);
    }

    private static String port() throws InterruptedException {
        CountDownLatch handled = new CountDownLatch(EVENTS);
        List<Integer> order = new ArrayList<>();
        try (CompletionPort port = CompletionPort.start();
                EventChannel channel = EventChannel.open(port, EVENTS, EVENT_BYTES, (bytes, size) -> {
                    order.add((int) bytes.get());
                    handled.countDown();
                })) {
            for (int i = 0; i < EVENTS; i++) {
                channel.offer(ByteBuffer.allocate(EVENT_BYTES).put((byte) i).array());
            }
            if (!handled.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(handled.getCount() + " of " + EVENTS + " events never came");
            }
        }
        for (int i = 0; i < EVENTS; i++) {
            if (order.get(i) != i) {
                throw new IllegalStateException("event " + order.get(i) + " came as number " + i);
            }
        }
        return EVENTS + " events";
    }

    /** With nothing to end Windows refuses each, or the function isn't there; both are answers. */
    private void endings() {
        ending("WFDCancelOpenSession", Wlanapi.WFDCancelOpenSession(0));
        ending("WFDCloseSession", Wlanapi.WFDCloseSession(0));
        ending("WlanCloseHandle", Wlanapi.WlanCloseHandle(0, 0));
        ending("WNetCancelConnectionA", Mpr.WNetCancelConnectionA(NOWHERE, false));
        ending("PeerDistClientCancelAsyncOperation", Peerdist.PeerDistClientCancelAsyncOperation(0, 0, 0));
    }

    private void ending(String function, int code) {
        boolean missing = code == WinError.ERROR_MOD_NOT_FOUND || code == WinError.ERROR_PROC_NOT_FOUND;
        boolean refused = code != WinError.ERROR_SUCCESS;
        add(
                missing ? Outcome.SKIPPED : refused ? Outcome.PASSED : Outcome.FAILED,
                function + ", nothing to end",
                code + " " + WinError.nameOf(code));
    }

    private void wifi() {
        step("wi-fi: a handle, opened and closed twice", () -> {
            WlanClient client = WlanClient.open();
            client.close();
            client.close();
            return "version " + client.version();
        });
        step("wi-fi: notifications, begun and ended", () -> {
            try (WlanClient client = WlanClient.open();
                    Watch watch = client.watch(Set.of(NotificationSource.ACM), one -> {})) {
                return watch.close(WlanClient.DEFAULT_DEADLINE) ? "ended" : "not ended in time";
            }
        });
        try (WlanClient client = WlanClient.open()) {
            int number = 0;
            for (WlanInterface one : client.interfaces()) {
                String name = "wi-fi: interface " + number++ + ", ";
                step(name + "state", () -> one.currentState().toString());
                step(name + "capability", () -> one.capability().toString());
                step(
                        name + "radios",
                        () -> one.radio().phys().size() + ", on: " + one.radio().isOn());
                step(name + "profiles", () -> one.profiles().list().size() + " profiles");
                step(name + "networks", () -> one.networks().size() + " networks");
                step(name + "stations", () -> one.stations().size() + " stations");
                step(name + "connection", () -> one.connection().isPresent() ? "connected" : "not connected");
                step(name + "network interface", () -> one.network().isPresent() ? "found" : "none");
            }
        } catch (RuntimeException e) {
            add(Outcome.FAILED, "wi-fi: interfaces", e.toString());
        }
    }

    private void wifiDirect() {
        step("wi-fi direct: a handle, opened and closed", () -> {
            try (WifiDirect direct = WifiDirect.open()) {
                return direct.unanswered() + " openings";
            }
        });
        step("wi-fi direct: paired devices", () -> WifiDirect.pairedDevices().size() + " devices");
    }

    private void networkConnections() {
        step("connections: list", () -> {
            try (Stream<NetworkConnection> connections = NetworkConnections.connections()) {
                return connections.count() + " connections";
            }
        });
        step("connections: logon session", () -> NetworkConnections.session().explanation());
        step("connections: a disconnection where nothing is connected", () -> {
            Disconnection answer = NetworkConnections.disconnect(NOWHERE);
            if (answer != Disconnection.WAS_NOT_CONNECTED) {
                throw new IllegalStateException(answer.toString());
            }
            return answer.toString();
        });
    }

    private void branchCache() {
        step("branch cache: status", () -> {
            try (PeerDist branchCache = PeerDist.open()) {
                return branchCache.status() + ", version " + branchCache.version();
            }
        });
    }
}
