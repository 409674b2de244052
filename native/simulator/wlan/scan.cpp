// SPDX-License-Identifier: Apache-2.0
// Scanning, and the lists of what was found. Promises: WlanScan returns at once, and exactly one notification ends a
// scan: scan_complete, or scan_fail with the reason; the lists are the air as the last scan found it.
#include <algorithm>
#include <cstddef>
#include <cstring>

#include "simulator/wlan/filters.h"
#include "simulator/wlan/layouts.h"
#include "simulator/wlan/link.h"

namespace winnet4j::sim::wlan {
namespace {

constexpr DWORD kRadioOff = 0x80342002;  // ERROR_NDIS_DOT11_POWER_STATE_INVALID
constexpr DWORD kListFlags = 0x3;
constexpr DWORD kConnected = 1, kHasProfile = 2, kInterworking = 8;

void endScan(Lock& lock, const GUID& guid, DWORD reason, int times, bool early) {
    Interface* interface = interfaceOf(guid);
    if (interface == nullptr || !interface->scanning) {
        return;  // the adapter was taken out, or the service stopped
    }
    interface->scanning = false;
    if (reason == 0) {
        interface->list = interface->air;
    }
    for (int i = 0; i < times; ++i) {
        notify(lock, reason == 0 ? acm(guid, 7) : acm(guid, 8, bytesOf(reason)), early);
    }
    if (reason == 0 && times > 0) {
        notify(lock, acm(guid, 26), early);
    }
    if (Interface* found = interfaceOf(guid)) {
        connectByItself(lock, *found);
    }
}

/** The checks that all of this file have in common. */
Interface* visible(Call& c, HANDLE handle, const GUID* guid, DWORD noSuch = choices::kNoSuchInterface) {
    return client(c, handle) != nullptr && consented(c) ? interfaceOf(c, guid, noSuch) : nullptr;
}

/** One row of the list of networks: an SSID, with a profile or without. */
template <typename Network> Network network(const Interface& interface, const Bss& best, const Profile* profile) {
    Network made{};
    if (profile != nullptr) {
        copyText(made.strProfileName, std::size(made.strProfileName), profile->name);
        made.dwFlags |= kHasProfile;
    }
    made.dot11Ssid = ssidOf(best.ssid);
    made.dot11BssType = best.type;
    made.uNumberOfBssids = static_cast<ULONG>(std::count_if(interface.list.begin(), interface.list.end(),
                                                            [&](const Bss& bss) { return bss.ssid == best.ssid; }));
    const bool fitting = profile == nullptr || fits(*profile->security, *best.security);
    const DWORD refusal = denied(best.ssid, best.type);
    made.bNetworkConnectable = fitting && refusal == 0;
    made.wlanNotConnectableReason = refusal != 0 ? refusal : fitting ? 0 : choices::kSecurityUnfit;
    for (const Bss& bss : interface.list) {
        auto* const begin = &made.dot11PhyTypes[0];
        auto* const end = begin + made.uNumberOfPhyTypes;
        if (bss.ssid == best.ssid && std::find(begin, end, bss.phy) == end) {
            made.bMorePhyTypes = made.uNumberOfPhyTypes == std::size(made.dot11PhyTypes);
            if (!made.bMorePhyTypes) {
                made.dot11PhyTypes[made.uNumberOfPhyTypes++] = bss.phy;
            }
        }
    }
    made.wlanSignalQuality = best.quality();
    made.bSecurityEnabled = best.secure();
    made.dot11DefaultAuthAlgorithm = best.security->auth;
    made.dot11DefaultCipherAlgorithm = best.security->cipher;
    if (best.hessid) {
        made.dwFlags |= kInterworking;
        if constexpr (requires { made.dot11HESSID; }) {
            std::memcpy(made.dot11HESSID, best.hessid->data(), best.hessid->size());
        }
    }
    const bool used = interface.connection && interface.connection->ssid == best.ssid;
    if (used &&
        (profile == nullptr ? interface.connection->profile.empty() : interface.connection->profile == profile->name)) {
        made.dwFlags |= kConnected;
    }
    return made;
}

template <typename Network> std::vector<Network> networks(const Interface& interface) {
    std::vector<Network> made;
    std::vector<std::string> seen;
    for (const Bss& bss : interface.list) {
        if (std::find(seen.begin(), seen.end(), bss.ssid) != seen.end()) {
            continue;
        }
        seen.push_back(bss.ssid);
        const Bss* best = &bss;
        for (const Bss& other : interface.list) {
            best = other.ssid == bss.ssid && other.rssi > best->rssi ? &other : best;
        }
        if (!state().showDenied && denied(best->ssid, best->type) != 0) {
            continue;
        }
        bool profiled = false;
        // A network with several profiles is there several times.
        for (const Profile& profile : interface.profiles) {
            if (profile.ssid == bss.ssid) {
                made.push_back(network<Network>(interface, *best, &profile));
                profiled = true;
            }
        }
        if (!profiled) {
            made.push_back(network<Network>(interface, *best, nullptr));
        }
    }
    return made;
}

template <typename Network>
DWORD availableNetworks(const Function& function, HANDLE handle, const GUID* guid, DWORD flags, PVOID reserved,
                        void** list) {
    return call(function, {sim::handle(handle), guid, flags, reserved, list}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.reserved(reserved) ||
            !c.given(list, "ppAvailableNetworkList") || !c.allowed((flags & ~kListFlags) == 0, "unknown flags")) {
            return c.code();
        }
        const Interface* interface = visible(c, handle, guid);
        if (interface == nullptr) {
            return c.code();
        }
        if (!interface->radio()) {
            return kRadioOff;
        }
        const std::vector<Network> all = networks<Network>(*interface);
        const auto count = static_cast<DWORD>(all.size());
        auto* made = c.allocate<unsigned char>(8 + all.size() * sizeof(Network));
        std::memcpy(made, &count, sizeof count);
        if (count != 0) {
            std::memcpy(made + 8, all.data(), all.size() * sizeof(Network));
        }
        *list = made;
        c.out(std::to_string(count));
        return ERROR_SUCCESS;
    });
}

