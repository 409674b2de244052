// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static io.github.winnet4j.internal.Arguments.counted;
import static io.github.winnet4j.internal.Arguments.optional;
import static io.github.winnet4j.internal.Arguments.packed;
import static io.github.winnet4j.internal.Arguments.room;
import static io.github.winnet4j.internal.Arguments.secret;
import static io.github.winnet4j.win32.Names.name;
import static java.util.Objects.requireNonNull;

import io.github.winnet4j.internal.NativeLibrary;
import org.jspecify.annotations.Nullable;

/**
 * mpr.dll: network connections ({@code WNet*}), one to one.
 *
 * <p>A name that has a NUL inside or is longer than 1024 UTF-16 units is refused with an exception, without a call, and
 * so is null where a name must be. The A functions convert names and passwords to the ANSI code page and answer 1113
 * ERROR_NO_UNICODE_TRANSLATION, without a call, when the code page can't hold them exactly; use the W function then.
 *
 * <p>Structures that Windows fills come as bytes, little-endian, as they lie in memory on x64, with their strings
 * behind them. Where C has a pointer there is the 8-byte offset of the string from the beginning of the array; 0 is
 * NULL. A string ends with a NUL, of one byte for the A functions and of two for the W functions.
 *
 * <p>With 234 ERROR_MORE_DATA the size says how long the array must be, and the array is not written. After 1208
 * ERROR_EXTENDED_ERROR call {@link #WNetGetLastErrorW} at once, on the same thread.
 *
 * <p>These calls block until the network provider has answered. No function cancels them.
 *
 * @since 0.1.0
 */
public final class Mpr {
    /**
     * Connecting: remember the connection, so that it is made again at the next logon; only for connections with a
     * device. Cancelling: also forget it.
     */
    public static final int CONNECT_UPDATE_PROFILE = 1;

    private static final int NETINFO = 40;
    private static final int NETCONNECTINFO = 20;

    /** What crosses in the place of no resource. */
    private static final NetResource NOTHING = new NetResource(0, 0, 0, 0, null, null, null, null);

    private Mpr() {}

    // -- ending connections, and what a provider said last --

    /**
     * Ends a network connection. Where it is remembered it stays so, and comes back at the next logon.
     *
     * @param lpName a redirected device, such as {@code "Z:"}, which ends that redirection; or a remote name, which
     *     ends only the connections to it that have no device
     * @param fForce true to disconnect even with open files or jobs, false to fail then
     * @return 0, 2250 ERROR_NOT_CONNECTED, 2401 ERROR_OPEN_FILES, 2404 ERROR_DEVICE_IN_USE, 1205, 1206, 1222
     *     ERROR_NO_NETWORK (Wine 8: no provider), 1113 (see the class), or 1208 ERROR_EXTENDED_ERROR: then call
     *     {@link #WNetGetLastErrorW} on the same thread
     */
    public static int WNetCancelConnectionA(String lpName, boolean fForce) {
        NativeLibrary.require();
        long packed = packed(lpName);
        return packed != 0
                ? WNetCancelConnectionA0(packed, fForce)
                : name("lpName", lpName, WNetCancelConnectionA0(lpName, lpName.length(), fForce));
    }

    /**
     * As {@link #WNetCancelConnectionA}, for every name that Java can hold.
     *
     * @param lpName a redirected device, such as {@code "Z:"}, which ends that redirection; or a remote name, which
     *     ends only the connections to it that have no device
     * @param fForce true to disconnect even with open files or jobs, false to fail then
     * @return 0, 2250 ERROR_NOT_CONNECTED, 2401 ERROR_OPEN_FILES, 2404 ERROR_DEVICE_IN_USE, 1205, 1206, 1222
     *     ERROR_NO_NETWORK (Wine 8: no provider), or 1208 ERROR_EXTENDED_ERROR: then call {@link #WNetGetLastErrorW} on
     *     the same thread
     */
    public static int WNetCancelConnectionW(String lpName, boolean fForce) {
        NativeLibrary.require();
        long packed = packed(lpName);
        return packed != 0
                ? WNetCancelConnectionW0(packed, fForce)
                : name("lpName", lpName, WNetCancelConnectionW0(lpName, lpName.length(), fForce));
    }

    /**
     * Ends a network connection, and with {@link #CONNECT_UPDATE_PROFILE} forgets it too.
     *
     * @param lpName as for {@link #WNetCancelConnectionA}; with a remote name the flag has no effect
     * @param dwFlags 0 or {@link #CONNECT_UPDATE_PROFILE}
     * @param fForce as for {@link #WNetCancelConnectionA}
     * @return as {@link #WNetCancelConnectionA}
     */
    public static int WNetCancelConnection2A(String lpName, int dwFlags, boolean fForce) {
        NativeLibrary.require();
        long packed = packed(lpName);
        return packed != 0
                ? WNetCancelConnection2A0(packed, dwFlags, fForce)
                : name("lpName", lpName, WNetCancelConnection2A0(lpName, lpName.length(), dwFlags, fForce));
    }

    /**
     * As {@link #WNetCancelConnection2A}, for every name that Java can hold.
     *
     * @param lpName as for {@link #WNetCancelConnectionW}; with a remote name the flag has no effect
     * @param dwFlags 0 or {@link #CONNECT_UPDATE_PROFILE}
     * @param fForce as for {@link #WNetCancelConnectionW}
     * @return as {@link #WNetCancelConnectionW}
     */
    public static int WNetCancelConnection2W(String lpName, int dwFlags, boolean fForce) {
        NativeLibrary.require();
        long packed = packed(lpName);
        return packed != 0
                ? WNetCancelConnection2W0(packed, dwFlags, fForce)
                : name("lpName", lpName, WNetCancelConnection2W0(lpName, lpName.length(), dwFlags, fForce));
    }

    /**
     * Answers what a network provider reported of the failure that ended in 1208 ERROR_EXTENDED_ERROR. Only meaningful
     * right after it, on the same thread.
     *
     * @param lpError receives the provider's own number
     * @param lpErrorBuf receives its text in the ANSI code page, ended by a NUL and cut off where it is too long
     * @param nErrorBufSize the number of characters to use of that array; Microsoft recommends 256, and no more than
     *     1024 are used
     * @param lpNameBuf receives the provider's name in the same way
     * @param nNameBufSize the number of characters to use of that array; no more than 1024 are used
     * @return 0, 487 ERROR_INVALID_ADDRESS, or 1222 ERROR_NO_NETWORK (always under Wine 8, which then writes nothing)
     */
    public static int WNetGetLastErrorA(
            int[] lpError, byte[] lpErrorBuf, int nErrorBufSize, byte[] lpNameBuf, int nNameBufSize) {
        room("lpError", lpError.length, 1);
        room("lpErrorBuf", lpErrorBuf.length, nErrorBufSize);
        room("lpNameBuf", lpNameBuf.length, nNameBufSize);
        NativeLibrary.require();
        return WNetGetLastErrorA0(lpError, lpErrorBuf, nErrorBufSize, lpNameBuf, nNameBufSize);
    }

    /**
     * As {@link #WNetGetLastErrorA}, with the texts in UTF-16.
     *
     * @param lpError receives the provider's own number
     * @param lpErrorBuf receives its text in UTF-16, ended by a NUL and cut off where it is too long
     * @param nErrorBufSize the number of characters to use of that array; Microsoft recommends 256, and no more than
     *     1024 are used
     * @param lpNameBuf receives the provider's name in the same way
     * @param nNameBufSize the number of characters to use of that array; no more than 1024 are used
     * @return 0, 487 ERROR_INVALID_ADDRESS, or 1222 ERROR_NO_NETWORK (always under Wine 8, which then writes nothing)
     */
    public static int WNetGetLastErrorW(
            int[] lpError, char[] lpErrorBuf, int nErrorBufSize, char[] lpNameBuf, int nNameBufSize) {
        room("lpError", lpError.length, 1);
        room("lpErrorBuf", lpErrorBuf.length, nErrorBufSize);
        room("lpNameBuf", lpNameBuf.length, nNameBufSize);
        NativeLibrary.require();
        return WNetGetLastErrorW0(lpError, lpErrorBuf, nErrorBufSize, lpNameBuf, nNameBufSize);
    }

    // -- making connections --

