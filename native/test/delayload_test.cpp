// SPDX-License-Identifier: Apache-2.0
// Delay-loading: a call into a DLL or function that this Windows lacks answers 126 or 127 (faults 1 and 2), also when
// many threads make it for the first time at once. What Windows has is called.
#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "win/modules.h"

using winnet4j::win::findProcedure;
using winnet4j::win::loadModule;

namespace {

/** The call's code must be the one that the lookup predicts; where the function exists Windows' own refusal of null. */
void checkCall(const char* dll, const char* function, DWORD code) {
    CAPTURE(function);
    const DWORD expected = findProcedure(dll, function);
    CAPTURE(expected);
    if (expected == ERROR_SUCCESS) {
        CHECK(code != ERROR_MOD_NOT_FOUND);
        CHECK(code != ERROR_PROC_NOT_FOUND);
        CHECK(code != ERROR_SUCCESS);
    } else {
        CHECK(code == expected);
    }
}

}  // namespace

TEST_SUITE("delayload") {
    TEST_CASE("faults 1 and 2: a missing DLL answers 126, a missing function 127") {
        checkCall("wlanapi.dll", "WFDCancelOpenSession", WFDCancelOpenSession(nullptr));
        checkCall("wlanapi.dll", "WFDCloseSession", WFDCloseSession(nullptr));
        checkCall("wlanapi.dll", "WFDOpenHandle", WFDOpenHandle(WFD_API_VERSION, nullptr, nullptr));
        checkCall("wlanapi.dll", "WlanCloseHandle", WlanCloseHandle(nullptr, nullptr));
        checkCall("peerdist.dll", "PeerDistStartup", PeerDistStartup(2, nullptr, nullptr));
        checkCall("peerdist.dll", "PeerDistClientCancelAsyncOperation",
                  PeerDistClientCancelAsyncOperation(nullptr, nullptr, nullptr));
        checkCall("mpr.dll", "WNetCancelConnectionA", WNetCancelConnectionA("Q:", FALSE));
    }

    TEST_CASE("a missing function that answers with a BOOL answers FALSE, and the code is the last error") {
        const DWORD expected = findProcedure("peerdist.dll", "PeerDistGetOverlappedResult");
        if (expected != ERROR_SUCCESS) {
            OVERLAPPED overlapped{};
            DWORD bytes = 0;
            SetLastError(ERROR_SUCCESS);
            CHECK(PeerDistGetOverlappedResult(&overlapped, &bytes, FALSE) == FALSE);
            CHECK(GetLastError() == expected);
        }
    }

    TEST_CASE("the answer stays the same at the second call") {
        const DWORD first = PeerDistShutdown(nullptr);
        CHECK(PeerDistShutdown(nullptr) == first);
        const DWORD other = WFDCloseHandle(nullptr);
        CHECK(WFDCloseHandle(nullptr) == other);
    }

    TEST_CASE("the first call from many threads at once") {
        constexpr int kThreads = 16;
        std::atomic<int> ready{0};
        std::atomic<int> wrong{0};
        const DWORD expected = findProcedure("peerdist.dll", "PeerDistGetStatus");
        std::vector<std::thread> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&] {
                ready++;
                while (ready < kThreads) {
                }
                if (expected != ERROR_SUCCESS && PeerDistGetStatus(nullptr, nullptr) != expected) {
                    wrong++;
                }
            });
        }
        for (auto& thread : threads) {
            thread.join();
        }
        CHECK(wrong == 0);
    }

    TEST_CASE("only our three DLLs can be asked for") {
        CHECK(findProcedure("kernel32.dll", "GetTickCount") == ERROR_INVALID_PARAMETER);
        CHECK(findProcedure("..\\wlanapi.dll", "WlanCloseHandle") == ERROR_INVALID_PARAMETER);
        CHECK(findProcedure("", "") == ERROR_INVALID_PARAMETER);
        CHECK(loadModule("user32.dll") == nullptr);
        CHECK(findProcedure("MPR.DLL", "WNetCancelConnectionA") == ERROR_SUCCESS);
        CHECK(findProcedure("mpr.dll", "WNetNoSuchFunction") == ERROR_PROC_NOT_FOUND);
    }
}