WLAN_BSS_ENTRY entry(const Interface& interface, const Bss& bss, std::size_t ieOffset) {
    WLAN_BSS_ENTRY made{};
    made.dot11Ssid = ssidOf(bss.ssid);
    std::memcpy(made.dot11Bssid, bss.bssid.data(), bss.bssid.size());
    made.dot11BssType = bss.type;
    made.dot11BssPhyType = bss.phy;
    made.uPhyId = static_cast<ULONG>(interface.phyIndex(bss.phy));
    made.lRssi = bss.rssi;
    made.uLinkQuality = bss.quality();
    made.bInRegDomain = TRUE;
    made.usBeaconPeriod = 100;
    made.ullTimestamp = made.ullHostTimestamp = static_cast<ULONGLONG>(sim::world().scheduler.now());
    // ESS or IBSS, and privacy.
    made.usCapabilityInformation =
        static_cast<USHORT>((bss.type == dot11_BSS_type_independent ? 0x0002 : 0x0001) | (bss.secure() ? 0x0010 : 0));
    made.ulChCenterFrequency = bss.kHz;
    made.wlanRateSet.uRateSetLength = 4;
    made.wlanRateSet.usRateSet[0] = 0x8002;
    made.wlanRateSet.usRateSet[1] = 0x0004;
    made.ulIeOffset = static_cast<ULONG>(ieOffset);  // counted from the entry
    made.ulIeSize = static_cast<ULONG>(bss.ies.size());
    return made;
}

}  // namespace