    /**
     * Connects. Windows also remembers the connection; Wine 8 does not. Older than {@link #WNetAddConnection2A}.
     *
     * @param lpRemoteName a remote name such as {@code "\\server\share"}
     * @param lpPassword null for the default password, empty for none; our copy of it is wiped
     * @param lpLocalName a device such as {@code "Z:"}; null for none
     * @return 0, 5, 66, 67, 85 ERROR_ALREADY_ASSIGNED, 86 ERROR_INVALID_PASSWORD, 87, 170 ERROR_BUSY, 487, 1200, 1202
     *     to 1206, 1208 (see {@link #WNetGetLastErrorW}), 1219, 1222 ERROR_NO_NETWORK, 1223 ERROR_CANCELLED, 1326
     *     ERROR_LOGON_FAILURE, 2202, or 1113
     */
    public static int WNetAddConnectionA(
            String lpRemoteName, char @Nullable [] lpPassword, @Nullable String lpLocalName) {
        requireNonNull(lpRemoteName, "lpRemoteName");
        secret("lpPassword", lpPassword);
        NativeLibrary.require();
        int code = WNetAddConnectionA0(lpRemoteName, lpPassword, lpLocalName);
        name("lpRemoteName", lpRemoteName, code);
        return name("lpLocalName", lpLocalName, code);
    }

    /**
     * As {@link #WNetAddConnectionA}, in UTF-16.
     *
     * @param lpRemoteName a remote name such as {@code "\\server\share"}
     * @param lpPassword null for the default password, empty for none; our copy of it is wiped
     * @param lpLocalName a device such as {@code "Z:"}; null for none
     * @return 0, 5, 66, 67, 85 ERROR_ALREADY_ASSIGNED, 86 ERROR_INVALID_PASSWORD, 87, 170 ERROR_BUSY, 487, 1200, 1202
     *     to 1206, 1208 (see {@link #WNetGetLastErrorW}), 1219, 1222 ERROR_NO_NETWORK, 1223 ERROR_CANCELLED, 1326
     *     ERROR_LOGON_FAILURE, or 2202
     */
    public static int WNetAddConnectionW(
            String lpRemoteName, char @Nullable [] lpPassword, @Nullable String lpLocalName) {
        requireNonNull(lpRemoteName, "lpRemoteName");
        secret("lpPassword", lpPassword);
        NativeLibrary.require();
        int code = WNetAddConnectionW0(lpRemoteName, lpPassword, lpLocalName);
        name("lpRemoteName", lpRemoteName, code);
        return name("lpLocalName", lpLocalName, code);
    }

    /**
     * Connects. Note that the password stands before the user's name. A null resource, which crashes the A form of Wine
     * 8, is refused with an exception.
     *
     * @param lpNetResource the resource to connect; with a local name its type must be disk or print
     * @param lpPassword null for the default password, empty for none; our copy of it is wiped
     * @param lpUserName null for the user of this process
     * @param dwFlags {@code CONNECT_} bits. Under Wine 8 {@link #CONNECT_UPDATE_PROFILE} without a local name makes the
     *     connection and then ends the process (an access violation)
     * @return 0, 5, 66, 67, 85 ERROR_ALREADY_ASSIGNED, 86 ERROR_INVALID_PASSWORD, 87, 170 ERROR_BUSY, 487, 1200, 1202
     *     to 1206, 1208 (see {@link #WNetGetLastErrorW}), 1219, 1222 ERROR_NO_NETWORK, 1223 ERROR_CANCELLED, 1326
     *     ERROR_LOGON_FAILURE, 2202, or 1113
     */
    public static int WNetAddConnection2A(
            NetResource lpNetResource, char @Nullable [] lpPassword, @Nullable String lpUserName, int dwFlags) {
        requireNonNull(lpNetResource, "lpNetResource");
        secret("lpPassword", lpPassword);
        NativeLibrary.require();
        int code = WNetAddConnection2A0(
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                lpPassword,
                lpUserName,
                dwFlags);
        resource(lpNetResource, code);
        return name("lpUserName", lpUserName, code);
    }

    /**
     * As {@link #WNetAddConnection2A}, in UTF-16.
     *
     * @param lpNetResource the resource to connect; with a local name its type must be disk or print
     * @param lpPassword null for the default password, empty for none; our copy of it is wiped
     * @param lpUserName null for the user of this process
     * @param dwFlags {@code CONNECT_} bits. Under Wine 8 {@link #CONNECT_UPDATE_PROFILE} without a local name makes the
     *     connection and then ends the process (an access violation)
     * @return 0, 5, 66, 67, 85 ERROR_ALREADY_ASSIGNED, 86 ERROR_INVALID_PASSWORD, 87, 170 ERROR_BUSY, 487, 1200, 1202
     *     to 1206, 1208 (see {@link #WNetGetLastErrorW}), 1219, 1222 ERROR_NO_NETWORK, 1223 ERROR_CANCELLED, 1326
     *     ERROR_LOGON_FAILURE, or 2202
     */
    public static int WNetAddConnection2W(
            NetResource lpNetResource, char @Nullable [] lpPassword, @Nullable String lpUserName, int dwFlags) {
        requireNonNull(lpNetResource, "lpNetResource");
        secret("lpPassword", lpPassword);
        NativeLibrary.require();
        int code = WNetAddConnection2W0(
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                lpPassword,
                lpUserName,
                dwFlags);
        resource(lpNetResource, code);
        return name("lpUserName", lpUserName, code);
    }

    /**
     * As {@link #WNetAddConnection2A}, with a window for dialogs.
     *
     * @param hwndOwner the window for dialogs, or 0
     * @param lpNetResource the resource to connect; with a local name its type must be disk or print
     * @param lpPassword null for the default password, empty for none; our copy of it is wiped
     * @param lpUserName null for the user of this process
     * @param dwFlags {@code CONNECT_} bits. Under Wine 8 {@link #CONNECT_UPDATE_PROFILE} without a local name makes the
     *     connection and then ends the process (an access violation)
     * @return 0, 5, 66, 67, 85 ERROR_ALREADY_ASSIGNED, 86 ERROR_INVALID_PASSWORD, 87, 170 ERROR_BUSY, 487, 1200, 1202
     *     to 1206, 1208 (see {@link #WNetGetLastErrorW}), 1219, 1222 ERROR_NO_NETWORK, 1223 ERROR_CANCELLED, 1326
     *     ERROR_LOGON_FAILURE, 2202, or 1113
     */
    public static int WNetAddConnection3A(
            long hwndOwner,
            NetResource lpNetResource,
            char @Nullable [] lpPassword,
            @Nullable String lpUserName,
            int dwFlags) {
        requireNonNull(lpNetResource, "lpNetResource");
        secret("lpPassword", lpPassword);
        NativeLibrary.require();
        int code = WNetAddConnection3A0(
                hwndOwner,
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                lpPassword,
                lpUserName,
                dwFlags);
        resource(lpNetResource, code);
        return name("lpUserName", lpUserName, code);
    }

    /**
     * As {@link #WNetAddConnection3A}, in UTF-16.
     *
     * @param hwndOwner the window for dialogs, or 0
     * @param lpNetResource the resource to connect; with a local name its type must be disk or print
     * @param lpPassword null for the default password, empty for none; our copy of it is wiped
     * @param lpUserName null for the user of this process
     * @param dwFlags {@code CONNECT_} bits. Under Wine 8 {@link #CONNECT_UPDATE_PROFILE} without a local name makes the
     *     connection and then ends the process (an access violation)
     * @return 0, 5, 66, 67, 85 ERROR_ALREADY_ASSIGNED, 86 ERROR_INVALID_PASSWORD, 87, 170 ERROR_BUSY, 487, 1200, 1202
     *     to 1206, 1208 (see {@link #WNetGetLastErrorW}), 1219, 1222 ERROR_NO_NETWORK, 1223 ERROR_CANCELLED, 1326
     *     ERROR_LOGON_FAILURE, or 2202
     */
    public static int WNetAddConnection3W(
            long hwndOwner,
            NetResource lpNetResource,
            char @Nullable [] lpPassword,
            @Nullable String lpUserName,
            int dwFlags) {
        requireNonNull(lpNetResource, "lpNetResource");
        secret("lpPassword", lpPassword);
        NativeLibrary.require();
        int code = WNetAddConnection3W0(
                hwndOwner,
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                lpPassword,
                lpUserName,
                dwFlags);
        resource(lpNetResource, code);
        return name("lpUserName", lpUserName, code);
    }

