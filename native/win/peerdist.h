// SPDX-License-Identifier: Apache-2.0
// BranchCache, as peerdist.h of the Windows SDK declares it (Windows 7 and later). mingw-w64 has no such header. The
// numbers of the errors are those of the SDK's winerror.h, which mingw-w64 lacks too.
#pragma once

#include <windows.h>

#ifndef PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED  // newer mingw-w64 has them
#define PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED 4050L
#define PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO 4051L
#define PEERDIST_ERROR_MISSING_DATA 4052L
#define PEERDIST_ERROR_NO_MORE 4053L
#define PEERDIST_ERROR_NOT_INITIALIZED 4054L
#define PEERDIST_ERROR_ALREADY_INITIALIZED 4055L
#define PEERDIST_ERROR_SHUTDOWN_IN_PROGRESS 4056L
#define PEERDIST_ERROR_INVALIDATED 4057L
#define PEERDIST_ERROR_ALREADY_EXISTS 4058L
#define PEERDIST_ERROR_OPERATION_NOTFOUND 4059L
#define PEERDIST_ERROR_ALREADY_COMPLETED 4060L
#define PEERDIST_ERROR_OUT_OF_BOUNDS 4061L
#define PEERDIST_ERROR_VERSION_UNSUPPORTED 4062L
#define PEERDIST_ERROR_INVALID_CONFIGURATION 4063L
#define PEERDIST_ERROR_NOT_LICENSED 4064L
#define PEERDIST_ERROR_SERVICE_UNAVAILABLE 4065L
#define PEERDIST_ERROR_TRUST_FAILURE 4066L
#endif

#define PEERDIST_PUBLICATION_OPTIONS_VERSION_1 1
#define PEERDIST_PUBLICATION_OPTIONS_VERSION_2 2
#define PEERDIST_READ_TIMEOUT_LOCAL_CACHE_ONLY 0
#define PEERDIST_READ_TIMEOUT_DEFAULT 0xfffffffe
#define PEERDIST_RETRIEVAL_OPTIONS_CONTENTINFO_VERSION_1 1
#define PEERDIST_RETRIEVAL_OPTIONS_CONTENTINFO_VERSION_2 2

