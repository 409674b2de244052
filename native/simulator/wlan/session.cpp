// SPDX-License-Identifier: Apache-2.0
// Sessions with the WLAN service, its memory, and the text of reason codes. Promises: closing discards what is not
// delivered and waits for the callback that runs; after it has returned no callback of that handle begins.
#include <algorithm>
#include <cstdio>

#include "simulator/wlan/hosted.h"

namespace winnet4j::sim::wlan {
namespace {

/** Versions in the low word: 1 is Windows XP's, 2 Windows Vista's and all later ones'. */
constexpr DWORD kNewestVersion = 2;

struct KnownReason {
    DWORD code;
    const wchar_t* text;
};
/** In words of our own; for any other code the number. */
constexpr KnownReason kReasons[] = {
    {0, L"The operation was successful."},
    {0x10001, L"The reason is not known."},
    {0x28002, L"The network is not in range."},
    {0x28003, L"Group policy denies this network."},
    {0x2800B, L"The network is not available."},
    {0x2800C, L"The profile was changed or deleted."},
    {0x2800D, L"The key does not match."},
    {0x38001, L"The user cancelled the operation."},
    {0x38002, L"The association failed."},
    {0x38003, L"The association took too long."},
    {0x38008, L"Roaming failed."},
    {0x3800B, L"The driver disconnected."},
    {0x38014, L"No access point is visible."},
    {0x40004, L"The length of the passphrase is not valid."},
    {0x48014, L"The key is probably wrong."},
    {0x80001, L"The profile does not follow the schema."},
    {0x80003, L"The name of the profile is not valid."},
    {0x8000C, L"The profile says nothing of security."},
    {0x80013, L"The SSID of the profile is not valid."},
};

}  // namespace

extern "C" {

DWORD WINAPI Sim_WlanOpenHandle(DWORD version, PVOID reserved, PDWORD negotiated, PHANDLE handle) {
    return call(kWlanOpenHandle, {version, reserved, negotiated, handle}, [&](Call& c) -> DWORD {
        if (!c.reserved(reserved) || !c.given(negotiated, "pdwNegotiatedVersion") ||
            !c.given(handle, "phClientHandle")) {
            return c.code();
        }
        if (!serviceSwitch.on) {
            return choices::kOpenWithoutService;
        }
        if (version != 1 && version != kNewestVersion) {
            return ERROR_NOT_SUPPORTED;
        }
        if (c.world.handles.count<Client>() >= choices::kMostClients) {
            return ERROR_REMOTE_SESSION_LIMIT_EXCEEDED;
        }
        *negotiated = version;
        if (c.outcome().value) {
            c.hand(handle, nullptr);  // a handle that is none has nothing behind it
            return ERROR_SUCCESS;
        }
        auto client = std::make_shared<Client>();
        client->version = version;
        c.hand(handle, c.world.handles.open(std::move(client)));
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanCloseHandle(HANDLE handle, PVOID reserved) {
    return call(kWlanCloseHandle, {sim::handle(handle), reserved}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.reserved(reserved)) {
            return c.code();
        }
        Client* found = c.find<Client>(handle);
        if (found == nullptr) {
            return c.code();
        }
        if (found->closing) {
            c.misuse("use-after-close", found->name + " is being closed");
            return choices::kUnknownHandle;
        }
        if (c.world.inside("notification", found) != nullptr) {
            return c.deadlock("in a notification callback of " + found->name);
        }
        if (const World::Callback* other = c.world.inside("notification", nullptr)) {
            c.misuse("close-in-callback", found->name + " in a callback of " + other->what);
        }
        const auto client = std::static_pointer_cast<Client>(found->shared_from_this());
        client->closing = true;
        client->queue.clear();
        if (!c.block(client->name, [&] { return !c.world.anyInFlight(*client); })) {
            return choices::kWorldReset;
        }
        forgetWishes(c.lock, *client);
        hostedForget(c.lock, *client);
        c.world.handles.close(*client);
        // What the client had is released; the service that held its part may be gone by now.
        return !serviceSwitch.on ? choices::kServiceGone : client->stale ? choices::kUnknownHandle : ERROR_SUCCESS;
    });
}

PVOID WINAPI Sim_WlanAllocateMemory(DWORD size) {
    void* block = nullptr;
    const DWORD code = call(kWlanAllocateMemory, {size}, [&](Call& c) -> DWORD {
        if (size == 0) {
            return ERROR_INVALID_PARAMETER;
        }
        block = c.allocate(size);
        return ERROR_SUCCESS;
    });
    if (code != ERROR_SUCCESS) {
        SetLastError(code);
    }
    return block;
}

VOID WINAPI Sim_WlanFreeMemory(PVOID memory) {
    call(kWlanFreeMemory, {memory}, [&](Call& c) -> DWORD {
        if (memory == nullptr) {
            return ERROR_SUCCESS;
        }
        const Memory::Freed freed = c.world.memory.free(memory);
        if (freed != Memory::Freed::kYes) {
            c.misuse(freed == Memory::Freed::kTwice ? "double-free" : "foreign-free", "is no block of wlanapi's");
        }
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanReasonCodeToString(DWORD reason, DWORD size, PWCHAR buffer, PVOID reserved) {
    return call(
        kWlanReasonCodeToString, {reason, size, static_cast<const void*>(buffer), reserved}, [&](Call& c) -> DWORD {
            if (!c.allowed(size != 0, "the size is 0") || !c.given(buffer, "pStringBuffer") || !c.reserved(reserved)) {
                return c.code();
            }
            char number[32];
            std::snprintf(number, sizeof number, "Reason code 0x%lX.", static_cast<unsigned long>(reason));
            std::wstring text = wide(number);
            for (const KnownReason& known : kReasons) {
                text = known.code == reason ? known.text : text;
            }
            copyText(buffer, size, text);
            return ERROR_SUCCESS;
        });
}

}  // extern "C"
}  // namespace winnet4j::sim::wlan
