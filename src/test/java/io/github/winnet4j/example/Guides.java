// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.example;

import io.github.winnet4j.*;
import io.github.winnet4j.peerdist.*;
import io.github.winnet4j.port.*;
import io.github.winnet4j.wifidirect.*;
import io.github.winnet4j.win32.*;
import io.github.winnet4j.wlan.*;
import io.github.winnet4j.wlan.WlanNotification.*;
import io.github.winnet4j.wnet.*;
import java.nio.ByteBuffer;
import java.nio.channels.*;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.*;
import java.util.stream.Stream;

/** Blocks of code that README.md and docs/ show, each as it stands there; GuidesTest runs them. */
final class Guides {
    /** The server of a reader, which has the content, too. */
    interface Server {
        void range(long from, ByteBuffer into);
    }

    private Guides() {}

    private static void play() {}

    static void endOfADrive() throws Exception {
        switch (NetworkConnections.disconnect("Z:")) { // not forced unless you ask for it
            case DISCONNECTED -> System.out.println("Z: is free");
            case WAS_NOT_CONNECTED -> System.out.println("there was nothing to end");
            case OPEN_FILES, IN_USE -> System.out.println("Z: is in use and stays; nothing was lost");
        }
    }

    static void whatThisWindowsSupports() throws Exception {
        for (Family family : Family.values()) {
            Availability availability = Availability.of(family);
            System.out.println(family + ": " + availability.state() + ". " + availability.explanation());
        }
        if (!Availability.of("WFDCancelOpenSession").isPresent()) {
            System.out.println("this Windows has no Wi-Fi Direct");
        }
    }

    static void onePortForSeveralFamilies() throws Exception {
        try (var port = CompletionPort.start(); // a daemon thread of its own; share it among all families
                var wifi = WlanClient.open(port);
                var direct = WifiDirect.open(port)) {
            System.out.println(wifi.interfaces() + " and " + direct);
        }
        try (var alone = WlanClient.open()) { // the library's own port, from the first handle to the last
            System.out.println(alone.interfaces());
        }
    }

    static void scan() throws Exception {
        try (var port = CompletionPort.start();
                var wifi = WlanClient.open(port)) {
            for (WlanInterface adapter : wifi.interfaces()) {
                ScanOutcome end = adapter.scan().future().get();
                System.out.println(adapter.description() + ": " + end);
                for (Bss station : adapter.stations()) {
                    System.out.printf("%-32s %4d dBm, channel %d%n", station.ssid(), station.rssi(), station.channel());
                }
            }
        }
    }

    static void hiddenNetworks(WlanInterface adapter) throws Exception {
        adapter.scan(Ssid.of("attic"), WlanInterface.SCAN_TIME).future().get();
        for (AvailableNetwork network : adapter.networks(EnumSet.allOf(NetworkListing.class))) {
            System.out.println(network.ssid() + " by profile \"" + network.profile() + "\"");
        }
    }

    static void elementsInAScan(WlanInterface adapter) throws Exception {
        byte[] vendor = {(byte) 221, 4, 0x00, 0x50, (byte) 0xF2, 0x11}; // number, length, the maker's OUI, its type
        adapter.scan(null, InformationElements.of(vendor), WlanInterface.SCAN_TIME)
                .future()
                .get();
    }

    static void whatAStationSays(WlanInterface adapter) throws Exception {
        for (Bss station : adapter.stations()) {
            boolean wpa3 = station.offers(BssSecurity.WPA3_PERSONAL);
            System.out.println(station.ssid() + (wpa3 ? " with" : " without") + " WPA3, Wi-Fi " + station.generation()
                    + ", " + station.channelWidth() + " MHz, "
                    + station.country().orElse("no country"));
            station.elements()
                    .findVendor(0x0050F2, 4)
                    .ifPresent(wps -> System.out.println("WPS: " + wps.length + " bytes"));
        }
    }

    static void withoutObjects(WlanInterface adapter) throws Exception {
        BssCursor stations = adapter.stationCursor();
        byte[] name = new byte[Ssid.MAX_BYTES];
        stations.refresh(); // reads the list into memory that the cursor keeps
        while (stations.next()) {
            int length = stations.copySsid(name, 0); // in one go; likewise copyElements and copyElement
            if (stations.findElement(48)) { // RSN; also findExtension, findVendor, nextElement
                System.out.println(length + " bytes of name, " + stations.elementSize() + " bytes of RSN, "
                        + stations.rssi() + " dBm");
            }
        }
    }

    static void connect() throws Exception {
        try (var port = CompletionPort.start();
                var wifi = WlanClient.open(port)) {
            ConnectOutcome outcome =
                    wifi.interfaces().get(0).connect("home").future().get();
            if (outcome instanceof ConnectOutcome.Connected connected) {
                System.out.println("connected to " + connected.ssid());
            } else if (outcome instanceof ConnectOutcome.Failed failed) {
                System.out.println(
                        failed.isWrongKey()
                                ? "the key is wrong"
                                : failed.reason().text());
            }
        }
    }

