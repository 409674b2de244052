// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static io.github.winnet4j.internal.Arguments.complete;
import static io.github.winnet4j.internal.Arguments.counted;
import static io.github.winnet4j.internal.Arguments.optional;
import static io.github.winnet4j.internal.Arguments.room;
import static io.github.winnet4j.win32.Names.text;
import static java.util.Objects.requireNonNull;

import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.internal.NativeLibrary;
import org.jspecify.annotations.Nullable;

/**
 * wlanapi.dll: Wi-Fi ({@code Wlan*}) and Wi-Fi Direct ({@code WFD*}), one to one.
 *
 * <p>What Windows allocates for its caller is copied into the caller's array and freed before the call returns. So
 * there is nothing to free, and {@code WlanAllocateMemory} and {@code WlanFreeMemory} are not here. An array that is
 * too short takes the beginning; the answer is then 234 ERROR_MORE_DATA, and the size says how long the array must be.
 * Structures are bytes, little-endian, as they lie in memory on x64. A string with a NUL inside is refused with an
 * exception, without a call; so is a structure that claims more items than its array holds.
 *
 * <p>87 ERROR_INVALID_PARAMETER means a null or invalid handle or a reserved parameter that is not 0, beside what each
 * function adds; 6 ERROR_INVALID_HANDLE means a handle that the service doesn't know. 5 ERROR_ACCESS_DENIED means that
 * the access right is missing.
 *
 * @since 0.1.0
 */
public final class Wlanapi {
    /** The only version that {@link #WFDOpenHandle} accepts. */
    public static final int WFD_API_VERSION = 1;
    /** The version of Windows Vista and later, for {@link #WlanOpenHandle}. */
    public static final int WLAN_API_VERSION = 2;

    private static final int ADDRESS = 6;
    private static final int GUID = 16;
    private static final int SSID = 36;
    private static final int CAPABILITY = 276;
    private static final int EAP_METHOD = 16;

    /** Of an answer of {@link #WlanOpenHandle0}, below the version. */
    private static final int HANDLE_BITS = 48;

    private Wlanapi() {}

    /**
     * Opens a connection to the WLAN service.
     *
     * @param dwClientVersion {@link #WLAN_API_VERSION}
     * @param pReserved 0
     * @param pdwNegotiatedVersion receives the version in use
     * @param phClientHandle receives the client handle, which {@link #WlanCloseHandle} ends
     * @return 0, 87 (reserved is not 0), 50 (unknown version), 8, 1220 (too many open handles), or an RPC code
     */
    public static int WlanOpenHandle(
            int dwClientVersion, long pReserved, int[] pdwNegotiatedVersion, long[] phClientHandle) {
        room("pdwNegotiatedVersion", pdwNegotiatedVersion.length, 1);
        room("phClientHandle", phClientHandle.length, 1);
        NativeLibrary.require();
        long answer = WlanOpenHandle0(dwClientVersion, pReserved, pdwNegotiatedVersion, phClientHandle);
        if (answer < 0) { // a code; with success, the arrays have what didn't fit
            return (int) ~answer;
        }
        pdwNegotiatedVersion[0] = (int) (answer >>> HANDLE_BITS);
        phClientHandle[0] = answer & (1L << HANDLE_BITS) - 1;
        return WinError.ERROR_SUCCESS;
    }

    /**
     * Closes a connection to the WLAN service. Windows discards the notifications that it has not delivered, and waits
     * for a notification callback that is running. Closing also ends the registrations of this handle and its use of
     * the hosted network.
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
     * Lists the Wi-Fi interfaces; the adapter of the hosted network is not one of them. The list that Windows allocates
     * is copied into the caller's array and freed, so there is nothing to free.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pReserved 0
     * @param ppInterfaceList receives a {@code WLAN_INTERFACE_INFO_LIST}, little-endian, as far as it fits
     * @param pdwSize receives the size of the whole list in bytes
     * @return 0, 234 ERROR_MORE_DATA (the array is too short: {@code pdwSize} has the length that is needed), 87, 6, 8,
     *     or an RPC code
     */
    public static int WlanEnumInterfaces(long hClientHandle, long pReserved, byte[] ppInterfaceList, int[] pdwSize) {
        room("ppInterfaceList", ppInterfaceList.length, 0);
        room("pdwSize", pdwSize.length, 1);
        NativeLibrary.require();
        return code(WlanEnumInterfaces0(hClientHandle, pReserved, ppInterfaceList, ppInterfaceList.length), pdwSize);
    }

    /**
     * Registers for the notifications of all interfaces, or ends that. A handle has one registration: a second call
     * replaces its sources and its channel. Where C has a callback and its context, Java has a channel: Windows' thread
     * copies the notification into it, and the thread that drives the channel's port handles it.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param dwNotifSource the sources, {@code WLAN_NOTIFICATION_SOURCE_…} bits; 0 ends the registration, and the call
     *     then waits for a callback that is running
     * @param bIgnoreDuplicate true to leave out a notification that is identical to the one before
     * @param channel {@link io.github.winnet4j.port.EventChannel#id()}, or 0 with no source. An event has 32 bytes
     *     before its data: source, code (4 bytes each), interface GUID (16), size of the data (4), 4 unused
     * @param pReserved 0
     * @param pdwPrevNotifSource receives the sources that were registered before; may be null
     * @return 0, 87 (a null handle, sources without a channel, or reserved is not 0), 6 (no such handle), 8, 5 (the MSM
     *     source without the user's consent to location), or an RPC code
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
     * Describes a reason code in words.
     *
     * @param dwReasonCode a {@code WLAN_REASON_CODE}
     * @param dwBufferSize the number of UTF-16 units to use of the array, at least 1; no more than 1024 are used
     * @param pStringBuffer receives the text, ended by a NUL and cut off where it is too long
     * @param pReserved 0
     * @return 0, 87 (the size is 0, or reserved is not 0), or another code
     */
    public static int WlanReasonCodeToString(int dwReasonCode, int dwBufferSize, char[] pStringBuffer, long pReserved) {
        room("pStringBuffer", pStringBuffer.length, dwBufferSize);
        NativeLibrary.require();
        return WlanReasonCodeToString0(dwReasonCode, dwBufferSize, pStringBuffer, pReserved);
    }

