// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.future;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.Test;

/** A failure that was made before: it is the end of a future that has none, and of no other. */
class NoMemoryTest {
    private static final int RACES = 2_000;

    @Test
    void aFutureThatIsNotDoneFails() {
        CompletableFuture<String> future = new CompletableFuture<>();
        CompletableFuture<String> dependent = future.handle((value, problem) -> value + " " + problem.getCause());
        NoMemory.fail(future);
        assertTrue(future.isCompletedExceptionally());
        CompletionException thrown = assertThrows(CompletionException.class, future::join);
        assertInstanceOf(OutOfMemoryError.class, thrown.getCause());
        assertInstanceOf(
                OutOfMemoryError.class,
                assertThrows(ExecutionException.class, future::get).getCause());
        assertFalse(future.complete("late"), "and what depends on it has its turn");
        assertEquals("null " + thrown.getCause(), dependent.join());
    }

    @Test
    void oneThatIsDoneStaysAsItIs() {
        CompletableFuture<String> ended = CompletableFuture.completedFuture("ended");
        NoMemory.fail(ended);
        assertEquals("ended", ended.join());
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        cancelled.cancel(false);
        NoMemory.fail(cancelled);
        assertThrows(CancellationException.class, cancelled::join);
        CompletableFuture<String> failed = CompletableFuture.failedFuture(new IllegalStateException("as wanted"));
        NoMemory.fail(failed);
        assertInstanceOf(
                IllegalStateException.class,
                assertThrows(CompletionException.class, failed::join).getCause());
    }

    /** By threads of which one must win. */
    @Test
    void ofAnEndAndThisOneWins() throws Exception {
        CompletableFuture<?>[] futures = new CompletableFuture<?>[RACES];
        boolean[] ended = new boolean[RACES];
        for (int i = 0; i < RACES; i++) {
            futures[i] = new CompletableFuture<Object>();
        }
        Phaser together = new Phaser(2);
        Thread ends = new Thread(() -> {
            for (int i = 0; i < RACES; i++) {
                together.arriveAndAwaitAdvance();
                ended[i] = futures[i].complete(null);
            }
        });
        ends.start();
        for (int i = 0; i < RACES; i++) {
            together.arriveAndAwaitAdvance();
            NoMemory.fail(futures[i]);
        }
        ends.join();
        for (int i = 0; i < RACES; i++) {
            assertTrue(futures[i].isDone());
            assertEquals(ended[i], !futures[i].isCompletedExceptionally(), "one of both: " + i);
        }
    }
}
