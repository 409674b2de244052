// SPDX-License-Identifier: Apache-2.0
// The structs of Native Wi-Fi that older headers lack, under names of our own since newer ones have them; and the proof
// that all of them lie in memory as Windows' do on x64.
#pragma once

#include <cstddef>

#include "win/api.h"

namespace winnet4j::sim::wlan {

struct AvailableNetworkV2 {
    WCHAR strProfileName[256];
    DOT11_SSID dot11Ssid;
    DOT11_BSS_TYPE dot11BssType;
    ULONG uNumberOfBssids;
    BOOL bNetworkConnectable;
    DWORD wlanNotConnectableReason;
    ULONG uNumberOfPhyTypes;
    DOT11_PHY_TYPE dot11PhyTypes[8];
    BOOL bMorePhyTypes;
    ULONG wlanSignalQuality;
    BOOL bSecurityEnabled;
    DOT11_AUTH_ALGORITHM dot11DefaultAuthAlgorithm;
    DOT11_CIPHER_ALGORITHM dot11DefaultCipherAlgorithm;
    DWORD dwFlags;
    UCHAR accessNetworkOptions[5];
    UCHAR dot11HESSID[6];
    UCHAR venueInfo[2];
    DWORD dwReserved;
};
struct AvailableNetworkListV2 {
    DWORD dwNumberOfItems;
    DWORD dwIndex;
    AvailableNetworkV2 network[1];
};
struct ConnectionParametersV2 {
    WLAN_CONNECTION_MODE wlanConnectionMode;
    LPCWSTR strProfile;
    PDOT11_SSID pDot11Ssid;
    const UCHAR* pDot11Hessid;
    PDOT11_BSSID_LIST pDesiredBssidList;
    DOT11_BSS_TYPE dot11BssType;
    DWORD dwFlags;
    const UCHAR* pDot11AccessNetworkOptions;
};

/** WLAN_QOS_INFO, of Windows 11 24H2. */
struct QosCapabilities {
    BOOL bMSCSSupported;
    BOOL bDSCPToUPMappingSupported;
    BOOL bSCSSupported;
    BOOL bDSCPPolicySupported;
};
struct QosInfo {
    QosCapabilities interfaceCapabilities;
    BOOL bConnected;
    QosCapabilities peerCapabilities;
    BOOL bMSCSConfigured;
    BOOL bDSCPToUPMappingConfigured;
    ULONG ulNumConfiguredSCSStreams;
    ULONG ulNumConfiguredDSCPPolicies;
};

/** Of the hosted network: WLAN_HOSTED_NETWORK_CONNECTION_SETTINGS and so on. */
struct HostedSettings {
    DOT11_SSID ssid;
    DWORD mostPeers;
};
struct HostedSecurity {
    DOT11_AUTH_ALGORITHM auth;
    DOT11_CIPHER_ALGORITHM cipher;
};
struct HostedStateChange {
    WLAN_HOSTED_NETWORK_STATE before;
    WLAN_HOSTED_NETWORK_STATE now;
    WLAN_HOSTED_NETWORK_REASON reason;
};
struct HostedPeerChange {
    WLAN_HOSTED_NETWORK_PEER_STATE before;
    WLAN_HOSTED_NETWORK_PEER_STATE now;
    WLAN_HOSTED_NETWORK_REASON reason;
};

static_assert(sizeof(HostedSettings) == 40 && sizeof(HostedSecurity) == 8 && sizeof(HostedStateChange) == 12);
static_assert(sizeof(HostedPeerChange) == 28 && offsetof(HostedPeerChange, reason) == 24);
static_assert(sizeof(WLAN_HOSTED_NETWORK_STATUS) == 52 && offsetof(WLAN_HOSTED_NETWORK_STATUS, PeerList) == 40);
static_assert(sizeof(QosInfo) == 52 && offsetof(QosInfo, peerCapabilities) == 20);
static_assert(sizeof(DOT11_SSID) == 36 && sizeof(DOT11_MAC_ADDRESS) == 6);
static_assert(sizeof(WLAN_INTERFACE_INFO) == 532 && offsetof(WLAN_INTERFACE_INFO, isState) == 528);
static_assert(offsetof(WLAN_INTERFACE_INFO_LIST, InterfaceInfo) == 8);
static_assert(sizeof(WLAN_AVAILABLE_NETWORK) == 628 && offsetof(WLAN_AVAILABLE_NETWORK, dwFlags) == 620);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK, dot11PhyTypes) == 568);
static_assert(offsetof(WLAN_AVAILABLE_NETWORK_LIST, Network) == 8);
static_assert(sizeof(AvailableNetworkV2) == 644 && offsetof(AvailableNetworkV2, dwFlags) == 620);
static_assert(offsetof(AvailableNetworkV2, dot11HESSID) == 629 && offsetof(AvailableNetworkV2, dwReserved) == 640);
static_assert(offsetof(AvailableNetworkListV2, network) == 8);
static_assert(sizeof(WLAN_RATE_SET) == 256);
static_assert(sizeof(WLAN_BSS_ENTRY) == 360 && alignof(WLAN_BSS_ENTRY) == 8);
static_assert(offsetof(WLAN_BSS_ENTRY, dot11Bssid) == 40 && offsetof(WLAN_BSS_ENTRY, lRssi) == 56 &&
              offsetof(WLAN_BSS_ENTRY, ullTimestamp) == 72 && offsetof(WLAN_BSS_ENTRY, ulChCenterFrequency) == 92 &&
              offsetof(WLAN_BSS_ENTRY, ulIeOffset) == 352 && offsetof(WLAN_BSS_ENTRY, ulIeSize) == 356);
