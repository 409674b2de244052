// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.peerdist.ContentTag;
import io.github.winnet4j.peerdist.PeerDist;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.wlan.ScanOutcome;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanInterface;
import io.github.winnet4j.wnet.CallAbandonedException;
import io.github.winnet4j.wnet.NetworkConnectRequest;
import io.github.winnet4j.wnet.NetworkConnections;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulator's time for a client that waits: by the library's calls, and by its deadlines. */
@SimulatedWindows
@Timeout(60)
class SimulatedTimeTest {
    private static final byte[] NAME = {1, 2, 3};

    @Test
    void itRunsUntilThatIsSoAndNoFurther(Simulator windows) throws Exception {
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            WlanInterface wlan0 = wifi.interfaces().get(0);
            var scan = wlan0.scan().future();
            windows.wifi("wlan0").notification().code(1).send();
            assertFalse(scan.isDone());
            assertEquals(windows, windows.runUntil(scan::isDone));
            assertInstanceOf(ScanOutcome.Complete.class, scan.get());
            windows.runUntil(scan::isDone); // at once
        }
    }

    @Test
    void aConditionThatNeverHoldsIsReportedWithTheTimeline(Simulator windows) {
        Clients.close(Clients.open());
        assertFalse(new SimulatedTime(windows).runUntil(() -> false, Duration.ofMillis(1)));
        windows.mode(Simulator.Mode.FREE);
        assertFalse(new SimulatedTime(windows).runUntil(() -> false, Duration.ofMillis(1)));
        AssertionError never = assertThrows(AssertionError.class, () -> windows.runUntil(() -> false, Duration.ZERO));
        assertTrue(never.getMessage().startsWith("it never was so\nwith the seed 1:\n"), never.getMessage());
        assertTrue(never.getMessage().endsWith("return WlanCloseHandle 0\n"), never.getMessage());
    }

    @Test
    void blockingCallsOfTheLibraryReturnSinceEventsHappenMeanwhile(Simulator windows, @TempDir Path folder)
            throws Exception {
        windows.blockingDrivesTime(true);
        Path file = Files.write(folder.resolve("file"), new byte[300_000]);
        try (CompletionPort port = CompletionPort.start();
                PeerDist branchCache = PeerDist.open(port)) {
            branchCache.publish(NAME, file).unpublish();
            branchCache.openContent(
                    ContentTag.of(new byte[ContentTag.SIZE])); // its close, and the instance's, wait for Windows
        }
        assertTrue(windows.now().compareTo(Duration.ZERO) > 0);
        windows.assertClean();
    }

    @Test
    void theyReturnOnAPortWithoutAnotherDriver(Simulator windows, @TempDir Path folder) throws Exception {
        windows.blockingDrivesTime(true);
        Path file = Files.write(folder.resolve("file"), new byte[10]);
        try (CompletionPort port = CompletionPort.open();
                PeerDist branchCache = PeerDist.open(port)) {
            branchCache.publish(NAME, file).unpublish();
        }
    }

    @Test
    void aDeadlineOfTheLibraryPassesWithTheClock(Simulator windows) throws Exception {
        windows.simulatedDeadlines(true);
        windows.on("WlanScan").returns(WinError.ERROR_SUCCESS); // and nothing comes of it
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            long begin = System.nanoTime();
            var scan = wifi.interfaces().get(0).scan().future();
            assertEquals(0, windows.runUntilIdle(), "it doesn't move the clock by itself");
            assertEquals(Duration.ZERO, windows.now());
            windows.advance(WlanInterface.SCAN_TIME.minusNanos(1000));
            assertFalse(scan.isDone());
            windows.advance(Duration.ofNanos(1000));
            assertInstanceOf(ScanOutcome.TimedOut.class, scan.get(30, TimeUnit.SECONDS));
            assertTrue(System.nanoTime() - begin < WlanInterface.SCAN_TIME.toNanos());

            var next = wifi.interfaces().get(0).scan().future();
            windows.runUntil(next::isDone);
            assertInstanceOf(ScanOutcome.TimedOut.class, next.get());
            assertEquals(WlanInterface.SCAN_TIME.multipliedBy(2), windows.now());
        }
    }

    @Test
    void itPassesByItselfInTheModeFree(Simulator windows) throws Exception {
        windows.mode(Simulator.Mode.FREE).simulatedDeadlines(true);
        windows.on("WlanScan").returns(WinError.ERROR_SUCCESS);
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            var scan =
                    wifi.interfaces().get(0).scan(null, Duration.ofMillis(20)).future();
            assertInstanceOf(ScanOutcome.TimedOut.class, scan.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void oneThatIsMetIsForgotten(Simulator windows) throws Exception {
        windows.simulatedDeadlines(true);
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            var scan = wifi.interfaces().get(0).scan().future();
            windows.runUntil(scan::isDone);
            assertInstanceOf(ScanOutcome.Complete.class, scan.get());
            windows.advance(Duration.ofMinutes(1));
            assertFalse(windows.timeline().contains("callback deadline"), windows.timeline());
        }
    }

    @Test
    void aCallToADeadServerIsAbandonedWithoutWaiting(Simulator windows) {
        windows.simulatedDeadlines(true).network().share("\\\\srv\\plans").add();
        windows.network().serverHangs("srv");
        CompletableFuture<?> call = NetworkConnections.connectAsync(
                        NetworkConnectRequest.to("\\\\srv\\plans"), Duration.ofHours(1))
                .future();
        windows.awaitBlocked("WNetUseConnectionW", 1);
        windows.advance(Duration.ofHours(1));
        CallAbandonedException abandoned = assertInstanceOf(
                CallAbandonedException.class,
                assertThrows(ExecutionException.class, () -> call.get(30, TimeUnit.SECONDS))
                        .getCause());
        windows.network().serverUp("srv");
        abandoned.late().join();
        NetworkConnections.disconnect("\\\\srv\\plans");
    }

    @Test
    void aCloseGivesUpAfterItsDeadlineOfTheClock(Simulator windows) throws Exception {
        windows.simulatedDeadlines(true).blockingDrivesTime(true);
        windows.on("PeerDistClientAddContentInformation").neverCompletes();
        CompletionPort port = CompletionPort.start();
        PeerDist branchCache = PeerDist.open(port);
        long begin = System.nanoTime();
        branchCache.openContent(ContentTag.of(new byte[ContentTag.SIZE])).addInformation(ByteBuffer.allocateDirect(10));
        assertFalse(branchCache.close(Duration.ofMinutes(5)));
        port.close(Duration.ofMinutes(5));
        assertTrue(
                windows.now().compareTo(Duration.ofMinutes(5)) >= 0,
                windows.now().toString());
        assertTrue(System.nanoTime() - begin < Duration.ofMinutes(1).toNanos());
        windows.reset(); // what Windows never gave back
    }

    @Test
    void aResetGivesTheJvmsClockBack(Simulator windows) throws Exception {
        windows.simulatedDeadlines(true).blockingDrivesTime(true);
        windows.reset();
        windows.on("WlanScan").neverCompletes();
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            var scan = wifi.interfaces().get(0).scan(null, Duration.ofMillis(1)).future();
            assertInstanceOf(ScanOutcome.TimedOut.class, scan.get(30, TimeUnit.SECONDS));
            assertEquals(Duration.ZERO, windows.now());
        }
    }
}
