// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static io.github.winnet4j.internal.Arguments.name;
import static io.github.winnet4j.internal.Arguments.packed;
import static io.github.winnet4j.internal.Arguments.room;

import io.github.winnet4j.internal.NativeLibrary;

/**
 * mpr.dll: network connections ({@code WNet*}), one to one.
 *
 * <p>A name that is null, has a NUL inside or is longer than 1024 UTF-16 units is refused with an exception, without a call. The A functions convert it to the ANSI code page and answer 1113 ERROR_NO_UNICODE_TRANSLATION, without
 * a call, when the code page can't hold it exactly; use the W function then.
 *
 * <p>These calls may block for half a minute on a server that doesn't answer, and can't be cancelled.
 */
public final class Mpr {
    /** For {@link #WNetCancelConnection2W}: also forget the connection, so that it isn't made again at the next logon. */
    public static final int CONNECT_UPDATE_PROFILE = 1;

    private Mpr() {}

    /**
     * Ends a network connection; it stays remembered.
     *
     * @param lpName a redirected device, such as {@code "Z:"}, which ends that redirection; or a remote name, which ends only
     *     the connections to it that have no device
     * @param fForce true to disconnect even with open files, whose unwritten data is then lost
     * @return 0, 2250 ERROR_NOT_CONNECTED, 2401 ERROR_OPEN_FILES, 2404 ERROR_DEVICE_IN_USE, 1205, 1206, 1222 ERROR_NO_NETWORK,
     *     1113 (see above), or 1208 ERROR_EXTENDED_ERROR: then call {@link #WNetGetLastErrorW} on the same thread
     */
    public static int WNetCancelConnectionA(String lpName, boolean fForce) {
        NativeLibrary.require();
        long packed = packed(lpName);
        return packed != 0
                ? WNetCancelConnectionA0(packed, fForce)
                : name("lpName", lpName, WNetCancelConnectionA0(lpName, lpName.length(), fForce));
    }

    /** As {@link #WNetCancelConnectionA}, for every name that Java can hold. */
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

    /** As {@link #WNetCancelConnection2A}, for every name that Java can hold. */
    public static int WNetCancelConnection2W(String lpName, int dwFlags, boolean fForce) {
        NativeLibrary.require();
        long packed = packed(lpName);
        return packed != 0
                ? WNetCancelConnection2W0(packed, dwFlags, fForce)
                : name("lpName", lpName, WNetCancelConnection2W0(lpName, lpName.length(), dwFlags, fForce));
    }

    /**
     * What a network provider said of the failure that ended in 1208 ERROR_EXTENDED_ERROR. Only meaningful at once and on
     * the thread of that call.
     *
     * @param lpError receives the provider's own number
     * @param lpErrorBuf receives its text in the ANSI code page, ended by a NUL, cut off where it is too long
     * @param nErrorBufSize how much of that array to use; 256 is what Windows recommends, more than 1024 is not used
     * @param lpNameBuf receives the provider's name in the same way
     * @param nNameBufSize how much of that array to use
     * @return 0, 487 ERROR_INVALID_ADDRESS, or 1222 ERROR_NO_NETWORK
     */
    public static int WNetGetLastErrorA(
            int[] lpError, byte[] lpErrorBuf, int nErrorBufSize, byte[] lpNameBuf, int nNameBufSize) {
        room("lpError", lpError.length, 1);
        room("lpErrorBuf", lpErrorBuf.length, nErrorBufSize);
        room("lpNameBuf", lpNameBuf.length, nNameBufSize);
        NativeLibrary.require();
        return WNetGetLastErrorA0(lpError, lpErrorBuf, nErrorBufSize, lpNameBuf, nNameBufSize);
    }

    /** As {@link #WNetGetLastErrorA}, with the texts in UTF-16. */
    public static int WNetGetLastErrorW(
            int[] lpError, char[] lpErrorBuf, int nErrorBufSize, char[] lpNameBuf, int nNameBufSize) {
        room("lpError", lpError.length, 1);
        room("lpErrorBuf", lpErrorBuf.length, nErrorBufSize);
        room("lpNameBuf", lpNameBuf.length, nNameBufSize);
        NativeLibrary.require();
        return WNetGetLastErrorW0(lpError, lpErrorBuf, nErrorBufSize, lpNameBuf, nNameBufSize);
    }

    // -- native methods: the tables of native/glue/mpr.cpp --

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
}
