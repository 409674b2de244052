// SPDX-License-Identifier: Apache-2.0
#include "simulator/wlan/hosted.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "simulator/wlan/layouts.h"
#include "simulator/wlan/notify.h"
#include "simulator/wlan/profile.h"

namespace winnet4j::sim::wlan {
namespace {

constexpr DWORD kSource = 0x80;
constexpr DWORD kStateChange = 0x1000, kPeerChange = 0x1001;
constexpr GUID kDevice{0x57494E34, 0x4A01, 0x4000, {0x80, 0, 0, 0, 0, 0, 0, 1}};
constexpr Mac kBssid{0x02, 0x61, 0x70, 0, 0, 1};

Hosted& hosted() noexcept { return state().hosted; }

void tell(Lock& lock, DWORD code, std::string data) {
    notify(lock, {kSource, code, kDevice, std::move(data), {}, false});
}

bool available() noexcept {
    const auto& all = state().interfaces;
    return hosted().supported && hosted().enabled && hostedSwitch.on &&
           std::any_of(all.begin(), all.end(), [](const Interface& one) { return one.radio(); });
}

template <typename Visit> void forEachClient(Visit visit) {
    sim::world().handles.forEachOpen([&](Object& object) {
        if (auto* one = dynamic_cast<Client*>(&object)) {
            visit(*one);
        }
    });
}

void endUses() {
    hosted().forced = false;
    forEachClient([](Client& one) { one.hostedUses = 0; });
}

WLAN_HOSTED_NETWORK_STATE stateNow() {
    bool used = hosted().forced;
    forEachClient([&](const Client& one) { used = used || one.hostedUses > 0; });
    return !available() ? wlan_hosted_network_unavailable
           : used       ? wlan_hosted_network_active
                        : wlan_hosted_network_idle;
}

/** A client, where the service runs. */
Client* userOf(Call& c, HANDLE handle) {
    Client* found = client(c, handle);
    return found == nullptr && c.code() == choices::kServiceGone ? c.refuse(ERROR_SERVICE_NOT_ACTIVE) : found;
}

using Why = PWLAN_HOSTED_NETWORK_REASON;

/** A failure with its reason, if that is asked for. */
DWORD refuse(Why why, DWORD code, WLAN_HOSTED_NETWORK_REASON reason) noexcept {
    if (why != nullptr) {
        *why = reason;
    }
    return code;
}

/** The six that have nothing but a handle. */
template <typename Body> DWORD act(const Function& function, HANDLE handle, Why why, PVOID reserved, Body body) {
    return call(function, {sim::handle(handle), static_cast<const void*>(why), reserved}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.reserved(reserved)) {
            return c.code();
        }
        Client* user = userOf(c, handle);
        return user != nullptr ? body(c, *user) : c.code();
    });
}

/** What a start wants: a network that there can be, with settings. */
DWORD startable(Why why) {
    if (!available()) {
        return refuse(why, choices::kNoHostedNetwork, wlan_hosted_network_reason_interface_unavailable);
    }
    return hosted().ssid ? ERROR_SUCCESS : refuse(why, ERROR_BAD_CONFIGURATION, wlan_hosted_network_reason_unspecified);
}

/** New settings: it goes idle, to be started again by its users. */
void hostChanged(Lock& lock) {
    endUses();
    hostedLook(lock, wlan_hosted_network_reason_properties_change);
}

std::string stationProfile() {
    Profile made;
    made.ssid = hosted().ssid.value_or("");
    made.name = wide(made.ssid);
    made.security = securityNamed("wpa2");
    made.key = wide("simulated-primary-key-" + std::to_string(hosted().keys));
    const std::wstring xml = writeProfile(made);
    return std::string(reinterpret_cast<const char*>(xml.c_str()), (xml.size() + 1) * sizeof(wchar_t));
}

/** The value of an opcode; without one the code says why. */
std::optional<std::string> valueOf(int opcode, DWORD& code) {
    code = ERROR_BAD_CONFIGURATION;
    switch (opcode) {
        case wlan_hosted_network_opcode_connection_settings:
            if (const auto& ssid = hosted().ssid) {
                return bytesOf(HostedSettings{ssidOf(*ssid), hosted().mostPeers});
            }
            return std::nullopt;
        case wlan_hosted_network_opcode_security_settings:
            return bytesOf(HostedSecurity{DOT11_AUTH_ALGO_RSNA_PSK, DOT11_CIPHER_ALGO_CCMP});
        case wlan_hosted_network_opcode_station_profile:
            return hosted().ssid ? std::optional(stationProfile()) : std::nullopt;
        case wlan_hosted_network_opcode_enable:
            return bytesOf(BOOL{hosted().enabled});
        default:
            code = ERROR_INVALID_PARAMETER;
            return std::nullopt;
    }
}

