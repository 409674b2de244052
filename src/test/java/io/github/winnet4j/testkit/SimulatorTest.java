// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Family;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The control in Java does to the simulator what it says, and answers what the simulator answers. */
@SimulatedWindows
class SimulatorTest {
    @Test
    void theSimulatorAnswersInThePlaceOfWindows(Simulator windows) {
        long client = Clients.open();
        assertTrue(Availability.of("WFDStartOpenSession").isPresent());
        assertTrue(Availability.of(Family.WIFI_DIRECT).isPresent());
        assertEquals(WinError.ERROR_SUCCESS, Clients.close(client));
        assertTrue(windows.timeline().contains("call WlanOpenHandle 2 NULL * *"), windows.timeline());
    }

    @Test
    void installingAgainIsTheSameSimulatorAfterAReset(Simulator windows) {
        Clients.open();
        windows.on("WlanOpenHandle").returns(5);
        assertSame(windows, Simulator.install());
        assertSame(windows, Simulator.install(Family.WLAN));
        assertEquals(List.of(), windows.ledger());
        assertEquals(List.of(), windows.trace());
        Clients.close(Clients.open());
    }

    @Test
    void closeResetsAndTheSimulatorStays(Simulator windows) {
        try (Simulator again = Simulator.install(Family.WLAN)) {
            again.on("WlanOpenHandle").returns(5);
        }
        Clients.close(Clients.open());
        assertEquals(4, windows.trace().size());
    }

    @Test
    void rulesHoldForTheNthCallFromTheNthOnAndAlways(Simulator windows) {
        windows.on("WlanCloseHandle").nth(2).returns(WinError.ERROR_ACCESS_DENIED);
        long client = Clients.open();
        assertEquals(WinError.ERROR_INVALID_PARAMETER, Clients.close(0));
        assertEquals(WinError.ERROR_ACCESS_DENIED, Clients.close(client));
        assertEquals(WinError.ERROR_SUCCESS, Clients.close(client));
        assertEquals("null-handle", windows.takeMisuses().get(0).kind());

        windows.on("WlanOpenHandle")
                .from(2)
                .returns(0xC0000005)
                .on("WlanOpenHandle")
                .byThread(7)
                .hangs();
        Clients.close(Clients.open());
        assertEquals(0xC0000005, Clients.openCode());
        assertEquals(0xC0000005, Clients.openCode());
        windows.removeRules("WlanOpenHandle");
        Clients.close(Clients.open());
        windows.on("WlanOpenHandle").returns(8).on("WFDOpenHandle").returns(8).removeRules();
        Clients.close(Clients.open());
    }

    @Test
    void everyActionIsOfTheLanguage(Simulator windows) {
        for (Action action : List.of(
                Action.reason(3),
                Action.completesBeforeReturn(),
                Action.completesInside(),
                Action.completesTwice(),
                Action.neverCompletes(),
                Action.handsOut(-1),
                Action.returns(-1),
                Action.takes(Duration.ofMillis(3)),
                Action.hangs())) {
            windows.on("WFDStartOpenSession").will(action);
            windows.on("WFDStartOpenSession").nth(3).will(action, Action.completesWith(7));
        }
        assertEquals("return=4294967295", Action.returns(-1).toString());
        Calls calls = windows.on("WFDStartOpenSession");
        calls.completesWith(5).on("WFDStartOpenSession").completesBeforeReturn();
        calls.completesInside();
        calls.completesTwice();
        calls.neverCompletes();
        calls.handsOut(0);
        calls.takes(Duration.ofNanos(1500));
        IllegalArgumentException misfit = assertThrows(
                IllegalArgumentException.class,
                () -> windows.on("WlanCloseHandle").completesTwice());
        assertTrue(misfit.getMessage().contains("WlanCloseHandle has no completion"), misfit.getMessage());
    }

    @Test
    void fault10_successWithAHandleThatIsNone(Simulator windows) {
        windows.on("WlanOpenHandle")
                .nth(1)
                .handsOut(0)
                .on("WlanOpenHandle")
                .nth(2)
                .handsOut(-1);
        assertEquals(0, Clients.open());
        assertEquals(-1, Clients.open());
        windows.reset();
    }

