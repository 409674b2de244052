// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.AccessDeniedException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.TraceEvent;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A lease is quick while it is open, and everything is as before when it is gone, however it went. */
@SimulatedWindows
class LowLatencyLeaseTest {
    private static void expect(Wifi wifi, boolean quick) {
        assertEquals(quick, wifi.wlan0.isMediaStreaming());
        assertEquals(quick, !wifi.wlan0.scansInBackground());
    }

    @Test
    void itIsQuickWhileOpenAndSetBackAfterwards(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            expect(wifi, false);
            try (LowLatencyLease lease = wifi.wlan0.lowLatency()) {
                assertEquals(wifi.wlan0.id(), lease.interfaceId());
                expect(wifi, true);
                assertEquals(2, windows.ledger().size(), "a handle of its own");
            }
            expect(wifi, false);
            assertEquals(4, Wifi.calls(windows, "WlanSetInterface"), "what it set it set back");
            windows.runUntilIdle();
        }
    }

    @Test
    void severalOfOneInterfaceDontDisturbEachOther(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            LowLatencyLease first = wifi.wlan0.lowLatency();
            LowLatencyLease second = wifi.wlan0.lowLatency();
            first.close();
            first.close();
            expect(wifi, true);
            second.close();
            expect(wifi, false);
            windows.runUntilIdle();
        }
    }

    @Test
    void whatWasSetBeforeStays(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            long[] other = new long[1];
            assertEquals(0, Wlanapi.WlanOpenHandle(2, 0, new int[1], other));
            byte[] guid = Guids.bytes(wifi.wlan0.id());
            assertEquals(0, Wlanapi.WlanSetInterface(other[0], guid, 3, 4, new byte[] {1, 0, 0, 0}, 0));
            wifi.wlan0.lowLatency().close();
            assertTrue(wifi.wlan0.isMediaStreaming(), "of another client");
            assertFalse(!wifi.wlan0.scansInBackground());
            assertEquals(0, Wlanapi.WlanCloseHandle(other[0], 0));
            windows.runUntilIdle();
        }
    }

    @Test
    void aForgottenOneIsUndoneToo(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            forget(wifi.wlan0);
            Wifi.awaitTrue(() -> {
                System.gc();
                return !wifi.wlan0.isMediaStreaming();
            });
            expect(wifi, false);
            try (LowLatencyLease next = wifi.wlan0.lowLatency()) {
                assertEquals(wifi.wlan0.id(), next.interfaceId());
                expect(wifi, true);
            }
            expect(wifi, false);
            windows.runUntilIdle();
        }
    }

    private static void forget(WlanInterface wlan0) {
        wlan0.lowLatency();
    }

    @Test
    void aLeaseRefusedHalfWayLeavesNothing(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            windows.on("WlanSetInterface").nth(2).returns(WinError.ERROR_ACCESS_DENIED);
            assertThrows(AccessDeniedException.class, wifi.wlan0::lowLatency);
            expect(wifi, false);
            assertEquals(
                    4, Wifi.calls(windows, "WlanSetInterface"), "both are set back, whatever the handle's end does");
            windows.on("WlanQueryInterface").nth(1).returns(WinError.ERROR_ACCESS_DENIED);
            assertThrows(AccessDeniedException.class, wifi.wlan0::lowLatency);
            windows.removeRules();
            assertEquals(1, windows.ledger().size());
            assertThrows(WindowsException.class, () -> LowLatencyLease.acquire(new UUID(1, 2)));
            assertEquals(1, windows.ledger().size());
            wifi.wlan0.lowLatency().close();
            windows.runUntilIdle();
        }
    }

    @Test
    void anInterfaceThatIsGoneAndAServiceThatStopsDontKeepItOpen(Simulator windows) {
        windows.wifi("wlan1").add();
        windows.runUntilIdle();
        Wifi wifi = new Wifi(windows);
        LowLatencyLease gone = wifi.client.interfaces().get(1).lowLatency();
        windows.wifi("wlan1").remove();
        gone.close();
        LowLatencyLease stopped = wifi.wlan0.lowLatency();
        windows.service("wlansvc", false);
        stopped.close(); // there is nothing left to set back, and that is no failure
        stopped.close();
        wifi.close();
        List<TraceEvent> closes = windows.trace().stream()
                .filter(event ->
                        event.kind() == TraceEvent.Kind.CALL && event.function().equals("WlanCloseHandle"))
                .toList();
        assertEquals(3, closes.size());
        windows.runUntilIdle();
        windows.takeMisuses();
    }

    @Test
    void aCloseThatAnotherThreadIsAboutIsWaitedForNoLongerThanAsked(Simulator windows) throws InterruptedException {
        try (Wifi wifi = new Wifi(windows)) {
            LowLatencyLease lease = wifi.wlan0.lowLatency();
            Wifi.closeTwice("WlanSetInterface", windows, lease::close);
            expect(wifi, false);
            windows.runUntilIdle();
        }
    }

    @Test
    void aHandleThatWindowsDoesNotCloseKeepsNoOtherLeaseOut(Simulator windows) {
        Wifi wifi = new Wifi(windows);
        LowLatencyLease lease = wifi.wlan0.lowLatency();
        windows.on("WlanCloseHandle").nth(1).returns(WinError.RPC_S_CALL_FAILED);
        assertThrows(WindowsException.class, lease::close);
        // on another thread, for this one may take twice what it hasn't given back
        LowLatencyLease next =
                Wifi.get(CompletableFuture.supplyAsync(wifi.wlan0::lowLatency, task -> new Thread(task).start()));
        expect(wifi, true);
        next.close();
        wifi.close();
        windows.reset(); // the simulator's handle stays open, as the rule wanted
    }

    /** Where the last setting wins, whatever an old lease sets back must come before a new one's wish. */
    @Test
    void aLeaseThatBeginsWhileAnotherEndsIsQuick(Simulator windows) throws InterruptedException {
        for (String slow : List.of("WlanSetInterface", "WlanCloseHandle")) {
            windows.reset(1);
            windows.lastSettingWins(true);
            try (Wifi wifi = new Wifi(windows)) {
                LowLatencyLease old = wifi.wlan0.lowLatency();
                windows.on(slow).nth(1).hangs();
                Thread ends = new Thread(old::close);
                ends.start();
                windows.awaitBlocked(slow, 1);
                AtomicReference<LowLatencyLease> fresh = new AtomicReference<>();
                Thread begins = new Thread(() -> fresh.set(wifi.wlan0.lowLatency()));
                begins.start();
                Wifi.awaitTrue(() -> begins.getState() == Thread.State.WAITING || fresh.get() != null);
                windows.release(slow);
                ends.join();
                begins.join();
                expect(wifi, true);
                List<String> calls = windows.trace().stream()
                        .filter(event -> event.kind() == TraceEvent.Kind.CALL || event.kind() == TraceEvent.Kind.RETURN)
                        .filter(event -> event.function().equals("WlanSetInterface")
                                || event.function().equals("WlanCloseHandle"))
                        .map(event -> event.kind() + " " + event.function())
                        .toList();
                assertEquals(
                        List.of("CALL WlanCloseHandle", "RETURN WlanCloseHandle", "CALL WlanSetInterface"),
                        calls.subList(8, 11),
                        "the old one is through with Windows first");
                fresh.get().close();
                expect(wifi, false);
            }
        }
    }
}
