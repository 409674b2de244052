// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.win32.Cfgmgr32;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The device nodes that Windows' pairing makes for Wi-Fi Direct devices. As the header wlanapi.h has it, each exposes
 * an interface of a kind of its own, and has the properties of one set; its pages mention neither.
 */
final class DeviceNodes {
    /** GUID_DEVINTERFACE_WIFIDIRECT_DEVICE. */
    private static final byte[] KIND = Guids.bytes(UUID.fromString("439b20af-8955-405b-99f0-a62af0c68d43"));

    /** The set of the DEVPKEY_WiFiDirect_ properties. */
    private static final UUID WIFI_DIRECT = UUID.fromString("1506935d-e3e7-450f-8637-82233ebe5f6e");

    private static final byte[] DEVICE_ADDRESS = key(WIFI_DIRECT, 1);
    private static final byte[] INTERFACE_GUID = key(WIFI_DIRECT, 3);
    private static final byte[] IS_CONNECTED = key(WIFI_DIRECT, 5);
    private static final byte[] IS_VISIBLE = key(WIFI_DIRECT, 6);
    private static final byte[] IS_LEGACY = key(WIFI_DIRECT, 7);

    /** DEVPKEY_NAME, DEVPKEY_Device_IsPresent and DEVPKEY_Device_InstanceId. */
    private static final byte[] NAME = key(UUID.fromString("b725f130-47ef-101a-a5f1-02608c9eebac"), 10);

    private static final byte[] IS_PRESENT = key(UUID.fromString("540b947e-8b40-45bc-a8a2-6a0b894cbda2"), 5);
    private static final byte[] INSTANCE = key(UUID.fromString("78c34fc8-104a-4aca-9ea4-524d52996e57"), 256);

    private static final int ATTEMPTS = 8;
    private static final int SOME = 512;
    private static final int MAC = 6;

    private DeviceNodes() {}

    private static byte[] key(UUID set, int number) {
        return ByteBuffer.allocate(Guids.SIZE + Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(Guids.bytes(set))
                .putInt(number)
                .array();
    }

    /** Of all that are there and that aren't. One that is gone before it was looked at is left out. */
    static List<PairedDevice> all() {
        List<PairedDevice> devices = new ArrayList<>();
        for (String path : interfaces()) {
            PairedDevice device = of(path);
            if (device != null) {
                devices.add(device);
            }
        }
        return List.copyOf(devices);
    }

    private static List<String> interfaces() {
        int[] length = new int[1];
        int flags = Cfgmgr32.CM_GET_DEVICE_INTERFACE_LIST_ALL_DEVICES;
        for (int attempt = 1; ; attempt++) {
            check(
                    "CM_Get_Device_Interface_List_SizeW",
                    Cfgmgr32.CM_Get_Device_Interface_List_SizeW(length, KIND, null, flags));
            char[] names = new char[Math.max(1, length[0])];
            int code = Cfgmgr32.CM_Get_Device_Interface_ListW(KIND, null, names, names.length, flags);
            if (code != Cfgmgr32.CR_BUFFER_SMALL || attempt == ATTEMPTS) { // a few more may have come meanwhile
                check("CM_Get_Device_Interface_ListW", code);
                return names(names);
            }
        }
    }

    /** Names that end with a NUL each, one behind the other, and one NUL more. */
    static List<String> names(char[] list) {
        return Arrays.stream(new String(list).split("\0"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static @Nullable PairedDevice of(String path) {
        byte[] instance = read(
                "CM_Get_Device_Interface_PropertyW",
                Cfgmgr32.DEVPROP_TYPE_STRING,
                (type, value, size) ->
                        Cfgmgr32.CM_Get_Device_Interface_PropertyW(path, INSTANCE, type, value, size, 0));
        if (instance == null) {
            return null;
        }
        int[] node = new int[1];
        int code = Cfgmgr32.CM_Locate_DevNodeW(node, text(instance), Cfgmgr32.CM_LOCATE_DEVNODE_PHANTOM);
        if (isGone(code)) {
            return null;
        }
        check("CM_Locate_DevNodeW", code);
        byte[] address = read(node[0], DEVICE_ADDRESS, Cfgmgr32.DEVPROP_TYPE_BINARY);
        if (address == null || address.length != MAC) {
            return null; // not made by the pairing of Windows, which always has it
        }
        byte[] name = read(node[0], NAME, Cfgmgr32.DEVPROP_TYPE_STRING);
        boolean connected = isTrue(node[0], IS_CONNECTED);
        byte[] id = connected ? read(node[0], INTERFACE_GUID, Cfgmgr32.DEVPROP_TYPE_GUID) : null;
        return new PairedDevice(
                MacAddress.of(address),
                name == null ? "" : text(name),
                isTrue(node[0], IS_LEGACY),
                isTrue(node[0], IS_PRESENT),
                isTrue(node[0], IS_VISIBLE),
                connected,
                id == null || id.length != Guids.SIZE
                        ? null
                        : Guids.at(ByteBuffer.wrap(id).order(ByteOrder.LITTLE_ENDIAN), 0));
    }

    private static boolean isTrue(int node, byte[] key) {
        byte[] value = read(node, key, Cfgmgr32.DEVPROP_TYPE_BOOLEAN);
        return value != null && value.length == 1 && value[0] != 0;
    }

    private static byte @Nullable [] read(int node, byte[] key, int wanted) {
        return read(
                "CM_Get_DevNode_PropertyW",
                wanted,
                (type, value, size) -> Cfgmgr32.CM_Get_DevNode_PropertyW(node, key, type, value, size, 0));
    }

    /** One call for a property. */
    @FunctionalInterface
    private interface Property {
        int read(int[] type, byte[] value, int[] size);
    }

    /** Null when there is no such property, or of another type, or all of it is gone. */
    private static byte @Nullable [] read(String function, int wanted, Property property) {
        int[] type = new int[1];
        byte[] value = new byte[SOME];
        for (int attempt = 1; ; attempt++) {
            int[] size = {value.length};
            int code = property.read(type, value, size);
            if (code == Cfgmgr32.CR_NO_SUCH_VALUE || isGone(code)) {
                return null;
            }
            if (code != Cfgmgr32.CR_BUFFER_SMALL || attempt == ATTEMPTS) {
                check(function, code);
                return type[0] == wanted ? Arrays.copyOf(value, Math.min(size[0], value.length)) : null;
            }
            value = new byte[Math.max(size[0], value.length)];
        }
    }

    /** What stands before the NUL, if there is one. */
    static String text(byte[] value) {
        String text = new String(value, StandardCharsets.UTF_16LE);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    private static boolean isGone(int code) {
        return code == Cfgmgr32.CR_NO_SUCH_DEVNODE
                || code == Cfgmgr32.CR_NO_SUCH_DEVICE_INTERFACE
                || code == Cfgmgr32.CR_INVALID_DEVICE_ID;
    }

    private static void check(String function, int code) {
        if (code != Cfgmgr32.CR_SUCCESS) {
            throw WifiDirectException.ofDevices(function, code);
        }
    }
}
