// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.tool;

import io.github.winnet4j.wlan.AvailableNetwork;
import io.github.winnet4j.wlan.Bss;
import io.github.winnet4j.wlan.CurrentConnection;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanInterface;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Shows Wi-Fi: what Windows knows now, without a scan of its own. */
final class WifiCommand {
    private static final int KILO = 1000;
    private static final int WIDTH = 40;
    private static final int BEST = -30;
    private static final int WORST = -90;

    private WifiCommand() {}

    static int run(List<String> arguments, PrintStream out) {
        return run(arguments, out, Duration.ofSeconds(1));
    }

    static int run(List<String> arguments, PrintStream out, Duration every) {
        String what = arguments.isEmpty() ? "" : arguments.get(0);
        if (arguments.size() > (what.equals("watch") ? 2 : 1)) {
            throw new UsageException("too much behind wifi: " + arguments);
        }
        int seconds = arguments.size() == 2 ? number(arguments.get(1)) : Integer.MAX_VALUE;
        try (WlanClient client = WlanClient.open()) {
            List<WlanInterface> interfaces = client.interfaces();
            if (interfaces.isEmpty()) {
                out.println("There is no Wi-Fi adapter.");
                return Main.BAD;
            }
            switch (what) {
                case "" -> interfaces(interfaces, out);
                case "networks" -> networks(interfaces, out);
                case "stations" -> stations(interfaces, out);
                case "watch" -> watch(interfaces, out, seconds, every);
                default -> throw new UsageException("wifi knows networks, stations and watch, and not " + what);
            }
        }
        return Main.GOOD;
    }

    private static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // is refused below
        }
        throw new UsageException("not a number of seconds: " + text);
    }

    private static void interfaces(List<WlanInterface> interfaces, PrintStream out) {
        Columns table = new Columns().row("interface", "state", "network", "signal", "channel", "rate", "security");
        for (WlanInterface one : interfaces) {
            CurrentConnection connection = one.connection().orElse(null);
            if (connection == null) {
                table.row(one.description(), one.state());
            } else {
                table.row(
                        one.description(),
                        one.state(),
                        connection.ssid(),
                        dBm(one.rssi()),
                        one.channel().isPresent() ? one.channel().getAsInt() : "",
                        connection.receiveRate() / KILO + "/" + connection.transmitRate() / KILO + " Mbit/s",
                        connection.auth() + ", " + connection.cipher());
            }
        }
        table.print(out);
    }

    private static void networks(List<WlanInterface> interfaces, PrintStream out) {
        Columns table = new Columns().row("network", "signal", "security", "profile", "stations", "interface");
        for (WlanInterface one : interfaces) {
            one.networks().stream()
                    .sorted(Comparator.comparingInt(AvailableNetwork::signalQuality)
                            .reversed())
                    .forEach(network -> table.row(
                            network.ssid(),
                            network.signalQuality() + " %",
                            network.secured() ? network.auth() + ", " + network.cipher() : "open",
                            network.profile(),
                            network.stations(),
                            one.description()));
        }
        table.print(out);
    }

    private static void stations(List<WlanInterface> interfaces, PrintStream out) {
        Columns table =
                new Columns().row("address", "signal", "channel", "width", "kind", "network", "security", "interface");
        for (WlanInterface one : interfaces) {
            one.stations().stream()
                    .sorted(Comparator.comparingInt(Bss::rssi).reversed())
                    .forEach(station -> table.row(
                            station.address(),
                            station.rssi() + " dBm",
                            station.channel(),
                            station.channelWidth() + " MHz",
                            station.newestPhy(),
                            station.ssid(),
                            station.securities(),
                            one.description()));
        }
        table.print(out);
    }

    private static void watch(List<WlanInterface> interfaces, PrintStream out, int seconds, Duration every) {
        try {
            for (int i = 0; i < seconds; i++) {
                if (i > 0) {
                    Thread.sleep(every.toMillis());
                }
                Columns table = new Columns();
                for (WlanInterface one : interfaces) {
                    OptionalInt rssi = one.rssi();
                    table.row(one.description(), dBm(rssi), bar(rssi));
                }
                table.print(out);
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the user has seen enough
        }
    }

    private static String dBm(OptionalInt rssi) {
        return rssi.isPresent() ? rssi.getAsInt() + " dBm" : "none";
    }

    private static String bar(OptionalInt rssi) {
        int above = rssi.isPresent() ? Math.max(0, Math.min(rssi.getAsInt(), BEST) - WORST) : 0;
        return "#".repeat(above * WIDTH / (BEST - WORST));
    }
}