    /**
     * As {@link #WNetAddConnection3A}, with data in a format of the provider instead of user and password. Not every
     * Windows has this function.
     *
     * @param hwndOwner the window for dialogs, or 0
     * @param lpNetResource the resource to connect; with a local name its type must be disk or print
     * @param pAuthBuffer authentication data in a format that the provider defines; may be null with a size of 0; our
     *     copy of it is wiped
     * @param cbAuthBuffer the size of {@code pAuthBuffer} in bytes
     * @param dwFlags {@code CONNECT_} bits
     * @param lpUseOptions options in a format that the provider defines; may be null with a size of 0; our copy of it
     *     is wiped
     * @param cbUseOptions the size of {@code lpUseOptions} in bytes
     * @return 0, 127 ERROR_PROC_NOT_FOUND (this Windows lacks it, as Wine 8 does), 5, 66, 67, 85
     *     ERROR_ALREADY_ASSIGNED, 86 ERROR_INVALID_PASSWORD, 87, 170 ERROR_BUSY, 487, 1200, 1202 to 1206, 1208 (see
     *     {@link #WNetGetLastErrorW}), 1219, 1222 ERROR_NO_NETWORK, 1223 ERROR_CANCELLED, 1326 ERROR_LOGON_FAILURE,
     *     2202, or 1113
     */
    public static int WNetAddConnection4A(
            long hwndOwner,
            NetResource lpNetResource,
            byte @Nullable [] pAuthBuffer,
            int cbAuthBuffer,
            int dwFlags,
            byte @Nullable [] lpUseOptions,
            int cbUseOptions) {
        requireNonNull(lpNetResource, "lpNetResource");
        counted("pAuthBuffer", pAuthBuffer, cbAuthBuffer);
        counted("lpUseOptions", lpUseOptions, cbUseOptions);
        NativeLibrary.require();
        int code = WNetAddConnection4A0(
                hwndOwner,
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                pAuthBuffer,
                cbAuthBuffer,
                dwFlags,
                lpUseOptions,
                cbUseOptions);
        return resource(lpNetResource, code);
    }

    /**
     * As {@link #WNetAddConnection4A}, in UTF-16.
     *
     * @param hwndOwner the window for dialogs, or 0
     * @param lpNetResource the resource to connect; with a local name its type must be disk or print
     * @param pAuthBuffer authentication data in a format that the provider defines; may be null with a size of 0; our
     *     copy of it is wiped
     * @param cbAuthBuffer the size of {@code pAuthBuffer} in bytes
     * @param dwFlags {@code CONNECT_} bits
     * @param lpUseOptions options in a format that the provider defines; may be null with a size of 0; our copy of it
     *     is wiped
     * @param cbUseOptions the size of {@code lpUseOptions} in bytes
     * @return 0, 127 ERROR_PROC_NOT_FOUND (this Windows lacks it, as Wine 8 does), 5, 66, 67, 85
     *     ERROR_ALREADY_ASSIGNED, 86 ERROR_INVALID_PASSWORD, 87, 170 ERROR_BUSY, 487, 1200, 1202 to 1206, 1208 (see
     *     {@link #WNetGetLastErrorW}), 1219, 1222 ERROR_NO_NETWORK, 1223 ERROR_CANCELLED, 1326 ERROR_LOGON_FAILURE, or
     *     2202
     */
    public static int WNetAddConnection4W(
            long hwndOwner,
            NetResource lpNetResource,
            byte @Nullable [] pAuthBuffer,
            int cbAuthBuffer,
            int dwFlags,
            byte @Nullable [] lpUseOptions,
            int cbUseOptions) {
        requireNonNull(lpNetResource, "lpNetResource");
        counted("pAuthBuffer", pAuthBuffer, cbAuthBuffer);
        counted("lpUseOptions", lpUseOptions, cbUseOptions);
        NativeLibrary.require();
        int code = WNetAddConnection4W0(
                hwndOwner,
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                pAuthBuffer,
                cbAuthBuffer,
                dwFlags,
                lpUseOptions,
                cbUseOptions);
        return resource(lpNetResource, code);
    }

    /**
     * Connects, and answers the name to use. With {@code CONNECT_REDIRECT} (0x80) Windows chooses a free device,
     * letters from Z: down; the type must then not be 0.
     *
     * @param hwndOwner the window for dialogs, or 0
     * @param lpNetResource the resource to connect; with a local name its type must be disk or print
     * @param lpPassword null for the default password, empty for none; our copy of it is wiped
     * @param lpUserID null for the user of this process
     * @param dwFlags {@code CONNECT_} bits. Under Wine 8 {@link #CONNECT_UPDATE_PROFILE} without a local name makes the
     *     connection and then ends the process (an access violation)
     * @param lpAccessName receives the name of the device, or of the remote resource without one, with a NUL; may be
     *     null
     * @param lpBufferSize in: the number of characters to use of the array; out: with 234 the number that is needed.
     *     Give this and the name, or null for both: one alone is an IllegalArgumentException
     * @param lpResult receives 0x100 (CONNECT_LOCALDRIVE) when the access name is a device, otherwise 0; may be null
     * @return 0, 234 ERROR_MORE_DATA (the name doesn't fit: no connection was made), 259 ERROR_NO_MORE_ITEMS (no letter
     *     is free), 5, 66, 67, 85 ERROR_ALREADY_ASSIGNED, 86 ERROR_INVALID_PASSWORD, 87, 170 ERROR_BUSY, 487, 1200,
     *     1202 to 1206, 1208 (see {@link #WNetGetLastErrorW}), 1219, 1222 ERROR_NO_NETWORK, 1223 ERROR_CANCELLED, 1326
     *     ERROR_LOGON_FAILURE, 2202, or 1113
     */
    public static int WNetUseConnectionA(
            long hwndOwner,
            NetResource lpNetResource,
            char @Nullable [] lpPassword,
            @Nullable String lpUserID,
            int dwFlags,
            byte @Nullable [] lpAccessName,
            int @Nullable [] lpBufferSize,
            int @Nullable [] lpResult) {
        requireNonNull(lpNetResource, "lpNetResource");
        secret("lpPassword", lpPassword);
        accessName(lpAccessName != null ? lpAccessName.length : -1, lpBufferSize);
        optional("lpResult", lpResult, 1);
        NativeLibrary.require();
        int code = WNetUseConnectionA0(
                hwndOwner,
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                lpPassword,
                lpUserID,
                dwFlags,
                lpAccessName,
                lpBufferSize,
                lpResult);
        resource(lpNetResource, code);
        return name("lpUserID", lpUserID, code);
    }

    /**
     * As {@link #WNetUseConnectionA}, in UTF-16.
     *
     * @param hwndOwner the window for dialogs, or 0
     * @param lpNetResource the resource to connect; with a local name its type must be disk or print
     * @param lpPassword null for the default password, empty for none; our copy of it is wiped
     * @param lpUserID null for the user of this process
     * @param dwFlags {@code CONNECT_} bits. Under Wine 8 {@link #CONNECT_UPDATE_PROFILE} without a local name makes the
     *     connection and then ends the process (an access violation)
     * @param lpAccessName receives the name of the device, or of the remote resource without one, with a NUL; may be
     *     null
     * @param lpBufferSize in: the number of characters to use of the array; out: with 234 the number that is needed.
     *     Give this and the name, or null for both: one alone is an IllegalArgumentException
     * @param lpResult receives 0x100 (CONNECT_LOCALDRIVE) when the access name is a device, otherwise 0; may be null
     * @return 0, 234 ERROR_MORE_DATA (the name doesn't fit: no connection was made), 259 ERROR_NO_MORE_ITEMS (no letter
     *     is free), 5, 66, 67, 85 ERROR_ALREADY_ASSIGNED, 86 ERROR_INVALID_PASSWORD, 87, 170 ERROR_BUSY, 487, 1200,
     *     1202 to 1206, 1208 (see {@link #WNetGetLastErrorW}), 1219, 1222 ERROR_NO_NETWORK, 1223 ERROR_CANCELLED, 1326
     *     ERROR_LOGON_FAILURE, or 2202
     */
    public static int WNetUseConnectionW(
            long hwndOwner,
            NetResource lpNetResource,
            char @Nullable [] lpPassword,
            @Nullable String lpUserID,
            int dwFlags,
            char @Nullable [] lpAccessName,
            int @Nullable [] lpBufferSize,
            int @Nullable [] lpResult) {
        requireNonNull(lpNetResource, "lpNetResource");
        secret("lpPassword", lpPassword);
        accessName(lpAccessName != null ? lpAccessName.length : -1, lpBufferSize);
        optional("lpResult", lpResult, 1);
        NativeLibrary.require();
        int code = WNetUseConnectionW0(
                hwndOwner,
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                lpPassword,
                lpUserID,
                dwFlags,
                lpAccessName,
                lpBufferSize,
                lpResult);
        resource(lpNetResource, code);
        return name("lpUserID", lpUserID, code);
    }