extern "C" {

DWORD WINAPI Sim_WlanScan(HANDLE handle, const GUID* guid, const DOT11_SSID* ssid, const WLAN_RAW_DATA* ies,
                          PVOID reserved) {
    return call(kWlanScan, {sim::handle(handle), guid, ssid, ies, reserved}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.reserved(reserved) ||
            !c.allowed(ssid == nullptr || ssid->uSSIDLength <= sizeof ssid->ucSSID, "the SSID is too long") ||
            !c.allowed(ies == nullptr || ies->dwDataSize <= DOT11_PSD_IE_MAX_DATA_SIZE, "the IE is too long")) {
            return c.code();
        }
        Interface* interface = visible(c, handle, guid);
        if (interface == nullptr) {
            return c.code();
        }
        if (!interface->radio()) {
            return kRadioOff;
        }
        if (interface->scanning && choices::kScansJoin) {
            return ERROR_SUCCESS;
        }
        interface->scanning = true;
        const Outcome& wanted = c.outcome();
        c.complete(choices::kScan, "scan",
                   [which = *guid, reason = wanted.code.value_or(wanted.reason.value_or(0)), times = wanted.times,
                    early = c.completesEarly()](Lock& lock) { endScan(lock, which, reason, times, early); });
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanGetAvailableNetworkList(HANDLE handle, const GUID* guid, DWORD flags, PVOID reserved,
                                             void** list) {
    return availableNetworks<WLAN_AVAILABLE_NETWORK>(kWlanGetAvailableNetworkList, handle, guid, flags, reserved, list);
}

DWORD WINAPI Sim_WlanGetAvailableNetworkList2(HANDLE handle, const GUID* guid, DWORD flags, PVOID reserved,
                                              void** list) {
    return availableNetworks<AvailableNetworkV2>(kWlanGetAvailableNetworkList2, handle, guid, flags, reserved, list);
}

DWORD WINAPI Sim_WlanGetNetworkBssList(HANDLE handle, const GUID* guid, const DOT11_SSID* ssid, DOT11_BSS_TYPE type,
                                       BOOL secure, PVOID reserved, void** list) {
    return call(
        kWlanGetNetworkBssList, {sim::handle(handle), guid, ssid, static_cast<int>(type), secure, reserved, list},
        [&](Call& c) -> DWORD {
            if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.reserved(reserved) ||
                !c.given(list, "ppWlanBssList") ||
                !c.allowed(ssid == nullptr || ssid->uSSIDLength <= sizeof ssid->ucSSID, "the SSID is too long")) {
                return c.code();
            }
            const Interface* interface = visible(c, handle, guid, ERROR_NOT_FOUND);
            if (interface == nullptr) {
                return c.code();
            }
            if (!interface->radio()) {
                return kRadioOff;
            }
            if (!interface->autoconf) {
                return ERROR_NOT_SUPPORTED;
            }
            std::vector<const Bss*> found;
            std::size_t ies = 0;
            for (const Bss& bss : interface->list) {
                // Without an SSID type and security do not matter; with one the type "any" finds nothing.
                if (ssid == nullptr ||
                    (bss.ssid == ssidText(*ssid) && bss.type == type && bss.secure() == (secure != FALSE))) {
                    found.push_back(&bss);
                    ies += bss.ies.size();
                }
            }
            const std::size_t array = offsetof(WLAN_BSS_LIST, wlanBssEntries);
            const std::size_t total = array + found.size() * sizeof(WLAN_BSS_ENTRY) + ies;
            auto* made = c.allocate<unsigned char>(total);
            const DWORD head[2] = {static_cast<DWORD>(total), static_cast<DWORD>(found.size())};
            std::memcpy(made, head, sizeof head);
            std::size_t at = array;
            std::size_t blob = array + found.size() * sizeof(WLAN_BSS_ENTRY);
            for (const Bss* bss : found) {
                const WLAN_BSS_ENTRY one = entry(*interface, *bss, blob - at);
                std::memcpy(made + at, &one, sizeof one);
                std::memcpy(made + blob, bss->ies.data(), bss->ies.size());
                at += sizeof one;
                blob += bss->ies.size();
            }
            *list = made;
            c.out(std::to_string(found.size()));
            return ERROR_SUCCESS;
        });
}

}  // extern "C"
}  // namespace winnet4j::sim::wlan
