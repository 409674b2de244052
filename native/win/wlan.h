// SPDX-License-Identifier: Apache-2.0
// What of Native Wi-Fi the wlanapi.h of mingw-w64 lacks, as the Windows SDK declares it: the hosted network, and in
// older versions (10) what came after Windows 7, too. Where a header has it, that one's declaration is taken, and
// declarations.cpp compares.
#pragma once

#include <windows.h>

#include <wlanapi.h>

extern "C" {

#ifndef WLAN_NOTIFICATION_SOURCE_DEVICE_SERVICE

struct DOT11_ACCESSNETWORKOPTIONS {
    UINT8 AccessNetworkType;
    UINT8 Internet;
    UINT8 ASRA;
    UINT8 ESR;
    UINT8 UESA;
};
struct DOT11_VENUEINFO {
    UINT8 VenueGroup;
    UINT8 VenueType;
};
using DOT11_HESSID = UCHAR[6];

struct WLAN_AVAILABLE_NETWORK_V2 {
    WCHAR strProfileName[256];
    DOT11_SSID dot11Ssid;
    DOT11_BSS_TYPE dot11BssType;
    ULONG uNumberOfBssids;
    BOOL bNetworkConnectable;
    WLAN_REASON_CODE wlanNotConnectableReason;
    ULONG uNumberOfPhyTypes;
    DOT11_PHY_TYPE dot11PhyTypes[8];
    BOOL bMorePhyTypes;
    WLAN_SIGNAL_QUALITY wlanSignalQuality;
    BOOL bSecurityEnabled;
    DOT11_AUTH_ALGORITHM dot11DefaultAuthAlgorithm;
    DOT11_CIPHER_ALGORITHM dot11DefaultCipherAlgorithm;
    DWORD dwFlags;
    DOT11_ACCESSNETWORKOPTIONS AccessNetworkOptions;
    DOT11_HESSID dot11HESSID;
    DOT11_VENUEINFO VenueInfo;
    DWORD dwReserved;
};
struct WLAN_AVAILABLE_NETWORK_LIST_V2 {
    DWORD dwNumberOfItems;
    DWORD dwIndex;
    WLAN_AVAILABLE_NETWORK_V2 Network[1];
};
using PWLAN_AVAILABLE_NETWORK_LIST_V2 = WLAN_AVAILABLE_NETWORK_LIST_V2*;

struct WLAN_CONNECTION_PARAMETERS_V2 {
    WLAN_CONNECTION_MODE wlanConnectionMode;
    LPCWSTR strProfile;
    PDOT11_SSID pDot11Ssid;
    DOT11_HESSID* pDot11Hessid;
    PDOT11_BSSID_LIST pDesiredBssidList;
    DOT11_BSS_TYPE dot11BssType;
    DWORD dwFlags;
    DOT11_ACCESSNETWORKOPTIONS* pDot11AccessNetworkOptions;
};

struct WLAN_DEVICE_SERVICE_GUID_LIST {
    DWORD dwNumberOfItems;
    DWORD dwIndex;
    GUID DeviceService[1];
};
using PWLAN_DEVICE_SERVICE_GUID_LIST = WLAN_DEVICE_SERVICE_GUID_LIST*;

DWORD WINAPI WlanConnect2(HANDLE hClientHandle, const GUID* pInterfaceGuid,
                          WLAN_CONNECTION_PARAMETERS_V2* const pConnectionParameters, PVOID pReserved);
DWORD WINAPI WlanGetAvailableNetworkList2(HANDLE hClientHandle, const GUID* pInterfaceGuid, DWORD dwFlags,
                                          PVOID pReserved, PWLAN_AVAILABLE_NETWORK_LIST_V2* ppAvailableNetworkList);
DWORD WINAPI WlanDeviceServiceCommand(HANDLE hClientHandle, const GUID* pInterfaceGuid, LPGUID pDeviceServiceGuid,
                                      DWORD dwOpCode, DWORD dwInBufferSize, PVOID pInBuffer, DWORD dwOutBufferSize,
                                      PVOID pOutBuffer, PDWORD pdwBytesReturned);
DWORD WINAPI WlanGetSupportedDeviceServices(HANDLE hClientHandle, const GUID* pInterfaceGuid,
                                            PWLAN_DEVICE_SERVICE_GUID_LIST* ppDevSvcGuidList);
DWORD WINAPI WlanRegisterDeviceServiceNotification(HANDLE hClientHandle,
                                                   const PWLAN_DEVICE_SERVICE_GUID_LIST pDevSvcGuidList);

#endif

DWORD WINAPI WlanRegisterVirtualStationNotification(HANDLE hClientHandle, BOOL bRegister, PVOID pReserved);

// ---- the hosted network (Windows 7) ----
#if !WINNET4J_HEADERS_HAVE_HOSTED_NETWORK

enum WLAN_HOSTED_NETWORK_STATE {
    wlan_hosted_network_unavailable,
    wlan_hosted_network_idle,
    wlan_hosted_network_active,
};
enum WLAN_HOSTED_NETWORK_REASON {
    wlan_hosted_network_reason_success = 0,
    wlan_hosted_network_reason_unspecified,
    wlan_hosted_network_reason_bad_parameters,
    wlan_hosted_network_reason_service_shutting_down,
    wlan_hosted_network_reason_insufficient_resources,
    wlan_hosted_network_reason_elevation_required,
    wlan_hosted_network_reason_read_only,
    wlan_hosted_network_reason_persistence_failed,
    wlan_hosted_network_reason_crypt_error,
    wlan_hosted_network_reason_impersonation,
    wlan_hosted_network_reason_stop_before_start,
    wlan_hosted_network_reason_interface_available,
    wlan_hosted_network_reason_interface_unavailable,
    wlan_hosted_network_reason_miniport_stopped,
    wlan_hosted_network_reason_miniport_started,
    wlan_hosted_network_reason_incompatible_connection_started,
    wlan_hosted_network_reason_incompatible_connection_stopped,
    wlan_hosted_network_reason_user_action,
    wlan_hosted_network_reason_client_abort,
    wlan_hosted_network_reason_ap_start_failed,
    wlan_hosted_network_reason_peer_arrived,
    wlan_hosted_network_reason_peer_departed,
    wlan_hosted_network_reason_peer_timeout,
    wlan_hosted_network_reason_gp_denied,
    wlan_hosted_network_reason_service_unavailable,
    wlan_hosted_network_reason_device_change,
    wlan_hosted_network_reason_properties_change,
    wlan_hosted_network_reason_virtual_station_blocking_use,
    wlan_hosted_network_reason_service_available_on_virtual_station,
};
enum WLAN_HOSTED_NETWORK_PEER_AUTH_STATE {
    wlan_hosted_network_peer_state_invalid,
    wlan_hosted_network_peer_state_authenticated,
};
enum WLAN_HOSTED_NETWORK_OPCODE {
    wlan_hosted_network_opcode_connection_settings,
    wlan_hosted_network_opcode_security_settings,
    wlan_hosted_network_opcode_station_profile,
    wlan_hosted_network_opcode_enable,
};
using PWLAN_HOSTED_NETWORK_REASON = WLAN_HOSTED_NETWORK_REASON*;
struct WLAN_HOSTED_NETWORK_PEER_STATE {
    DOT11_MAC_ADDRESS PeerMacAddress;
    WLAN_HOSTED_NETWORK_PEER_AUTH_STATE PeerAuthState;
};
struct WLAN_HOSTED_NETWORK_STATUS {
    WLAN_HOSTED_NETWORK_STATE HostedNetworkState;
    GUID IPDeviceID;
    DOT11_MAC_ADDRESS wlanHostedNetworkBSSID;
    DOT11_PHY_TYPE dot11PhyType;
    ULONG ulChannelFrequency;
    DWORD dwNumberOfPeers;
    WLAN_HOSTED_NETWORK_PEER_STATE PeerList[1];
};
using PWLAN_HOSTED_NETWORK_STATUS = WLAN_HOSTED_NETWORK_STATUS*;

#endif

DWORD WINAPI WlanHostedNetworkStartUsing(HANDLE hClientHandle, PWLAN_HOSTED_NETWORK_REASON pFailReason,
                                         PVOID pvReserved);
DWORD WINAPI WlanHostedNetworkStopUsing(HANDLE hClientHandle, PWLAN_HOSTED_NETWORK_REASON pFailReason,
                                        PVOID pvReserved);
DWORD WINAPI WlanHostedNetworkForceStart(HANDLE hClientHandle, PWLAN_HOSTED_NETWORK_REASON pFailReason,
                                         PVOID pvReserved);
DWORD WINAPI WlanHostedNetworkForceStop(HANDLE hClientHandle, PWLAN_HOSTED_NETWORK_REASON pFailReason,
                                        PVOID pvReserved);
DWORD WINAPI WlanHostedNetworkInitSettings(HANDLE hClientHandle, PWLAN_HOSTED_NETWORK_REASON pFailReason,
                                           PVOID pvReserved);
DWORD WINAPI WlanHostedNetworkRefreshSecuritySettings(HANDLE hClientHandle, PWLAN_HOSTED_NETWORK_REASON pFailReason,
                                                      PVOID pvReserved);
DWORD WINAPI WlanHostedNetworkQueryProperty(HANDLE hClientHandle, WLAN_HOSTED_NETWORK_OPCODE OpCode, PDWORD pdwDataSize,
                                            PVOID* ppvData, PWLAN_OPCODE_VALUE_TYPE pWlanOpcodeValueType,
                                            PVOID pvReserved);
DWORD WINAPI WlanHostedNetworkSetProperty(HANDLE hClientHandle, WLAN_HOSTED_NETWORK_OPCODE OpCode, DWORD dwDataSize,
                                          PVOID pvData, PWLAN_HOSTED_NETWORK_REASON pFailReason, PVOID pvReserved);
DWORD WINAPI WlanHostedNetworkSetSecondaryKey(HANDLE hClientHandle, DWORD dwKeyLength, PUCHAR pucKeyData,
                                              BOOL bIsPassPhrase, BOOL bPersistent,
                                              PWLAN_HOSTED_NETWORK_REASON pFailReason, PVOID pvReserved);
DWORD WINAPI WlanHostedNetworkQuerySecondaryKey(HANDLE hClientHandle, PDWORD pdwKeyLength, PUCHAR* ppucKeyData,
                                                PBOOL pbIsPassPhrase, PBOOL pbPersistent,
                                                PWLAN_HOSTED_NETWORK_REASON pFailReason, PVOID pvReserved);
DWORD WINAPI WlanHostedNetworkQueryStatus(HANDLE hClientHandle, PWLAN_HOSTED_NETWORK_STATUS* ppWlanHostedNetworkStatus,
                                          PVOID pvReserved);

}  // extern "C"
