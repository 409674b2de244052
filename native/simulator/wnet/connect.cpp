// SPDX-License-Identifier: Apache-2.0
// Connecting and cancelling, in all the forms of mpr.dll. The rules are the network's.
#include "simulator/wnet/functions.h"
#include "simulator/wnet/network.h"
#include "simulator/wnet/session.h"

namespace winnet4j::sim::wnet {
namespace {

/** What the four forms of connecting have in common; access, its size and result are those of WNetUseConnection. */
template <typename C>
DWORD use(Call& c, const NetResource<C>* resource, const C* password, const C* user, DWORD flags, C* access,
          DWORD* accessSize, DWORD* result) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.given(resource, "lpNetResource")) {
        return c.code();
    }
    if (resource->lpRemoteName == nullptr || resource->lpRemoteName[0] == 0) {
        return ERROR_BAD_NET_NAME;
    }
    ConnectRequest request;
    request.local = given<C>(resource->lpLocalName);
    request.remote = toWide(resource->lpRemoteName);
    request.type = resource->dwType;
    request.password = given(password);
    request.user = given(user);
    request.flags = flags;
    if (resource->lpProvider != nullptr && resource->lpProvider[0] != 0) {
        request.provider = Network::provider(toWide(resource->lpProvider));
        if (request.provider == kAnyProvider) {
            return ERROR_BAD_PROVIDER;
        }
    }
    if (request.type != RESOURCETYPE_ANY && request.type != RESOURCETYPE_DISK && request.type != RESOURCETYPE_PRINT) {
        c.misuse("bad-argument", "dwType");
        return ERROR_INVALID_PARAMETER;
    }
    if (access != nullptr) {
        if (!c.given(accessSize, "lpBufferSize")) {
            return choices::kBadPointer;
        }
        if (!c.allowed(*accessSize != 0, "lpBufferSize is 0")) {
            return choices::kNoRoom;
        }
        // Before anything is connected. A device that is yet to be chosen is "X:".
        const bool device = (request.local && !request.local->empty()) || (flags & CONNECT_REDIRECT) != 0;
        const std::wstring longest = !device ? request.remote : request.local ? *request.local : L"X:";
        const auto needed = static_cast<DWORD>(toChars<C>(longest).size() + 1);
        if (*accessSize < needed) {
            *accessSize = needed;
            return ERROR_MORE_DATA;
        }
    }
    std::wstring local;
    const DWORD code = network().connect(c, request, local);
    if (code == ERROR_SUCCESS && result != nullptr) {
        *result = local.empty() ? 0 : CONNECT_LOCALDRIVE;
    }
    if (code == ERROR_SUCCESS && access != nullptr) {
        put(local.empty() ? request.remote : local, access, accessSize);
    }
    if (code == ERROR_SUCCESS && !local.empty()) {
        c.out(utf8(local.c_str()));
    }
    return told(c, code);
}

template <typename C> DWORD addOld(Call& c, const C* remote, const C* password, const C* local) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.given(remote, "lpRemoteName")) {
        return ERROR_BAD_NET_NAME;
    }
    ConnectRequest request;
    request.remote = toWide(remote);
    request.local = given(local);
    request.password = given(password);
    // The type is that of the device; what it connects is remembered.
    std::wstring device;
    if (!request.local || request.local->empty()) {
        request.type = RESOURCETYPE_ANY;
    } else {
        const bool printer = deviceName(*request.local, device) && device.size() > 2;
        request.type = printer ? RESOURCETYPE_PRINT : RESOURCETYPE_DISK;
    }
    request.flags = CONNECT_UPDATE_PROFILE;
    std::wstring chosen;
    return told(c, network().connect(c, request, chosen));
}

template <typename C> DWORD cancel(Call& c, const C* name, DWORD flags, BOOL force) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (name == nullptr) {
        c.misuse("null-argument", "lpName");
        return choices::kCancelNull;
    }
    if ((flags & ~DWORD{CONNECT_UPDATE_PROFILE}) != 0) {
        c.misuse("bad-argument", "a flag that cancelling doesn't have");
        return ERROR_INVALID_PARAMETER;
    }
    return told(c, network().cancel(c, toWide(name), flags, force != FALSE));
}

template <typename C> Arg remoteOf(const NetResource<C>* resource) {
    return resource == nullptr ? Arg(static_cast<const C*>(nullptr))
                               : Arg(static_cast<const C*>(resource->lpRemoteName));
}

}  // namespace

bool entered(Call& c) {
    (void)c;
    if (choices::kNextCallForgets && !network().extended.empty()) {
        network().extended.erase(GetCurrentThreadId());
    }
    return kWorkstation.on;
}

DWORD told(Call& c, DWORD code) {
    if (code == ERROR_EXTENDED_ERROR) {
        c.out("extended");
    }
    return code;
}