    /**
     * As {@link #WNetUseConnectionA}, with data in a format of the provider instead of user and password. Microsoft's
     * headers declare this function and no page of theirs describes it; not every Windows has it.
     *
     * @param hwndOwner the window for dialogs, or 0
     * @param lpNetResource the resource to connect; with a local name its type must be disk or print
     * @param pAuthBuffer authentication data in a format that the provider defines; may be null with a size of 0; our
     *     copy of it is wiped
     * @param cbAuthBuffer the size of {@code pAuthBuffer} in bytes
     * @param dwFlags {@code CONNECT_} bits
     * @param lpUseOptions options in a format that the provider defines; may be null with a size of 0; our copy of it
     *     is wiped
     * @param cbUseOptions the size of {@code lpUseOptions} in bytes
     * @param lpAccessName receives the name of the device, or of the remote resource without one, with a NUL; may be
     *     null
     * @param lpBufferSize in: the number of characters to use of the array; out: with 234 the number that is needed.
     *     Give this and the name, or null for both: one alone is an IllegalArgumentException
     * @param lpResult receives 0x100 (CONNECT_LOCALDRIVE) when the access name is a device, otherwise 0; may be null
     * @return 0, 127 ERROR_PROC_NOT_FOUND (this Windows lacks it, as Wine 8 does), 234 ERROR_MORE_DATA (the name
     *     doesn't fit: no connection was made), 259 ERROR_NO_MORE_ITEMS (no letter is free), 5, 66, 67, 85
     *     ERROR_ALREADY_ASSIGNED, 86 ERROR_INVALID_PASSWORD, 87, 170 ERROR_BUSY, 487, 1200, 1202 to 1206, 1208 (see
     *     {@link #WNetGetLastErrorW}), 1219, 1222 ERROR_NO_NETWORK, 1223 ERROR_CANCELLED, 1326 ERROR_LOGON_FAILURE,
     *     2202, or 1113
     */
    public static int WNetUseConnection4A(
            long hwndOwner,
            NetResource lpNetResource,
            byte @Nullable [] pAuthBuffer,
            int cbAuthBuffer,
            int dwFlags,
            byte @Nullable [] lpUseOptions,
            int cbUseOptions,
            byte @Nullable [] lpAccessName,
            int @Nullable [] lpBufferSize,
            int @Nullable [] lpResult) {
        requireNonNull(lpNetResource, "lpNetResource");
        counted("pAuthBuffer", pAuthBuffer, cbAuthBuffer);
        counted("lpUseOptions", lpUseOptions, cbUseOptions);
        accessName(lpAccessName != null ? lpAccessName.length : -1, lpBufferSize);
        optional("lpResult", lpResult, 1);
        NativeLibrary.require();
        int code = WNetUseConnection4A0(
                hwndOwner,
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                pAuthBuffer,
                cbAuthBuffer,
                dwFlags,
                lpUseOptions,
                cbUseOptions,
                lpAccessName,
                lpBufferSize,
                lpResult);
        return resource(lpNetResource, code);
    }

    /**
     * As {@link #WNetUseConnection4A}, in UTF-16.
     *
     * @param hwndOwner the window for dialogs, or 0
     * @param lpNetResource the resource to connect; with a local name its type must be disk or print
     * @param pAuthBuffer authentication data in a format that the provider defines; may be null with a size of 0; our
     *     copy of it is wiped
     * @param cbAuthBuffer the size of {@code pAuthBuffer} in bytes
     * @param dwFlags {@code CONNECT_} bits
     * @param lpUseOptions options in a format that the provider defines; may be null with a size of 0; our copy of it
     *     is wiped
     * @param cbUseOptions the size of {@code lpUseOptions} in bytes
     * @param lpAccessName receives the name of the device, or of the remote resource without one, with a NUL; may be
     *     null
     * @param lpBufferSize in: the number of characters to use of the array; out: with 234 the number that is needed.
     *     Give this and the name, or null for both: one alone is an IllegalArgumentException
     * @param lpResult receives 0x100 (CONNECT_LOCALDRIVE) when the access name is a device, otherwise 0; may be null
     * @return 0, 127 ERROR_PROC_NOT_FOUND (this Windows lacks it, as Wine 8 does), 234 ERROR_MORE_DATA (the name
     *     doesn't fit: no connection was made), 259 ERROR_NO_MORE_ITEMS (no letter is free), 5, 66, 67, 85
     *     ERROR_ALREADY_ASSIGNED, 86 ERROR_INVALID_PASSWORD, 87, 170 ERROR_BUSY, 487, 1200, 1202 to 1206, 1208 (see
     *     {@link #WNetGetLastErrorW}), 1219, 1222 ERROR_NO_NETWORK, 1223 ERROR_CANCELLED, 1326 ERROR_LOGON_FAILURE, or
     *     2202
     */
    public static int WNetUseConnection4W(
            long hwndOwner,
            NetResource lpNetResource,
            byte @Nullable [] pAuthBuffer,
            int cbAuthBuffer,
            int dwFlags,
            byte @Nullable [] lpUseOptions,
            int cbUseOptions,
            char @Nullable [] lpAccessName,
            int @Nullable [] lpBufferSize,
            int @Nullable [] lpResult) {
        requireNonNull(lpNetResource, "lpNetResource");
        counted("pAuthBuffer", pAuthBuffer, cbAuthBuffer);
        counted("lpUseOptions", lpUseOptions, cbUseOptions);
        accessName(lpAccessName != null ? lpAccessName.length : -1, lpBufferSize);
        optional("lpResult", lpResult, 1);
        NativeLibrary.require();
        int code = WNetUseConnection4W0(
                hwndOwner,
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                pAuthBuffer,
                cbAuthBuffer,
                dwFlags,
                lpUseOptions,
                cbUseOptions,
                lpAccessName,
                lpBufferSize,
                lpResult);
        return resource(lpNetResource, code);
    }

    // -- questions --

    /**
     * Answers the remote name that a device is connected to. Sees the connections of this logon session only.
     *
     * @param lpLocalName a device such as {@code "Z:"}
     * @param lpRemoteName receives the remote name, ended by a NUL
     * @param lpnLength in: the number of characters to use of the array, its NUL included; out: with 234 the number
     *     that is needed
     * @return 0, 234 ERROR_MORE_DATA, 1200 ERROR_BAD_DEVICE, 1201 ERROR_CONNECTION_UNAVAIL (remembered only), 1203,
     *     1208, 1222, 2250 ERROR_NOT_CONNECTED, or 1113
     */
    public static int WNetGetConnectionA(String lpLocalName, byte[] lpRemoteName, int[] lpnLength) {
        requireNonNull(lpLocalName, "lpLocalName");
        room("lpnLength", lpnLength.length, 1);
        room("lpRemoteName", lpRemoteName.length, lpnLength[0]);
        NativeLibrary.require();
        int code = WNetGetConnectionA0(lpLocalName, lpRemoteName, lpnLength);
        return name("lpLocalName", lpLocalName, code);
    }

    /**
     * As {@link #WNetGetConnectionA}, in UTF-16.
     *
     * @param lpLocalName a device such as {@code "Z:"}
     * @param lpRemoteName receives the remote name, ended by a NUL
     * @param lpnLength in: the number of characters to use of the array, its NUL included; out: with 234 the number
     *     that is needed
     * @return 0, 234 ERROR_MORE_DATA, 1200 ERROR_BAD_DEVICE, 1201 ERROR_CONNECTION_UNAVAIL (remembered only), 1203,
     *     1208, 1222, or 2250 ERROR_NOT_CONNECTED
     */
    public static int WNetGetConnectionW(String lpLocalName, char[] lpRemoteName, int[] lpnLength) {
        requireNonNull(lpLocalName, "lpLocalName");
        room("lpnLength", lpnLength.length, 1);
        room("lpRemoteName", lpRemoteName.length, lpnLength[0]);
        NativeLibrary.require();
        int code = WNetGetConnectionW0(lpLocalName, lpRemoteName, lpnLength);
        return name("lpLocalName", lpLocalName, code);
    }

    /**
     * Answers the user's name that a connection was made with.
     *
     * @param lpName a device or a remote name; null for the user of this process
     * @param lpUserName receives the name, ended by a NUL
     * @param lpnLength in: the number of characters to use of the array, its NUL included; out: with 234 the number
     *     that is needed
     * @return 0, 234 ERROR_MORE_DATA, 1203, 1208, 1222, 2250 ERROR_NOT_CONNECTED, or 1113
     */
    public static int WNetGetUserA(@Nullable String lpName, byte[] lpUserName, int[] lpnLength) {
        room("lpnLength", lpnLength.length, 1);
        room("lpUserName", lpUserName.length, lpnLength[0]);
        NativeLibrary.require();
        int code = WNetGetUserA0(lpName, lpUserName, lpnLength);
        return name("lpName", lpName, code);
    }

