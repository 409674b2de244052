// SPDX-License-Identifier: Apache-2.0
// Enumerating: connections, what is remembered, and the tree of the network.
#include "simulator/wnet/enumerate.h"

#include "simulator/wnet/functions.h"
#include "simulator/wnet/session.h"

namespace winnet4j::sim::wnet {
namespace {

template <typename C>
DWORD open(Call& c, DWORD scope, DWORD type, DWORD usage, NetResource<C>* resource, HANDLE* handle) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    if (!c.given(handle, "lphEnum")) {
        return choices::kBadPointer;
    }
    Text container, provider;
    if (resource != nullptr) {
        container = given<C>(resource->lpRemoteName);
        provider = given<C>(resource->lpProvider);
        // What enumerating gave out for a provider has its name in lpProvider and may have no remote name.
        container = container ? container : provider;
        if (!c.allowed(scope == RESOURCE_GLOBALNET, "a resource is for RESOURCE_GLOBALNET only")) {
            return c.code();
        }
        if ((resource->dwUsage & RESOURCEUSAGE_CONTAINER) == 0 && resource->dwUsage != 0) {
            return ERROR_NOT_CONTAINER;
        }
    }
    Entries entries;
    const int which = provider ? Network::provider(*provider) : kAnyProvider;
    if (const DWORD code = collect(c, scope, type, usage, container, which, entries)) {
        return told(c, code);
    }
    auto opened = std::make_shared<Enumeration>();
    opened->entries = std::move(entries);
    c.hand(handle, c.world.handles.open(std::move(opened)));
    return ERROR_SUCCESS;
}

template <typename C> DWORD next(Call& c, HANDLE handle, DWORD* count, void* buffer, DWORD* size) {
    if (!entered(c)) {
        return ERROR_NO_NETWORK;
    }
    Enumeration* it = c.find<Enumeration>(handle);
    if (it == nullptr) {
        return c.code();
    }
    if (!c.given(count, "lpcCount") || !c.given(size, "lpBufferSize") || !c.given(buffer, "lpBuffer")) {
        return choices::kBadPointer;
    }
    return fill<C>(*it, *count, buffer, *size);
}

}  // namespace

DWORD collect(Call& c, DWORD scope, DWORD type, DWORD usage, const Text& container, int provider, Entries& entries) {
    Network& net = network();
    const auto wanted = [&](const Resource& one) {
        return (type == RESOURCETYPE_ANY || one.type == RESOURCETYPE_ANY || (one.type & type) != 0) &&
               (scope != RESOURCE_GLOBALNET || usage == 0 || (one.usage & usage) != 0);
    };
    const auto list = [&](std::shared_ptr<const Resource> one) {
        if (wanted(*one)) {
            entries.push_back(std::move(one));
        }
    };
    const auto add = [&](Resource one) { list(std::make_shared<const Resource>(std::move(one))); };
    switch (scope) {
        case RESOURCE_CONNECTED:
        case RESOURCE_REMEMBERED:
            entries.reserve(net.connections.size());
            for (const Connection& one : scope == RESOURCE_CONNECTED ? net.connections : net.remembered) {
                if (provider == kAnyProvider || one.provider == provider) {
                    list(Network::resource(one, scope));
                }
            }
            return ERROR_SUCCESS;
        case RESOURCE_RECENT:
            return ERROR_SUCCESS;
        case RESOURCE_CONTEXT:
            for (Resource& one : net.globalNet(L"", provider)) {
                if (wanted(one)) {
                    one.scope = RESOURCE_CONTEXT;
                    entries.push_back(std::make_shared<const Resource>(std::move(one)));
                }
            }
            return ERROR_SUCCESS;
        case RESOURCE_GLOBALNET:
            break;
        default:
            c.misuse("bad-argument", "dwScope");
            return ERROR_INVALID_PARAMETER;
    }
    if (!container && provider == kAnyProvider) {
        for (const wchar_t* name : kProviders) {
            add({RESOURCE_GLOBALNET, RESOURCETYPE_ANY, RESOURCEDISPLAYTYPE_NETWORK,
                 RESOURCEUSAGE_CONTAINER | RESOURCEUSAGE_RESERVED, std::nullopt, name, std::nullopt, name});
        }
        return ERROR_SUCCESS;
    }
    const std::wstring of = container.value_or(L"");
    std::wstring server, share, rest;
    if (splitPath(of, server, share, rest)) {
        return ERROR_NOT_CONTAINER;
    }
    const int named = Network::provider(of);
    if (named == kAnyProvider && !of.empty()) {
        if (of.size() < 3 || net.server(of.substr(2)) == nullptr) {
            return ERROR_BAD_NET_NAME;
        }
        if (const DWORD code = net.reach(c, of.substr(2), provider)) {
            return code;
        }
    }
    for (const Resource& one : net.globalNet(of, named != kAnyProvider ? named : provider)) {
        add(one);
    }
    return ERROR_SUCCESS;
}

extern "C" {

DWORD WINAPI Sim_WNetOpenEnumA(DWORD scope, DWORD type, DWORD usage, NETRESOURCEA* resource, HANDLE* handle) {
    return call(kOpenEnumA, {scope, type, usage, resource, handle},
                [&](Call& c) { return open<char>(c, scope, type, usage, resource, handle); });
}

DWORD WINAPI Sim_WNetEnumResourceA(HANDLE handle, DWORD* count, void* buffer, DWORD* size) {
    return call(kEnumResourceA, {sim::handle(handle), count, buffer, size},
                [&](Call& c) { return next<char>(c, handle, count, buffer, size); });
}

DWORD WINAPI Sim_WNetOpenEnumW(DWORD scope, DWORD type, DWORD usage, NETRESOURCEW* resource, HANDLE* handle) {
    return call(kOpenEnumW, {scope, type, usage, resource, handle},
                [&](Call& c) { return open<wchar_t>(c, scope, type, usage, resource, handle); });
}

DWORD WINAPI Sim_WNetEnumResourceW(HANDLE handle, DWORD* count, void* buffer, DWORD* size) {
    return call(kEnumResourceW, {sim::handle(handle), count, buffer, size},
                [&](Call& c) { return next<wchar_t>(c, handle, count, buffer, size); });
}

DWORD WINAPI Sim_WNetCloseEnum(HANDLE handle) {
    return call(kCloseEnum, {sim::handle(handle)}, [&](Call& c) -> DWORD {
        if (!entered(c)) {
            return ERROR_NO_NETWORK;
        }
        Enumeration* it = c.find<Enumeration>(handle);
        if (it == nullptr) {
            return c.code();
        }
        c.world.handles.close(*it);
        return ERROR_SUCCESS;
    });
}

}  // extern "C"

}  // namespace winnet4j::sim::wnet