DWORD setSettings(Call& c, DWORD size, const void* data, Why why) {
    HostedSettings wanted{};
    if (size == sizeof wanted) {
        std::memcpy(&wanted, data, sizeof wanted);
    }
    const ULONG length = wanted.ssid.uSSIDLength;
    if (length == 0 || length > sizeof wanted.ssid.ucSSID || wanted.mostPeers == 0) {
        return refuse(why, ERROR_INVALID_PARAMETER, wlan_hosted_network_reason_bad_parameters);
    }
    hosted().ssid = ssidText(wanted.ssid);
    hosted().mostPeers = wanted.mostPeers;
    hostChanged(c.lock);
    return ERROR_SUCCESS;
}

DWORD setEnabled(Call& c, DWORD size, const void* data, Why why) {
    BOOL on = FALSE;
    if (size != sizeof on) {
        return refuse(why, ERROR_INVALID_PARAMETER, wlan_hosted_network_reason_bad_parameters);
    }
    if (!elevatedSwitch.on) {
        return refuse(why, ERROR_ACCESS_DENIED, wlan_hosted_network_reason_elevation_required);
    }
    if (!hostedSwitch.on) {
        return refuse(why, ERROR_ACCESS_DENIED, wlan_hosted_network_reason_gp_denied);
    }
    std::memcpy(&on, data, sizeof on);
    hosted().enabled = on != FALSE;
    hostedLook(c.lock, wlan_hosted_network_reason_user_action);
    return ERROR_SUCCESS;
}

/** Of WPA2: 8 to 63 characters of ASCII and a NUL, or 32 bytes. */
bool isKey(const UCHAR* key, DWORD size, bool phrase) noexcept {
    if (!phrase) {
        return size == 32;
    }
    return size >= 9 && size <= 64 && key[size - 1] == 0 &&
           std::all_of(key, key + size - 1, [](UCHAR one) { return one >= ' ' && one <= '~'; });
}

void switched(Lock& lock) { hostedLook(lock, wlan_hosted_network_reason_gp_denied); }

}  // namespace

Switch hostedSwitch{"policy", "hosted-network", "on", "off", true, true, switched};
Switch elevatedSwitch{"consent", "elevation", "on", "off", true, true, nullptr};

void hostedLook(Lock& lock, WLAN_HOSTED_NETWORK_REASON reason) {
    if (!available()) {
        endUses();  // Windows doesn't start it again by itself
    }
    const WLAN_HOSTED_NETWORK_STATE before = std::exchange(hosted().told, stateNow());
    if (before == hosted().told) {
        return;
    }
    if (before == wlan_hosted_network_active) {
        hosted().peers.clear();
        if (auto& key = hosted().secondary; key && !key->persistent) {
            key.reset();
        }
    }
    tell(lock, kStateChange, bytesOf(HostedStateChange{before, hosted().told, reason}));
}

void hostedForget(Lock& lock, Client& client) {
    client.hostedUses = 0;
    hostedLook(lock, wlan_hosted_network_reason_client_abort);
}

void hostedServiceStopped() {
    endUses();
    hosted().peers.clear();
    hosted().told = stateNow();
}

void hostedCommand(CommandLine& line, Lock& lock, std::string&) {
    const int what = line.oneOf({"unsupported", "supported", "peer"});
    if (what != 2) {
        line.finish();
        hosted().supported = what == 1;
        hostedLook(lock, what == 1 ? wlan_hosted_network_reason_interface_available
                                   : wlan_hosted_network_reason_interface_unavailable);
        return;
    }
    const bool joins = line.oneOf({"leaves", "joins"}) == 1;
    const Mac peer = parseMac(line.word("an address"));
    line.finish();
    auto& peers = hosted().peers;
    const auto found = std::find(peers.begin(), peers.end(), peer);
    if (hosted().told != wlan_hosted_network_active || joins == (found != peers.end())) {
        throw CommandError{"the hosted network isn't active, or that station is there already, or isn't"};
    }
    if (joins) {
        peers.push_back(peer);
    } else {
        peers.erase(found);
    }
    HostedPeerChange change{};
    std::memcpy(change.before.PeerMacAddress, peer.data(), peer.size());
    std::memcpy(change.now.PeerMacAddress, peer.data(), peer.size());
    (joins ? change.now : change.before).PeerAuthState = wlan_hosted_network_peer_state_authenticated;
    change.reason = joins ? wlan_hosted_network_reason_peer_arrived : wlan_hosted_network_reason_peer_departed;
    tell(lock, kPeerChange, bytesOf(change));
}