    /**
     * As {@link #WNetGetUserA}, in UTF-16.
     *
     * @param lpName a device or a remote name; null for the user of this process
     * @param lpUserName receives the name, ended by a NUL
     * @param lpnLength in: the number of characters to use of the array, its NUL included; out: with 234 the number
     *     that is needed
     * @return 0, 234 ERROR_MORE_DATA, 1203, 1208, 1222, or 2250 ERROR_NOT_CONNECTED
     */
    public static int WNetGetUserW(@Nullable String lpName, char[] lpUserName, int[] lpnLength) {
        room("lpnLength", lpnLength.length, 1);
        room("lpUserName", lpUserName.length, lpnLength[0]);
        NativeLibrary.require();
        int code = WNetGetUserW0(lpName, lpUserName, lpnLength);
        return name("lpName", lpName, code);
    }

    /**
     * Answers the name of the provider for a kind of network.
     *
     * @param dwNetType the number of the kind in the high word; the low word is not compared
     * @param lpProviderName receives the name, ended by a NUL
     * @param lpBufferSize in: the number of characters to use of the array, its NUL included; out: with 234 the number
     *     that is needed
     * @return 0, 234 ERROR_MORE_DATA, 487, or 1222
     */
    public static int WNetGetProviderNameA(int dwNetType, byte[] lpProviderName, int[] lpBufferSize) {
        room("lpBufferSize", lpBufferSize.length, 1);
        room("lpProviderName", lpProviderName.length, lpBufferSize[0]);
        NativeLibrary.require();
        return WNetGetProviderNameA0(dwNetType, lpProviderName, lpBufferSize);
    }

    /**
     * As {@link #WNetGetProviderNameA}, in UTF-16.
     *
     * @param dwNetType the number of the kind in the high word; the low word is not compared
     * @param lpProviderName receives the name, ended by a NUL
     * @param lpBufferSize in: the number of characters to use of the array, its NUL included; out: with 234 the number
     *     that is needed
     * @return 0, 234 ERROR_MORE_DATA, 487, or 1222
     */
    public static int WNetGetProviderNameW(int dwNetType, char[] lpProviderName, int[] lpBufferSize) {
        room("lpBufferSize", lpBufferSize.length, 1);
        room("lpProviderName", lpProviderName.length, lpBufferSize[0]);
        NativeLibrary.require();
        return WNetGetProviderNameW0(dwNetType, lpProviderName, lpBufferSize);
    }

    /**
     * Converts a path on a redirected device to one that names the network resource.
     *
     * @param lpLocalPath a path on a redirected device; the path need not exist
     * @param dwInfoLevel 1: {@code UNIVERSAL_NAME_INFO}, one string; 2: {@code REMOTE_NAME_INFO}, three
     * @param lpBuffer receives the structure and its strings; see the class
     * @param lpBufferSize in: the number of bytes to use of the array; out: with 234 the number that is needed
     * @return 0, 50 (level 1, and the provider has no UNC names), 234 ERROR_MORE_DATA, 1200, 1201, 1203, 1208, 1222,
     *     2250, or 1113
     */
    public static int WNetGetUniversalNameA(String lpLocalPath, int dwInfoLevel, byte[] lpBuffer, int[] lpBufferSize) {
        requireNonNull(lpLocalPath, "lpLocalPath");
        room("lpBufferSize", lpBufferSize.length, 1);
        room("lpBuffer", lpBuffer.length, lpBufferSize[0]);
        NativeLibrary.require();
        int code = WNetGetUniversalNameA0(lpLocalPath, dwInfoLevel, lpBuffer, lpBufferSize);
        return name("lpLocalPath", lpLocalPath, code);
    }

    /**
     * As {@link #WNetGetUniversalNameA}, in UTF-16.
     *
     * @param lpLocalPath a path on a redirected device; the path need not exist
     * @param dwInfoLevel 1: {@code UNIVERSAL_NAME_INFO}, one string; 2: {@code REMOTE_NAME_INFO}, three
     * @param lpBuffer receives the structure and its strings; see the class
     * @param lpBufferSize in: the number of bytes to use of the array; out: with 234 the number that is needed
     * @return 0, 50 (level 1, and the provider has no UNC names), 234 ERROR_MORE_DATA, 1200, 1201, 1203, 1208, 1222, or
     *     2250
     */
    public static int WNetGetUniversalNameW(String lpLocalPath, int dwInfoLevel, byte[] lpBuffer, int[] lpBufferSize) {
        requireNonNull(lpLocalPath, "lpLocalPath");
        room("lpBufferSize", lpBufferSize.length, 1);
        room("lpBuffer", lpBuffer.length, lpBufferSize[0]);
        NativeLibrary.require();
        int code = WNetGetUniversalNameW0(lpLocalPath, dwInfoLevel, lpBuffer, lpBufferSize);
        return name("lpLocalPath", lpLocalPath, code);
    }

    /**
     * Describes a provider. On 64 bit Wine 8 has a structure of another layout: its members behind the handle stand 4
     * bytes before Windows' (the type of the network at 20, not at 24).
     *
     * @param lpProvider the provider's name
     * @param lpNetInfoStruct a {@code NETINFOSTRUCT}, 40 bytes, little-endian: its size, which the caller sets;
     *     receives the rest
     * @return 0, 87 (the structure has another size), 1204 ERROR_BAD_PROVIDER, or 1113
     */
    public static int WNetGetNetworkInformationA(String lpProvider, byte[] lpNetInfoStruct) {
        requireNonNull(lpProvider, "lpProvider");
        room("lpNetInfoStruct", lpNetInfoStruct.length, NETINFO);
        NativeLibrary.require();
        int code = WNetGetNetworkInformationA0(lpProvider, lpNetInfoStruct);
        return name("lpProvider", lpProvider, code);
    }

    /**
     * As {@link #WNetGetNetworkInformationA}, in UTF-16.
     *
     * @param lpProvider the provider's name
     * @param lpNetInfoStruct a {@code NETINFOSTRUCT}, 40 bytes, little-endian: its size, which the caller sets;
     *     receives the rest
     * @return 0, 87 (the structure has another size), or 1204 ERROR_BAD_PROVIDER
     */
    public static int WNetGetNetworkInformationW(String lpProvider, byte[] lpNetInfoStruct) {
        requireNonNull(lpProvider, "lpProvider");
        room("lpNetInfoStruct", lpNetInfoStruct.length, NETINFO);
        NativeLibrary.require();
        int code = WNetGetNetworkInformationW0(lpProvider, lpNetInfoStruct);
        return name("lpProvider", lpProvider, code);
    }

    /**
     * Splits a path into the resource of the network and the rest: {@code "\\server\share\folder"} into
     * {@code "\\server\share"} and {@code "\folder"}.
     *
     * @param lpNetResource the path, as its remote name
     * @param lpBuffer receives a {@code NETRESOURCE} and its strings; see the class
     * @param lpcbBuffer in: the number of bytes to use of the array; out: with 234 the number that is needed
     * @param lplpSystem receives the offset of the rest from the beginning of the array; 0 for none
     * @return 0, 66, 67 ERROR_BAD_NET_NAME, 234 ERROR_MORE_DATA, 1208, 1222, or 1113
     */
    public static int WNetGetResourceInformationA(
            NetResource lpNetResource, byte[] lpBuffer, int[] lpcbBuffer, int[] lplpSystem) {
        requireNonNull(lpNetResource, "lpNetResource");
        room("lpcbBuffer", lpcbBuffer.length, 1);
        room("lpBuffer", lpBuffer.length, lpcbBuffer[0]);
        room("lplpSystem", lplpSystem.length, 1);
        NativeLibrary.require();
        int code = WNetGetResourceInformationA0(
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                lpBuffer,
                lpcbBuffer,
                lplpSystem);
        return resource(lpNetResource, code);
    }

