// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.families;

import io.github.winnet4j.Pending;
import io.github.winnet4j.wlan.NotificationSource;
import io.github.winnet4j.wlan.Ssid;
import io.github.winnet4j.wlan.Watch;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanConnectRequest;
import io.github.winnet4j.wlan.WlanInterface;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Wi-Fi: each scan, attempt and disconnection ends once; a watch hears nothing after its close has returned true. */
final class WlanSide implements Side {
    private static final String CAFE = "cafe";
    private static final String HOME = "home";

    private static final class Watched {
        private volatile Watch watch;
        private volatile boolean closed;
    }

    private final FamilyRun run;
    private final Clients<WlanClient> clients;
    private final Asked<Pending<?>> asked;
    private final List<Watched> watches = new ArrayList<>();
    private final IdentityHashMap<Pending<?>, WlanClient> of = new IdentityHashMap<>();
    private boolean removed;

    /** With threads a close whose time was over may have abandoned what came back a moment later. */
    private boolean givesUp;

    WlanSide(FamilyRun run) {
        this.run = run;
        clients = new Clients<>(3, () -> WlanClient.open(run.port));
        asked = new Asked<>(run);
        run.windows.wifi("wlan0").network(CAFE).add();
        run.windows.wifi("wlan0").network(HOME).wpa2().key("12345678").add();
        run.windows.wifi("wlan0").network("rude").refuses(0x38002).add();
        run.windows.wifi("wlan0").addProfile(HOME, HOME, true).addProfile("rude", "rude", false);
    }

    @Override
    public void act(int choice) {
        int what = choice % 20;
        int more = choice / 20;
        switch (what) {
            case 0, 1, 2, 3 -> connect(clients.of(more), more);
            case 4, 5, 6 -> scan(clients.of(more), more);
            case 7, 8 -> disconnect(clients.of(more), more);
            case 9, 10, 11 -> asked.cancelLate(more);
            case 12 -> asked.giveUp(more);
            case 13, 14 -> watch(clients.of(more), more);
            case 15 -> closeWatch(more);
            case 16 -> close(clients.of(more), more);
            case 17 -> look(clients.of(more), more);
            default -> clients.of(more).interfaces();
        }
    }

    private static WlanInterface first(WlanClient client) {
        List<WlanInterface> all = client.interfaces();
        if (all.isEmpty()) {
            throw new IllegalStateException("there is no interface");
        }
        return all.get(0);
    }

    private <T> void asked(WlanClient client, String what, Pending<T> operation, int choice) {
        asked.add(operation);
        of.put(operation, client);
        run.ends.of(what, operation.future());
        operation.future().whenComplete((outcome, problem) -> run.actInside(this, choice * 31 + 5));
    }

    private void connect(WlanClient client, int choice) {
        WlanInterface wlan = first(client);
        switch (choice % 4) {
            case 0 -> asked(client, "a connect", wlan.connect(HOME), choice);
            case 1 ->
                asked(
                        client,
                        "a connect",
                        wlan.connect(
                                WlanConnectRequest.toOpen(Ssid.of(CAFE)).within(Duration.ofSeconds(1 + choice % 9))),
                        choice);
            case 2 -> asked(client, "a connect", wlan.connect("rude"), choice);
            default -> {
                WlanConnectRequest request =
                        WlanConnectRequest.byProfile(HOME).within(Duration.ofMillis(choice % 3000));
                asked(client, "a connect", wlan.connect(request), choice);
            }
        }
    }

    private void scan(WlanClient client, int choice) {
        if (choice % 3 == 0) {
            client.scan().forEach(one -> asked(client, "a scan", one, choice));
        } else {
            asked(client, "a scan", first(client).scan(), choice);
        }
    }

    private void disconnect(WlanClient client, int choice) {
        WlanInterface wlan = first(client);
        asked(
                client,
                "a disconnection",
                choice % 2 == 0 ? wlan.disconnect() : wlan.disconnect(Duration.ofMillis(choice % 500)),
                choice);
    }

