// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static io.github.winnet4j.peerdist.Peers.direct;
import static io.github.winnet4j.peerdist.Peers.end;
import static io.github.winnet4j.peerdist.Peers.fails;
import static io.github.winnet4j.peerdist.Peers.opened;
import static io.github.winnet4j.peerdist.Peers.pattern;
import static io.github.winnet4j.peerdist.Peers.takeAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.Pending;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.harness.OneJvm;
import io.github.winnet4j.peerdist.PeerDist.Version;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.SlotShortage;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The instance: its version, its status and the listeners for it, flushes, and its end. */
@SimulatedWindows
class PeerDistTest {
    private record Collecting(List<BranchCacheStatus> changes, List<WindowsException> problems)
            implements BranchCacheStatusListener {
        @Override
        public void changed(BranchCacheStatus status) {
            changes.add(status);
        }

        @Override
        public void failed(WindowsException problem) {
            problems.add(problem);
        }
    }

    private CompletionPort port;

    @BeforeEach
    void open() {
        port = CompletionPort.open();
    }

    @AfterEach
    void close() {
        port.close();
        assertEquals(0, port.abandoned());
    }

    @Test
    void aVersionIsNegotiated() {
        try (PeerDist peers = PeerDist.open(port, Version.WINDOWS_8)) {
            assertEquals(new Version(2, 0), peers.version());
        }
        WindowsException tooHigh = assertThrows(WindowsException.class, () -> PeerDist.open(port, new Version(9, 0)));
        assertEquals(WinError.PEERDIST_ERROR_VERSION_UNSUPPORTED, tooHigh.code());
        assertThrows(IllegalArgumentException.class, () -> new Version(0x10000, 0));
        assertThrows(IllegalArgumentException.class, () -> new Version(2, -1));
        // A minor version that was asked for is more than 2.0 has: it lies above the major one.
        assertThrows(WindowsException.class, () -> PeerDist.open(port, new Version(2, 1)));
    }

    @Test
    void fault10_successWithAHandleThatIsNoneIsAFailure(Simulator windows) {
        windows.on("PeerDistStartup")
                .nth(1)
                .handsOut(0)
                .on("PeerDistStartup")
                .nth(2)
                .handsOut(-1);
        assertEquals(
                WinError.ERROR_INVALID_HANDLE,
                assertThrows(WindowsException.class, () -> PeerDist.open(port)).code());
        assertEquals(
                WinError.ERROR_INVALID_HANDLE,
                assertThrows(WindowsException.class, () -> PeerDist.open(port)).code());
        windows.reset();
    }

    @Test
    void theStatusIsAsked(Simulator windows) {
        try (PeerDist peers = PeerDist.open(port)) {
            assertEquals(new BranchCacheStatusInfo(BranchCacheStatus.AVAILABLE, 1, 2), peers.statusInfo());
            windows.service("peerdist", false);
            assertEquals(BranchCacheStatus.UNAVAILABLE, peers.status());
            windows.policy("peerdist", false);
            assertEquals(BranchCacheStatus.DISABLED, peers.status());
            windows.on("PeerDistGetStatus").nth(1).returns(WinError.ERROR_SERVICE_NOT_ACTIVE);
            windows.on("PeerDistGetStatusEx").returns(WinError.ERROR_PROC_NOT_FOUND);
            assertEquals(
                    WinError.ERROR_SERVICE_NOT_ACTIVE,
                    assertThrows(WindowsException.class, peers::status).code());
            assertEquals(
                    new BranchCacheStatusInfo(BranchCacheStatus.DISABLED, 1, 1), peers.statusInfo(), "as on Windows 7");
        }
    }

