// SPDX-License-Identifier: Apache-2.0
#include "simulator/wnet/network.h"

#include <algorithm>
#include <cwctype>

namespace winnet4j::sim::wnet {
namespace {

constexpr DWORD kKnownFlags = 0x7FFFF;
constexpr DWORD kLetters = 26;

bool isPrinter(const std::wstring& device) { return device.size() > 2; }

}  // namespace

Network& network() {
    static Network& only = *new Network;
    return only;
}

Switch kWorkstation{"service", "workstation", "start", "stop", true, true, nullptr};

bool splitPath(const std::wstring& path, std::wstring& server, std::wstring& share, std::wstring& rest) {
    if (path.size() < 5 || path[0] != L'\\' || path[1] != L'\\') {
        return false;
    }
    const std::size_t middle = path.find(L'\\', 2);
    if (middle == std::wstring::npos || middle == 2) {
        return false;
    }
    const std::size_t end = std::min(path.find(L'\\', middle + 1), path.size());
    server = path.substr(2, middle - 2);
    share = path.substr(middle + 1, end - middle - 1);
    rest = path.substr(end);
    return !share.empty();
}

bool deviceName(const std::wstring& text, std::wstring& device) {
    device.clear();
    for (const wchar_t c : text) {
        device += static_cast<wchar_t>(std::towupper(c));
    }
    if (device.size() == 2 && device[1] == L':') {
        return device[0] >= L'A' && device[0] <= L'Z';
    }
    if (device.size() == 5 && device[4] == L':') {
        device.pop_back();
    }
    return device.size() == 4 && device.compare(0, 3, L"LPT") == 0 && device[3] >= L'1' && device[3] <= L'9';
}

Server* Network::server(const std::wstring& name) {
    for (Server& one : servers) {
        if (same(one.name, name)) {
            return &one;
        }
    }
    return nullptr;
}

Share* Network::share(const std::wstring& path) {
    for (Share& one : shares) {
        if (same(one.path(), path)) {
            return &one;
        }
    }
    return nullptr;
}

Connection* Network::device(const std::wstring& local) {
    for (Connection& one : connections) {
        if (!one.local.empty() && same(one.local, local)) {
            return &one;
        }
    }
    return nullptr;
}

Connection* Network::rememberedDevice(const std::wstring& local) {
    for (Connection& one : remembered) {
        if (same(one.local, local)) {
            return &one;
        }
    }
    return nullptr;
}

int Network::provider(const std::wstring& name) {
    for (int i = 0; i < 2; ++i) {
        if (same(kProviders[i], name)) {
            return i;
        }
    }
    return kAnyProvider;
}

DWORD Network::profileCode() const noexcept {
    return profile == Profile::kGood     ? ERROR_SUCCESS
           : profile == Profile::kLocked ? ERROR_CANNOT_OPEN_PROFILE
                                         : ERROR_BAD_PROFILE;
}

DWORD Network::reach(Call& c, const std::wstring& name, int provider) {
    Server* it = server(name);
    if (it == nullptr) {
        return ERROR_SUCCESS;
    }
    if (it->hangs && !c.block("asks a server", [&] {
            Server* now = server(name);
            return now == nullptr || !now->hangs;
        })) {
        return choices::kWorldReset;
    }
    it = server(name);
    if (it != nullptr && it->extended != 0) {
        extended[GetCurrentThreadId()] = {it->extended, it->text, kProviders[std::max(provider, 0)]};
        return ERROR_EXTENDED_ERROR;
    }
    return it != nullptr && it->down ? choices::kServerDown : ERROR_SUCCESS;
}

DWORD Network::attachTo(Call& c, const ConnectRequest& request, int provider) {
    std::wstring serverName, shareName, rest;
    if (!splitPath(request.remote, serverName, shareName, rest) || !rest.empty()) {
        return ERROR_BAD_NET_NAME;
    }
    if (server(serverName) == nullptr) {
        return choices::kUnknownServer;
    }
    const Share* it = share(request.remote);
    if (it == nullptr || it->provider != provider) {
        return ERROR_BAD_NET_NAME;
    }
    if (const DWORD code = reach(c, serverName, provider)) {
        return code;
    }
    it = share(request.remote);
    if (it == nullptr) {
        return ERROR_BAD_NET_NAME;
    }
    const bool printer = request.local && isPrinter(*request.local);
    if ((request.type != RESOURCETYPE_ANY && request.type != it->type) ||
        (request.local && printer != (it->type == RESOURCETYPE_PRINT))) {
        return ERROR_BAD_DEV_TYPE;
    }
    const std::wstring as = request.user.value_or(user);
    for (const Connection& other : connections) {
        std::wstring otherServer;
        splitPath(other.remote, otherServer, shareName, rest);
        if (same(otherServer, serverName) && !same(other.user, as)) {
            return ERROR_SESSION_CREDENTIAL_CONFLICT;
        }
    }
    if (it->user && !same(*it->user, as)) {
        return ERROR_LOGON_FAILURE;
    }
    if (it->password && request.password != it->password) {
        return it->user ? ERROR_LOGON_FAILURE : ERROR_INVALID_PASSWORD;
    }
    if (request.local && device(*request.local) != nullptr) {
        return ERROR_ALREADY_ASSIGNED;
    }
    Connection made;
    made.local = request.local.value_or(L"");
    made.remote = it->path();
    made.user = as;
    made.type = it->type;
    made.provider = provider;
    connections.push_back(std::move(made));
    return ERROR_SUCCESS;
}

DWORD Network::attach(Call& c, const ConnectRequest& request, int provider) {
    if (request.provider != kAnyProvider) {
        return attachTo(c, request, request.provider);
    }
    if (provider != kAnyProvider) {
        return attachTo(c, request, provider);
    }
    DWORD code = ERROR_NO_NET_OR_BAD_PATH;
    for (int i = 0; i < 2; ++i) {
        const DWORD now = attachTo(c, request, i);
        if (now == ERROR_SUCCESS || now == choices::kWorldReset) {
            return now;
        }
        // What says most: a provider that knows the share, rather than one that doesn't.
        code = now == ERROR_BAD_NET_NAME && i == 1 ? code : now;
    }
    return code;
}

DWORD Network::connect(Call& c, ConnectRequest request, std::wstring& local) {
    if ((request.flags & ~kKnownFlags) != 0 || (request.flags & 0x100) != 0) {
        c.misuse("bad-argument", "a flag that there isn't");
        return ERROR_INVALID_PARAMETER;
    }
    if (request.local && request.local->empty()) {
        request.local.reset();
    }
    if (request.local) {
        if (request.type == RESOURCETYPE_ANY && !choices::kAnyTypeWithDevice) {
            c.misuse("bad-argument", "with a local name dwType must be a disk or a printer");
            return ERROR_INVALID_PARAMETER;
        }
        std::wstring device;
        if (!deviceName(*request.local, device)) {
            return ERROR_BAD_DEVICE;
        }
        request.local = device;
    } else if ((request.flags & CONNECT_REDIRECT) != 0) {
        if (request.type != RESOURCETYPE_DISK && request.type != RESOURCETYPE_PRINT) {
            return ERROR_BAD_DEV_TYPE;
        }
        const bool printer = request.type == RESOURCETYPE_PRINT;
        for (DWORD i = 0; i < (printer ? 9 : kLetters) && !request.local; ++i) {
            std::wstring name = printer ? L"LPT1" : L"Z:";
            name[printer ? 3 : 0] = static_cast<wchar_t>(printer ? L'1' + i : L'Z' - i);
            if (device(name) == nullptr && rememberedDevice(name) == nullptr && name[0] > choices::kLastLocalDrive) {
                request.local = name;
            }
        }
        if (!request.local) {
            return ERROR_NO_MORE_ITEMS;
        }
    }
    const bool disk = request.local && !isPrinter(*request.local);
    if (request.local && (device(*request.local) != nullptr ||
                          (disk && (*request.local)[0] <= choices::kLastLocalDrive && (*request.local)[0] > L'B'))) {
        return ERROR_ALREADY_ASSIGNED;
    }
    const bool remember =
        request.local && (request.flags & CONNECT_UPDATE_PROFILE) != 0 && (request.flags & CONNECT_TEMPORARY) == 0;
    if (remember) {
        if (const DWORD code = profileCode()) {
            return code;
        }
        const Connection* known = rememberedDevice(*request.local);
        if (known != nullptr && !same(known->remote, request.remote)) {
            return ERROR_DEVICE_ALREADY_REMEMBERED;
        }
    }
    // With CONNECT_PROMPT no default is taken unasked.
    const bool interactive = (request.flags & CONNECT_INTERACTIVE) != 0;
    const bool prompt = interactive && (request.flags & CONNECT_PROMPT) != 0 && (!request.user || !request.password);
    DWORD code = prompt ? DWORD{ERROR_LOGON_FAILURE} : attach(c, request, kAnyProvider);
    const bool refused = code == ERROR_INVALID_PASSWORD || code == ERROR_LOGON_FAILURE;
    if (refused && interactive) {
        if (dialogCancelled) {
            return ERROR_CANCELLED;
        }
        // The user knows what the share wants.
        if (const Share* it = share(request.remote)) {
            request.user = it->user ? it->user : request.user;
            request.password = it->password;
            code = attach(c, request, kAnyProvider);
        }
    }
    if (code != ERROR_SUCCESS) {
        return code;
    }
    local = request.local.value_or(L"");
    if (remember) {
        std::erase_if(remembered, [&](const Connection& one) { return same(one.local, local); });
        remembered.push_back(connections.back());
    }
    return ERROR_SUCCESS;
}

DWORD Network::cancel(Call& c, const std::wstring& name, DWORD flags, bool force, int provider) {
    std::wstring local, serverName, shareName, rest;
    const bool isDevice = deviceName(name, local);
    const bool forget = (flags & CONNECT_UPDATE_PROFILE) != 0 && isDevice;
    const auto fits = [&](const Connection& one) {
        return (provider == kAnyProvider || one.provider == provider) &&
               (isDevice ? same(one.local, local) : one.local.empty() && same(one.remote, name));
    };
    auto found = std::find_if(connections.begin(), connections.end(), fits);
    if (found == connections.end() && !(forget && rememberedDevice(local) != nullptr)) {
        return ERROR_NOT_CONNECTED;
    }
    if (forget && profile != Profile::kGood) {
        return profileCode();
    }
    if (found != connections.end()) {
        splitPath(found->remote, serverName, shareName, rest);
        const int of = found->provider;
        const DWORD code = reach(c, serverName, of);
        if (code == ERROR_EXTENDED_ERROR || code == choices::kWorldReset) {
            return code;  // a server that is down is no hindrance
        }
        bool used = false, open = false;
        for (const Connection& one : connections) {
            used = used || (fits(one) && one.inUse);
            open = open || (fits(one) && one.openFiles != 0);
        }
        if (used && !(force && choices::kForceEndsUse)) {
            return ERROR_DEVICE_IN_USE;
        }
        if (open && !force) {
            return ERROR_OPEN_FILES;
        }
        if (std::erase_if(connections, fits) == 0) {
            return ERROR_NOT_CONNECTED;  // another call did while the server was asked
        }
    }
    if (forget) {
        std::erase_if(remembered, [&](const Connection& one) { return same(one.local, local); });
    }
    return ERROR_SUCCESS;
}

std::shared_ptr<const Resource> Network::resource(const Connection& connection, DWORD scope) {
    if (connection.shown == nullptr || connection.shown->scope != scope) {
        Resource one;
        one.scope = scope;
        one.type = connection.type;
        one.display = RESOURCEDISPLAYTYPE_SHARE;
        one.usage = scope == RESOURCE_REMEMBERED ? RESOURCEUSAGE_CONNECTABLE : 0;
        one.local = connection.local;
        one.remote = connection.remote;
        one.provider = kProviders[connection.provider];
        if (connection.local.empty()) {
            one.local.reset();
        }
        connection.shown = std::make_shared<const Resource>(std::move(one));
    }
    return connection.shown;
}

std::vector<Resource> Network::globalNet(const std::wstring& container, int provider) {
    std::vector<Resource> all;
    const bool top = container.empty() || Network::provider(container) != kAnyProvider;
    for (const Server& server : servers) {
        const auto its = [&](const Share& share) {
            return same(share.server, server.name) && (provider == kAnyProvider || share.provider == provider);
        };
        if (top && std::any_of(shares.begin(), shares.end(), its)) {
            const Share& first = *std::find_if(shares.begin(), shares.end(), its);
            all.push_back({RESOURCE_GLOBALNET, RESOURCETYPE_ANY, RESOURCEDISPLAYTYPE_SERVER, RESOURCEUSAGE_CONTAINER,
                           std::nullopt, L"\\\\" + server.name, L"", kProviders[first.provider]});
        }
        if (!top && same(container, L"\\\\" + server.name)) {
            for (const Share& share : shares) {
                if (its(share)) {
                    all.push_back({RESOURCE_GLOBALNET, share.type, RESOURCEDISPLAYTYPE_SHARE, RESOURCEUSAGE_CONNECTABLE,
                                   std::nullopt, share.path(), share.comment, kProviders[share.provider]});
                }
            }
        }
    }
    return all;
}

}  // namespace winnet4j::sim::wnet
