// SPDX-License-Identifier: Apache-2.0
#include "simulator/wlan/state.h"

#include <algorithm>
#include <cstring>

#include "simulator/wlan/hosted.h"

namespace winnet4j::sim::wlan {
namespace {

/** Handles of before are no good after the service has stopped. */
void serviceChanged(Lock& lock) {
    World& world = sim::world();
    if (serviceSwitch.on) {
        return;
    }
    world.handles.forEachOpen([](Object& object) {
        if (auto* client = dynamic_cast<Client*>(&object)) {
            client->stale = true;
            client->sources = 0;
            client->queue.clear();
        }
    });
    for (Interface& interface : state().interfaces) {
        interface.scanning = false;
        interface.attempt.reset();
        interface.connection.reset();
        interface.state = wlan_interface_state_disconnected;
    }
    hostedServiceStopped();
    wfdServiceStopped(lock);
}

Interface& addTo(State& state, std::string name, const std::string& description) {
    Interface& made = state.interfaces.emplace_back();
    made.name = std::move(name);
    made.description = wide(description);
    // Made of the count alone, so that it is the same in every run.
    made.guid = {0x57494E34, 0x4A00, 0x4000, {0x80, 0, 0, 0, 0, 0, 0, 0}};
    made.guid.Data4[7] = static_cast<unsigned char>(++state.interfacesMade);
    return made;
}

State fresh() {
    State made;
    addTo(made, "wlan0", "Simulated Wi-Fi adapter");
    return made;
}

}  // namespace

void reset(Lock&) { state() = fresh(); }

Switch serviceSwitch{"service", "wlansvc", "start", "stop", true, true, serviceChanged};
Switch locationSwitch{"consent", "location", "on", "off", true, true, nullptr};
Switch keySwitch{"policy", "plaintext-keys", "on", "off", true, true, nullptr};

State& state() noexcept {
    // NOLINTNEXTLINE(bugprone-unhandled-exception-at-new): without memory at its first use the process may end
    static State& only = *new State(fresh());
    return only;
}

Client* client(Call& c, HANDLE handle) {
    Client* found = c.find<Client>(handle);
    if (found == nullptr) {
        return nullptr;
    }
    if (found->closing) {
        c.misuse("use-after-close", found->name + " is being closed");
        return c.refuse(choices::kUnknownHandle);
    }
    if (!serviceSwitch.on) {
        return c.refuse(choices::kServiceGone);
    }
    return found->stale ? c.refuse(choices::kUnknownHandle) : found;
}

Interface* interfaceOf(const GUID& guid) noexcept {
    for (Interface& interface : state().interfaces) {
        if (interface.guid == guid) {
            return &interface;
        }
    }
    return nullptr;
}

Interface* interfaceOf(Call& c, const GUID* guid, DWORD otherwise) {
    Interface* found = interfaceOf(*guid);
    return found != nullptr ? found : c.refuse(otherwise);
}

Interface* interfaceNamed(const std::string& name) noexcept {
    for (Interface& interface : state().interfaces) {
        if (interface.name == name) {
            return &interface;
        }
    }
    return nullptr;
}

bool consented(Call& c) {
    if (!locationSwitch.on) {
        c.refuse(ERROR_ACCESS_DENIED);
    }
    return locationSwitch.on;
}

Interface& addInterface(std::string name, const std::string& description) {
    return addTo(state(), std::move(name), description);
}

DOT11_SSID ssidOf(const std::string& bytes) noexcept {
    DOT11_SSID ssid{};
    ssid.uSSIDLength = static_cast<ULONG>(std::min<std::size_t>(bytes.size(), sizeof ssid.ucSSID));
    std::memcpy(ssid.ucSSID, bytes.data(), ssid.uSSIDLength);
    return ssid;
}

std::string ssidText(const DOT11_SSID& ssid) {
    return std::string(reinterpret_cast<const char*>(ssid.ucSSID), ssid.uSSIDLength);
}

void copyText(wchar_t* to, std::size_t room, const std::wstring& text) noexcept {
    const std::size_t length = std::min(room - 1, text.size());
    std::memcpy(to, text.data(), length * sizeof(wchar_t));
    to[length] = L'\0';
}

}  // namespace winnet4j::sim::wlan