    @Test
    void aListenerGetsEachChangeThoughWindowsReportsOnlyOne(Simulator windows) {
        List<BranchCacheStatus> told = new ArrayList<>();
        List<BranchCacheStatus> second = new ArrayList<>();
        try (PeerDist peers = PeerDist.open(port)) {
            peers.addStatusListener(told::add);
            BranchCacheStatusListener other = second::add;
            peers.addStatusListener(other);
            go(windows);
            assertEquals(List.of(BranchCacheStatus.AVAILABLE), told);
            for (int i = 0; i < 3; i++) {
                windows.service("peerdist", false);
                go(windows);
                windows.service("peerdist", true);
                go(windows);
            }
            windows.policy("peerdist", false);
            go(windows);
            peers.removeStatusListener(other);
            windows.policy("peerdist", true);
            go(windows);
        }
        assertEquals(
                List.of(
                        BranchCacheStatus.AVAILABLE,
                        BranchCacheStatus.UNAVAILABLE,
                        BranchCacheStatus.AVAILABLE,
                        BranchCacheStatus.UNAVAILABLE,
                        BranchCacheStatus.AVAILABLE,
                        BranchCacheStatus.UNAVAILABLE,
                        BranchCacheStatus.AVAILABLE,
                        BranchCacheStatus.DISABLED,
                        BranchCacheStatus.AVAILABLE),
                told);
        assertEquals(told.subList(0, 8), second);
    }

    /** Fault 40: it changes twice before registering again; the last report is the actual status. */
    @Test
    void fault40_aMissedChangeIsReportedAfterRegisteringAgain(Simulator windows) {
        List<BranchCacheStatus> told = new ArrayList<>();
        try (PeerDist peers = PeerDist.open(port)) {
            peers.addStatusListener(told::add);
            windows.runUntilIdle(); // the notification lies in the port, and there is no registration
            windows.service("peerdist", false);
            windows.runUntilIdle();
            takeAll(port); // registered again; Windows sees that it isn't so any more
            assertEquals(List.of(BranchCacheStatus.AVAILABLE), told);
            go(windows);
            assertEquals(List.of(BranchCacheStatus.AVAILABLE, BranchCacheStatus.UNAVAILABLE), told);
            windows.service("peerdist", true);
            windows.service("peerdist", false);
            windows.service("peerdist", true);
            go(windows);
            assertEquals(BranchCacheStatus.AVAILABLE, told.get(told.size() - 1));
        }
    }

    /** Fault 40: registering again is refused; the listener gets the reason, and asking for the status mends it. */
    @Test
    void fault40_aRefusedRegistrationIsReportedAndMended(Simulator windows) {
        List<BranchCacheStatus> told = new ArrayList<>();
        List<WindowsException> problems = new ArrayList<>();
        try (PeerDist peers = PeerDist.open(port)) {
            windows.on("PeerDistRegisterForStatusChangeNotification").nth(2).returns(WinError.ERROR_INVALID_PARAMETER);
            peers.addStatusListener(new Collecting(told, problems));
            go(windows);
            assertEquals(List.of(BranchCacheStatus.AVAILABLE), told);
            assertEquals(WinError.ERROR_INVALID_PARAMETER, problems.get(0).code());
            windows.service("peerdist", false);
            go(windows);
            assertEquals(List.of(BranchCacheStatus.AVAILABLE), told, "there is no registration");
            assertEquals(BranchCacheStatus.UNAVAILABLE, peers.status());
            windows.service("peerdist", true);
            go(windows);
            assertEquals(List.of(BranchCacheStatus.AVAILABLE), told, "registered again, and nothing has changed");
            windows.service("peerdist", false);
            go(windows);
            assertEquals(List.of(BranchCacheStatus.AVAILABLE, BranchCacheStatus.UNAVAILABLE), told);
        }
        assertEquals(1, problems.size());
    }