    @Test
    void aCallThatHangsIsAwaitedAndReleased(Simulator windows) throws Exception {
        windows.on("WlanOpenHandle").nth(1).hangs();
        CompletableFuture<Long> client = CompletableFuture.supplyAsync(Clients::open);
        windows.awaitBlocked("WlanOpenHandle", 1);
        assertFalse(client.isDone());
        assertEquals(LedgerEntry.Kind.BLOCKED, windows.ledger().get(0).kind());
        windows.release("WlanOpenHandle");
        assertEquals(WinError.ERROR_SUCCESS, Clients.close(client.get()));
    }

    @Test
    void timeMovesWhenTheTestSaysSo(Simulator windows) throws Exception {
        assertEquals(Duration.ZERO, windows.now());
        windows.on("WlanOpenHandle").takes(Duration.ofMillis(5));
        CompletableFuture<Long> client = CompletableFuture.supplyAsync(Clients::open);
        windows.awaitBlocked("WlanOpenHandle", 1);
        assertEquals(0, windows.advance(Duration.ofMillis(4)));
        assertFalse(client.isDone());
        assertTrue(windows.step());
        assertEquals(Duration.ofMillis(5), windows.now());
        long opened = client.get();
        windows.on("WlanCloseHandle").takes(Duration.ofMillis(7)).blockingDrivesTime(true);
        assertEquals(WinError.ERROR_SUCCESS, Clients.close(opened));
        assertEquals(Duration.ofMillis(12), windows.now());
        assertFalse(windows.step());
        assertEquals(0, windows.step(3));
        assertEquals(0, windows.runUntilIdle());
        windows.settle();
    }

    @Test
    void inTheModeFreeTimeMovesByItself(Simulator windows) {
        windows.mode(Simulator.Mode.FREE).on("WlanOpenHandle").takes(Duration.ofMillis(2));
        Clients.close(Clients.open());
        assertTrue(windows.now().compareTo(Duration.ofMillis(2)) >= 0);
        IllegalStateException refused = assertThrows(IllegalStateException.class, windows::step);
        assertTrue(refused.getMessage().contains("only in the mode stepped"), refused.getMessage());
    }

    @Test
    void theTraceIsParsedAndPrinted(Simulator windows) {
        windows.advance(Duration.ofNanos(1_500_000));
        long client = Clients.open();
        Clients.close(client);
        Clients.close(client);
        windows.service("wlansvc", false);
        List<TraceEvent> trace = windows.trace();
        assertEquals(
                new TraceEvent(
                        Duration.ofNanos(1_500_000),
                        "t1",
                        TraceEvent.Kind.CALL,
                        "WlanOpenHandle",
                        List.of("2", "NULL", "*", "*"),
                        "",
                        "1500 t1 call WlanOpenHandle 2 NULL * *"),
                trace.get(0));
        assertEquals("0", trace.get(1).result());
        assertEquals(List.of("wlan#1"), trace.get(1).arguments());
        assertEquals(TraceEvent.Kind.MISUSE, trace.get(5).kind());
        assertEquals(
                List.of("use-after-close", "wlan#1 is closed"), trace.get(5).arguments());
        assertEquals("6", trace.get(6).result());
        assertEquals(TraceEvent.Kind.NOTE, trace.get(7).kind());
        assertEquals(List.of("service", "wlansvc", "stop"), trace.get(7).arguments());
        assertEquals(
                "       1.500 ms  t1   return WlanOpenHandle 0 wlan#1",
                trace.get(1).toString());
        assertEquals(8, windows.timeline().lines().count());
        assertEquals(windows.timeline(), windows.timeline(true).replaceAll("\u001b\\[[0-9;]*m", ""));
        assertNotEquals(windows.timeline(), windows.timeline(true));
        windows.takeMisuses();
        windows.tracing(false);
        Clients.openCode();
        assertEquals(8, windows.trace().size());
    }