    /**
     * As {@link #WNetGetResourceInformationA}, in UTF-16.
     *
     * @param lpNetResource the path, as its remote name
     * @param lpBuffer receives a {@code NETRESOURCE} and its strings; see the class
     * @param lpcbBuffer in: the number of bytes to use of the array; out: with 234 the number that is needed
     * @param lplpSystem receives the offset of the rest from the beginning of the array; 0 for none
     * @return 0, 66, 67 ERROR_BAD_NET_NAME, 234 ERROR_MORE_DATA, 1208, or 1222
     */
    public static int WNetGetResourceInformationW(
            NetResource lpNetResource, byte[] lpBuffer, int[] lpcbBuffer, int[] lplpSystem) {
        requireNonNull(lpNetResource, "lpNetResource");
        room("lpcbBuffer", lpcbBuffer.length, 1);
        room("lpBuffer", lpBuffer.length, lpcbBuffer[0]);
        room("lplpSystem", lplpSystem.length, 1);
        NativeLibrary.require();
        int code = WNetGetResourceInformationW0(
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                lpBuffer,
                lpcbBuffer,
                lplpSystem);
        return resource(lpNetResource, code);
    }

    /**
     * Answers the resource that contains another. Without one the remote name in the answer is NULL.
     *
     * @param lpNetResource the resource, with its provider, which is required
     * @param lpBuffer receives a {@code NETRESOURCE} and its strings; see the class
     * @param lpcbBuffer in: the number of bytes to use of the array; out: with 234 the number that is needed
     * @return 0, 5, 67, 234 ERROR_MORE_DATA, 1204, 1208, 1222 (always under Wine 8), 1244, or 1113
     */
    public static int WNetGetResourceParentA(NetResource lpNetResource, byte[] lpBuffer, int[] lpcbBuffer) {
        requireNonNull(lpNetResource, "lpNetResource");
        room("lpcbBuffer", lpcbBuffer.length, 1);
        room("lpBuffer", lpBuffer.length, lpcbBuffer[0]);
        NativeLibrary.require();
        int code = WNetGetResourceParentA0(
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                lpBuffer,
                lpcbBuffer);
        return resource(lpNetResource, code);
    }

    /**
     * As {@link #WNetGetResourceParentA}, in UTF-16.
     *
     * @param lpNetResource the resource, with its provider, which is required
     * @param lpBuffer receives a {@code NETRESOURCE} and its strings; see the class
     * @param lpcbBuffer in: the number of bytes to use of the array; out: with 234 the number that is needed
     * @return 0, 5, 67, 234 ERROR_MORE_DATA, 1204, 1208, 1222 (always under Wine 8), or 1244
     */
    public static int WNetGetResourceParentW(NetResource lpNetResource, byte[] lpBuffer, int[] lpcbBuffer) {
        requireNonNull(lpNetResource, "lpNetResource");
        room("lpcbBuffer", lpcbBuffer.length, 1);
        room("lpBuffer", lpBuffer.length, lpcbBuffer[0]);
        NativeLibrary.require();
        int code = WNetGetResourceParentW0(
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                lpBuffer,
                lpcbBuffer);
        return resource(lpNetResource, code);
    }

    /**
     * Answers the performance to expect of a connection.
     *
     * @param lpNetResource the connection, by its local or its remote name
     * @param lpNetConnectInfoStruct a {@code NETCONNECTINFOSTRUCT}, 20 bytes, little-endian, 4 bytes each: its size,
     *     which the caller sets; receives flags, speed (in 100 bits per second), delay (in milliseconds), best size of
     *     data
     * @return 0, 50, 67, 87, 487, 1200, 1203, 1208, 1222 (always under Wine 8), 2250, or 1113
     */
    public static int MultinetGetConnectionPerformanceA(NetResource lpNetResource, byte[] lpNetConnectInfoStruct) {
        requireNonNull(lpNetResource, "lpNetResource");
        room("lpNetConnectInfoStruct", lpNetConnectInfoStruct.length, NETCONNECTINFO);
        NativeLibrary.require();
        int code = MultinetGetConnectionPerformanceA0(
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                lpNetConnectInfoStruct);
        return resource(lpNetResource, code);
    }

    /**
     * As {@link #MultinetGetConnectionPerformanceA}, in UTF-16.
     *
     * @param lpNetResource the connection, by its local or its remote name
     * @param lpNetConnectInfoStruct as for {@link #MultinetGetConnectionPerformanceA}
     * @return 0, 50, 67, 87, 487, 1200, 1203, 1208, 1222 (always under Wine 8), or 2250
     */
    public static int MultinetGetConnectionPerformanceW(NetResource lpNetResource, byte[] lpNetConnectInfoStruct) {
        requireNonNull(lpNetResource, "lpNetResource");
        room("lpNetConnectInfoStruct", lpNetConnectInfoStruct.length, NETCONNECTINFO);
        NativeLibrary.require();
        int code = MultinetGetConnectionPerformanceW0(
                lpNetResource.dwScope(),
                lpNetResource.dwType(),
                lpNetResource.dwDisplayType(),
                lpNetResource.dwUsage(),
                lpNetResource.lpLocalName(),
                lpNetResource.lpRemoteName(),
                lpNetResource.lpComment(),
                lpNetResource.lpProvider(),
                lpNetConnectInfoStruct);
        return resource(lpNetResource, code);
    }

    /**
     * For providers: sets what {@link #WNetGetLastErrorW} answers on this thread; the provider then returns 1208. In C
     * the function has no result. So the answer is 0 even where Windows lacks it, as Wine 8 does: ask
     * {@link io.github.winnet4j.Availability}.
     *
     * @param err the provider's own number
     * @param lpError its text
     * @param lpProviders the provider's name
     * @return 0, or 1113 (see the class)
     */
    public static int WNetSetLastErrorA(int err, @Nullable String lpError, @Nullable String lpProviders) {
        NativeLibrary.require();
        int code = WNetSetLastErrorA0(err, lpError, lpProviders);
        name("lpError", lpError, code);
        return name("lpProviders", lpProviders, code);
    }

    /**
     * As {@link #WNetSetLastErrorA}, in UTF-16.
     *
     * @param err the provider's own number
     * @param lpError its text
     * @param lpProviders the provider's name
     * @return 0
     */
    public static int WNetSetLastErrorW(int err, @Nullable String lpError, @Nullable String lpProviders) {
        NativeLibrary.require();
        int code = WNetSetLastErrorW0(err, lpError, lpProviders);
        name("lpError", lpError, code);
        return name("lpProviders", lpProviders, code);
    }

    // -- enumerations --

    /**
     * Begins an enumeration. Under Wine 8 reading the connected resources crashes the process (an access violation)
     * when a provider leaves out a local name.
     *
     * @param dwScope a {@code RESOURCE_} number of {@link NetResource}
     * @param dwType a {@code RESOURCETYPE_} number
     * @param dwUsage {@code RESOURCEUSAGE_} bits; only used for {@link NetResource#RESOURCE_GLOBALNET}
     * @param lpNetResource a container of the global network; null for its root and for every other scope
     * @param lphEnum receives the handle, which {@link #WNetCloseEnum} ends
     * @return 0, 87, 487, 1207 ERROR_NOT_CONTAINER, 1208, 1222 ERROR_NO_NETWORK, or 1113
     */
    public static int WNetOpenEnumA(
            int dwScope, int dwType, int dwUsage, @Nullable NetResource lpNetResource, long[] lphEnum) {
        NetResource r = lpNetResource != null ? lpNetResource : NOTHING;
        room("lphEnum", lphEnum.length, 1);
        NativeLibrary.require();
        int code = WNetOpenEnumA0(
                dwScope,
                dwType,
                dwUsage,
                lpNetResource != null,
                r.dwScope(),
                r.dwType(),
                r.dwDisplayType(),
                r.dwUsage(),
                r.lpLocalName(),
                r.lpRemoteName(),
                r.lpComment(),
                r.lpProvider(),
                lphEnum);
        return resource(r, code);
    }

    /**
     * As {@link #WNetOpenEnumA}, in UTF-16.
     *
     * @param dwScope a {@code RESOURCE_} number of {@link NetResource}
     * @param dwType a {@code RESOURCETYPE_} number
     * @param dwUsage {@code RESOURCEUSAGE_} bits; only used for {@link NetResource#RESOURCE_GLOBALNET}
     * @param lpNetResource a container of the global network; null for its root and for every other scope
     * @param lphEnum receives the handle, which {@link #WNetCloseEnum} ends
     * @return 0, 87, 487, 1207 ERROR_NOT_CONTAINER, 1208, or 1222 ERROR_NO_NETWORK
     */
    public static int WNetOpenEnumW(
            int dwScope, int dwType, int dwUsage, @Nullable NetResource lpNetResource, long[] lphEnum) {
        NetResource r = lpNetResource != null ? lpNetResource : NOTHING;
        room("lphEnum", lphEnum.length, 1);
        NativeLibrary.require();
        int code = WNetOpenEnumW0(
                dwScope,
                dwType,
                dwUsage,
                lpNetResource != null,
                r.dwScope(),
                r.dwType(),
                r.dwDisplayType(),
                r.dwUsage(),
                r.lpLocalName(),
                r.lpRemoteName(),
                r.lpComment(),
                r.lpProvider(),
                lphEnum);
        return resource(r, code);
    }

