// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.win32.Wlanapi;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an interface is to be connected to: by a profile that it has, by a temporary one, or by what is found in the
 * air.
 *
 * @since 0.1.0
 */
public final class WlanConnectRequest {
    /** How long an attempt has by default. */
    public static final Duration DEFAULT_TIME = Duration.ofSeconds(30);

    private static final int HIDDEN = 0x1;
    private static final int KEEP = 0x10; // WLAN_CONNECTION_PERSIST_DISCOVERY_PROFILE, and what may come with it
    private static final int KEEP_AUTOMATIC = 0x20;
    private static final int KEEP_OVERWRITING = 0x40;

    private final ConnectionMode mode;
    private final @Nullable String profile;
    private final @Nullable Ssid ssid;
    private final @Nullable MacAddress hessid;
    private final List<MacAddress> stations;
    private final BssType type;
    private final int flags;
    private final Duration time;

    /** Of a temporary profile that was given so. */
    private final @Nullable ProfileSettings settings;

    private WlanConnectRequest(
            ConnectionMode mode,
            @Nullable String profile,
            @Nullable Ssid ssid,
            @Nullable MacAddress hessid,
            List<MacAddress> stations,
            BssType type,
            int flags,
            Duration time,
            @Nullable ProfileSettings settings) {
        this.mode = mode;
        this.profile = profile;
        this.ssid = ssid;
        this.hessid = hessid;
        this.stations = stations;
        this.type = type;
        this.flags = flags;
        this.time = time;
        this.settings = settings;
    }

    private static WlanConnectRequest first(ConnectionMode mode, @Nullable String profile, @Nullable Ssid ssid) {
        return new WlanConnectRequest(
                mode, profile, ssid, null, List.of(), BssType.INFRASTRUCTURE, 0, DEFAULT_TIME, null);
    }

    /**
     * By the profile of that name, which the interface has.
     *
     * @param name the name of the profile
     * @return a request with the profile's own settings
     */
    public static WlanConnectRequest byProfile(String name) {
        if (name.isEmpty() || name.length() >= Layouts.NAME) {
            throw new IllegalArgumentException(
                    "the name of a profile has 1 to " + (Layouts.NAME - 1) + " UTF-16 units, not " + name.length());
        }
        return first(ConnectionMode.PROFILE, name, null);
    }

    /**
     * By a profile that is forgotten afterwards.
     *
     * @param xml the profile, as XML
     * @return a request whose profile Windows doesn't keep
     */
    public static WlanConnectRequest byTemporaryProfile(String xml) {
        return first(ConnectionMode.TEMPORARY_PROFILE, Objects.requireNonNull(xml, "xml"), null);
    }

    /**
     * By a profile that is forgotten afterwards. A plain key of the settings is wiped when the attempt begins, whatever
     * becomes of it, so that such a request is for one use.
     *
     * @param settings what the profile says
     * @return a request whose profile Windows doesn't keep
     */
    public static WlanConnectRequest byTemporaryProfile(ProfileSettings settings) {
        return new WlanConnectRequest(
                ConnectionMode.TEMPORARY_PROFILE,
                null,
                null,
                null,
                List.of(),
                BssType.INFRASTRUCTURE,
                0,
                DEFAULT_TIME,
                Objects.requireNonNull(settings, "settings"));
    }

    /**
     * To an open network in reach.
     *
     * @param ssid the network's name
     * @return a request that makes a profile for the time of the connection
     */
    public static WlanConnectRequest toOpen(Ssid ssid) {
        return first(ConnectionMode.OPEN_DISCOVERY, null, Objects.requireNonNull(ssid, "ssid"));
    }

    /**
     * To a secured network in reach whose settings Windows finds out.
     *
     * @param ssid the network's name
     * @return a request that makes a profile for the time of the connection
     */
    public static WlanConnectRequest toSecured(Ssid ssid) {
        return first(ConnectionMode.SECURE_DISCOVERY, null, Objects.requireNonNull(ssid, "ssid"));
    }