    /** A slot of its own is necessary while the last registration is still being cancelled. */
    @Test
    @OneJvm("the JVM has no part in it, and it takes 128 MB")
    void aRegistrationThatFindsNoSlotIsReportedAndMended(Simulator windows) throws Exception {
        String unregister = "PeerDistUnregisterForStatusChangeNotification";
        List<BranchCacheStatus> reported = new ArrayList<>();
        List<WindowsException> problems = new ArrayList<>();
        try (PeerDist peers = PeerDist.open(port)) {
            peers.addStatusListener(new Collecting(reported, problems));
            windows.on(unregister).nth(1).hangs();
            CompletableFuture<Boolean> cancel = CompletableFuture.supplyAsync(SlotShortage.onlyOperation(port)::cancel);
            windows.awaitBlocked(unregister, 1);
            windows.runUntilIdle();
            SlotShortage shortage = new SlotShortage(port);
            try {
                takeAll(port);
                assertEquals(List.of(BranchCacheStatus.AVAILABLE), reported);
                assertEquals(1, problems.size(), "reported once");
                assertEquals(BranchCacheStatus.AVAILABLE, peers.status(), "in spite of the shortage");
            } finally {
                shortage.end();
            }
            windows.release(unregister);
            cancel.get();
            for (WindowsException problem : problems) {
                assertEquals(WinError.ERROR_NOT_ENOUGH_MEMORY, problem.code());
            }
            assertEquals(2, problems.size(), "and once more by the status, which tried again");
            windows.service("peerdist", false);
            assertEquals(BranchCacheStatus.UNAVAILABLE, peers.status());
            go(windows);
            assertEquals(List.of(BranchCacheStatus.AVAILABLE, BranchCacheStatus.UNAVAILABLE), reported);
        }
        assertEquals(2, problems.size());
    }

    @Test
    void listenersThatThrowKeepNothingFromTheOthersAndAllIsReported(Simulator windows) {
        List<Throwable> reported = new ArrayList<>();
        List<BranchCacheStatus> told = new ArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> reported.add(e));
        try (PeerDist peers = PeerDist.open(port)) {
            for (String name : List.of("first", "second")) {
                peers.addStatusListener(status -> {
                    throw new IllegalArgumentException(name);
                });
            }
            peers.addStatusListener(told::add);
            go(windows);
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
        assertEquals(List.of(BranchCacheStatus.AVAILABLE), told);
        assertEquals(1, reported.size());
        assertEquals("second", reported.get(0).getMessage());
        assertEquals("first", reported.get(0).getSuppressed()[0].getMessage());
    }

    @Test
    void anErrorOfAListenerKeepsNeitherTheChangeNorTheRefusalFromTheOthers(Simulator windows) {
        windows.on("PeerDistRegisterForStatusChangeNotification").nth(2).returns(WinError.ERROR_INVALID_PARAMETER);
        Collecting other = new Collecting(new ArrayList<>(), new ArrayList<>());
        List<Throwable> reported = new ArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> reported.add(e));
        try (PeerDist peers = PeerDist.open(port)) {
            peers.addStatusListener(status -> {
                throw new AssertionError("no exception");
            });
            peers.addStatusListener(other);
            go(windows);
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
        assertEquals(List.of(BranchCacheStatus.AVAILABLE), other.changes);
        assertEquals(
                List.of(WinError.ERROR_INVALID_PARAMETER),
                other.problems.stream().map(WindowsException::code).toList());
        assertEquals("no exception", reported.get(0).getMessage());
        assertEquals(1, port.counters().handlerExceptions());
    }

    @Test
    void theFirstListenerIsRefusedWhenWindowsRefuses(Simulator windows) {
        try (PeerDist peers = PeerDist.open(port)) {
            windows.on("PeerDistRegisterForStatusChangeNotification").nth(1).returns(WinError.ERROR_INVALID_PARAMETER);
            assertThrows(WindowsException.class, () -> peers.addStatusListener(status -> {}));
            peers.addStatusListener(status -> {});
        }
    }

    @Test
    void aFlushRemovesWhatWasAddedUnderATag(Simulator windows) {
        windows.branchCache().publish("report", 70_000).missing("report", 0, 70_000);
        try (PeerDist peers = PeerDist.open(port);
                Content content = opened(windows, peers, port, "report");
                ContentRead read = content.newRead()) {
            end(windows, port, content.addData(0, direct(pattern(0, 70_000))).future());
            read.query(0);
            assertEquals(70_000, end(windows, port, read.future()).length());
            Pending<Void> flush = peers.flush(Peers.TAG);
            assertFalse(flush.cancel(), "there is no way to");
            end(windows, port, flush.future());
            read.query(0);
            assertEquals(0, end(windows, port, read.future()).length());
        }
    }

