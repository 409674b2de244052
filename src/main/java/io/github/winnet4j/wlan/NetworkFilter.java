// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A network, or all of them, in a list of those that are permitted or denied ({@code DOT11_NETWORK}).
 *
 * @param ssid the network's name; without a byte it means all networks
 * @param type the kind of the network, {@link BssType#ANY} for any
 * @since 0.1.0
 */
public record NetworkFilter(Ssid ssid, BssType type) {
    private static final Ssid NO_NAME = Ssid.of("");

    /**
     * A network by its name and kind.
     *
     * @param ssid the network's name; without a byte it means all networks
     * @param type the kind of the network, {@link BssType#ANY} for any
     * @throws IllegalArgumentException the type is {@link BssType#UNKNOWN}
     */
    public NetworkFilter {
        Objects.requireNonNull(ssid, "ssid");
        if (type == BssType.UNKNOWN) {
            throw new IllegalArgumentException("a filter of unknown type");
        }
    }

    /**
     * {@return that network, of whatever type}
     *
     * @param ssid the network's name, of a byte at least
     * @throws IllegalArgumentException the name has no byte, which would mean all networks
     */
    public static NetworkFilter of(Ssid ssid) {
        if (ssid.length() == 0) {
            throw new IllegalArgumentException("a name without a byte means all networks: NetworkFilter.all()");
        }
        return new NetworkFilter(ssid, BssType.ANY);
    }

    /** {@return all networks} */
    public static NetworkFilter all() {
        return all(BssType.ANY);
    }

    /**
     * {@return all networks of that type}
     *
     * @param type the kind of the networks
     */
    public static NetworkFilter all(BssType type) {
        return new NetworkFilter(NO_NAME, type);
    }

    /** {@return whether it means all networks, of its type} */
    public boolean isAll() {
        return ssid.length() == 0;
    }

    static List<NetworkFilter> parse(ByteBuffer list) {
        int count = Layouts.count(list, 0, Layouts.LIST_HEADER, Layouts.FILTER_SIZE);
        List<NetworkFilter> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = Layouts.LIST_HEADER + i * Layouts.FILTER_SIZE;
            BssType type = BssType.of(list.getInt(at + Layouts.FILTER_BSS_TYPE));
            if (type != BssType.UNKNOWN) { // whose meaning is unknown
                all.add(new NetworkFilter(Ssid.at(list, at), type));
            }
        }
        return List.copyOf(all);
    }

    /** As {@code DOT11_NETWORK_LIST}. Windows may crash over an index behind its end, so that is 0. */
    static byte[] toList(List<NetworkFilter> all) {
        ByteBuffer list = Layouts.wrap(new byte[Layouts.LIST_HEADER + all.size() * Layouts.FILTER_SIZE]);
        list.putInt(all.size()).putInt(0);
        all.forEach(one -> list.put(one.ssid.toStruct()).putInt(one.type.code()));
        return list.array();
    }

    /** What it means. */
    @Override
    public String toString() {
        return (isAll() ? "all networks" : ssid.toString()) + (type == BssType.ANY ? "" : " (" + type + ")");
    }
}
