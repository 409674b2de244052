// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.demo;

import io.github.winnet4j.ServiceNotRunningException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wlan.NotificationRoom;
import io.github.winnet4j.wlan.NotificationSource;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanNotification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Flow;

/** What the WLAN service reports, over its restart and by demand. On polled ports. */
final class WifiListeningScenes {
    private static final int SCAN_COMPLETE = 7;

    private final Simulator windows;

    WifiListeningScenes(Simulator windows) {
        this.windows = windows;
    }

    Scenes.Scene[] all() {
        return new Scenes.Scene[] {
            new Scenes.Scene(
                    "Wi-Fi: a client that lasts while the service is stopped and started anew",
                    "It opens itself anew and goes on; its watches hear of the loss and of the return, in order.",
                    this::lasting),
            new Scenes.Scene(
                    "Wi-Fi: notifications as a Flow.Publisher, to a subscriber that asks for two at a time",
                    "No more come than were asked for; what had no room is an element that says how much it was.",
                    this::demanded)
        };
    }

    private String lasting() {
        List<String> told = new ArrayList<>();
        try (CompletionPort port = CompletionPort.open();
                WlanClient wifi = WlanClient.openLasting(port, NotificationRoom.DEFAULT, Duration.ofDays(1))) {
            wifi.watch((WlanNotification one) -> told.add(one.getClass().getSimpleName()));
            windows.service("wlansvc", false);
            String stopped = adapters(wifi);
            windows.service("wlansvc", true);
            String started = adapters(wifi);
            send(1);
            port.pollNow();
            return "while it was stopped the client had " + stopped + ", afterwards " + started + "; its watch heard "
                    + String.join(", ", told);
        }
    }

    private static String adapters(WlanClient wifi) {
        try {
            return wifi.interfaces().size() + " adapter";
        } catch (ServiceNotRunningException e) {
            return "a " + e.getClass().getSimpleName();
        }
    }

    private String demanded() {
        List<String> elements = new ArrayList<>();
        Flow.Subscription[] subscription = new Flow.Subscription[1];
        try (CompletionPort port = CompletionPort.open();
                WlanClient wifi = WlanClient.open(port, new NotificationRoom(8, 0))) {
            wifi.publisher(Set.of(NotificationSource.ACM), Runnable::run).subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription given) {
                    subscription[0] = given;
                }

                @Override
                public void onNext(WlanNotification one) {
                    elements.add(one instanceof WlanNotification.Dropped lost ? "a loss of " + lost.count() : "one");
                }

                @Override
                public void onError(Throwable problem) {
                    elements.add(problem.toString());
                }

                @Override
                public void onComplete() {}
            });
            subscription[0].request(2);
            send(6);
            port.pollNow();
            int first = elements.size();
            send(6);
            port.pollNow();
            subscription[0].request(Long.MAX_VALUE);
            long came = elements.stream().filter("one"::equals).count();
            return "of the first 6 " + first + " came; of 12 in all " + came + " did, and "
                    + String.join(
                            ", ",
                            elements.stream().filter(one -> !one.equals("one")).toList());
        }
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            windows.wifi("wlan0")
                    .notification()
                    .source(NotificationSource.ACM.code())
                    .code(SCAN_COMPLETE)
                    .sendNow();
        }
    }
}