    @Test
    void withoutAPortItHasTheLibrarys(Simulator windows) throws Exception {
        windows.mode(Simulator.Mode.FREE);
        windows.branchCache().publish("report", 1000).shortReads(0);
        try (PeerDist peers = PeerDist.open();
                Content content = peers.openContent(Peers.TAG)) {
            assertTrue(content.information(Peers.information(windows, "report")).await(Peers.LONG));
            assertEquals(
                    100,
                    content.read(0, direct(new byte[100]))
                            .future()
                            .get(30, TimeUnit.SECONDS)
                            .length());
        }
        assertEquals(List.of(), windows.ledger());
    }

    @Test
    void closingThePortFirstEndsAllInOrder(Simulator windows) {
        windows.branchCache().publish("report", 1000);
        CompletionPort own = CompletionPort.start();
        PeerDist peers = PeerDist.open(own);
        peers.addStatusListener(status -> {});
        Content content = opened(windows, peers, own, "report");
        CompletableFuture<ContentPart> read =
                content.read(0, direct(new byte[100])).future();
        assertTrue(own.close(Peers.LONG), "in one go, long before its deadline");
        assertTrue(read.isCancelled());
        assertEquals(List.of(), windows.ledger());
        assertThrows(IllegalStateException.class, content::newRead);
        assertThrows(IllegalStateException.class, () -> content.addInformation(direct(new byte[1])));
        assertThrows(IllegalStateException.class, () -> content.information(new byte[1]));
        assertThrows(IllegalStateException.class, content::completeInformation);
        assertThrows(IllegalStateException.class, () -> content.addData(0, direct(new byte[1])));
        assertTrue(content.close(Peers.LONG) && peers.close(Peers.LONG));
    }

    /** It has come, and lies in the port: registering again isn't possible, and that does no harm. */
    @Test
    void aStatusThatLiesInThePortWhenItIsClosedThrowsNothing(Simulator windows) {
        CompletionPort own = CompletionPort.open();
        PeerDist peers = PeerDist.open(own);
        peers.addStatusListener(status -> {});
        windows.runUntilIdle(); // its completion is posted
        List<Throwable> thrown = new ArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> thrown.add(e));
        try {
            assertTrue(own.close(Peers.LONG), "in one go, long before its deadline");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertEquals(List.of(), thrown);
        assertEquals(0, own.abandoned());
        assertEquals(List.of(), windows.ledger());
        assertTrue(peers.close(Peers.LONG));
    }

    @Test
    void aShutdownEndsWhatCantBeCancelled(Simulator windows) {
        PeerDist peers = PeerDist.open(port);
        CompletableFuture<Void> flush = peers.flush(Peers.TAG).future();
        assertEquals(1, peers.outstanding());
        assertFalse(peers.close(Peers.SHORT), "not in time");
        assertTrue(
                fails(windows, port, OperationCancelledException.class, flush).isAbandoned());
        windows.runUntilIdle(); // the shutdown has ended it
        Peers.takeAll(port);
        assertEquals(0, peers.outstanding() + port.abandoned());
    }

    @Test
    void closedIsClosed(Simulator windows) {
        windows.branchCache().publish("report", 1000);
        PeerDist peers = PeerDist.open(port);
        Content content = opened(windows, peers, port, "report");
        ContentRead read = content.newRead();
        peers.addStatusListener(status -> {});
        PublicationStream stream = peers.publishStream(Peers.id("mine"), 0);
        assertTrue(peers.close(Peers.LONG), "with all that belongs to it");
        int calls = windows.trace().size();
        assertTrue(peers.close(Peers.LONG));
        content.close();
        stream.close();
        String message = assertThrows(IllegalStateException.class, () -> read.block(0, 10))
                .getMessage();
        assertEquals("this BranchCache content is closed", message);
        assertThrows(IllegalStateException.class, content::newRead);
        assertThrows(IllegalStateException.class, content::cancelAll);
        assertThrows(IllegalStateException.class, content::isFlashCrowd);
        assertThrows(IllegalStateException.class, () -> content.information(new byte[1]));
        assertThrows(IllegalStateException.class, () -> content.addInformation(direct(new byte[1])));
        assertThrows(IllegalStateException.class, content::completeInformation);
        assertThrows(IllegalStateException.class, () -> stream.add(direct(new byte[1])));
        assertThrows(IllegalStateException.class, stream::complete);
        assertThrows(IllegalStateException.class, () -> peers.flush(Peers.TAG));
        assertThrows(IllegalStateException.class, () -> peers.addStatusListener(status -> {}));
        assertEquals(
                "this BranchCache instance is closed",
                assertThrows(IllegalStateException.class, peers::status).getMessage());
        assertThrows(IllegalStateException.class, () -> peers.openContent(Peers.TAG));
        assertThrows(IllegalStateException.class, () -> peers.unpublish(Peers.id("mine")));
        assertThrows(IllegalStateException.class, () -> peers.publishStream(Peers.id("mine"), 0));
        read.close();
        assertEquals(calls, windows.trace().size(), "none of that asks Windows");
    }

