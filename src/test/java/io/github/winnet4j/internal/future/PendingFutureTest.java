// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.future;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.internal.Deadline;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of the library's end and a giving up one wins, and both learn which. */
class PendingFutureTest {
    /** Counts what it is asked to cancel. */
    private static final class Counting extends PendingFuture<String> {
        int cancels;

        Counting() {
            super(new Completer() {
                @Override
                public boolean isHere() {
                    return false;
                }

                @Override
                public Executor dependents() {
                    return Runnable::run;
                }

                @Override
                public boolean await(CompletableFuture<?> future, Deadline deadline) {
                    return future.isDone();
                }
            });
        }

        @Override
        public boolean cancel() {
            cancels++;
            return true;
        }
    }

    /** The ways of everybody to give up on a future. */
    enum GivingUp {
        CANCEL,
        COMPLETE,
        COMPLETE_EXCEPTIONALLY;

        boolean of(CompletableFuture<String> future) {
            return switch (this) {
                case CANCEL -> future.cancel(true);
                case COMPLETE -> future.complete("given");
                case COMPLETE_EXCEPTIONALLY -> future.completeExceptionally(new IllegalStateException("given"));
            };
        }
    }

    private final Counting future = new Counting();

    @ParameterizedTest
    @EnumSource
    void whatIsGivenUpAsksToCancelOnceAndTheEndLearnsIt(GivingUp how) {
        assertTrue(how.of(future));
        assertEquals(1, future.cancels);
        assertFalse(future.end("too late"));
        assertFalse(future.fail(new IllegalStateException("too late")));
        assertNotReplaced(how);
    }

    private void assertNotReplaced(GivingUp how) {
        switch (how) {
            case CANCEL -> assertThrows(CancellationException.class, future::join);
            case COMPLETE -> assertEquals("given", future.join());
            case COMPLETE_EXCEPTIONALLY ->
                assertEquals(
                        "given",
                        assertThrows(CompletionException.class, future::join)
                                .getCause()
                                .getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatHasEndedCannotBeGivenUp(GivingUp how) {
        assertTrue(future.end("here"));
        assertFalse(how.of(future));
        assertEquals(0, future.cancels);
        assertEquals("here", future.join());
    }

    @ParameterizedTest
    @EnumSource
    void whatHasFailedCannotBeGivenUp(GivingUp how) {
        IllegalStateException problem = new IllegalStateException("here");
        assertTrue(future.fail(problem));
        assertFalse(how.of(future));
        assertEquals(0, future.cancels);
        assertSame(problem, future.problem());
    }

    @Test
    void onlyTheFirstEndCounts() {
        assertTrue(future.end("first"));
        assertFalse(future.end("second"));
        assertFalse(future.fail(new IllegalStateException("third")));
        assertEquals("first", future.join());
    }

    @Test
    void aSuppliedValueAsksToCancelToo() {
        assertSame(future, future.completeAsync(() -> "supplied", Runnable::run));
        assertEquals("supplied", future.join());
        assertEquals(1, future.cancels);
    }

    @Test
    void aSupplierThatThrowsAsksToCancelToo() {
        IllegalStateException problem = new IllegalStateException("no value");
        Supplier<String> throwing = () -> {
            throw problem;
        };
        future.completeAsync(throwing, Runnable::run);
        assertSame(problem, future.problem());
        assertEquals(1, future.cancels);
    }
}
