// SPDX-License-Identifier: Apache-2.0
// What the WLAN service knows: clients, interfaces, the air round them, profiles, settings. Owns the data and the ways
// to find it; the functions of the API are in the files named after what they do.
#pragma once

#include <array>
#include <deque>
#include <list>
#include <optional>
#include <string>
#include <vector>

#include "simulator/core/call.h"
#include "simulator/wlan/functions.h"
#include "simulator/wlan/security.h"

namespace winnet4j::sim::wlan {

using Mac = std::array<unsigned char, 6>;

/** One notification, on its way. */
struct Notification {
    DWORD source = 0;
    DWORD code = 0;
    GUID guid{};
    std::string data;              ///< what is really there
    std::optional<DWORD> claimed;  ///< the size that is claimed, when it is another
    bool noData = false;           ///< pData is NULL whatever the size
    bool operator==(const Notification& other) const {
        return source == other.source && code == other.code && guid == other.guid && data == other.data;
    }
};

/** What a client has asked of an interface for as long as it is open: background scans or media streaming, on or off.
 */
struct Wish {
    GUID guid{};
    int opcode = 0;
    BOOL on = FALSE;
    std::uint64_t number = 0;  ///< the later, the higher
};

/** A client of WlanOpenHandle. */
struct Client : Object {
    static constexpr const char* kKind = "wlan";
    DWORD version = 0;
    bool closing = false;
    // The one registration.
    DWORD sources = 0;
    bool ignoreDuplicate = false;
    WLAN_NOTIFICATION_CALLBACK callback = nullptr;
    void* context = nullptr;
    std::deque<Notification> queue;
    bool delivering = false;
    int owed = 0;  ///< deliveries that came due while another one ran
    std::optional<Notification> previous;
    bool virtualStation = false;
    std::vector<Wish> wishes;
    int hostedUses = 0;  ///< of the hosted network: starts without a stop
};

/** A network in the air, from one access point, or one station of an ad hoc network. */
struct Bss {
    std::string ssid;
    Mac bssid{};
    DOT11_BSS_TYPE type = dot11_BSS_type_infrastructure;
    LONG rssi = -50;
    ULONG kHz = 2'437'000;
    DOT11_PHY_TYPE phy = dot11_phy_type_ht;
    const Security* security = &kOpen;
    std::optional<std::wstring> key;  ///< without one it lets any key in
    std::string ies;
    std::optional<Mac> hessid;                   ///< of Hotspot 2.0: which group of access points it belongs to
    DWORD refuses = 0;                           ///< every attempt, with that reason
    DWORD ends = choices::kNetworkNotAvailable;  ///< and the reason of the connection that isn't made then
    bool secure() const noexcept { return security->encrypts; }
    /** 0..100 for -100..-50 dBm. */
    ULONG quality() const noexcept {
        return rssi <= -100 ? 0 : rssi >= -50 ? 100 : static_cast<ULONG>((rssi + 100) * 2);
    }
};

struct Profile {
    std::wstring name;
    std::wstring xml;
    std::string ssid;
    DWORD flags = 0;
    DOT11_BSS_TYPE type = dot11_BSS_type_infrastructure;
    bool automatic = false;
    const Security* security = &kOpen;
    std::optional<std::wstring> key;
    std::optional<std::string> userData;
};

/** What is connected, or to be. */
struct Connection {
    std::uint64_t number = 0;  ///< of the attempt that made it, or is to
    WLAN_CONNECTION_MODE mode = wlan_connection_mode_profile;
    std::wstring profile;
    std::wstring xml;
    std::string ssid;
    DOT11_BSS_TYPE type = dot11_BSS_type_infrastructure;
    const Security* security = nullptr;  ///< null: whatever the network has
    bool secure = false;
    std::optional<std::wstring> key;
    std::vector<Mac> stations;  ///< only to these; to any when empty
    std::optional<Mac> hessid;  ///< only to that group
    DWORD keeps = 0;            ///< the flags of a profile of a discovery that is to stay
    bool known = true;          ///< false: by a profile that there isn't
    bool joinOnly = false;      ///< an ad hoc network that isn't there is not formed
    DWORD flags = 0;            ///< of the notifications
    std::vector<Mac> peers;     ///< in an ad hoc network that this station has formed
    Mac bssid{};
    DOT11_PHY_TYPE phy = dot11_phy_type_ht;
};

struct Phy {
    DOT11_PHY_TYPE type;
    bool software = true;
    bool hardware = true;
    bool on() const noexcept { return software && hardware; }
};

struct Interface {
    std::string name;  ///< the script's
    GUID guid{};
    std::wstring description;
    WLAN_INTERFACE_STATE state = wlan_interface_state_disconnected;
    BOOL autoconf = TRUE;
    DOT11_BSS_TYPE bssType = dot11_BSS_type_any;
    ULONG operationMode = DOT11_OPERATION_MODE_EXTENSIBLE_STATION;
    std::vector<Phy> phys{{dot11_phy_type_erp}, {dot11_phy_type_ht}};
    std::vector<Bss> air;
    std::vector<Bss> list;  ///< the air as the last scan found it
    std::vector<Profile> profiles;
    bool scanning = false;
    std::optional<Connection> connection;
    std::optional<Connection> attempt;
    std::uint64_t attempts = 0;  ///< so far
    bool connectsByItself = false;
    bool heldOff = false;  ///< since it was disconnected on request
    /** The radio is off when it is off for every PHY. */
    bool radio() const noexcept {
        for (const Phy& phy : phys) {
            if (phy.on()) {
                return true;
            }
        }
        return false;
    }
    /** The place of that kind among the PHYs; the first when it has none of them. */
    std::size_t phyIndex(DOT11_PHY_TYPE type) const noexcept {
        for (std::size_t i = 0; i < phys.size(); ++i) {
            if (phys[i].type == type) {
                return i;
            }
        }
        return 0;
    }
};

/** A network, or all of them (no SSID), in a list of those that are permitted or denied. */
struct Filter {
    std::string ssid;
    DOT11_BSS_TYPE type = dot11_BSS_type_any;
};

/** The hosted network. */
struct Hosted {
    struct Key {
        std::string bytes;
        bool phrase = false;
        bool persistent = false;
    };
    bool supported = false;  ///< by a driver
    bool enabled = true;
    std::optional<std::string> ssid;  ///< none before its settings are made
    DWORD mostPeers = 100;
    std::uint32_t keys = 0;  ///< primary ones, so far
    std::optional<Key> secondary;
    bool forced = false;
    WLAN_HOSTED_NETWORK_STATE told = wlan_hosted_network_unavailable;
    std::vector<Mac> peers;
};

struct State {
    std::list<Interface> interfaces;
    std::array<std::vector<Filter>, 4> filters;  ///< by WLAN_FILTER_LIST_TYPE
    BOOL showDenied = FALSE;
    BOOL explicitCredentials = TRUE;
    DWORD blockPeriod = 60;
    BOOL virtualStations = FALSE;
    std::uint32_t interfacesMade = 0;
    std::uint64_t wishes = 0;  ///< so far
    bool wishesMerge = choices::kWishesMerge;
    Hosted hosted;
};

State& state() noexcept;
extern Switch serviceSwitch;
extern Switch locationSwitch;
/** True if callers may read the keys of profiles as text. */
extern Switch keySwitch;

/** The client behind the handle, alive and with its service running; else null with the code. */
Client* client(Call& c, HANDLE handle);
/** The interface of that GUID; else null with the code. */
Interface* interfaceOf(Call& c, const GUID* guid, DWORD otherwise = choices::kNoSuchInterface);
Interface* interfaceNamed(const std::string& name) noexcept;
Interface* interfaceOf(const GUID& guid) noexcept;
/** False, with 5, without the user's consent to location. */
bool consented(Call& c);
/** What the client has asked of interfaces goes with it. */
void forgetWishes(Lock& lock, Client& client);
Interface& addInterface(std::string name, const std::string& description);

DOT11_SSID ssidOf(const std::string& bytes) noexcept;
std::string ssidText(const DOT11_SSID& ssid);
/** At most room characters and a NUL. */
void copyText(wchar_t* to, std::size_t room, const std::wstring& text) noexcept;
template <typename T> std::string bytesOf(const T& value) {
    return std::string(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace winnet4j::sim::wlan