    static void aProfileWithoutXml() throws Exception {
        char[] key = "correct horse".toCharArray();
        try (var port = CompletionPort.start();
                var wifi = WlanClient.open(port)) {
            WlanProfiles profiles = wifi.interfaces().get(0).profiles();
            profiles.set(ProfileSettings.wpa3OrWpa2(Ssid.of("home"), key)
                    .automatic(false)
                    .address(MacRandomization.ON));
            // The array is all zeros now; no String ever had the key.
            ProfileSettings read = profiles.settings("home").orElseThrow();
            System.out.println(read + (read.isKeyProtected() ? ", key protected by Windows" : ""));
        }
    }

    static void watch() throws Exception {
        try (var port = CompletionPort.start();
                var wifi = WlanClient.open(port)) {
            Watch watch = wifi.watch(notification -> {
                if (notification instanceof Connection step) {
                    System.out.println(step.step() + " " + step.ssid() + ": "
                            + step.reason().text());
                } else if (notification instanceof Dropped lost) {
                    System.out.println(lost.count() + " came faster than they were handled");
                }
            });
            wifi.interfaces().get(0).connect("home").future().get();
            watch.close();
        }
    }

    static void publish(WlanClient wifi) throws Exception {
        Flow.Publisher<WlanNotification> events = wifi.publisher(Set.of(NotificationSource.ACM));
        events.subscribe(new Flow.Subscriber<>() {
            private Flow.Subscription subscription;

            @Override
            public void onSubscribe(Flow.Subscription newSubscription) {
                subscription = newSubscription;
                subscription.request(1);
            }

            @Override
            public void onNext(WlanNotification notification) {
                System.out.println(notification);
                subscription.request(1);
            }

            @Override
            public void onError(Throwable problem) {
                System.out.println("Windows refused the watch, such as without consent to location: " + problem);
            }

            @Override
            public void onComplete() {
                System.out.println("the client, or its port, was closed");
            }
        });
    }

    static void lasting() throws Exception {
        try (WlanClient wifi = WlanClient.openLasting()) {
            wifi.watch(notification -> {
                if (notification instanceof ServiceLost) {
                    System.out.println("the WLAN service is gone");
                } else if (notification instanceof ServiceBack) {
                    System.out.println("it is back: look at the interfaces again");
                }
            });
        }
    }

    static void lowLatency() throws Exception {
        try (var port = CompletionPort.start();
                var wifi = WlanClient.open(port)) {
            try (LowLatencyLease quick = wifi.interfaces().get(0).lowLatency()) {
                System.out.println(quick.interfaceId() + " doesn't scan in the background now");
                play();
            } // everything as before; after a crash Windows sees to that
        }
    }

    static void quality(WlanInterface adapter) throws Exception {
        adapter.connectionQuality().ifPresent(now -> {
            System.out.println("quality " + now.linkQuality() + " of 100");
            for (ConnectionQuality.Link link : now.links()) {
                System.out.println("  channel " + link.channel() + ", " + link.rssi() + " dBm");
            }
        });
        System.out.println(adapter.statistics().handshakeFailures() + " handshakes failed");
    }

    static void filters(WlanClient wifi) throws Exception {
        NetworkFilters filters = wifi.filters();
        filters.add(FilterList.USER_DENY, NetworkFilter.of(Ssid.of("cafe")));
        System.out.println("denied: " + filters.get(FilterList.USER_DENY));
        filters.remove(FilterList.USER_DENY, NetworkFilter.of(Ssid.of("cafe")));
    }

    static void hostedNetwork(WlanClient wifi) throws Exception {
        HostedNetwork hosted = wifi.hostedNetwork();
        hosted.initialise(); // makes settings and a key, unless there are some; Windows wants that first
        hosted.configure(new HostedNetworkSettings(Ssid.of("workshop"), 8));
        hosted.setKey("correct horse".toCharArray(), false); // beside the key that Windows makes; the array is wiped
        try (HostedNetworkLease inUse = hosted.start()) {
            System.out.println(hosted.status().state() + " while in use: " + inUse.isOpen());
        }
    }

    static void pairedDevices() throws Exception {
        for (PairedDevice device : WifiDirect.pairedDevices()) {
            System.out.println(device.name() + " " + device.address() + (device.isConnected() ? ", connected" : ""));
        }
    }

