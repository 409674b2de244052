// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.LogCapture;
import io.github.winnet4j.port.Operation.State;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link PortHandle} promises; the handles are numbers, and the completions are posted by the tests. */
@PortTest
class PortHandleTest {
    private final List<String> trace = new CopyOnWriteArrayList<>();
    private final List<Operation> operations = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        operations.forEach(Operation::close);
    }

    private Operation closed(Operation operation) {
        operations.add(operation);
        return operation;
    }

    private PortHandle open(CompletionPort port, String name) {
        return port.attach(name, () -> 7, handle -> trace.add("close " + name));
    }

    /** Cancelling completes the operation, as Windows does. */
    private Operation cancellable(PortHandle handle) {
        return closed(handle.operation((windows, token) -> {
            trace.add("cancel");
            handle.port().post(token, 995, 0);
            return 0;
        }));
    }

    /** In progress until it is posted: the post begins the slot. */
    private static int pending(Operation operation) {
        return Ports.start(operation, token -> 997);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closingCancelsTakesTheCompletionsAndThenCloses(boolean withThread) {
        try (CompletionPort port = withThread ? Ports.start() : Ports.open()) {
            PortHandle handle = open(port, "thing");
            Operation operation = cancellable(handle).onComplete(done -> trace.add("ended " + done.code()));
            pending(operation);
            assertEquals(1, handle.outstanding());
            assertTrue(handle.close(LONG));
            assertEquals(List.of("cancel", "ended 995", "close thing"), trace);
            assertEquals(0, handle.outstanding());
            assertTrue(handle.close(LONG), "closing again does nothing");
            assertEquals(
                    "this thing is closed",
                    assertThrows(IllegalStateException.class, handle::enter).getMessage());
            assertThrows(IllegalStateException.class, () -> pending(operation));
            assertEquals(3, trace.size());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePortTakesWhatIsOpenOnItAlongInnermostFirst(boolean withThread) {
        CompletionPort port = withThread ? Ports.start() : Ports.open();
        PortHandle outer = open(port, "outer");
        PortHandle inner = outer.attach("inner", () -> 8, handle -> trace.add("close inner"));
        pending(cancellable(inner));
        pending(cancellable(outer));
        assertEquals(2, outer.outstanding());
        assertEquals(1, inner.outstanding());
        assertTrue(port.close(LONG));
        assertEquals(2, trace.stream().filter("cancel"::equals).count());
        assertTrue(trace.indexOf("close inner") > trace.indexOf("cancel"));
        assertEquals("close outer", trace.get(3));
        assertFalse(outer.isOpen() || inner.isOpen());
    }

    @Test
    void theOneCancelForAllTakesThePlaceOfTheOthers() {
        try (CompletionPort port = Ports.start()) {
            PortHandle handle = open(port, "thing");
            Operation one = cancellable(handle);
            Operation two = cancellable(handle);
            handle.onClosing(windows -> {
                trace.add("cancel all of " + windows);
                one.cancel();
                two.cancel();
            });
            pending(one);
            pending(two);
            assertTrue(handle.close(LONG));
            assertEquals(List.of("cancel all of 7", "cancel", "cancel", "close thing"), trace);
        }
    }

    @Test
    void afterTheOneCancelForAllNothingIsCancelledByItself() {
        CompletionPort port = Ports.open();
        PortHandle handle = open(port, "thing").onClosing(windows -> trace.add("cancel all"));
        Operation deaf = closed(handle.operation((windows, token) -> {
            trace.add("cancel");
            return 0;
        }));
        Ports.begin(deaf);
        assertFalse(handle.close(Duration.ZERO));
        assertEquals(List.of("cancel all", "close thing"), trace);
        assertEquals("thing, closed", handle.toString());
        assertEquals("other", open(port, "other").toString());
        assertFalse(port.close(Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatDoesNotComeBackIsAbandonedAndTheHandleClosed(boolean withThread) throws Exception {
        try (CompletionPort port = withThread ? Ports.start() : Ports.open()) {
            PortHandle handle = open(port, "thing");
            Operation deaf = closed(handle.operation()).onComplete(done -> trace.add("handler"));
            deaf.onAbandon(gone -> trace.add("abandoned, in a handler: " + port.inHandler()));
            long address = Ports.beginAt(deaf);
            CompletableFuture<Completion> future = deaf.future();
            assertFalse(handle.close(Duration.ofMillis(20)));
            assertEquals(List.of("abandoned, in a handler: true", "close thing"), trace);
            assertTrue(assertThrows(OperationCancelledException.class, future::join)
                    .isAbandoned());
            assertEquals(State.ABANDONED, deaf.state());
            assertEquals(1, port.abandoned());
            assertEquals(1, handle.outstanding());
            PipeIo.forge(port.handle(), port.key(), address); // Windows has found it after all
            Ports.awaitTrue(() -> {
                port.await(new CompletableFuture<>(), Duration.ofMillis(1));
                return port.abandoned() == 0;
            });
            assertEquals(2, trace.size(), "its handler never runs");
        }
    }

    @Test
    void aCallKeepsTheHandleOpenAndItsCallerCloses() throws Exception {
        try (CompletionPort port = Ports.start()) {
            AtomicReference<Thread> closer = new AtomicReference<>();
            PortHandle handle = port.attach("thing", () -> 7, windows -> closer.set(Thread.currentThread()));
            assertEquals(7, handle.enter());
            assertFalse(handle.close(Duration.ofMillis(20)));
            assertEquals(null, closer.get());
            handle.exit();
            assertSame(Thread.currentThread(), closer.get());
            assertTrue(handle.close(LONG));
        }
    }

    /** The completion comes, and is handled, before the call that starts the operation has returned. */
    @Test
    void theCallThatStartsAnOperationKeepsTheHandleOpenToo() throws Exception {
        try (CompletionPort port = Ports.start()) {
            PortHandle handle = open(port, "thing");
            CountDownLatch ended = new CountDownLatch(1);
            Operation operation = closed(handle.operation()).onComplete(done -> ended.countDown());
            Ports.start(operation, token -> {
                port.post(token, 0, 0);
                assertTrue(held(ended));
                assertFalse(handle.close(Duration.ofMillis(20)));
                passed(port); // the driver has left the operation
                assertEquals(List.of(), trace);
                return 997;
            });
            assertEquals(List.of("close thing"), trace);
            assertTrue(handle.close(LONG));
        }
    }

    private static void passed(CompletionPort port) {
        try {
            Ports.barrier(port);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean held(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void insideAHandlerClosingBeginsAndTheRestFollows() throws Exception {
        try (CompletionPort port = Ports.start()) {
            PortHandle handle = open(port, "thing");
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            Operation operation = closed(handle.operation()).onComplete(done -> {
                answer.complete(handle.close(LONG));
                trace.add("handler left");
            });
            Ports.start(operation, token -> port.post(token, 0, 0) == 0 ? 997 : 87);
            assertFalse(answer.get(30, TimeUnit.SECONDS));
            assertTrue(handle.close(LONG));
            assertEquals(List.of("handler left", "close thing"), trace);
        }
    }

    @Test
    void closeAsyncDoesNotWaitAndReportsTheEnd() throws Exception {
        try (CompletionPort port = Ports.open()) {
            PortHandle handle = open(port, "thing");
            Operation operation = cancellable(handle);
            pending(operation);
            CompletableFuture<Boolean> end = handle.closeAsync().future();
            assertFalse(end.isDone());
            assertEquals(1, port.poll(LONG));
            assertTrue(end.getNow(false));
            assertEquals(List.of("cancel", "close thing"), trace);
        }
    }

    @Test
    void aRefusalToCloseReachesTheClosingThread() {
        try (CompletionPort port = Ports.start()) {
            PortHandle handle = port.attach("thing", () -> 7, windows -> WindowsException.check("CloseHandle", 6));
            WindowsException problem = assertThrows(WindowsException.class, () -> handle.close(LONG));
            assertEquals("CloseHandle", problem.function());
            assertTrue(handle.close(LONG), "closed all the same, and reported once");
        }
    }

    /** Found by torture: it kept its port from coming to an end. */
    @Test
    void anErrorOfACloserReachesTheClosingThreadAndEndsNothingElse() {
        CompletionPort port = Ports.open();
        PortHandle outer = open(port, "outer");
        PortHandle inner = outer.attach("inner", () -> 8, handle -> {
            throw new AssertionError("of the closer");
        });
        assertEquals(
                "of the closer",
                assertThrows(AssertionError.class, inner::close).getMessage());
        assertTrue(inner.close(LONG), "it counts as closed");
        assertTrue(outer.close(LONG));
        assertTrue(port.close(LONG));
    }

    @Test
    void whatCannotBeOpenedLeavesNothing() {
        CompletionPort port = Ports.start();
        WindowsException problem = assertThrows(
                WindowsException.class,
                () -> port.attach(
                        "thing",
                        () -> {
                            throw WindowsException.of("CreateFileW", 2);
                        },
                        handle -> trace.add("close")));
        assertEquals(2, problem.code());
        assertTrue(port.close(LONG));
        assertEquals(List.of(), trace);
        assertThrows(IllegalStateException.class, () -> port.attach("thing", () -> 7, handle -> {}));
    }

    @Test
    void oneThatIsOpenedOnAClosingPortIsNeitherOpenedNorLeft() throws Exception {
        CompletionPort port = Ports.open();
        PortHandle outer = open(port, "outer");
        outer.enter();
        assertFalse(port.close(Duration.ZERO));
        assertThrows(IllegalStateException.class, () -> outer.attach("inner", () -> 8, handle -> trace.add("inner")));
        assertEquals(List.of(), trace);
        outer.exit();
        assertEquals(List.of("close outer"), trace);
        Ports.awaitTrue(() -> PortInvariants.isClosed(port));
    }

    @Test
    void aPortThatIsClosedWhileItOpensClosesIt() throws Exception {
        CompletionPort port = Ports.start();
        assertThrows(
                IllegalStateException.class,
                () -> port.attach(
                        "thing",
                        () -> {
                            assertFalse(port.close(Duration.ZERO));
                            return 7;
                        },
                        handle -> trace.add("close")));
        assertEquals(List.of("close"), trace);
        Ports.awaitTrue(() -> PortInvariants.isClosed(port)); // by its thread
    }

    @Test
    void whatIsOpenedWhileTheOuterOneIsClosedIsRefusedOrClosed() throws Exception {
        try (CompletionPort port = Ports.start()) {
            AtomicInteger open = new AtomicInteger();
            for (int round = 0; round < 300; round++) {
                PortHandle outer = open(port, "outer");
                Queue<PortHandle> inner = new ConcurrentLinkedQueue<>();
                CompletableFuture<Void> opener = CompletableFuture.runAsync(() -> {
                    try {
                        while (inner.size() < 100) {
                            inner.add(outer.attach("inner", open::incrementAndGet, handle -> open.decrementAndGet()));
                        }
                    } catch (IllegalStateException e) {
                        // it is closed
                    }
                });
                Ports.awaitTrue(() -> open.get() > 3);
                assertTrue(outer.close(LONG));
                opener.get(30, TimeUnit.SECONDS);
                assertEquals(0, open.get(), "round " + round);
                inner.forEach(PortHandle::close);
            }
        }
    }

    /** For a handle with a close that would wait for Windows. */
    @Test
    void whatMustNotBeAbandonedIsOnlyWithThePort() {
        CompletionPort port = Ports.open();
        PortHandle outer = open(port, "outer");
        PortHandle handle = outer.attach("thing", () -> 7, closing -> trace.add("close thing"));
        handle.onGivingUp(() -> trace.add("given up"));
        Operation late = closed(handle.operation()).onComplete(done -> trace.add("late " + done.code()));
        long address = Ports.beginAt(late);
        assertFalse(outer.close(Duration.ZERO));
        assertFalse(outer.close(Duration.ZERO));
        assertEquals(List.of("given up"), trace, "reported once");
        PipeIo.forge(port.handle(), port.key(), address);
        assertEquals(1, port.pollNow());
        assertEquals(List.of("given up", "late 0", "close thing", "close outer"), trace);
        assertTrue(outer.close(Duration.ZERO));

        PortHandle other = open(port, "other");
        other.onGivingUp(() -> trace.add("given up"));
        Operation lost = closed(other.operation()).onAbandon(gone -> trace.add("abandoned"));
        Ports.beginAt(lost);
        trace.clear();
        assertFalse(other.close(Duration.ZERO));
        assertFalse(port.close(Duration.ofMillis(20)));
        assertEquals(List.of("given up", "abandoned", "close other"), trace);
    }

    /** What is closed in time must not wait for a collection of garbage that comes later than its owner's end. */
    @Test
    void aClosedHandleIsNotKeptByItsLivingOwner() throws InterruptedException {
        Object owner = new Object();
        try (CompletionPort port = CompletionPort.open()) {
            WeakReference<?> closed = closedFor(owner, port);
            assertCollected(closed);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    private static void assertCollected(WeakReference<?> closed) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (closed.get() != null && System.nanoTime() < end) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(1); // there is no event for a collection
        }
        assertNull(closed.get());
    }

    private static WeakReference<?> closedFor(Object owner, CompletionPort port) {
        PortHandle.Closer closer = new PortHandle.Closer() {
            @Override
            public void close(long handle) {}
        };
        PortHandle handle = port.attach("thing", () -> 7, closer).ownedBy(owner);
        assertTrue(handle.close(LONG));
        return new WeakReference<>(closer);
    }

    @Test
    void aClosedHandleIsNotKeptByAnOwnerThatItGetsLater() throws InterruptedException {
        Object owner = new Object();
        try (CompletionPort port = CompletionPort.open()) {
            PortHandle handle = open(port, "thing");
            handle.close();
            WeakReference<?> closed = new WeakReference<>(handle.ownedBy(owner).scope());
            handle = null;
            assertCollected(closed);
        } finally {
            Reference.reachabilityFence(owner);
        }
    }

    @Test
    void whatIsAbandonedMakesRoomWhenItHasComeBack() {
        try (CompletionPort port = Ports.open(1)) {
            PortHandle handle = open(port, "thing");
            Operation deaf = handle.operation();
            long address = Ports.beginAt(deaf);
            assertFalse(handle.close(Duration.ZERO));
            assertThrows(NoFreeSlotException.class, port::operation);
            PipeIo.forge(port.handle(), port.key(), address);
            port.pollNow();
            assertEquals(State.CLOSED, deaf.state());
            closed(port.operation());
        }
    }

    @Test
    void whatIsInsideOneThatKeepsItsOwnIsGivenUpInTime() {
        CompletionPort port = Ports.open();
        PortHandle keeps = open(port, "keeper").onGivingUp(() -> trace.add("told"));
        Operation kept = closed(keeps.operation());
        PortHandle inner = keeps.attach("inner", () -> 8, handle -> trace.add("close inner"));
        Operation lost = closed(inner.operation());
        Ports.begin(kept);
        Ports.begin(lost);
        assertFalse(keeps.close(Duration.ZERO));
        assertEquals(State.PENDING, kept.state());
        assertEquals(State.ABANDONED, lost.state());
        assertEquals(List.of("told", "close inner"), trace);
        assertFalse(port.close(Duration.ZERO));
        assertEquals(State.ABANDONED, kept.state());
    }

    @Test
    void oneWhoseOwnerIsForgottenIsClosed() throws Exception {
        CountDownLatch logged = new CountDownLatch(1);
        try (CompletionPort port = Ports.start();
                LogCapture log = new LogCapture(logged)) {
            ownedByNobody(port);
            do {
                System.gc();
            } while (!logged.await(20, TimeUnit.MILLISECONDS)); // until the Cleaner has found it
            assertTrue(log.message().startsWith("A thing was never closed; it is now."), log.message());
            assertEquals(List.of("close thing"), trace);
        }
    }

    private void ownedByNobody(CompletionPort port) {
        open(port, "thing").ownedBy(new Object());
    }

    @Test
    void oneCanAskForEntryAndCloseLater() {
        try (CompletionPort port = Ports.start()) {
            PortHandle handle = open(port, "thing");
            assertTrue(handle.tryEnter());
            assertEquals(7, handle.inside());
            handle.closeLater();
            assertFalse(handle.tryEnter());
            assertEquals(List.of(), trace);
            handle.exit();
            assertEquals(List.of("close thing"), trace);
        }
    }

    private static PortHandle refusing(CompletionPort port) {
        return port.attach("thing", () -> 7, windows -> WindowsException.check("CloseHandle", 6));
    }

    @Test
    void aRefusalToCloseThatNobodyWaitsForIsLogged() {
        try (CompletionPort port = Ports.open();
                LogCapture log = new LogCapture(new CountDownLatch(1))) {
            refusing(port).closeLater();
            assertEquals(List.of("Closing a thing failed."), log.messages());
            assertTrue(log.trace().contains("CloseHandle"), log.trace());
            open(port, "other").closeLater();
            assertEquals(1, log.messages().size(), "what is closed well isn't logged");
        }
    }

    @Test
    void aRefusalThatAFutureReportsIsNotLogged() {
        try (CompletionPort port = Ports.open();
                LogCapture log = new LogCapture(new CountDownLatch(1))) {
            CompletableFuture<Boolean> end = refusing(port).closeAsync().future();
            assertEquals(
                    6,
                    ((WindowsException) assertThrows(CompletionException.class, end::join)
                                    .getCause())
                            .code());
            assertTrue(open(port, "other").closeAsync().future().join());
            assertEquals(List.of(), log.messages());
        }
    }

    @Test
    void aRefusalWhoseFutureWasGivenUpIsLogged() {
        try (CompletionPort port = Ports.open();
                LogCapture log = new LogCapture(new CountDownLatch(1))) {
            PortHandle handle = refusing(port);
            pending(cancellable(handle));
            assertTrue(handle.closeAsync().future().complete(true), "nobody wants to know");
            assertEquals(1, port.poll(LONG));
            assertEquals(List.of("Closing a thing failed."), log.messages());
        }
    }

    @Test
    void whatAHandlerThrewMayBeHandedIn() {
        List<Throwable> reported = new ArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> reported.add(e));
        try (CompletionPort port = Ports.open();
                PortHandle handle = open(port, "thing")) {
            IllegalStateException problem = new IllegalStateException("of a handler");
            handle.handlerFailed(problem);
            assertEquals(List.of(problem), reported);
            assertEquals(1, port.counters().handlerExceptions());
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
    }

    @Test
    void anOpenPortIsNotRefused() {
        CompletionPort port = Ports.open();
        port.requireOpen();
        port.close();
        assertEquals(
                "this completion port is closed",
                assertThrows(IllegalStateException.class, port::requireOpen).getMessage());
    }

    private static WeakReference<?> notOpened(CompletionPort port) {
        PortHandle.Closer closer = new PortHandle.Closer() {
            @Override
            public void close(long handle) {}
        };
        assertThrows(
                WindowsException.class,
                () -> port.attach(
                        "thing",
                        () -> {
                            throw WindowsException.of("CreateFileW", 2);
                        },
                        closer));
        return new WeakReference<>(closer);
    }

    /** The port neither keeps it, nor warns of it as of one that was never closed. */
    @Test
    void whatCouldNotBeOpenedIsForgottenInSilence() throws InterruptedException {
        try (CompletionPort port = Ports.open();
                LogCapture log = new LogCapture(new CountDownLatch(1))) {
            assertCollected(notOpened(port));
            ownedByNobody(port);
            Ports.awaitTrue(() -> {
                System.gc();
                return !log.messages().isEmpty(); // of the other one, which was opened
            });
            assertEquals(1, log.messages().size(), () -> log.messages().toString());
        }
    }

    @Test
    void whatTheGivingUpThrowsIsReported() {
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> trace.add(e.getMessage()));
        try (CompletionPort port = Ports.open()) {
            PortHandle handle = open(port, "thing");
            handle.onGivingUp(() -> {
                throw new IllegalStateException("given up");
            });
            Operation late = closed(handle.operation()).onComplete(done -> trace.add("late " + done.code()));
            long address = Ports.beginAt(late);
            assertFalse(handle.close(Duration.ZERO));
            assertEquals(List.of("given up"), trace);
            assertEquals(1, port.counters().handlerExceptions());
            PipeIo.forge(port.handle(), port.key(), address);
            assertEquals(1, port.pollNow());
            assertEquals(List.of("given up", "late 0", "close thing"), trace);
            assertEquals(1, port.counters().completed());
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
    }

    @Test
    void whenTheOneCancelForAllThrowsEachIsCancelledByItself() {
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> trace.add(e.getMessage()));
        try (CompletionPort port = Ports.open()) {
            PortHandle handle = open(port, "thing");
            handle.onClosing(windows -> {
                throw new IllegalStateException("not all");
            });
            pending(cancellable(handle));
            assertTrue(handle.close(LONG));
            assertEquals(List.of("not all", "cancel", "close thing"), trace);
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
    }

    private void ownedByAnother(CompletionPort port, Object owner) {
        open(port, "kept").ownedBy(owner);
    }

    @Test
    void oneWithAnOwnerOfItsOwnMayBeForgottenItself() throws Exception {
        Object owner = new Object();
        try (CompletionPort port = Ports.start();
                LogCapture log = new LogCapture(new CountDownLatch(1))) {
            ownedByAnother(port, owner);
            ownedByNobody(port);
            Ports.awaitTrue(() -> {
                System.gc();
                return !log.messages().isEmpty(); // of that one
            });
            assertEquals(List.of("close thing"), trace);
        } finally {
            Reference.reachabilityFence(owner);
        }
        assertEquals(List.of("close thing", "close kept"), trace);
    }
}
