// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static java.util.Objects.requireNonNull;

import io.github.winnet4j.port.EventChannel;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The notifications of one client: the one registration that Windows allows, made when the first one wants it; its
 * listeners, and waiters. Does not know the client, which could never be forgotten otherwise (a {@link Wait} does,
 * while it waits).
 *
 * <p>What is promised: a listener or waiter that was added gets every notification that Windows gives from then on, or
 * of its loss; nothing is reported once the client is closed.
 */
final class Notifications implements EventChannel.Handler {
    static final UUID NONE = new UUID(0, 0);
    private static final int ACM = NotificationSource.ACM.code();

    private static final Wait<?>[] NO_WAITS = {};

    private final ServiceHandle service;
    private final NotificationRoom room;
    private final AtomicReference<Listener[]> listeners = new AtomicReference<>(new Listener[0]);
    private final AtomicReference<Wait<?>[]> waits = new AtomicReference<>(NO_WAITS);
    private final Attempts attempts = new Attempts();
    private final LongAdder failures = new LongAdder();
    private final NotificationView view = new NotificationView();

    /**
     * Guards the registration, and is held while Windows makes it: two at once could end with the smaller set of
     * sources. Windows waits there for its callback at most, which only copies and takes no lock.
     */
    private final ReentrantLock registering = new ReentrantLock();

    private int registered;
    private volatile boolean virtualStations;
    private volatile byte @Nullable [] deviceServices;
    private volatile @Nullable EventChannel channel;

    private volatile @Nullable Lasting lasting;

    private final LibraryWords words = new LibraryWords();

    // By the driver alone, plainly; others read what they get to see.
    private long sequence;
    private long dropped;

    /** Notifications were lost, or couldn't be looked at, and the waits don't know it yet. */
    private volatile boolean missed;

    /** The listener whose handler has run last: it may be inside its watch yet. */
    private @Nullable Listener last;

    Notifications(ServiceHandle service, NotificationRoom room) {
        this.service = service;
        this.room = room;
        service.client.onClosing(nothing -> endWaits());
    }

    /** Ends with the client. */
    void lastingBy(Lasting one) {
        lasting = one;
    }

    /** Makes sure that Windows reports those sources from now on. */
    void require(int sources) {
        WlanErrors.check("WlanRegisterNotification", service.repeated(handle -> register(handle, sources)));
    }

    private int register(long handle, int sources) {
        registering.lock();
        try {
            service.client.requireOpen();
            int wanted = registered | sources;
            if (wanted == registered) {
                return WinError.ERROR_SUCCESS;
            }
            EventChannel open = channel;
            if (open == null) {
                open = EventChannel.open(service.client, room.events(), room.eventBytes(), this);
                channel = open;
                words.by(open);
            }
            int code = Wlanapi.WlanRegisterNotification(handle, wanted, false, open.id(), 0, null);
            registered = code == WinError.ERROR_SUCCESS ? wanted : registered;
            return code;
        } finally {
            registering.unlock();
        }
    }

    /** Says if virtual stations are reported, too, and which device services; asked for anew as the rest is. */
    void include(boolean virtual) {
        virtualStations = virtual;
    }

    void include(byte @Nullable [] services) {
        deviceServices = services;
    }

    /**
     * Has a handle that was opened anew report what the one before did, and says so: the word stands before everything
     * that comes then.
     *
     * @return the first code that is none of success
     */
    int registerAnew() {
        LibraryWords.Word back = words.back();
        int code = WinError.ERROR_INVALID_STATE;
        registering.lock();
        try {
            code = service.once(this::registerAll);
            return code;
        } finally {
            registering.unlock();
            if (code == WinError.ERROR_SUCCESS) {
                words.certain(back);
            } else {
                words.takeBack(back);
            }
        }
    }

    private int registerAll(long handle) {
        EventChannel open = channel;
        byte[] services = deviceServices;
        int code = virtualStations
                ? Wlanapi.WlanRegisterVirtualStationNotification(handle, true, 0)
                : WinError.ERROR_SUCCESS;
        if (code == WinError.ERROR_SUCCESS && services != null) {
            code = Wlanapi.WlanRegisterDeviceServiceNotification(handle, services);
        }
        return code == WinError.ERROR_SUCCESS && registered != 0 && open != null
                ? Wlanapi.WlanRegisterNotification(handle, registered, false, open.id(), 0, null)
                : code;
    }

    /** The service doesn't know the client any more: waits end, and listeners hear of it. */
    void serviceLost(int code) {
        for (Wait<?> one : waits.getAndSet(NO_WAITS)) {
            one.serviceLost(code);
        }
        attempts.removeAll().forEach(one -> one.serviceLost(code));
        words.lost();
    }

    int room() {
        return room.events();
    }

    Attempts attempts() {
        return attempts;
    }

    /** A listener, with its watch inside the client. */
    Listener add(int sources, Listener.Maker maker) {
        require(sources);
        Listener[] made = new Listener[1];
        PortHandle watch = service.client.attach("watch of notifications", () -> 0, nothing -> remove(made[0]));
        Listener listener = maker.make(watch, droppedSoFar());
        listener.countFailuresIn(failures);
        made[0] = listener;
        watch.onClosing(nothing -> listener.refuse());
        listeners.updateAndGet(all -> CopyOnWrite.with(all, listener));
        if (!watch.isOpen()) { // closed meanwhile
            remove(listener);
            service.client.requireOpen();
        }
        return listener;
    }

