// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.families;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.testkit.Action;
import io.github.winnet4j.wifidirect.SessionOpening;
import io.github.winnet4j.wifidirect.SessionState;
import io.github.winnet4j.wifidirect.WifiDirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Wi-Fi Direct: each opening ends once; a cancel that holds never ends in a session; what is open ends with its client.
 */
final class DirectSide implements Side {
    private static final MacAddress[] DEVICES = {
        MacAddress.of("02-1A-11-F0-3C-7D"), MacAddress.of("02-1A-11-F0-3C-7E"), MacAddress.of("02-1A-11-F0-3C-7F")
    };
    private static final String[] WAYS = {
        "accept",
        "accept cancel=loses",
        "accept cancel=ties",
        "refuse error=1225 reason=0x38002",
        "refuse error=1225 cancel=loses",
        "accept cancel-error=1722",
        "accept callback=before",
        "accept callback=inside",
        "refuse error=1225 callback=inside",
        "accept callback=twice"
    };

    private static final class Opened {
        private final MacAddress device;
        private volatile SessionOpening opening;
        private boolean cancelHolds;
        private volatile boolean wasOpen;

        /** Only its client's close may end it. */
        private volatile boolean wanted = true;

        private Opened(MacAddress device) {
            this.device = device;
        }
    }

    private final FamilyRun run;
    private final String[] ways = new String[DEVICES.length];
    private final Clients<WifiDirect> clients;
    private final List<Opened> openings = new ArrayList<>();

    DirectSide(FamilyRun run) {
        this.run = run;
        clients = new Clients<>(3, () -> WifiDirect.open(run.port));
        for (int i = 0; i < DEVICES.length; i++) {
            answers(i, (int) (run.program.seed() >>> i) + i);
        }
    }

    private void answers(int device, int how) {
        ways[device] = WAYS[Math.floorMod(how, WAYS.length)];
        run.windows.command("peer " + DEVICES[device] + " " + ways[device]);
    }

    @Override
    public void act(int choice) {
        int what = choice % 16;
        int more = choice / 16;
        if (what < 5) {
            open(clients.of(more), more);
            return;
        }
        if (what == 5) {
            close(clients.of(more), more);
            return;
        }
        if (what == 6) {
            other(more);
            return;
        }
        if (openings.isEmpty()) {
            return;
        }
        Opened one = openings.get(more % openings.size());
        switch (what) {
            case 7, 8, 9 -> cancel(one);
            case 10 -> {
                one.wanted = false;
                one.opening.future().cancel(false);
            }
            case 11, 12 -> close(one, more);
            case 13 -> checkText(one);
            default -> {
                if (one.opening.state() == SessionState.OPEN) {
                    one.opening.session().closeAsync();
                }
            }
        }
    }

    private void open(WifiDirect client, int choice) {
        Opened one = new Opened(DEVICES[choice % DEVICES.length]);
        Ends.One end = run.ends.heardOnce("an opening");
        SessionOpening began = client.openSession(one.device, now -> {
            end.heard();
            one.opening = now;
            one.wasOpen = now.state() == SessionState.OPEN;
            boolean accepts = ways[choice % DEVICES.length].startsWith("accept");
            run.require(
                    one.wasOpen || !one.wanted || !accepts || run.faulty || client.isClosed(),
                    now + " ended without a reason: its device accepts");
            run.actInside(this, choice * 31 + 11);
            if (choice % 29 == 3) {
                throw run.planned();
            }
        });
        one.opening = began;
        openings.add(one);
        run.ends.begun(end, began.future());
    }

    private void checkText(Opened one) {
        SessionState before = one.opening.state();
        String text = one.opening.toString();
        run.require(
                text.contains(one.device.toString()) && (text.contains(before.name()) || before != one.opening.state()),
                "device and state are not both in the text: " + text);
    }

    private void cancel(Opened one) {
        one.wanted = false;
        boolean over = one.opening.state() != SessionState.PENDING && one.opening.state() != SessionState.CLOSING;
        boolean holds = one.opening.cancel();
        run.require(!(over && holds), "cancelled what had ended: " + one.opening);
        one.cancelHolds |= holds;
    }

    private static void close(Opened one, int choice) {
        if (one.opening.state() == SessionState.OPEN) {
            if (choice % 2 == 0) {
                one.opening.session().end();
            } else {
                one.opening.session().close(Duration.ZERO);
            }
        }
    }

    private void close(WifiDirect client, int choice) {
        switch (choice % 3) {
            case 0 -> client.closeAsync();
            case 1 -> client.close(FamilyRun.A_WHILE);
            default -> client.close(Duration.ZERO); // what Windows hasn't answered is given up
        }
    }

    private void other(int choice) {
        switch (choice % 3) {
            case 0 -> WifiDirect.pairedDevices();
            case 1 -> WifiDirect.updateVisibility(DEVICES[choice % DEVICES.length]);
            default -> {
                if (clients.isEmpty()) {
                    return;
                }
                WifiDirect client = clients.of(choice);
                client.isClosed();
                run.require(client.unanswered() >= 0, "a negative number of openings without an answer");
            }
        }
    }

    @Override
    public void fault(int choice) {
        int more = choice / 8;
        switch (choice % 8) {
            case 0 -> run.windows.service("wlansvc", more % 2 == 0);
            case 1 -> run.windows.on("WFDStartOpenSession").returns(more % 2 == 0 ? 1168 : 14);
            case 2 -> run.windows.on("WFDOpenHandle").nth(1).returns(1220);
            case 3 -> run.windows.on("WFDStartOpenSession").nth(1).will(Action.completesInside());
            case 4 -> run.windows.on("WFDCancelOpenSession").nth(1).returns(1722);
            case 5 -> run.chaos(more % 30);
            case 6 -> run.windows.removeRules();
            default -> answers(more % DEVICES.length, more / 4);
        }
    }

    @Override
    public void mend() {
        run.windows.service("wlansvc", true);
    }

    @Override
    public void close() {
        for (WifiDirect client : clients) {
            client.close(run.atOnce());
        }
        run.poll();
        run.windows.runUntilIdle();
        for (WifiDirect client : clients) {
            run.require(client.close(run.atOnce()) || client.unanswered() != 0, "a client doesn't close: " + client);
        }
    }

    @Override
    public void check() {
        for (Opened one : openings) {
            SessionState state = one.opening.state();
            run.require(!(one.wasOpen && one.cancelHolds), "a session in spite of a cancel that holds: " + one.opening);
            run.require(
                    state == SessionState.ENDED || state == SessionState.FAILED,
                    "an opening is " + state + " after its client's close");
        }
        for (WifiDirect client : clients) {
            run.require(client.isClosed(), "a client is open: " + client);
        }
    }
}
