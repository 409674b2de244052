// SPDX-License-Identifier: Apache-2.0
// What the tests of Wi-Fi Direct have in common: a client, and an open with what its callback brought.
#pragma once

#include "wlan.h"

namespace winnet4j::test {

inline const std::string kPeer = "02-1A-11-F0-3C-7D";

class Direct {
  public:
    Direct() {
        DWORD version = 0;
        REQUIRE(WFDOpenHandle(1, &version, &handle_) == ERROR_SUCCESS);
    }
    operator HANDLE() const { return handle_; }
    DWORD close() { return WFDCloseHandle(handle_); }

  private:
    HANDLE handle_ = nullptr;
};

class Opening {
  public:
    Opening() = default;
    explicit Opening(HANDLE client) { start(client); }
    Opening(const Opening&) = delete;
    Opening& operator=(const Opening&) = delete;

    void start(HANDLE client) {
        DOT11_MAC_ADDRESS address = {0x02, 0x1A, 0x11, 0xF0, 0x3C, 0x7D};
        code = WFDStartOpenSession(client, &address, this, &callback, &session);
    }
    static VOID WINAPI callback(HANDLE session, PVOID context, GUID guid, DWORD error, DWORD reason) {
        auto& self = *static_cast<Opening*>(context);
        {
            const std::lock_guard guard(self.lock_);
            ++self.calls_;
            self.calledFor_ = session;
            self.guid_ = guid;
            self.error_ = error;
            self.reason_ = reason;
            self.thread_ = GetCurrentThreadId();
        }
        if (self.hook) {
            self.hook();
        }
    }

    HANDLE session = nullptr;
    DWORD code = 0xFFFFFFFF;
    std::function<void()> hook;
    int calls() const { return get(calls_); }
    HANDLE calledFor() const { return get(calledFor_); }
    GUID guid() const { return get(guid_); }
    DWORD error() const { return get(error_); }
    DWORD reason() const { return get(reason_); }
    DWORD thread() const { return get(thread_); }

  private:
    template <typename T> T get(const T& value) const {
        const std::lock_guard guard(lock_);
        return value;
    }
    mutable std::mutex lock_;
    int calls_ = 0;
    HANDLE calledFor_ = nullptr;
    GUID guid_{};
    DWORD error_ = 0xFFFFFFFF;
    DWORD reason_ = 0;
    DWORD thread_ = 0;
};

}  // namespace winnet4j::test
