// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.future.Completers;
import io.github.winnet4j.internal.future.DependentFuture;
import io.github.winnet4j.internal.future.Dependents;
import io.github.winnet4j.internal.future.PendingFuture;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A wait for the notification that ends what was asked for: a scan, a connection, a disconnection. Ends once; the
 * notifications, the time, the client's end and giving up compete for it.
 *
 * @param <T> how it ends
 */
abstract class Wait<T> extends PendingFuture<T> {
    /** How long Windows has to answer when the time is up, and it must be asked. */
    private static final long LAST_WORD_MILLIS = 1_000;

    /** Kept while it waits: a client is not forgotten meanwhile. */
    private final WlanClient client;

    private final String function;
    private final UUID interfaceId;
    private final CompletableFuture<Boolean> timer = new CompletableFuture<>();

    /** The end was reported by the library, or is being reported; without it, what is done was given up. */
    private volatile boolean over;

    /** Its end may be among what was lost. */
    private volatile boolean doubtful;

    Wait(WlanClient client, String function, UUID interfaceId) {
        super(Completers.of(client.port()));
        this.client = client;
        this.function = function;
        this.interfaceId = interfaceId;
    }

    final WlanClient client() {
        return client;
    }

    final String function() {
        return function;
    }

    final UUID interfaceId() {
        return interfaceId;
    }

    /** The end that this notification about the interface brings, or null. */
    abstract @Nullable T endBy(NotificationView view);

    /**
     * The end that Windows knows of when it is asked, or null. Not by the driver of the port.
     *
     * @param last true when the time is up
     */
    abstract @Nullable T ask(boolean last);

    abstract T interfaceRemoved();

    abstract T timedOut();

    /** It was given up. */
    abstract void leave();

    /** Windows has said how it ended, so that its end isn't waited for. */
    void leaveAnswered() {
        leave();
    }

    /** Windows can't cancel it. Giving up ends the wait. */
    @Override
    public boolean cancel() {
        if (isGivenUp()) {
            timer.complete(false);
            leave();
        }
        return false;
    }

    final boolean isGivenUp() {
        return isDone() && !over;
    }

    final boolean isOver() {
        return over;
    }

    // -- the ends

    final void finish(T outcome) {
        stopTime();
        end(outcome);
    }

    final void fails(Throwable problem) {
        stopTime();
        fail(problem);
    }

    private void stopTime() {
        over = true;
        try {
            timer.complete(false);
        } catch (Throwable e) {
            // no memory; then it may expire, when this has ended
        }
    }

    /** The client was closed. */
    final void clientClosed() {
        Throwable problem;
        try {
            problem = new OperationCancelledException(
                    function, WinError.ERROR_OPERATION_ABORTED, "The WLAN client was closed before it ended.");
        } catch (Throwable e) { // no memory for its words
            problem = e;
        }
        fails(problem);
    }

    /** The service doesn't know the client any more, or not what it was asked for: its end will never be reported. */
    final void serviceLost(int code) {
        Throwable problem;
        try {
            problem = WlanErrors.of(function, code);
        } catch (Throwable e) { // no memory for its words
            problem = e;
        }
        fails(problem);
    }

    /** Windows knows the interface no more. */
    final void interfaceGone() {
        T outcome;
        try {
            outcome = interfaceRemoved();
        } catch (Throwable e) { // no memory
            fails(e);
            return;
        }
        finish(outcome);
    }

    /**
     * Gives it so much time. The thread that keeps time is everybody's, so nothing happens there if it can be helped.
     */
    final void within(Duration time) {
        Runnable there = this::expired; // made before: when the time is up there may be no memory
        Runnable here = () -> expired(null);
        Deadline.completeAfter(timer, Deadline.nanos(time));
        DependentFuture.whenDone(timer, none -> {
            if (timer.getNow(false)) {
                Dependents.execute(there, here);
            }
        });
    }

    /** Its end may have come, though this doesn't know it. */
    boolean isDoubtful() {
        return doubtful || client.notifications().hasMissed();
    }

    private void expired() {
        try {
            if (isDoubtful()) {
                askOnceMore();
                return;
            }
        } catch (Throwable e) {
            // no memory for that
        }
        expired(null);
    }

    private void askOnceMore() {
        CompletableFuture<@Nullable T> answer = new CompletableFuture<>();
        Runnable end = () -> expired(answer.getNow(null));
        DependentFuture.whenDone(answer, none -> Dependents.execute(end, end));
        answer.completeOnTimeout(null, LAST_WORD_MILLIS, TimeUnit.MILLISECONDS);
        answer.complete(askQuietly(true));
    }

    private void expired(@Nullable T answer) {
        try {
            if (answer != null) {
                leaveAnswered();
            } else {
                leave();
            }
        } catch (Throwable e) {
            // no memory; what would end it next lets it go
        }
        T outcome;
        try {
            outcome = answer != null ? answer : timedOut();
        } catch (Throwable e) { // no memory
            fails(e);
            return;
        }
        finish(outcome);
    }

    /** Notifications were lost: Windows is asked, now and when the time is up. */
    final void doubt() {
        doubtful = true;
        Runnable ask = () -> {
            T answer = askQuietly(false);
            if (answer != null) {
                leaveAnswered();
                finish(answer);
            }
        };
        Dependents.execute(ask, () -> {}); // without a thread, when the time is up
    }

    private @Nullable T askQuietly(boolean last) {
        try {
            return isDone() ? null : ask(last);
        } catch (Throwable e) { // the client is closed, or the service has gone: that is reported elsewhere; no memory
            return null;
        }
    }
}