    /**
     * Reads the next entries of an enumeration. 0 does not mean the end: go on until 259.
     *
     * @param hEnum from {@link #WNetOpenEnumA} or {@link #WNetOpenEnumW}
     * @param lpcCount in: the number of entries wanted, -1 for as many as fit; out: the number of entries received
     * @param lpBuffer receives the entries, each a {@code NETRESOURCE} of 48 bytes, then their strings; see the class.
     *     Microsoft recommends 16 KB
     * @param lpBufferSize in: the number of bytes to use of the array; out: with 234 the number that is needed
     * @return 0 (there may be more), 259 ERROR_NO_MORE_ITEMS (the end; under Wine 8 the last entries may come with it:
     *     then the count has changed), 234 ERROR_MORE_DATA (not even one fits), 6, 1208, or 1222
     */
    public static int WNetEnumResourceA(long hEnum, int[] lpcCount, byte[] lpBuffer, int[] lpBufferSize) {
        room("lpcCount", lpcCount.length, 1);
        room("lpBufferSize", lpBufferSize.length, 1);
        room("lpBuffer", lpBuffer.length, lpBufferSize[0]);
        NativeLibrary.require();
        return WNetEnumResourceA0(hEnum, lpcCount, lpBuffer, lpBufferSize);
    }

    /**
     * As {@link #WNetEnumResourceA}, in UTF-16.
     *
     * @param hEnum from {@link #WNetOpenEnumA} or {@link #WNetOpenEnumW}
     * @param lpcCount in: the number of entries wanted, -1 for as many as fit; out: the number of entries received
     * @param lpBuffer receives the entries, each a {@code NETRESOURCE} of 48 bytes, then their strings; see the class.
     *     Microsoft recommends 16 KB
     * @param lpBufferSize in: the number of bytes to use of the array; out: with 234 the number that is needed
     * @return 0 (there may be more), 259 ERROR_NO_MORE_ITEMS (the end; under Wine 8 the last entries may come with it:
     *     then the count has changed), 234 ERROR_MORE_DATA (not even one fits), 6, 1208, or 1222
     */
    public static int WNetEnumResourceW(long hEnum, int[] lpcCount, byte[] lpBuffer, int[] lpBufferSize) {
        room("lpcCount", lpcCount.length, 1);
        room("lpBufferSize", lpBufferSize.length, 1);
        room("lpBuffer", lpBuffer.length, lpBufferSize[0]);
        NativeLibrary.require();
        return WNetEnumResourceW0(hEnum, lpcCount, lpBuffer, lpBufferSize);
    }

    /**
     * Ends an enumeration.
     *
     * @param hEnum from {@link #WNetOpenEnumA} or {@link #WNetOpenEnumW}
     * @return 0, 6, 1208, or 1222
     */
    public static int WNetCloseEnum(long hEnum) {
        NativeLibrary.require();
        return WNetCloseEnum0(hEnum);
    }

    // -- dialogs, which block until the user is done --

    /**
     * Lets the user connect, in a dialog.
     *
     * @param hwnd the window for dialogs, or 0
     * @param dwType 1: disk
     * @return 0, -1 (the user left it), 8, 86, 1208, or 1222
     */
    public static int WNetConnectionDialog(long hwnd, int dwType) {
        NativeLibrary.require();
        return WNetConnectionDialog0(hwnd, dwType);
    }

    /**
     * Lets the user disconnect, in a dialog.
     *
     * @param hwnd the window for dialogs, or 0
     * @param dwType 1: disk, 2: print
     * @return 0, -1 (the user left it), 8, 86, 1208, or 1222
     */
    public static int WNetDisconnectDialog(long hwnd, int dwType) {
        NativeLibrary.require();
        return WNetDisconnectDialog0(hwnd, dwType);
    }

    /**
     * Lets the user connect, in a dialog. Where C has a {@code CONNECTDLGSTRUCT}, its fields are parameters here.
     *
     * @param hwndOwner the window for dialogs, or 0
     * @param lpConnRes the resource that the dialog offers; its type must be disk
     * @param dwFlags {@code CONNDLG_} bits; those that contradict each other are answered with 87
     * @param dwDevNum receives the number of the drive, 1 for A: and 3 for C:, or -1 without a device; may be null
     * @return 0, -1 (the user left it), 8, 66 (the type is not disk), 86, 87 (contradictory flags), 170, 1208, 1222, or
     *     1113
     */
    public static int WNetConnectionDialog1A(
            long hwndOwner, NetResource lpConnRes, int dwFlags, int @Nullable [] dwDevNum) {
        requireNonNull(lpConnRes, "lpConnRes");
        optional("dwDevNum", dwDevNum, 1);
        NativeLibrary.require();
        int code = WNetConnectionDialog1A0(
                hwndOwner,
                lpConnRes.dwScope(),
                lpConnRes.dwType(),
                lpConnRes.dwDisplayType(),
                lpConnRes.dwUsage(),
                lpConnRes.lpLocalName(),
                lpConnRes.lpRemoteName(),
                lpConnRes.lpComment(),
                lpConnRes.lpProvider(),
                dwFlags,
                dwDevNum);
        return resource(lpConnRes, code);
    }

    /**
     * As {@link #WNetConnectionDialog1A}, in UTF-16.
     *
     * @param hwndOwner the window for dialogs, or 0
     * @param lpConnRes the resource that the dialog offers; its type must be disk
     * @param dwFlags {@code CONNDLG_} bits; those that contradict each other are answered with 87
     * @param dwDevNum receives the number of the drive, 1 for A: and 3 for C:, or -1 without a device; may be null
     * @return 0, -1 (the user left it), 8, 66 (the type is not disk), 86, 87 (contradictory flags), 170, 1208, or 1222
     */
    public static int WNetConnectionDialog1W(
            long hwndOwner, NetResource lpConnRes, int dwFlags, int @Nullable [] dwDevNum) {
        requireNonNull(lpConnRes, "lpConnRes");
        optional("dwDevNum", dwDevNum, 1);
        NativeLibrary.require();
        int code = WNetConnectionDialog1W0(
                hwndOwner,
                lpConnRes.dwScope(),
                lpConnRes.dwType(),
                lpConnRes.dwDisplayType(),
                lpConnRes.dwUsage(),
                lpConnRes.lpLocalName(),
                lpConnRes.lpRemoteName(),
                lpConnRes.lpComment(),
                lpConnRes.lpProvider(),
                dwFlags,
                dwDevNum);
        return resource(lpConnRes, code);
    }

    /**
     * Disconnects, with a dialog where the user is needed. Where C has a {@code DISCDLGSTRUCT}, its fields are
     * parameters here.
     *
     * @param hwndOwner the window for dialogs, or 0
     * @param lpLocalName a device such as {@code "Z:"}; may be null
     * @param lpRemoteName a remote name such as {@code "\\server\share"}; may be null
     * @param dwFlags {@code DISC_} bits: 1 also forgets the connection, 0x40 does not use force
     * @return 0, -1 (the user left it), 8, 86, 1208, 1222, 1223 ERROR_CANCELLED, 2401 ERROR_OPEN_FILES, or 1113
     */
    public static int WNetDisconnectDialog1A(
            long hwndOwner, @Nullable String lpLocalName, @Nullable String lpRemoteName, int dwFlags) {
        NativeLibrary.require();
        int code = WNetDisconnectDialog1A0(hwndOwner, lpLocalName, lpRemoteName, dwFlags);
        name("lpLocalName", lpLocalName, code);
        return name("lpRemoteName", lpRemoteName, code);
    }

    /**
     * As {@link #WNetDisconnectDialog1A}, in UTF-16.
     *
     * @param hwndOwner the window for dialogs, or 0
     * @param lpLocalName a device such as {@code "Z:"}; may be null
     * @param lpRemoteName a remote name such as {@code "\\server\share"}; may be null
     * @param dwFlags {@code DISC_} bits: 1 also forgets the connection, 0x40 does not use force
     * @return 0, -1 (the user left it), 8, 86, 1208, 1222, 1223 ERROR_CANCELLED, or 2401 ERROR_OPEN_FILES
     */
    public static int WNetDisconnectDialog1W(
            long hwndOwner, @Nullable String lpLocalName, @Nullable String lpRemoteName, int dwFlags) {
        NativeLibrary.require();
        int code = WNetDisconnectDialog1W0(hwndOwner, lpLocalName, lpRemoteName, dwFlags);
        name("lpLocalName", lpLocalName, code);
        return name("lpRemoteName", lpRemoteName, code);
    }

