// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static io.github.winnet4j.internal.Arguments.room;

import io.github.winnet4j.internal.NativeLibrary;

/**
 * iphlpapi.dll: the functions that lead from the GUID of a network interface, as Wi-Fi and Wi-Fi Direct report it, to
 * its LUID and its index, and back; one to one. A {@code NET_LUID} is a long. Every Windows has them.
 *
 * @since 0.1.0
 */
public final class Iphlpapi {
    private static final int GUID = 16;

    private Iphlpapi() {}

    /**
     * Finds the LUID of an interface by its GUID.
     *
     * @param InterfaceGuid the 16 bytes of the GUID
     * @param InterfaceLuid receives the LUID
     * @return 0, or 87 (no interface has that GUID now)
     */
    public static int ConvertInterfaceGuidToLuid(byte[] InterfaceGuid, long[] InterfaceLuid) {
        room("InterfaceGuid", InterfaceGuid.length, GUID);
        room("InterfaceLuid", InterfaceLuid.length, 1);
        NativeLibrary.require();
        return ConvertInterfaceGuidToLuid0(InterfaceGuid, InterfaceLuid);
    }

    /**
     * Finds the LUID of an interface by its index.
     *
     * @param InterfaceIndex the index, as java.net.NetworkInterface has it
     * @param InterfaceLuid receives the LUID
     * @return 0, or 2 ERROR_FILE_NOT_FOUND (no interface has that index now)
     */
    public static int ConvertInterfaceIndexToLuid(int InterfaceIndex, long[] InterfaceLuid) {
        room("InterfaceLuid", InterfaceLuid.length, 1);
        NativeLibrary.require();
        return ConvertInterfaceIndexToLuid0(InterfaceIndex, InterfaceLuid);
    }

    /**
     * Finds the GUID of an interface by its LUID.
     *
     * @param InterfaceLuid the LUID
     * @param InterfaceGuid receives the 16 bytes of the GUID
     * @return 0, or 87 (no interface has that LUID now)
     */
    public static int ConvertInterfaceLuidToGuid(long InterfaceLuid, byte[] InterfaceGuid) {
        room("InterfaceGuid", InterfaceGuid.length, GUID);
        NativeLibrary.require();
        return ConvertInterfaceLuidToGuid0(InterfaceLuid, InterfaceGuid);
    }

    /**
     * Finds the index of an interface by its LUID.
     *
     * @param InterfaceLuid the LUID
     * @param InterfaceIndex receives the index, as java.net.NetworkInterface has it
     * @return 0, 2 ERROR_FILE_NOT_FOUND or 87 (no interface has that LUID now)
     */
    public static int ConvertInterfaceLuidToIndex(long InterfaceLuid, int[] InterfaceIndex) {
        room("InterfaceIndex", InterfaceIndex.length, 1);
        NativeLibrary.require();
        return ConvertInterfaceLuidToIndex0(InterfaceLuid, InterfaceIndex);
    }

    private static native int ConvertInterfaceGuidToLuid0(byte[] guid, long[] luid);

    private static native int ConvertInterfaceIndexToLuid0(int index, long[] luid);

    private static native int ConvertInterfaceLuidToGuid0(long luid, byte[] guid);

    private static native int ConvertInterfaceLuidToIndex0(long luid, int[] index);
}
