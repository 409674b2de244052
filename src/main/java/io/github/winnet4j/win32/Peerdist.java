// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static io.github.winnet4j.internal.Arguments.room;

import io.github.winnet4j.internal.NativeLibrary;
import org.jspecify.annotations.Nullable;

/** peerdist.dll: BranchCache ({@code PeerDist*}), one to one. */
public final class Peerdist {
    /** Version 2.0, of Windows 8 and later: the low byte is the major version. */
    public static final int PEERDIST_VERSION = 2;

    public static final int PEERDIST_STATUS_DISABLED = 0;
    public static final int PEERDIST_STATUS_UNAVAILABLE = 1;
    public static final int PEERDIST_STATUS_AVAILABLE = 2;

    private Peerdist() {}

    /**
     * Begins the use of BranchCache by this process.
     *
     * @param dwVersionRequested the lowest version that will do, such as {@link #PEERDIST_VERSION}
     * @param phPeerDist receives the instance handle, which {@link #PeerDistShutdown} ends
     * @param pdwSupportedVersion receives the highest version there is, or null
     * @return 0, 87, or 4062 PEERDIST_ERROR_VERSION_UNSUPPORTED
     */
    public static int PeerDistStartup(
            int dwVersionRequested, long[] phPeerDist, int @Nullable [] pdwSupportedVersion) {
        room("phPeerDist", phPeerDist.length, 1);
        if (pdwSupportedVersion != null) {
            room("pdwSupportedVersion", pdwSupportedVersion.length, 1);
        }
        NativeLibrary.require();
        return PeerDistStartup0(dwVersionRequested, phPeerDist, pdwSupportedVersion);
    }

    /**
     * Ends the use of BranchCache: cancels what is pending and removes every publication of this instance.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @return 0, or 6 ERROR_INVALID_HANDLE
     */
    public static int PeerDistShutdown(long hPeerDist) {
        NativeLibrary.require();
        return PeerDistShutdown0(hPeerDist);
    }

    /**
     * Whether BranchCache works at the moment.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param pPeerDistStatus receives one of the {@code PEERDIST_STATUS_} numbers
     * @return 0, or a code
     */
    public static int PeerDistGetStatus(long hPeerDist, int[] pPeerDistStatus) {
        room("pPeerDistStatus", pPeerDistStatus.length, 1);
        NativeLibrary.require();
        return PeerDistGetStatus0(hPeerDist, pPeerDistStatus);
    }

    /**
     * Cancels operations of one content handle. The cancelled operation ends by its completion, which may be taken from
     * the port before or after this returns, and which may bring the real result instead of the cancellation.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle the content whose operations are meant
     * @param pOverlapped 0 (NULL): all operations of that content. An OVERLAPPED never has an address in Java, so any other
     *     value must be the token of one operation, and a value that is no token is answered with 87
     * @return 0, 87, 6, 4059 PEERDIST_ERROR_OPERATION_NOTFOUND, 1260 (policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistClientCancelAsyncOperation(long hPeerDist, long hContentHandle, long pOverlapped) {
        NativeLibrary.require();
        return PeerDistClientCancelAsyncOperation0(hPeerDist, hContentHandle, pOverlapped);
    }

    // -- native methods: the tables of native/glue/peerdist.cpp --

    private static native int PeerDistStartup0(int version, long[] instance, int @Nullable [] supported);

    private static native int PeerDistShutdown0(long instance);

    private static native int PeerDistGetStatus0(long instance, int[] status);

    private static native int PeerDistClientCancelAsyncOperation0(long instance, long content, long overlapped);
}