    private void watch(WlanClient client, int choice) {
        Watched one = new Watched();
        one.watch = choice % 2 == 0
                ? client.watch(notification -> heard(one, choice))
                : client.watchInPlace(Set.of(NotificationSource.ACM), view -> heard(one, choice));
        watches.add(one);
    }

    private void heard(Watched one, int choice) {
        run.require(!one.closed, "a watch heard something after its close");
        Watch watch = one.watch; // not there yet when it hears at once
        run.actInside(this, choice * 31 + (watch == null ? 0 : (int) watch.handled()));
    }

    private void closeWatch(int choice) {
        if (!watches.isEmpty()) {
            Watched one = watches.get(choice % watches.size());
            boolean inHandler = run.port.inHandler();
            if (choice % 3 == 0) {
                one.watch.closeAsync();
            } else if (one.watch.close(Duration.ZERO) && !inHandler) {
                one.closed = true;
            }
        }
    }

    private void close(WlanClient client, int choice) {
        if (choice % 3 == 0) {
            client.closeAsync();
            return;
        }
        // Inside another end of it, that one goes on only after this.
        boolean closed = client.close(choice % 3 == 1 ? FamilyRun.A_WHILE : Duration.ZERO);
        if (closed && !run.isInside()) {
            ended(client);
        }
        givesUp |= !closed && run.isFree();
    }

    /** What was asked of a client ends with it, not only when its own time is over. */
    private void ended(WlanClient client) {
        of.forEach((one, by) -> run.require(
                by != client || one.future().isDone(), "in progress after the close of its client: " + one));
    }

    private static void look(WlanClient client, int choice) {
        WlanInterface wlan = first(client);
        switch (choice % 5) {
            case 0 -> wlan.networks();
            case 1 -> wlan.stations();
            case 2 -> wlan.connection();
            case 3 -> wlan.profiles();
            default -> wlan.currentState();
        }
    }

    @Override
    public void fault(int choice) {
        int more = choice / 10;
        switch (choice % 10) {
            case 0 -> run.windows.service("wlansvc", more % 2 == 0);
            case 1 -> radio(more);
            case 2 -> drop();
            case 3 -> unplug();
            case 4 -> run.windows.on("WlanConnect").nth(1).returns(more % 2 == 0 ? 5 : 1722);
            case 5 -> run.windows.on("WlanScan").nth(1).returns(170);
            case 6 -> run.chaos(more % 30);
            case 7 -> run.windows.removeRules();
            case 8 -> run.windows.on("WlanRegisterNotification").nth(1).returns(1722);
            default -> run.windows.on("WlanOpenHandle").nth(1).returns(1220);
        }
    }

    private void radio(int choice) {
        if (!removed) {
            run.windows.wifi("wlan0").radio(choice % 2 == 0);
        }
    }

    private void drop() {
        if (!removed) {
            try {
                run.windows.wifi("wlan0").dropConnection(0x38001);
            } catch (IllegalStateException | IllegalArgumentException e) {
                // there is no link
            }
        }
    }

    private void unplug() {
        if (removed) {
            run.windows.wifi("wlan0").add();
            removed = false;
        } else {
            run.windows.wifi("wlan0").remove();
            removed = true;
        }
    }

    @Override
    public void mend() {
        run.windows.service("wlansvc", true);
    }

    @Override
    public void close() {
        for (Watched one : watches) {
            one.watch.close(Duration.ZERO);
        }
        for (WlanClient client : clients) {
            client.closeAsync();
        }
        run.poll();
        run.windows.runUntilIdle();
        for (WlanClient client : clients) {
            long begin = System.nanoTime();
            boolean closed = client.close(FamilyRun.A_WHILE);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            run.require(closed || givesUp, "a client doesn't close, after " + took + ": " + client);
            run.require(!client.isOpen(), "a client is open after its close");
            ended(client);
        }
    }

    @Override
    public void check() {
        asked.check();
        for (Pending<?> one : asked.all()) {
            if (one.future().isDone() && !one.future().isCompletedExceptionally()) {
                run.require(one.future().join() != null, "an outcome is null");
            }
        }
    }
}
