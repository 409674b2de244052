// SPDX-License-Identifier: Apache-2.0
// What we hold of the declarations of peerdist.h; see declarations.h.
#include "win/declarations.h"

namespace winnet4j::win {

// ---- numbers
static_assert(PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED == 4050);
static_assert(PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO == 4051);
static_assert(PEERDIST_ERROR_MISSING_DATA == 4052);
static_assert(PEERDIST_ERROR_NO_MORE == 4053);
static_assert(PEERDIST_ERROR_NOT_INITIALIZED == 4054);
static_assert(PEERDIST_ERROR_ALREADY_INITIALIZED == 4055);
static_assert(PEERDIST_ERROR_SHUTDOWN_IN_PROGRESS == 4056);
static_assert(PEERDIST_ERROR_INVALIDATED == 4057);
static_assert(PEERDIST_ERROR_ALREADY_EXISTS == 4058);
static_assert(PEERDIST_ERROR_OPERATION_NOTFOUND == 4059);
static_assert(PEERDIST_ERROR_ALREADY_COMPLETED == 4060);
static_assert(PEERDIST_ERROR_OUT_OF_BOUNDS == 4061);
static_assert(PEERDIST_ERROR_VERSION_UNSUPPORTED == 4062);
static_assert(PEERDIST_ERROR_INVALID_CONFIGURATION == 4063);
static_assert(PEERDIST_ERROR_NOT_LICENSED == 4064);
static_assert(PEERDIST_ERROR_SERVICE_UNAVAILABLE == 4065);
static_assert(PEERDIST_ERROR_TRUST_FAILURE == 4066);
static_assert(PEERDIST_PUBLICATION_OPTIONS_VERSION_1 == 1);
static_assert(PEERDIST_PUBLICATION_OPTIONS_VERSION_2 == 2);
static_assert(PEERDIST_READ_TIMEOUT_LOCAL_CACHE_ONLY == 0);
static_assert(PEERDIST_READ_TIMEOUT_DEFAULT == 0xfffffffe);
static_assert(PEERDIST_RETRIEVAL_OPTIONS_CONTENTINFO_VERSION_1 == 1);
static_assert(PEERDIST_RETRIEVAL_OPTIONS_CONTENTINFO_VERSION_2 == 2);
static_assert(number<PEERDIST_STATUS> && PEERDIST_STATUS_DISABLED == 0 && PEERDIST_STATUS_UNAVAILABLE == 1 &&
              PEERDIST_STATUS_AVAILABLE == 2);
static_assert(number<PEERDIST_CLIENT_INFO_BY_HANDLE_CLASS> && PeerDistClientBasicInfo == 0 &&
              MaximumPeerDistClientInfoByHandlesClass == 1);

// ---- structures
static_assert(same<PEERDIST_INSTANCE_HANDLE, HANDLE>);
static_assert(same<PEERDIST_CONTENT_HANDLE, HANDLE>);
static_assert(same<PEERDIST_CONTENTINFO_HANDLE, HANDLE>);
static_assert(same<PEERDIST_STREAM_HANDLE, HANDLE>);
static_assert(laid<PEERDIST_PUBLICATION_OPTIONS, 8, 4>);
static_assert(offsetof(PEERDIST_PUBLICATION_OPTIONS, dwVersion) == 0);
static_assert(offsetof(PEERDIST_PUBLICATION_OPTIONS, dwFlags) == 4);
static_assert(laid<PEERDIST_CONTENT_TAG, 16, 1>);
static_assert(offsetof(PEERDIST_CONTENT_TAG, Data) == 0);
static_assert(laid<PEERDIST_RETRIEVAL_OPTIONS, 16, 4>);
static_assert(offsetof(PEERDIST_RETRIEVAL_OPTIONS, cbSize) == 0);
static_assert(offsetof(PEERDIST_RETRIEVAL_OPTIONS, dwContentInfoMinVersion) == 4);
static_assert(offsetof(PEERDIST_RETRIEVAL_OPTIONS, dwContentInfoMaxVersion) == 8);
static_assert(offsetof(PEERDIST_RETRIEVAL_OPTIONS, dwReserved) == 12);
static_assert(laid<PEERDIST_STATUS_INFO, 16, 4>);
static_assert(offsetof(PEERDIST_STATUS_INFO, cbSize) == 0);
static_assert(offsetof(PEERDIST_STATUS_INFO, status) == 4);
static_assert(offsetof(PEERDIST_STATUS_INFO, dwMinVer) == 8);
static_assert(offsetof(PEERDIST_STATUS_INFO, dwMaxVer) == 12);
static_assert(laid<PEERDIST_CLIENT_BASIC_INFO, 4, 4>);
static_assert(offsetof(PEERDIST_CLIENT_BASIC_INFO, fFlashCrowd) == 0);

// ---- functions
static_assert(same<decltype(PeerDistStartup), DWORD(DWORD, HANDLE*, DWORD*)>);
static_assert(same<decltype(PeerDistShutdown), DWORD(HANDLE)>);
static_assert(same<decltype(PeerDistGetStatus), DWORD(HANDLE, PEERDIST_STATUS*)>);
static_assert(same<decltype(PeerDistGetStatusEx), DWORD(HANDLE, PEERDIST_STATUS_INFO*)>);
static_assert(same<decltype(PeerDistRegisterForStatusChangeNotification),
                   DWORD(HANDLE, HANDLE, ULONG_PTR, OVERLAPPED*, PEERDIST_STATUS*)>);
static_assert(same<decltype(PeerDistRegisterForStatusChangeNotificationEx),
                   DWORD(HANDLE, HANDLE, ULONG_PTR, OVERLAPPED*, PEERDIST_STATUS_INFO*)>);
static_assert(same<decltype(PeerDistUnregisterForStatusChangeNotification), DWORD(HANDLE)>);
static_assert(same<decltype(PeerDistGetOverlappedResult), BOOL(OVERLAPPED*, DWORD*, BOOL)>);
static_assert(
    same<decltype(PeerDistClientOpenContent), DWORD(HANDLE, PEERDIST_CONTENT_TAG*, HANDLE, ULONG_PTR, HANDLE*)>);
static_assert(same<decltype(PeerDistClientCloseContent), DWORD(HANDLE, HANDLE)>);
static_assert(same<decltype(PeerDistClientAddContentInformation), DWORD(HANDLE, HANDLE, DWORD, BYTE*, OVERLAPPED*)>);
static_assert(same<decltype(PeerDistClientCompleteContentInformation), DWORD(HANDLE, HANDLE, OVERLAPPED*)>);
static_assert(same<decltype(PeerDistClientAddData), DWORD(HANDLE, HANDLE, DWORD, BYTE*, OVERLAPPED*)>);
static_assert(same<decltype(PeerDistClientBlockRead), DWORD(HANDLE, HANDLE, DWORD, BYTE*, DWORD, OVERLAPPED*)>);
static_assert(same<decltype(PeerDistClientStreamRead), DWORD(HANDLE, HANDLE, DWORD, BYTE*, DWORD, OVERLAPPED*)>);
static_assert(
    same<decltype(PeerDistClientFlushContent), DWORD(HANDLE, PEERDIST_CONTENT_TAG*, HANDLE, ULONG_PTR, OVERLAPPED*)>);
static_assert(same<decltype(PeerDistClientCancelAsyncOperation), DWORD(HANDLE, HANDLE, OVERLAPPED*)>);
static_assert(same<decltype(PeerDistClientGetInformationByHandle),
                   DWORD(HANDLE, HANDLE, PEERDIST_CLIENT_INFO_BY_HANDLE_CLASS, DWORD, void*)>);
static_assert(same<decltype(PeerDistServerPublishStream),
                   DWORD(HANDLE, DWORD, BYTE*, ULONGLONG, PEERDIST_PUBLICATION_OPTIONS*, HANDLE, ULONG_PTR, HANDLE*)>);
static_assert(same<decltype(PeerDistServerPublishAddToStream), DWORD(HANDLE, HANDLE, DWORD, BYTE*, OVERLAPPED*)>);
static_assert(same<decltype(PeerDistServerPublishCompleteStream), DWORD(HANDLE, HANDLE, OVERLAPPED*)>);
static_assert(same<decltype(PeerDistServerCloseStreamHandle), DWORD(HANDLE, HANDLE)>);
static_assert(same<decltype(PeerDistServerUnpublish), DWORD(HANDLE, DWORD, BYTE*)>);
static_assert(same<decltype(PeerDistServerOpenContentInformation),
                   DWORD(HANDLE, DWORD, BYTE*, ULONGLONG, ULONGLONG, HANDLE, ULONG_PTR, HANDLE*)>);
static_assert(
    same<decltype(PeerDistServerOpenContentInformationEx),
         DWORD(HANDLE, DWORD, BYTE*, ULONGLONG, ULONGLONG, PEERDIST_RETRIEVAL_OPTIONS*, HANDLE, ULONG_PTR, HANDLE*)>);
static_assert(
    same<decltype(PeerDistServerRetrieveContentInformation), DWORD(HANDLE, HANDLE, DWORD, BYTE*, OVERLAPPED*)>);
static_assert(same<decltype(PeerDistServerCloseContentInformation), DWORD(HANDLE, HANDLE)>);
static_assert(same<decltype(PeerDistServerCancelAsyncOperation), DWORD(HANDLE, DWORD, BYTE*, OVERLAPPED*)>);

}  // namespace winnet4j::win