extern "C" {

using PEERDIST_INSTANCE_HANDLE = HANDLE;
using PEERDIST_CONTENT_HANDLE = HANDLE;
using PEERDIST_CONTENTINFO_HANDLE = HANDLE;
using PEERDIST_STREAM_HANDLE = HANDLE;

enum PEERDIST_STATUS { PEERDIST_STATUS_DISABLED = 0, PEERDIST_STATUS_UNAVAILABLE = 1, PEERDIST_STATUS_AVAILABLE = 2 };
enum PEERDIST_CLIENT_INFO_BY_HANDLE_CLASS { PeerDistClientBasicInfo = 0, MaximumPeerDistClientInfoByHandlesClass = 1 };

struct PEERDIST_PUBLICATION_OPTIONS {
    DWORD dwVersion;
    DWORD dwFlags;
};
struct PEERDIST_CONTENT_TAG {
    BYTE Data[16];
};
struct PEERDIST_RETRIEVAL_OPTIONS {
    DWORD cbSize;
    DWORD dwContentInfoMinVersion;
    DWORD dwContentInfoMaxVersion;
    DWORD dwReserved;
};
struct PEERDIST_STATUS_INFO {
    DWORD cbSize;
    PEERDIST_STATUS status;
    DWORD dwMinVer;
    DWORD dwMaxVer;
};
struct PEERDIST_CLIENT_BASIC_INFO {
    BOOL fFlashCrowd;
};
using PCPEERDIST_PUBLICATION_OPTIONS = const PEERDIST_PUBLICATION_OPTIONS*;
using PCPEERDIST_CONTENT_TAG = const PEERDIST_CONTENT_TAG*;

// ---- the session ----
DWORD WINAPI PeerDistStartup(DWORD dwVersionRequested, PEERDIST_INSTANCE_HANDLE* phPeerDist,
                             PDWORD pdwSupportedVersion);
DWORD WINAPI PeerDistShutdown(PEERDIST_INSTANCE_HANDLE hPeerDist);
DWORD WINAPI PeerDistGetStatus(PEERDIST_INSTANCE_HANDLE hPeerDist, PEERDIST_STATUS* pPeerDistStatus);
DWORD WINAPI PeerDistGetStatusEx(PEERDIST_INSTANCE_HANDLE hPeerDist, PEERDIST_STATUS_INFO* pPeerDistStatus);
DWORD WINAPI PeerDistRegisterForStatusChangeNotification(PEERDIST_INSTANCE_HANDLE hPeerDist, HANDLE hCompletionPort,
                                                         ULONG_PTR ulCompletionKey, LPOVERLAPPED lpOverlapped,
                                                         PEERDIST_STATUS* pPeerDistStatus);
DWORD WINAPI PeerDistRegisterForStatusChangeNotificationEx(PEERDIST_INSTANCE_HANDLE hPeerDist, HANDLE hCompletionPort,
                                                           ULONG_PTR ulCompletionKey, LPOVERLAPPED lpOverlapped,
                                                           PEERDIST_STATUS_INFO* pPeerDistStatus);
DWORD WINAPI PeerDistUnregisterForStatusChangeNotification(PEERDIST_INSTANCE_HANDLE hPeerDist);
BOOL WINAPI PeerDistGetOverlappedResult(LPOVERLAPPED lpOverlapped, LPDWORD lpNumberOfBytesTransferred, BOOL bWait);

// ---- the client ----
DWORD WINAPI PeerDistClientOpenContent(PEERDIST_INSTANCE_HANDLE hPeerDist, PCPEERDIST_CONTENT_TAG pContentTag,
                                       HANDLE hCompletionPort, ULONG_PTR ulCompletionKey,
                                       PEERDIST_CONTENT_HANDLE* phContentHandle);
DWORD WINAPI PeerDistClientCloseContent(PEERDIST_INSTANCE_HANDLE hPeerDist, PEERDIST_CONTENT_HANDLE hContentHandle);
DWORD WINAPI PeerDistClientAddContentInformation(PEERDIST_INSTANCE_HANDLE hPeerDist,
                                                 PEERDIST_CONTENT_HANDLE hContentHandle, DWORD cbNumberOfBytes,
                                                 PBYTE pBuffer, LPOVERLAPPED lpOverlapped);
DWORD WINAPI PeerDistClientCompleteContentInformation(PEERDIST_INSTANCE_HANDLE hPeerDist,
                                                      PEERDIST_CONTENT_HANDLE hContentHandle,
                                                      LPOVERLAPPED lpOverlapped);
DWORD WINAPI PeerDistClientAddData(PEERDIST_INSTANCE_HANDLE hPeerDist, PEERDIST_CONTENT_HANDLE hContentHandle,
                                   DWORD cbNumberOfBytes, PBYTE pBuffer, LPOVERLAPPED lpOverlapped);
DWORD WINAPI PeerDistClientBlockRead(PEERDIST_INSTANCE_HANDLE hPeerDist, PEERDIST_CONTENT_HANDLE hContentHandle,
                                     DWORD cbMaxNumberOfBytes, PBYTE pBuffer, DWORD dwTimeoutInMilliseconds,
                                     LPOVERLAPPED lpOverlapped);
DWORD WINAPI PeerDistClientStreamRead(PEERDIST_INSTANCE_HANDLE hPeerDist, PEERDIST_CONTENT_HANDLE hContentHandle,
                                      DWORD cbMaxNumberOfBytes, PBYTE pBuffer, DWORD dwTimeoutInMilliseconds,
                                      LPOVERLAPPED lpOverlapped);
DWORD WINAPI PeerDistClientFlushContent(PEERDIST_INSTANCE_HANDLE hPeerDist, PCPEERDIST_CONTENT_TAG pContentTag,
                                        HANDLE hCompletionPort, ULONG_PTR ulCompletionKey, LPOVERLAPPED lpOverlapped);
DWORD WINAPI PeerDistClientCancelAsyncOperation(PEERDIST_INSTANCE_HANDLE hPeerDist,
                                                PEERDIST_CONTENT_HANDLE hContentHandle, LPOVERLAPPED pOverlapped);
DWORD WINAPI PeerDistClientGetInformationByHandle(PEERDIST_INSTANCE_HANDLE hPeerDist,
                                                  PEERDIST_CONTENT_HANDLE hContentHandle,
                                                  PEERDIST_CLIENT_INFO_BY_HANDLE_CLASS PeerDistClientInfoClass,
                                                  DWORD dwBufferSize, LPVOID lpInformation);

// ---- the server ----
DWORD WINAPI PeerDistServerPublishStream(PEERDIST_INSTANCE_HANDLE hPeerDist, DWORD cbContentIdentifier,
                                         PBYTE pContentIdentifier, ULONGLONG cbContentLength,
                                         PCPEERDIST_PUBLICATION_OPTIONS pPublishOptions, HANDLE hCompletionPort,
                                         ULONG_PTR ulCompletionKey, PEERDIST_STREAM_HANDLE* phStream);
DWORD WINAPI PeerDistServerPublishAddToStream(PEERDIST_INSTANCE_HANDLE hPeerDist, PEERDIST_STREAM_HANDLE hStream,
                                              DWORD cbNumberOfBytes, PBYTE pBuffer, LPOVERLAPPED lpOverlapped);
DWORD WINAPI PeerDistServerPublishCompleteStream(PEERDIST_INSTANCE_HANDLE hPeerDist, PEERDIST_STREAM_HANDLE hStream,
                                                 LPOVERLAPPED lpOverlapped);
DWORD WINAPI PeerDistServerCloseStreamHandle(PEERDIST_INSTANCE_HANDLE hPeerDist, PEERDIST_STREAM_HANDLE hStream);
DWORD WINAPI PeerDistServerUnpublish(PEERDIST_INSTANCE_HANDLE hPeerDist, DWORD cbContentIdentifier,
                                     PBYTE pContentIdentifier);
DWORD WINAPI PeerDistServerOpenContentInformation(PEERDIST_INSTANCE_HANDLE hPeerDist, DWORD cbContentIdentifier,
                                                  PBYTE pContentIdentifier, ULONGLONG ullContentOffset,
                                                  ULONGLONG cbContentLength, HANDLE hCompletionPort,
                                                  ULONG_PTR ulCompletionKey,
                                                  PEERDIST_CONTENTINFO_HANDLE* phContentInfo);
DWORD WINAPI PeerDistServerOpenContentInformationEx(PEERDIST_INSTANCE_HANDLE hPeerDist, DWORD cbContentIdentifier,
                                                    PBYTE pContentIdentifier, ULONGLONG ullContentOffset,
                                                    ULONGLONG cbContentLength,
                                                    PEERDIST_RETRIEVAL_OPTIONS* pRetrievalOptions,
                                                    HANDLE hCompletionPort, ULONG_PTR ulCompletionKey,
                                                    PEERDIST_CONTENTINFO_HANDLE* phContentInfo);
DWORD WINAPI PeerDistServerRetrieveContentInformation(PEERDIST_INSTANCE_HANDLE hPeerDist,
                                                      PEERDIST_CONTENTINFO_HANDLE hContentInfo,
                                                      DWORD cbMaxNumberOfBytes, PBYTE pBuffer,
                                                      LPOVERLAPPED lpOverlapped);
DWORD WINAPI PeerDistServerCloseContentInformation(PEERDIST_INSTANCE_HANDLE hPeerDist,
                                                   PEERDIST_CONTENTINFO_HANDLE hContentInfo);
DWORD WINAPI PeerDistServerCancelAsyncOperation(PEERDIST_INSTANCE_HANDLE hPeerDist, DWORD cbContentIdentifier,
                                                PBYTE pContentIdentifier, LPOVERLAPPED pOverlapped);

}  // extern "C"
