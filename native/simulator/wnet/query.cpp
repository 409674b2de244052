// SPDX-License-Identifier: Apache-2.0
// What mpr.dll answers: connections, names, users, providers, extended errors; and its dialogs, which a script answers.
#include <algorithm>

#include "simulator/wnet/functions.h"
#include "simulator/wnet/network.h"
#include "simulator/wnet/session.h"

namespace winnet4j::sim::wnet {
namespace {

/** The connection behind "F:" or what follows it, or the code that says why there is none. */
DWORD redirected(const std::wstring& name, Connection*& connection, const Connection*& remembered) {
    std::wstring device;
    if (!deviceName(name, device)) {
        return ERROR_BAD_DEVICE;
    }
    connection = network().device(device);
    remembered = network().rememberedDevice(device);
    return connection != nullptr   ? ERROR_SUCCESS
           : remembered != nullptr ? ERROR_CONNECTION_UNAVAIL
                                   : ERROR_NOT_CONNECTED;
}

template <typename C> DWORD getConnection(Call& c, const C* local, C* remote, DWORD* size) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.given(local, "lpLocalName") || !c.given(size, "lpnLength")) {
        return local == nullptr ? ERROR_BAD_DEVICE : choices::kBadPointer;
    }
    Connection* connection = nullptr;
    const Connection* remembered = nullptr;
    const DWORD code = redirected(toWide(local), connection, remembered);
    if (code == ERROR_CONNECTION_UNAVAIL && choices::kRememberedHasName) {
        put(remembered->remote, remote, size);
    }
    return code != ERROR_SUCCESS ? code : put(connection->remote, remote, size);
}

template <typename C> DWORD getUniversalName(Call& c, const C* path, DWORD level, void* buffer, DWORD* size) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.given(path, "lpLocalPath") || !c.given(size, "lpBufferSize")) {
        return choices::kBadPointer;
    }
    if (level != UNIVERSAL_NAME_INFO_LEVEL && level != REMOTE_NAME_INFO_LEVEL) {
        c.misuse("bad-argument", "dwInfoLevel");
        return ERROR_INVALID_LEVEL;
    }
    const std::wstring whole = toWide(path);
    Connection* connection = nullptr;
    const Connection* remembered = nullptr;
    const DWORD code = redirected(whole.substr(0, 2), connection, remembered);
    if (code != ERROR_SUCCESS) {
        return code;
    }
    if (!c.given(buffer, "lpBuffer")) {
        return choices::kBadPointer;
    }
    if (!c.allowed(*size != 0, "lpBufferSize is 0")) {
        return choices::kNoRoom;
    }
    const std::wstring rest = whole.substr(2);
    const std::wstring universal = connection->remote + rest;
    const bool remote = level == REMOTE_NAME_INFO_LEVEL;
    using P = Packer<C>;
    const std::size_t needed =
        remote ? sizeof(REMOTE_NAME_INFOW) + P::bytes(universal) + P::bytes(connection->remote) + P::bytes(rest)
               : sizeof(UNIVERSAL_NAME_INFOW) + P::bytes(universal);
    if (*size < needed) {
        *size = static_cast<DWORD>(needed);
        return ERROR_MORE_DATA;
    }
    P packer(buffer, needed);
    if (remote) {
        auto* info = packer.template next<std::conditional_t<kAnsi<C>, REMOTE_NAME_INFOA, REMOTE_NAME_INFOW>>();
        info->lpUniversalName = packer.text(universal);
        info->lpConnectionName = packer.text(connection->remote);
        info->lpRemainingPath = packer.text(rest);
    } else {
        auto* info = packer.template next<std::conditional_t<kAnsi<C>, UNIVERSAL_NAME_INFOA, UNIVERSAL_NAME_INFOW>>();
        info->lpUniversalName = packer.text(universal);
    }
    return ERROR_SUCCESS;
}

template <typename C> DWORD getUser(Call& c, const C* name, C* user, DWORD* size) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.given(size, "lpnLength")) {
        return choices::kBadPointer;
    }
    if (name == nullptr || *name == 0) {
        return put(network().user, user, size);
    }
    const std::wstring wanted = toWide(name);
    std::wstring device;
    const bool isDevice = deviceName(wanted, device);
    for (const Connection& one : network().connections) {
        if (isDevice ? same(one.local, device) : same(one.remote, wanted)) {
            return put(one.user, user, size);
        }
    }
    return ERROR_NOT_CONNECTED;
}