    @Test
    void misusesAndTheLedgerAreReported(Simulator windows) {
        long client = Clients.open();
        long direct = Clients.openDirect();
        assertEquals(
                List.of(
                        new LedgerEntry(LedgerEntry.Kind.HANDLE, "wlan#1"),
                        new LedgerEntry(LedgerEntry.Kind.HANDLE, "wfd#1")),
                windows.ledger());
        Clients.close(direct);
        List<Misuse> misuses = windows.misuses();
        assertEquals(1, misuses.size());
        assertEquals("wrong-kind", misuses.get(0).kind());
        assertEquals("WlanCloseHandle", misuses.get(0).function());
        AssertionError unclean = assertThrows(AssertionError.class, windows::assertClean);
        for (String words : List.of(
                "left behind: handle wlan#1\n",
                "left behind: handle wfd#1\n",
                "misuse of Windows: wrong-kind",
                "with the seed 1:",
                "t1   call WlanCloseHandle wfd#1 NULL")) {
            assertTrue(unclean.getMessage().contains(words), unclean.getMessage());
        }
        assertEquals(misuses, windows.takeMisuses());
        assertEquals(List.of(), windows.misuses());
        Wlanapi.WFDCloseHandle(direct);
        Clients.close(client);
        windows.assertClean();
    }

    @Test
    void aLongTimelineShowsItsEnd(Simulator windows) {
        for (int i = 0; i < 100; i++) {
            Clients.close(Clients.open());
        }
        long last = Clients.open();
        String message =
                assertThrows(AssertionError.class, windows::assertClean).getMessage();
        assertTrue(message.contains("with the seed 1, after 202 events:\n"), message);
        assertTrue(message.endsWith("return WlanOpenHandle 0 wlan#101\n"), message);
        assertEquals(202, message.lines().count());
        Clients.close(last);
    }

    @Test
    void theTimelineInMessagesIsAsLongAsIsWanted(Simulator windows) {
        for (int i = 0; i < 10; i++) {
            Clients.open();
        }
        Mpr.WNetGetConnectionW("x".repeat(500), new char[1], new int[1]);
        String message = assertThrows(
                        AssertionError.class,
                        () -> windows.timelineInMessages(2).assertClean())
                .getMessage();
        assertEquals(6, message.lines().count(), message);
        assertTrue(message.contains("left behind: 8 more\n"), message);
        assertTrue(message.contains("with the seed 1, after 20 events:\n"), message);
        assertTrue(message.lines().allMatch(line -> line.length() <= 240), message);
        assertTrue(message.contains("xxx\u2026\n"), message);
        assertThrows(IllegalArgumentException.class, () -> windows.timelineInMessages(-1));
        windows.reset();
    }

    @Test
    void valuesOfHandlesComeBackAndMemoryIsGuardedFromTheStart(Simulator windows) {
        long first = Clients.open();
        Clients.close(first);
        assertEquals(first, Clients.open());
        Clients.close(first);
        assertEquals("guard on", windows.command("memory"));
        assertEquals("guard off", windows.memoryGuard(false).command("memory"));
    }

    @Test
    void resetReportsWhatWasLeft(Simulator windows) {
        Clients.open();
        assertEquals(List.of(new LedgerEntry(LedgerEntry.Kind.HANDLE, "wlan#1")), windows.reset(42));
        assertEquals(42, windows.seed());
        assertEquals(List.of(), windows.ledger());
    }

    @Test
    void oneSeedGivesOneTimelineByteForByte(Simulator windows) {
        assertEquals(life(windows, 11), life(windows, 11));
        assertNotEquals(life(windows, 11), life(windows, 12));
        windows.takeMisuses();
    }

    static String life(Simulator windows, long seed) {
        windows.reset(seed);
        windows.blockingDrivesTime(true).chaos(15, "WFDCloseHandle", "WlanCloseHandle");
        Clients.live(3, 400);
        return windows.command("trace get");
    }

    @Test
    void chaosFailsCallsButForThoseSpared(Simulator windows) {
        windows.chaos(50, "WlanCloseHandle");
        long failed = Stream.generate(() -> 0)
                .limit(100)
                .filter(i -> {
                    long[] client = new long[1];
                    boolean opened = Wlanapi.WlanOpenHandle(2, 0, new int[1], client) == 0;
                    return !opened || Clients.close(client[0]) != 0;
                })
                .count();
        assertTrue(failed > 20 && failed < 80, failed + " of 100");
        assertThrows(IllegalArgumentException.class, () -> windows.chaos(101));
    }

