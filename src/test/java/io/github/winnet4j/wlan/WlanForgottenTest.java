// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.Pending;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A client that lives for months keeps nothing of what is over. */
@SimulatedWindows
class WlanForgottenTest {
    private static void awaitGone(WeakReference<?> reference) {
        Wifi.awaitTrue(() -> {
            System.gc();
            return reference.get() == null;
        });
    }

    private static WeakReference<Object> givenUp(Pending<?> pending) {
        pending.future().cancel(true);
        return new WeakReference<>(pending.future());
    }

    private static WeakReference<Object> ended(Wifi wifi, Pending<?> pending) {
        wifi.windows.runUntilIdle();
        Wifi.get(pending.future());
        return new WeakReference<>(pending.future());
    }

    @Test
    void waitsThatAreOver(Simulator windows) {
        windows.wifi("wlan0").network("home").seen().add();
        windows.wifi("wlan0").addProfile("home");
        try (Wifi wifi = new Wifi(windows)) {
            awaitGone(ended(wifi, wifi.wlan0.scan()));
            awaitGone(ended(wifi, wifi.wlan0.connect("home")));
            awaitGone(ended(wifi, wifi.wlan0.disconnect()));
        }
    }

    @Test
    void waitsForAnInterfaceThatIsGone(Simulator windows) {
        windows.wifi("wlan1").add();
        windows.runUntilIdle();
        windows.on("WlanScan").neverCompletes();
        try (Wifi wifi = new Wifi(windows)) {
            WlanInterface wlan1 = wifi.client.interfaces().get(1);
            awaitGone(endedByRemoval(wifi, wlan1.scan()));
        }
    }

    private static WeakReference<Object> endedByRemoval(Wifi wifi, Pending<?> pending) {
        wifi.windows.wifi("wlan1").remove();
        return ended(wifi, pending);
    }

    @Test
    void waitsThatWereGivenUp(Simulator windows) {
        windows.wifi("wlan0").network("home").seen().add();
        windows.wifi("wlan0").addProfile("home");
        try (Wifi wifi = new Wifi(windows)) {
            windows.on("WlanScan").neverCompletes();
            awaitGone(givenUp(wifi.wlan0.scan()));
            windows.on("WlanConnect").neverCompletes();
            awaitGone(givenUp(wifi.wlan0.connect("home")));
        }
    }

    @Test
    void handlersWhoseWatchIsClosed(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            awaitGone(watched(wifi));
        }
    }

    /** Its handler, after it has run and was closed. */
    private static WeakReference<Object> watched(Wifi wifi) {
        AtomicInteger seen = new AtomicInteger();
        Consumer<WlanNotification> handler = one -> seen.incrementAndGet();
        try (Watch watch = wifi.client.watch(Set.of(NotificationSource.ACM), handler)) {
            wifi.handled();
            Wifi.awaitTrue(() -> watch.handled() == 1 && seen.get() == 1);
        }
        return new WeakReference<>(handler);
    }

    /** Where the library makes its listener, another thread may close it. */
    @Test
    void listenersWhoseWatchIsClosedBeforeTheyBegin(Simulator windows) {
        try (Wifi wifi = new Wifi(windows)) {
            awaitGone(closedBeforeItBegins(wifi));
        }
    }

    private static WeakReference<Object> closedBeforeItBegins(Wifi wifi) {
        int acm = NotificationSource.ACM.code();
        Listener made = wifi.client.notifications().add(acm, (watch, lost) -> {
            watch.close();
            return new Listener.Typed(acm, one -> {}, watch, lost);
        });
        return new WeakReference<>(made);
    }
}
