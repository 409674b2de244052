// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.MacAddress;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How the structures of wlanapi.h lie in memory on x64 and arm64: offsets and sizes by name, in one place; a program
 * compiled against the headers makes the bytes that test them. And what all parsers share. Knows nothing of Windows'
 * functions.
 */
final class Layouts {
    // DOT11_SSID
    static final int SSID_SIZE = 36;
    static final int SSID_BYTES = 4;

    // WLAN_INTERFACE_INFO_LIST, WLAN_AVAILABLE_NETWORK_LIST, WLAN_PROFILE_INFO_LIST, DOT11_NETWORK_LIST,
    // WLAN_DEVICE_SERVICE_GUID_LIST: count, index, items
    static final int LIST_HEADER = 8;

    // WLAN_INTERFACE_INFO
    static final int INTERFACE_SIZE = 532;
    static final int INTERFACE_DESCRIPTION = 16;
    static final int INTERFACE_STATE = 528;

    // WLAN_AVAILABLE_NETWORK
    static final int NETWORK_SIZE = 628;
    static final int NETWORK_SSID = 512;
    static final int NETWORK_BSS_TYPE = 548;
    static final int NETWORK_BSSIDS = 552;
    static final int NETWORK_CONNECTABLE = 556;
    static final int NETWORK_REASON = 560;
    static final int NETWORK_PHY_COUNT = 564;
    static final int NETWORK_PHYS = 568;
    static final int NETWORK_MOST_PHYS = 8;
    static final int NETWORK_MORE_PHYS = 600;
    static final int NETWORK_QUALITY = 604;
    static final int NETWORK_SECURED = 608;
    static final int NETWORK_AUTH = 612;
    static final int NETWORK_CIPHER = 616;
    static final int NETWORK_FLAGS = 620;

    // DOT11_NETWORK, of DOT11_NETWORK_LIST
    static final int FILTER_SIZE = 40;
    static final int FILTER_BSS_TYPE = 36;

    // WLAN_BSS_LIST and WLAN_BSS_ENTRY
    static final int BSS_LIST_COUNT = 4;
    static final int BSS_SIZE = 360;
    static final int BSS_PHY_ID = 36;
    static final int BSS_ADDRESS = 40;
    static final int BSS_TYPE = 48;
    static final int BSS_PHY_TYPE = 52;
    static final int BSS_RSSI = 56;
    static final int BSS_QUALITY = 60;
    static final int BSS_IN_DOMAIN = 64;
    static final int BSS_BEACON_PERIOD = 66;
    static final int BSS_TIMESTAMP = 72;
    static final int BSS_HOST_TIMESTAMP = 80;
    static final int BSS_CAPABILITY = 88;
    static final int BSS_FREQUENCY = 92;
    static final int BSS_RATES_LENGTH = 96;
    static final int BSS_RATES = 100;
    static final int BSS_MOST_RATES = 126;
    static final int BSS_IE_OFFSET = 352;
    static final int BSS_IE_SIZE = 356;

    // WLAN_CONNECTION_ATTRIBUTES
    static final int CONNECTION_SIZE = 604;
    static final int CONNECTION_MODE = 4;
    static final int CONNECTION_PROFILE = 8;
    static final int CONNECTION_SSID = 520;
    static final int CONNECTION_BSS_TYPE = 556;
    static final int CONNECTION_BSSID = 560;
    static final int CONNECTION_PHY_TYPE = 568;
    static final int CONNECTION_PHY_INDEX = 572;
    static final int CONNECTION_QUALITY = 576;
    static final int CONNECTION_RX_RATE = 580;
    static final int CONNECTION_TX_RATE = 584;
    static final int CONNECTION_SECURED = 588;
    static final int CONNECTION_ONEX = 592;
    static final int CONNECTION_AUTH = 596;
    static final int CONNECTION_CIPHER = 600;

    // WLAN_PROFILE_INFO
    static final int PROFILE_SIZE = 516;
    static final int PROFILE_FLAGS = 512;