    @Test
    void whatIsBeingClosedTakesNoListener(Simulator windows) {
        PeerDist peers = PeerDist.open(port);
        peers.addStatusListener(status -> {});
        CompletableFuture<Boolean> closed = peers.closeAsync().future();
        assertFalse(closed.isDone(), "the registration isn't over");
        assertThrows(IllegalStateException.class, () -> peers.addStatusListener(status -> {}));
        assertTrue(end(windows, port, closed));
    }

    @Test
    void onAClosedPortNothingIsOpened(Simulator windows) {
        port.close();
        int calls = windows.trace().size();
        assertEquals(
                "this completion port is closed",
                assertThrows(IllegalStateException.class, () -> PeerDist.open(port))
                        .getMessage());
        assertEquals(calls, windows.trace().size());
    }

    /** Fault 15: whatever Windows answers to a close, it is closed, and the code is reported once. */
    @Test
    void fault15_aFailedCloseIsReportedOnce(Simulator windows) {
        windows.branchCache().publish("report", 1000);
        PeerDist peers = PeerDist.open(port);
        Content content = opened(windows, peers, port, "report");
        windows.on("PeerDistClientCloseContent").nth(1).returns(WinError.ERROR_INVALID_PARAMETER);
        assertEquals(
                WinError.ERROR_INVALID_PARAMETER,
                assertThrows(WindowsException.class, content::close).code());
        content.close();
        windows.on("PeerDistShutdown").nth(1).returns(WinError.ERROR_INVALID_HANDLE);
        assertEquals(
                WinError.ERROR_INVALID_HANDLE,
                assertThrows(WindowsException.class, peers::close).code());
        peers.close();
        windows.reset();
    }

    @Test
    void whatHasFailedAsAWholeIsNotCancelledByWhatHearsOfIt(Simulator windows) throws Exception {
        port.dependents(Runnable::run);
        try (PeerDist peers = PeerDist.open(port);
                Content content = peers.openContent(Peers.TAG)) {
            Pending<Void> whole = content.information(new byte[100]); // a portion, and then that it is complete
            List<Boolean> cancelled = new ArrayList<>();
            whole.future().whenComplete((nothing, problem) -> cancelled.add(whole.cancel()));
            windows.service("peerdist", false);
            fails(windows, port, InvalidatedException.class, whole.future());
            assertEquals(List.of(false), cancelled);
            windows.service("peerdist", true);
        }
    }