    static void session() throws Exception {
        try (var port = CompletionPort.start(); // where opens end, on a thread of its own
                var direct = WifiDirect.open(port)) {
            SessionOpening opening = direct.openSession(MacAddress.of("02-1A-11-F0-3C-7D"));
            opening.future()
                    .orTimeout(30, TimeUnit.SECONDS) // a future that times out cancels the open
                    .thenAccept(session -> System.out.println("reach it through interface " + session.interfaceId()))
                    .exceptionally(problem -> {
                        System.out.println(problem);
                        return null;
                    });

            boolean ended = opening.await(Duration.ofSeconds(5));
            if (!ended && opening.cancel()) { // true: it ends without a session, whatever Windows does
                System.out.println("cancelled; the future ends when Windows has answered");
            } else if (opening.state() == SessionState.OPEN) {
                System.out.println(opening.session().end()); // QUEUED: Windows takes the link down some time later
            }
        } // cancels, closes the sessions, waits, closes the handle
    }

    static void connectADrive() throws Exception {
        char[] password = "from the user".toCharArray();
        NetworkConnection drive = NetworkConnections.connect(NetworkConnectRequest.to("\\\\server\\plans")
                .nextFreeDevice() // or .device("Z:"), or neither: no device at all
                .user("DOMAIN\\anna")
                .password(password)); // the array is all zeros afterwards
        System.out.println(drive.device() + " leads to " + drive.remoteName());

        switch (NetworkConnections.disconnect(drive.name())) { // nothing forced, nothing forgotten
            case DISCONNECTED, WAS_NOT_CONNECTED -> System.out.println("gone");
            case OPEN_FILES ->
                System.out.println("still there: close the files, or lose what they haven't written by force()");
            case IN_USE -> System.out.println("still there: a process uses it");
        }
    }

    static void anotherUser() throws Exception {
        NetworkConnectRequest plans = NetworkConnectRequest.to("\\\\server\\plans")
                .device("P:")
                .user("DOMAIN\\anna")
                .replacingConflicts(DisconnectOptions.gently()); // or .force(), which loses what isn't written yet
        try {
            System.out.println(NetworkConnections.connect(plans).device());
        } catch (CredentialConflictException conflict) {
            conflict.conflicting().forEach(one -> System.out.println("in the way: " + one.name()));
        }
    }

    static void endForced() throws Exception {
        Disconnection gentle = NetworkConnections.disconnect("Z:");
        if (!gentle.isGone()) {
            NetworkConnections.disconnect(
                            "Z:", DisconnectOptions.gently().force().forget())
                    .orThrow();
        }
    }

    static void walkTheNetwork() throws Exception {
        try (Stream<NetworkResource> providers = NetworkConnections.networks()) {
            providers.forEach(provider -> {
                try (Stream<NetworkResource> inside = provider.children()) {
                    inside.forEach(
                            one -> System.out.println(provider.name() + ": " + one.name() + ", " + one.display()));
                }
            });
        }
    }

    static void whoseDrives() throws Exception {
        LogonSession session = NetworkConnections.session();
        if (!session.hasDrivesOfDesktop()) {
            System.out.println(session.explanation()); // with what would help
        }
    }

    static void readAll(byte[] fromTheServer, WritableByteChannel file, Server server) throws Exception {
        // Holes are filled from the server, as without BranchCache, and shared with the neighbours.
        try (var port = CompletionPort.start();
                var branchCache = PeerDist.open(port);
                var content = branchCache.openContent(ContentTag.of(UUID.randomUUID()))) {
            content.information(fromTheServer).future().get();
            Copied copied = content.copyTo(file, (offset, into) -> server.range(offset, into));
            System.out.println(copied.bytes() + " bytes, " + copied.fromSource() + " of them from the server");
        }
    }

    static void rawLayer() throws Exception {
        if (Availability.of(Family.NETWORK_CONNECTIONS).isPresent()) {
            int code = Mpr.WNetCancelConnectionA("Z:", false); // Microsoft's names, the Win32 code as the result
            if (code == WinError.ERROR_OPEN_FILES) {
                System.out.println("Z: has open files and stays connected");
            } else {
                WindowsException.check("WNetCancelConnectionA", code); // or as an exception, with Windows' own words
            }
        }
    }

    static void errors() throws Exception {
        try (WlanClient wifi = WlanClient.open()) {
            System.out.println(wifi.interfaces().get(0).stations());
        } catch (ApiUnavailableException missing) {
            System.out.println("no Wi-Fi here: " + missing.getMessage());
        } catch (ServiceNotRunningException stopped) {
            System.out.println("start the service: " + stopped.getMessage());
        } catch (AccessDeniedException denied) {
            System.out.println(
                    denied.locationConsentLikely()
                            ? "allow location: " + AccessDeniedException.LOCATION_SETTINGS
                            : "not allowed");
        } catch (WindowsException other) {
            System.out.println(other.function() + " answered " + other.symbol());
        }
    }
}
