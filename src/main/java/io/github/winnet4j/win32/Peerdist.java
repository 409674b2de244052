// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static io.github.winnet4j.internal.Arguments.direct;
import static io.github.winnet4j.internal.Arguments.room;

import io.github.winnet4j.internal.NativeLibrary;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * peerdist.dll: BranchCache ({@code PeerDist*}), one to one, Windows 7 and later.
 *
 * <p>Where C has an {@code OVERLAPPED}, Java has the token of an operation, as
 * {@link io.github.winnet4j.port.Operation#start} gives it; a stale one is answered with 87. Where the function reads
 * the offset from there, it follows as a parameter of its own. The operation has begun when the answer is 997
 * ERROR_IO_PENDING. Any other answer is a refusal, and no completion follows; only for
 * {@link #PeerDistRegisterForStatusChangeNotificationEx} Microsoft's page has 0 for the same. Completions come to the
 * port that was given when the handle was opened: {@link io.github.winnet4j.port.CompletionPort#handle} with its
 * {@link io.github.winnet4j.port.CompletionPort#key}.
 *
 * <p>A buffer is direct, and counts from its position, which stays. From the call to the completion it belongs to
 * Windows, and must stay reachable: {@link io.github.winnet4j.port.Operation#keep} does that.
 *
 * @since 0.1.0
 */
public final class Peerdist {
    /** Version 2.0, of Windows 8 and later: the low byte is the major version. */
    public static final int PEERDIST_VERSION = 2;

    /** BranchCache is turned off by policy or configuration. */
    public static final int PEERDIST_STATUS_DISABLED = 0;
    /** BranchCache is turned on, but not ready. */
    public static final int PEERDIST_STATUS_UNAVAILABLE = 1;
    /** BranchCache is available. */
    public static final int PEERDIST_STATUS_AVAILABLE = 2;

    /** A read timeout: the local cache only, no network traffic at all. */
    public static final int PEERDIST_READ_TIMEOUT_LOCAL_CACHE_ONLY = 0;
    /** A read timeout: five seconds. */
    public static final int PEERDIST_READ_TIMEOUT_DEFAULT = 0xFFFFFFFE;

    /** Publication options, version 1: the default of Windows 7. */
    public static final int PEERDIST_PUBLICATION_OPTIONS_VERSION_1 = 1;
    /** Publication options, version 2: the default of Windows 8 and later. */
    public static final int PEERDIST_PUBLICATION_OPTIONS_VERSION_2 = 2;
    /** Content information in the format of Windows 7. */
    public static final int PEERDIST_RETRIEVAL_OPTIONS_CONTENTINFO_VERSION_1 = 1;
    /** Content information in the format of Windows 8. */
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
     * Begins a session with BranchCache. It comes before all other functions.
     *
     * @param dwVersionRequested the lowest version that the caller can use, such as {@link #PEERDIST_VERSION}: major in
     *     the low byte, minor in the next
     * @param phPeerDist receives the instance handle, which {@link #PeerDistShutdown} ends
     * @param pdwSupportedVersion receives the highest version that Windows supports; may be null
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
     * Ends a session: cancels its pending operations and removes every publication made in it. Microsoft recommends to
     * call it when nothing is pending any more.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @return 0, or 6 ERROR_INVALID_HANDLE
     */
    public static int PeerDistShutdown(long hPeerDist) {
        NativeLibrary.require();
        return PeerDistShutdown0(hPeerDist);
    }

    /**
     * Answers the status of BranchCache.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param pPeerDistStatus receives one of the {@code PEERDIST_STATUS_} numbers
     * @return 0, or another code; Microsoft's page lists none
     */
    public static int PeerDistGetStatus(long hPeerDist, int[] pPeerDistStatus) {
        room("pPeerDistStatus", pPeerDistStatus.length, 1);
        NativeLibrary.require();
        return PeerDistGetStatus0(hPeerDist, pPeerDistStatus);
    }

    /**
     * Answers the status of BranchCache and the versions of content information that it supports (Windows 8 and later).
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param pPeerDistStatus a {@code PEERDIST_STATUS_INFO}, little-endian, 4 bytes each: its size (16), which the
     *     caller sets; receives the status, the lowest and the highest version of content information
     * @return 0, 87 (a size above 16; answered without a call), or another code; Microsoft's page lists none
     */
    public static int PeerDistGetStatusEx(long hPeerDist, byte[] pPeerDistStatus) {
        room("pPeerDistStatus", pPeerDistStatus.length, STATUS_INFO);
        NativeLibrary.require();
        return PeerDistGetStatusEx0(hPeerDist, pPeerDistStatus);
    }

    /**
     * Asks for the next change of the status. A session has one registration at a time, and it ends with its
     * notification: register again for the next. A notification comes when the status differs from that of the one
     * before. The first registration compares with {@link #PEERDIST_STATUS_DISABLED}, so it ends at once when
     * BranchCache is available already. Where C has a pointer to the status, it is the first 4 bytes of the operation's
     * {@link io.github.winnet4j.port.Operation#payload} after the completion.
     *
     * <p>A status other than {@link #PEERDIST_STATUS_AVAILABLE} makes the open handles for content, content information
     * and streams useless: functions answer 4057. The handles must still be closed.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hCompletionPort the port for the completion, or 0 for none
     * @param ulCompletionKey the key of that port; ignored without a port
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, or 6
     */
    public static int PeerDistRegisterForStatusChangeNotification(
            long hPeerDist, long hCompletionPort, long ulCompletionKey, long lpOverlapped) {
        NativeLibrary.require();
        return PeerDistRegisterForStatusChangeNotification0(hPeerDist, hCompletionPort, ulCompletionKey, lpOverlapped);
    }

    /**
     * As {@link #PeerDistRegisterForStatusChangeNotification} (Windows 8 and later). The payload has the 16 bytes of
     * {@link #PeerDistGetStatusEx}; their size is set already.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hCompletionPort the port for the completion, or 0 for none
     * @param ulCompletionKey the key of that port; ignored without a port
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 or 0 when it has begun (Microsoft's page says 0), 87, or 6
     */
    public static int PeerDistRegisterForStatusChangeNotificationEx(
            long hPeerDist, long hCompletionPort, long ulCompletionKey, long lpOverlapped) {
        NativeLibrary.require();
        return PeerDistRegisterForStatusChangeNotificationEx0(
                hPeerDist, hCompletionPort, ulCompletionKey, lpOverlapped);
    }

    /**
     * Ends the registration. Its operation ends with 995 ERROR_OPERATION_ABORTED.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @return 0, 87, or 6
     */
    public static int PeerDistUnregisterForStatusChangeNotification(long hPeerDist) {
        NativeLibrary.require();
        return PeerDistUnregisterForStatusChangeNotification0(hPeerDist);
    }

    /**
     * Reads the result of an operation, and waits for it with {@code bWait} (Windows 8 and later). For operations
     * without a port; an operation whose completion was taken from its port has its result already.
     *
     * @param lpOverlapped the token of an operation in progress; any other is answered with 87, without a call
     * @param lpNumberOfBytesTransferred receives the number of bytes once the operation has ended. After 4052 and 1460
     *     of a read it is the length of the missing range
     * @param bWait true to wait for the end of the operation
     * @return 0 when it has succeeded, 996 ERROR_IO_INCOMPLETE when it is pending, otherwise the code of its failure,
     *     which C gets as the last error
     */
    public static int PeerDistGetOverlappedResult(long lpOverlapped, int[] lpNumberOfBytesTransferred, boolean bWait) {
        room("lpNumberOfBytesTransferred", lpNumberOfBytesTransferred.length, 1);
        NativeLibrary.require();
        return PeerDistGetOverlappedResult0(lpOverlapped, lpNumberOfBytesTransferred, bWait);
    }

    // -- the client --

    /**
     * Opens content for reading. Add its content information with {@link #PeerDistClientAddContentInformation} and
     * finish with {@link #PeerDistClientCompleteContentInformation}; then the content can be read.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param pContentTag 16 bytes of the caller's choice, by which {@link #PeerDistClientFlushContent} finds the
     *     content
     * @param hCompletionPort the port for all completions of this handle, or 0 for none
     * @param ulCompletionKey the key of that port; ignored without a port
     * @param phContentHandle receives the content handle, which {@link #PeerDistClientCloseContent} ends
     * @return 0, 87, 6, 1260 (disabled by policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistClientOpenContent(
            long hPeerDist, byte[] pContentTag, long hCompletionPort, long ulCompletionKey, long[] phContentHandle) {
        room("pContentTag", pContentTag.length, TAG);
        room("phContentHandle", phContentHandle.length, 1);
        NativeLibrary.require();
        return PeerDistClientOpenContent0(hPeerDist, pContentTag, hCompletionPort, ulCompletionKey, phContentHandle);
    }

    /**
     * Closes content and cancels all its pending operations. Keep their buffers until their completions have come.
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
     * Adds a portion of the content information that came from the server. Each portion must have completed before the
     * next is added.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param cbNumberOfBytes the number of bytes
     * @param pBuffer the bytes; must stay reachable and unchanged until the completion
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, 6, 1260 (disabled by policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistClientAddContentInformation(
            long hPeerDist, long hContentHandle, int cbNumberOfBytes, ByteBuffer pBuffer, long lpOverlapped) {
        direct("pBuffer", pBuffer, cbNumberOfBytes, false);
        NativeLibrary.require();
        return PeerDistClientAddContentInformation0(
                hPeerDist, hContentHandle, cbNumberOfBytes, pBuffer, pBuffer.position(), lpOverlapped);
    }

    /**
     * Says that all content information was added. When it has completed, the content can be read.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, 6, 1260 (disabled by policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistClientCompleteContentInformation(long hPeerDist, long hContentHandle, long lpOverlapped) {
        NativeLibrary.require();
        return PeerDistClientCompleteContentInformation0(hPeerDist, hContentHandle, lpOverlapped);
    }

    /**
     * Adds data of the content to the local cache, which BranchCache didn't have and which came from elsewhere.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param cbNumberOfBytes the number of bytes
     * @param pBuffer the bytes; must stay reachable and unchanged until the completion
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @param offset the offset in the content, in bytes, which C has in the OVERLAPPED
     * @return 997 when it has begun, 87, 6, 1260 (disabled by policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE; the
     *     completion may bring 4061 PEERDIST_ERROR_OUT_OF_BOUNDS (beyond the content)
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
     * Reads from an offset on. The read ends as soon as some data is there, so it may bring fewer bytes than the buffer
     * holds: read on in a loop. After success the completion's offset is where the read began. After 4052
     * PEERDIST_ERROR_MISSING_DATA and 1460 ERROR_TIMEOUT its bytes and offset are the length and the start of the
     * missing range.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param cbMaxNumberOfBytes the greatest number of bytes to read; 0 asks for the number of consecutive bytes in the
     *     local cache, without a look at the network
     * @param pBuffer receives the bytes; must stay reachable until the completion; may be null when 0 bytes are asked
     *     for
     * @param dwTimeoutInMilliseconds the time limit in milliseconds, or a {@code PEERDIST_READ_TIMEOUT_} number
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @param offset the offset in the content, in bytes, which C has in the OVERLAPPED
     * @return 997 when it has begun, 87, 6, 1260 (disabled by policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE; the
     *     completion may bring 4052, 1460, 4053 PEERDIST_ERROR_NO_MORE (the end), or 995 (cancelled)
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
     * As the other form, with the address of the memory: for memory that is no buffer of Java's, and for callers that
     * know the address already. It isn't checked.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param cbMaxNumberOfBytes the greatest number of bytes to read
     * @param pBuffer the address that receives the bytes; Windows' until the completion; may be 0 when 0 bytes are
     *     asked for
     * @param dwTimeoutInMilliseconds the time limit in milliseconds, or a {@code PEERDIST_READ_TIMEOUT_} number
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @param offset the offset in the content, in bytes
     * @return as the other form
     */
    public static int PeerDistClientBlockRead(
            long hPeerDist,
            long hContentHandle,
            int cbMaxNumberOfBytes,
            long pBuffer,
            int dwTimeoutInMilliseconds,
            long lpOverlapped,
            long offset) {
        NativeLibrary.require();
        return PeerDistClientBlockRead1(
                hPeerDist, hContentHandle, cbMaxNumberOfBytes, pBuffer, dwTimeoutInMilliseconds, lpOverlapped, offset);
    }

    /**
     * As {@link #PeerDistClientBlockRead}, from the stream offset that the handle keeps. The offset moves on by the
     * bytes read, and after 4052 and 1460 by the length of the missing range. Buffers of several reads are filled in
     * the order of the calls.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param cbMaxNumberOfBytes the greatest number of bytes to read; 0 asks for the number of consecutive bytes in the
     *     local cache, without a look at the network
     * @param pBuffer receives the bytes; must stay reachable until the completion; may be null when 0 bytes are asked
     *     for
     * @param dwTimeoutInMilliseconds the time limit in milliseconds, or a {@code PEERDIST_READ_TIMEOUT_} number
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
     * As the other form, with the address of the memory: for memory that is no buffer of Java's, and for callers that
     * know the address already. It isn't checked.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param cbMaxNumberOfBytes the greatest number of bytes to read
     * @param pBuffer the address that receives the bytes; Windows' until the completion; may be 0 when 0 bytes are
     *     asked for
     * @param dwTimeoutInMilliseconds the time limit in milliseconds, or a {@code PEERDIST_READ_TIMEOUT_} number
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return as the other form
     */
    public static int PeerDistClientStreamRead(
            long hPeerDist,
            long hContentHandle,
            int cbMaxNumberOfBytes,
            long pBuffer,
            int dwTimeoutInMilliseconds,
            long lpOverlapped) {
        NativeLibrary.require();
        return PeerDistClientStreamRead1(
                hPeerDist, hContentHandle, cbMaxNumberOfBytes, pBuffer, dwTimeoutInMilliseconds, lpOverlapped);
    }

    /**
     * Removes from the local cache the data that was added under a tag. {@link #PeerDistClientCancelAsyncOperation}
     * needs a content handle, so it cannot cancel this.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param pContentTag the 16 bytes that the content was opened with
     * @param hCompletionPort the port for the completion, or 0 for none
     * @param ulCompletionKey the key of that port; ignored without a port
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, 6, 1260 (disabled by policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistClientFlushContent(
            long hPeerDist, byte[] pContentTag, long hCompletionPort, long ulCompletionKey, long lpOverlapped) {
        room("pContentTag", pContentTag.length, TAG);
        NativeLibrary.require();
        return PeerDistClientFlushContent0(hPeerDist, pContentTag, hCompletionPort, ulCompletionKey, lpOverlapped);
    }

    /**
     * Cancels operations of one content handle. The call returns when the result is posted. The cancelled operation
     * still ends by its completion; another thread may take it from the port before this call returns, and it may bring
     * the real result instead of 995 ERROR_OPERATION_ABORTED. Keep buffers until then. Windows knows an operation by
     * its OVERLAPPED alone: unless this is called by {@link io.github.winnet4j.port.Operation#cancel}, as the canceller
     * of the operation, what follows in the same slot may be cancelled instead.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle the content handle that the operations were started on
     * @param pOverlapped 0 (NULL) for all operations of that handle, otherwise the token of one. A token that isn't in
     *     progress is answered with 4059, without a call
     * @return 0, 87, 6, 4059 PEERDIST_ERROR_OPERATION_NOTFOUND, 1260 (disabled by policy), or 4065
     *     PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistClientCancelAsyncOperation(long hPeerDist, long hContentHandle, long pOverlapped) {
        NativeLibrary.require();
        return PeerDistClientCancelAsyncOperation0(hPeerDist, hContentHandle, pOverlapped);
    }

    /**
     * Answers what is known of a content handle (Windows 8 and later).
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentHandle from {@link #PeerDistClientOpenContent}
     * @param PeerDistClientInfoClass {@link #PeerDistClientBasicInfo}
     * @param dwBufferSize the size of the information in bytes: 4 for {@link #PeerDistClientBasicInfo}
     * @param lpInformation receives the information, little-endian. Basic: a {@code BOOL}, not 0 when many local
     *     clients load the same content, so that missing data may appear soon
     * @return 0, or another code; Microsoft's page lists none
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
     * Begins a publication. Add its data with {@link #PeerDistServerPublishAddToStream} and finish with
     * {@link #PeerDistServerPublishCompleteStream}. It belongs to the user account of the calling thread.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param cbContentIdentifier the length of the identifier in bytes
     * @param pContentIdentifier the identifier, bytes of the caller's choice
     * @param cbContentLength the length of the content in bytes, which the added data must have in sum; 0 when it isn't
     *     known
     * @param pPublishOptions a {@code PEERDIST_PUBLICATION_OPTIONS} of 8 bytes: version and flags (reserved), 4 bytes
     *     each, little-endian; may be null
     * @param hCompletionPort the port for all completions of this handle, or 0 for none
     * @param ulCompletionKey the key of that port; ignored without a port
     * @param phStream receives the stream handle, which {@link #PeerDistServerCloseStreamHandle} ends
     * @return 0, 87, 6, 4058 PEERDIST_ERROR_ALREADY_EXISTS, 1260 (disabled by policy), or 4065
     *     PEERDIST_ERROR_SERVICE_UNAVAILABLE
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
     * Adds data to a publication. Each call must have completed before the next on the same stream.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hStream from {@link #PeerDistServerPublishStream}
     * @param cbNumberOfBytes the number of bytes
     * @param pBuffer the bytes; must stay reachable and unchanged until the completion
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, 6, 995 ERROR_OPERATION_ABORTED, 1260 (disabled by policy), or 4065
     *     PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistServerPublishAddToStream(
            long hPeerDist, long hStream, int cbNumberOfBytes, ByteBuffer pBuffer, long lpOverlapped) {
        direct("pBuffer", pBuffer, cbNumberOfBytes, false);
        NativeLibrary.require();
        return PeerDistServerPublishAddToStream0(
                hPeerDist, hStream, cbNumberOfBytes, pBuffer, pBuffer.position(), lpOverlapped);
    }

    /**
     * Says that all data was added. When it has completed, content information can be opened. It doesn't close the
     * stream handle.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hStream from {@link #PeerDistServerPublishStream}
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, 6, 995 ERROR_OPERATION_ABORTED, 1260 (disabled by policy), or 4065
     *     PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistServerPublishCompleteStream(long hPeerDist, long hStream, long lpOverlapped) {
        NativeLibrary.require();
        return PeerDistServerPublishCompleteStream0(hPeerDist, hStream, lpOverlapped);
    }

    /**
     * Closes a stream handle and cancels its pending operations. A publication whose
     * {@link #PeerDistServerPublishCompleteStream} has not completed is cancelled; a complete one stays published.
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
     * Removes a publication, and cancels the pending operations of this session on that content. Open handles must
     * still be closed.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param cbContentIdentifier the length of the identifier in bytes
     * @param pContentIdentifier the identifier that the content was published under
     * @return 0, 87, 6, 1260 (disabled by policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistServerUnpublish(long hPeerDist, int cbContentIdentifier, byte[] pContentIdentifier) {
        room("pContentIdentifier", pContentIdentifier.length, cbContentIdentifier);
        NativeLibrary.require();
        return PeerDistServerUnpublish0(hPeerDist, cbContentIdentifier, pContentIdentifier);
    }

    /**
     * Opens the content information of a complete publication, which clients need. Anybody with it can get the content,
     * so it is a secret. Only the user account that has published the content can open it.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param cbContentIdentifier the length of the identifier in bytes
     * @param pContentIdentifier the identifier that the content was published under
     * @param ullContentOffset the offset in the content where the range begins
     * @param cbContentLength the length of the range; 0 with an offset of 0 is the whole content
     * @param hCompletionPort the port for all completions of this handle, or 0 for none
     * @param ulCompletionKey the key of that port; ignored without a port
     * @param phContentInfo receives the handle, which {@link #PeerDistServerCloseContentInformation} ends
     * @return 0, 87, 6, a code for content that isn't published (Microsoft's page names it PEERDIST_ERROR_NOT_FOUND,
     *     and no header gives its number), 1260 (disabled by policy), or 4065 PEERDIST_ERROR_SERVICE_UNAVAILABLE
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
     * As {@link #PeerDistServerOpenContentInformation}, with the range of versions that the client can read (Windows 8
     * and later).
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param cbContentIdentifier the length of the identifier in bytes
     * @param pContentIdentifier the identifier that the content was published under
     * @param ullContentOffset the offset in the content where the range begins
     * @param cbContentLength the length of the range; 0 with an offset of 0 is the whole content
     * @param pRetrievalOptions a {@code PEERDIST_RETRIEVAL_OPTIONS} of 16 bytes, 4 each, little-endian: its size (16),
     *     the lowest and the highest version of content information, 0
     * @param hCompletionPort the port for all completions of this handle, or 0 for none
     * @param ulCompletionKey the key of that port; ignored without a port
     * @param phContentInfo receives the handle, which {@link #PeerDistServerCloseContentInformation} ends
     * @return 0, or a code as for {@link #PeerDistServerOpenContentInformation}; Microsoft's page lists none
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
     * Reads the next bytes of content information; the handle keeps the position. After success the completion's offset
     * is the position in the content information. The end is 4053 PEERDIST_ERROR_NO_MORE, as the answer or by the
     * completion.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentInfo from {@link #PeerDistServerOpenContentInformation} or its Ex form
     * @param cbMaxNumberOfBytes the greatest number of bytes to read
     * @param pBuffer receives the bytes; must stay reachable until the completion
     * @param lpOverlapped the token of the operation; it ends by its completion
     * @return 997 when it has begun, 87, 6, 4053 PEERDIST_ERROR_NO_MORE (the end), 1260 (disabled by policy), or 4065
     *     PEERDIST_ERROR_SERVICE_UNAVAILABLE
     */
    public static int PeerDistServerRetrieveContentInformation(
            long hPeerDist, long hContentInfo, int cbMaxNumberOfBytes, ByteBuffer pBuffer, long lpOverlapped) {
        direct("pBuffer", pBuffer, cbMaxNumberOfBytes, true);
        NativeLibrary.require();
        return PeerDistServerRetrieveContentInformation0(
                hPeerDist, hContentInfo, cbMaxNumberOfBytes, pBuffer, pBuffer.position(), lpOverlapped);
    }

    /**
     * Closes content information and cancels its pending operations.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param hContentInfo from {@link #PeerDistServerOpenContentInformation}
     * @return 0, 6, or 1260 (disabled by policy)
     */
    public static int PeerDistServerCloseContentInformation(long hPeerDist, long hContentInfo) {
        NativeLibrary.require();
        return PeerDistServerCloseContentInformation0(hPeerDist, hContentInfo);
    }

    /**
     * Cancels one operation on published content; see {@link #PeerDistClientCancelAsyncOperation} for its end.
     *
     * @param hPeerDist from {@link #PeerDistStartup}
     * @param cbContentIdentifier the length of the identifier in bytes
     * @param pContentIdentifier the identifier that the content was published under
     * @param pOverlapped the token of the operation, which is required: no form cancels all. A token that isn't in
     *     progress is answered with 4059, without a call; 0 goes to Windows as NULL
     * @return 0, 87, 6, 4059 PEERDIST_ERROR_OPERATION_NOTFOUND, 1260 (disabled by policy), or 4065
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

    private static native int PeerDistClientBlockRead1(
            long instance, long content, int count, long address, int timeout, long token, long offset);

    private static native int PeerDistClientStreamRead1(
            long instance, long content, int count, long address, int timeout, long token);

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
