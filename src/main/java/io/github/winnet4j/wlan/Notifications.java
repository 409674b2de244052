// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static java.util.Objects.requireNonNull;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.internal.HandleTable;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.EventChannel;
import io.github.winnet4j.win32.Wlanapi;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The notifications of one client: the one registration that Windows allows, made when the first one wants it; those
 * who listen, and those who wait. Does not know the client, which could never be forgotten otherwise (a {@link Wait}
 * does, while it waits).
 *
 * <p>What is promised: a listener or waiter that was added is told of every notification that Windows gives from then
 * on; nobody is told anything after {@link #close} has returned, but for handlers of which one called it.
 */
final class Notifications implements EventChannel.Handler {
    private static final UUID NONE = new UUID(0, 0);
    private static final int ACM = NotificationSource.ACM.code();

    private final CompletionPort port;
    private final NotificationRoom room;
    private final AtomicReference<Listener[]> listeners = new AtomicReference<>(new Listener[0]);
    private final AtomicReference<Wait<?>[]> waits = new AtomicReference<>(new Wait<?>[0]);
    private final LongAdder lostByGone = new LongAdder();
    private final LongAdder discardedByGone = new LongAdder();
    private final NotificationView view = new NotificationView();

    /**
     * Guards the registration, and is held while Windows makes it: two at once could end with the smaller set of
     * sources. Windows waits there for its callback at most, which only copies and takes no lock.
     */
    private final Object registering = new Object();

    private int registered;
    private volatile @Nullable EventChannel channel;
    private volatile boolean closed;

    // By the driver alone, plainly; others read what they get to see.
    private long sequence;

    Notifications(CompletionPort port, NotificationRoom room) {
        this.port = port;
        this.room = room;
    }

    /** Makes sure that Windows tells of those sources from now on. */
    void require(HandleTable table, long token, int sources) {
        synchronized (registering) {
            if (closed) {
                throw new IllegalStateException("this WLAN client is closed");
            }
            int wanted = registered | sources;
            if (wanted == registered) {
                return;
            }
            EventChannel open = channel;
            if (open == null) {
                open = EventChannel.open(port, room.events(), room.eventBytes(), this);
                channel = open;
            }
            long client = table.enter(token);
            int code;
            try {
                code = Wlanapi.WlanRegisterNotification(client, wanted, false, open.id(), 0, null);
            } finally {
                table.exit(token);
            }
            WindowsException.check("WlanRegisterNotification", code);
            registered = wanted;
        }
    }

    int room() {
        return room.events();
    }

    void add(Listener listener) {
        listeners.updateAndGet(all -> CopyOnWrite.with(all, listener));
        if (closed) {
            listener.refuse();
            throw new IllegalStateException("this WLAN client is closed");
        }
    }

    /** Of one that was refused, and doesn't run any more: as long as it runs a close must find it here. */
    void remove(Listener listener) {
        Listener[] all;
        Listener[] less;
        do {
            all = listeners();
            less = CopyOnWrite.without(all, listener);
            if (less == all) {
                return;
            }
        } while (!listeners.compareAndSet(all, less));
        lostByGone.add(listener.lost());
        discardedByGone.add(listener.discarded());
    }

    void add(Wait<?> wait) {
        waits.updateAndGet(all -> CopyOnWrite.with(all, wait));
        if (closed) {
            endWaits();
        }
    }

    void remove(Wait<?> wait) {
        waits.updateAndGet(all -> CopyOnWrite.without(all, wait));
    }

    /**
     * Whether a handler runs on this thread: of this client, or any of the port, whose thread must not wait for one
     * elsewhere.
     */
    boolean inHandler() {
        if (port.inHandler()) {
            return true;
        }
        for (Listener one : listeners()) {
            if (one.runsHere()) {
                return true;
            }
        }
        return false;
    }

    // -- by the driver of the port

    @Override
    public void event(ByteBuffer bytes, long size) {
        if (!view.show(bytes, ++sequence)) {
            return; // no notification: none is so short
        }
        int source = view.source();
        if (waits().length != 0 && source == ACM) {
            tellWaits();
        }
        Throwable thrown = null;
        for (Listener one : listeners()) {
            if (one.isGone()) {
                remove(one); // it was removed from inside a handler
            } else if (one.wants(source)) {
                try {
                    one.tell(view);
                } catch (Throwable e) {
                    thrown = first(thrown, e);
                }
            }
        }
        rethrow(thrown);
    }

    @Override
    public void dropped(long count) {
        sequence += count;
        WlanNotification.Dropped dropped =
                new WlanNotification.Dropped(new WlanNotification.Head(sequence, 0, 0, NONE), count);
        Throwable thrown = null;
        for (Listener one : listeners()) {
            try {
                one.dropped(dropped);
            } catch (Throwable e) {
                thrown = first(thrown, e);
            }
        }
        rethrow(thrown);
    }

    /** What handlers throw must not keep a notification from the others; the port reports and counts it in the end. */
    private static Throwable first(@Nullable Throwable before, Throwable e) {
        if (before == null || before == e) {
            return e;
        }
        before.addSuppressed(e);
        return before;
    }

    private static void rethrow(@Nullable Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        } else if (thrown instanceof RuntimeException exception) {
            throw exception;
        } else if (thrown != null) {
            throw new IllegalStateException(thrown); // smuggled through a handler that declares none
        }
    }

    private Listener[] listeners() {
        return requireNonNull(listeners.get());
    }

    private Wait<?>[] waits() {
        return requireNonNull(waits.get());
    }

    private void tellWaits() {
        Wait<?>[] all = waits();
        int code = view.code();
        if (code >= NotificationParser.ACM_CONNECTION_START
                && code <= NotificationParser.ACM_ATTEMPT_FAIL
                && view.notification() instanceof WlanNotification.Connection event) {
            ConnectWait meant = ConnectWait.meant(all, event);
            ConnectOutcome outcome = meant == null ? null : meant.step(event);
            if (meant != null && outcome != null) {
                remove(meant);
                meant.end(outcome);
            }
        }
        for (Wait<?> one : all) {
            if (one.isAbout(view)) {
                tell(one);
            }
        }
    }

    private <T> void tell(Wait<T> wait) {
        T outcome = view.isAcm(NotificationParser.ACM_INTERFACE_REMOVAL) ? wait.interfaceRemoved() : wait.endBy(view);
        if (outcome != null) {
            remove(wait);
            wait.end(outcome);
        }
    }

    // -- the end

    /** After the client's handle was closed. From inside a handler it waits for nobody. */
    void close() {
        boolean inside = inHandler();
        EventChannel last = refuse();
        for (Listener one : listeners()) {
            one.refuse();
        }
        endWaits();
        if (last != null && !inside) {
            last.close();
        }
        if (!inside) {
            for (Listener one : listeners()) {
                one.awaitQuiet();
            }
        }
    }

    /** For a client that was forgotten: nobody can wait for anything here. */
    void forgotten() {
        refuse();
    }

    private @Nullable EventChannel refuse() {
        EventChannel last;
        synchronized (registering) {
            closed = true;
            last = channel;
        }
        if (last != null) {
            last.closeLater();
        }
        return last;
    }

    private void endWaits() {
        for (Wait<?> one : waits.getAndSet(new Wait<?>[0])) {
            one.cancelled();
        }
    }

    WlanCounters counters() {
        EventChannel open = channel;
        long lost = lostByGone.sum();
        long discarded = discardedByGone.sum();
        for (Listener one : listeners()) {
            lost += one.lost();
            discarded += one.discarded();
        }
        return open == null
                ? new WlanCounters(0, 0, 0)
                : new WlanCounters(open.handled(), open.dropped() + lost, open.discarded() + discarded);
    }
}
