// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wifidirect.SessionState;
import io.github.winnet4j.wifidirect.WifiDirectException;
import io.github.winnet4j.wifidirect.WifiDirectSession;
import io.github.winnet4j.win32.WinError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What is left open at the end of a test, a session too, fails it by itself. */
@SimulatedWindows(blockingDrivesTime = true) // so that close(), which waits for Windows, gets its answers
class ProjectorTest {
    private static final MacAddress HALL = MacAddress.of("02-1A-11-F0-3C-7D");
    private static final MacAddress LOBBY = MacAddress.of("02-1A-11-F0-3C-7E");

    private static long calls(Simulator windows, String function) {
        return windows.timeline()
                .lines()
                .filter(line -> line.contains("call " + function + " "))
                .count();
    }

    @Test
    void aSessionIsOpenedAndEndedOnce(Simulator windows) throws Exception {
        windows.peer(HALL.toString()).accepts();
        try (CompletionPort port = CompletionPort.start();
                Projector projector = new Projector(port)) {
            CompletableFuture<WifiDirectSession> shown = projector.show(HALL);
            windows.runUntil(shown::isDone);
            assertEquals(SessionState.OPEN, shown.get().state());
            projector.stop();
            projector.stop();
        }
        assertEquals(1, calls(windows, "WFDCloseSession"));
    }

    @Test
    void aCancelThatComesTooLateLeavesNoSession(Simulator windows) {
        windows.peer(HALL.toString()).accepts().cancelLoses(); // Windows brings success all the same
        try (CompletionPort port = CompletionPort.start();
                Projector projector = new Projector(port)) {
            CompletableFuture<WifiDirectSession> shown = projector.show(HALL);
            projector.stop();
            windows.runUntil(shown::isDone);
            assertTrue(shown.isCancelled());
        }
        assertEquals(1, calls(windows, "WFDCancelOpenSession"));
        assertEquals(1, calls(windows, "WFDCloseSession"), "the session that was not handed out was closed");
    }

    @Test
    void theLastWishCounts(Simulator windows) throws Exception {
        windows.peer(HALL.toString()).accepts();
        windows.peer(LOBBY.toString()).accepts();
        try (CompletionPort port = CompletionPort.start();
                Projector projector = new Projector(port)) {
            CompletableFuture<WifiDirectSession> first = projector.show(HALL);
            CompletableFuture<WifiDirectSession> last = projector.show(LOBBY);
            windows.runUntil(() -> first.isDone() && last.isDone());
            assertTrue(first.isCancelled());
            assertEquals(LOBBY, last.get().device());
        }
    }

    @Test
    void aRefusalIsToldInWords(Simulator windows) {
        windows.peer(HALL.toString()).refuses(WinError.ERROR_GEN_FAILURE);
        try (CompletionPort port = CompletionPort.start();
                Projector projector = new Projector(port)) {
            CompletableFuture<WifiDirectSession> shown = projector.show(HALL);
            windows.runUntil(shown::isDone);
            Throwable why = assertThrows(ExecutionException.class, shown::get).getCause();
            assertInstanceOf(WifiDirectException.class, why);
            projector.stop(); // there is nothing to end
        }
    }

    @Test
    void theEndDoesNotWaitForADeviceThatNeverAnswers(Simulator windows) {
        windows.peer(HALL.toString()).vanishes();
        CompletableFuture<WifiDirectSession> shown;
        try (CompletionPort port = CompletionPort.start();
                Projector projector = new Projector(port)) {
            shown = projector.show(HALL);
        }
        assertTrue(shown.isDone());
    }
}