template <typename C> DWORD getProviderName(Call& c, DWORD type, C* name, DWORD* size) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.given(size, "lpBufferSize")) {
        return choices::kBadPointer;
    }
    for (int i = 0; i < 2; ++i) {
        if ((kNetTypes[i] >> 16) == (type >> 16)) {
            return put(kProviders[i], name, size);
        }
    }
    return ERROR_NO_NETWORK;
}

template <typename C> DWORD getNetworkInformation(Call& c, const C* name, NETINFOSTRUCT* info) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.given(name, "lpProvider") || !c.given(info, "lpNetInfoStruct")) {
        return choices::kBadPointer;
    }
    const int provider = Network::provider(toWide(name));
    if (provider == kAnyProvider) {
        return ERROR_BAD_PROVIDER;
    }
    if (!c.allowed(info->cbStructure >= sizeof *info, "cbStructure")) {
        return c.code();
    }
    *info = {};
    info->cbStructure = sizeof *info;
    info->dwProviderVersion = 0x00010000;
    info->wNetType = static_cast<WORD>(kNetTypes[provider] >> 16);
    info->dwPrinters = 0xFFFFFFFF;
    info->dwDrives = 0xFFFFFFFF;
    return ERROR_SUCCESS;
}

/** The code of the provider that a resource names, or -1 for any of them. */
template <typename C> DWORD providerOf(const NetResource<C>* resource, int& provider) {
    provider = kAnyProvider;
    if (resource->lpProvider == nullptr || resource->lpProvider[0] == 0) {
        return ERROR_SUCCESS;
    }
    provider = Network::provider(toWide(resource->lpProvider));
    return provider == kAnyProvider ? ERROR_BAD_PROVIDER : ERROR_SUCCESS;
}

template <typename C>
DWORD getResourceInformation(Call& c, NetResource<C>* resource, void* buffer, DWORD* size, C** system) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.given(resource, "lpNetResource") || !c.given(size, "lpcbBuffer") || !c.given(system, "lplpSystem")) {
        return choices::kBadPointer;
    }
    int provider = kAnyProvider;
    DWORD code = providerOf<C>(resource, provider);
    if (code != ERROR_SUCCESS) {
        return code;
    }
    Resource found;
    std::wstring rest;
    code =
        network().describe(c, given<C>(resource->lpRemoteName).value_or(L""), resource->dwType, provider, found, rest);
    if (code != ERROR_SUCCESS) {
        return told(c, code);
    }
    using P = Packer<C>;
    const Text tail = rest.empty() ? std::nullopt : Text(rest);
    const std::size_t needed = P::bytes(found) + P::bytes(tail);
    if (buffer == nullptr || *size < needed) {
        *size = static_cast<DWORD>(needed);
        return ERROR_MORE_DATA;
    }
    P packer(buffer, needed);
    packer.resource(found);
    *system = packer.text(tail);
    return ERROR_SUCCESS;
}

template <typename C> DWORD getResourceParent(Call& c, NetResource<C>* resource, void* buffer, DWORD* size) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.given(resource, "lpNetResource") || !c.given(size, "lpcbBuffer")) {
        return choices::kBadPointer;
    }
    int provider = kAnyProvider;
    if (const DWORD code = providerOf<C>(resource, provider); code != ERROR_SUCCESS || provider == kAnyProvider) {
        return ERROR_BAD_PROVIDER;
    }
    const std::wstring path = given<C>(resource->lpRemoteName).value_or(L"");
    std::wstring server, share, rest;
    Resource parent;
    parent.scope = RESOURCE_GLOBALNET;
    parent.provider = kProviders[provider];
    if (splitPath(path, server, share, rest)) {
        parent.display = RESOURCEDISPLAYTYPE_SERVER;
        parent.usage = RESOURCEUSAGE_CONTAINER;
        parent.remote = L"\\\\" + server;
    } else if (path.size() < 3 || path.compare(0, 2, L"\\\\") != 0 || network().server(path.substr(2)) == nullptr) {
        return ERROR_BAD_NET_NAME;
    }
    const std::size_t needed = Packer<C>::bytes(parent);
    if (buffer == nullptr || *size < needed) {
        *size = static_cast<DWORD>(needed);
        return ERROR_MORE_DATA;
    }
    Packer<C>(buffer, needed).resource(parent);
    return ERROR_SUCCESS;
}

