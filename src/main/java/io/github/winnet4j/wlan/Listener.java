// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.port.PortHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One handler of notifications, and where it runs. It runs for one notification at a time, in their order, and always
 * inside its watch: so it never begins once that is closed, and the watch ends when it runs no more. Knows neither
 * Windows nor the client, which could never be forgotten otherwise.
 */
abstract class Listener {
    private final int sources;
    private final PortHandle watch;

    /** What was lost before this one was there is nothing to it. */
    private final long lostBefore;

    private final AtomicLong failures = new AtomicLong();

    /** Those of all listeners of the client, also of ones that are gone and come to their end later. */
    private @Nullable LongAdder failuresOfAll;

    /** By the driver of the port alone: it is inside the watch, since the first of several notifications. */
    private boolean inside;

    /** Written by the thread that handles, and by no other at that time. */
    private final AtomicLong handled = new AtomicLong();

    /** Lost before they came here; written by the driver of the port. */
    private final AtomicLong lostByClient = new AtomicLong();

    Listener(int sources, PortHandle watch, long lostBefore) {
        this.sources = sources;
        this.watch = watch;
        this.lostBefore = lostBefore;
    }

    /** Makes the listener of a watch. */
    @FunctionalInterface
    interface Maker {
        Listener make(PortHandle watch, long lostBefore);
    }

    final PortHandle watch() {
        return watch;
    }

    final boolean wants(int source) {
        return (sources & source) != 0;
    }

    /** By the driver of the port. May throw what the handler throws. */
    abstract void tell(NotificationView view);

    /** By the driver of the port: something that is no notification of Windows'. */
    abstract void tell(WlanNotification word);

    /** By the driver of the port: how many were lost, and how many of all before that. */
    final void lost(WlanNotification.Head head, long count, long before) {
        long more = Math.min(count, before + count - lostBefore);
        if (more > 0 && watch.isOpen()) {
            lostByClient.setRelease(lostByClient.getPlain() + more);
            tell(new WlanNotification.Dropped(head, more));
        }
    }

    /** The watch is being closed: what waits is discarded. */
    void refuse() {}

    /** True when the handler runs on this very thread, and that isn't the port's. */
    boolean runsElsewhereHere() {
        return false;
    }

    // -- what became of them

    final long handled() {
        return handled.get();
    }

    final long failures() {
        return failures.get();
    }

    /** All that the handler will never see, wherever they were lost. */
    final long lost() {
        return lostByClient.get() + lostHere();
    }

    long lostHere() {
        return 0;
    }

    long discarded() {
        return 0;
    }

    long waiting() {
        return 0;
    }

    int room() {
        return 0;
    }

    // -- for handling threads

    /** False when the handler must not run any more. */
    final boolean enter() {
        return watch.tryEnter();
    }

    /** The library's own words have no source. */
    static boolean isOfWindows(WlanNotification one) {
        return one.head().sourceCode() != 0;
    }

    final void countHandled() {
        handled.setRelease(handled.getPlain() + 1);
    }

    final void exit() {
        watch.exit();
    }

    /** As {@link #enter} for the driver of the port, which stays inside until {@link #leave}. */
    final boolean stayInside() {
        if (!inside) {
            inside = watch.tryEnter();
        } else if (!watch.isOpen()) {
            leave();
        }
        return inside;
    }

    /** By the driver of the port: before it runs any other code than this handler's, and when there is no more. */
    final void leave() {
        if (inside) {
            inside = false;
            watch.exit();
        }
    }

    final void countFailure() {
        failures.getAndIncrement();
        LongAdder all = failuresOfAll;
        if (all != null) {
            all.increment();
        }
    }

    /** Before any other thread knows it. */
    final void countFailuresIn(LongAdder all) {
        failuresOfAll = all;
    }

    /** Handles on the driver's thread, without objects. */
    static final class InPlace extends Listener {
        private final NotificationHandler handler;

        InPlace(int sources, NotificationHandler handler, PortHandle watch, long lostBefore) {
            super(sources, watch, lostBefore);
            this.handler = handler;
        }

        @Override
        void tell(NotificationView view) {
            if (stayInside()) {
                try {
                    countHandled();
                    handler.notified(view);
                } catch (Throwable e) {
                    countFailure();
                    throw e;
                }
            }
        }

        @Override
        void tell(WlanNotification word) {
            if (stayInside()) {
                try {
                    if (word instanceof WlanNotification.Dropped dropped) {
                        handler.dropped(dropped.count());
                    } else if (word instanceof WlanNotification.ServiceLost) {
                        handler.serviceLost();
                    } else if (word instanceof WlanNotification.ServiceBack) {
                        handler.serviceBack();
                    }
                } catch (Throwable e) {
                    countFailure();
                    throw e;
                }
            }
        }
    }

    /** Handles objects on the driver's thread. */
    static final class Typed extends Listener {
        private final Consumer<? super WlanNotification> handler;

        Typed(int sources, Consumer<? super WlanNotification> handler, PortHandle watch, long lostBefore) {
            super(sources, watch, lostBefore);
            this.handler = handler;
        }

        @Override
        void tell(NotificationView view) {
            if (watch().isOpen()) {
                tell(view.notification());
            }
        }

        @Override
        void tell(WlanNotification word) {
            if (stayInside()) {
                try {
                    if (isOfWindows(word)) {
                        countHandled();
                    }
                    handler.accept(word);
                } catch (Throwable e) {
                    countFailure();
                    throw e;
                }
            }
        }
    }
}
