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

namespace winnet4j::sim::wlan {

using Mac = std::array<unsigned char, 6>;

/** One notification, on its way. */
struct Notification {
    DWORD source = 0;
    DWORD code = 0;
    GUID guid{};
    std::string data;              ///< what is really there
    std::optional<DWORD> claimed;  ///< the size told, when it is another
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
};

/** A network in the air, from one access point. */
struct Bss {
    std::string ssid;
    Mac bssid{};
    DOT11_BSS_TYPE type = dot11_BSS_type_infrastructure;
    LONG rssi = -50;
    ULONG kHz = 2'437'000;
    DOT11_AUTH_ALGORITHM auth = DOT11_AUTH_ALGO_80211_OPEN;
    DOT11_CIPHER_ALGORITHM cipher = DOT11_CIPHER_ALGO_NONE;
    std::string ies;
    DWORD refuses = 0;  ///< with that reason
    bool secure() const noexcept { return auth != DOT11_AUTH_ALGO_80211_OPEN; }
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
    bool secure = false;
    std::optional<std::string> userData;
};

struct Connection {
    WLAN_CONNECTION_MODE mode = wlan_connection_mode_profile;
    std::wstring profile;
    std::wstring xml;
    std::string ssid;
    DOT11_BSS_TYPE type = dot11_BSS_type_infrastructure;
    bool secure = false;
    Mac bssid{};
};

struct Interface {
    std::string name;  ///< the script's
    GUID guid{};
    std::wstring description;
    WLAN_INTERFACE_STATE state = wlan_interface_state_disconnected;
    BOOL autoconf = TRUE;
    DOT11_BSS_TYPE bssType = dot11_BSS_type_any;
    ULONG operationMode = DOT11_OPERATION_MODE_EXTENSIBLE_STATION;
    bool radio = true;
    std::vector<Bss> air;
    std::vector<Bss> list;  ///< the air as the last scan found it
    std::vector<Profile> profiles;
    bool scanning = false;
    std::optional<Connection> connection;
    std::optional<Connection> attempt;
    std::uint64_t attemptNumber = 0;  ///< which attempt events still to come belong to
};

struct State {
    std::list<Interface> interfaces;
    BOOL showDenied = FALSE;
    BOOL explicitCredentials = TRUE;
    DWORD blockPeriod = 60;
    BOOL virtualStations = FALSE;
    std::uint32_t interfacesMade = 0;
};

State& state() noexcept;
extern Switch serviceSwitch;
extern Switch locationSwitch;

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