    /** A vanished service: what is pending ends with 4057, and handles are closed all the same. */
    @Test
    void whatIsPendingWhenTheServiceVanishesEndsAndHandlesAreClosed(Simulator windows) {
        windows.branchCache().publish("report", 1000);
        try (PeerDist peers = PeerDist.open(port);
                Content content = opened(windows, peers, port, "report")) {
            List<ContentRead> reads = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                ContentRead read = content.newRead();
                read.block(i * 100L, 100);
                reads.add(read);
            }
            windows.service("peerdist", false);
            for (ContentRead read : reads) {
                fails(windows, port, InvalidatedException.class, read.future());
                assertEquals(ContentRead.Outcome.FAILED, read.outcome());
                read.close();
            }
            ContentRead late = content.newRead();
            assertThrows(InvalidatedException.class, () -> late.block(0, 100));
            late.close();
            BranchCacheUnavailableException away =
                    assertThrows(BranchCacheUnavailableException.class, () -> peers.openContent(Peers.TAG));
            assertFalse(away.isByPolicy());
            windows.policy("peerdist", false);
            assertTrue(assertThrows(BranchCacheUnavailableException.class, () -> peers.openContent(Peers.TAG))
                    .isByPolicy());
            windows.policy("peerdist", true);
            windows.service("peerdist", true);
            ContentRead invalid = content.newRead();
            assertThrows(InvalidatedException.class, () -> invalid.block(0, 100), "back, but this handle isn't");
            invalid.close();
            try (Content again = opened(windows, peers, port, "report")) {
                assertEquals(
                        100,
                        end(
                                        windows,
                                        port,
                                        again.read(0, java.nio.ByteBuffer.allocateDirect(100))
                                                .future())
                                .length());
            }
        }
    }

    @Test
    void contentInformationIsAddedOneAfterTheOtherWhateverThreadsCall(Simulator windows) throws Exception {
        windows.branchCache().publish("report", 500_000);
        byte[] information = Peers.information(windows, "report");
        port.close();
        port = CompletionPort.start();
        try (PeerDist peers = PeerDist.open(port);
                Content content = peers.openContent(Peers.TAG)) {
            List<CompletableFuture<Void>> added = new ArrayList<>();
            int portion = information.length / 7 + 1;
            Object order = new Object();
            for (int from = 0; from < information.length; from += portion) {
                byte[] part =
                        java.util.Arrays.copyOfRange(information, from, Math.min(information.length, from + portion));
                Thread thread = new Thread(() -> {
                    synchronized (order) {
                        added.add(content.addInformation(direct(part)).future());
                    }
                });
                thread.start();
                thread.join(); // each by a thread of its own, none waiting for the completion of the one before
            }
            CompletableFuture<Void> complete = content.completeInformation().future();
            for (CompletableFuture<Void> one : added) {
                end(windows, port, one);
            }
            end(windows, port, complete);
            assertEquals(7, added.size());
            assertFalse(content.isFlashCrowd());
            windows.command("peerdist crowd report on");
            assertTrue(content.isFlashCrowd());
        } // the simulator would have named a portion that didn't wait
    }

    @Test
    void whatWaitsForItsTurnIsCancelledWithoutEverStarting(Simulator windows) {
        windows.branchCache().publish("report", 1000);
        byte[] information = Peers.information(windows, "report");
        try (PeerDist peers = PeerDist.open(port);
                Content content = peers.openContent(Peers.TAG)) {
            Pending<Void> first = content.addInformation(direct(information));
            Pending<Void> second = content.addInformation(direct(information));
            Pending<Void> third = content.completeInformation();
            assertTrue(second.cancel());
            assertInstanceOf(OperationCancelledException.class, fails(windows, port, second.future()));
            assertFalse(second.cancel());
            end(windows, port, first.future());
            end(windows, port, third.future());
            assertFalse(third.cancel());

            Content other = peers.openContent(Peers.TAG);
            List<CompletableFuture<Void>> all = List.of(
                    other.addInformation(direct(information)).future(),
                    other.addInformation(direct(information)).future(),
                    other.completeInformation().future());
            assertTrue(other.cancelAll());
            all.forEach(one -> fails(windows, port, OperationCancelledException.class, one));
            other.close();
        }
    }

    @Test
    void whatWaitsForItsTurnIsCancelledByTheClose(Simulator windows) {
        try (PeerDist peers = PeerDist.open(port)) {
            Content content = peers.openContent(Peers.TAG);
            List<CompletableFuture<Void>> all = List.of(
                    content.addInformation(direct(new byte[10])).future(),
                    content.addInformation(direct(new byte[10])).future(),
                    content.completeInformation().future());
            assertTrue(content.close(Peers.LONG));
            all.forEach(one -> fails(windows, port, OperationCancelledException.class, one));
        }
    }

    @Test
    void aWholeInformationIsCancelledFromItsFirstPortionOn(Simulator windows) {
        windows.branchCache().publish("report", 1000);
        byte[] information = Peers.information(windows, "report");
        try (PeerDist peers = PeerDist.open(port);
                Content content = peers.openContent(Peers.TAG)) {
            Pending<Void> whole = content.information(information);
            assertTrue(whole.cancel());
            assertTrue(
                    windows.timeline().contains("call PeerDistClientCancelAsyncOperation"),
                    "Windows was asked to end the portion that it has: " + windows.timeline());
            fails(windows, port, OperationCancelledException.class, whole.future());
            windows.runUntilIdle();
            Peers.takeAll(port);
        }
        try (PeerDist peers = PeerDist.open(port);
                Content content = peers.openContent(Peers.TAG)) {
            Pending<Void> whole = content.information(information);
            end(windows, port, whole.future());
            assertFalse(whole.cancel(), "it is over");
        }
    }

    @Test
    void aLongInformationIsGivenInPortions(Simulator windows) {
        byte[] information = new byte[2 * 65_536 + 1];
        try (PeerDist peers = PeerDist.open(port);
                Content content = peers.openContent(Peers.TAG)) {
            Pending<Void> whole = content.information(information);
            fails(windows, port, WindowsException.class, whole.future()); // it is none
            List<String> given = windows.timeline()
                    .lines()
                    .filter(line -> line.contains("call PeerDistClientAddContentInformation"))
                    .toList();
            assertEquals(3, given.size(), given.toString());
            assertTrue(given.get(0).contains(" 65536 ") && given.get(2).contains(" 1 "), given.toString());
        }
        try (PeerDist peers = PeerDist.open(port);
                Content content = peers.openContent(Peers.TAG)) {
            int before = windows.timeline().split("call PeerDistClientAddContentInformation", -1).length;
            fails(
                    windows,
                    port,
                    WindowsException.class,
                    content.information(new byte[65_536]).future());
            assertEquals(
                    before + 1,
                    windows.timeline().split("call PeerDistClientAddContentInformation", -1).length,
                    "one portion and nothing more");
        }
    }

    @Test
    void aPortionOfInformationThatFailsIsTheLast(Simulator windows) {
        windows.on("PeerDistClientAddContentInformation").nth(1).completesWith(WinError.ERROR_INVALID_PARAMETER);
        try (PeerDist peers = PeerDist.open(port);
                Content content = peers.openContent(Peers.TAG)) {
            Pending<Void> whole = content.information(new byte[2 * 65_536 + 1]);
            assertEquals(
                    WinError.ERROR_INVALID_PARAMETER,
                    fails(windows, port, WindowsException.class, whole.future()).code());
            go(windows);
            assertEquals(1, windows.timeline().split("call PeerDistClientAddContentInformation", -1).length - 1);
        }
    }

    /** Also an instance with a listener. */
    @Test
    void whatHasEndedGivesItsRoomInThePortBack(Simulator windows) {
        windows.branchCache().publish("report", 1000);
        try (CompletionPort small = CompletionPort.open(8)) {
            try (PeerDist server = PeerDist.open(small)) {
                for (int i = 0; i < 20; i++) {
                    Publication mine = end(
                            windows,
                            small,
                            server.publish(Peers.id("mine " + i), new byte[10]).future());
                    end(windows, small, mine.information().future());
                    Peers.opened(windows, server, small, "report").close();
                }
            }
            for (int i = 0; i < 20; i++) {
                PeerDist peers = PeerDist.open(small);
                peers.addStatusListener(status -> {});
                assertTrue(end(windows, small, peers.closeAsync().future()));
            }
        }
    }

    /** Only the library's own buffers are lent to others. */
    @Test
    void aBufferOfTheCallersStaysTheCallers(Simulator windows) {
        windows.branchCache().publish("report", 1000);
        byte[] information = Peers.information(windows, "report");
        ByteBuffer own = ByteBuffer.allocateDirect(4096).put(information).flip();
        try (PeerDist peers = PeerDist.open(port)) {
            try (Content content = peers.openContent(Peers.TAG)) {
                end(windows, port, content.addInformation(own).future());
            }
            own.clear().put(new byte[4096]).clear();
            try (Content content = peers.openContent(Peers.TAG)) {
                end(windows, port, content.information(information).future());
            }
            assertEquals(ByteBuffer.allocateDirect(4096), own);
        }
    }

    private void go(Simulator windows) {
        do {
            windows.runUntilIdle();
        } while (port.poll(Duration.ZERO) > 0);
    }
}
