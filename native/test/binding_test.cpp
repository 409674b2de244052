// SPDX-License-Identifier: Apache-2.0
// The gate for tests: a DLL of ours replaced by a loaded module, before its first use or never. Each test is a process
// of its own here, since a name is decided once in a process; stands_in is a DLL with one function of each of the
// three.
#include <doctest/doctest.h>

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

#include "win/modules.h"

using winnet4j::win::bindModule;
using winnet4j::win::findProcedure;
using winnet4j::win::loadModule;

namespace {

/** What stand_in.cpp's functions answer. */
constexpr DWORD kStandIn = 4711;

HMODULE standIn() {
    const HMODULE module = LoadLibraryW(L"" STAND_IN_DLL);
    REQUIRE(module != nullptr);
    return module;
}

}  // namespace

TEST_SUITE("binding") {
    TEST_CASE("a bound module is called, asked, and stays loaded") {
        const HMODULE module = standIn();
        CHECK(bindModule("WlanApi.dll", module) == ERROR_SUCCESS);
        FreeLibrary(module);  // our own reference; the binding pins it
        CHECK(WlanCloseHandle(nullptr, nullptr) == kStandIn);
        CHECK(WlanCloseHandle(nullptr, nullptr) == kStandIn);
        CHECK(findProcedure("wlanapi.dll", "WlanCloseHandle") == ERROR_SUCCESS);
        CHECK(GetModuleHandleW(L"" STAND_IN_DLL) == module);
        // What the module lacks is missing, even where this Windows has it.
        CHECK(findProcedure("wlanapi.dll", "WlanOpenHandle") == ERROR_PROC_NOT_FOUND);
        DWORD version = 0;
        HANDLE client = nullptr;
        CHECK(WlanOpenHandle(2, nullptr, &version, &client) == ERROR_PROC_NOT_FOUND);
    }

    TEST_CASE("a DLL is bound once, and the others are what they were") {
        const HMODULE module = standIn();
        CHECK(bindModule("peerdist.dll", module) == ERROR_SUCCESS);
        CHECK(bindModule("peerdist.dll", module) == ERROR_ALREADY_ASSIGNED);
        CHECK(bindModule("peerdist.dll", GetModuleHandleW(nullptr)) == ERROR_ALREADY_ASSIGNED);
        CHECK(PeerDistShutdown(nullptr) == kStandIn);
        CHECK(WNetCancelConnectionA("Q:", FALSE) != kStandIn);
    }

    TEST_CASE("after a call of the real one it is too late") {
        const DWORD real = WlanCloseHandle(nullptr, nullptr);
        CHECK(bindModule("wlanapi.dll", standIn()) == ERROR_BUSY);
        CHECK(WlanCloseHandle(nullptr, nullptr) == real);
    }

    TEST_CASE("a question about the real one decides too: its answer never changes") {
        const DWORD answer = findProcedure("mpr.dll", "WNetCancelConnectionA");
        CHECK(bindModule("mpr.dll", standIn()) == ERROR_BUSY);
        CHECK(findProcedure("mpr.dll", "WNetCancelConnectionA") == answer);
    }

    TEST_CASE("the first call finds its arguments as they were given, in registers and on the stack") {
        CHECK(bindModule("mpr.dll", standIn()) == ERROR_SUCCESS);
        const auto pointer = [](unsigned which) {
            return reinterpret_cast<void*>(static_cast<std::uintptr_t>(which * 0x0101010101010101));
        };
        const auto number = [](DWORD which) { return which * 0x01010101; };
        for (int i = 0; i < 2; ++i) {  // the second goes straight to the function
            SetLastError(12);
            CHECK(WNetUseConnection4W(static_cast<HWND>(pointer(1)), static_cast<NETRESOURCEW*>(pointer(2)), pointer(3),
                                      number(4), number(5), static_cast<BYTE*>(pointer(6)), number(7),
                                      static_cast<wchar_t*>(pointer(8)), static_cast<DWORD*>(pointer(9)),
                                      static_cast<DWORD*>(pointer(10))) == kStandIn);
            CHECK(GetLastError() == 12);
        }
    }

    TEST_CASE("other names and what is no module are refused, and change nothing") {
        const HMODULE module = standIn();
        CHECK(bindModule("kernel32.dll", module) == ERROR_INVALID_PARAMETER);
        CHECK(bindModule("..\\wlanapi.dll", module) == ERROR_INVALID_PARAMETER);
        CHECK(bindModule("", module) == ERROR_INVALID_PARAMETER);
        CHECK(bindModule("mpr.dll", nullptr) == ERROR_INVALID_HANDLE);
        int local = 0;
        CHECK(bindModule("mpr.dll", reinterpret_cast<HMODULE>(&local)) == ERROR_INVALID_HANDLE);
        // An address inside a module is not the module.
        CHECK(bindModule("mpr.dll", reinterpret_cast<HMODULE>(reinterpret_cast<char*>(module) + 64)) ==
              ERROR_INVALID_HANDLE);
        CHECK(WNetCancelConnectionA("Q:", FALSE) != kStandIn);
    }

    TEST_CASE("a binding and first calls at once: all calls go the way that the binding's answer says") {
        constexpr int kThreads = 16;
        const HMODULE module = standIn();
        std::atomic<int> ready{0};
        std::atomic<int> simulated{0};
        DWORD bound = 1;
        std::vector<std::thread> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&, i] {
                ready++;
                while (ready < kThreads) {
                }
                if (i == kThreads / 2) {
                    bound = bindModule("peerdist.dll", module);
                } else if (PeerDistShutdown(nullptr) == kStandIn) {
                    simulated++;
                }
            });
        }
        for (auto& thread : threads) {
            thread.join();
        }
        CHECK((bound == ERROR_SUCCESS || bound == ERROR_BUSY));
        CHECK(simulated == (bound == ERROR_SUCCESS ? kThreads - 1 : 0));
        CHECK(GetModuleHandleW(L"" STAND_IN_DLL) == module);
    }
}