    @Test
    void fault12_aClosedHandlesValueComesBackAtOnce(Simulator windows) {
        windows.recycleHandles(false);
        windows.recycleHandles(true);
        long first = Clients.open();
        Clients.close(first);
        long second = Clients.open();
        assertEquals(first, second);
        windows.recycleHandles(false);
        Clients.close(second);
    }

    @Test
    void whatWindowsOffersIsSwitched(Simulator windows) {
        windows.service("wlansvc", false);
        assertEquals(WinError.ERROR_SERVICE_NOT_ACTIVE, Clients.openCode());
        windows.service("wlansvc", true)
                .policy("wfd", false)
                .consent("location", false)
                .memoryGuard(true)
                .deadlocksHang(false);
        Clients.close(Clients.open());
        windows.policy("wfd", true).consent("location", true).memoryGuard(false);
        assertThrows(IllegalArgumentException.class, () -> windows.service("toaster", false));
    }

    @Test
    void adaptersComeAndGo(Simulator windows) {
        windows.wifi("wlan1").add("USB \u2014 adapter").radio(false).radio(true);
        windows.wifi("wlan2").add();
        assertEquals(
                List.of("wlan0", "wlan1", "wlan2"),
                windows.wifiInterfaces().stream().map(WifiInterface.Facts::name).toList());
        assertEquals(
                3,
                windows.wifiInterfaces().stream()
                        .map(WifiInterface.Facts::guid)
                        .distinct()
                        .count());
        windows.wifi("wlan1").remove();
        assertEquals(2, windows.wifiInterfaces().size());
        assertThrows(IllegalArgumentException.class, () -> windows.wifi("wlan0").add());
        assertThrows(IllegalArgumentException.class, () -> windows.wifi("wlan1").radio(true));
    }

    @Test
    void networksProfilesAndNotificationsAreOfTheLanguage(Simulator windows) {
        WifiInterface wlan0 = windows.wifi("wlan0");
        WifiNetwork home = wlan0.network("home = \"sweet\" \u2014")
                .bssid("02-00-00-00-00-99")
                .rssi(-40)
                .frequency(5_180_000)
                .wpa2()
                .informationElements(new byte[] {(byte) 0xDD, 1, 0})
                .refuses(15)
                .seen();
        home.add();
        home.remove();
        wlan0.network(new byte[] {0, (byte) 0xFF}).add();
        assertThrows(
                IllegalArgumentException.class,
                () -> wlan0.network("x".repeat(33)).add());
        wlan0.addProfile("at home").addProfile("at work", "office", true).removeProfile("at home");
        assertThrows(IllegalArgumentException.class, () -> wlan0.addProfile("a \"quote\""));
        wlan0.notification().source(8).code(7).data(new byte[] {1, 2}).size(9).send();
        wlan0.notification().withoutData().size(-1 >>> 1).sendNow();
        assertEquals(0, wlan0.notification().storm(1000, 4), "there is no registration");
        assertThrows(
                IllegalArgumentException.class,
                () -> windows.wifi("wlan9").notification().send());
    }

    @Test
    void peersAreOfTheLanguage(Simulator windows) {
        WifiDirectPeer peer =
                windows.peer("02-1A-11-F0-3C-7D").after(Duration.ofMillis(3)).accepts();
        peer.cancelLoses().cancelWins().cancelTies().cancelFails(5);
        for (WifiDirectPeer.Callback when : WifiDirectPeer.Callback.values()) {
            peer.callback(when);
        }
        peer.refuses(5).refuses(5, 9).vanishes();
        peer.forget();
        assertThrows(IllegalArgumentException.class, () -> windows.peer("02-1A").accepts());
        assertThrows(
                IllegalArgumentException.class,
                () -> windows.peer("02-1A-11-F0-3C-7D").refuses(0));
    }