template <typename C> DWORD performance(Call& c, NetResource<C>* resource, NETCONNECTINFOSTRUCT* info) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.given(resource, "lpNetResource") || !c.given(info, "lpNetConnectInfoStruct") ||
        !c.allowed(info->cbStructure >= sizeof *info, "cbStructure")) {
        return c.code();
    }
    const Text local = given<C>(resource->lpLocalName);
    const Text remote = given<C>(resource->lpRemoteName);
    std::wstring device;
    if (local && !local->empty() && !deviceName(*local, device)) {
        return ERROR_BAD_DEVICE;
    }
    for (const Connection& one : network().connections) {
        if (device.empty() ? remote && same(one.remote, *remote) : same(one.local, device)) {
            *info = {sizeof *info, WNCON_FORNETCARD, 10'000'000, 1, 0};
            return ERROR_SUCCESS;
        }
    }
    return ERROR_NOT_CONNECTED;
}

template <typename C> DWORD getLastError(Call& c, DWORD* error, C* text, DWORD textSize, C* name, DWORD nameSize) {
    if (!c.given(error, "lpError") || !c.given(text, "lpErrorBuf") || !c.given(name, "lpNameBuf") ||
        !c.allowed(textSize != 0 && nameSize != 0, "no room")) {
        return choices::kBadPointer;
    }
    const auto found = network().extended.find(GetCurrentThreadId());
    const Extended& last = found == network().extended.end() ? network().usual : found->second;
    *error = last.code;
    putCut(last.text, text, textSize);
    putCut(last.provider, name, nameSize);
    return ERROR_SUCCESS;
}

template <typename C> void setLastError(DWORD error, const C* text, const C* provider) {
    Lock lock(world().mutex);
    network().extended[GetCurrentThreadId()] = {error, given(text).value_or(L""), given(provider).value_or(L"")};
}

DWORD dialog(Call& c, DWORD type) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.allowed(type == RESOURCETYPE_DISK || type == RESOURCETYPE_PRINT, "dwType")) {
        return c.code();
    }
    return network().dialogCancelled ? 0xFFFFFFFF : ERROR_SUCCESS;
}

template <typename C, typename Dialog> DWORD connectDialog(Call& c, Dialog* asked) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.given(asked, "lpConnDlgStruct") || !c.allowed(asked->cbStructure >= sizeof *asked, "cbStructure") ||
        !c.given(asked->lpConnRes, "lpConnRes")) {
        return c.code();
    }
    const DWORD flags = asked->dwFlags;
    const bool remote = asked->lpConnRes->lpRemoteName != nullptr;
    if (!c.allowed((flags & (CONNDLG_RO_PATH | CONNDLG_USE_MRU)) != (CONNDLG_RO_PATH | CONNDLG_USE_MRU) &&
                       (flags & (CONNDLG_PERSIST | CONNDLG_NOT_PERSIST)) != (CONNDLG_PERSIST | CONNDLG_NOT_PERSIST) &&
                       ((flags & CONNDLG_RO_PATH) == 0 || remote),
                   "flags that contradict")) {
        return c.code();
    }
    if (asked->lpConnRes->dwType != RESOURCETYPE_DISK) {
        return ERROR_BAD_DEV_TYPE;
    }
    if (network().dialogCancelled || !remote) {
        return 0xFFFFFFFF;
    }
    ConnectRequest request;
    request.remote = toWide(asked->lpConnRes->lpRemoteName);
    request.type = RESOURCETYPE_DISK;
    request.flags = CONNECT_REDIRECT | ((flags & CONNDLG_PERSIST) != 0 ? CONNECT_UPDATE_PROFILE : 0);
    std::wstring local;
    const DWORD code = network().connect(c, request, local);
    if (code == ERROR_SUCCESS) {
        asked->dwDevNum = static_cast<DWORD>(local[0] - L'A') + 1;
    }
    return told(c, code);
}

template <typename C, typename Dialog> DWORD disconnectDialog(Call& c, Dialog* asked) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.given(asked, "lpConnDlgStruct") || !c.allowed(asked->cbStructure >= sizeof *asked, "cbStructure")) {
        return c.code();
    }
    const Text name = given<C>(asked->lpLocalName) ? given<C>(asked->lpLocalName) : given<C>(asked->lpRemoteName);
    if (!name) {
        return ERROR_NOT_CONNECTED;
    }
    const DWORD flags = (asked->dwFlags & DISC_UPDATE_PROFILE) != 0 ? CONNECT_UPDATE_PROFILE : 0;
    const DWORD code = network().cancel(c, *name, flags, false);
    if (code != ERROR_OPEN_FILES) {
        return told(c, code);
    }
    if ((asked->dwFlags & DISC_NO_FORCE) != 0) {
        return ERROR_OPEN_FILES;
    }
    return network().dialogCancelled ? ERROR_CANCELLED : told(c, network().cancel(c, *name, flags, true));
}

}  // namespace