    // WLAN_INTERFACE_CAPABILITY
    static final int CAPABILITY_SIZE = 276;
    static final int CAPABILITY_DOT11D = 4;
    static final int CAPABILITY_SSIDS = 8;
    static final int CAPABILITY_BSSIDS = 12;
    static final int CAPABILITY_PHY_COUNT = 16;
    static final int CAPABILITY_PHYS = 20;
    static final int CAPABILITY_MOST_PHYS = 64;

    // WLAN_RADIO_STATE and WLAN_PHY_RADIO_STATE
    static final int RADIO_SIZE = 772;
    static final int RADIO_PHYS = 4;
    static final int RADIO_MOST_PHYS = 64;
    static final int PHY_SIZE = 12;
    static final int PHY_SOFTWARE = 4;
    static final int PHY_HARDWARE = 8;

    // The head of an event of the channel that WlanRegisterNotification fills
    static final int NOTIFICATION_CODE = 4;
    static final int NOTIFICATION_INTERFACE = 8;
    static final int NOTIFICATION_DATA_SIZE = 24;
    static final int NOTIFICATION_DATA = 32;

    // WLAN_CONNECTION_NOTIFICATION_DATA; the XML is as long as it is
    static final int ACM_DATA_SIZE = 568;
    static final int ACM_PROFILE = 4;
    static final int ACM_SSID = 516;
    static final int ACM_BSS_TYPE = 552;
    static final int ACM_SECURED = 556;
    static final int ACM_REASON = 560;
    static final int ACM_FLAGS = 564;
    static final int ACM_XML = 568;

    // WLAN_MSM_NOTIFICATION_DATA
    static final int MSM_DATA_SIZE = 580;
    static final int MSM_PROFILE = 4;
    static final int MSM_SSID = 516;
    static final int MSM_BSS_TYPE = 552;
    static final int MSM_ADDRESS = 556;
    static final int MSM_SECURED = 564;
    static final int MSM_FIRST_PEER = 568;
    static final int MSM_LAST_PEER = 572;
    static final int MSM_REASON = 576;

    // WLAN_HOSTED_NETWORK_STATE_CHANGE, _DATA_PEER_STATE_CHANGE, _RADIO_STATE
    static final int HOSTED_STATE_SIZE = 12;
    static final int HOSTED_PEER_SIZE = 28;
    static final int HOSTED_PEER_AUTH = 8;
    static final int HOSTED_PEER_NEW = 12;
    static final int HOSTED_PEER_REASON = 24;
    static final int HOSTED_RADIO_SIZE = 8;

    // WLAN_DEVICE_SERVICE_NOTIFICATION_DATA
    static final int SERVICE_OPCODE = 16;
    static final int SERVICE_DATA_SIZE = 20;
    static final int SERVICE_DATA = 24;

    // DOT11_BSSID_LIST
    static final int BSSID_LIST_TYPE = 0x80;
    static final int BSSID_LIST_LEAST = 20;
    static final int BSSID_LIST_COUNT = 4;
    static final int BSSID_LIST_TOTAL = 8;
    static final int BSSID_LIST_ITEMS = 12;

    private static final int LATIN = 0xFF;

    // Of four characters in a long
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FOUR = Long.BYTES / Character.BYTES;
    private static final long LATIN_EACH = 0x00FF_00FF_00FF_00FFL;
    private static final long ONE_EACH = 0x0001_0001_0001_0001L;
    private static final long TOP_EACH = 0x8000_8000_8000_8000L;

    /** WLAN_MAX_NAME_LENGTH, with the NUL. */
    static final int NAME = 256;

    private Layouts() {}

