// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.fuzz;

import io.github.winnet4j.ValueFuzz;
import io.github.winnet4j.internal.InternalFuzz;
import io.github.winnet4j.peerdist.PeerDistFuzz;
import io.github.winnet4j.tool.ToolFuzz;
import io.github.winnet4j.wifidirect.WifiDirectFuzz;
import io.github.winnet4j.wlan.ElementsFuzz;
import io.github.winnet4j.wlan.LayoutsFuzz;
import io.github.winnet4j.wlan.ProfileFuzz;
import io.github.winnet4j.wnet.WnetFuzz;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All targets by name; and one of them for Jazzer, which calls these two methods by their names. */
public final class Fuzz {
    /** Each throws when a property doesn't hold. */
    static final Map<String, Consumer<Input>> TARGETS = new TreeMap<>(Map.ofEntries(
            Map.entry("block", WnetFuzz::block),
            Map.entry("devices", InternalFuzz::guids),
            Map.entry("dll", InternalFuzz::dll),
            Map.entry("durations", InternalFuzz::durations),
            Map.entry("elements", ElementsFuzz::elements),
            Map.entry("json", ToolFuzz::json),
            Map.entry("layouts", LayoutsFuzz::layouts),
            Map.entry("mac", ValueFuzz::mac),
            Map.entry("nodes", WifiDirectFuzz::nodes),
            Map.entry("notifications", LayoutsFuzz::notifications),
            Map.entry("peerdist", PeerDistFuzz::layouts),
            Map.entry("profile", ProfileFuzz::profile),
            Map.entry("settings", ProfileFuzz::settings),
            Map.entry("ssid", LayoutsFuzz::ssid),
            Map.entry("stations", ElementsFuzz::stations),
            Map.entry("text", LayoutsFuzz::text),
            Map.entry("tool", ToolFuzz::arguments),
            Map.entry("xml", ProfileFuzz::xml)));

    private static Consumer<Input> target = input -> {};

    private Fuzz() {}

    private static Consumer<Input> target(String name) {
        return Objects.requireNonNull(TARGETS.get(name), name);
    }

    static void run(String name, byte[] bytes) {
        target(name).accept(new Input(bytes));
    }

    public static void fuzzerInitialize(String[] arguments) {
        target = target(arguments[0]);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        target.accept(new Input(bytes));
    }
}