    @Test
    void theNetworkIsOfTheLanguageAndForgetsWhatIsCancelled(Simulator windows) {
        Network network = windows.network();
        network.share("\\\\nas\\media files")
                .user("anna", "a = b")
                .comment("films")
                .add();
        network.share("\\\\nas\\laser").printer().add();
        network.share("\\\\nas\\laser").remove();
        network.serverDown("nas")
                .serverHangs("nas")
                .serverAnswers("nas", 0x80004005, "out of toner")
                .serverUp("nas");
        network.remember("Q:", "\\\\nas\\media files");
        assertEquals(1, network.remembered().size());
        assertEquals(WinError.ERROR_SUCCESS, Mpr.WNetCancelConnection2W("Q:", Mpr.CONNECT_UPDATE_PROFILE, false));
        assertEquals(List.of(), network.remembered());
        assertEquals(List.of(), network.connections());
        assertEquals(WinError.ERROR_NOT_CONNECTED, Mpr.WNetCancelConnectionA("Q:", false));
        assertThrows(IllegalArgumentException.class, () -> network.openFiles("Q:", 2));
        assertThrows(IllegalArgumentException.class, () -> network.inUse("Q:"));
        assertThrows(IllegalArgumentException.class, () -> network.closeFiles("Q:"));
    }

    @Test
    void branchCacheIsOfTheLanguageAndSwitchedOff(Simulator windows) {
        BranchCache cache = windows.branchCache();
        cache.publish("a file", "its words").publish("another", 70_000).unpublish("a file");
        cache.missing("another", 0, 4096).local("another", 4096, 100).atPeers("another", 65_536, 10);
        cache.drop().instant().latency(Duration.ofMillis(5)).shortReads(10);
        for (BranchCache.Cancel how : BranchCache.Cancel.values()) {
            cache.cancel(how);
        }
        assertEquals(1, cache.publications().size());
        assertTrue(
                cache.publications().get(0).startsWith("another "),
                cache.publications().toString());
        assertThrows(IllegalArgumentException.class, () -> cache.unpublish("nothing"));

        long[] instance = new long[1];
        int[] status = new int[1];
        assertEquals(WinError.ERROR_SUCCESS, Peerdist.PeerDistStartup(Peerdist.PEERDIST_VERSION, instance, null));
        assertEquals(WinError.ERROR_SUCCESS, Peerdist.PeerDistGetStatus(instance[0], status));
        assertEquals(Peerdist.PEERDIST_STATUS_AVAILABLE, status[0]);
        windows.policy("peerdist", false);
        assertEquals(WinError.ERROR_SUCCESS, Peerdist.PeerDistGetStatus(instance[0], status));
        assertEquals(Peerdist.PEERDIST_STATUS_DISABLED, status[0]);
        assertEquals(WinError.ERROR_SUCCESS, Peerdist.PeerDistShutdown(instance[0]));
    }

    @Test
    void whatIsNotUnderstoodSaysWhy(Simulator windows) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> windows.command("mode sideways"));
        assertEquals(
                "mode sideways: \"sideways\" is none of stepped, free; it is: mode stepped|free", refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> windows.on("WlanFly").returns(5));
        assertThrows(
                IllegalArgumentException.class,
                () -> windows.on("WlanOpenHandle\nreset").returns(5));
        assertThrows(IllegalArgumentException.class, () -> windows.advance(Duration.ofMillis(-1)));
        assertThrows(IllegalArgumentException.class, () -> windows.wifi("wlan1 description=x"));
        assertTrue(windows.command("help").contains("peer MAC accept|refuse"));
        assertEquals("007000", windows.command("now\nadvance 7ms\nnow"));
    }

    @Test
    void millenniaPassLikeAnyOtherTime(Simulator windows) {
        Duration longer = Duration.ofDays(3_652_425).plusNanos(1_000); // than a long has nanoseconds
        windows.advance(longer);
        assertEquals(longer, windows.now());
        assertThrows(IllegalArgumentException.class, () -> windows.advance(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void anAnswerOfManyMegabytesIsWhole(Simulator windows) {
        for (int i = 0; i < 20_000; i++) {
            Clients.close(Clients.open());
        }
        assertEquals(80_000, windows.trace().size());
    }
}