    /**
     * Answers the capabilities of an interface.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param pReserved 0
     * @param ppCapability receives a {@code WLAN_INTERFACE_CAPABILITY}, 276 bytes, little-endian
     * @return 0, 87, 6 (no such handle), or an RPC code
     */
    public static int WlanGetInterfaceCapability(
            long hClientHandle, byte[] pInterfaceGuid, long pReserved, byte[] ppCapability) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        room("ppCapability", ppCapability.length, CAPABILITY);
        NativeLibrary.require();
        return WlanGetInterfaceCapability0(hClientHandle, pInterfaceGuid, pReserved, ppCapability);
    }

    /**
     * Reads one of the values of an interface. Microsoft's page lists no codes; those below are to be expected.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param OpCode a {@code WLAN_INTF_OPCODE}
     * @param pReserved 0
     * @param pdwDataSize receives the size of the whole value in bytes
     * @param ppData receives the value, little-endian, as far as it fits; a true {@code BOOL} may be any number but 0
     * @param pWlanOpcodeValueType receives how the value was set: 0 it can only be queried, 1 by group policy, 2 by the
     *     user; may be null
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87, 6, 5 (for the current connection also without the
     *     user's consent to location), 5023 (the value needs a connection), or an RPC code
     */
    public static int WlanQueryInterface(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int OpCode,
            long pReserved,
            int[] pdwDataSize,
            byte[] ppData,
            int @Nullable [] pWlanOpcodeValueType) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        room("pdwDataSize", pdwDataSize.length, 1);
        room("ppData", ppData.length, 0);
        optional("pWlanOpcodeValueType", pWlanOpcodeValueType, 1);
        NativeLibrary.require();
        return code(
                WlanQueryInterface0(
                        hClientHandle,
                        Guids.first(pInterfaceGuid),
                        Guids.second(pInterfaceGuid),
                        OpCode,
                        pReserved,
                        ppData,
                        ppData.length,
                        pWlanOpcodeValueType),
                pdwDataSize);
    }

    /**
     * Sets one of the values of an interface. Microsoft's page lists no codes; those below are to be expected.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param OpCode a {@code WLAN_INTF_OPCODE}
     * @param dwDataSize the size of the value in bytes; the value is at the beginning of the array
     * @param pData the value, little-endian; may be null with a size of 0
     * @param pReserved 0
     * @return 0, 87, 6 (no such handle), 5, 5023, or an RPC code
     */
    public static int WlanSetInterface(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int OpCode,
            int dwDataSize,
            byte @Nullable [] pData,
            long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        counted("pData", pData, dwDataSize);
        NativeLibrary.require();
        return WlanSetInterface0(hClientHandle, pInterfaceGuid, OpCode, dwDataSize, pData, pReserved);
    }

    /**
     * Registers for the notifications of virtual stations, or ends that (Windows 7 and later). They come only with
     * {@link #WlanRegisterNotification} as well.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param bRegister true to register, false to end the registration
     * @param pReserved 0
     * @return 0, 87, 6 (no such handle), 5023, 1062 (the service isn't running), or an RPC code
     */
    public static int WlanRegisterVirtualStationNotification(long hClientHandle, boolean bRegister, long pReserved) {
        NativeLibrary.require();
        return WlanRegisterVirtualStationNotification0(hClientHandle, bRegister, pReserved);
    }

    // -- networks --

    /**
     * Asks for a scan and returns at once. A notification reports the end, {@code scan_complete} (7) or
     * {@code scan_fail} (8). Microsoft wants drivers to finish within four seconds, so no longer wait is needed.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param pDot11Ssid a {@code DOT11_SSID} of 36 bytes, its length (4 bytes) first; may be null
     * @param pIeData a {@code WLAN_RAW_DATA}: its size (4 bytes), then information elements with their identifiers; may
     *     be null
     * @param pReserved 0
     * @return 0, 87, 6 (no such handle), 8, 5 (also without the user's consent to location), or an RPC code
     */
    public static int WlanScan(
            long hClientHandle,
            byte[] pInterfaceGuid,
            byte @Nullable [] pDot11Ssid,
            byte @Nullable [] pIeData,
            long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        optional("pDot11Ssid", pDot11Ssid, SSID);
        complete("pIeData", pIeData, 0, 4, 1);
        NativeLibrary.require();
        return WlanScan0(hClientHandle, pInterfaceGuid, pDot11Ssid, pIeData, pReserved);
    }

    /**
     * Lists the networks in reach. A network with several profiles appears once for each. The list is copied, as for
     * {@link #WlanEnumInterfaces}.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param dwFlags 1 to include all ad hoc profiles, 2 to include all manual hidden profiles; any other bit is
     *     answered with 87
     * @param pReserved 0
     * @param ppAvailableNetworkList receives a {@code WLAN_AVAILABLE_NETWORK_LIST}, little-endian, as far as it fits
     * @param pdwSize receives the size of the whole list in bytes
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87, 6, 8, 5 (also without the user's consent to
     *     location), 0x80342002 (the radio is off), or an RPC code
     */
    public static int WlanGetAvailableNetworkList(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int dwFlags,
            long pReserved,
            byte[] ppAvailableNetworkList,
            int[] pdwSize) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        room("ppAvailableNetworkList", ppAvailableNetworkList.length, 0);
        room("pdwSize", pdwSize.length, 1);
        NativeLibrary.require();
        return code(
                WlanGetAvailableNetworkList0(
                        hClientHandle,
                        Guids.first(pInterfaceGuid),
                        Guids.second(pInterfaceGuid),
                        dwFlags,
                        pReserved,
                        ppAvailableNetworkList,
                        ppAvailableNetworkList.length),
                pdwSize);
    }

    /**
     * As {@link #WlanGetAvailableNetworkList}, with the access network options, the HESSID and the venue of each
     * network.
     *
     * <p>Microsoft's headers declare this function and no page of theirs describes it. A Windows without it answers 127
     * ERROR_PROC_NOT_FOUND: use {@link #WlanGetAvailableNetworkList} then.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param dwFlags 1 to include all ad hoc profiles, 2 to include all manual hidden profiles
     * @param pReserved 0
     * @param ppAvailableNetworkList receives a {@code WLAN_AVAILABLE_NETWORK_LIST_V2}, little-endian, as far as it fits
     * @param pdwSize receives the size of the whole list in bytes
     * @return as {@link #WlanGetAvailableNetworkList}, or 127 (this Windows lacks it)
     */
    public static int WlanGetAvailableNetworkList2(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int dwFlags,
            long pReserved,
            byte[] ppAvailableNetworkList,
            int[] pdwSize) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        room("ppAvailableNetworkList", ppAvailableNetworkList.length, 0);
        room("pdwSize", pdwSize.length, 1);
        NativeLibrary.require();
        return code(
                WlanGetAvailableNetworkList20(
                        hClientHandle,
                        Guids.first(pInterfaceGuid),
                        Guids.second(pInterfaceGuid),
                        dwFlags,
                        pReserved,
                        ppAvailableNetworkList,
                        ppAvailableNetworkList.length),
                pdwSize);
    }

    /**
     * Lists the stations (BSS) in reach. With an SSID the type must be 1 or 2: with 3 the call succeeds and the list is
     * empty.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param pDot11Ssid a {@code DOT11_SSID} of 36 bytes, its length (4 bytes) first; may be null
     * @param dot11BssType 1 infrastructure, 2 ad hoc, 3 any; ignored without an SSID
     * @param bSecurityEnabled true for networks with security, false for those without; ignored without an SSID
     * @param pReserved 0
     * @param ppWlanBssList receives a {@code WLAN_BSS_LIST}, little-endian, as far as it fits. {@code ulIeOffset}
     *     counts from its entry. The information elements come from the air, unauthenticated: read no more than
     *     {@code ulIeSize} bytes
     * @param pdwSize receives the size of the whole list in bytes
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87 (also for an SSID longer than 32 bytes), 6, 8, 5
     *     (also without the user's consent to location), 50 (auto configuration is off), 1062 (the service isn't
     *     running), 1168 (no such interface), 0x80342002 (the radio is off), or an RPC code
     */
    public static int WlanGetNetworkBssList(
            long hClientHandle,
            byte[] pInterfaceGuid,
            byte @Nullable [] pDot11Ssid,
            int dot11BssType,
            boolean bSecurityEnabled,
            long pReserved,
            byte[] ppWlanBssList,
            int[] pdwSize) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        optional("pDot11Ssid", pDot11Ssid, SSID);
        room("ppWlanBssList", ppWlanBssList.length, 0);
        room("pdwSize", pdwSize.length, 1);
        NativeLibrary.require();
        return code(
                WlanGetNetworkBssList0(
                        hClientHandle,
                        Guids.first(pInterfaceGuid),
                        Guids.second(pInterfaceGuid),
                        pDot11Ssid,
                        dot11BssType,
                        bSecurityEnabled,
                        pReserved,
                        ppWlanBssList,
                        ppWlanBssList.length),
                pdwSize);
    }

    /**
     * Asks for a connection and returns at once. Notifications report the outcome: {@code connection_complete} (10)
     * also reports failures, and only the reason 0 is success. Where C has a {@code WLAN_CONNECTION_PARAMETERS}, its
     * fields are parameters here.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param wlanConnectionMode 0 by profile, 1 by a temporary profile, 2 discovery of a secure network, 3 discovery of
     *     one without security
     * @param strProfile the name of the profile with mode 0, its XML with mode 1, otherwise null
     * @param pDot11Ssid a {@code DOT11_SSID} of 36 bytes, its length (4 bytes) first; may be null with modes 0 and 1
     * @param pDesiredBssidList a {@code DOT11_BSSID_LIST}, at least 20 bytes; may be null
     * @param dot11BssType 1 infrastructure, 2 ad hoc, 3 any (not with modes 2 and 3)
     * @param dwFlags {@code WLAN_CONNECTION_} flags
     * @param pReserved 0
     * @return 0 when the attempt has begun, 87 (also for a mode, flag or type that doesn't fit the others), 6 (no such
     *     handle), 5, or an RPC code
     */
    public static int WlanConnect(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int wlanConnectionMode,
            @Nullable String strProfile,
            byte @Nullable [] pDot11Ssid,
            byte @Nullable [] pDesiredBssidList,
            int dot11BssType,
            int dwFlags,
            long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        optional("pDot11Ssid", pDot11Ssid, SSID);
        complete("pDesiredBssidList", pDesiredBssidList, 4, 12, 6);
        NativeLibrary.require();
        int code = WlanConnect0(
                hClientHandle,
                pInterfaceGuid,
                wlanConnectionMode,
                strProfile,
                pDot11Ssid,
                pDesiredBssidList,
                dot11BssType,
                dwFlags,
                pReserved);
        text("strProfile", strProfile, code);
        return code;
    }

    /**
     * As {@link #WlanConnect}, for a temporary profile with a key, which can be wiped afterwards. Our copy of it is
     * wiped.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param wlanConnectionMode 0 by profile, 1 by a temporary profile, 2 discovery of a secure network, 3 discovery of
     *     one without security
     * @param strProfile the name of the profile with mode 0, its XML with mode 1
     * @param cchProfile how many characters of the array it has, without a NUL
     * @param pDot11Ssid a {@code DOT11_SSID} of 36 bytes, its length (4 bytes) first; may be null with modes 0 and 1
     * @param pDesiredBssidList a {@code DOT11_BSSID_LIST}, at least 20 bytes; may be null
     * @param dot11BssType 1 infrastructure, 2 ad hoc, 3 any (not with modes 2 and 3)
     * @param dwFlags {@code WLAN_CONNECTION_} flags
     * @param pReserved 0
     * @return as the other; 123 ERROR_INVALID_NAME for a NUL inside
     */
    public static int WlanConnect(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int wlanConnectionMode,
            char[] strProfile,
            int cchProfile,
            byte @Nullable [] pDot11Ssid,
            byte @Nullable [] pDesiredBssidList,
            int dot11BssType,
            int dwFlags,
            long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        room("strProfile", strProfile.length, cchProfile);
        optional("pDot11Ssid", pDot11Ssid, SSID);
        complete("pDesiredBssidList", pDesiredBssidList, 4, 12, 6);
        NativeLibrary.require();
        return WlanConnect1(
                hClientHandle,
                pInterfaceGuid,
                wlanConnectionMode,
                strProfile,
                cchProfile,
                pDot11Ssid,
                pDesiredBssidList,
                dot11BssType,
                dwFlags,
                pReserved);
    }

    /**
     * As {@link #WlanConnect}, with the fields of {@code WLAN_CONNECTION_PARAMETERS_V2}.
     *
     * <p>Microsoft's headers declare this function, no page of theirs describes it, and the {@code wlanapi.lib} of the
     * Windows SDK lacks it. A Windows without it answers 127 ERROR_PROC_NOT_FOUND: expect that everywhere, and use
     * {@link #WlanConnect} then.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param wlanConnectionMode 0 by profile, 1 by a temporary profile, 2 discovery of a secure network, 3 discovery of
     *     one without security
     * @param strProfile the name of the profile with mode 0, its XML with mode 1, otherwise null
     * @param pDot11Ssid a {@code DOT11_SSID} of 36 bytes, its length (4 bytes) first; may be null with modes 0 and 1
     * @param pDot11Hessid 6 bytes; may be null
     * @param pDesiredBssidList a {@code DOT11_BSSID_LIST}, at least 20 bytes; may be null
     * @param dot11BssType 1 infrastructure, 2 ad hoc, 3 any (not with modes 2 and 3)
     * @param dwFlags {@code WLAN_CONNECTION_} flags
     * @param pDot11AccessNetworkOptions 5 bytes; may be null
     * @param pReserved 0
     * @return 0, 127 (this Windows lacks it), 87, 6 (no such handle), 5, or an RPC code
     */
    public static int WlanConnect2(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int wlanConnectionMode,
            @Nullable String strProfile,
            byte @Nullable [] pDot11Ssid,
            byte @Nullable [] pDot11Hessid,
            byte @Nullable [] pDesiredBssidList,
            int dot11BssType,
            int dwFlags,
            byte @Nullable [] pDot11AccessNetworkOptions,
            long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        network(pDot11Ssid, pDot11Hessid, pDesiredBssidList, pDot11AccessNetworkOptions);
        NativeLibrary.require();
        int code = WlanConnect20(
                hClientHandle,
                pInterfaceGuid,
                wlanConnectionMode,
                strProfile,
                pDot11Ssid,
                pDot11Hessid,
                pDesiredBssidList,
                dot11BssType,
                dwFlags,
                pDot11AccessNetworkOptions,
                pReserved);
        text("strProfile", strProfile, code);
        return code;
    }

    private static void network(
            byte @Nullable [] pDot11Ssid,
            byte @Nullable [] pDot11Hessid,
            byte @Nullable [] pDesiredBssidList,
            byte @Nullable [] pDot11AccessNetworkOptions) {
        optional("pDot11Ssid", pDot11Ssid, SSID);
        optional("pDot11Hessid", pDot11Hessid, 6);
        complete("pDesiredBssidList", pDesiredBssidList, 4, 12, 6);
        optional("pDot11AccessNetworkOptions", pDot11AccessNetworkOptions, 5);
    }

    /**
     * As {@link #WlanConnect2}, for a temporary profile with a key, which can be wiped afterwards. Our copy of it is
     * wiped.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param wlanConnectionMode 0 by profile, 1 by a temporary profile, 2 discovery of a secure network, 3 discovery of
     *     one without security
     * @param strProfile the name of the profile with mode 0, its XML with mode 1
     * @param cchProfile how many characters of the array it has, without a NUL
     * @param pDot11Ssid a {@code DOT11_SSID} of 36 bytes, its length (4 bytes) first; may be null with modes 0 and 1
     * @param pDot11Hessid 6 bytes; may be null
     * @param pDesiredBssidList a {@code DOT11_BSSID_LIST}, at least 20 bytes; may be null
     * @param dot11BssType 1 infrastructure, 2 ad hoc, 3 any (not with modes 2 and 3)
     * @param dwFlags {@code WLAN_CONNECTION_} flags
     * @param pDot11AccessNetworkOptions 5 bytes; may be null
     * @param pReserved 0
     * @return as the other; 123 ERROR_INVALID_NAME for a NUL inside
     */
    public static int WlanConnect2(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int wlanConnectionMode,
            char[] strProfile,
            int cchProfile,
            byte @Nullable [] pDot11Ssid,
            byte @Nullable [] pDot11Hessid,
            byte @Nullable [] pDesiredBssidList,
            int dot11BssType,
            int dwFlags,
            byte @Nullable [] pDot11AccessNetworkOptions,
            long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        room("strProfile", strProfile.length, cchProfile);
        network(pDot11Ssid, pDot11Hessid, pDesiredBssidList, pDot11AccessNetworkOptions);
        NativeLibrary.require();
        return WlanConnect21(
                hClientHandle,
                pInterfaceGuid,
                wlanConnectionMode,
                strProfile,
                cchProfile,
                pDot11Ssid,
                pDot11Hessid,
                pDesiredBssidList,
                dot11BssType,
                dwFlags,
                pDot11AccessNetworkOptions,
                pReserved);
    }

    /**
     * Asks to end the connection of an interface. The notifications {@code disconnecting} (20) and {@code disconnected}
     * (21) report it.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param pReserved 0
     * @return 0 when it has begun, 87, 6 (no such handle), 8, 5, or an RPC code
     */
    public static int WlanDisconnect(long hClientHandle, byte[] pInterfaceGuid, long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        NativeLibrary.require();
        return WlanDisconnect0(hClientHandle, pInterfaceGuid, pReserved);
    }

    // -- profiles --

    /**
     * Lists the profiles of an interface in the order of preference. The list is copied, as for
     * {@link #WlanEnumInterfaces}.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param pReserved 0
     * @param ppProfileList receives a {@code WLAN_PROFILE_INFO_LIST}, little-endian, as far as it fits
     * @param pdwSize receives the size of the whole list in bytes
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87, 6, 8, or an RPC code
     */
    public static int WlanGetProfileList(
            long hClientHandle, byte[] pInterfaceGuid, long pReserved, byte[] ppProfileList, int[] pdwSize) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        room("ppProfileList", ppProfileList.length, 0);
        room("pdwSize", pdwSize.length, 1);
        NativeLibrary.require();
        return WlanGetProfileList0(hClientHandle, pInterfaceGuid, pReserved, ppProfileList, pdwSize);
    }

    /**
     * Reads a profile as XML. Where the caller may not see the key in plain text, the call succeeds all the same and
     * the key is encrypted.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param strProfileName the profile's name, case-sensitive
     * @param pReserved 0
     * @param pstrProfileXml receives the XML, ended by a NUL, as far as it fits
     * @param pdwFlags in: 4 to ask for the key in plain text (Windows 7 and later), otherwise 0; out: bits, 1 for a
     *     profile of group policy, 2 for one of this user; may be null
     * @param pdwGrantedAccess receives the caller's access rights, {@code WLAN_READ_ACCESS} and so on; may be null
     * @param pcchSize receives the length of the whole text with its NUL, in UTF-16 units
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87, 6, 5, 8, 1168 ERROR_NOT_FOUND, or an RPC code
     */
    public static int WlanGetProfile(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strProfileName,
            long pReserved,
            char[] pstrProfileXml,
            int @Nullable [] pdwFlags,
            int @Nullable [] pdwGrantedAccess,
            int[] pcchSize) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        requireNonNull(strProfileName, "strProfileName");
        room("pstrProfileXml", pstrProfileXml.length, 0);
        optional("pdwFlags", pdwFlags, 1);
        optional("pdwGrantedAccess", pdwGrantedAccess, 1);
        room("pcchSize", pcchSize.length, 1);
        NativeLibrary.require();
        int code = WlanGetProfile0(
                hClientHandle,
                pInterfaceGuid,
                strProfileName,
                pReserved,
                pstrProfileXml,
                pdwFlags,
                pdwGrantedAccess,
                pcchSize);
        text("strProfileName", strProfileName, code);
        return code;
    }

    /**
     * Creates a profile or replaces one. A new profile goes on top, behind those of group policy. Its custom user data
     * is reset.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param dwFlags 0 for all users, 1 for group policy, 2 for this user only
     * @param strProfileXml the profile as XML
     * @param strAllUserProfileSecurity the access rights to a profile for all users, as SDDL; may be null
     * @param bOverwrite true to replace a profile of the same name
     * @param pReserved 0
     * @param pdwReasonCode receives, when the answer is 1206, the reason for the refusal; see
     *     {@link #WlanReasonCodeToString}
     * @return 0, 87 (also for group policy without {@code bOverwrite}), 6 (no such handle), 5, 183 ERROR_ALREADY_EXISTS
     *     (and not to be replaced, or of another kind), 1206 ERROR_BAD_PROFILE, 1169 ERROR_NO_MATCH (the adapter lacks
     *     a capability), or an RPC code
     */
    public static int WlanSetProfile(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int dwFlags,
            String strProfileXml,
            @Nullable String strAllUserProfileSecurity,
            boolean bOverwrite,
            long pReserved,
            int[] pdwReasonCode) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        requireNonNull(strProfileXml, "strProfileXml");
        room("pdwReasonCode", pdwReasonCode.length, 1);
        NativeLibrary.require();
        int code = WlanSetProfile0(
                hClientHandle,
                pInterfaceGuid,
                dwFlags,
                strProfileXml,
                strAllUserProfileSecurity,
                bOverwrite,
                pReserved,
                pdwReasonCode);
        text("strProfileXml", strProfileXml, code);
        text("strAllUserProfileSecurity", strAllUserProfileSecurity, code);
        return code;
    }

    /**
     * As {@link #WlanSetProfile}, for a profile with a key, which can be wiped afterwards. Our copy of it is wiped.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param dwFlags 0 for all users, 1 for group policy, 2 for this user only
     * @param strProfileXml the profile as XML
     * @param cchProfileXml how many characters of the array it has, without a NUL
     * @param strAllUserProfileSecurity the access rights to a profile for all users, as SDDL; may be null
     * @param bOverwrite true to replace a profile of the same name
     * @param pReserved 0
     * @param pdwReasonCode receives, when the answer is 1206, the reason for the refusal
     * @return as the other; 123 ERROR_INVALID_NAME for a NUL inside
     */
    public static int WlanSetProfile(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int dwFlags,
            char[] strProfileXml,
            int cchProfileXml,
            @Nullable String strAllUserProfileSecurity,
            boolean bOverwrite,
            long pReserved,
            int[] pdwReasonCode) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        room("strProfileXml", strProfileXml.length, cchProfileXml);
        room("pdwReasonCode", pdwReasonCode.length, 1);
        NativeLibrary.require();
        int code = WlanSetProfile1(
                hClientHandle,
                pInterfaceGuid,
                dwFlags,
                strProfileXml,
                cchProfileXml,
                strAllUserProfileSecurity,
                bOverwrite,
                pReserved,
                pdwReasonCode);
        text("strAllUserProfileSecurity", strAllUserProfileSecurity, code);
        return code;
    }

    /**
     * Deletes a profile.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param strProfileName the profile's name
     * @param pReserved 0
     * @return 0, 87, 6 (no such handle), 1168 ERROR_NOT_FOUND, 5, or an RPC code
     */
    public static int WlanDeleteProfile(
            long hClientHandle, byte[] pInterfaceGuid, String strProfileName, long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        requireNonNull(strProfileName, "strProfileName");
        NativeLibrary.require();
        int code = WlanDeleteProfile0(hClientHandle, pInterfaceGuid, strProfileName, pReserved);
        text("strProfileName", strProfileName, code);
        return code;
    }

    /**
     * Renames a profile.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param strOldProfileName its present name
     * @param strNewProfileName its new name
     * @param pReserved 0
     * @return 0, 87, 6 (no such handle), 1168 ERROR_NOT_FOUND, 5, or an RPC code
     */
    public static int WlanRenameProfile(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strOldProfileName,
            String strNewProfileName,
            long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        requireNonNull(strOldProfileName, "strOldProfileName");
        requireNonNull(strNewProfileName, "strNewProfileName");
        NativeLibrary.require();
        int code = WlanRenameProfile0(hClientHandle, pInterfaceGuid, strOldProfileName, strNewProfileName, pReserved);
        text("strOldProfileName", strOldProfileName, code);
        text("strNewProfileName", strNewProfileName, code);
        return code;
    }

    /**
     * Moves a profile in the order of preference. Profiles of group policy do not move.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param strProfileName the profile's name
     * @param dwPosition its new position; 0 is the first
     * @param pReserved 0
     * @return 0, 87, 6 (no such handle), 5, or an RPC code
     */
    public static int WlanSetProfilePosition(
            long hClientHandle, byte[] pInterfaceGuid, String strProfileName, int dwPosition, long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        requireNonNull(strProfileName, "strProfileName");
        NativeLibrary.require();
        int code = WlanSetProfilePosition0(hClientHandle, pInterfaceGuid, strProfileName, dwPosition, pReserved);
        text("strProfileName", strProfileName, code);
        return code;
    }

    /**
     * Sets the order of preference.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param dwItems the number of names, not 0
     * @param strProfileNames the names of all profiles of the interface, each once, in the new order
     * @param pReserved 0
     * @return 0, 87 (also for no names and for duplicates), 6 (no such handle), 5, 1168 ERROR_NOT_FOUND, 123
     *     ERROR_INVALID_NAME (a name with a NUL inside; answered without a call), or an RPC code
     */
    public static int WlanSetProfileList(
            long hClientHandle, byte[] pInterfaceGuid, int dwItems, String[] strProfileNames, long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        room("strProfileNames", strProfileNames.length, dwItems);
        for (int i = 0; i < dwItems; i++) {
            requireNonNull(strProfileNames[i], "strProfileNames");
        }
        NativeLibrary.require();
        return WlanSetProfileList0(hClientHandle, pInterfaceGuid, dwItems, strProfileNames, pReserved);
    }

    /**
     * Saves the temporary profile that the interface is connected with.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param strProfileName the name to save it under
     * @param strAllUserProfileSecurity the access rights to a profile for all users, as SDDL; may be null
     * @param dwFlags 0 for all users, or bits: 2 for this user only, 0x10000 set by the client, 0x20000 connect
     *     automatically
     * @param bOverWrite true to replace a profile of the same name
     * @param pReserved 0
     * @return 0, 87, 6 (no such handle), 5023 (not connected with a temporary profile), or an RPC code
     */
    public static int WlanSaveTemporaryProfile(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strProfileName,
            @Nullable String strAllUserProfileSecurity,
            int dwFlags,
            boolean bOverWrite,
            long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        requireNonNull(strProfileName, "strProfileName");
        NativeLibrary.require();
        int code = WlanSaveTemporaryProfile0(
                hClientHandle,
                pInterfaceGuid,
                strProfileName,
                strAllUserProfileSecurity,
                dwFlags,
                bOverWrite,
                pReserved);
        text("strProfileName", strProfileName, code);
        text("strAllUserProfileSecurity", strAllUserProfileSecurity, code);
        return code;
    }

    /**
     * Attaches bytes to a profile.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param strProfileName the profile's name
     * @param dwDataSize the number of bytes
     * @param pData the bytes; may be null with a size of 0
     * @param pReserved 0
     * @return 0, 87, 6 (no such handle), or an RPC code
     */
    public static int WlanSetProfileCustomUserData(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strProfileName,
            int dwDataSize,
            byte @Nullable [] pData,
            long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        requireNonNull(strProfileName, "strProfileName");
        counted("pData", pData, dwDataSize);
        NativeLibrary.require();
        int code = WlanSetProfileCustomUserData0(
                hClientHandle, pInterfaceGuid, strProfileName, dwDataSize, pData, pReserved);
        text("strProfileName", strProfileName, code);
        return code;
    }

    /**
     * Reads the bytes that are attached to a profile.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param strProfileName the profile's name
     * @param pReserved 0
     * @param pdwDataSize receives the number of all bytes
     * @param ppData receives the bytes, as far as they fit
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87, 6, 2 ERROR_FILE_NOT_FOUND (there are none), or an
     *     RPC code
     */
    public static int WlanGetProfileCustomUserData(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strProfileName,
            long pReserved,
            int[] pdwDataSize,
            byte[] ppData) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        requireNonNull(strProfileName, "strProfileName");
        room("pdwDataSize", pdwDataSize.length, 1);
        room("ppData", ppData.length, 0);
        NativeLibrary.require();
        int code = WlanGetProfileCustomUserData0(
                hClientHandle, pInterfaceGuid, strProfileName, pReserved, pdwDataSize, ppData);
        text("strProfileName", strProfileName, code);
        return code;
    }

    /**
     * Sets the credentials of a profile, as bytes of the EAP method.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param strProfileName the profile's name
     * @param eapType an {@code EAP_METHOD_TYPE}, 16 bytes
     * @param dwFlags 0, or 1 for the data of all users (Windows 7 and later)
     * @param dwEapUserDataSize the number of bytes
     * @param pbEapUserData the bytes; null with a size of 0 and with the flag 1 deletes what is set
     * @param pReserved 0
     * @return 0, 87, 6 (no such handle), 5, 8, 50, 1062 (the service isn't running), or an RPC code
     */
    public static int WlanSetProfileEapUserData(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strProfileName,
            byte[] eapType,
            int dwFlags,
            int dwEapUserDataSize,
            byte @Nullable [] pbEapUserData,
            long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        requireNonNull(strProfileName, "strProfileName");
        room("eapType", eapType.length, EAP_METHOD);
        counted("pbEapUserData", pbEapUserData, dwEapUserDataSize);
        NativeLibrary.require();
        int code = WlanSetProfileEapUserData0(
                hClientHandle,
                pInterfaceGuid,
                strProfileName,
                eapType,
                dwFlags,
                dwEapUserDataSize,
                pbEapUserData,
                pReserved);
        text("strProfileName", strProfileName, code);
        return code;
    }

    /**
     * Sets the credentials of a profile, as XML.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param strProfileName the profile's name
     * @param dwFlags 0, or 1 for the data of all users (Windows 7 and later)
     * @param strEapXmlUserData the credentials as XML
     * @param pReserved 0
     * @return 0, 87, 6 (no such handle), 5, 8, 50, 1062 (the service isn't running), 1206 ERROR_BAD_PROFILE, or an RPC
     *     code
     */
    public static int WlanSetProfileEapXmlUserData(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strProfileName,
            int dwFlags,
            String strEapXmlUserData,
            long pReserved) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        requireNonNull(strProfileName, "strProfileName");
        requireNonNull(strEapXmlUserData, "strEapXmlUserData");
        NativeLibrary.require();
        int code = WlanSetProfileEapXmlUserData0(
                hClientHandle, pInterfaceGuid, strProfileName, dwFlags, strEapXmlUserData, pReserved);
        text("strProfileName", strProfileName, code);
        text("strEapXmlUserData", strEapXmlUserData, code);
        return code;
    }

    // -- settings --

    /**
     * Reads one of the values of the service.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param OpCode a {@code WLAN_AUTOCONF_OPCODE}
     * @param pReserved 0
     * @param pdwDataSize receives the size of the whole value in bytes
     * @param ppData receives the value, little-endian, as far as it fits
     * @param pWlanOpcodeValueType receives how the value was set: 0 it can only be queried, 1 by group policy, 2 by the
     *     user; may be null
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87, 6, 5, or an RPC code
     */
    public static int WlanQueryAutoConfigParameter(
            long hClientHandle,
            int OpCode,
            long pReserved,
            int[] pdwDataSize,
            byte[] ppData,
            int @Nullable [] pWlanOpcodeValueType) {
        room("pdwDataSize", pdwDataSize.length, 1);
        room("ppData", ppData.length, 0);
        optional("pWlanOpcodeValueType", pWlanOpcodeValueType, 1);
        NativeLibrary.require();
        return WlanQueryAutoConfigParameter0(
                hClientHandle, OpCode, pReserved, pdwDataSize, ppData, pWlanOpcodeValueType);
    }

    /**
     * Sets one of the values of the service.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param OpCode a {@code WLAN_AUTOCONF_OPCODE}
     * @param dwDataSize the size of the value in bytes; the value is at the beginning of the array
     * @param pData the value, little-endian; may be null with a size of 0
     * @param pReserved 0
     * @return 0, 87 (also for a wrong size), 6 (no such handle), 5 (also for a value that group policy has fixed), or
     *     an RPC code
     */
    public static int WlanSetAutoConfigParameter(
            long hClientHandle, int OpCode, int dwDataSize, byte @Nullable [] pData, long pReserved) {
        counted("pData", pData, dwDataSize);
        NativeLibrary.require();
        return WlanSetAutoConfigParameter0(hClientHandle, OpCode, dwDataSize, pData, pReserved);
    }

    /**
     * Lists the networks that are permitted or denied. The list is copied, as for {@link #WlanEnumInterfaces}.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param wlanFilterListType 0 permitted by group policy, 1 denied by group policy, 2 permitted by the user, 3
     *     denied by the user
     * @param pReserved 0
     * @param ppNetworkList receives a {@code DOT11_NETWORK_LIST}, little-endian, as far as it fits
     * @param pdwSize receives the size of the whole list in bytes
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87, 6, 5, or an RPC code
     */
    public static int WlanGetFilterList(
            long hClientHandle, int wlanFilterListType, long pReserved, byte[] ppNetworkList, int[] pdwSize) {
        room("ppNetworkList", ppNetworkList.length, 0);
        room("pdwSize", pdwSize.length, 1);
        NativeLibrary.require();
        return WlanGetFilterList0(hClientHandle, wlanFilterListType, pReserved, ppNetworkList, pdwSize);
    }

    /**
     * Sets one of the user's lists of networks. Group policy's lists take precedence, and a network in no list is
     * permitted.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param wlanFilterListType 2 for the permitted networks, 3 for the denied ones
     * @param pNetworkList a {@code DOT11_NETWORK_LIST}; null or one with no items clears the list. Set its
     *     {@code dwIndex} to 0: one that is not below the number of items crashes the caller (an access violation)
     * @param pReserved 0
     * @return 0, 87, 6 (no such handle), 5, or an RPC code
     */
    public static int WlanSetFilterList(
            long hClientHandle, int wlanFilterListType, byte @Nullable [] pNetworkList, long pReserved) {
        complete("pNetworkList", pNetworkList, 0, 8, 40);
        NativeLibrary.require();
        return WlanSetFilterList0(hClientHandle, wlanFilterListType, pNetworkList, pReserved);
    }

    /**
     * Reads the access rights to a securable object, as SDDL.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param SecurableObject a {@code WLAN_SECURABLE_OBJECT}
     * @param pValueType receives how the value was set: 0 it can only be queried, 1 by group policy, 2 by the user; may
     *     be null
     * @param pstrCurrentSDDL receives the text, ended by a NUL, as far as it fits
     * @param pdwGrantedAccess receives the caller's access rights, {@code WLAN_READ_ACCESS} and so on
     * @param pcchSize receives the length of the whole text with its NUL, in UTF-16 units
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87, 6, 5, or an RPC code
     */
    public static int WlanGetSecuritySettings(
            long hClientHandle,
            int SecurableObject,
            int @Nullable [] pValueType,
            char[] pstrCurrentSDDL,
            int[] pdwGrantedAccess,
            int[] pcchSize) {
        optional("pValueType", pValueType, 1);
        room("pstrCurrentSDDL", pstrCurrentSDDL.length, 0);
        room("pdwGrantedAccess", pdwGrantedAccess.length, 1);
        room("pcchSize", pcchSize.length, 1);
        NativeLibrary.require();
        return WlanGetSecuritySettings0(
                hClientHandle, SecurableObject, pValueType, pstrCurrentSDDL, pdwGrantedAccess, pcchSize);
    }

    /**
     * Sets the access rights to a securable object.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param SecurableObject a {@code WLAN_SECURABLE_OBJECT}
     * @param strModifiedSDDL the access rights as SDDL
     * @return 0, 87, 6 (no such handle), 5, or an RPC code
     */
    public static int WlanSetSecuritySettings(long hClientHandle, int SecurableObject, String strModifiedSDDL) {
        requireNonNull(strModifiedSDDL, "strModifiedSDDL");
        NativeLibrary.require();
        int code = WlanSetSecuritySettings0(hClientHandle, SecurableObject, strModifiedSDDL);
        text("strModifiedSDDL", strModifiedSDDL, code);
        return code;
    }

    /**
     * Sends a vendor's command to its service or driver.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param Type 0 for the vendor's service, 1 for its driver
     * @param dwInBufferSize the number of bytes to send
     * @param pInBuffer the command; may be null with a size of 0
     * @param dwOutBufferSize the number of bytes that may be written
     * @param pOutBuffer receives the answer; may be null with a size of 0
     * @param pdwBytesReturned receives the number of bytes that were written
     * @return 0, 87, 6 (no such handle), 5, or an RPC code
     */
    public static int WlanIhvControl(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int Type,
            int dwInBufferSize,
            byte @Nullable [] pInBuffer,
            int dwOutBufferSize,
            byte @Nullable [] pOutBuffer,
            int[] pdwBytesReturned) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        counted("pInBuffer", pInBuffer, dwInBufferSize);
        counted("pOutBuffer", pOutBuffer, dwOutBufferSize);
        room("pdwBytesReturned", pdwBytesReturned.length, 1);
        NativeLibrary.require();
        return WlanIhvControl0(
                hClientHandle,
                pInterfaceGuid,
                Type,
                dwInBufferSize,
                pInBuffer,
                dwOutBufferSize,
                pOutBuffer,
                pdwBytesReturned);
    }

    /**
     * Sets the information elements for proximity service discovery (PSD). A list whose entries reach beyond its array
     * is answered with 87, without a call.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param strFormat the format of the elements; null, with a null list, clears all formats
     * @param pPsdIEDataList a {@code WLAN_RAW_DATA_LIST} of at most 5 entries of at most 240 bytes, whose offsets count
     *     from their own entries; null clears the format
     * @param pReserved 0
     * @return 0, 87, 6 (no such handle), or an RPC code
     */
    public static int WlanSetPsdIEDataList(
            long hClientHandle, @Nullable String strFormat, byte @Nullable [] pPsdIEDataList, long pReserved) {
        complete("pPsdIEDataList", pPsdIEDataList, 4, 8, 8);
        NativeLibrary.require();
        int code = WlanSetPsdIEDataList0(hClientHandle, strFormat, pPsdIEDataList, pReserved);
        text("strFormat", strFormat, code);
        return code;
    }

    /**
     * Finds the information elements of one format for proximity service discovery (PSD).
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param dwIeDataSize the number of bytes to search
     * @param pRawIeData information elements, as in a {@code WLAN_BSS_LIST}
     * @param strFormat the format to look for
     * @param pReserved 0
     * @param ppPsdIEDataList receives a {@code WLAN_RAW_DATA_LIST}, little-endian, as far as it fits
     * @param pdwSize receives the size of the whole list in bytes
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87, 6, or an RPC code
     */
    public static int WlanExtractPsdIEDataList(
            long hClientHandle,
            int dwIeDataSize,
            byte[] pRawIeData,
            String strFormat,
            long pReserved,
            byte[] ppPsdIEDataList,
            int[] pdwSize) {
        room("pRawIeData", pRawIeData.length, dwIeDataSize);
        requireNonNull(strFormat, "strFormat");
        room("ppPsdIEDataList", ppPsdIEDataList.length, 0);
        room("pdwSize", pdwSize.length, 1);
        NativeLibrary.require();
        int code = WlanExtractPsdIEDataList0(
                hClientHandle, dwIeDataSize, pRawIeData, strFormat, pReserved, ppPsdIEDataList, pdwSize);
        text("strFormat", strFormat, code);
        return code;
    }

    /**
     * Sends a command to a service of the device. Microsoft names no Windows that has this function first; one without
     * it answers 127.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param pDeviceServiceGuid the 16 bytes of the service's GUID
     * @param dwOpCode the command
     * @param dwInBufferSize the number of bytes to send
     * @param pInBuffer the data of the command; may be null with a size of 0
     * @param dwOutBufferSize the number of bytes that may be written
     * @param pOutBuffer receives the answer; may be null with a size of 0
     * @param pdwBytesReturned receives the number of bytes that were written
     * @return 0, 87, 6 (no such handle), 5 (the caller is no administrator and no UMDF driver), 127 (this Windows lacks
     *     it), or another code
     */
    public static int WlanDeviceServiceCommand(
            long hClientHandle,
            byte[] pInterfaceGuid,
            byte[] pDeviceServiceGuid,
            int dwOpCode,
            int dwInBufferSize,
            byte @Nullable [] pInBuffer,
            int dwOutBufferSize,
            byte @Nullable [] pOutBuffer,
            int[] pdwBytesReturned) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        room("pDeviceServiceGuid", pDeviceServiceGuid.length, GUID);
        counted("pInBuffer", pInBuffer, dwInBufferSize);
        counted("pOutBuffer", pOutBuffer, dwOutBufferSize);
        room("pdwBytesReturned", pdwBytesReturned.length, 1);
        NativeLibrary.require();
        return WlanDeviceServiceCommand0(
                hClientHandle,
                pInterfaceGuid,
                pDeviceServiceGuid,
                dwOpCode,
                dwInBufferSize,
                pInBuffer,
                dwOutBufferSize,
                pOutBuffer,
                pdwBytesReturned);
    }

    /**
     * Lists the services of the device. Microsoft names no Windows that has this function first; one without it answers
     * 127.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pInterfaceGuid the 16 bytes of the interface's GUID
     * @param ppDevSvcGuidList receives a {@code WLAN_DEVICE_SERVICE_GUID_LIST}, little-endian, as far as it fits
     * @param pdwSize receives the size of the whole list in bytes
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87, 6, 5 (the caller is no administrator and no UMDF
     *     driver), 127 (this Windows lacks it), or another code
     */
    public static int WlanGetSupportedDeviceServices(
            long hClientHandle, byte[] pInterfaceGuid, byte[] ppDevSvcGuidList, int[] pdwSize) {
        room("pInterfaceGuid", pInterfaceGuid.length, GUID);
        room("ppDevSvcGuidList", ppDevSvcGuidList.length, 0);
        room("pdwSize", pdwSize.length, 1);
        NativeLibrary.require();
        return WlanGetSupportedDeviceServices0(hClientHandle, pInterfaceGuid, ppDevSvcGuidList, pdwSize);
    }

    /**
     * Registers for the notifications of device services. They come only with {@link #WlanRegisterNotification} for the
     * source 0x800 as well. Microsoft names no Windows that has this function first; one without it answers 127.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pDevSvcGuidList a {@code WLAN_DEVICE_SERVICE_GUID_LIST}, which replaces the one before; null or one with
     *     no items ends the registration. Set its {@code dwIndex} to 0: one that is not below the number of items
     *     crashes the caller (an access violation)
     * @return 0, 87, 6 (no such handle), 5 (the caller is no administrator and no UMDF driver), 127 (this Windows lacks
     *     it), or another code
     */
    public static int WlanRegisterDeviceServiceNotification(long hClientHandle, byte @Nullable [] pDevSvcGuidList) {
        complete("pDevSvcGuidList", pDevSvcGuidList, 0, 8, 16);
        NativeLibrary.require();
        return WlanRegisterDeviceServiceNotification0(hClientHandle, pDevSvcGuidList);
    }

    // -- the hosted network (Windows 7 and later) --

    /**
     * Starts the hosted network for this handle. Each call wants its own {@link #WlanHostedNetworkStopUsing}; closing
     * the handle undoes them all. The network runs until all its users have stopped.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pFailReason receives a {@code WLAN_HOSTED_NETWORK_REASON}, the reason of a failure; may be null
     * @param pvReserved 0
     * @return 0, 87, 6, 5023 (policy, or shutting down), 1062 (the service isn't running), or another code
     */
    public static int WlanHostedNetworkStartUsing(long hClientHandle, int @Nullable [] pFailReason, long pvReserved) {
        optional("pFailReason", pFailReason, 1);
        NativeLibrary.require();
        return WlanHostedNetworkStartUsing0(hClientHandle, pFailReason, pvReserved);
    }

    /**
     * Undoes one {@link #WlanHostedNetworkStartUsing} of this handle.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pFailReason receives a {@code WLAN_HOSTED_NETWORK_REASON}, the reason of a failure; may be null
     * @param pvReserved 0
     * @return 0, 87, 6, 5023 (policy, or shutting down), 1062 (the service isn't running), or another code
     */
    public static int WlanHostedNetworkStopUsing(long hClientHandle, int @Nullable [] pFailReason, long pvReserved) {
        optional("pFailReason", pFailReason, 1);
        NativeLibrary.require();
        return WlanHostedNetworkStopUsing0(hClientHandle, pFailReason, pvReserved);
    }

    /**
     * Starts the hosted network independently of the handle: closing the handle doesn't stop it.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pFailReason receives a {@code WLAN_HOSTED_NETWORK_REASON}, the reason of a failure; may be null
     * @param pvReserved 0
     * @return 0, 87, 6, 5023 (policy, or shutting down), 1062 (the service isn't running), 5 (needs elevation), or
     *     another code
     */
    public static int WlanHostedNetworkForceStart(long hClientHandle, int @Nullable [] pFailReason, long pvReserved) {
        optional("pFailReason", pFailReason, 1);
        NativeLibrary.require();
        return WlanHostedNetworkForceStart0(hClientHandle, pFailReason, pvReserved);
    }

    /**
     * Stops the hosted network independently of the handle.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pFailReason receives a {@code WLAN_HOSTED_NETWORK_REASON}, the reason of a failure; may be null
     * @param pvReserved 0
     * @return 0, 87, 6, 5023 (policy, or shutting down), 1062 (the service isn't running), or another code
     */
    public static int WlanHostedNetworkForceStop(long hClientHandle, int @Nullable [] pFailReason, long pvReserved) {
        optional("pFailReason", pFailReason, 1);
        NativeLibrary.require();
        return WlanHostedNetworkForceStop0(hClientHandle, pFailReason, pvReserved);
    }

    /**
     * Creates the name and the key of the hosted network, unless they exist already: then it does nothing and succeeds.
     * Call it before the others.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pFailReason receives a {@code WLAN_HOSTED_NETWORK_REASON}, the reason of a failure; may be null
     * @param pvReserved 0
     * @return 0, 87, 6, 5023 (policy, or shutting down), 1062 (the service isn't running), or another code
     */
    public static int WlanHostedNetworkInitSettings(long hClientHandle, int @Nullable [] pFailReason, long pvReserved) {
        optional("pFailReason", pFailReason, 1);
        NativeLibrary.require();
        return WlanHostedNetworkInitSettings0(hClientHandle, pFailReason, pvReserved);
    }

    /**
     * Creates a new primary key. The hosted network goes idle.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pFailReason receives a {@code WLAN_HOSTED_NETWORK_REASON}, the reason of a failure; may be null
     * @param pvReserved 0
     * @return 0, 87, 6, 5023 (policy, or shutting down), 1062 (the service isn't running), or another code
     */
    public static int WlanHostedNetworkRefreshSecuritySettings(
            long hClientHandle, int @Nullable [] pFailReason, long pvReserved) {
        optional("pFailReason", pFailReason, 1);
        NativeLibrary.require();
        return WlanHostedNetworkRefreshSecuritySettings0(hClientHandle, pFailReason, pvReserved);
    }

    /**
     * Reads one of the values of the hosted network.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param OpCode 0 connection settings, 1 security settings, 2 station profile (XML), 3 enabled (a {@code BOOL})
     * @param pdwDataSize receives the size of the whole value in bytes
     * @param ppvData receives the value, little-endian, as far as it fits
     * @param pWlanOpcodeValueType receives how the value was set: 0 it can only be queried, 1 by group policy, 2 by the
     *     user; may be null
     * @param pvReserved 0
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87, 6, 5023 (policy, or shutting down), 1062 (the
     *     service isn't running), 1610 ERROR_BAD_CONFIGURATION (0 and 2 before there is a name), 14, or another code
     */
    public static int WlanHostedNetworkQueryProperty(
            long hClientHandle,
            int OpCode,
            int[] pdwDataSize,
            byte[] ppvData,
            int @Nullable [] pWlanOpcodeValueType,
            long pvReserved) {
        room("pdwDataSize", pdwDataSize.length, 1);
        room("ppvData", ppvData.length, 0);
        optional("pWlanOpcodeValueType", pWlanOpcodeValueType, 1);
        NativeLibrary.require();
        return WlanHostedNetworkQueryProperty0(
                hClientHandle, OpCode, pdwDataSize, ppvData, pWlanOpcodeValueType, pvReserved);
    }

    /**
     * Sets one of the values of the hosted network.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param OpCode 0 connection settings, 3 enabled (a {@code BOOL})
     * @param dwDataSize the size of the value in bytes; the value is at the beginning of the array
     * @param pvData the value, little-endian; may be null with a size of 0
     * @param pFailReason receives a {@code WLAN_HOSTED_NETWORK_REASON}, the reason of a failure; may be null
     * @param pvReserved 0
     * @return 0, 87, 6, 5023 (policy, or shutting down), 1062 (the service isn't running), 5 (3 needs elevation), 1206,
     *     50 (1 and 2 can't be set), or another code
     */
    public static int WlanHostedNetworkSetProperty(
            long hClientHandle,
            int OpCode,
            int dwDataSize,
            byte @Nullable [] pvData,
            int @Nullable [] pFailReason,
            long pvReserved) {
        counted("pvData", pvData, dwDataSize);
        optional("pFailReason", pFailReason, 1);
        NativeLibrary.require();
        return WlanHostedNetworkSetProperty0(hClientHandle, OpCode, dwDataSize, pvData, pFailReason, pvReserved);
    }

    /**
     * Sets the secondary key of the hosted network, or removes it. Our copy of it is wiped.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param dwKeyLength 32 for a binary key; 9 to 64 for a pass phrase of ASCII characters, its NUL included; 0 to
     *     remove the key
     * @param pucKeyData the key; null with a length of 0
     * @param bIsPassPhrase true for a pass phrase, false for a binary key
     * @param bPersistent true for a persistent key
     * @param pFailReason receives a {@code WLAN_HOSTED_NETWORK_REASON}, the reason of a failure; may be null
     * @param pvReserved 0
     * @return 0, 87, 6, 5023 (policy, or shutting down), 1062 (the service isn't running), or another code
     */
    public static int WlanHostedNetworkSetSecondaryKey(
            long hClientHandle,
            int dwKeyLength,
            byte @Nullable [] pucKeyData,
            boolean bIsPassPhrase,
            boolean bPersistent,
            int @Nullable [] pFailReason,
            long pvReserved) {
        counted("pucKeyData", pucKeyData, dwKeyLength);
        optional("pFailReason", pFailReason, 1);
        NativeLibrary.require();
        return WlanHostedNetworkSetSecondaryKey0(
                hClientHandle, dwKeyLength, pucKeyData, bIsPassPhrase, bPersistent, pFailReason, pvReserved);
    }

    /**
     * Reads the secondary key of the hosted network. Windows' copy of it is wiped.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param pdwKeyLength receives the length of the whole key in bytes, 0 when there is none
     * @param ppucKeyData receives the key, as far as it fits
     * @param pbIsPassPhrase receives 0 for a binary key and another number for a pass phrase
     * @param pbPersistent receives a number other than 0 for a persistent key
     * @param pFailReason receives a {@code WLAN_HOSTED_NETWORK_REASON}, the reason of a failure; may be null
     * @param pvReserved 0
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87, 6, 5023 (policy, or shutting down), 1062 (the
     *     service isn't running), 14, or another code
     */
    public static int WlanHostedNetworkQuerySecondaryKey(
            long hClientHandle,
            int[] pdwKeyLength,
            byte[] ppucKeyData,
            int[] pbIsPassPhrase,
            int[] pbPersistent,
            int @Nullable [] pFailReason,
            long pvReserved) {
        room("pdwKeyLength", pdwKeyLength.length, 1);
        room("ppucKeyData", ppucKeyData.length, 0);
        room("pbIsPassPhrase", pbIsPassPhrase.length, 1);
        room("pbPersistent", pbPersistent.length, 1);
        optional("pFailReason", pFailReason, 1);
        NativeLibrary.require();
        return WlanHostedNetworkQuerySecondaryKey0(
                hClientHandle, pdwKeyLength, ppucKeyData, pbIsPassPhrase, pbPersistent, pFailReason, pvReserved);
    }

    /**
     * Reads the state of the hosted network and the list of its peers.
     *
     * @param hClientHandle from {@link #WlanOpenHandle}
     * @param ppWlanHostedNetworkStatus receives a {@code WLAN_HOSTED_NETWORK_STATUS}, little-endian, as far as it fits
     * @param pvReserved 0
     * @param pdwSize receives the size of the whole answer in bytes
     * @return 0, 234 ERROR_MORE_DATA (the array is too short), 87, 6, 5023 (policy, or shutting down), 1062 (the
     *     service isn't running), or another code
     */
    public static int WlanHostedNetworkQueryStatus(
            long hClientHandle, byte[] ppWlanHostedNetworkStatus, long pvReserved, int[] pdwSize) {
        room("ppWlanHostedNetworkStatus", ppWlanHostedNetworkStatus.length, 0);
        room("pdwSize", pdwSize.length, 1);
        NativeLibrary.require();
        return WlanHostedNetworkQueryStatus0(hClientHandle, ppWlanHostedNetworkStatus, pvReserved, pdwSize);
    }

    // -- Wi-Fi Direct --

    /**
     * Opens a client handle of Wi-Fi Direct (Windows 8 and later).
     *
     * @param dwClientVersion {@link #WFD_API_VERSION}
     * @param pdwNegotiatedVersion receives the version in use
     * @param phClientHandle receives the client handle, which {@link #WFDCloseHandle} ends
     * @return 0, 87 (another version), 8, 1220 (too many open handles), or an RPC code
     */
    public static int WFDOpenHandle(int dwClientVersion, int[] pdwNegotiatedVersion, long[] phClientHandle) {
        room("pdwNegotiatedVersion", pdwNegotiatedVersion.length, 1);
        room("phClientHandle", phClientHandle.length, 1);
        NativeLibrary.require();
        return WFDOpenHandle0(dwClientVersion, pdwNegotiatedVersion, phClientHandle);
    }

    /**
     * Closes a client handle of Wi-Fi Direct. While an open is pending on it, this call blocks until the open has
     * ended: cancel it first.
     *
     * @param hClientHandle from {@link #WFDOpenHandle}
     * @return 0, 6 (no such handle), 87 (a null or invalid handle), or an RPC code
     */
    public static int WFDCloseHandle(long hClientHandle) {
        NativeLibrary.require();
        return WFDCloseHandle0(hClientHandle);
    }

    /**
     * Begins to open a session with a device that was paired before. Where C has a callback and its context, Java has
     * the token of an operation. The operation ends when Windows calls back, with the callback's error as its code. Its
     * payload has the session handle (8 bytes), the GUID of the session's interface (16) and the reason code (4),
     * little-endian. The GUID is valid only with the code 0.
     *
     * <p>Close the session with {@link #WFDCloseSession} only after the code 0. The operation may end before this call
     * returns: take the session handle from the payload then.
     *
     * @param hClientHandle from {@link #WFDOpenHandle}
     * @param pDeviceAddress the six bytes of the device's Wi-Fi Direct address
     * @param token as {@link io.github.winnet4j.port.Operation#start} gives it
     * @param phSessionHandle receives the session handle when the call returns, so that {@link #WFDCancelOpenSession}
     *     can be called while the open is pending
     * @return 0 when it has begun, 6 (no such handle), 87 (a null or invalid handle, a stale token), 5023 (disabled by
     *     policy), 1062 (the service isn't running), or an RPC code. After any other answer nothing was started
     */
    public static int WFDStartOpenSession(
            long hClientHandle, byte[] pDeviceAddress, long token, long[] phSessionHandle) {
        room("pDeviceAddress", pDeviceAddress.length, ADDRESS);
        room("phSessionHandle", phSessionHandle.length, 1);
        NativeLibrary.require();
        return WFDStartOpenSession0(hClientHandle, pDeviceAddress, token, phSessionHandle);
    }

    /**
     * Opens a session with a legacy (WPS-paired) device by the profile that is stored for it, and returns when that is
     * done.
     *
     * @param hClientHandle from {@link #WFDOpenHandle}
     * @param pLegacyMacAddress the six bytes of the device's address
     * @param phSessionHandle receives the session handle, which {@link #WFDCloseSession} ends
     * @param pGuidSessionInterface receives the 16 bytes of the GUID of the session's interface
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
     * Looks for one device, and updates the property of its device node that says if it is visible. Returns when that
     * is done.
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
     * Asks the service to cancel a pending open, and returns at once. The callback of the open still comes, and it may
     * still bring success.
     *
     * @param hSessionHandle from {@link #WFDStartOpenSession}, of the pending open
     * @return 0, 6 (no such handle), 87 (a null or invalid handle), or an RPC code
     */
    public static int WFDCancelOpenSession(long hSessionHandle) {
        NativeLibrary.require();
        return WFDCancelOpenSession0(hSessionHandle);
    }

    /**
     * Queues the closing of a session whose open has succeeded; the link may go down after this call has returned.
     * While the open is pending it doesn't close the session: cancel the open, wait for its end, and close the session
     * if the open has succeeded all the same. Closing a session twice is undefined.
     *
     * @param hSessionHandle from the payload of {@link #WFDStartOpenSession}, or from {@link #WFDOpenLegacySession}
     * @return 0, 6 (no such handle), 87 (a null or invalid handle), 5023 (disabled by policy), or an RPC code
     */
    public static int WFDCloseSession(long hSessionHandle) {
        NativeLibrary.require();
        return WFDCloseSession0(hSessionHandle);
    }

    /** The code of an answer that brings the size of a block with it. */
    private static int code(long answer, int[] size) {
        int code = (int) answer;
        if (code == WinError.ERROR_SUCCESS || code == WinError.ERROR_MORE_DATA) {
            size[0] = (int) (answer >>> 32);
        }
        return code;
    }

    // -- native methods: the table of native/glue/wlanapi.cpp --

    private static native long WlanOpenHandle0(int version, long reserved, int[] negotiated, long[] client);

    private static native int WlanCloseHandle0(long client, long reserved);

    private static native long WlanEnumInterfaces0(long client, long reserved, byte[] list, int room);

    private static native int WlanRegisterNotification0(
            long client, int source, boolean ignoreDuplicate, long channel, long reserved, int @Nullable [] previous);

    private static native int WlanReasonCodeToString0(
            int dwReasonCode, int dwBufferSize, char[] pStringBuffer, long pReserved);

    private static native int WlanGetInterfaceCapability0(
            long hClientHandle, byte[] pInterfaceGuid, long pReserved, byte[] ppCapability);

    private static native long WlanQueryInterface0(
            long hClientHandle,
            long guidFirst,
            long guidSecond,
            int OpCode,
            long pReserved,
            byte[] ppData,
            int room,
            int @Nullable [] pWlanOpcodeValueType);

    private static native int WlanSetInterface0(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int OpCode,
            int dwDataSize,
            byte @Nullable [] pData,
            long pReserved);

    private static native int WlanRegisterVirtualStationNotification0(
            long hClientHandle, boolean bRegister, long pReserved);

    // -- native methods: the table of native/glue/wlan_networks.cpp --

    private static native int WlanScan0(
            long hClientHandle,
            byte[] pInterfaceGuid,
            byte @Nullable [] pDot11Ssid,
            byte @Nullable [] pIeData,
            long pReserved);

    private static native long WlanGetAvailableNetworkList0(
            long hClientHandle,
            long guidFirst,
            long guidSecond,
            int dwFlags,
            long pReserved,
            byte[] ppAvailableNetworkList,
            int room);

    private static native long WlanGetAvailableNetworkList20(
            long hClientHandle,
            long guidFirst,
            long guidSecond,
            int dwFlags,
            long pReserved,
            byte[] ppAvailableNetworkList,
            int room);

    private static native long WlanGetNetworkBssList0(
            long hClientHandle,
            long guidFirst,
            long guidSecond,
            byte @Nullable [] pDot11Ssid,
            int dot11BssType,
            boolean bSecurityEnabled,
            long pReserved,
            byte[] ppWlanBssList,
            int room);

    private static native int WlanConnect0(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int wlanConnectionMode,
            @Nullable String strProfile,
            byte @Nullable [] pDot11Ssid,
            byte @Nullable [] pDesiredBssidList,
            int dot11BssType,
            int dwFlags,
            long pReserved);

    private static native int WlanConnect1(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int wlanConnectionMode,
            char[] strProfile,
            int cchProfile,
            byte @Nullable [] pDot11Ssid,
            byte @Nullable [] pDesiredBssidList,
            int dot11BssType,
            int dwFlags,
            long pReserved);

    private static native int WlanConnect20(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int wlanConnectionMode,
            @Nullable String strProfile,
            byte @Nullable [] pDot11Ssid,
            byte @Nullable [] pDot11Hessid,
            byte @Nullable [] pDesiredBssidList,
            int dot11BssType,
            int dwFlags,
            byte @Nullable [] pDot11AccessNetworkOptions,
            long pReserved);

    private static native int WlanConnect21(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int wlanConnectionMode,
            char[] strProfile,
            int cchProfile,
            byte @Nullable [] pDot11Ssid,
            byte @Nullable [] pDot11Hessid,
            byte @Nullable [] pDesiredBssidList,
            int dot11BssType,
            int dwFlags,
            byte @Nullable [] pDot11AccessNetworkOptions,
            long pReserved);

    private static native int WlanDisconnect0(long hClientHandle, byte[] pInterfaceGuid, long pReserved);

    // -- native methods: the table of native/glue/wlan_profiles.cpp --

    private static native int WlanGetProfileList0(
            long hClientHandle, byte[] pInterfaceGuid, long pReserved, byte[] ppProfileList, int[] pdwSize);

    private static native int WlanGetProfile0(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strProfileName,
            long pReserved,
            char[] pstrProfileXml,
            int @Nullable [] pdwFlags,
            int @Nullable [] pdwGrantedAccess,
            int[] pcchSize);

    private static native int WlanSetProfile0(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int dwFlags,
            String strProfileXml,
            @Nullable String strAllUserProfileSecurity,
            boolean bOverwrite,
            long pReserved,
            int[] pdwReasonCode);

    private static native int WlanSetProfile1(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int dwFlags,
            char[] strProfileXml,
            int cchProfileXml,
            @Nullable String strAllUserProfileSecurity,
            boolean bOverwrite,
            long pReserved,
            int[] pdwReasonCode);

    private static native int WlanDeleteProfile0(
            long hClientHandle, byte[] pInterfaceGuid, String strProfileName, long pReserved);

    private static native int WlanRenameProfile0(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strOldProfileName,
            String strNewProfileName,
            long pReserved);

    private static native int WlanSetProfilePosition0(
            long hClientHandle, byte[] pInterfaceGuid, String strProfileName, int dwPosition, long pReserved);

    private static native int WlanSetProfileList0(
            long hClientHandle, byte[] pInterfaceGuid, int dwItems, String[] strProfileNames, long pReserved);

    private static native int WlanSaveTemporaryProfile0(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strProfileName,
            @Nullable String strAllUserProfileSecurity,
            int dwFlags,
            boolean bOverWrite,
            long pReserved);

    private static native int WlanSetProfileCustomUserData0(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strProfileName,
            int dwDataSize,
            byte @Nullable [] pData,
            long pReserved);

    private static native int WlanGetProfileCustomUserData0(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strProfileName,
            long pReserved,
            int[] pdwDataSize,
            byte[] ppData);

    private static native int WlanSetProfileEapUserData0(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strProfileName,
            byte[] eapType,
            int dwFlags,
            int dwEapUserDataSize,
            byte @Nullable [] pbEapUserData,
            long pReserved);

    private static native int WlanSetProfileEapXmlUserData0(
            long hClientHandle,
            byte[] pInterfaceGuid,
            String strProfileName,
            int dwFlags,
            String strEapXmlUserData,
            long pReserved);

    // -- native methods: the table of native/glue/wlan_settings.cpp --

    private static native int WlanQueryAutoConfigParameter0(
            long hClientHandle,
            int OpCode,
            long pReserved,
            int[] pdwDataSize,
            byte[] ppData,
            int @Nullable [] pWlanOpcodeValueType);

    private static native int WlanSetAutoConfigParameter0(
            long hClientHandle, int OpCode, int dwDataSize, byte @Nullable [] pData, long pReserved);

    private static native int WlanGetFilterList0(
            long hClientHandle, int wlanFilterListType, long pReserved, byte[] ppNetworkList, int[] pdwSize);

    private static native int WlanSetFilterList0(
            long hClientHandle, int wlanFilterListType, byte @Nullable [] pNetworkList, long pReserved);

    private static native int WlanGetSecuritySettings0(
            long hClientHandle,
            int SecurableObject,
            int @Nullable [] pValueType,
            char[] pstrCurrentSDDL,
            int[] pdwGrantedAccess,
            int[] pcchSize);

    private static native int WlanSetSecuritySettings0(long hClientHandle, int SecurableObject, String strModifiedSDDL);

    private static native int WlanIhvControl0(
            long hClientHandle,
            byte[] pInterfaceGuid,
            int Type,
            int dwInBufferSize,
            byte @Nullable [] pInBuffer,
            int dwOutBufferSize,
            byte @Nullable [] pOutBuffer,
            int[] pdwBytesReturned);

    private static native int WlanSetPsdIEDataList0(
            long hClientHandle, @Nullable String strFormat, byte @Nullable [] pPsdIEDataList, long pReserved);

    private static native int WlanExtractPsdIEDataList0(
            long hClientHandle,
            int dwIeDataSize,
            byte[] pRawIeData,
            String strFormat,
            long pReserved,
            byte[] ppPsdIEDataList,
            int[] pdwSize);

    private static native int WlanDeviceServiceCommand0(
            long hClientHandle,
            byte[] pInterfaceGuid,
            byte[] pDeviceServiceGuid,
            int dwOpCode,
            int dwInBufferSize,
            byte @Nullable [] pInBuffer,
            int dwOutBufferSize,
            byte @Nullable [] pOutBuffer,
            int[] pdwBytesReturned);

    private static native int WlanGetSupportedDeviceServices0(
            long hClientHandle, byte[] pInterfaceGuid, byte[] ppDevSvcGuidList, int[] pdwSize);

    private static native int WlanRegisterDeviceServiceNotification0(
            long hClientHandle, byte @Nullable [] pDevSvcGuidList);

    // -- native methods: the table of native/glue/wlan_hosted.cpp --

    private static native int WlanHostedNetworkStartUsing0(
            long hClientHandle, int @Nullable [] pFailReason, long pvReserved);

    private static native int WlanHostedNetworkStopUsing0(
            long hClientHandle, int @Nullable [] pFailReason, long pvReserved);

    private static native int WlanHostedNetworkForceStart0(
            long hClientHandle, int @Nullable [] pFailReason, long pvReserved);

    private static native int WlanHostedNetworkForceStop0(
            long hClientHandle, int @Nullable [] pFailReason, long pvReserved);

    private static native int WlanHostedNetworkInitSettings0(
            long hClientHandle, int @Nullable [] pFailReason, long pvReserved);

    private static native int WlanHostedNetworkRefreshSecuritySettings0(
            long hClientHandle, int @Nullable [] pFailReason, long pvReserved);

    private static native int WlanHostedNetworkQueryProperty0(
            long hClientHandle,
            int OpCode,
            int[] pdwDataSize,
            byte[] ppvData,
            int @Nullable [] pWlanOpcodeValueType,
            long pvReserved);

    private static native int WlanHostedNetworkSetProperty0(
            long hClientHandle,
            int OpCode,
            int dwDataSize,
            byte @Nullable [] pvData,
            int @Nullable [] pFailReason,
            long pvReserved);

    private static native int WlanHostedNetworkSetSecondaryKey0(
            long hClientHandle,
            int dwKeyLength,
            byte @Nullable [] pucKeyData,
            boolean bIsPassPhrase,
            boolean bPersistent,
            int @Nullable [] pFailReason,
            long pvReserved);

    private static native int WlanHostedNetworkQuerySecondaryKey0(
            long hClientHandle,
            int[] pdwKeyLength,
            byte[] ppucKeyData,
            int[] pbIsPassPhrase,
            int[] pbPersistent,
            int @Nullable [] pFailReason,
            long pvReserved);

    private static native int WlanHostedNetworkQueryStatus0(
            long hClientHandle, byte[] ppWlanHostedNetworkStatus, long pvReserved, int[] pdwSize);

    // -- native methods: the table of native/glue/wfd.cpp --

    private static native int WFDStartOpenSession0(long client, byte[] address, long token, long[] session);

    private static native int WFDOpenLegacySession0(long client, byte[] address, long[] session, byte[] guid);

    private static native int WFDUpdateDeviceVisibility0(byte[] address);

    private static native int WFDOpenHandle0(int version, int[] negotiated, long[] client);

    private static native int WFDCloseHandle0(long client);

    private static native int WFDCancelOpenSession0(long session);

    private static native int WFDCloseSession0(long session);
}
