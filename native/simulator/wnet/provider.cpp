// SPDX-License-Identifier: Apache-2.0
// The network provider's functions, over the same network as mpr's. Named NP* in rules and in the trace.
#include "simulator/wnet/provider.h"

#include "simulator/wnet/enumerate.h"
#include "simulator/wnet/functions.h"

namespace winnet4j::sim::wnet {
namespace {

Text textOf(const wchar_t* text) { return text == nullptr || *text == 0 ? std::nullopt : Text(text); }

DWORD add(int provider, const NETRESOURCEW* resource, const wchar_t* password, const wchar_t* user, DWORD flags) {
    const wchar_t* remote = resource->lpRemoteName;
    return call(kNPAddConnection3, {provider + 1, remote, static_cast<const wchar_t*>(resource->lpLocalName), flags},
                [&](Call& c) -> DWORD {
                    ConnectRequest request;
                    if (remote == nullptr) {
                        return ERROR_BAD_NET_NAME;
                    }
                    request.remote = remote;
                    request.type = resource->dwType;
                    request.password = given(password);
                    request.user = given(user);
                    if (const Text local = textOf(resource->lpLocalName)) {
                        std::wstring device;
                        if (!deviceName(*local, device)) {
                            return ERROR_BAD_DEVICE;
                        }
                        request.local = device;
                    }
                    const DWORD code = network().attach(c, request, provider);
                    // A provider says of a server that it doesn't know the same as of a share.
                    return code == choices::kUnknownServer ? ERROR_BAD_NET_NAME : code;
                });
}

DWORD cancel(int provider, const wchar_t* name, BOOL force) {
    return call(kNPCancelConnection, {provider + 1, name, force}, [&](Call& c) -> DWORD {
        return name == nullptr ? ERROR_NOT_CONNECTED : network().cancel(c, name, 0, force != FALSE, provider);
    });
}

BOOL connected(int provider, const wchar_t* device, wchar_t* remote, DWORD room) {
    Lock lock(world().mutex);
    std::wstring name;
    const Connection* it = device != nullptr && deviceName(device, name) ? network().device(name) : nullptr;
    if (it == nullptr || it->provider != provider || it->remote.size() >= room) {
        return FALSE;
    }
    std::memcpy(remote, it->remote.c_str(), (it->remote.size() + 1) * sizeof(wchar_t));
    return TRUE;
}

DWORD openEnum(int provider, DWORD scope, DWORD type, DWORD usage, const NETRESOURCEW* resource, HANDLE* handle) {
    return call(kNPOpenEnum, {provider + 1, scope, type, usage, handle}, [&](Call& c) -> DWORD {
        Entries entries;
        Text container;
        if (resource != nullptr) {
            container = textOf(resource->lpRemoteName);
        }
        if (const DWORD code = collect(c, scope, type, usage, container, provider, entries)) {
            return code;
        }
        for (auto& one : entries) {
            // Wine's mpr copies it without a check that it is there.
            Resource whole = *one;
            whole.local = whole.local.value_or(L"");
            whole.comment = whole.comment.value_or(L"");
            one = std::make_shared<const Resource>(std::move(whole));
        }
        auto opened = std::make_shared<Enumeration>();
        opened->entries = std::move(entries);
        c.hand(handle, c.world.handles.open(std::move(opened)));
        return ERROR_SUCCESS;
    });
}

DWORD enumResource(HANDLE handle, DWORD* count, void* buffer, DWORD* size) {
    return call(kNPEnumResource, {sim::handle(handle), count, buffer, size}, [&](Call& c) -> DWORD {
        Enumeration* it = c.find<Enumeration>(handle);
        return it == nullptr ? c.code() : fill<wchar_t>(*it, *count, buffer, *size);
    });
}

DWORD closeEnum(HANDLE handle) {
    return call(kNPCloseEnum, {sim::handle(handle)}, [&](Call& c) -> DWORD {
        Enumeration* it = c.find<Enumeration>(handle);
        if (it == nullptr) {
            return c.code();
        }
        c.world.handles.close(*it);
        return ERROR_SUCCESS;
    });
}

DWORD resourceInformation(int provider, const NETRESOURCEW* resource, void* buffer, DWORD* size, wchar_t** system) {
    return call(kNPGetResourceInformation, {provider + 1, static_cast<const wchar_t*>(resource->lpRemoteName)},
                [&](Call& c) -> DWORD {
                    Resource found;
                    std::wstring rest;
                    if (const DWORD code = network().describe(c, textOf(resource->lpRemoteName).value_or(L""),
                                                              resource->dwType, provider, found, rest)) {
                        return code;
                    }
                    const Text tail = rest.empty() ? std::nullopt : Text(rest);
                    const std::size_t needed = Packer<wchar_t>::bytes(found) + Packer<wchar_t>::bytes(tail);
                    if (*size < needed) {
                        *size = static_cast<DWORD>(needed);
                        return ERROR_MORE_DATA;
                    }
                    Packer<wchar_t> packer(buffer, needed);
                    packer.resource(found);
                    *system = packer.text(tail);
                    return ERROR_SUCCESS;
                });
}

constexpr ProviderTable kTable{sizeof(ProviderTable), add, cancel, connected, openEnum, enumResource, closeEnum,
                               resourceInformation};

}  // namespace

}  // namespace winnet4j::sim::wnet

extern "C" const winnet4j::sim::ProviderTable* Sim_NetworkProvider() { return &winnet4j::sim::wnet::kTable; }
