// SPDX-License-Identifier: Apache-2.0
// What we hold of the declarations of wfd.h, wlan.h and wnet.h; see declarations.h.
#include "win/declarations.h"

namespace winnet4j::win {

// ---- Wi-Fi Direct
static_assert(same<decltype(WFDOpenHandle), DWORD(DWORD, DWORD*, HANDLE*)>);
static_assert(same<decltype(WFDCloseHandle), DWORD(HANDLE)>);
static_assert(same<WFD_OPEN_SESSION_COMPLETE_CALLBACK, void (*)(HANDLE, void*, GUID, DWORD, DWORD)>);
static_assert(same<decltype(WFDStartOpenSession),
                   DWORD(HANDLE, DOT11_MAC_ADDRESS*, void*, void (*)(HANDLE, void*, GUID, DWORD, DWORD), HANDLE*)>);
static_assert(same<decltype(WFDCancelOpenSession), DWORD(HANDLE)>);
static_assert(same<decltype(WFDOpenLegacySession), DWORD(HANDLE, DOT11_MAC_ADDRESS*, HANDLE*, GUID*)>);
static_assert(same<decltype(WFDCloseSession), DWORD(HANDLE)>);
static_assert(same<decltype(WFDUpdateDeviceVisibility), DWORD(DOT11_MAC_ADDRESS*)>);
static_assert(WFD_API_VERSION == 1);
static_assert(laid<DOT11_MAC_ADDRESS[1], 6, 1>);

// ---- Native Wi-Fi, after Windows 7
static_assert(laid<DOT11_ACCESSNETWORKOPTIONS, 5, 1>);
static_assert(offsetof(DOT11_ACCESSNETWORKOPTIONS, AccessNetworkType) == 0);
static_assert(offsetof(DOT11_ACCESSNETWORKOPTIONS, Internet) == 1);
static_assert(offsetof(DOT11_ACCESSNETWORKOPTIONS, ASRA) == 2);
static_assert(offsetof(DOT11_ACCESSNETWORKOPTIONS, ESR) == 3);
static_assert(offsetof(DOT11_ACCESSNETWORKOPTIONS, UESA) == 4);
static_assert(laid<DOT11_VENUEINFO, 2, 1>);
static_assert(offsetof(DOT11_VENUEINFO, VenueGroup) == 0);
static_assert(offsetof(DOT11_VENUEINFO, VenueType) == 1);
static_assert(sizeof(DOT11_HESSID) == 6);

static_assert(laid<WLAN_AVAILABLE_NETWORK_V2, 644, 4>);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, strProfileName) == 0);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, dot11Ssid) == 512);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, dot11BssType) == 548);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, uNumberOfBssids) == 552);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, bNetworkConnectable) == 556);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, wlanNotConnectableReason) == 560);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, uNumberOfPhyTypes) == 564);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, dot11PhyTypes) == 568);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, bMorePhyTypes) == 600);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, wlanSignalQuality) == 604);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, bSecurityEnabled) == 608);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, dot11DefaultAuthAlgorithm) == 612);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, dot11DefaultCipherAlgorithm) == 616);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, dwFlags) == 620);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, AccessNetworkOptions) == 624);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, dot11HESSID) == 629);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, VenueInfo) == 635);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_V2, dwReserved) == 640);
static_assert(laid<WLAN_AVAILABLE_NETWORK_LIST_V2, 652, 4>);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_LIST_V2, dwNumberOfItems) == 0);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_LIST_V2, dwIndex) == 4);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_LIST_V2, Network) == 8);

static_assert(laid<WLAN_CONNECTION_PARAMETERS_V2, 56, 8>);
static_assert(offsetof(WLAN_CONNECTION_PARAMETERS_V2, wlanConnectionMode) == 0);
static_assert(offsetof(WLAN_CONNECTION_PARAMETERS_V2, strProfile) == 8);
static_assert(offsetof(WLAN_CONNECTION_PARAMETERS_V2, pDot11Ssid) == 16);
static_assert(offsetof(WLAN_CONNECTION_PARAMETERS_V2, pDot11Hessid) == 24);
static_assert(offsetof(WLAN_CONNECTION_PARAMETERS_V2, pDesiredBssidList) == 32);
static_assert(offsetof(WLAN_CONNECTION_PARAMETERS_V2, dot11BssType) == 40);
static_assert(offsetof(WLAN_CONNECTION_PARAMETERS_V2, dwFlags) == 44);
static_assert(offsetof(WLAN_CONNECTION_PARAMETERS_V2, pDot11AccessNetworkOptions) == 48);
static_assert(laid<WLAN_DEVICE_SERVICE_GUID_LIST, 24, 4>);
static_assert(offsetof(WLAN_DEVICE_SERVICE_GUID_LIST, dwNumberOfItems) == 0);
static_assert(offsetof(WLAN_DEVICE_SERVICE_GUID_LIST, dwIndex) == 4);
static_assert(offsetof(WLAN_DEVICE_SERVICE_GUID_LIST, DeviceService) == 8);

static_assert(same<decltype(WlanConnect2), DWORD(HANDLE, GUID*, WLAN_CONNECTION_PARAMETERS_V2*, void*)>);
static_assert(
    same<decltype(WlanGetAvailableNetworkList2), DWORD(HANDLE, GUID*, DWORD, void*, WLAN_AVAILABLE_NETWORK_LIST_V2**)>);
static_assert(
    same<decltype(WlanDeviceServiceCommand), DWORD(HANDLE, GUID*, GUID*, DWORD, DWORD, void*, DWORD, void*, DWORD*)>);
