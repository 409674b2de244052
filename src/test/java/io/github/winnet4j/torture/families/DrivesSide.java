// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.families;

import io.github.winnet4j.wnet.DisconnectOptions;
import io.github.winnet4j.wnet.Disconnection;
import io.github.winnet4j.wnet.NetworkCall;
import io.github.winnet4j.wnet.NetworkConnectRequest;
import io.github.winnet4j.wnet.NetworkConnections;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The network of drives: each call ends once, in its time; what it says of a drive is so at Windows' side while nothing
 * else changes it. Calls with a deadline have threads of their own.
 */
final class DrivesSide implements Side {
    private static final String[] SHARES = {"\\\\server\\plans", "\\\\server\\boss", "\\\\far\\data"};
    private static final String[] DEVICES = {"Q:", "R:", "S:"};
    private static final Duration LONG = Duration.ofMinutes(1);

    private final FamilyRun run;
    private final Asked<NetworkCall<?>> calls;

    DrivesSide(FamilyRun run) {
        this.run = run;
        calls = new Asked<>(run);
        run.windows.network().share(SHARES[0]).add();
        run.windows.network().share(SHARES[1]).user("boss", "b").add();
        run.windows.network().share(SHARES[2]).add();
    }

    private static NetworkConnectRequest request(int choice) {
        NetworkConnectRequest request = NetworkConnectRequest.to(SHARES[choice % SHARES.length]);
        if (choice % 2 == 0) {
            request = request.device(DEVICES[choice / 2 % DEVICES.length]);
        }
        if (choice % 3 == 1) {
            request = request.user("boss").password((choice % 4 == 0 ? "b" : "wrong").toCharArray());
        }
        return choice % 14 == 0 ? request.persistent() : request; // which wants a device
    }

    private static DisconnectOptions options(int choice) {
        DisconnectOptions options = DisconnectOptions.gently();
        if (choice % 3 == 0) {
            options = options.force();
        }
        return choice % 2 == 0 ? options.forget() : options;
    }

    private static String name(int choice) {
        return choice % 4 == 0 ? SHARES[choice % SHARES.length] : DEVICES[choice % DEVICES.length];
    }

    @Override
    public void act(int choice) {
        int what = choice % 16;
        int more = choice / 16;
        switch (what) {
            case 0, 1, 2 -> connect(more);
            case 3, 4, 5 -> disconnect(more);
            case 6, 7 -> asked("a connect", NetworkConnections.connectAsync(request(more), within(more)));
            case 8, 9 ->
                asked("a disconnect", NetworkConnections.disconnectAsync(name(more), options(more), within(more)));
            case 10 -> asked("a list", NetworkConnections.connectionsAsync(within(more)));
            case 11 ->
                asked("a name", NetworkConnections.remoteNameAsync(DEVICES[more % DEVICES.length], within(more)));
            case 12 -> calls.cancel(more);
            case 13 -> calls.giveUp(more);
            case 14 ->
                run.require(NetworkConnections.connections().count() < 100, "more connections than there can be");
            default -> NetworkConnections.remoteName(DEVICES[more % DEVICES.length]);
        }
    }

    private static Duration within(int choice) {
        return choice % 11 == 0 ? Duration.ZERO : LONG;
    }

    private boolean isQuiet() {
        return !run.faulty
                && calls.all().stream()
                        .allMatch(call -> call.future().isDone() && call.late().isDone());
    }

    private void connect(int choice) {
        NetworkConnectRequest request = request(choice);
        boolean quiet = isQuiet();
        String name = NetworkConnections.connect(request).name();
        if (quiet) {
            run.require(isThere(name), name + " was connected and isn't there: " + connections());
        }
    }

    private void disconnect(int choice) {
        String name = name(choice);
        boolean quiet = isQuiet();
        Disconnection outcome = NetworkConnections.disconnect(name, options(choice));
        if (quiet && outcome.isGone() && !name.startsWith("\\")) {
            run.require(!isThere(name), name + " was disconnected and is there: " + connections());
        }
        if (quiet && outcome == Disconnection.OPEN_FILES) {
            run.require(isThere(name), name + " has open files and isn't there");
        }
    }

    private boolean isThere(String name) {
        return connections().stream().anyMatch(line -> line.contains(name));
    }

    private List<String> connections() {
        return run.windows.network().connections();
    }

    private void asked(String what, NetworkCall<?> call) {
        calls.add(call);
        run.ends.of(what, call.future());
        run.ends.of(what + ", late", call.late());
    }

    @Override
    public void fault(int choice) {
        int more = choice / 8;
        switch (choice % 8) {
            case 0 -> run.windows.network().serverDown("server");
            case 1 -> run.windows.network().serverUp("server");
            case 2 -> run.windows.on("WNetCancelConnection2W").nth(1).returns(more % 2 == 0 ? 2401 : 2404);
            case 3 -> run.windows.on("WNetUseConnectionW").nth(1).returns(more % 2 == 0 ? 1219 : 53);
            case 4 -> run.chaos(more % 30);
            case 5 -> run.windows.removeRules();
            case 6 -> openFiles(more);
            default -> run.windows.network().serverAnswers("server", 1208, "a provider's own words");
        }
    }

    private void openFiles(int choice) {
        try {
            run.windows.network().openFiles(DEVICES[choice % DEVICES.length], choice % 3);
        } catch (IllegalStateException | IllegalArgumentException e) {
            // there is no such connection
        }
    }

    @Override
    public void mend() {
        run.windows.network().serverUp("server");
        for (NetworkCall<?> call : calls.all()) { // their threads are the only ones that the program doesn't play
            try {
                call.late().exceptionally(problem -> null).get(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                run.fail("a call doesn't come back: " + call + ", " + e);
            }
        }
    }

    @Override
    public void close() {
        for (String name : new String[] {"Q:", "R:", "S:", SHARES[0], SHARES[1], SHARES[2]}) {
            Disconnection outcome = NetworkConnections.disconnect(
                    name, DisconnectOptions.gently().force().forget());
            run.require(outcome.isGone(), name + " can't be disconnected by force: " + outcome);
        }
    }

    @Override
    public void check() {
        run.require(connections().isEmpty(), "connected after all was disconnected: " + connections());
    }
}