    private void remove(@Nullable Listener listener) {
        if (listener == null) {
            return; // it never was added
        }
        Listener[] all;
        Listener[] less;
        do {
            all = listeners();
            less = CopyOnWrite.without(all, listener);
            if (less == all) {
                return;
            }
        } while (!listeners.compareAndSet(all, less));
    }

    void add(Wait<?> wait) {
        waits.updateAndGet(all -> CopyOnWrite.with(all, wait));
        if (!service.client.isOpen()) {
            endWaits();
        }
    }

    /** Some end may have been missed, and there was no memory yet to ask for it. */
    boolean hasMissed() {
        return missed;
    }

    void remove(Wait<?> wait) {
        waits.updateAndGet(all -> CopyOnWrite.without(all, wait));
    }

    /** True inside a handler of this client that an executor runs on this thread: it must not wait for itself. */
    boolean inHandlerElsewhere() {
        for (Listener one : listeners()) {
            if (one.runsElsewhereHere()) {
                return true;
            }
        }
        return false;
    }

    // -- by the driver of the port

    @Override
    public void event(ByteBuffer bytes, long size) {
        if (!view.show(bytes, sequence + 1)) {
            return; // no notification: none is so short
        }
        boolean mark = LibraryWords.isMark(view);
        Throwable thrown = null;
        while (words.isDue(mark)) {
            thrown = tellAll(thrown, words.next(sequence));
        }
        if (mark) {
            rethrow(tellAll(thrown, words.marked(sequence)));
            return;
        }
        sequence++;
        int source = view.source();
        if (source == ACM) {
            try {
                tellWaits();
            } catch (Throwable e) { // no memory: the end of a wait may be missed
                missed = true;
                thrown = first(thrown, e);
            }
        }
        for (Listener one : listeners()) {
            if (one.wants(source)) {
                try {
                    next(one);
                    one.tell(view);
                } catch (Throwable e) {
                    thrown = first(thrown, e);
                }
            }
        }
        rethrow(thrown);
    }

    /** That listener's handler runs next: no other is kept from closing by it. */
    private void next(@Nullable Listener one) {
        Listener before = last;
        if (before != one) {
            last = one;
            if (before != null) {
                before.leave();
            }
        }
    }

    @Override
    public void endOfBatch() {
        next(null);
        if (missed) {
            askForEnds();
        }
    }

    /** Ends of waits may have been missed: they ask Windows. Without memory for that, the next batch tries it again. */
    private void askForEnds() {
        attempts.dropped();
        for (Wait<?> one : waits()) {
            one.doubt();
        }
        missed = false;
    }

    @Override
    public void dropped(long count) {
        sequence += count;
        long before = dropped;
        dropped = before + count;
        next(null);
        Throwable thrown = null;
        missed = true;
        try {
            askForEnds();
        } catch (Throwable e) { // no memory
            thrown = e;
        }
        WlanNotification.Head head = new WlanNotification.Head(sequence, 0, 0, NONE);
        for (Listener one : listeners()) {
            try {
                next(one);
                one.lost(head, count, before);
            } catch (Throwable e) {
                thrown = first(thrown, e);
            }
        }
        next(null);
        rethrow(thrown);
    }

    private @Nullable Throwable tellAll(@Nullable Throwable before, @Nullable WlanNotification word) {
        Throwable thrown = before;
        if (word == null) {
            return thrown;
        }
        for (Listener one : listeners()) {
            try {
                next(one);
                one.tell(word);
            } catch (Throwable e) {
                thrown = first(thrown, e);
            }
        }
        return thrown;
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
        int code = view.code();
        if (code >= NotificationParser.ACM_CONNECTION_START && code <= NotificationParser.ACM_ATTEMPT_FAIL) {
            next(null);
            attempts.told(view);
        } else if (code == NotificationParser.ACM_INTERFACE_REMOVAL) {
            next(null);
            attempts.removed(view).forEach(Wait::interfaceGone);
        }
        for (Wait<?> one : waits()) {
            if (view.isAbout(one.interfaceId())) {
                next(null);
                tell(one);
            }
        }
    }

    private <T> void tell(Wait<T> wait) {
        if (view.isAcm(NotificationParser.ACM_INTERFACE_REMOVAL)) {
            remove(wait);
            wait.interfaceGone();
            return;
        }
        T outcome = wait.endBy(view);
        if (outcome != null) {
            remove(wait);
            wait.finish(outcome);
        }
    }

    // -- the end

    /** The client is being closed. */
    private void endWaits() {
        Lasting looks = lasting;
        if (looks != null) {
            looks.end();
        }
        for (Wait<?> one : waits.getAndSet(NO_WAITS)) {
            one.clientClosed();
        }
        attempts.removeAll().forEach(Wait::clientClosed);
    }

    private long droppedSoFar() {
        EventChannel open = channel;
        return open == null ? 0 : open.dropped();
    }

    WlanCounters counters() {
        EventChannel open = channel;
        return open == null
                ? new WlanCounters(0, 0, 0, failures.sum())
                : new WlanCounters(
                        open.handled() - words.taken(),
                        open.dropped(),
                        words.without(open.discarded()),
                        failures.sum());
    }
}
