// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static io.github.winnet4j.internal.Arguments.room;

import io.github.winnet4j.internal.NativeLibrary;
import org.jspecify.annotations.Nullable;

/** wlanapi.dll: Wi-Fi ({@code Wlan*}) and Wi-Fi Direct ({@code WFD*}), one to one. */
public final class Wlanapi {
    /** The only version that {@link #WFDOpenHandle} accepts. */
    public static final int WFD_API_VERSION = 1;
    /** The version of Windows Vista and later, for {@link #WlanOpenHandle}. */
    public static final int WLAN_API_VERSION = 2;

    private static final int ADDRESS = 6;
    private static final int GUID = 16;

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
     * Registers for notifications, or ends that. Where C has a callback and its context, Java has a channel: Windows' thread
     * copies the notification into it, and the thread that drives the channel's port handles it.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param dwNotifSource which sources, {@code WLAN_NOTIFICATION_SOURCE_…}; 0 ends the registration, after a callback that runs
     * @param bIgnoreDuplicate whether a notification that is the same as the last one is left out
     * @param channel {@link io.github.winnet4j.port.EventChannel#id}, or 0 with no source. An event has 32 bytes before its data:
     *     source, code (4 bytes each), interface GUID (16), size of the data (4), 4 unused
     * @param pReserved 0
     * @param pdwPrevNotifSource receives the sources that were registered before; may be null
     * @return 0, 87 (a null handle, or reserved is not 0), 6 (no such handle), 8, or an RPC code
     */
    public static int WlanRegisterNotification(
            long hClientHandle,
            int dwNotifSource,
            boolean bIgnoreDuplicate,
            long channel,
            long pReserved,
            int @Nullable [] pdwPrevNotifSource) {
        if (pdwPrevNotifSource != null) {
            room("pdwPrevNotifSource", pdwPrevNotifSource.length, 1);
        }
        NativeLibrary.require();
        return WlanRegisterNotification0(
                hClientHandle, dwNotifSource, bIgnoreDuplicate, channel, pReserved, pdwPrevNotifSource);
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
     * Begins to open a session with a paired device. Where C has a callback and its context, Java has the token of an operation,
     * which ends when Windows calls back, with the callback's error as its code. Its payload has the session handle (8 bytes), the
     * interface GUID (16) and the reason code (4), little-endian.
     *
     * @param hClientHandle from {@link #WFDOpenHandle}
     * @param pDeviceAddress the six bytes of the device's address
     * @param token as {@link io.github.winnet4j.port.Operation#start} gives it
     * @param phSessionHandle receives the session handle, for {@link #WFDCancelOpenSession}
     * @return 0 when it has begun, 6 (no such handle), 87 (a null handle, a stale token), 5023 (disabled by policy), 1062 (the
     *     service isn't running), or an RPC code
     */
    public static int WFDStartOpenSession(long hClientHandle, byte[] pDeviceAddress, long token, long[] phSessionHandle) {
        room("pDeviceAddress", pDeviceAddress.length, ADDRESS);
        room("phSessionHandle", phSessionHandle.length, 1);
        NativeLibrary.require();
        return WFDStartOpenSession0(hClientHandle, pDeviceAddress, token, phSessionHandle);
    }

    /**
     * Opens a session with a legacy (WPS-paired) device, and waits for it.
     *
     * @param hClientHandle from {@link #WFDOpenHandle}
     * @param pLegacyMacAddress the six bytes of the device's address
     * @param phSessionHandle receives the session handle, which {@link #WFDCloseSession} ends
     * @param pGuidSessionInterface receives the 16 bytes of the interface's GUID
     * @return 0, 87 (a null handle), 8 (no memory), or an RPC code
     */
    public static int WFDOpenLegacySession(
            long hClientHandle, byte[] pLegacyMacAddress, long[] phSessionHandle, byte[] pGuidSessionInterface) {
        room("pLegacyMacAddress", pLegacyMacAddress.length, ADDRESS);
        room("phSessionHandle", phSessionHandle.length, 1);
        room("pGuidSessionInterface", pGuidSessionInterface.length, GUID);
        NativeLibrary.require();
        return WFDOpenLegacySession0(hClientHandle, pLegacyMacAddress, phSessionHandle, pGuidSessionInterface);
    }

    /**
     * Looks for one device, and updates whether its device node says that it is visible.
     *
     * @param pDeviceAddress the six bytes of the device's address
     * @return 0, 87, 8 (no memory), or an RPC code
     */
    public static int WFDUpdateDeviceVisibility(byte[] pDeviceAddress) {
        room("pDeviceAddress", pDeviceAddress.length, ADDRESS);
        NativeLibrary.require();
        return WFDUpdateDeviceVisibility0(pDeviceAddress);
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

    private static native int WlanRegisterNotification0(
            long client, int source, boolean ignoreDuplicate, long channel, long reserved, int @Nullable [] previous);

    private static native int WFDStartOpenSession0(long client, byte[] address, long token, long[] session);

    private static native int WFDOpenLegacySession0(long client, byte[] address, long[] session, byte[] guid);

    private static native int WFDUpdateDeviceVisibility0(byte[] address);

    private static native int WFDOpenHandle0(int version, int[] negotiated, long[] client);

    private static native int WFDCloseHandle0(long client);

    private static native int WFDCancelOpenSession0(long session);

    private static native int WFDCloseSession0(long session);
}