extern "C" {

DWORD WINAPI Sim_WlanHostedNetworkStartUsing(HANDLE handle, Why why, PVOID reserved) {
    return act(kWlanHostedNetworkStartUsing, handle, why, reserved, [&](Call& c, Client& user) {
        const DWORD code = startable(why);
        if (code == ERROR_SUCCESS) {
            ++user.hostedUses;
            hostedLook(c.lock, wlan_hosted_network_reason_user_action);
        }
        return code;
    });
}

DWORD WINAPI Sim_WlanHostedNetworkStopUsing(HANDLE handle, Why why, PVOID reserved) {
    return act(kWlanHostedNetworkStopUsing, handle, why, reserved, [&](Call& c, Client& user) -> DWORD {
        if (user.hostedUses == 0) {
            return refuse(why, choices::kNoHostedNetwork, wlan_hosted_network_reason_stop_before_start);
        }
        --user.hostedUses;
        hostedLook(c.lock, wlan_hosted_network_reason_user_action);
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanHostedNetworkForceStart(HANDLE handle, Why why, PVOID reserved) {
    return act(kWlanHostedNetworkForceStart, handle, why, reserved, [&](Call& c, Client&) -> DWORD {
        if (!elevatedSwitch.on) {
            return refuse(why, ERROR_ACCESS_DENIED, wlan_hosted_network_reason_elevation_required);
        }
        const DWORD code = startable(why);
        if (code == ERROR_SUCCESS) {
            hosted().forced = true;
            hostedLook(c.lock, wlan_hosted_network_reason_user_action);
        }
        return code;
    });
}

DWORD WINAPI Sim_WlanHostedNetworkForceStop(HANDLE handle, Why why, PVOID reserved) {
    return act(kWlanHostedNetworkForceStop, handle, why, reserved, [&](Call& c, Client&) -> DWORD {
        if (hosted().told != wlan_hosted_network_active) {
            return refuse(why, choices::kNoHostedNetwork, wlan_hosted_network_reason_stop_before_start);
        }
        endUses();
        hostedLook(c.lock, wlan_hosted_network_reason_user_action);
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanHostedNetworkInitSettings(HANDLE handle, Why why, PVOID reserved) {
    return act(kWlanHostedNetworkInitSettings, handle, why, reserved, [&](Call&, Client&) -> DWORD {
        if (!hosted().ssid) {
            hosted().ssid = "simulated-host-17";
            ++hosted().keys;
        }
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanHostedNetworkRefreshSecuritySettings(HANDLE handle, Why why, PVOID reserved) {
    return act(kWlanHostedNetworkRefreshSecuritySettings, handle, why, reserved, [&](Call& c, Client&) -> DWORD {
        ++hosted().keys;
        hostChanged(c.lock);
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanHostedNetworkQueryProperty(HANDLE handle, int opcode, PDWORD size, PVOID* data,
                                                PWLAN_OPCODE_VALUE_TYPE type, PVOID reserved) {
    return call(kWlanHostedNetworkQueryProperty,
                {sim::handle(handle), opcode, static_cast<const void*>(size), static_cast<const void*>(data),
                 static_cast<const void*>(type), reserved},
                [&](Call& c) -> DWORD {
                    if (!c.given(handle) || !c.given(size, "pdwDataSize") || !c.given(data, "ppvData") ||
                        !c.given(type, "pWlanOpcodeValueType") || !c.reserved(reserved) ||
                        userOf(c, handle) == nullptr) {
                        return c.code();
                    }
                    DWORD code = ERROR_SUCCESS;
                    const std::optional<std::string> value = valueOf(opcode, code);
                    if (!value) {
                        return code;
                    }
                    void* made = c.allocate(value->size());
                    std::memcpy(made, value->data(), value->size());
                    *data = made;
                    *size = static_cast<DWORD>(value->size());
                    *type = wlan_opcode_value_type_set_by_user;
                    return ERROR_SUCCESS;
                });
}

DWORD WINAPI Sim_WlanHostedNetworkSetProperty(HANDLE handle, int opcode, DWORD size, const void* data, Why why,
                                              PVOID reserved) {
    return call(kWlanHostedNetworkSetProperty,
                {sim::handle(handle), opcode, size, data, static_cast<const void*>(why), reserved},
                [&](Call& c) -> DWORD {
                    if (!c.given(handle) || !c.given(data, "pvData") || !c.reserved(reserved) ||
                        !c.allowed(size != 0, "dwDataSize is 0") || userOf(c, handle) == nullptr) {
                        return c.code();
                    }
                    switch (opcode) {
                        case wlan_hosted_network_opcode_connection_settings:
                            return setSettings(c, size, data, why);
                        case wlan_hosted_network_opcode_enable:
                            return setEnabled(c, size, data, why);
                        case wlan_hosted_network_opcode_security_settings:
                        case wlan_hosted_network_opcode_station_profile:
                            return refuse(why, ERROR_NOT_SUPPORTED, wlan_hosted_network_reason_read_only);
                        default:
                            return refuse(why, ERROR_INVALID_PARAMETER, wlan_hosted_network_reason_bad_parameters);
                    }
                });
}

DWORD WINAPI Sim_WlanHostedNetworkSetSecondaryKey(HANDLE handle, DWORD size, const UCHAR* key, BOOL phrase,
                                                  BOOL persistent, Why why, PVOID reserved) {
    return call(kWlanHostedNetworkSetSecondaryKey,
                {sim::handle(handle), size, static_cast<const void*>(key), phrase, persistent,
                 static_cast<const void*>(why), reserved},
                [&](Call& c) -> DWORD {
                    if (!c.given(handle) || !c.reserved(reserved) ||
                        !c.allowed((size == 0) == (key == nullptr), "one of size and key is none") ||
                        userOf(c, handle) == nullptr) {
                        return c.code();
                    }
                    if (key == nullptr) {
                        hosted().secondary.reset();
                        return ERROR_SUCCESS;
                    }
                    if (!isKey(key, size, phrase != FALSE)) {
                        return refuse(why, ERROR_INVALID_PARAMETER, wlan_hosted_network_reason_bad_parameters);
                    }
                    hosted().secondary = Hosted::Key{std::string(reinterpret_cast<const char*>(key), size),
                                                     phrase != FALSE, persistent != FALSE};
                    return ERROR_SUCCESS;
                });
}

DWORD WINAPI Sim_WlanHostedNetworkQuerySecondaryKey(HANDLE handle, PDWORD size, PUCHAR* key, PBOOL phrase,
                                                    PBOOL persistent, Why why, PVOID reserved) {
    return call(kWlanHostedNetworkQuerySecondaryKey,
                {sim::handle(handle), static_cast<const void*>(size), static_cast<const void*>(key),
                 static_cast<const void*>(phrase), static_cast<const void*>(persistent), static_cast<const void*>(why),
                 reserved},
                [&](Call& c) -> DWORD {
                    if (!c.given(handle) || !c.given(size, "pdwKeyLength") || !c.given(key, "ppucKeyData") ||
                        !c.given(phrase, "pbIsPassPhrase") || !c.given(persistent, "pbPersistent") ||
                        !c.reserved(reserved) || userOf(c, handle) == nullptr) {
                        return c.code();
                    }
                    const std::optional<Hosted::Key>& there = hosted().secondary;
                    *size = there ? static_cast<DWORD>(there->bytes.size()) : 0;
                    *phrase = there && there->phrase;
                    *persistent = there && there->persistent;
                    *key = nullptr;
                    if (there) {
                        *key = c.allocate<UCHAR>(there->bytes.size());
                        std::memcpy(*key, there->bytes.data(), there->bytes.size());
                    }
                    return ERROR_SUCCESS;
                });
}

DWORD WINAPI Sim_WlanHostedNetworkQueryStatus(HANDLE handle, PWLAN_HOSTED_NETWORK_STATUS* status, PVOID reserved) {
    return call(kWlanHostedNetworkQueryStatus, {sim::handle(handle), static_cast<const void*>(status), reserved},
                [&](Call& c) -> DWORD {
                    if (!c.given(handle) || !c.given(status, "ppStatus") || !c.reserved(reserved) ||
                        userOf(c, handle) == nullptr) {
                        return c.code();
                    }
                    const auto& peers = hosted().peers;
                    const std::size_t more = peers.empty() ? 0 : peers.size() - 1;
                    const std::size_t size =
                        sizeof(WLAN_HOSTED_NETWORK_STATUS) + more * sizeof(WLAN_HOSTED_NETWORK_PEER_STATE);
                    auto* made = c.allocate<WLAN_HOSTED_NETWORK_STATUS>(size);
                    std::memset(made, choices::kHostedRubbish, size);
                    made->HostedNetworkState = hosted().told;
                    if (hosted().told != wlan_hosted_network_unavailable) {
                        made->IPDeviceID = kDevice;
                        std::memcpy(made->wlanHostedNetworkBSSID, kBssid.data(), kBssid.size());
                    }
                    if (hosted().told == wlan_hosted_network_active) {
                        made->dot11PhyType = dot11_phy_type_ht;
                        made->ulChannelFrequency = 2'437'000;
                        made->dwNumberOfPeers = static_cast<DWORD>(peers.size());
                        auto* to = &made->PeerList[0];
                        for (const Mac& peer : peers) {
                            *to = {};
                            std::memcpy(to->PeerMacAddress, peer.data(), peer.size());
                            to->PeerAuthState = wlan_hosted_network_peer_state_authenticated;
                            ++to;
                        }
                    }
                    *status = made;
                    return ERROR_SUCCESS;
                });
}

}  // extern "C"
}  // namespace winnet4j::sim::wlan
