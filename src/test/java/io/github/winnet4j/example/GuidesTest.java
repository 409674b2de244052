// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.peerdist.InformationOptions;
import io.github.winnet4j.peerdist.PeerDist;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.wlan.ConnectOutcome;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanInterface;
import io.github.winnet4j.wnet.NetworkConnectRequest;
import io.github.winnet4j.wnet.NetworkConnections;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * What README.md and docs/ show works as they say: each block runs, on a thread of its own, and prints what it finds.
 */
@SimulatedWindows
@ResourceLock(Resources.SYSTEM_OUT)
class GuidesTest {
    private static final String PLANS = "\\\\server\\plans";

    /** What a beacon with WPA3 and a passphrase carries. */
    private static final byte[] RSN_OF_WPA3 = HexFormat.of().parseHex("30140100000fac040100000fac040100000fac088000");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;

    private interface Block {
        void run() throws Exception;
    }

    private interface WithAdapter {
        void run(WlanInterface adapter) throws Exception;
    }

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setOut(out);
    }

    private String printed() {
        return printed.toString(UTF_8);
    }

    /** Time goes on while the block waits. */
    private String run(Simulator windows, Block block) throws Exception {
        AtomicReference<Throwable> problem = new AtomicReference<>();
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                () -> {
                    try {
                        block.run();
                    } catch (Throwable e) {
                        problem.set(e);
                    }
                },
                task -> new Thread(task, "block").start());
        windows.runUntil(end::isDone);
        if (problem.get() != null) {
            throw new AssertionError("the block has failed, and printed: " + printed(), problem.get());
        }
        return printed();
    }

    private String withAdapter(Simulator windows, WithAdapter block) throws Exception {
        return run(windows, () -> {
            try (CompletionPort port = CompletionPort.start();
                    WlanClient wifi = WlanClient.open(port)) {
                block.run(wifi.interfaces().get(0));
            }
        });
    }

    private static void assertContains(String expected, String text) {
        assertTrue(text.contains(expected), () -> expected + " isn't in: " + text);
    }

    private static void home(Simulator windows) {
        windows.wifi("wlan0").profile("home").wpa3("correct horse").add();
        windows.wifi("wlan0")
                .network("home")
                .wpa3()
                .key("correct horse")
                .informationElements(RSN_OF_WPA3)
                .rssi(-48)
                .frequency(2_437_000)
                .seen()
                .add();
    }

    // -- README and getting started

    @Test
    void aDriveThatIsNotThere(Simulator windows) throws Exception {
        assertEquals("there was nothing to end\n", lines(run(windows, Guides::endOfADrive)));
    }

    @Test
    void aDriveInUse(Simulator windows) throws Exception {
        windows.network().share(PLANS).add();
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS).device("Z:"));
        windows.network().openFiles("Z:", 1);
        assertEquals("Z: is in use and stays; nothing was lost\n", lines(run(windows, Guides::endOfADrive)));
        windows.network().closeFiles("Z:");
        NetworkConnections.disconnect("Z:").orThrow();
    }

    @Test
    void whatThisWindowsSupports(Simulator windows) throws Exception {
        windows.service("peerdist", false);
        String said = run(windows, Guides::whatThisWindowsSupports);
        assertContains("WLAN: PRESENT. ", said);
        assertContains("BRANCH_CACHE: SERVICE_STOPPED. ", said);
    }

    @Test
    void onePort(Simulator windows) throws Exception {
        assertContains(" and ", run(windows, Guides::onePortForSeveralFamilies));
    }

    // -- Wi-Fi

    @Test
    void scan(Simulator windows) throws Exception {
        windows.wifi("wlan0").network("home").rssi(-48).frequency(2_437_000).add();
        String said = run(windows, Guides::scan);
        assertContains("Complete", said);
        assertContains("-48 dBm, channel 6", said);
    }

    @Test
    void hiddenNetworks(Simulator windows) throws Exception {
        windows.wifi("wlan0").addProfile("attic").network("attic").add();
        assertContains("attic by profile \"attic\"", withAdapter(windows, Guides::hiddenNetworks));
    }

    @Test
    void elementsInAScan(Simulator windows) throws Exception {
        withAdapter(windows, Guides::elementsInAScan);
        assertTrue(windows.timeline().contains("call WlanScan"), windows.timeline());
    }

    @Test
    void whatAStationSays(Simulator windows) throws Exception {
        home(windows);
        assertContains("home with WPA3, Wi-Fi ", withAdapter(windows, Guides::whatAStationSays));
    }

    @Test
    void withoutObjects(Simulator windows) throws Exception {
        home(windows);
        String said = withAdapter(windows, Guides::withoutObjects);
        assertContains("4 bytes of name", said);
        assertContains("-48 dBm", said);
    }

    @Test
    void connect(Simulator windows) throws Exception {
        home(windows);
        assertEquals("connected to home\n", lines(run(windows, Guides::connect)));
    }

    @Test
    void connectWithAWrongKey(Simulator windows) throws Exception {
        windows.wifi("wlan0").profile("home").wpa2("battery staple").add();
        windows.wifi("wlan0").network("home").wpa2().key("correct horse").add();
        assertEquals("the key is wrong\n", lines(run(windows, Guides::connect)));
    }

    @Test
    void aProfileWithoutXml(Simulator windows) throws Exception {
        assertContains("key protected by Windows", run(windows, Guides::aProfileWithoutXml));
    }

    @Test
    void watch(Simulator windows) throws Exception {
        home(windows);
        // The block closes its watch when it knows the end, perhaps before the watch has heard of that.
        assertContains("START home: ", run(windows, Guides::watch));
    }

    @Test
    void publish(Simulator windows) throws Exception {
        home(windows);
        run(windows, () -> {
            try (CompletionPort port = CompletionPort.start();
                    WlanClient wifi = WlanClient.open(port)) {
                Guides.publish(wifi);
                ConnectOutcome end =
                        wifi.interfaces().get(0).connect("home").future().get();
                assertTrue(end instanceof ConnectOutcome.Connected, end.toString());
            }
        });
        windows.runUntil(() -> printed().contains("the client, or its port, was closed"));
        assertContains("Connection[", printed());
    }

    @Test
    void lasting(Simulator windows) throws Exception {
        assertEquals("", run(windows, Guides::lasting));
    }

    @Test
    void lowLatency(Simulator windows) throws Exception {
        assertContains("doesn't scan in the background now", run(windows, Guides::lowLatency));
    }

    @Test
    void quality(Simulator windows) throws Exception {
        home(windows);
        String said = withAdapter(windows, adapter -> {
            adapter.connect("home").future().get();
            Guides.quality(adapter);
        });
        assertContains("quality ", said);
        assertContains("handshakes failed", said);
    }

    @Test
    void filters(Simulator windows) throws Exception {
        String said = withAdapter(windows, adapter -> Guides.filters(adapter.client()));
        assertContains("denied: [", said);
        assertContains("cafe", said);
    }

    @Test
    void hostedNetwork(Simulator windows) throws Exception {
        windows.hostedNetwork(true);
        String said = withAdapter(windows, adapter -> Guides.hostedNetwork(adapter.client()));
        assertEquals("ACTIVE while in use: true\n", lines(said));
    }

    // -- Wi-Fi Direct

    @Test
    void pairedDevices(Simulator windows) throws Exception {
        windows.peer("02-1A-11-F0-3C-7D").named("projector").accepts();
        assertEquals("projector 02-1A-11-F0-3C-7D\n", lines(run(windows, Guides::pairedDevices)));
    }

    @Test
    void aSessionIsOpenedAndEnded(Simulator windows) throws Exception {
        windows.peer("02-1A-11-F0-3C-7D").named("projector").accepts();
        assertContains("QUEUED", run(windows, Guides::session));
    }

    @Test
    void aSessionIsRefused(Simulator windows) throws Exception {
        windows.peer("02-1A-11-F0-3C-7D").named("projector").refuses(WinError.ERROR_ACCESS_DENIED);
        String said = run(windows, Guides::session);
        windows.runUntil(() -> printed().contains("WFDStartOpenSession")); // from a function chained to the future
        assertTrue(!said.contains("cancelled;"), said);
    }

    // -- network connections

    @Test
    void connectADrive(Simulator windows) throws Exception {
        windows.network().share(PLANS).user("DOMAIN\\anna", "from the user").add();
        assertEquals("Z: leads to " + PLANS + "\ngone\n", lines(run(windows, Guides::connectADrive)));
    }

    @Test
    void anotherUser(Simulator windows) throws Exception {
        windows.network().share("\\\\server\\archive").add();
        windows.network().share(PLANS).add();
        NetworkConnections.connect(
                NetworkConnectRequest.to("\\\\server\\archive").device("Q:"));
        assertEquals("P:\n", lines(run(windows, Guides::anotherUser)));
        NetworkConnections.disconnect("P:").orThrow();
    }

    @Test
    void endForced(Simulator windows) throws Exception {
        windows.network().share(PLANS).add();
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS).device("Z:"));
        windows.network().openFiles("Z:", 1);
        run(windows, Guides::endForced);
        assertEquals(List.of(), windows.network().connections());
    }

    @Test
    void walkTheNetwork(Simulator windows) throws Exception {
        windows.network().share(PLANS).add();
        assertContains(": ", run(windows, Guides::walkTheNetwork));
    }

    @Test
    void whoseDrives(Simulator windows) throws Exception {
        windows.network().elevated();
        assertContains("EnableLinkedConnections", run(windows, Guides::whoseDrives));
    }

    @Test
    void rawLayer(Simulator windows) throws Exception {
        windows.network().share(PLANS).add();
        NetworkConnections.connect(NetworkConnectRequest.to(PLANS).device("Z:"));
        windows.network().openFiles("Z:", 1);
        assertEquals("Z: has open files and stays connected\n", lines(run(windows, Guides::rawLayer)));
        windows.network().closeFiles("Z:");
        run(windows, Guides::rawLayer);
        assertEquals(List.of(), windows.network().connections());
    }

    // -- BranchCache, errors

    @Test
    void readAll(Simulator windows) throws Exception {
        windows.branchCache().publish("report", 10_000).missing("report", 2_000, 500);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        String said = run(windows, () -> {
            byte[] information;
            try (PeerDist server = PeerDist.open()) {
                information = server.information("report".getBytes(UTF_8), InformationOptions.WHOLE)
                        .future()
                        .get();
            }
            Guides.readAll(
                    information,
                    Channels.newChannel(file),
                    (from, into) -> into.put(content(), (int) from, into.remaining()));
        });
        assertEquals("10000 bytes, 500 of them from the server\n", lines(said));
        assertTrue(Arrays.equals(content(), file.toByteArray()), "the copy is the content");
    }

    /** As the simulator fills what it publishes by size. */
    private static byte[] content() {
        byte[] bytes = new byte[10_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8));
        }
        return bytes;
    }

    @Test
    void errorsTeach(Simulator windows) throws Exception {
        windows.service("wlansvc", false);
        assertContains("start the service: ", run(windows, Guides::errors));
        printed.reset();
        windows.service("wlansvc", true).consent("location", false);
        assertEquals("allow location: ms-settings:privacy-location\n", lines(run(windows, Guides::errors)));
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }
}