    static ByteBuffer wrap(byte[] bytes, int size) {
        return ByteBuffer.wrap(bytes, 0, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static ByteBuffer wrap(byte[] bytes) {
        return wrap(bytes, bytes.length);
    }

    /** How many items a list has; what it says must fit into what there is. */
    static int count(ByteBuffer list, int countAt, int header, int stride) {
        if (list.limit() < header) {
            throw malformed("a list of " + list.limit() + " bytes");
        }
        int count = list.getInt(countAt);
        if (count < 0 || count > (list.limit() - header) / stride) {
            throw malformed("a list that says it has " + Integer.toUnsignedString(count) + " items in " + list.limit()
                    + " bytes");
        }
        return count;
    }

    static void atLeast(ByteBuffer bytes, int size) {
        if (bytes.limit() < size) {
            throw malformed(bytes.limit() + " bytes where " + size + " belong");
        }
    }

    private static IllegalStateException malformed(String what) {
        return new IllegalStateException("Windows answered with " + what);
    }

    /** Up to the NUL, and never beyond the room for it or the end of the bytes. */
    static String text(ByteBuffer bytes, int at, int room) {
        int most = Math.min(room, (bytes.limit() - at) / Character.BYTES);
        if (bytes.hasArray()) {
            return text(bytes.array(), bytes.arrayOffset() + at, most);
        }
        int length = 0;
        int all = 0;
        for (; length < most; length++) {
            char unit = bytes.getChar(at + length * Character.BYTES);
            if (unit == 0) {
                break;
            }
            all |= unit;
        }
        if (length <= 0) {
            return "";
        }
        if (all <= LATIN) { // as most names are: a String keeps these as bytes
            byte[] latin = new byte[length];
            for (int i = 0; i < length; i++) {
                latin[i] = bytes.get(at + i * Character.BYTES);
            }
            return new String(latin, StandardCharsets.ISO_8859_1);
        }
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = bytes.getChar(at + i * Character.BYTES);
        }
        return new String(text);
    }

    /** The same, four characters at a time as far as that goes. */
    private static String text(byte[] bytes, int at, int most) {
        int length = 0;
        long all = 0;
        for (; length + FOUR <= most; length += FOUR) {
            long four = (long) LONGS.get(bytes, at + length * Character.BYTES);
            if ((four - ONE_EACH & ~four & TOP_EACH) != 0) {
                break; // one of them is the NUL
            }
            all |= four;
        }
        for (; length < most; length++) {
            int unit = bytes[at + length * Character.BYTES] & LATIN
                    | (bytes[at + length * Character.BYTES + 1] & LATIN) << Byte.SIZE;
            if (unit == 0) {
                break;
            }
            all |= unit;
        }
        if (length <= 0) {
            return "";
        }
        if ((all & ~LATIN_EACH) != 0) {
            char[] text = new char[length]; // as they are: a decoder would replace half a surrogate pair
            for (int i = 0; i < length; i++) {
                int unit = at + i * Character.BYTES;
                text[i] = (char) (bytes[unit] & LATIN | (bytes[unit + 1] & LATIN) << Byte.SIZE);
            }
            return new String(text);
        }
        byte[] latin = new byte[length];
        for (int i = 0; i < length; i++) {
            latin[i] = bytes[at + i * Character.BYTES];
        }
        return new String(latin, StandardCharsets.ISO_8859_1);
    }

    /** A BOOL is true with any number but 0. */
    static boolean bool(ByteBuffer bytes, int at) {
        return bytes.getInt(at) != 0;
    }

    static MacAddress address(ByteBuffer bytes, int at) {
        if (bytes.hasArray()) {
            return MacAddress.of(bytes.array(), bytes.arrayOffset() + at);
        }
        byte[] six = new byte[MacAddress.BYTES];
        bytes.get(at, six);
        return MacAddress.of(six);
    }

    static int intAt(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    static long longAt(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    static int ssidLength(ByteBuffer bytes, int at) {
        return ssidLength(bytes.getInt(at));
    }

    static int ssidLength(int length) {
        return length < 0 || length > Ssid.MAX_BYTES ? Ssid.MAX_BYTES : length;
    }

    static List<PhyType> phys(ByteBuffer bytes, int countAt, int at, int most) {
        int count = bytes.getInt(countAt);
        int there = count < 0 || count > most ? most : count;
        List<PhyType> phys = new ArrayList<>(there);
        for (int i = 0; i < there; i++) {
            phys.add(PhyType.of(bytes.getInt(at + i * Integer.BYTES)));
        }
        return List.copyOf(phys);
    }
}