    /** Puts words to the names of a resource that were refused. */
    private static int resource(NetResource resource, int code) {
        name("lpLocalName", resource.lpLocalName(), code);
        name("lpRemoteName", resource.lpRemoteName(), code);
        name("lpComment", resource.lpComment(), code);
        return name("lpProvider", resource.lpProvider(), code);
    }

    /** What is given to receive the name; a length of -1 is null. */
    private static void accessName(int length, int @Nullable [] size) {
        if (length >= 0 != (size != null)) {
            throw new IllegalArgumentException(
                    size == null ? "lpAccessName needs lpBufferSize" : "lpBufferSize needs lpAccessName");
        }
        if (size != null) {
            room("lpBufferSize", size.length, 1);
            room("lpAccessName", length, size[0]);
        }
    }

    // -- native methods: the table of native/glue/mpr.cpp --

    private static native int WNetCancelConnectionA0(String name, int length, boolean force);

    private static native int WNetCancelConnectionA0(long packed, boolean force);

    private static native int WNetCancelConnectionW0(String name, int length, boolean force);

    private static native int WNetCancelConnectionW0(long packed, boolean force);

    private static native int WNetCancelConnection2A0(String name, int length, int flags, boolean force);

    private static native int WNetCancelConnection2A0(long packed, int flags, boolean force);

    private static native int WNetCancelConnection2W0(String name, int length, int flags, boolean force);

    private static native int WNetCancelConnection2W0(long packed, int flags, boolean force);

    private static native int WNetGetLastErrorA0(
            int[] error, byte[] text, int textSize, byte[] provider, int providerSize);

    private static native int WNetGetLastErrorW0(
            int[] error, char[] text, int textSize, char[] provider, int providerSize);

    // -- native methods: the table of native/glue/wnet_connect.cpp --

    private static native int WNetAddConnectionA0(
            String lpRemoteName, char @Nullable [] lpPassword, @Nullable String lpLocalName);

    private static native int WNetAddConnectionW0(
            String lpRemoteName, char @Nullable [] lpPassword, @Nullable String lpLocalName);

    private static native int WNetAddConnection2A0(
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            char @Nullable [] lpPassword,
            @Nullable String lpUserName,
            int dwFlags);

    private static native int WNetAddConnection2W0(
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            char @Nullable [] lpPassword,
            @Nullable String lpUserName,
            int dwFlags);

    private static native int WNetAddConnection3A0(
            long hwndOwner,
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            char @Nullable [] lpPassword,
            @Nullable String lpUserName,
            int dwFlags);

    private static native int WNetAddConnection3W0(
            long hwndOwner,
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            char @Nullable [] lpPassword,
            @Nullable String lpUserName,
            int dwFlags);

    private static native int WNetAddConnection4A0(
            long hwndOwner,
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            byte @Nullable [] pAuthBuffer,
            int cbAuthBuffer,
            int dwFlags,
            byte @Nullable [] lpUseOptions,
            int cbUseOptions);

    private static native int WNetAddConnection4W0(
            long hwndOwner,
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            byte @Nullable [] pAuthBuffer,
            int cbAuthBuffer,
            int dwFlags,
            byte @Nullable [] lpUseOptions,
            int cbUseOptions);

    private static native int WNetUseConnectionA0(
            long hwndOwner,
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            char @Nullable [] lpPassword,
            @Nullable String lpUserID,
            int dwFlags,
            byte @Nullable [] lpAccessName,
            int @Nullable [] lpBufferSize,
            int @Nullable [] lpResult);

    private static native int WNetUseConnectionW0(
            long hwndOwner,
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            char @Nullable [] lpPassword,
            @Nullable String lpUserID,
            int dwFlags,
            char @Nullable [] lpAccessName,
            int @Nullable [] lpBufferSize,
            int @Nullable [] lpResult);

    private static native int WNetUseConnection4A0(
            long hwndOwner,
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            byte @Nullable [] pAuthBuffer,
            int cbAuthBuffer,
            int dwFlags,
            byte @Nullable [] lpUseOptions,
            int cbUseOptions,
            byte @Nullable [] lpAccessName,
            int @Nullable [] lpBufferSize,
            int @Nullable [] lpResult);

    private static native int WNetUseConnection4W0(
            long hwndOwner,
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            byte @Nullable [] pAuthBuffer,
            int cbAuthBuffer,
            int dwFlags,
            byte @Nullable [] lpUseOptions,
            int cbUseOptions,
            char @Nullable [] lpAccessName,
            int @Nullable [] lpBufferSize,
            int @Nullable [] lpResult);

    // -- native methods: the table of native/glue/wnet_query.cpp --

    private static native int WNetGetConnectionA0(String lpLocalName, byte[] lpRemoteName, int[] lpnLength);

    private static native int WNetGetConnectionW0(String lpLocalName, char[] lpRemoteName, int[] lpnLength);

    private static native int WNetGetUserA0(@Nullable String lpName, byte[] lpUserName, int[] lpnLength);

    private static native int WNetGetUserW0(@Nullable String lpName, char[] lpUserName, int[] lpnLength);

    private static native int WNetGetProviderNameA0(int dwNetType, byte[] lpProviderName, int[] lpBufferSize);

    private static native int WNetGetProviderNameW0(int dwNetType, char[] lpProviderName, int[] lpBufferSize);

    private static native int WNetGetUniversalNameA0(
            String lpLocalPath, int dwInfoLevel, byte[] lpBuffer, int[] lpBufferSize);

    private static native int WNetGetUniversalNameW0(
            String lpLocalPath, int dwInfoLevel, byte[] lpBuffer, int[] lpBufferSize);

    private static native int WNetGetNetworkInformationA0(String lpProvider, byte[] lpNetInfoStruct);

    private static native int WNetGetNetworkInformationW0(String lpProvider, byte[] lpNetInfoStruct);

    private static native int WNetGetResourceInformationA0(
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            byte[] lpBuffer,
            int[] lpcbBuffer,
            int[] lplpSystem);

    private static native int WNetGetResourceInformationW0(
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            byte[] lpBuffer,
            int[] lpcbBuffer,
            int[] lplpSystem);

    private static native int WNetGetResourceParentA0(
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            byte[] lpBuffer,
            int[] lpcbBuffer);

    private static native int WNetGetResourceParentW0(
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            byte[] lpBuffer,
            int[] lpcbBuffer);

    private static native int MultinetGetConnectionPerformanceA0(
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            byte[] lpNetConnectInfoStruct);

    private static native int MultinetGetConnectionPerformanceW0(
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            byte[] lpNetConnectInfoStruct);

    private static native int WNetSetLastErrorA0(int err, @Nullable String lpError, @Nullable String lpProviders);

    private static native int WNetSetLastErrorW0(int err, @Nullable String lpError, @Nullable String lpProviders);

    // -- native methods: the table of native/glue/wnet_enum.cpp --

    private static native int WNetOpenEnumA0(
            int dwScope,
            int dwType,
            int dwUsage,
            boolean given,
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            long[] lphEnum);

    private static native int WNetOpenEnumW0(
            int dwScope,
            int dwType,
            int dwUsage,
            boolean given,
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            long[] lphEnum);

    private static native int WNetEnumResourceA0(long hEnum, int[] lpcCount, byte[] lpBuffer, int[] lpBufferSize);

    private static native int WNetEnumResourceW0(long hEnum, int[] lpcCount, byte[] lpBuffer, int[] lpBufferSize);

    private static native int WNetCloseEnum0(long hEnum);

    // -- native methods: the table of native/glue/wnet_dialogs.cpp --

    private static native int WNetConnectionDialog0(long hwnd, int dwType);

    private static native int WNetDisconnectDialog0(long hwnd, int dwType);

    private static native int WNetConnectionDialog1A0(
            long hwndOwner,
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            int dwFlags,
            int @Nullable [] dwDevNum);

    private static native int WNetConnectionDialog1W0(
            long hwndOwner,
            int scope,
            int type,
            int display,
            int usage,
            @Nullable String local,
            @Nullable String remote,
            @Nullable String comment,
            @Nullable String provider,
            int dwFlags,
            int @Nullable [] dwDevNum);

    private static native int WNetDisconnectDialog1A0(
            long hwndOwner, @Nullable String lpLocalName, @Nullable String lpRemoteName, int dwFlags);

    private static native int WNetDisconnectDialog1W0(
            long hwndOwner, @Nullable String lpLocalName, @Nullable String lpRemoteName, int dwFlags);
}
