// SPDX-License-Identifier: Apache-2.0
// Golden bytes of Native Wi-Fi: structures as the compiler lays them out from the headers, filled with values that
// Java's tests know. Without an argument prints them, a line each; with a file says whether they still are what it
// holds.
#include <algorithm>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <string>
#include <string_view>

#include "simulator/wlan/layouts.h"
#include "test/golden/golden.h"
#include "win/api.h"

namespace {

using golden::line;

/** What of the text has room, and zeros up to the end: bytes of a struct are compared, not strings. */
template <std::size_t N> void text(WCHAR (&to)[N], std::wstring_view from) {
    const std::size_t end = from.copy(to, N - 1);
    std::fill(to + end, to + N, L'\0');
}

DOT11_SSID ssid(const char* bytes, ULONG length) {
    DOT11_SSID made{};
    made.uSSIDLength = length;
    std::memcpy(made.ucSSID, bytes, length < sizeof made.ucSSID ? length : sizeof made.ucSSID);
    return made;
}

void mac(UCHAR (&to)[6], UCHAR last) {
    const UCHAR bytes[6] = {0x02, 0x1A, 0x11, 0xF0, 0x3C, last};
    std::memcpy(to, bytes, sizeof to);
}

constexpr GUID kGuid{0x01234567, 0x89AB, 0xCDEF, {0x10, 0x32, 0x54, 0x76, 0x98, 0xBA, 0xDC, 0xFE}};

/** A header of count and index, then the items. */
template <typename Item> void list(const char* name, std::initializer_list<Item> items) {
    std::string bytes(8, '\0');
    const DWORD count = static_cast<DWORD>(items.size());
    std::memcpy(bytes.data(), &count, sizeof count);
    for (const Item& item : items) {
        bytes.append(reinterpret_cast<const char*>(&item), sizeof item);
    }
    line(name, bytes.data(), bytes.size());
}

void interfaces() {
    WLAN_INTERFACE_INFO first{};
    first.InterfaceGuid = kGuid;
    text(first.strInterfaceDescription, L"USB \u2014 adapter");
    first.isState = wlan_interface_state_connected;
    WLAN_INTERFACE_INFO second{};
    second.isState = wlan_interface_state_authenticating;
    std::wmemset(second.strInterfaceDescription, L'x', 256);  // no NUL
    list<WLAN_INTERFACE_INFO>("interfaces.none", {});
    list("interfaces", {first, second});

    WLAN_INTERFACE_CAPABILITY capability{};
    capability.interfaceType = wlan_interface_type_native_802_11;
    capability.bDot11DSupported = 2;  // a BOOL may be any number
    capability.dwMaxDesiredSsidListSize = 3;
    capability.dwMaxDesiredBssidListSize = 4;
    capability.dwNumberOfSupportedPhys = 2;
    capability.dot11PhyTypes[0] = dot11_phy_type_ht;
    capability.dot11PhyTypes[1] = static_cast<DOT11_PHY_TYPE>(0x80000001);
    line("capability", capability);

    WLAN_RADIO_STATE radio{};
    radio.dwNumberOfPhys = 2;
    radio.PhyRadioState[0] = {0, dot11_radio_state_on, dot11_radio_state_on};
    radio.PhyRadioState[1] = {1, dot11_radio_state_off, dot11_radio_state_unknown};
    line("radio", radio);
}

void networks() {
    WLAN_AVAILABLE_NETWORK network{};
    text(network.strProfileName, L"at home");
    network.dot11Ssid = ssid("caf\xC3\xA9", 5);
    network.dot11BssType = dot11_BSS_type_infrastructure;
    network.uNumberOfBssids = 3;
    network.bNetworkConnectable = FALSE;
    network.wlanNotConnectableReason = 0x28002;
    network.uNumberOfPhyTypes = 9;  // more than there is room for
    for (int i = 0; i < 8; ++i) {
        network.dot11PhyTypes[i] = static_cast<DOT11_PHY_TYPE>(i + 1);
    }
    network.bMorePhyTypes = TRUE;
    network.wlanSignalQuality = 80;
    network.bSecurityEnabled = TRUE;
    network.dot11DefaultAuthAlgorithm = DOT11_AUTH_ALGO_RSNA_PSK;
    network.dot11DefaultCipherAlgorithm = DOT11_CIPHER_ALGO_CCMP;
    network.dwFlags = 3;
    list<WLAN_AVAILABLE_NETWORK>("networks.none", {});
    list("networks", {network, WLAN_AVAILABLE_NETWORK{}});

    WLAN_PROFILE_INFO profile{};
    text(profile.strProfileName, L"at work");
    profile.dwFlags = 1;
    list<WLAN_PROFILE_INFO>("profiles.none", {});
    list("profiles", {profile});
}

WLAN_BSS_ENTRY station(const DOT11_SSID& name, UCHAR last, LONG rssi) {
    WLAN_BSS_ENTRY made{};
    made.dot11Ssid = name;
    made.uPhyId = 1;
    mac(made.dot11Bssid, last);
    made.dot11BssType = dot11_BSS_type_infrastructure;
    made.dot11BssPhyType = dot11_phy_type_ht;
    made.lRssi = rssi;
    made.uLinkQuality = 77;
    made.bInRegDomain = TRUE;
    made.usBeaconPeriod = 0x8064;
    made.ullTimestamp = 0x1122334455667788;
    made.ullHostTimestamp = 0x0102030405060708;
    made.usCapabilityInformation = 0x8431;
    made.ulChCenterFrequency = 5'180'000;
    made.wlanRateSet.uRateSetLength = 6;
    made.wlanRateSet.usRateSet[0] = 0x8002;
    made.wlanRateSet.usRateSet[1] = 0x000B;
    made.wlanRateSet.usRateSet[2] = 0x006C;
    return made;
}

void stations() {
    constexpr std::size_t kHeader = offsetof(WLAN_BSS_LIST, wlanBssEntries);
    const std::string ies("\x00\x03lab\xDD\x02\x00\xFF", 9);
    WLAN_BSS_ENTRY all[3] = {station(ssid("lab", 3), 1, -41), station(ssid("\0\xFF\0", 3), 2, -100),
                             station(ssid("0123456789abcdef0123456789abcdef", 0xFFFF), 3, 5)};
    // Counted from the entry; the last one lies.
    all[0].ulIeOffset = static_cast<ULONG>(3 * sizeof(WLAN_BSS_ENTRY));
    all[0].ulIeSize = static_cast<ULONG>(ies.size());
    all[2].ulIeOffset = 0xFFFFFFF0;
    all[2].ulIeSize = 0x20;
    all[2].wlanRateSet.uRateSetLength = 0xFFFFFFFF;
    const DWORD head[2] = {static_cast<DWORD>(kHeader + sizeof all + ies.size()), 3};
    std::string bytes(reinterpret_cast<const char*>(head), sizeof head);
    bytes.append(reinterpret_cast<const char*>(all), sizeof all).append(ies);
    line("stations", bytes.data(), bytes.size());
    const DWORD none[2] = {kHeader, 0};
    line("stations.none", none);
}

void connection() {
    WLAN_CONNECTION_ATTRIBUTES made{};
    made.isState = wlan_interface_state_connected;
    made.wlanConnectionMode = wlan_connection_mode_auto;
    text(made.strProfileName, L"at home");
    WLAN_ASSOCIATION_ATTRIBUTES& link = made.wlanAssociationAttributes;
    link.dot11Ssid = ssid("home", 4);
    link.dot11BssType = dot11_BSS_type_infrastructure;
    mac(link.dot11Bssid, 9);
    link.dot11PhyType = dot11_phy_type_erp;
    link.uDot11PhyIndex = 2;
    link.wlanSignalQuality = 66;
    link.ulRxRate = 144'400;
    link.ulTxRate = 72'200;
    made.wlanSecurityAttributes = {TRUE, FALSE, DOT11_AUTH_ALGO_RSNA, DOT11_CIPHER_ALGO_TKIP};
    line("connection", made);
}

void notifications() {
    constexpr wchar_t kXml[] = L"<WLANProfile/>";
    WLAN_CONNECTION_NOTIFICATION_DATA acm{};
    acm.wlanConnectionMode = wlan_connection_mode_discovery_secure;
    text(acm.strProfileName, L"at home");
    acm.dot11Ssid = ssid("home", 4);
    acm.dot11BssType = dot11_BSS_type_independent;
    acm.bSecurityEnabled = TRUE;
    acm.wlanReasonCode = 0x38002;
    acm.dwFlags = 4;
    std::string bytes(reinterpret_cast<const char*>(&acm), offsetof(WLAN_CONNECTION_NOTIFICATION_DATA, strProfileXml));
    bytes.append(reinterpret_cast<const char*>(kXml), sizeof kXml);
    line("notification.acm", bytes.data(), bytes.size());

    WLAN_MSM_NOTIFICATION_DATA msm{};
    msm.wlanConnectionMode = wlan_connection_mode_profile;
    text(msm.strProfileName, L"at work");
    msm.dot11Ssid = ssid("work", 4);
    msm.dot11BssType = dot11_BSS_type_infrastructure;
    mac(msm.dot11MacAddr, 7);
    msm.bSecurityEnabled = TRUE;
    msm.bFirstPeer = FALSE;
    msm.bLastPeer = TRUE;
    msm.wlanReasonCode = 0x48014;
    line("notification.msm", msm);

    line("notification.radio", WLAN_PHY_RADIO_STATE{1, dot11_radio_state_off, dot11_radio_state_on});
    const DWORD hosted[3] = {1, 2, 17};
    line("notification.hosted", hosted);
    WLAN_HOSTED_NETWORK_PEER_STATE peers[2]{};
    mac(peers[0].PeerMacAddress, 5);
    mac(peers[1].PeerMacAddress, 5);
    peers[1].PeerAuthState = wlan_hosted_network_peer_state_authenticated;
    const DWORD reason = 20;
    std::string change(reinterpret_cast<const char*>(peers), sizeof peers);
    change.append(reinterpret_cast<const char*>(&reason), sizeof reason);
    line("notification.peer", change.data(), change.size());
}

/** Numbers one after the other, in the order in which the page lists the counters. */
WLAN_MAC_FRAME_STATISTICS frames(ULONGLONG n) {
    WLAN_MAC_FRAME_STATISTICS made{};
    made.ullTransmittedFrameCount = n++;
    made.ullReceivedFrameCount = n++;
    made.ullWEPExcludedCount = n++;
    made.ullTKIPLocalMICFailures = n++;
    made.ullTKIPReplays = n++;
    made.ullTKIPICVErrorCount = n++;
    made.ullCCMPReplays = n++;
    made.ullCCMPDecryptErrors = n++;
    made.ullWEPUndecryptableCount = n++;
    made.ullWEPICVErrorCount = n++;
    made.ullDecryptSuccessCount = n++;
    made.ullDecryptFailureCount = n++;
    return made;
}

WLAN_PHY_FRAME_STATISTICS phyFrames(ULONGLONG n) {
    WLAN_PHY_FRAME_STATISTICS made{};
    made.ullTransmittedFrameCount = n++;
    made.ullMulticastTransmittedFrameCount = n++;
    made.ullFailedCount = n++;
    made.ullRetryCount = n++;
    made.ullMultipleRetryCount = n++;
    made.ullMaxTXLifetimeExceededCount = n++;
    made.ullTransmittedFragmentCount = n++;
    made.ullRTSSuccessCount = n++;
    made.ullRTSFailureCount = n++;
    made.ullACKFailureCount = n++;
    made.ullReceivedFrameCount = n++;
    made.ullMulticastReceivedFrameCount = n++;
    made.ullPromiscuousReceivedFrameCount = n++;
    made.ullMaxRXLifetimeExceededCount = n++;
    made.ullFrameDuplicateCount = n++;
    made.ullReceivedFragmentCount = n++;
    made.ullPromiscuousReceivedFragmentCount = n++;
    made.ullFCSErrorCount = n++;
    return made;
}

void statistics() {
    WLAN_STATISTICS made{};
    made.ullFourWayHandshakeFailures = 1;
    made.ullTKIPCounterMeasuresInvoked = 2;
    made.MacUcastCounters = frames(101);
    made.MacMcastCounters = frames(201);
    made.dwNumberOfPhys = 2;
    std::string bytes(reinterpret_cast<const char*>(&made), offsetof(WLAN_STATISTICS, PhyCounters));
    for (const ULONGLONG first : {301, 401}) {
        const WLAN_PHY_FRAME_STATISTICS phy = phyFrames(first);
        bytes.append(reinterpret_cast<const char*>(&phy), sizeof phy);
    }
    line("statistics", bytes.data(), bytes.size());
}

void qualityOfService() {
    const winnet4j::sim::wlan::QosInfo made{
        {TRUE, FALSE, 2, FALSE}, TRUE, {FALSE, TRUE, FALSE, TRUE}, TRUE, FALSE, 7, 9};
    line("qos", made);
}

void filters() {
    DOT11_NETWORK ours{ssid("lab", 3), dot11_BSS_type_infrastructure};
    DOT11_NETWORK all{ssid("", 0), dot11_BSS_type_any};
    list<DOT11_NETWORK>("filters.none", {});
    list("filters", {ours, all});
}

void hosted() {
    WLAN_HOSTED_NETWORK_STATUS status{};
    status.HostedNetworkState = wlan_hosted_network_active;
    status.IPDeviceID = kGuid;
    mac(status.wlanHostedNetworkBSSID, 3);
    status.dot11PhyType = dot11_phy_type_erp;
    status.ulChannelFrequency = 2'462'000;
    status.dwNumberOfPeers = 2;
    WLAN_HOSTED_NETWORK_PEER_STATE peers[2]{};
    mac(peers[0].PeerMacAddress, 4);
    peers[0].PeerAuthState = wlan_hosted_network_peer_state_authenticated;
    mac(peers[1].PeerMacAddress, 5);
    std::string bytes(reinterpret_cast<const char*>(&status), offsetof(WLAN_HOSTED_NETWORK_STATUS, PeerList));
    bytes.append(reinterpret_cast<const char*>(peers), sizeof peers);
    line("hosted.status", bytes.data(), bytes.size());
    line("hosted.settings", winnet4j::sim::wlan::HostedSettings{ssid("lab", 3), 5});
}

void requests() {
    alignas(DOT11_BSSID_LIST) UCHAR bytes[offsetof(DOT11_BSSID_LIST, BSSIDs) + 2 * 6]{};
    auto* wanted = reinterpret_cast<DOT11_BSSID_LIST*>(bytes);
    wanted->Header.Type = 0x80;  // NDIS_OBJECT_TYPE_DEFAULT
    wanted->Header.Revision = 1;
    wanted->Header.Size = sizeof(DOT11_BSSID_LIST);  // of the declared one, however many follow
    wanted->uNumOfEntries = wanted->uTotalNumOfEntries = 2;
    UCHAR(*to)[6] = reinterpret_cast<UCHAR(*)[6]>(bytes + offsetof(DOT11_BSSID_LIST, BSSIDs));
    mac(to[0], 1);
    mac(to[1], 2);
    line("request.stations", bytes, sizeof bytes);
    line("request.ssid", ssid("lab", 3));
    line("request.guid", kGuid);
}

}  // namespace

int main(int count, char** arguments) {
    interfaces();
    networks();
    stations();
    connection();
    notifications();
    statistics();
    qualityOfService();
    filters();
    hosted();
    requests();
    return golden::told(count, arguments);
}