DWORD Network::describe(Call& c, const std::wstring& path, DWORD type, int provider, Resource& found,
                        std::wstring& rest) {
    std::wstring serverName, shareName;
    found.scope = RESOURCE_GLOBALNET;
    if (!splitPath(path, serverName, shareName, rest)) {
        rest.clear();
        const Server* it = path.size() > 2 && path.compare(0, 2, L"\\\\") == 0 ? server(path.substr(2)) : nullptr;
        if (it == nullptr) {
            return ERROR_BAD_NET_NAME;
        }
        found.display = RESOURCEDISPLAYTYPE_SERVER;
        found.usage = RESOURCEUSAGE_CONTAINER;
        found.remote = L"\\\\" + it->name;
        found.provider = kProviders[std::max(provider, 0)];
        return ERROR_SUCCESS;
    }
    const std::wstring name = L"\\\\" + serverName + L'\\' + shareName;
    const Share* it = share(name);
    if (it == nullptr || (provider != kAnyProvider && it->provider != provider)) {
        return ERROR_BAD_NET_NAME;
    }
    if (const DWORD code = reach(c, serverName, it->provider)) {
        return code;
    }
    it = share(name);
    if (it == nullptr) {
        return ERROR_BAD_NET_NAME;
    }
    if (type != RESOURCETYPE_ANY && type != it->type) {
        return ERROR_BAD_DEV_TYPE;
    }
    found.type = it->type;
    found.display = RESOURCEDISPLAYTYPE_SHARE;
    found.usage = RESOURCEUSAGE_CONNECTABLE;
    found.remote = it->path();
    found.comment = it->comment;
    found.provider = kProviders[it->provider];
    return ERROR_SUCCESS;
}

