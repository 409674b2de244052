// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.testkit.Action;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Scans end by notifications, or by time; and the lists that they leave. */
@SimulatedWindows
@SuppressWarnings("try") // a watch does its work by being there
class WlanScanTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    void itIsCompleteWhenWindowsSaysSoAndNotBefore(Simulator windows) {
        windows.wifi("wlan0").network("home").add();
        try (Wifi wifi = new Wifi(windows)) {
            WlanOperation<ScanOutcome> scan = wifi.wlan0.scan();
            assertEquals(wifi.wlan0.id(), scan.interfaceId());
            assertFalse(scan.cancel(), "Windows has no way to");
            wifi.handled();
            assertFalse(scan.future().isDone());
            assertEquals(List.of(), wifi.wlan0.stations());
            windows.runUntilIdle();
            assertEquals(new ScanOutcome.Complete(), Wifi.get(scan.future()));
            assertEquals("home", wifi.wlan0.stations().get(0).ssid().toString());
            assertEquals("home", wifi.wlan0.networks().get(0).ssid().toString());
        }
    }

    @Test
    void aFailureHasItsReason(Simulator windows) {
        windows.on("WlanScan").will(Action.reason(0x3800C));
        try (Wifi wifi = new Wifi(windows)) {
            WlanOperation<ScanOutcome> scan = wifi.wlan0.scan();
            windows.runUntilIdle();
            ScanOutcome.Failed failed = assertInstanceOf(ScanOutcome.Failed.class, Wifi.get(scan.future()));
            assertEquals(
                    "WLAN_REASON_CODE_DRIVER_OPERATION_FAILURE", failed.reason().symbol());
        }
    }

    @Test
    void aScanThatNeverEndsTimesOutOnce(Simulator windows) {
        windows.on("WlanScan").neverCompletes();
        try (Wifi wifi = new Wifi(windows)) {
            WlanOperation<ScanOutcome> scan = wifi.wlan0.scan(null, SHORT);
            assertEquals(new ScanOutcome.TimedOut(), Wifi.get(scan.future()));
            windows.runUntilIdle();
            wifi.notification(Wifi.ACM, 7).sendNow(); // late
            wifi.handled();
            assertEquals(new ScanOutcome.TimedOut(), Wifi.get(scan.future()));
        }
    }

    @Test
    void itsEndMayComeBeforeTheCallReturns(Simulator windows) {
        windows.on("WlanScan").completesBeforeReturn();
        try (Wifi wifi = new Wifi(windows)) {
            assertEquals(new ScanOutcome.Complete(), Wifi.get(wifi.wlan0.scan().future()));
        }
    }

    @Test
    void fault26_itsEndMayComeInsideTheCall(Simulator windows) {
        windows.on("WlanScan").completesInside();
        try (Wifi wifi = new Wifi(windows)) {
            assertEquals(new ScanOutcome.Complete(), Wifi.get(wifi.wlan0.scan().future()));
        }
    }

    @Test
    void twoEndsAreOne(Simulator windows) {
        windows.on("WlanScan").completesTwice();
        try (Wifi wifi = new Wifi(windows)) {
            WlanOperation<ScanOutcome> scan = wifi.wlan0.scan();
            windows.runUntilIdle();
            assertEquals(new ScanOutcome.Complete(), Wifi.get(scan.future()));
            wifi.handled();
        }
    }

    @Test
    void oneCodeOfAnotherSourceIsNoEndOfAScan(Simulator windows) {
        windows.on("WlanScan").neverCompletes();
        try (Wifi wifi = new Wifi(windows);
                Watch all = wifi.client.watch(NotificationSource.all(), one -> {})) {
            WlanOperation<ScanOutcome> scan = wifi.wlan0.scan();
            for (int code : new int[] {7, 8}) { // a radio's switch, the signal's quality
                wifi.notification(Wifi.MSM, code).data(new byte[12]).sendNow();
            }
            wifi.handled();
            assertFalse(scan.future().isDone());
        }
    }

    @Test
    void eachInterfaceEndsByItself(Simulator windows) {
        windows.wifi("wlan1").add();
        windows.wifi("wlan2").add().radio(false);
        windows.runUntilIdle();
        try (Wifi wifi = new Wifi(windows)) {
            windows.on("WlanScan").nth(2).will(Action.reason(0x10001));
            List<WlanOperation<ScanOutcome>> scans = wifi.client.scan();
            windows.runUntilIdle();
            assertEquals(3, scans.size());
            assertEquals(new ScanOutcome.Complete(), Wifi.get(scans.get(0).future()));
            assertEquals(
                    new ScanOutcome.Failed(new WlanReason(0x10001)),
                    Wifi.get(scans.get(1).future()));
            WindowsException off = assertThrows(
                    WindowsException.class, () -> Wifi.get(scans.get(2).future()));
            assertEquals(WinError.ERROR_NDIS_DOT11_POWER_STATE_INVALID, off.code());
        }
    }

    @Test
    void anInterfaceThatIsPulledOutEndsIt(Simulator windows) {
        windows.wifi("wlan1").add();
        windows.runUntilIdle();
        try (Wifi wifi = new Wifi(windows)) {
            windows.on("WlanScan").neverCompletes();
            WlanOperation<ScanOutcome> here = wifi.wlan0.scan();
            WlanOperation<ScanOutcome> there = wifi.client.interfaces().get(1).scan();
            windows.wifi("wlan1").remove();
            windows.runUntilIdle();
            assertEquals(new ScanOutcome.InterfaceRemoved(), Wifi.get(there.future()));
            assertFalse(here.future().isDone());
        }
    }

    @Test
    void theClientsEndIsTheEndOfWhatWaits(Simulator windows) {
        windows.on("WlanScan").neverCompletes();
        Wifi wifi = new Wifi(windows);
        CompletableFuture<ScanOutcome> scan = wifi.wlan0.scan().future();
        wifi.client.close();
        assertTrue(scan.isDone());
        OperationCancelledException end = assertThrows(OperationCancelledException.class, () -> Wifi.get(scan));
        assertEquals("WlanScan", end.function());
        wifi.close();
    }

    @Test
    void aFutureMayCloseTheClient(Simulator windows) throws Exception {
        Wifi wifi = new Wifi(windows);
        CompletableFuture<Boolean> closed = wifi.wlan0.scan().future().thenApply(end -> {
            wifi.client.close(); // on the thread that drives the port
            return true;
        });
        windows.runUntilIdle();
        assertTrue(Wifi.get(closed));
        wifi.close();
    }

    @Test
    void aRefusedScanWaitsForNothing(Simulator windows) throws ExecutionException {
        windows.on("WlanScan").nth(1).returns(WinError.ERROR_NOT_ENOUGH_MEMORY);
        try (Wifi wifi = new Wifi(windows)) {
            assertThrows(WindowsException.class, wifi.wlan0::scan);
            WlanOperation<ScanOutcome> scan = wifi.wlan0.scan();
            windows.runUntilIdle();
            assertEquals(new ScanOutcome.Complete(), Wifi.get(scan.future()));
        }
    }

    @Test
    void namesThatArentTextAndElementsAreListed(Simulator windows) {
        byte[] name = {0, (byte) 0xFF, 'x'};
        windows.wifi("wlan0")
                .network(name)
                .informationElements(new byte[] {(byte) 0xDD, 2, 7, 8})
                .seen()
                .add();
        windows.wifi("wlan0").network(new byte[4]).seen().add();
        try (Wifi wifi = new Wifi(windows)) {
            List<Bss> stations = wifi.wlan0.stations();
            assertArrayEquals(name, stations.get(0).ssid().toBytes());
            assertArrayEquals(
                    new byte[] {7, 8}, stations.get(0).elements().find(0xDD).orElseThrow());
            assertTrue(stations.get(1).ssid().isHidden());
            assertEquals(1, wifi.wlan0.stations(Ssid.of(name), false).size());
            assertEquals(0, wifi.wlan0.stations(Ssid.of(name), true).size());
        }
    }

    @Test
    void theCursorShowsWhatTheListShowsAndTakesItsMemoryAgain(Simulator windows) {
        for (int i = 0; i < 200; i++) {
            windows.wifi("wlan0").network("net" + i).rssi(-30 - i % 60).seen().add();
        }
        try (Wifi wifi = new Wifi(windows)) {
            BssCursor cursor = wifi.wlan0.stationCursor();
            assertFalse(cursor.next());
            assertTrue(cursor.toString().endsWith(", 0 of 0"), cursor.toString());
            for (int round = 0; round < 3; round++) {
                assertEquals(200, cursor.refresh());
                for (Bss one : wifi.wlan0.stations()) {
                    assertTrue(cursor.next());
                    assertEquals(one.rssi(), cursor.rssi());
                    assertTrue(cursor.isOf(one.ssid()));
                }
                assertFalse(cursor.next());
            }
            assertEquals(1, wifi.wlan0.stationCursor(Ssid.of("net7"), false).refresh());
            for (int i = 0; i < 199; i++) {
                windows.wifi("wlan0").network("net" + i).remove();
            }
            WlanOperation<ScanOutcome> scan = wifi.wlan0.scan();
            windows.runUntilIdle();
            Wifi.get(scan.future());
            assertEquals(1, cursor.refresh());
            assertTrue(cursor.next());
            assertFalse(cursor.next());
        }
    }
}