static_assert(offsetof(WLAN_BSS_LIST, wlanBssEntries) == 8);
static_assert(sizeof(WLAN_ASSOCIATION_ATTRIBUTES) == 68 && sizeof(WLAN_SECURITY_ATTRIBUTES) == 16);
static_assert(sizeof(WLAN_CONNECTION_ATTRIBUTES) == 604 &&
              offsetof(WLAN_CONNECTION_ATTRIBUTES, wlanAssociationAttributes) == 520 &&
              offsetof(WLAN_CONNECTION_ATTRIBUTES, wlanSecurityAttributes) == 588);
static_assert(sizeof(WLAN_CONNECTION_PARAMETERS) == 40 && offsetof(WLAN_CONNECTION_PARAMETERS, dwFlags) == 36);
static_assert(sizeof(ConnectionParametersV2) == 56 && offsetof(ConnectionParametersV2, dwFlags) == 44);
static_assert(offsetof(WLAN_CONNECTION_NOTIFICATION_DATA, wlanReasonCode) == 560 &&
              offsetof(WLAN_CONNECTION_NOTIFICATION_DATA, strProfileXml) == 568 &&
              sizeof(WLAN_CONNECTION_NOTIFICATION_DATA) == 572);
static_assert(sizeof(WLAN_MSM_NOTIFICATION_DATA) == 580 && offsetof(WLAN_MSM_NOTIFICATION_DATA, wlanReasonCode) == 576);
static_assert(sizeof(WLAN_PROFILE_INFO) == 516 && sizeof(WLAN_INTERFACE_CAPABILITY) == 276);
static_assert(sizeof(WLAN_RADIO_STATE) == 772 && sizeof(WLAN_PHY_RADIO_STATE) == 12);
static_assert(sizeof(WLAN_STATISTICS) == 368 && offsetof(WLAN_STATISTICS, PhyCounters) == 224);
static_assert(offsetof(WLAN_RAW_DATA, DataBlob) == 4 && offsetof(WLAN_RAW_DATA_LIST, DataList) == 8);
static_assert(offsetof(WLAN_AUTH_CIPHER_PAIR_LIST, pAuthCipherPairList) == 4);
static_assert(offsetof(WLAN_COUNTRY_OR_REGION_STRING_LIST, pCountryOrRegionStringList) == 4);
static_assert(sizeof(DOT11_NETWORK) == 40 && offsetof(DOT11_NETWORK_LIST, Network) == 8);
static_assert(sizeof(DOT11_BSSID_LIST) == 20 && offsetof(DOT11_BSSID_LIST, BSSIDs) == 12);
static_assert(sizeof(WLAN_NOTIFICATION_DATA) == 40 && offsetof(WLAN_NOTIFICATION_DATA, InterfaceGuid) == 8 &&
              offsetof(WLAN_NOTIFICATION_DATA, dwDataSize) == 24 && offsetof(WLAN_NOTIFICATION_DATA, pData) == 32);

}  // namespace winnet4j::sim::wlan