    /**
     * Only to one of several networks of a profile.
     *
     * @param network the name of that network
     * @return the same request, so limited
     */
    public WlanConnectRequest only(Ssid network) {
        return new WlanConnectRequest(
                mode,
                profile,
                Objects.requireNonNull(network, "network"),
                hessid,
                stations,
                type,
                flags,
                time,
                settings);
    }

    /**
     * Only to one of these stations.
     *
     * @param bssids the addresses of the stations, at least one
     * @return the same request, so limited
     */
    public WlanConnectRequest only(List<MacAddress> bssids) {
        return new WlanConnectRequest(mode, profile, ssid, hessid, List.copyOf(bssids), type, flags, time, settings);
    }

    /**
     * Only to an access point of that group, by Hotspot 2.0: of one provider, with one network behind them all. That
     * takes {@code WlanConnect2}, which Windows' header has and no page describes; where it is missing, to connect is
     * an {@link io.github.winnet4j.ApiUnavailableException}. Access points name their group in the element 107
     * (Interworking) of their beacons.
     *
     * @param group the group's HESSID
     * @return the same request, so limited
     */
    public WlanConnectRequest inGroup(MacAddress group) {
        return new WlanConnectRequest(
                mode, profile, ssid, Objects.requireNonNull(group, "group"), stations, type, flags, time, settings);
    }

    /**
     * To an ad hoc network.
     *
     * @return the same request, for an ad hoc network
     */
    public WlanConnectRequest adHoc() {
        if ((flags & HIDDEN) != 0) {
            throw new IllegalArgumentException("an ad hoc network can't be hidden");
        }
        return new WlanConnectRequest(mode, profile, ssid, hessid, stations, BssType.AD_HOC, flags, time, settings);
    }

    /**
     * Also to a network that doesn't send its name.
     *
     * @return the same request, for a network that hides its name
     */
    public WlanConnectRequest hidden() {
        if (type == BssType.AD_HOC) {
            throw new IllegalArgumentException("an ad hoc network can't be hidden");
        }
        return new WlanConnectRequest(mode, profile, ssid, hessid, stations, type, flags | HIDDEN, time, settings);
    }

    /**
     * Keeps the profile that Windows makes for a network in reach, for all users, by the network's name. When there is
     * one of that name, the name gets a number. It isn't used automatically.
     *
     * @return the same request, after which the profile stays
     * @throws IllegalArgumentException the request is by a profile
     */
    public WlanConnectRequest keepingProfile() {
        return keeping(KEEP);
    }

    /**
     * As {@link #keepingProfile}, and Windows connects by it from then on.
     *
     * @return the same request, after which the profile stays, and is used automatically
     * @throws IllegalArgumentException the request is by a profile
     */
    public WlanConnectRequest keepingAutomaticProfile() {
        return keeping(KEEP | KEEP_AUTOMATIC);
    }

    /**
     * As {@link #keepingProfile}, in the place of one of that name, if there is one.
     *
     * @return the same request, after which the profile stays
     * @throws IllegalArgumentException the request is by a profile
     */
    public WlanConnectRequest replacingProfile() {
        return keeping(KEEP | KEEP_OVERWRITING);
    }

    private WlanConnectRequest keeping(int how) {
        if (mode != ConnectionMode.OPEN_DISCOVERY && mode != ConnectionMode.SECURE_DISCOVERY) {
            throw new IllegalArgumentException("only a connection to what is in reach makes a profile");
        }
        return new WlanConnectRequest(mode, profile, ssid, hessid, stations, type, flags | how, time, settings);
    }

    /**
     * Waits that long for the end, instead of {@link #DEFAULT_TIME}.
     *
     * @param newTime how long; not negative
     * @return the same request, with that time
     */
    public WlanConnectRequest within(Duration newTime) {
        Deadline.nanos(Objects.requireNonNull(newTime, "newTime"));
        return new WlanConnectRequest(mode, profile, ssid, hessid, stations, type, flags, newTime, settings);
    }