static_assert(same<decltype(WlanGetSupportedDeviceServices), DWORD(HANDLE, GUID*, WLAN_DEVICE_SERVICE_GUID_LIST**)>);
static_assert(same<decltype(WlanRegisterDeviceServiceNotification), DWORD(HANDLE, WLAN_DEVICE_SERVICE_GUID_LIST*)>);
static_assert(same<decltype(WlanRegisterVirtualStationNotification), DWORD(HANDLE, BOOL, void*)>);

// ---- the hosted network
static_assert(number<WLAN_HOSTED_NETWORK_STATE> && wlan_hosted_network_unavailable == 0 &&
              wlan_hosted_network_idle == 1 && wlan_hosted_network_active == 2);
static_assert(number<WLAN_HOSTED_NETWORK_REASON> && wlan_hosted_network_reason_success == 0 &&
              wlan_hosted_network_reason_elevation_required == 5 &&
              wlan_hosted_network_reason_stop_before_start == 10 &&
              wlan_hosted_network_reason_incompatible_connection_started == 15 &&
              wlan_hosted_network_reason_peer_arrived == 20 && wlan_hosted_network_reason_device_change == 25 &&
              wlan_hosted_network_reason_service_available_on_virtual_station == 28);
static_assert(number<WLAN_HOSTED_NETWORK_PEER_AUTH_STATE> && wlan_hosted_network_peer_state_invalid == 0 &&
              wlan_hosted_network_peer_state_authenticated == 1);
static_assert(number<WLAN_HOSTED_NETWORK_OPCODE> && wlan_hosted_network_opcode_connection_settings == 0 &&
              wlan_hosted_network_opcode_security_settings == 1 && wlan_hosted_network_opcode_station_profile == 2 &&
              wlan_hosted_network_opcode_enable == 3);
static_assert(laid<WLAN_HOSTED_NETWORK_PEER_STATE, 12, 4>);
static_assert(offsetof(WLAN_HOSTED_NETWORK_PEER_STATE, PeerMacAddress) == 0);
static_assert(offsetof(WLAN_HOSTED_NETWORK_PEER_STATE, PeerAuthState) == 8);
static_assert(laid<WLAN_HOSTED_NETWORK_STATUS, 52, 4>);
static_assert(offsetof(WLAN_HOSTED_NETWORK_STATUS, HostedNetworkState) == 0);
static_assert(offsetof(WLAN_HOSTED_NETWORK_STATUS, IPDeviceID) == 4);
static_assert(offsetof(WLAN_HOSTED_NETWORK_STATUS, wlanHostedNetworkBSSID) == 20);
static_assert(offsetof(WLAN_HOSTED_NETWORK_STATUS, dot11PhyType) == 28);
static_assert(offsetof(WLAN_HOSTED_NETWORK_STATUS, ulChannelFrequency) == 32);
static_assert(offsetof(WLAN_HOSTED_NETWORK_STATUS, dwNumberOfPeers) == 36);
static_assert(offsetof(WLAN_HOSTED_NETWORK_STATUS, PeerList) == 40);

using HostedNetworkChange = DWORD(HANDLE, WLAN_HOSTED_NETWORK_REASON*, void*);
static_assert(same<decltype(WlanHostedNetworkStartUsing), HostedNetworkChange>);
static_assert(same<decltype(WlanHostedNetworkStopUsing), HostedNetworkChange>);
static_assert(same<decltype(WlanHostedNetworkForceStart), HostedNetworkChange>);
static_assert(same<decltype(WlanHostedNetworkForceStop), HostedNetworkChange>);
static_assert(same<decltype(WlanHostedNetworkInitSettings), HostedNetworkChange>);
static_assert(same<decltype(WlanHostedNetworkRefreshSecuritySettings), HostedNetworkChange>);
static_assert(same<decltype(WlanHostedNetworkQueryProperty),
                   DWORD(HANDLE, WLAN_HOSTED_NETWORK_OPCODE, DWORD*, void**, WLAN_OPCODE_VALUE_TYPE*, void*)>);
static_assert(same<decltype(WlanHostedNetworkSetProperty),
                   DWORD(HANDLE, WLAN_HOSTED_NETWORK_OPCODE, DWORD, void*, WLAN_HOSTED_NETWORK_REASON*, void*)>);
static_assert(same<decltype(WlanHostedNetworkSetSecondaryKey),
                   DWORD(HANDLE, DWORD, UCHAR*, BOOL, BOOL, WLAN_HOSTED_NETWORK_REASON*, void*)>);
static_assert(same<decltype(WlanHostedNetworkQuerySecondaryKey),
                   DWORD(HANDLE, DWORD*, UCHAR**, BOOL*, BOOL*, WLAN_HOSTED_NETWORK_REASON*, void*)>);
static_assert(same<decltype(WlanHostedNetworkQueryStatus), DWORD(HANDLE, WLAN_HOSTED_NETWORK_STATUS**, void*)>);

// ---- network connections
static_assert(same<decltype(WNetAddConnection4A), DWORD(HWND, NETRESOURCEA*, void*, DWORD, DWORD, BYTE*, DWORD)>);
static_assert(same<decltype(WNetAddConnection4W), DWORD(HWND, NETRESOURCEW*, void*, DWORD, DWORD, BYTE*, DWORD)>);
static_assert(same<decltype(WNetUseConnection4A),
                   DWORD(HWND, NETRESOURCEA*, void*, DWORD, DWORD, BYTE*, DWORD, char*, DWORD*, DWORD*)>);
static_assert(same<decltype(WNetUseConnection4W),
                   DWORD(HWND, NETRESOURCEW*, void*, DWORD, DWORD, BYTE*, DWORD, wchar_t*, DWORD*, DWORD*)>);

}  // namespace winnet4j::win
