// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static io.github.winnet4j.internal.Arguments.direct;
import static io.github.winnet4j.internal.Arguments.room;

import io.github.winnet4j.internal.NativeLibrary;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * peerdist.dll: BranchCache ({@code PeerDist*}), one to one.
 *
 * <p>Where C has an {@code OVERLAPPED}, Java has the token of an operation, as
 * {@link io.github.winnet4j.port.Operation#start} gives it; a stale one is answered with 87. Where the function reads
 * the offset from there it follows as a parameter of its own. The operation has begun when the answer is 997
 * ERROR_IO_PENDING; any other answer is a refusal, and no completion follows. Completions come to the port that was
 * given when the handle was opened: {@link io.github.winnet4j.port.CompletionPort#handle} with its
 * {@link io.github.winnet4j.port.CompletionPort#key}.
 *
 * <p>A buffer is direct, and counts from its position, which stays. From the call to the completion it belongs to
 * Windows, and must stay reachable: {@link io.github.winnet4j.port.Operation#keep} does that.
 */
public final class Peerdist {
    /** Version 2.0, of Windows 8 and later: the low byte is the major version. */
    public static final int PEERDIST_VERSION = 2;

    /** BranchCache is turned off by policy or configuration. */
    public static final int PEERDIST_STATUS_DISABLED = 0;
    /** BranchCache is turned on, but can't work at the moment. */
    public static final int PEERDIST_STATUS_UNAVAILABLE = 1;
    /** BranchCache works. */
    public static final int PEERDIST_STATUS_AVAILABLE = 2;

    /** A read timeout: no network traffic at all. */
    public static final int PEERDIST_READ_TIMEOUT_LOCAL_CACHE_ONLY = 0;
    /** A read timeout: five seconds. */
    public static final int PEERDIST_READ_TIMEOUT_DEFAULT = 0xFFFFFFFE;

    /** Options of the first version: the structure ends with its flags. */
    public static final int PEERDIST_PUBLICATION_OPTIONS_VERSION_1 = 1;
    /** Options of the second version, of Windows 8 and later. */
    public static final int PEERDIST_PUBLICATION_OPTIONS_VERSION_2 = 2;
    /** The content information of Windows 7. */
    public static final int PEERDIST_RETRIEVAL_OPTIONS_CONTENTINFO_VERSION_1 = 1;
    /** The content information of Windows 8. */
    public static final int PEERDIST_RETRIEVAL_OPTIONS_CONTENTINFO_VERSION_2 = 2;

    /** A class of information: {@code PEERDIST_CLIENT_BASIC_INFO}, 4 bytes. */
    public static final int PeerDistClientBasicInfo = 0;

    private static final int TAG = 16;
    private static final int PUBLICATION_OPTIONS = 8;
    private static final int RETRIEVAL_OPTIONS = 16;
    private static final int STATUS_INFO = 16;

    private Peerdist() {}

    // -- the session --

    /**
     * Begins the use of BranchCache by this process.
     *
     * @param dwVersionRequested the lowest version that will do, such as {@link #PEERDIST_VERSION}
     * @param phPeerDist receives the instance handle, which {@link #PeerDistShutdown} ends
     * @param pdwSupportedVersion receives the highest version there is, or null
     * @return 0, 87, or 4062 PEERDIST_ERROR_VERSION_UNSUPPORTED
     */
    public static int PeerDistStartup(int dwVersionRequested, long[] phPeerDist, int @Nullable [] pdwSupportedVersion) {
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
     * Whether BranchCache works at the moment, and with which versions of content information (Windows 8 and later).
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param pPeerDistStatus a {@code PEERDIST_STATUS_INFO}, little-endian, 4 bytes each: its size (16), which the
     *     caller sets; receives the status, the lowest and the highest version
     * @return 0, 87 (a size above 16), or a code
     */
    public static int PeerDistGetStatusEx(long hPeerDist, byte[] pPeerDistStatus) {
        room("pPeerDistStatus", pPeerDistStatus.length, STATUS_INFO);
        NativeLibrary.require();
        return PeerDistGetStatusEx0(hPeerDist, pPeerDistStatus);
    }

    /**
     * Asks for the next change of the status: one at a time for an instance, and for one change. The first fires at
     * once when BranchCache is available already. Where C has a pointer to the status, it is the first 4 bytes of the
     * operation's {@link io.github.winnet4j.port.Operation#payload} after the completion.
     *
     * <p>A status other than {@link #PEERDIST_STATUS_AVAILABLE} makes every open handle useless: 4057. They are still
     * to be closed.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hCompletionPort where the completion goes, or 0
     * @param ulCompletionKey the key of that port
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, or 6
     */
    public static int PeerDistRegisterForStatusChangeNotification(
            long hPeerDist, long hCompletionPort, long ulCompletionKey, long lpOverlapped) {
        NativeLibrary.require();
        return PeerDistRegisterForStatusChangeNotification0(hPeerDist, hCompletionPort, ulCompletionKey, lpOverlapped);
    }

    /**
     * As {@link #PeerDistRegisterForStatusChangeNotification} (Windows 8 and later); the payload has the 16 bytes that
     * {@link #PeerDistGetStatusEx} answers with.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hCompletionPort where the completion goes, or 0
     * @param ulCompletionKey the key of that port
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun (Microsoft's page says 0), 87, or 6
     */
    public static int PeerDistRegisterForStatusChangeNotificationEx(
            long hPeerDist, long hCompletionPort, long ulCompletionKey, long lpOverlapped) {
        NativeLibrary.require();
        return PeerDistRegisterForStatusChangeNotificationEx0(
                hPeerDist, hCompletionPort, ulCompletionKey, lpOverlapped);
    }

    /**
     * Ends the registration: what is pending ends by its completion, with 995.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @return 0, 87, or 6
     */
    public static int PeerDistUnregisterForStatusChangeNotification(long hPeerDist) {
        NativeLibrary.require();
        return PeerDistUnregisterForStatusChangeNotification0(hPeerDist);
    }

    /**
     * What an operation has come to so far, or with {@code bWait} in the end (Windows 8 and later). For operations
     * without a port; an operation whose completion was taken from its port has its result already.
     *
     * @param lpOverlapped the token of an operation in progress; any other is answered with 87, without a call
     * @param lpNumberOfBytesTransferred receives the number of bytes, also for a failed operation, where it may be the
     *     length of what is missing
     * @param bWait whether to wait for the end
     * @return 0 when it has ended well, 996 ERROR_IO_INCOMPLETE when it hasn't ended, otherwise its failure: the last
     *     error where C has FALSE
     */
    public static int PeerDistGetOverlappedResult(long lpOverlapped, int[] lpNumberOfBytesTransferred, boolean bWait) {
        room("lpNumberOfBytesTransferred", lpNumberOfBytesTransferred.length, 1);
        NativeLibrary.require();
        return PeerDistGetOverlappedResult0(lpOverlapped, lpNumberOfBytesTransferred, bWait);
    }

    // -- the client --

    /**
     * Opens content for reading. Next come its content information, by {@link #PeerDistClientAddContentInformation},
     * and {@link #PeerDistClientCompleteContentInformation}; then it can be read.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param pContentTag 16 bytes of the caller's choice, by which {@link #PeerDistClientFlushContent} finds the
     *     content
     * @param hCompletionPort where completions of this handle go, or 0
     * @param ulCompletionKey the key of that port
     * @param phContentHandle receives the content handle, which {@link #PeerDistClientCloseContent} ends
     * @return 0, 87, 6, 1260 (policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistClientOpenContent(
            long hPeerDist, byte[] pContentTag, long hCompletionPort, long ulCompletionKey, long[] phContentHandle) {
        room("pContentTag", pContentTag.length, TAG);
        room("phContentHandle", phContentHandle.length, 1);
        NativeLibrary.require();
        return PeerDistClientOpenContent0(hPeerDist, pContentTag, hCompletionPort, ulCompletionKey, phContentHandle);
    }

    /**
     * Closes content. What is pending on it is cancelled, and still ends by its completion.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @return 0, 87, or 6
     */
    public static int PeerDistClientCloseContent(long hPeerDist, long hContentHandle) {
        NativeLibrary.require();
        return PeerDistClientCloseContent0(hPeerDist, hContentHandle);
    }

    /**
     * Adds content information that came from the server, a portion at a time: each must have completed before the
     * next.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param cbNumberOfBytes how many bytes
     * @param pBuffer has them; must stay reachable until the completion
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, 6, 1260 (policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistClientAddContentInformation(
            long hPeerDist, long hContentHandle, int cbNumberOfBytes, ByteBuffer pBuffer, long lpOverlapped) {
        direct("pBuffer", pBuffer, cbNumberOfBytes, false);
        NativeLibrary.require();
        return PeerDistClientAddContentInformation0(
                hPeerDist, hContentHandle, cbNumberOfBytes, pBuffer, pBuffer.position(), lpOverlapped);
    }

    /**
     * Says that all content information was added. After its completion the content can be read.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, 6, 1260 (policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistClientCompleteContentInformation(long hPeerDist, long hContentHandle, long lpOverlapped) {
        NativeLibrary.require();
        return PeerDistClientCompleteContentInformation0(hPeerDist, hContentHandle, lpOverlapped);
    }

    /**
     * Adds data of the content to the local cache: what BranchCache didn't have and came from elsewhere.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param cbNumberOfBytes how many bytes
     * @param pBuffer has them; must stay reachable until the completion
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @param offset where in the content, for the OVERLAPPED
     * @return 997 when it has begun, 87, 6, 1260 (policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE; the completion
     *     may bring 4061 PEERDIST_ERROR_OUT_OF_BOUNDS
     */
    public static int PeerDistClientAddData(
            long hPeerDist,
            long hContentHandle,
            int cbNumberOfBytes,
            ByteBuffer pBuffer,
            long lpOverlapped,
            long offset) {
        direct("pBuffer", pBuffer, cbNumberOfBytes, false);
        NativeLibrary.require();
        return PeerDistClientAddData0(
                hPeerDist, hContentHandle, cbNumberOfBytes, pBuffer, pBuffer.position(), lpOverlapped, offset);
    }

    /**
     * Reads from an offset on. It ends as soon as some data is there, so it may bring fewer bytes than wanted. For 4052
     * PEERDIST_ERROR_MISSING_DATA and 1460 ERROR_TIMEOUT the completion's bytes and offset are what is missing.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param cbMaxNumberOfBytes how many bytes at most; 0 asks how many follow in the local cache without a gap
     * @param pBuffer receives them; must stay reachable until the completion; may be null when 0 bytes are asked for
     * @param dwTimeoutInMilliseconds how long to ask peers: milliseconds, or a {@code PEERDIST_READ_TIMEOUT_} number
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @param offset where in the content, for the OVERLAPPED
     * @return 997 when it has begun, 87, 6, 1260 (policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE; the completion
     *     may bring 4052, 1460, 4053 PEERDIST_ERROR_NO_MORE (the end), or 995 (cancelled)
     */
    public static int PeerDistClientBlockRead(
            long hPeerDist,
            long hContentHandle,
            int cbMaxNumberOfBytes,
            @Nullable ByteBuffer pBuffer,
            int dwTimeoutInMilliseconds,
            long lpOverlapped,
            long offset) {
        if (pBuffer == null) {
            room("pBuffer (null)", 0, cbMaxNumberOfBytes);
        } else {
            direct("pBuffer", pBuffer, cbMaxNumberOfBytes, true);
        }
        NativeLibrary.require();
        return PeerDistClientBlockRead0(
                hPeerDist,
                hContentHandle,
                cbMaxNumberOfBytes,
                pBuffer,
                pBuffer != null ? pBuffer.position() : 0,
                dwTimeoutInMilliseconds,
                lpOverlapped,
                offset);
    }

    /**
     * As {@link #PeerDistClientBlockRead}, from where the last such read ended, or the range that it missed.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param cbMaxNumberOfBytes how many bytes at most; 0 asks how many follow in the local cache without a gap
     * @param pBuffer receives them; must stay reachable until the completion; may be null when 0 bytes are asked for
     * @param dwTimeoutInMilliseconds how long to ask peers: milliseconds, or a {@code PEERDIST_READ_TIMEOUT_} number
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return as {@link #PeerDistClientBlockRead}
     */
    public static int PeerDistClientStreamRead(
            long hPeerDist,
            long hContentHandle,
            int cbMaxNumberOfBytes,
            @Nullable ByteBuffer pBuffer,
            int dwTimeoutInMilliseconds,
            long lpOverlapped) {
        if (pBuffer == null) {
            room("pBuffer (null)", 0, cbMaxNumberOfBytes);
        } else {
            direct("pBuffer", pBuffer, cbMaxNumberOfBytes, true);
        }
        NativeLibrary.require();
        return PeerDistClientStreamRead0(
                hPeerDist,
                hContentHandle,
                cbMaxNumberOfBytes,
                pBuffer,
                pBuffer != null ? pBuffer.position() : 0,
                dwTimeoutInMilliseconds,
                lpOverlapped,
                0);
    }

    /**
     * Removes from the local cache what was added under that tag. There is no handle to cancel it by.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param pContentTag the 16 bytes that the content was opened with
     * @param hCompletionPort where the completion goes, or 0
     * @param ulCompletionKey the key of that port
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, 6, 1260 (policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistClientFlushContent(
            long hPeerDist, byte[] pContentTag, long hCompletionPort, long ulCompletionKey, long lpOverlapped) {
        room("pContentTag", pContentTag.length, TAG);
        NativeLibrary.require();
        return PeerDistClientFlushContent0(hPeerDist, pContentTag, hCompletionPort, ulCompletionKey, lpOverlapped);
    }

    /**
     * Cancels operations of one content handle. The cancelled operation ends by its completion, which may be taken from
     * the port before or after this returns, and which may bring the real result instead of the cancellation.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle the content whose operations are meant
     * @param pOverlapped 0 (NULL): all operations of that content; otherwise the token of one. An OVERLAPPED never has
     *     an address in Java: for a token that isn't in progress the answer is 4059, without a call
     * @return 0, 87, 6, 4059 PEERDIST_ERROR_OPERATION_NOTFOUND, 1260 (policy), or 4065
     *     PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistClientCancelAsyncOperation(long hPeerDist, long hContentHandle, long pOverlapped) {
        NativeLibrary.require();
        return PeerDistClientCancelAsyncOperation0(hPeerDist, hContentHandle, pOverlapped);
    }

    /**
     * What is known of a content handle (Windows 8 and later).
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param PeerDistClientInfoClass {@link #PeerDistClientBasicInfo}
     * @param dwBufferSize how much of the array to use
     * @param lpInformation receives the information, little-endian; basic: whether many clients here load the same
     *     content (a BOOL)
     * @return 0, or a code
     */
    public static int PeerDistClientGetInformationByHandle(
            long hPeerDist, long hContentHandle, int PeerDistClientInfoClass, int dwBufferSize, byte[] lpInformation) {
        room("lpInformation", lpInformation.length, dwBufferSize);
        NativeLibrary.require();
        return PeerDistClientGetInformationByHandle0(
                hPeerDist, hContentHandle, PeerDistClientInfoClass, dwBufferSize, lpInformation);
    }

    // -- the server --

    /**
     * Begins a publication. Its data follows by {@link #PeerDistServerPublishAddToStream}, its end by
     * {@link #PeerDistServerPublishCompleteStream}.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param cbContentIdentifier how many bytes of the identifier
     * @param pContentIdentifier identifies the content, as the caller likes
     * @param cbContentLength the length of the content; 0 when it isn't known
     * @param pPublishOptions a {@code PEERDIST_PUBLICATION_OPTIONS}: version and flags, 4 bytes each, little-endian;
     *     may be null
     * @param hCompletionPort where completions of this handle go, or 0
     * @param ulCompletionKey the key of that port
     * @param phStream receives the stream handle, which {@link #PeerDistServerCloseStreamHandle} ends
     * @return 0, 87, 6, 4058 PEERDIST_ERROR_ALREADY_EXISTS, 1260 (policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistServerPublishStream(
            long hPeerDist,
            int cbContentIdentifier,
            byte[] pContentIdentifier,
            long cbContentLength,
            byte @Nullable [] pPublishOptions,
            long hCompletionPort,
            long ulCompletionKey,
            long[] phStream) {
        room("pContentIdentifier", pContentIdentifier.length, cbContentIdentifier);
        if (pPublishOptions != null) {
            room("pPublishOptions", pPublishOptions.length, PUBLICATION_OPTIONS);
        }
        room("phStream", phStream.length, 1);
        NativeLibrary.require();
        return PeerDistServerPublishStream0(
                hPeerDist,
                cbContentIdentifier,
                pContentIdentifier,
                cbContentLength,
                pPublishOptions,
                hCompletionPort,
                ulCompletionKey,
                phStream);
    }

    /**
     * Adds data to a publication: each must have completed before the next.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hStream from {@link #PeerDistServerPublishStream}
     * @param cbNumberOfBytes how many bytes
     * @param pBuffer has them; must stay reachable until the completion
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, 6, 995, 1260 (policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistServerPublishAddToStream(
            long hPeerDist, long hStream, int cbNumberOfBytes, ByteBuffer pBuffer, long lpOverlapped) {
        direct("pBuffer", pBuffer, cbNumberOfBytes, false);
        NativeLibrary.require();
        return PeerDistServerPublishAddToStream0(
                hPeerDist, hStream, cbNumberOfBytes, pBuffer, pBuffer.position(), lpOverlapped);
    }

    /**
     * Says that all data was added. After its completion content information can be had.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hStream from {@link #PeerDistServerPublishStream}
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, 6, 995, 1260 (policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistServerPublishCompleteStream(long hPeerDist, long hStream, long lpOverlapped) {
        NativeLibrary.require();
        return PeerDistServerPublishCompleteStream0(hPeerDist, hStream, lpOverlapped);
    }

    /**
     * Closes a stream handle. What is pending on it is cancelled; an incomplete publication is cancelled too, a
     * complete one stays.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hStream from {@link #PeerDistServerPublishStream}
     * @return 0, 87, or 6
     */
    public static int PeerDistServerCloseStreamHandle(long hPeerDist, long hStream) {
        NativeLibrary.require();
        return PeerDistServerCloseStreamHandle0(hPeerDist, hStream);
    }

    /**
     * Removes a publication, and cancels what is pending on that content. Open handles are still to be closed.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param cbContentIdentifier how many bytes of the identifier
     * @param pContentIdentifier identifies the content, as the caller likes
     * @return 0, 87, 6, 1260 (policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistServerUnpublish(long hPeerDist, int cbContentIdentifier, byte[] pContentIdentifier) {
        room("pContentIdentifier", pContentIdentifier.length, cbContentIdentifier);
        NativeLibrary.require();
        return PeerDistServerUnpublish0(hPeerDist, cbContentIdentifier, pContentIdentifier);
    }

    /**
     * Opens the content information of a publication, which clients need. Who has it can get the content: it is a
     * secret.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param cbContentIdentifier how many bytes of the identifier
     * @param pContentIdentifier identifies the content, as the caller likes
     * @param ullContentOffset where the range begins
     * @param cbContentLength its length; with an offset of 0, 0 is the whole content
     * @param hCompletionPort where completions of this handle go, or 0
     * @param ulCompletionKey the key of that port
     * @param phContentInfo receives the handle, which {@link #PeerDistServerCloseContentInformation} ends
     * @return 0, 87, 6, the code for content that isn't published, 1260 (policy), or 4065
     *     PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistServerOpenContentInformation(
            long hPeerDist,
            int cbContentIdentifier,
            byte[] pContentIdentifier,
            long ullContentOffset,
            long cbContentLength,
            long hCompletionPort,
            long ulCompletionKey,
            long[] phContentInfo) {
        room("pContentIdentifier", pContentIdentifier.length, cbContentIdentifier);
        room("phContentInfo", phContentInfo.length, 1);
        NativeLibrary.require();
        return PeerDistServerOpenContentInformation0(
                hPeerDist,
                cbContentIdentifier,
                pContentIdentifier,
                ullContentOffset,
                cbContentLength,
                hCompletionPort,
                ulCompletionKey,
                phContentInfo);
    }

    /**
     * As {@link #PeerDistServerOpenContentInformation}, with the versions that the client can read (Windows 8 and
     * later).
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param cbContentIdentifier how many bytes of the identifier
     * @param pContentIdentifier identifies the content, as the caller likes
     * @param ullContentOffset where the range begins
     * @param cbContentLength its length; with an offset of 0, 0 is the whole content
     * @param pRetrievalOptions a {@code PEERDIST_RETRIEVAL_OPTIONS}, 4 bytes each, little-endian: its size (16), the
     *     lowest and the highest version, 0
     * @param hCompletionPort where completions of this handle go, or 0
     * @param ulCompletionKey the key of that port
     * @param phContentInfo receives the handle, which {@link #PeerDistServerCloseContentInformation} ends
     * @return 0, 87, 6, the code for content that isn't published, 1260 (policy), or 4065
     *     PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistServerOpenContentInformationEx(
            long hPeerDist,
            int cbContentIdentifier,
            byte[] pContentIdentifier,
            long ullContentOffset,
            long cbContentLength,
            byte[] pRetrievalOptions,
            long hCompletionPort,
            long ulCompletionKey,
            long[] phContentInfo) {
        room("pContentIdentifier", pContentIdentifier.length, cbContentIdentifier);
        room("pRetrievalOptions", pRetrievalOptions.length, RETRIEVAL_OPTIONS);
        room("phContentInfo", phContentInfo.length, 1);
        NativeLibrary.require();
        return PeerDistServerOpenContentInformationEx0(
                hPeerDist,
                cbContentIdentifier,
                pContentIdentifier,
                ullContentOffset,
                cbContentLength,
                pRetrievalOptions,
                hCompletionPort,
                ulCompletionKey,
                phContentInfo);
    }

    /**
     * Reads on in the content information, to its end: 4053 PEERDIST_ERROR_NO_MORE, as the answer or by the completion.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentInfo from {@link #PeerDistServerOpenContentInformation}
     * @param cbMaxNumberOfBytes how many bytes at most
     * @param pBuffer receives them; must stay reachable until the completion
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, 6, 4053, 1260 (policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistServerRetrieveContentInformation(
            long hPeerDist, long hContentInfo, int cbMaxNumberOfBytes, ByteBuffer pBuffer, long lpOverlapped) {
        direct("pBuffer", pBuffer, cbMaxNumberOfBytes, true);
        NativeLibrary.require();
        return PeerDistServerRetrieveContentInformation0(
                hPeerDist, hContentInfo, cbMaxNumberOfBytes, pBuffer, pBuffer.position(), lpOverlapped);
    }

    /**
     * Closes content information. What is pending on it is cancelled.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentInfo from {@link #PeerDistServerOpenContentInformation}
     * @return 0, 6, or 1260 (policy)
     */
    public static int PeerDistServerCloseContentInformation(long hPeerDist, long hContentInfo) {
        NativeLibrary.require();
        return PeerDistServerCloseContentInformation0(hPeerDist, hContentInfo);
    }

    /**
     * Cancels one operation on published content; see {@link #PeerDistClientCancelAsyncOperation} for how it ends.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param cbContentIdentifier how many bytes of the identifier
     * @param pContentIdentifier identifies the content, as the caller likes
     * @param pOverlapped the token of the operation. For one that isn't in progress the answer is 4059, without a call;
     *     0 is NULL, which Windows refuses: there is no form for all
     * @return 0, 87, 6, 4059 PEERDIST_ERROR_OPERATION_NOTFOUND, 1260 (policy), or 4065
     *     PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistServerCancelAsyncOperation(
            long hPeerDist, int cbContentIdentifier, byte[] pContentIdentifier, long pOverlapped) {
        room("pContentIdentifier", pContentIdentifier.length, cbContentIdentifier);
        NativeLibrary.require();
        return PeerDistServerCancelAsyncOperation0(hPeerDist, cbContentIdentifier, pContentIdentifier, pOverlapped);
    }

    // -- native methods: the table of native/glue/peerdist.cpp --

    private static native int PeerDistStartup0(int version, long[] instance, int @Nullable [] supported);

    private static native int PeerDistShutdown0(long instance);

    private static native int PeerDistGetStatus0(long instance, int[] status);

    private static native int PeerDistGetStatusEx0(long instance, byte[] status);

    private static native int PeerDistRegisterForStatusChangeNotification0(
            long instance, long port, long key, long token);

    private static native int PeerDistRegisterForStatusChangeNotificationEx0(
            long instance, long port, long key, long token);

    private static native int PeerDistUnregisterForStatusChangeNotification0(long instance);

    private static native int PeerDistGetOverlappedResult0(long token, int[] transferred, boolean wait);

    // -- native methods: the table of native/glue/peerdist_client.cpp --

    private static native int PeerDistClientOpenContent0(
            long instance, byte[] tag, long port, long key, long[] content);

    private static native int PeerDistClientCloseContent0(long instance, long content);

    private static native int PeerDistClientAddContentInformation0(
            long instance, long content, int count, ByteBuffer buffer, int position, long token);

    private static native int PeerDistClientCompleteContentInformation0(long instance, long content, long token);

    private static native int PeerDistClientAddData0(
            long instance, long content, int count, ByteBuffer buffer, int position, long token, long offset);

    private static native int PeerDistClientBlockRead0(
            long instance,
            long content,
            int count,
            @Nullable ByteBuffer buffer,
            int position,
            int timeout,
            long token,
            long offset);

    private static native int PeerDistClientStreamRead0(
            long instance,
            long content,
            int count,
            @Nullable ByteBuffer buffer,
            int position,
            int timeout,
            long token,
            long offset);

    private static native int PeerDistClientFlushContent0(long instance, byte[] tag, long port, long key, long token);

    private static native int PeerDistClientCancelAsyncOperation0(long instance, long content, long token);

    private static native int PeerDistClientGetInformationByHandle0(
            long instance, long content, int infoClass, int size, byte[] information);

    // -- native methods: the table of native/glue/peerdist_server.cpp --

    private static native int PeerDistServerPublishStream0(
            long instance,
            int size,
            byte[] identifier,
            long length,
            byte @Nullable [] options,
            long port,
            long key,
            long[] stream);

    private static native int PeerDistServerPublishAddToStream0(
            long instance, long stream, int count, ByteBuffer buffer, int position, long token);

    private static native int PeerDistServerPublishCompleteStream0(long instance, long stream, long token);

    private static native int PeerDistServerCloseStreamHandle0(long instance, long stream);

    private static native int PeerDistServerUnpublish0(long instance, int size, byte[] identifier);

    private static native int PeerDistServerOpenContentInformation0(
            long instance, int size, byte[] identifier, long offset, long length, long port, long key, long[] info);

    private static native int PeerDistServerOpenContentInformationEx0(
            long instance,
            int size,
            byte[] identifier,
            long offset,
            long length,
            byte[] options,
            long port,
            long key,
            long[] info);

    private static native int PeerDistServerRetrieveContentInformation0(
            long instance, long info, int count, ByteBuffer buffer, int position, long token);

    private static native int PeerDistServerCloseContentInformation0(long instance, long info);

    private static native int PeerDistServerCancelAsyncOperation0(
            long instance, int size, byte[] identifier, long token);
}
