// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static io.github.winnet4j.port.Ports.awaitTrue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.NeedsPort;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Windows reports unasked: in order, bounded, counted, and never after close. */
@NeedsPort
class EventChannelTest {
    private Slots before;

    @BeforeEach
    void count() {
        before = Slots.now();
    }

    /** The bell of a closed channel has given its slot back. */
    @AfterEach
    void slotsCameBack() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (Slots.now().idle() > before.idle() && System.nanoTime() < end) {
            System.gc(); // forgotten operations of other tests
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertTrue(Slots.now().idle() <= before.idle(), "slots are left");
        assertEquals(before.pending(), Slots.now().pending());
    }

    private static byte[] event(long number) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .putLong(~number)
                .array();
    }

    private static boolean publish(EventChannel channel, long number) {
        return ChannelNatives.publish0(channel.id(), event(number));
    }

    /** Counts events, and that they come in their order and whole. */
    private static final class Counter implements EventChannel.Handler {
        final AtomicLong seen = new AtomicLong();
        final AtomicLong lost = new AtomicLong();
        final AtomicReference<String> wrong = new AtomicReference<>();
        private long last = -1;

        @Override
        public void event(ByteBuffer bytes, long size) {
            long number = bytes.getLong();
            if (size != 16 || bytes.remaining() != 8 || bytes.getLong() != ~number || number <= last) {
                wrong.compareAndSet(null, number + " after " + last + ", " + size + " bytes");
            }
            last = number;
            seen.incrementAndGet();
        }

        @Override
        public void dropped(long count) {
            lost.addAndGet(count);
        }
    }

    @Test
    void eventsComeInOrderThroughThePort() throws InterruptedException {
        Counter counter = new Counter();
        try (CompletionPort port = CompletionPort.start();
                EventChannel channel = EventChannel.open(port, 1024, 16, counter)) {
            for (int i = 0; i < 1000; i++) {
                assertTrue(publish(channel, i));
            }
            awaitTrue(() -> counter.seen.get() == 1000);
            assertEquals(null, counter.wrong.get());
            assertEquals(0, counter.lost.get());
        }
    }

    @Test
    void fault58_aStormIsBoundedAndWhatIsLostIsCountedExactly() {
        Counter counter = new Counter();
        try (CompletionPort port = CompletionPort.open();
                EventChannel channel = EventChannel.open(port, 64, 16, counter)) {
            int taken = 0;
            for (int i = 0; i < 100_000; i++) {
                taken += publish(channel, i) ? 1 : 0; // without a poll the consumer is paused
            }
            assertEquals(64, taken);
            assertEquals(100_000 - 64, channel.dropped());
            port.poll(Duration.ofSeconds(30));
            assertEquals(64, counter.seen.get());
            assertEquals(100_000 - 64, counter.lost.get());
            assertTrue(publish(channel, 100_000)); // there is room again
            port.poll(Duration.ofSeconds(30));
            assertEquals(65, counter.seen.get());
            assertEquals(null, counter.wrong.get());
            assertEquals(65, channel.handled());
            closePolled(port, channel);
        }
    }

    /** Closing waits for the driver, which is this thread. */
    private static void closePolled(CompletionPort port, EventChannel channel) {
        Thread closer = new Thread(channel::close);
        closer.start();
        while (closer.isAlive()) {
            port.pollNow();
        }
    }

    @Test
    void manyThreadsPublishAndNothingIsLostOrDoubled() throws InterruptedException {
        int threads = 4;
        int each = 20_000;
        long[] last = new long[threads];
        AtomicLong seen = new AtomicLong();
        AtomicReference<String> wrong = new AtomicReference<>();
        EventChannel.Handler handler = (bytes, size) -> {
            long number = bytes.getLong();
            int source = (int) (number >>> 32);
            long at = number & 0xFFFF_FFFFL;
            if (at != last[source] + 1) {
                wrong.compareAndSet(null, source + ": " + at + " after " + last[source]);
            }
            last[source] = at;
            seen.incrementAndGet();
        };
        try (CompletionPort port = CompletionPort.start();
                EventChannel channel = EventChannel.open(port, 4096, 16, handler)) {
            List<Thread> sources = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                long source = (long) i << 32;
                sources.add(new Thread(() -> {
                    for (int number = 1; number <= each; number++) {
                        while (!publish(channel, source | number)) {
                            Thread.yield(); // full; so order per source shows losses
                        }
                    }
                }));
            }
            sources.forEach(Thread::start);
            for (Thread source : sources) {
                source.join();
            }
            awaitTrue(() -> seen.get() == (long) threads * each);
            assertEquals(null, wrong.get());
        }
    }

    @Test
    void fault21_noEventAfterCloseAndALateOneFindsNothing() throws InterruptedException {
        Counter counter = new Counter();
        try (CompletionPort port = CompletionPort.start()) {
            EventChannel channel = EventChannel.open(port, 64, 16, counter);
            publish(channel, 1);
            channel.close();
            long seen = counter.seen.get();
            assertFalse(publish(channel, 2));
            try (EventChannel next = EventChannel.open(port, 64, 16, counter)) {
                assertFalse(
                        publish(channel, 3), "the number of a closed channel is invalid, though another has its place");
                assertTrue(publish(next, 4));
                awaitTrue(() -> counter.seen.get() == seen + 1);
            }
            assertEquals(1, channel.handled() + channel.discarded());
            channel.close(); // a no-op
        }
    }

    @Test
    void fault19_closeFromInsideTheHandlerMakesItTheLastEvent() throws InterruptedException {
        AtomicReference<EventChannel> self = new AtomicReference<>();
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch entered = new CountDownLatch(1);
        AtomicLong seen = new AtomicLong();
        try (CompletionPort port = CompletionPort.start()) {
            EventChannel channel = EventChannel.open(port, 64, 16, (bytes, size) -> {
                entered.countDown();
                try {
                    ready.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                self.get().close();
                seen.incrementAndGet();
            });
            self.set(channel);
            publish(channel, 1);
            entered.await();
            for (int i = 2; i <= 10; i++) {
                publish(channel, i);
            }
            ready.countDown();
            channel.close(); // waits for the handler
            assertEquals(1, seen.get());
            assertEquals(9, channel.discarded());
        }
    }

    @Test
    void aHandlerThatThrowsLosesNoEvent() throws InterruptedException {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        Thread.UncaughtExceptionHandler normal = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        AtomicLong seen = new AtomicLong();
        try (CompletionPort port = CompletionPort.start();
                EventChannel channel = EventChannel.open(port, 64, 16, (bytes, size) -> {
                    seen.incrementAndGet();
                    throw new IllegalStateException("of a handler");
                })) {
            for (int i = 0; i < 50; i++) {
                publish(channel, i);
            }
            awaitTrue(() -> seen.get() == 50);
            awaitTrue(() -> port.counters().handlerExceptions() == 50);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(normal);
        }
        assertEquals(50, uncaught.size());
    }

    @Test
    void closingThePortEndsItsChannels() {
        Counter counter = new Counter();
        CompletionPort port = CompletionPort.start();
        EventChannel channel = EventChannel.open(port, 64, 16, counter);
        publish(channel, 1);
        assertTrue(port.close(Duration.ofSeconds(30)));
        assertFalse(publish(channel, 2));
        channel.close();
        assertEquals(1, channel.handled() + channel.discarded());
    }

    @Test
    void aChannelOfAPolledPortIsClosedWithoutAPoller() {
        Counter counter = new Counter();
        try (CompletionPort port = CompletionPort.open()) {
            EventChannel channel = EventChannel.open(port, 64, 16, counter);
            publish(channel, 1);
            channel.close();
            assertEquals(1, channel.discarded());
            assertFalse(publish(channel, 2));
            port.pollNow(); // the bell, which had been rung
            assertEquals(0, counter.seen.get());
            assertEquals(1, channel.discarded());
            channel.close();
        }
    }

    @Test
    void closingFromInsideAndOutsideAtOnceIsOneClose() throws InterruptedException {
        try (CompletionPort port = CompletionPort.start()) {
            for (int round = 0; round < 500; round++) {
                AtomicReference<EventChannel> self = new AtomicReference<>();
                CountDownLatch ready = new CountDownLatch(1);
                CountDownLatch entered = new CountDownLatch(1);
                EventChannel channel = EventChannel.open(port, 64, 16, (bytes, size) -> {
                    entered.countDown();
                    try {
                        ready.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    self.get().close();
                });
                self.set(channel);
                publish(channel, 1);
                entered.await();
                ready.countDown(); // the handler closes, the driver ends the channel, and so do these
                Thread other = new Thread(() -> {
                    channel.closeLater();
                    channel.dropped();
                    channel.close();
                });
                other.start();
                channel.closeLater();
                channel.dropped();
                channel.close();
                other.join();
                assertEquals(1, channel.handled());
            }
        }
    }

    @Test
    void closeLaterDoesNotWait() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        AtomicLong seen = new AtomicLong();
        try (CompletionPort port = CompletionPort.start()) {
            EventChannel channel = EventChannel.open(port, 64, 16, (bytes, size) -> {
                seen.incrementAndGet();
                entered.countDown();
                try {
                    leave.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            publish(channel, 1);
            publish(channel, 2);
            entered.await();
            channel.closeLater();
            leave.countDown();
            channel.close(); // the same, waiting
            assertEquals(1, seen.get());
            assertEquals(1, channel.discarded());
        }
    }

    @Test
    void anEventThatIsTooLongIsCutAndSaysSo() throws InterruptedException {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        try (CompletionPort port = CompletionPort.start();
                EventChannel channel =
                        EventChannel.open(port, 4, 8, (bytes, size) -> seen.add(bytes.remaining() + " of " + size))) {
            ChannelNatives.publish0(channel.id(), new byte[24]);
            ChannelNatives.publish0(channel.id(), new byte[0]);
            awaitTrue(() -> seen.size() == 2);
            assertEquals(List.of("8 of 24", "0 of 0"), seen);
        }
    }

    @Test
    void anOfferedEventStandsInItsPlaceAndIsNotCountedWhenThereIsNone() {
        Counter counter = new Counter();
        try (CompletionPort port = CompletionPort.open()) { // without a poller
            EventChannel channel = EventChannel.open(port, 4, 16, counter);
            for (int i = 0; i < 4; i++) {
                assertTrue(i % 2 == 0 ? publish(channel, i) : channel.offer(event(i)));
            }
            assertFalse(channel.offer(event(4)));
            assertEquals(0, channel.dropped());
            assertFalse(publish(channel, 5));
            assertEquals(1, channel.dropped());
            port.pollNow();
            assertEquals(4, counter.seen.get());
            assertNull(counter.wrong.get());
            assertEquals(1, counter.lost.get());
            assertTrue(channel.offer(event(6)));
            port.pollNow();
            assertEquals(5, counter.seen.get());
            assertThrows(NullPointerException.class, () -> channel.offer(null));
            channel.close();
            assertFalse(channel.offer(event(7)));
        }
    }

    @Test
    void theEndOfEachBatchIsSaidOnceWhateverItsHandlerThrows() {
        List<String> calls = new ArrayList<>();
        try (CompletionPort port = CompletionPort.open();
                EventChannel channel = EventChannel.open(port, 128, 16, new EventChannel.Handler() {
                    private int events;

                    @Override
                    public void event(ByteBuffer bytes, long size) {
                        events++;
                    }

                    @Override
                    public void endOfBatch() {
                        calls.add(events + " events");
                        events = 0;
                        throw new IllegalStateException("of a handler");
                    }
                })) {
            Thread.UncaughtExceptionHandler normal = Thread.currentThread().getUncaughtExceptionHandler();
            Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> {});
            try {
                for (int i = 0; i < 70; i++) {
                    publish(channel, i);
                }
                port.pollNow();
                assertEquals(List.of("32 events", "32 events", "6 events"), calls);
                publish(channel, 70);
                port.pollNow();
                assertEquals("1 events", calls.get(3));
                assertEquals(4, port.counters().handlerExceptions());
            } finally {
                Thread.currentThread().setUncaughtExceptionHandler(normal);
            }
        }
    }

    /** They are read where the DLL writes them. */
    @Test
    void aHandlerCannotWriteToTheChannel() {
        AtomicReference<Boolean> readOnly = new AtomicReference<>();
        try (CompletionPort port = CompletionPort.open();
                EventChannel channel =
                        EventChannel.open(port, 4, 16, (bytes, size) -> readOnly.set(bytes.isReadOnly()))) {
            publish(channel, 1);
            port.pollNow();
            assertTrue(readOnly.get());
        }
    }

    @Test
    void badSizesAreRefused() {
        try (CompletionPort port = CompletionPort.open()) {
            for (int[] bad : new int[][] {
                {0, 8}, {1, 0}, {1, 12}, {(1 << 20) + 1, 8}, {1, (1 << 16) + 8}, {-1, -8}, {1 << 20, 1 << 16}
            }) {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> EventChannel.open(port, bad[0], bad[1], (bytes, size) -> {}));
            }
        }
    }

    /** No other event comes after it, with which it could be told. */
    @Test
    void theLastLossIsReportedToo() {
        AtomicReference<EventChannel> self = new AtomicReference<>();
        AtomicLong lost = new AtomicLong();
        AtomicLong seen = new AtomicLong();
        try (CompletionPort port = CompletionPort.open();
                EventChannel channel = EventChannel.open(port, 4, 16, new EventChannel.Handler() {
                    @Override
                    public void event(ByteBuffer bytes, long size) {
                        seen.incrementAndGet();
                    }

                    @Override
                    public void dropped(long count) {
                        if (lost.addAndGet(count) == 2) {
                            assertFalse(publish(self.get(), 7)); // it is as full as before
                        }
                    }
                })) {
            self.set(channel);
            for (int i = 1; i <= 6; i++) {
                publish(channel, i);
            }
            while (port.pollNow() > 0) {
                // one round brings about the next
            }
            assertEquals(4, seen.get());
            assertEquals(3, lost.get());
        }
    }

    @Test
    void aChannelOfAHandleIsClosedBeforeIt() {
        Counter counter = new Counter();
        List<String> trace = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<EventChannel> self = new AtomicReference<>();
        try (CompletionPort port = CompletionPort.open();
                PortHandle handle = port.attach("thing", () -> 7, closing -> {
                    trace.add("closed; published: " + publish(self.get(), 2));
                    trace.add("discarded: " + self.get().discarded());
                })) {
            EventChannel channel = EventChannel.open(handle, 4, 16, counter);
            self.set(channel);
            publish(channel, 1);
            assertTrue(handle.close(Duration.ofSeconds(30)));
            assertEquals(List.of("closed; published: false", "discarded: 1"), trace);
            assertTrue(channel.close(Duration.ZERO));
            assertThrows(IllegalStateException.class, () -> EventChannel.open(handle, 4, 16, counter));
        }
        assertEquals(0, counter.seen.get());
    }

    /** Its bell is no operation of Windows' that could be lost. */
    @Test
    void noTimeToWaitIsNoReasonToAbandonIt() throws Exception {
        Counter counter = new Counter();
        try (CompletionPort port = CompletionPort.open()) {
            PortHandle handle = port.attach("thing", () -> 7, closing -> {});
            EventChannel channel = EventChannel.open(handle, 4, 16, counter);
            publish(channel, 1);
            assertFalse(handle.close(Duration.ZERO), "the port hasn't been driven yet");
            CompletableFuture<Boolean> end = channel.closeAsync().future();
            assertFalse(end.isDone());
            port.pollNow();
            assertTrue(end.get(30, TimeUnit.SECONDS));
            assertTrue(handle.close(Duration.ZERO));
            assertEquals(0, port.abandoned());
            assertEquals(1, channel.discarded());
        }
    }

    @Test
    void aHandlerThatDoesNotReturnHoldsUpTheEndButNoDeadline() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        try (CompletionPort port = CompletionPort.start()) {
            EventChannel channel = EventChannel.open(port, 4, 16, (bytes, size) -> {
                entered.countDown();
                try {
                    leave.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            publish(channel, 1);
            entered.await();
            assertFalse(channel.close(Duration.ofMillis(10)));
            CompletableFuture<Boolean> end = channel.closeAsync().future();
            assertFalse(end.isDone());
            leave.countDown();
            assertTrue(end.get(30, TimeUnit.SECONDS));
            assertThrows(IllegalArgumentException.class, () -> channel.close(Duration.ofNanos(-1)));
        }
    }

    @Test
    void aPortThatIsClosedUnderAHandlerThatDoesNotReturnLeavesNothing() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        CompletionPort port = CompletionPort.start();
        EventChannel channel = EventChannel.open(port, 4, 16, (bytes, size) -> {
            entered.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        publish(channel, 1);
        entered.await();
        assertFalse(port.close(Duration.ofMillis(10)));
        assertFalse(channel.close(Duration.ofMillis(10)));
        leave.countDown();
        assertTrue(channel.close(Duration.ofSeconds(30)));
        assertFalse(publish(channel, 2));
    }

    @Test
    void nothingIsToldAfterTheCloseNotEvenALoss() {
        Counter counter = new Counter();
        try (CompletionPort port = CompletionPort.open()) {
            EventChannel channel = EventChannel.open(port, 2, 16, counter);
            for (int i = 0; i < 5; i++) {
                publish(channel, i);
            }
            channel.closeLater();
            port.poll(Duration.ofSeconds(30));
            assertTrue(channel.close(Duration.ZERO));
            assertEquals(0, counter.lost.get());
            assertEquals(0, counter.seen.get());
            assertEquals(2, channel.discarded());
            assertEquals(3, channel.dropped());
        }
    }

    /** At once, not when a collection finds that the channel was forgotten. */
    @Test
    void aChannelThatIsClosedOrRefusedGivesItsSlotBack() {
        try (CompletionPort port = CompletionPort.open()) {
            PortHandle closed = port.attach("thing", () -> 7, closing -> {});
            assertTrue(closed.close(Duration.ofSeconds(30)));
            List<EventChannel> all = new ArrayList<>();
            int idle = Slots.now().idle();
            for (int i = 0; i < 50; i++) {
                all.add(EventChannel.open(port, 4, 16, (bytes, size) -> {}));
                assertThrows(IllegalStateException.class, () -> EventChannel.open(closed, 4, 16, (bytes, size) -> {}));
            }
            all.forEach(channel -> assertTrue(channel.close(Duration.ofSeconds(30))));
            assertTrue(Slots.now().idle() <= idle, "slots wait for a collection");
        }
    }

    @Test
    void oneChannelTooManyIsRefusedAndKeepsNothingOpen() {
        try (CompletionPort port = CompletionPort.open()) {
            List<EventChannel> all = new ArrayList<>();
            NoFreeSlotException refused = assertThrows(NoFreeSlotException.class, () -> {
                while (all.size() < 5000) {
                    all.add(EventChannel.open(port, 1, 8, (bytes, size) -> {}));
                }
            });
            assertEquals("no memory, or too many channels are open", refused.getMessage());
            all.forEach(channel -> assertTrue(channel.close(Duration.ofSeconds(30))));
            assertTrue(port.close(Duration.ofSeconds(30)));
        }
    }

    @Test
    void aChannelMayHaveEachSizeWithinItsLimits() {
        try (CompletionPort port = CompletionPort.open()) {
            for (int[] sizes : new int[][] {{1, 8}, {1, 65_536}, {1 << 20, 8}}) {
                try (EventChannel channel = EventChannel.open(port, sizes[0], sizes[1], (bytes, size) -> {})) {
                    assertTrue(ChannelNatives.publish0(channel.id(), new byte[sizes[1]]));
                }
            }
        }
    }

    @Test
    void aChannelIsReadToItsLastByte() {
        Counter counter = new Counter();
        try (CompletionPort port = CompletionPort.open();
                EventChannel channel = EventChannel.open(port, 2, 48, counter)) {
            AtomicLong last = new AtomicLong();
            byte[] whole = new byte[48];
            whole[47] = 5;
            try (EventChannel full =
                    EventChannel.open(port, 2, 48, (bytes, size) -> last.addAndGet(bytes.get(bytes.position() + 47)))) {
                assertTrue(ChannelNatives.publish0(full.id(), whole));
                assertTrue(ChannelNatives.publish0(full.id(), whole));
                port.poll(Duration.ofSeconds(30));
                assertEquals(10, last.get());
            }
            assertTrue(publish(channel, 1));
            port.poll(Duration.ofSeconds(30));
            assertEquals(1, counter.seen.get());
        }
    }

    @Test
    void closeAsyncBeginsTheEndAndReportsIt() {
        try (CompletionPort port = CompletionPort.open()) {
            Counter counter = new Counter();
            EventChannel channel = EventChannel.open(port, 4, 16, counter);
            CompletableFuture<Boolean> end = channel.closeAsync().future();
            publish(channel, 1);
            port.poll(Duration.ofSeconds(30));
            assertTrue(end.getNow(false));
            assertEquals(0, counter.seen.get());
        }
    }

    @Test
    void whatTheHandlerOfALossThrowsIsReported() {
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> {});
        AtomicLong seen = new AtomicLong();
        EventChannel.Handler throwing = new EventChannel.Handler() {
            @Override
            public void event(ByteBuffer bytes, long size) {
                seen.incrementAndGet();
            }

            @Override
            public void dropped(long count) {
                throw new IllegalStateException("of the handler");
            }
        };
        try (CompletionPort port = CompletionPort.open();
                EventChannel channel = EventChannel.open(port, 2, 16, throwing)) {
            for (int i = 0; i < 5; i++) {
                publish(channel, i);
            }
            port.poll(Duration.ofSeconds(30));
            assertEquals(2, seen.get());
            assertEquals(1, port.counters().handlerExceptions());
            assertEquals(3, channel.dropped());
            assertEquals("event channel, 2 handled, 3 dropped", channel.toString());
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
    }
}
