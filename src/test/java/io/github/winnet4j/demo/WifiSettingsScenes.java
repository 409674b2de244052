// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.demo;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.WifiPhy;
import io.github.winnet4j.wlan.AvailableNetwork;
import io.github.winnet4j.wlan.BssCursor;
import io.github.winnet4j.wlan.ConnectOutcome;
import io.github.winnet4j.wlan.ConnectionQuality;
import io.github.winnet4j.wlan.FilterList;
import io.github.winnet4j.wlan.HostedNetwork;
import io.github.winnet4j.wlan.HostedNetworkException;
import io.github.winnet4j.wlan.HostedNetworkLease;
import io.github.winnet4j.wlan.NetworkFilter;
import io.github.winnet4j.wlan.NetworkFilters;
import io.github.winnet4j.wlan.ProfileSettings;
import io.github.winnet4j.wlan.Ssid;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanConnectRequest;
import io.github.winnet4j.wlan.WlanInterface;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What Wi-Fi has in its lists: profiles, filters, stations; how good a link is; and a network of one's own. */
final class WifiSettingsScenes {
    private static final int VENDOR = 221;

    private final Simulator windows;

    WifiSettingsScenes(Simulator windows) {
        this.windows = windows;
    }

    Scenes.Scene[] all() {
        return new Scenes.Scene[] {
            new Scenes.Scene(
                    "Wi-Fi: a profile without XML, for a network that hides its name",
                    "What was set is read back in the same type; the key crosses as characters, and is wiped.",
                    () -> with(this::profile)),
            new Scenes.Scene(
                    "Wi-Fi: a network in reach, whose profile is kept, and one group of its access points"
                            + " (WlanConnect2)",
                    "A profile that there is stays; the newer function is called for what only that can.",
                    () -> with(this::kept)),
            new Scenes.Scene(
                    "Wi-Fi: all networks denied but one, and how good the link to that one is",
                    "Denied ones aren't listed; quality needs no consent to location.",
                    () -> with(this::filters)),
            new Scenes.Scene(
                    "Wi-Fi: the stations by a cursor, names and elements in bulk",
                    "Each in one copy, into an array of the caller's; no object is made.",
                    () -> with(this::bulk)),
            new Scenes.Scene(
                    "Wi-Fi: this machine as an access point, where a driver can (WlanHostedNetworkStartUsing)",
                    "It is in the air as long as the lease is open; without a driver the failure says what else"
                            + " there is.",
                    () -> with(this::hosted))
        };
    }

    private String with(Function<WlanInterface, String> scene) {
        try (CompletionPort port = CompletionPort.start();
                WlanClient wifi = WlanClient.open(port)) {
            return scene.apply(wifi.interfaces().get(0));
        }
    }

    private String connect(WlanInterface adapter, String profile) {
        return connect(adapter, WlanConnectRequest.byProfile(profile));
    }

    private String connect(WlanInterface adapter, WlanConnectRequest request) {
        var attempt = adapter.connect(request);
        windows.runUntilIdle();
        ConnectOutcome outcome = attempt.future().join();
        return outcome.getClass().getSimpleName();
    }

    private String profile(WlanInterface adapter) {
        windows.wifi("wlan0").network("cellar").wpa2().key("correct horse").add();
        char[] key = "correct horse".toCharArray();
        adapter.profiles()
                .set(ProfileSettings.wpa2(Ssid.of("cellar"), key).hidden(true).automatic(false));
        ProfileSettings read = adapter.profiles().settings("cellar").orElseThrow();
        return "read back: " + read.name() + ", " + read.security() + (read.isHidden() ? ", hidden" : "")
                + (read.isKeyProtected() ? ", its key protected" : "") + "; by it " + connect(adapter, "cellar")
                + "; the key was " + (Arrays.equals(key, new char[key.length]) ? "wiped" : "left");
    }

    private String kept(WlanInterface adapter) {
        MacAddress group = MacAddress.of("02-00-00-00-00-AA");
        windows.wifi("wlan0").network("cafe").add();
        windows.wifi("wlan0").network("cafe").rssi(-80).hessid(group.toString()).add();
        WlanConnectRequest cafe = WlanConnectRequest.toOpen(Ssid.of("cafe"));
        String first = connect(adapter, cafe.keepingProfile());
        String second = connect(adapter, cafe.keepingAutomaticProfile().inGroup(group));
        String profiles = adapter.profiles().list().stream()
                .map(one -> one.name()
                        + (adapter.profiles().settings(one.name()).orElseThrow().isAutomatic() ? " (automatic)" : ""))
                .collect(Collectors.joining(", "));
        return first + ", and in the group " + second + " at " + adapter.rssi().orElseThrow()
                + " dBm; profiles that were" + " kept: " + profiles;
    }

    private static String names(List<AvailableNetwork> networks) {
        return networks.stream().map(one -> one.ssid().toString()).collect(Collectors.joining(", "));
    }

    private String filters(WlanInterface adapter) {
        windows.wifi("wlan0").network("home").phy(WifiPhy.HE).rssi(-60).seen().add();
        windows.wifi("wlan0").network("cafe").seen().add();
        windows.wifi("wlan0").addProfile("home").addProfile("cafe");
        NetworkFilters filters = adapter.client().filters();
        filters.add(FilterList.USER_PERMIT, NetworkFilter.of(Ssid.of("home")));
        filters.add(FilterList.USER_DENY, NetworkFilter.all());
        String refused = connect(adapter, "cafe");
        String got = connect(adapter, "home");
        windows.consent("location", false);
        ConnectionQuality quality = adapter.connectionQuality().orElseThrow();
        windows.consent("location", true);
        return "listed: " + names(adapter.networks()) + "; cafe: " + refused + ", home: " + got + " at "
                + quality.links().get(0).rssi() + " dBm, quality " + quality.linkQuality() + ", streams mirrored: "
                + adapter.qos().connection().orElseThrow().mirroredStreams() + "; the driver counts "
                + adapter.statistics().phys().size() + " radios";
    }

    private String bulk(WlanInterface adapter) {
        byte[] vendor = {(byte) VENDOR, 4, 0x50, 0x6F, (byte) 0x9A, 0x0A};
        windows.wifi("wlan0").network("home").informationElements(vendor).seen().add();
        windows.wifi("wlan0").network("cafe").seen().add();
        byte[] copy = new byte[1024];
        int names = 0;
        int end = 0;
        int found = 0;
        BssCursor stations = adapter.stationCursor();
        stations.refresh();
        while (stations.next()) {
            names += stations.copySsid(copy, end);
            end += stations.ssidLength();
            end += stations.copyElements(copy, end);
            found += stations.findVendor(0x506F9A, 0x0A) ? stations.elementSize() : 0;
        }
        return stations.size() + " stations: " + names + " bytes of names and " + (end - names)
                + " of elements were copied, and the one of that maker has " + found;
    }

    private String hosted(WlanInterface adapter) {
        HostedNetwork network = adapter.client().hostedNetwork();
        network.initialise();
        String without = "";
        try {
            network.start().close();
        } catch (HostedNetworkException e) {
            without = e.reason().symbol();
        }
        windows.hostedNetwork(true);
        String during;
        try (HostedNetworkLease use = network.start()) {
            windows.hostedNetworkPeer("02-00-00-00-00-05", true);
            during = use.isOpen()
                    ? network.status().state() + " with "
                            + network.status().peers().size() + " guest"
                    : "";
        }
        return "without a driver it was refused, " + without + "; with one it was " + during + ", and then "
                + network.status().state();
    }
}
