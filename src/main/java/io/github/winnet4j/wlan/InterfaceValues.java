// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The values of an interface: the opcodes of WlanQueryInterface and WlanSetInterface, and which of them take a
 * connection.
 */
final class InterfaceValues {
    // wlan_intf_opcode_
    static final int BACKGROUND_SCAN = 2;
    static final int MEDIA_STREAMING = 3;
    static final int RADIO_STATE = 4;
    static final int STATE = 6;
    static final int CONNECTION = 7;
    static final int CHANNEL = 8;
    static final int RSSI = 0x10000102;
    static final int AUTOCONFIG = 1;
    static final int STATISTICS = 0x10000101;

    /** {@code wlan_intf_opcode_hosted_network_capable}. */
    static final int HOSTED_NETWORK = 15;

    /** {@code wlan_intf_opcode_realtime_connection_quality}, of Windows 11 24H2. */
    static final int QUALITY = 19;

    /** {@code wlan_intf_opcode_qos_info}, of Windows 11 24H2. */
    static final int QOS = 20;

    private final WlanClient client;
    private final byte[] guid;

    InterfaceValues(WlanClient client, byte[] guid) {
        this.client = client;
        this.guid = guid;
    }

    int number(int opcode) {
        byte[] bytes = new byte[Integer.BYTES];
        WlanErrors.check("WlanQueryInterface", query(opcode, bytes, new int[1]));
        return Layouts.wrap(bytes).getInt(0);
    }

    /** As {@link #number}, inside a call; -1 when Windows doesn't say. */
    int numberInside(long handle, int opcode) {
        byte[] bytes = new byte[Integer.BYTES];
        int code = Wlanapi.WlanQueryInterface(handle, guid, opcode, 0, new int[1], bytes, null);
        return code == WinError.ERROR_SUCCESS ? Layouts.wrap(bytes).getInt(0) : -1;
    }

    /** Empty without a connection. */
    OptionalInt optional(int opcode) {
        byte[] bytes = new byte[Integer.BYTES];
        return there(query(opcode, bytes, new int[1]))
                ? OptionalInt.of(Layouts.wrap(bytes).getInt(0))
                : OptionalInt.empty();
    }

    Optional<CurrentConnection> connection() {
        byte[] bytes = new byte[Layouts.CONNECTION_SIZE];
        int[] size = new int[1];
        return there(query(CONNECTION, bytes, size))
                ? Optional.of(CurrentConnection.parse(Layouts.wrap(bytes, Math.min(size[0], bytes.length))))
                : Optional.empty();
    }

    Optional<ConnectionQuality> quality() {
        byte[] bytes = new byte[ConnectionQuality.USUAL_SIZE];
        int[] size = new int[1];
        int code = query(QUALITY, bytes, size);
        if (code == WinError.ERROR_MORE_DATA) {
            bytes = new byte[size[0]];
            code = query(QUALITY, bytes, size);
        }
        return there(code)
                ? Optional.of(ConnectionQuality.parse(Layouts.wrap(bytes, Math.min(size[0], bytes.length))))
                : Optional.empty();
    }

    QosInfo qos() {
        return fetch(QOS, QosInfo.SIZE, QosInfo::parse);
    }

    WlanStatistics statistics() {
        return fetch(STATISTICS, WlanStatistics.USUAL_SIZE, WlanStatistics::parse);
    }

    void set(int opcode, boolean on) {
        byte[] value = {(byte) (on ? 1 : 0), 0, 0, 0};
        client.call(
                "WlanSetInterface", handle -> Wlanapi.WlanSetInterface(handle, guid, opcode, value.length, value, 0));
    }

    RadioState radio() {
        return fetch(RADIO_STATE, Layouts.RADIO_SIZE, RadioState::parse);
    }

    void switchRadio(int index, boolean on) {
        byte[] value = new byte[Layouts.PHY_SIZE];
        ByteBuffer struct = Layouts.wrap(value);
        struct.putInt(0, index).putInt(Layouts.PHY_SOFTWARE, (on ? RadioSwitch.ON : RadioSwitch.OFF).code());
        client.call(
                "WlanSetInterface",
                handle -> Wlanapi.WlanSetInterface(handle, guid, RADIO_STATE, value.length, value, 0));
    }

    private <T> T fetch(int opcode, int expected, Function<ByteBuffer, T> parser) {
        return client.fetch(
                "WlanQueryInterface",
                expected,
                (handle, bytes, size) -> Wlanapi.WlanQueryInterface(handle, guid, opcode, 0, size, bytes, null),
                parser);
    }

    private int query(int opcode, byte[] bytes, int[] size) {
        return client.code(handle -> Wlanapi.WlanQueryInterface(handle, guid, opcode, 0, size, bytes, null));
    }

    /** False when Windows says that it takes a connection. */
    private static boolean there(int code) {
        if (code != WinError.ERROR_INVALID_STATE && code != WinError.ERROR_NOT_FOUND) {
            WlanErrors.check("WlanQueryInterface", code);
            return true;
        }
        return false;
    }
}
