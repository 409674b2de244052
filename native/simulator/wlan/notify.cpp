// SPDX-License-Identifier: Apache-2.0
#include "simulator/wlan/notify.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace winnet4j::sim::wlan {
namespace {

std::string describe(const Client& client, const Notification& notification) {
    return client.name + " source=" + std::to_string(notification.source) +
           " code=" + std::to_string(notification.code) + " size=" + std::to_string(notification.data.size());
}

/** One delivery came due. */
void due(Lock& lock, const std::shared_ptr<Client>& client) {
    if (client->delivering) {
        ++client->owed;  // the thread that delivers now does this one too: one at a time
        return;
    }
    client->delivering = true;
    do {
        if (client->queue.empty()) {
            break;
        }
        const Notification next = std::move(client->queue.front());
        client->queue.pop_front();
        deliver(lock, *client, next);
    } while (client->owed-- > 0);
    client->owed = 0;
    client->delivering = false;
}

}  // namespace

void deliver(Lock& lock, Client& client, const Notification& notification) {
    // A registration made since may want other sources.
    if (client.closing || client.callback == nullptr || (client.sources & notification.source) == 0) {
        return;
    }
    World& world = sim::world();
    const DWORD claimed = notification.claimed.value_or(static_cast<DWORD>(notification.data.size()));
    const std::size_t size = std::max<std::size_t>(claimed, notification.data.size());
    void* data = notification.noData || size == 0 ? nullptr : world.memory.lend(size);
    auto* block = static_cast<WLAN_NOTIFICATION_DATA*>(world.memory.lend(sizeof(WLAN_NOTIFICATION_DATA)));
    if (block == nullptr || (data == nullptr && size != 0 && !notification.noData)) {
        world.memory.takeBack(data);
        world.memory.takeBack(block);
        world.note("notification lost for lack of memory");
        return;
    }
    if (data != nullptr) {
        std::memcpy(data, notification.data.data(), notification.data.size());
    }
    block->NotificationSource = notification.source;
    block->NotificationCode = notification.code;
    block->InterfaceGuid = notification.guid;
    block->dwDataSize = claimed;
    block->pData = data;
    const auto callback = client.callback;
    void* const context = client.context;
    std::string what = describe(client, notification);
    world.callOut(lock, "notification", &client, std::move(what), [&] { callback(block, context); });
    world.memory.takeBack(data);
    world.memory.takeBack(block);
}

void notify(Lock& lock, Notification notification, bool early) {
    World& world = sim::world();
    std::vector<std::shared_ptr<Client>> clients;
    world.handles.forEachOpen([&](Object& object) {
        if (auto* client = dynamic_cast<Client*>(&object);
            client != nullptr && !client->closing && !client->stale && (client->sources & notification.source) != 0) {
            clients.push_back(std::static_pointer_cast<Client>(client->shared_from_this()));
        }
    });
    for (const std::shared_ptr<Client>& client : clients) {
        if (client->ignoreDuplicate && client->previous == notification) {
            continue;
        }
        client->previous = notification;
        client->queue.push_back(notification);
        if (early) {
            // Each client hears of all in their order: those that wait come before it.
            for (std::size_t count = client->queue.size(); count > 0; --count) {
                due(lock, client);
            }
        } else {
            const auto range = choices::kNotification;
            world.scheduler.after(lock, world.random.between(range.low, range.high), "notification",
                                  [client](Lock& held) { due(held, client); });
        }
    }
}

Notification acm(const GUID& guid, DWORD code, std::string data) {
    return {kAcm, code, guid, std::move(data), {}, false};
}

Notification msm(const GUID& guid, DWORD code, std::string data) {
    return {kMsm, code, guid, std::move(data), {}, false};
}

std::string connectionData(const Connection& connection, DWORD reason, bool withXml) {
    WLAN_CONNECTION_NOTIFICATION_DATA data{};
    data.wlanConnectionMode = connection.mode;
    copyText(data.strProfileName, std::size(data.strProfileName), connection.profile);
    data.dot11Ssid = ssidOf(connection.ssid);
    data.dot11BssType = connection.type;
    data.bSecurityEnabled = connection.secure;
    data.wlanReasonCode = reason;
    data.dwFlags = connection.flags;
    std::string bytes(reinterpret_cast<const char*>(&data), offsetof(WLAN_CONNECTION_NOTIFICATION_DATA, strProfileXml));
    // The XML, of any length, ends the block; the NUL is part of it.
    const std::wstring xml = withXml ? connection.xml : std::wstring();
    bytes.append(reinterpret_cast<const char*>(xml.c_str()), (xml.size() + 1) * sizeof(wchar_t));
    bytes.resize(std::max(bytes.size(), sizeof data));
    return bytes;
}

std::string msmData(const Connection& connection, DWORD reason) {
    WLAN_MSM_NOTIFICATION_DATA data{};
    data.wlanConnectionMode = connection.mode;
    copyText(data.strProfileName, std::size(data.strProfileName), connection.profile);
    data.dot11Ssid = ssidOf(connection.ssid);
    data.dot11BssType = connection.type;
    std::memcpy(data.dot11MacAddr, connection.bssid.data(), connection.bssid.size());
    data.bSecurityEnabled = connection.secure;
    data.wlanReasonCode = reason;
    return bytesOf(data);
}

extern "C" {

DWORD WINAPI Sim_WlanRegisterNotification(HANDLE handle, DWORD sources, BOOL ignoreDuplicate,
                                          WLAN_NOTIFICATION_CALLBACK callback, PVOID context, PVOID reserved,
                                          PDWORD previous) {
    return call(kWlanRegisterNotification,
                {sim::handle(handle), sources, ignoreDuplicate, callback, context, reserved, previous},
                [&](Call& c) -> DWORD {
                    if (!c.given(handle) || !c.reserved(reserved)) {
                        return c.code();
                    }
                    if (sources != 0 && callback == nullptr) {
                        c.allowed(false, "sources without a callback");
                        return choices::kSourcesWithoutCallback;
                    }
                    Client* it = client(c, handle);
                    if (it == nullptr) {
                        return c.code();
                    }
                    if ((sources & kMsm) != 0 && !consented(c)) {
                        return c.code();
                    }
                    if (c.world.inside("notification", it) != nullptr) {
                        return c.deadlock("in a notification callback of " + it->name);
                    }
                    const auto kept = std::static_pointer_cast<Client>(it->shared_from_this());
                    if (!c.block(kept->name, [&] { return !c.world.anyInFlight(*kept); })) {
                        return choices::kWorldReset;
                    }
                    if (kept->closing) {
                        return choices::kUnknownHandle;  // closed by another thread meanwhile
                    }
                    if (previous != nullptr) {
                        *previous = kept->sources;
                    }
                    kept->sources = sources;
                    kept->callback = sources == 0 ? nullptr : callback;
                    kept->context = context;
                    kept->ignoreDuplicate = ignoreDuplicate != FALSE;
                    kept->previous.reset();
                    if (sources == 0) {
                        kept->queue.clear();
                    }
                    return ERROR_SUCCESS;
                });
}

DWORD WINAPI Sim_WlanRegisterVirtualStationNotification(HANDLE handle, BOOL on, PVOID reserved) {
    return call(kWlanRegisterVirtualStationNotification, {sim::handle(handle), on, reserved}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.reserved(reserved)) {
            return c.code();
        }
        Client* it = client(c, handle);
        if (it == nullptr) {
            return c.code();
        }
        it->virtualStation = on != FALSE;
        return ERROR_SUCCESS;
    });
}

}  // extern "C"
}  // namespace winnet4j::sim::wlan