    boolean isTemporary() {
        return mode == ConnectionMode.TEMPORARY_PROFILE;
    }

    /** The function that {@link #connect} calls: the newer one for what only that can. */
    String function() {
        return hessid == null ? "WlanConnect" : "WlanConnect2";
    }

    /** Asks for the connection; the code. */
    int connect(long handle, byte[] guid) {
        if (settings == null) {
            return connect(handle, guid, profile);
        }
        char[] xml = settings.toXml();
        try {
            return connect(handle, guid, xml);
        } finally {
            Arrays.fill(xml, '\0');
        }
    }

    private int connect(long handle, byte[] guid, @Nullable String text) {
        return hessid == null
                ? Wlanapi.WlanConnect(handle, guid, mode.code(), text, ssid(), stations(), type.code(), flags, 0)
                : Wlanapi.WlanConnect2(
                        handle,
                        guid,
                        mode.code(),
                        text,
                        ssid(),
                        hessid.toBytes(),
                        stations(),
                        type.code(),
                        flags,
                        null,
                        0);
    }

    private int connect(long handle, byte[] guid, char[] xml) {
        return hessid == null
                ? Wlanapi.WlanConnect(
                        handle, guid, mode.code(), xml, xml.length, ssid(), stations(), type.code(), flags, 0)
                : Wlanapi.WlanConnect2(
                        handle,
                        guid,
                        mode.code(),
                        xml,
                        xml.length,
                        ssid(),
                        hessid.toBytes(),
                        stations(),
                        type.code(),
                        flags,
                        null,
                        0);
    }

    /** It was used: the key of a temporary profile is for one use. */
    void spend() {
        if (settings != null) {
            settings.spend();
        }
    }

    byte @Nullable [] ssid() {
        return ssid == null ? null : ssid.toStruct();
    }

    Duration time() {
        return time;
    }

    /** As {@code DOT11_BSSID_LIST}. */
    byte @Nullable [] stations() {
        if (stations.isEmpty()) {
            return null;
        }
        int size = Math.max(Layouts.BSSID_LIST_LEAST, Layouts.BSSID_LIST_ITEMS + stations.size() * MacAddress.BYTES);
        // The header's size is that of the declared structure, with one entry and its padding, however many follow.
        ByteBuffer list = ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) Layouts.BSSID_LIST_TYPE)
                .put((byte) 1)
                .putShort((short) Layouts.BSSID_LIST_LEAST)
                .putInt(stations.size())
                .putInt(stations.size());
        stations.forEach(station -> list.put(station.toBytes()));
        return list.array();
    }

    /** What to connect to. Of a temporary profile nothing: it may have a key. */
    @Override
    public String toString() {
        return "connection "
                + switch (mode) {
                    case PROFILE -> "by the profile " + profile;
                    case TEMPORARY_PROFILE -> "by a temporary profile";
                    case OPEN_DISCOVERY -> "to the open network " + ssid;
                    default -> "to the secured network " + ssid;
                }
                + (hessid == null ? "" : ", in the group " + hessid);
    }

    /** True when an event is of an attempt for this. Attempts that Windows makes by itself are not. */
    boolean fits(WlanNotification.Connection event) {
        return fits(event.mode(), event.profile(), event.ssid());
    }

    /** True when a connection is one of this. */
    boolean fits(CurrentConnection connection) {
        return fits(connection.mode(), connection.profile(), connection.ssid());
    }

    private boolean fits(ConnectionMode itsMode, String itsProfile, Ssid itsSsid) {
        if (itsMode == ConnectionMode.AUTO) {
            return false;
        }
        return switch (mode) {
            case PROFILE -> itsProfile.equals(profile);
            case TEMPORARY_PROFILE -> itsMode == ConnectionMode.TEMPORARY_PROFILE;
            default -> itsMode != ConnectionMode.PROFILE && ssid != null && ssid.equals(itsSsid);
        };
    }
}
