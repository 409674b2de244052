// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deadlines by another clock than the JVM's, and with a listener to waits. */
class DeadlineTest {
    private static final long MILLI = 1_000_000;

    /** A clock that stands where it is set, and keeps what is to run later. */
    private static final class Stopped implements LibraryTime.Ticker {
        long now = 1000;
        final List<Runnable> tasks = new ArrayList<>();
        final List<Long> after = new ArrayList<>();

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public Runnable after(long nanos, Runnable task) {
            after.add(nanos);
            tasks.add(task);
            return () -> tasks.remove(task);
        }
    }

    private final Stopped clock = new Stopped();
    private final List<Long> heard = new ArrayList<>();

    @AfterEach
    void theJvmsAgain() {
        LibraryTime.set(null, null);
    }

    @Test
    void aWaiterLooksEachMillisecondWhereTimeIsNotTheJvms() {
        LibraryTime.set(clock, heard::add);
        Deadline deadline = Deadline.in(Duration.ofMillis(5));
        assertEquals(MILLI, deadline.turn());
        clock.now += 5 * MILLI - 10;
        assertEquals(10, deadline.turn());
        clock.now += 10;
        assertEquals(0, deadline.turn());
        assertEquals(List.of(5 * MILLI, 10L), heard, "a wait that is over is none");
        clock.now += MILLI;
        assertEquals(0, deadline.left());
    }

    @Test
    void oneOfTheTwoIsEnough() {
        LibraryTime.set(clock, null);
        assertEquals(MILLI, Deadline.in(Duration.ofHours(1)).turn());
        LibraryTime.set(null, heard::add);
        Deadline deadline = Deadline.in(Duration.ofHours(1));
        assertEquals(MILLI, deadline.turn());
        assertEquals(1, heard.size());
    }

    @Test
    void otherwiseAWaiterWaitsForAllThatIsLeft() {
        assertTrue(Deadline.in(Duration.ofHours(1)).turn() > 1_000_000 * MILLI);
    }

    @Test
    void aFutureIsCompletedByThatClock() {
        LibraryTime.set(clock, null);
        CompletableFuture<Boolean> late = new CompletableFuture<>();
        Deadline.completeAfter(late, 7);
        assertEquals(List.of(7L), clock.after);
        assertFalse(late.isDone());
        clock.tasks.get(0).run();
        assertTrue(late.getNow(false));
        CompletableFuture<Boolean> early = new CompletableFuture<>();
        clock.tasks.clear();
        Deadline.completeAfter(early, 8);
        assertEquals(1, clock.tasks.size());
        early.complete(false);
        assertEquals(List.of(), clock.tasks, "what is over has no deadline");
    }

    @Test
    void orByTheJvms() {
        CompletableFuture<Boolean> late = new CompletableFuture<>();
        Deadline.completeAfter(late, 1);
        assertTrue(late.join());
    }
}
