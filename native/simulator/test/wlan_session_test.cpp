// SPDX-License-Identifier: Apache-2.0
// Sessions and memory of Native Wi-Fi; each test is named after the sentence of the pages that it holds the simulator
// to.
#include <thread>

#include "wlan.h"

using namespace winnet4j::test;

TEST_SUITE("wlan_session") {
    TEST_CASE("WlanOpenHandle: versions 1 and 2 are negotiated as asked for") {
        Fresh fresh;
        for (const DWORD version : {1UL, 2UL}) {
            DWORD negotiated = 0;
            HANDLE handle = nullptr;
            CHECK(WlanOpenHandle(version, nullptr, &negotiated, &handle) == ERROR_SUCCESS);
            CHECK(negotiated == version);
            CHECK(handle != nullptr);
            CHECK(WlanCloseHandle(handle, nullptr) == ERROR_SUCCESS);
        }
        checkClean();
    }

    TEST_CASE("WlanOpenHandle: 50 for version 0 or 10, outputs unchanged") {
        Fresh fresh;
        for (const DWORD version : {0UL, 10UL}) {
            DWORD negotiated = 77;
            HANDLE handle = &fresh;
            CHECK(WlanOpenHandle(version, nullptr, &negotiated, &handle) == ERROR_NOT_SUPPORTED);
            CHECK(negotiated == 77);
            CHECK(handle == &fresh);
        }
    }

    TEST_CASE("WlanOpenHandle: the service is asked for before the version") {
        Fresh fresh;
        command("service wlansvc stop");
        DWORD negotiated = 77;
        HANDLE handle = nullptr;
        CHECK(WlanOpenHandle(0, nullptr, &negotiated, &handle) == ERROR_SERVICE_NOT_ACTIVE);
        CHECK(negotiated == 77);
    }

    TEST_CASE("WlanOpenHandle: 87 when an out pointer is NULL or reserved is not") {
        Fresh fresh;
        DWORD negotiated = 77;
        HANDLE handle = &fresh;
        CHECK(WlanOpenHandle(2, &handle, &negotiated, &handle) == ERROR_INVALID_PARAMETER);
        CHECK(WlanOpenHandle(2, nullptr, nullptr, &handle) == ERROR_INVALID_PARAMETER);
        CHECK(WlanOpenHandle(2, nullptr, &negotiated, nullptr) == ERROR_INVALID_PARAMETER);
        CHECK(negotiated == 77);
        CHECK(handle == &fresh);
        CHECK(command("misuse") ==
              "reserved-argument WlanOpenHandle is not NULL\n"
              "null-argument WlanOpenHandle pdwNegotiatedVersion\n"
              "null-argument WlanOpenHandle phClientHandle\n");
    }

    TEST_CASE("WlanOpenHandle: 1220 when the service has given out too many handles") {
        Fresh fresh;
        DWORD negotiated = 0, code = 0;
        HANDLE last = nullptr;
        int opened = 0;
        for (HANDLE handle; (code = WlanOpenHandle(2, nullptr, &negotiated, &handle)) == 0 && opened < 5000; ++opened) {
            last = handle;
        }
        CHECK(code == ERROR_REMOTE_SESSION_LIMIT_EXCEEDED);
        CHECK(opened > 15);
        CHECK(WlanCloseHandle(last, nullptr) == ERROR_SUCCESS);
        CHECK(WlanOpenHandle(2, nullptr, &negotiated, &last) == ERROR_SUCCESS);
    }

    TEST_CASE("WlanCloseHandle closes a connection to the server") {
        Fresh fresh;
        Wlan client;
        CHECK(command("ledger") == "handle wlan#1\n");
        CHECK(client.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("WlanCloseHandle: hClientHandle is NULL: 87") {
        Fresh fresh;
        CHECK(WlanCloseHandle(nullptr, nullptr) == ERROR_INVALID_PARAMETER);
        CHECK(command("misuse") == "null-handle WlanCloseHandle the handle is NULL\n");
    }

    TEST_CASE("WlanCloseHandle: pReserved is not NULL: 87, and the handle stays open") {
        Fresh fresh;
        Wlan client;
        CHECK(WlanCloseHandle(client, &fresh) == ERROR_INVALID_PARAMETER);
        CHECK(command("ledger") == "handle wlan#1\n");
        CHECK(client.close() == ERROR_SUCCESS);
    }

    TEST_CASE("WlanCloseHandle: the handle was not found in the handle table: 6") {
        Fresh fresh;
        CHECK(WlanCloseHandle(reinterpret_cast<HANDLE>(0xDEAD), nullptr) == ERROR_INVALID_HANDLE);
        CHECK(WlanCloseHandle(INVALID_HANDLE_VALUE, nullptr) == ERROR_INVALID_HANDLE);
        CHECK(command("misuse") ==
              "unknown-handle WlanCloseHandle no such handle was ever given out\n"
              "unknown-handle WlanCloseHandle no such handle was ever given out\n");
    }

    TEST_CASE("WlanCloseHandle twice is found") {
        Fresh fresh;
        DWORD version = 0;
        HANDLE handle = nullptr;
        WlanOpenHandle(2, nullptr, &version, &handle);
        CHECK(WlanCloseHandle(handle, nullptr) == ERROR_SUCCESS);
        CHECK(WlanCloseHandle(handle, nullptr) == ERROR_INVALID_HANDLE);
        CHECK(command("misuse") == "use-after-close WlanCloseHandle wlan#1 is closed\n");
    }

    TEST_CASE("WlanCloseHandle of a handle of Wi-Fi Direct is found") {
        Fresh fresh;
        DWORD version = 0;
        HANDLE direct = nullptr;
        REQUIRE(WFDOpenHandle(1, &version, &direct) == ERROR_SUCCESS);
        CHECK(WlanCloseHandle(direct, nullptr) == ERROR_INVALID_HANDLE);
        CHECK(command("misuse") == "wrong-kind WlanCloseHandle wfd#1 is not a handle of kind wlan\n");
        CHECK(WFDCloseHandle(direct) == ERROR_SUCCESS);
    }

    TEST_CASE("Any attempted use of the closed handle is an error, and found") {
        Fresh fresh;
        Wlan client;
        const HANDLE handle = client;
        const GUID guid = adapter(client);
        CHECK(client.close() == ERROR_SUCCESS);
        PWLAN_INTERFACE_INFO_LIST list = nullptr;
        CHECK(WlanEnumInterfaces(handle, nullptr, &list) == ERROR_INVALID_HANDLE);
        CHECK(WlanScan(handle, &guid, nullptr, nullptr, nullptr) == ERROR_INVALID_HANDLE);
        CHECK(list == nullptr);
        CHECK(command("misuse") ==
              "use-after-close WlanEnumInterfaces wlan#1 is closed\n"
              "use-after-close WlanScan wlan#1 is closed\n");
    }

    TEST_CASE("Upon closing, all outstanding notifications are discarded") {
        Fresh fresh;
        Wlan client;
        Listener listener(client);
        command("notify code=7");
        command("notify code=8 data=1234");
        CHECK(client.close() == ERROR_SUCCESS);
        command("run");
        CHECK(listener.seen().empty());
        checkClean();
    }

    TEST_CASE("If the client is in the middle of a notification callback, WlanCloseHandle waits for it to finish") {
        Fresh fresh;
        Wlan client;
        Listener listener(client);
        Latch inside, leave;
        bool finished = false;
        listener.hook = [&](const WLAN_NOTIFICATION_DATA&) {
            inside.open();
            leave.wait();
            finished = true;
        };
        command("notify");
        command("step nowait");
        REQUIRE(inside.wait());
        DWORD code = 1;
        bool finishedBefore = false;
        std::thread closing([&] {
            code = client.close();
            finishedBefore = finished;
        });
        command("await WlanCloseHandle");
        CHECK(command("ledger").find("blocked WlanCloseHandle wlan#1") != std::string::npos);
        leave.open();
        closing.join();
        CHECK(code == ERROR_SUCCESS);
        CHECK(finishedBefore);
        command("settle");
        checkClean();
    }

    TEST_CASE("Calling this function inside a callback function results in the call never completing") {
        Fresh fresh;
        Wlan client;
        Listener listener(client);
        DWORD code = 0;
        SUBCASE("which is named, and answered") {
            listener.hook = [&](const WLAN_NOTIFICATION_DATA&) { code = WlanCloseHandle(client, nullptr); };
            command("notify");
            CHECK(command("run") == "1");
            CHECK(code == ERROR_POSSIBLE_DEADLOCK);
            CHECK(command("ledger") == "handle wlan#1\n");
        }
        SUBCASE("or hangs, when the script wants that") {
            command("deadlock hang");
            listener.hook = [&](const WLAN_NOTIFICATION_DATA&) { code = WlanCloseHandle(client, nullptr); };
            command("notify");
            CHECK(command("run") == "1");
            CHECK(command("ledger").find("blocked WlanCloseHandle never returns w1") != std::string::npos);
        }
        CHECK(command("misuse") == "deadlock WlanCloseHandle in a notification callback of wlan#1\n");
        command("reset");  // nothing else ends the hang
        CHECK(code != ERROR_SUCCESS);
    }

    TEST_CASE("Do not call WlanCloseHandle from a callback function, not even of another handle") {
        Fresh fresh;
        Wlan client, other;
        Listener listener(client);
        DWORD code = 1;
        listener.hook = [&](const WLAN_NOTIFICATION_DATA&) { code = other.close(); };
        command("notify now");
        CHECK(code == ERROR_SUCCESS);
        CHECK(command("misuse").find("close-in-callback WlanCloseHandle wlan#2") == 0);
    }

    TEST_CASE("Two threads close one handle: one of them closes it, the other is found") {
        Fresh fresh;
        Wlan client;
        const HANDLE handle = client;
        Listener listener(client);
        Latch inside, leave;
        listener.hook = [&](const WLAN_NOTIFICATION_DATA&) {
            inside.open();
            leave.wait();
        };
        command("notify");
        command("step nowait");
        REQUIRE(inside.wait());
        DWORD code = 1;
        std::thread closing([&] { code = client.close(); });
        command("await WlanCloseHandle");
        CHECK(WlanCloseHandle(handle, nullptr) == ERROR_INVALID_HANDLE);
        leave.open();
        closing.join();
        CHECK(code == ERROR_SUCCESS);
        CHECK(command("misuse") == "use-after-close WlanCloseHandle wlan#1 is being closed\n");
    }

    TEST_CASE("fault 27: the service stops, every call answers 1722, then it returns and opening works") {
        Fresh fresh;
        Wlan client;
        const GUID guid = adapter(client);
        command("service wlansvc stop");
        PWLAN_INTERFACE_INFO_LIST list = nullptr;
        CHECK(WlanEnumInterfaces(client, nullptr, &list) == RPC_S_SERVER_UNAVAILABLE);
        CHECK(WlanScan(client, &guid, nullptr, nullptr, nullptr) == RPC_S_SERVER_UNAVAILABLE);
        DWORD version = 0;
        HANDLE handle = nullptr;
        CHECK(WlanOpenHandle(2, nullptr, &version, &handle) == ERROR_SERVICE_NOT_ACTIVE);
        command("service wlansvc start");
        CHECK(WlanEnumInterfaces(client, nullptr, &list) == ERROR_INVALID_HANDLE);
        CHECK(client.close() == ERROR_INVALID_HANDLE);
        Wlan again;
        CHECK(again.close() == ERROR_SUCCESS);
        checkClean();
    }

    TEST_CASE("WlanAllocateMemory: NULL and 87 for size 0, else a block that WlanFreeMemory frees") {
        Fresh fresh;
        SetLastError(0);
        CHECK(WlanAllocateMemory(0) == nullptr);
        CHECK(GetLastError() == ERROR_INVALID_PARAMETER);
        void* block = WlanAllocateMemory(24);
        REQUIRE(block != nullptr);
        CHECK(command("ledger") == "memory block#1 24 bytes of WlanAllocateMemory\n");
        WlanFreeMemory(block);
        checkClean();
    }

    TEST_CASE("WlanFreeMemory: NULL is harmless") {
        Fresh fresh;
        WlanFreeMemory(nullptr);
        checkClean();
    }

    TEST_CASE("WlanFreeMemory twice, and of memory of others, is found") {
        Fresh fresh;
        int other = 0;
        void* block = WlanAllocateMemory(8);
        WlanFreeMemory(block);
        WlanFreeMemory(block);
        WlanFreeMemory(&other);
        CHECK(command("misuse") ==
              "double-free WlanFreeMemory is no block of wlanapi's\n"
              "foreign-free WlanFreeMemory is no block of wlanapi's\n");
    }

    TEST_CASE("memory guard: a block ends where access ends, and has none after it was freed") {
        Fresh fresh;
        command("memory guard on");
        for (const DWORD size : {1UL, 8UL, 24UL, 4096UL, 5000UL}) {
            auto* block = static_cast<char*>(WlanAllocateMemory(size));
            REQUIRE(block != nullptr);
            MEMORY_BASIC_INFORMATION at{}, behind{};
            VirtualQuery(block, &at, sizeof at);
            VirtualQuery(block + size, &behind, sizeof behind);
            CHECK(at.State == MEM_COMMIT);
            CHECK(behind.State != MEM_COMMIT);
            WlanFreeMemory(block);
            VirtualQuery(block, &at, sizeof at);
            CHECK(at.State != MEM_COMMIT);
        }
        checkClean();
    }

    TEST_CASE("WlanReasonCodeToString: the text is cut and ended by NUL; the size counts WCHARs") {
        Fresh fresh;
        wchar_t text[64];
        CHECK(WlanReasonCodeToString(0, 64, text, nullptr) == ERROR_SUCCESS);
        CHECK(std::wstring(text) == L"The operation was successful.");
        text[4] = L'!';
        CHECK(WlanReasonCodeToString(0, 4, text, nullptr) == ERROR_SUCCESS);
        CHECK(std::wstring(text) == L"The");
        CHECK(text[4] == L'!');
        CHECK(WlanReasonCodeToString(0x12345, 64, text, nullptr) == ERROR_SUCCESS);
        CHECK(std::wstring(text) == L"Reason code 0x12345.");
    }

    TEST_CASE("WlanReasonCodeToString: 87 if the size is 0, the buffer NULL, or reserved set") {
        Fresh fresh;
        wchar_t text[4];
        CHECK(WlanReasonCodeToString(0, 0, text, nullptr) == ERROR_INVALID_PARAMETER);
        CHECK(WlanReasonCodeToString(0, 4, nullptr, nullptr) == ERROR_INVALID_PARAMETER);
        CHECK(WlanReasonCodeToString(0, 4, text, text) == ERROR_INVALID_PARAMETER);
    }
}
