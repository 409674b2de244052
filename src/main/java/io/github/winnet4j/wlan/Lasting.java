// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.future.Dependents;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What makes a client last when the service is started anew: it looks from time to time if the service still knows the
 * handle, and opens another one when it doesn't, as soon as the service runs. Windows doesn't inform a client of its
 * service, so there is no other way to find out. A call of the client that finds out first has it done at once.
 *
 * <p>Does not know the {@link WlanClient}, which could never be forgotten otherwise.
 */
final class Lasting {
    private final ServiceHandle service;
    private final Notifications notifications;
    private final long every;

    /** Held while Windows is asked: there is one new handle for each that is lost. */
    private final ReentrantLock looking = new ReentrantLock();

    private volatile @Nullable CompletableFuture<Boolean> timer;

    /** The new handle reports nothing yet. */
    private boolean deaf;

    /** @param every nanoseconds between two looks */
    Lasting(ServiceHandle service, Notifications notifications, long every) {
        this.service = service;
        this.notifications = notifications;
        this.every = every;
    }

    void begin() {
        notifications.lastingBy(this);
        service.onLost(this::lost);
        service.onStarted(this::openAnew);
        next();
    }

    private void next() {
        CompletableFuture<Boolean> fresh = new CompletableFuture<>();
        timer = fresh;
        if (!service.client.isOpen()) {
            return;
        }
        Deadline.completeAfter(fresh, every);
        fresh.whenComplete((passed, none) -> {
            if (passed) {
                Dependents.execute(() -> look(fresh), () -> goOn(fresh)); // without a thread, the next time
            }
        });
    }

    private void look(CompletableFuture<Boolean> its) {
        try {
            look();
        } finally {
            goOn(its);
        }
    }

    private void goOn(CompletableFuture<Boolean> its) {
        if (its == timer) { // an executor may fail, and run the task all the same
            next();
        }
    }

    /** The client is being closed. */
    void end() {
        CompletableFuture<Boolean> last = timer;
        if (last != null) {
            last.complete(false);
        }
    }

    /** Asks the service for anything: whatever it answers, it knows the handle, or that is noticed. */
    void look() {
        try {
            byte[] count = new byte[Layouts.LIST_HEADER];
            service.repeated(handle -> Wlanapi.WlanEnumInterfaces(handle, 0, count, new int[1]));
            openAnew(); // if it was lost before, and didn't run then
        } catch (IllegalStateException e) {
            // the client is closed
        }
    }

    /** By the call that has found it. */
    private void lost(int code) {
        notifications.serviceLost(code);
        openAnew();
    }

    private void openAnew() {
        looking.lock();
        try {
            if (service.isLost()) {
                service.openAnew();
                deaf = true;
            }
            if (deaf) {
                int code = notifications.registerAnew();
                deaf = code != WinError.ERROR_SUCCESS;
                if (WlanErrors.isGone(code)) {
                    service.loseAgain();
                }
            }
        } catch (WindowsException | IllegalStateException e) {
            // it doesn't run yet, or the client is being closed: the next look tries again
        } finally {
            looking.unlock();
        }
    }
}
