// SPDX-License-Identifier: Apache-2.0
// What the tests of Wi-Fi have in common: a client, a listener that writes down each notification, a peer's callback.
#pragma once

#include <doctest/doctest.h>

#include <cstring>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "client.h"

namespace winnet4j::test {

/** A function that the headers lack, from the simulator's exports. */
template <typename Type> Type* exported(const char* name) {
    return reinterpret_cast<Type*>(
        reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"winnet4j-simulator.dll"), name)));
}

/** A handle of WlanOpenHandle, closed at the end unless it is released. */
class Wlan {
  public:
    Wlan() { REQUIRE(WlanOpenHandle(2, nullptr, &version_, &handle_) == ERROR_SUCCESS); }
    ~Wlan() { close(); }
    Wlan(const Wlan&) = delete;
    Wlan& operator=(const Wlan&) = delete;
    operator HANDLE() const { return handle_; }
    DWORD close() {
        const DWORD code = handle_ != nullptr ? WlanCloseHandle(handle_, nullptr) : ERROR_SUCCESS;
        handle_ = nullptr;
        return code;
    }

  private:
    HANDLE handle_ = nullptr;
    DWORD version_ = 0;
};

struct Seen {
    DWORD source;
    DWORD code;
    GUID guid;
    DWORD size;
    std::string data;
    DWORD thread;
};

/** Registers itself; the hook runs in each callback. */
class Listener {
  public:
    explicit Listener(HANDLE client, DWORD sources = 0xFFFF, BOOL ignoreDuplicate = FALSE) {
        REQUIRE(WlanRegisterNotification(client, sources, ignoreDuplicate, &Listener::callback, this, nullptr,
                                         nullptr) == ERROR_SUCCESS);
    }
    std::vector<Seen> seen() const {
        const std::lock_guard guard(lock_);
        return seen_;
    }
    /** The codes of that source, in order, as text: "9 10". */
    std::string codes(DWORD source = 0x8) const {
        std::string text;
        for (const Seen& one : seen()) {
            if (one.source == source) {
                text.append(text.empty() ? "" : " ").append(std::to_string(one.code));
            }
        }
        return text;
    }
    std::function<void(const WLAN_NOTIFICATION_DATA&)> hook;

    static VOID WINAPI callback(PWLAN_NOTIFICATION_DATA data, PVOID context) {
        auto& self = *static_cast<Listener*>(context);
        std::string bytes;
        if (data->pData != nullptr) {
            bytes.assign(static_cast<const char*>(data->pData), data->dwDataSize);
        }
        {
            const std::lock_guard guard(self.lock_);
            self.seen_.push_back({data->NotificationSource, data->NotificationCode, data->InterfaceGuid,
                                  data->dwDataSize, std::move(bytes), GetCurrentThreadId()});
        }
        if (self.hook) {
            self.hook(*data);
        }
    }

  private:
    mutable std::mutex lock_;
    std::vector<Seen> seen_;
};

/** The GUID of the interface at that place in the list. */
inline GUID adapter(HANDLE client, std::size_t index = 0) {
    PWLAN_INTERFACE_INFO_LIST list = nullptr;
    REQUIRE(WlanEnumInterfaces(client, nullptr, &list) == ERROR_SUCCESS);
    REQUIRE(index < list->dwNumberOfItems);
    const GUID guid = list->InterfaceInfo[index].InterfaceGuid;
    WlanFreeMemory(list);
    return guid;
}

/** The reason in a notification of a connection, or of MSM. */
inline DWORD reasonOf(const Seen& seen) {
    DWORD reason = 0;
    const std::size_t at = seen.source == 0x10 ? 576 : 560;
    REQUIRE(seen.data.size() >= at + 4);
    std::memcpy(&reason, seen.data.data() + at, sizeof reason);
    return reason;
}

inline DWORD connectTo(HANDLE client, const GUID& guid, const wchar_t* profile, DOT11_SSID* ssid = nullptr,
                       PDOT11_BSSID_LIST stations = nullptr) {
    WLAN_CONNECTION_PARAMETERS parameters{wlan_connection_mode_profile, profile, ssid, stations, dot11_BSS_type_any, 0};
    return WlanConnect(client, &guid, &parameters, nullptr);
}

inline WLAN_INTERFACE_STATE stateOf(HANDLE client) {
    PWLAN_INTERFACE_INFO_LIST list = nullptr;
    REQUIRE(WlanEnumInterfaces(client, nullptr, &list) == 0);
    const WLAN_INTERFACE_STATE state = list->InterfaceInfo[0].isState;
    WlanFreeMemory(list);
    return state;
}

/** What must hold at the end of a test of a client that did nothing wrong. */
inline void checkClean() {
    CHECK(command("ledger") == "");
    CHECK(command("misuse") == "");
}

/** An event of Windows, for tests in which threads wait for each other. */
class Latch {
  public:
    Latch() : event_(CreateEventW(nullptr, TRUE, FALSE, nullptr)) {}
    ~Latch() { CloseHandle(event_); }
    Latch(const Latch&) = delete;
    Latch& operator=(const Latch&) = delete;
    void open() { SetEvent(event_); }
    /** Ten seconds, which only a failure takes. */
    bool wait() { return WaitForSingleObject(event_, 10'000) == WAIT_OBJECT_0; }
    bool isOpen() { return WaitForSingleObject(event_, 0) == WAIT_OBJECT_0; }

  private:
    HANDLE event_;
};

}  // namespace winnet4j::test