extern "C" {

DWORD WINAPI Sim_WNetGetConnectionA(const char* local, char* remote, DWORD* size) {
    return call(kGetConnectionA, {local, static_cast<const void*>(remote), size},
                [&](Call& c) { return getConnection(c, local, remote, size); });
}

DWORD WINAPI Sim_WNetGetUniversalNameA(const char* path, DWORD level, void* buffer, DWORD* size) {
    return call(kGetUniversalNameA, {path, level, buffer, size},
                [&](Call& c) { return getUniversalName(c, path, level, buffer, size); });
}

DWORD WINAPI Sim_WNetGetUserA(const char* name, char* user, DWORD* size) {
    return call(kGetUserA, {name, static_cast<const void*>(user), size},
                [&](Call& c) { return getUser(c, name, user, size); });
}

DWORD WINAPI Sim_WNetGetProviderNameA(DWORD type, char* name, DWORD* size) {
    return call(kGetProviderNameA, {type, static_cast<const void*>(name), size},
                [&](Call& c) { return getProviderName(c, type, name, size); });
}

DWORD WINAPI Sim_WNetGetNetworkInformationA(const char* name, NETINFOSTRUCT* info) {
    return call(kGetNetworkInformationA, {name, info}, [&](Call& c) { return getNetworkInformation(c, name, info); });
}

DWORD WINAPI Sim_WNetGetResourceInformationA(NETRESOURCEA* resource, void* buffer, DWORD* size, char** system) {
    return call(kGetResourceInformationA, {resource, buffer, size, system},
                [&](Call& c) { return getResourceInformation<char>(c, resource, buffer, size, system); });
}

DWORD WINAPI Sim_WNetGetResourceParentA(NETRESOURCEA* resource, void* buffer, DWORD* size) {
    return call(kGetResourceParentA, {resource, buffer, size},
                [&](Call& c) { return getResourceParent<char>(c, resource, buffer, size); });
}

DWORD WINAPI Sim_MultinetGetConnectionPerformanceA(NETRESOURCEA* resource, NETCONNECTINFOSTRUCT* info) {
    return call(kMultinetGetConnectionPerformanceA, {resource, info},
                [&](Call& c) { return performance<char>(c, resource, info); });
}

DWORD WINAPI Sim_WNetGetLastErrorA(DWORD* error, char* text, DWORD textSize, char* name, DWORD nameSize) {
    return call(kGetLastErrorA,
                {error, static_cast<const void*>(text), textSize, static_cast<const void*>(name), nameSize},
                [&](Call& c) { return getLastError(c, error, text, textSize, name, nameSize); });
}

void WINAPI Sim_WNetSetLastErrorA(DWORD error, const char* text, const char* provider) {
    setLastError(error, text, provider);
}

DWORD WINAPI Sim_WNetConnectionDialog1A(CONNECTDLGSTRUCTA* asked) {
    return call(kConnectionDialog1A, {asked}, [&](Call& c) { return connectDialog<char>(c, asked); });
}

DWORD WINAPI Sim_WNetDisconnectDialog1A(DISCDLGSTRUCTA* asked) {
    return call(kDisconnectDialog1A, {asked}, [&](Call& c) { return disconnectDialog<char>(c, asked); });
}

DWORD WINAPI Sim_WNetGetConnectionW(const wchar_t* local, wchar_t* remote, DWORD* size) {
    return call(kGetConnectionW, {local, static_cast<const void*>(remote), size},
                [&](Call& c) { return getConnection(c, local, remote, size); });
}

DWORD WINAPI Sim_WNetGetUniversalNameW(const wchar_t* path, DWORD level, void* buffer, DWORD* size) {
    return call(kGetUniversalNameW, {path, level, buffer, size},
                [&](Call& c) { return getUniversalName(c, path, level, buffer, size); });
}

DWORD WINAPI Sim_WNetGetUserW(const wchar_t* name, wchar_t* user, DWORD* size) {
    return call(kGetUserW, {name, static_cast<const void*>(user), size},
                [&](Call& c) { return getUser(c, name, user, size); });
}

DWORD WINAPI Sim_WNetGetProviderNameW(DWORD type, wchar_t* name, DWORD* size) {
    return call(kGetProviderNameW, {type, static_cast<const void*>(name), size},
                [&](Call& c) { return getProviderName(c, type, name, size); });
}

DWORD WINAPI Sim_WNetGetNetworkInformationW(const wchar_t* name, NETINFOSTRUCT* info) {
    return call(kGetNetworkInformationW, {name, info}, [&](Call& c) { return getNetworkInformation(c, name, info); });
}

DWORD WINAPI Sim_WNetGetResourceInformationW(NETRESOURCEW* resource, void* buffer, DWORD* size, wchar_t** system) {
    return call(kGetResourceInformationW, {resource, buffer, size, system},
                [&](Call& c) { return getResourceInformation<wchar_t>(c, resource, buffer, size, system); });
}

DWORD WINAPI Sim_WNetGetResourceParentW(NETRESOURCEW* resource, void* buffer, DWORD* size) {
    return call(kGetResourceParentW, {resource, buffer, size},
                [&](Call& c) { return getResourceParent<wchar_t>(c, resource, buffer, size); });
}

DWORD WINAPI Sim_MultinetGetConnectionPerformanceW(NETRESOURCEW* resource, NETCONNECTINFOSTRUCT* info) {
    return call(kMultinetGetConnectionPerformanceW, {resource, info},
                [&](Call& c) { return performance<wchar_t>(c, resource, info); });
}

DWORD WINAPI Sim_WNetGetLastErrorW(DWORD* error, wchar_t* text, DWORD textSize, wchar_t* name, DWORD nameSize) {
    return call(kGetLastErrorW,
                {error, static_cast<const void*>(text), textSize, static_cast<const void*>(name), nameSize},
                [&](Call& c) { return getLastError(c, error, text, textSize, name, nameSize); });
}

void WINAPI Sim_WNetSetLastErrorW(DWORD error, const wchar_t* text, const wchar_t* provider) {
    setLastError(error, text, provider);
}

DWORD WINAPI Sim_WNetConnectionDialog1W(CONNECTDLGSTRUCTW* asked) {
    return call(kConnectionDialog1W, {asked}, [&](Call& c) { return connectDialog<wchar_t>(c, asked); });
}

DWORD WINAPI Sim_WNetDisconnectDialog1W(DISCDLGSTRUCTW* asked) {
    return call(kDisconnectDialog1W, {asked}, [&](Call& c) { return disconnectDialog<wchar_t>(c, asked); });
}

DWORD WINAPI Sim_WNetConnectionDialog(HWND, DWORD type) {
    return call(kConnectionDialog, {type}, [&](Call& c) { return dialog(c, type); });
}

DWORD WINAPI Sim_WNetDisconnectDialog(HWND, DWORD type) {
    return call(kDisconnectDialog, {type}, [&](Call& c) { return dialog(c, type); });
}

}  // extern "C"

}  // namespace winnet4j::sim::wnet