extern "C" {

DWORD WINAPI Sim_WNetAddConnectionA(const char* remote, const char* password, const char* local) {
    return call(kAddConnectionA, {remote, static_cast<const void*>(password), local},
                [&](Call& c) { return addOld(c, remote, password, local); });
}

DWORD WINAPI Sim_WNetAddConnection2A(NETRESOURCEA* resource, const char* password, const char* user, DWORD flags) {
    return call(kAddConnection2A, {remoteOf<char>(resource), static_cast<const void*>(password), user, flags},
                [&](Call& c) { return use<char>(c, resource, password, user, flags, nullptr, nullptr, nullptr); });
}

DWORD WINAPI Sim_WNetAddConnection3A(HWND, NETRESOURCEA* resource, const char* password, const char* user,
                                     DWORD flags) {
    return call(kAddConnection3A, {remoteOf<char>(resource), static_cast<const void*>(password), user, flags},
                [&](Call& c) { return use<char>(c, resource, password, user, flags, nullptr, nullptr, nullptr); });
}

DWORD WINAPI Sim_WNetAddConnection4A(HWND, NETRESOURCEA* resource, void* credentials, DWORD credentialsSize,
                                     DWORD flags, BYTE* options, DWORD optionsSize) {
    return call(kAddConnection4A,
                {remoteOf<char>(resource), static_cast<const void*>(credentials), credentialsSize, flags,
                 static_cast<const void*>(options), optionsSize},
                [&](Call& c) { return use<char>(c, resource, nullptr, nullptr, flags, nullptr, nullptr, nullptr); });
}

DWORD WINAPI Sim_WNetUseConnectionA(HWND, NETRESOURCEA* resource, const char* password, const char* user, DWORD flags,
                                    char* access, DWORD* accessSize, DWORD* result) {
    return call(
        kUseConnectionA,
        {remoteOf<char>(resource), static_cast<const void*>(password), user, flags, static_cast<const void*>(access)},
        [&](Call& c) { return use<char>(c, resource, password, user, flags, access, accessSize, result); });
}

DWORD WINAPI Sim_WNetUseConnection4A(HWND, NETRESOURCEA* resource, void* credentials, DWORD credentialsSize,
                                     DWORD flags, BYTE* options, DWORD optionsSize, char* access, DWORD* accessSize,
                                     DWORD* result) {
    return call(kUseConnection4A,
                {remoteOf<char>(resource), static_cast<const void*>(credentials), credentialsSize, flags,
                 static_cast<const void*>(options), optionsSize, static_cast<const void*>(access)},
                [&](Call& c) { return use<char>(c, resource, nullptr, nullptr, flags, access, accessSize, result); });
}

DWORD WINAPI Sim_WNetCancelConnectionA(const char* name, BOOL force) {
    return call(kCancelConnectionA, {name, force}, [&](Call& c) { return cancel(c, name, 0, force); });
}

DWORD WINAPI Sim_WNetCancelConnection2A(const char* name, DWORD flags, BOOL force) {
    return call(kCancelConnection2A, {name, flags, force}, [&](Call& c) { return cancel(c, name, flags, force); });
}

DWORD WINAPI Sim_WNetAddConnectionW(const wchar_t* remote, const wchar_t* password, const wchar_t* local) {
    return call(kAddConnectionW, {remote, static_cast<const void*>(password), local},
                [&](Call& c) { return addOld(c, remote, password, local); });
}

DWORD WINAPI Sim_WNetAddConnection2W(NETRESOURCEW* resource, const wchar_t* password, const wchar_t* user,
                                     DWORD flags) {
    return call(kAddConnection2W, {remoteOf<wchar_t>(resource), static_cast<const void*>(password), user, flags},
                [&](Call& c) { return use<wchar_t>(c, resource, password, user, flags, nullptr, nullptr, nullptr); });
}

DWORD WINAPI Sim_WNetAddConnection3W(HWND, NETRESOURCEW* resource, const wchar_t* password, const wchar_t* user,
                                     DWORD flags) {
    return call(kAddConnection3W, {remoteOf<wchar_t>(resource), static_cast<const void*>(password), user, flags},
                [&](Call& c) { return use<wchar_t>(c, resource, password, user, flags, nullptr, nullptr, nullptr); });
}

DWORD WINAPI Sim_WNetAddConnection4W(HWND, NETRESOURCEW* resource, void* credentials, DWORD credentialsSize,
                                     DWORD flags, BYTE* options, DWORD optionsSize) {
    return call(kAddConnection4W,
                {remoteOf<wchar_t>(resource), static_cast<const void*>(credentials), credentialsSize, flags,
                 static_cast<const void*>(options), optionsSize},
                [&](Call& c) { return use<wchar_t>(c, resource, nullptr, nullptr, flags, nullptr, nullptr, nullptr); });
}

DWORD WINAPI Sim_WNetUseConnectionW(HWND, NETRESOURCEW* resource, const wchar_t* password, const wchar_t* user,
                                    DWORD flags, wchar_t* access, DWORD* accessSize, DWORD* result) {
    return call(kUseConnectionW,
                {remoteOf<wchar_t>(resource), static_cast<const void*>(password), user, flags,
                 static_cast<const void*>(access)},
                [&](Call& c) { return use<wchar_t>(c, resource, password, user, flags, access, accessSize, result); });
}

DWORD WINAPI Sim_WNetUseConnection4W(HWND, NETRESOURCEW* resource, void* credentials, DWORD credentialsSize,
                                     DWORD flags, BYTE* options, DWORD optionsSize, wchar_t* access, DWORD* accessSize,
                                     DWORD* result) {
    return call(
        kUseConnection4W,
        {remoteOf<wchar_t>(resource), static_cast<const void*>(credentials), credentialsSize, flags,
         static_cast<const void*>(options), optionsSize, static_cast<const void*>(access)},
        [&](Call& c) { return use<wchar_t>(c, resource, nullptr, nullptr, flags, access, accessSize, result); });
}

DWORD WINAPI Sim_WNetCancelConnectionW(const wchar_t* name, BOOL force) {
    return call(kCancelConnectionW, {name, force}, [&](Call& c) { return cancel(c, name, 0, force); });
}

DWORD WINAPI Sim_WNetCancelConnection2W(const wchar_t* name, DWORD flags, BOOL force) {
    return call(kCancelConnection2W, {name, flags, force}, [&](Call& c) { return cancel(c, name, flags, force); });
}

}  // extern "C"

}  // namespace winnet4j::sim::wnet
