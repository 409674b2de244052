// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static io.github.winnet4j.internal.Arguments.room;

import io.github.winnet4j.internal.NativeLibrary;

/** wlanapi.dll: Wi-Fi ({@code Wlan*}) and Wi-Fi Direct ({@code WFD*}), one to one. */
public final class Wlanapi {
    /** The only version that {@link #WFDOpenHandle} accepts. */
    public static final int WFD_API_VERSION = 1;
    /** The version of Windows Vista and later, for {@link #WlanOpenHandle}. */
    public static final int WLAN_API_VERSION = 2;

    private Wlanapi() {}

    /**
     * Opens a connection to the WLAN service.
     *
     * @param dwClientVersion {@link #WLAN_API_VERSION}
     * @param pReserved 0
     * @param pdwNegotiatedVersion receives the version in use
     * @param phClientHandle receives the client handle, which {@link #WlanCloseHandle} ends
     * @return 0, 87 (reserved), 50 (unknown version), 1220 (too many handles: somebody leaks them), or an RPC code
     */
    public static int WlanOpenHandle(
            int dwClientVersion, long pReserved, int[] pdwNegotiatedVersion, long[] phClientHandle) {
        room("pdwNegotiatedVersion", pdwNegotiatedVersion.length, 1);
        room("phClientHandle", phClientHandle.length, 1);
        NativeLibrary.require();
        return WlanOpenHandle0(dwClientVersion, pReserved, pdwNegotiatedVersion, phClientHandle);
    }

    /**
     * Closes a connection to the WLAN service. Undelivered notifications are discarded; a notification callback that runs
     * on another thread is waited for.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pReserved 0
     * @return 0, 87 (a null handle, or reserved is not 0), 6 (no such handle), or an RPC code
     */
    public static int WlanCloseHandle(long hClientHandle, long pReserved) {
        NativeLibrary.require();
        return WlanCloseHandle0(hClientHandle, pReserved);
    }

    /**
     * Lists the Wi-Fi interfaces. The list that Windows allocates is copied into the caller's array and given back at
     * once, so there is nothing to free.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pReserved 0
     * @param ppInterfaceList receives a {@code WLAN_INTERFACE_INFO_LIST}, little-endian, as far as it fits
     * @param pdwSize receives the size of the whole list in bytes
     * @return 0, 234 ERROR_MORE_DATA (the array is too short: {@code pdwSize} says what is needed), 87, 6, or an RPC code
     */
    public static int WlanEnumInterfaces(long hClientHandle, long pReserved, byte[] ppInterfaceList, int[] pdwSize) {
        room("ppInterfaceList", ppInterfaceList.length, 0);
        room("pdwSize", pdwSize.length, 1);
        NativeLibrary.require();
        return WlanEnumInterfaces0(hClientHandle, pReserved, ppInterfaceList, pdwSize);
    }

    /**
     * Opens a client handle of Wi-Fi Direct (Windows 8 and later).
     *
     * @param dwClientVersion {@link #WFD_API_VERSION}
     * @param pdwNegotiatedVersion receives the version in use
     * @param phClientHandle receives the client handle, which {@link #WFDCloseHandle} ends
     * @return 0, 87 (another version), 1220 (too many handles), 1062 (the service isn't running), or an RPC code
     */
    public static int WFDOpenHandle(int dwClientVersion, int[] pdwNegotiatedVersion, long[] phClientHandle) {
        room("pdwNegotiatedVersion", pdwNegotiatedVersion.length, 1);
        room("phClientHandle", phClientHandle.length, 1);
        NativeLibrary.require();
        return WFDOpenHandle0(dwClientVersion, pdwNegotiatedVersion, phClientHandle);
    }

    /**
     * Closes a client handle of Wi-Fi Direct. While an open is pending on it this call blocks until that has ended.
     *
     * @param hClientHandle from {@link #WFDOpenHandle}
     * @return 0, 6 (no such handle), 87 (a null handle), or an RPC code
     */
    public static int WFDCloseHandle(long hClientHandle) {
        NativeLibrary.require();
        return WFDCloseHandle0(hClientHandle);
    }

    /**
     * Asks the service to cancel a session that is being opened. The callback of the open still comes, and it may bring
     * success.
     *
     * @param hSessionHandle of the pending open
     * @return 0, 6 (no such handle), 87 (a null handle), or an RPC code
     */
    public static int WFDCancelOpenSession(long hSessionHandle) {
        NativeLibrary.require();
        return WFDCancelOpenSession0(hSessionHandle);
    }

    /**
     * Queues the closing of a session that was opened with success; the link may go down later than this returns. While
     * the open is pending it does nothing: cancel it instead.
     *
     * @param hSessionHandle of an open session
     * @return 0, 6 (no such handle), 87 (a null handle), 5023 (disabled by policy), or an RPC code
     */
    public static int WFDCloseSession(long hSessionHandle) {
        NativeLibrary.require();
        return WFDCloseSession0(hSessionHandle);
    }

    // -- native methods: the tables of native/glue/wlanapi.cpp --

    private static native int WlanOpenHandle0(int version, long reserved, int[] negotiated, long[] client);

    private static native int WlanCloseHandle0(long client, long reserved);

    private static native int WlanEnumInterfaces0(long client, long reserved, byte[] list, int[] size);

    private static native int WFDOpenHandle0(int version, int[] negotiated, long[] client);

    private static native int WFDCloseHandle0(long client);

    private static native int WFDCancelOpenSession0(long session);

    private static native int WFDCloseSession0(long session);
}
