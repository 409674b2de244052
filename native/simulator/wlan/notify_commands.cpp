// SPDX-License-Identifier: Apache-2.0
// The script's side of notifications: any make of them, one or a storm.
#include <algorithm>
#include <memory>
#include <utility>

#include "simulator/core/command.h"
#include "simulator/wlan/commands.h"
#include "simulator/wlan/notify.h"

namespace winnet4j::sim::wlan {
namespace {

Notification notificationOf(CommandLine& line) {
    Notification made;
    made.source = static_cast<DWORD>(line.number("source").value_or(kAcm));
    made.code = static_cast<DWORD>(line.number("code").value_or(7));
    made.guid = interfaceGiven(line).guid;
    made.data = unescape(line.option("data").value_or(""));
    made.noData = line.flag("null");
    const auto size = line.number("size");
    if (size && (*size < 0 || *size > 0xFFFFFFFFLL || (*size > choices::kLargestNotification && !made.noData))) {
        throw CommandError{"a block has at most " + std::to_string(choices::kLargestNotification) + " bytes"};
    }
    if (size) {
        made.claimed = static_cast<DWORD>(*size);
    }
    return made;
}

struct Storm {
    Notification notification;
    std::int64_t left;
    std::int64_t delivered;
    bool stamped;
    bool lean;
};

/** The performance counter in nanoseconds, computed as the JVM does for System.nanoTime. */
std::int64_t nanoTime() noexcept {
    LARGE_INTEGER frequency, counter;
    QueryPerformanceFrequency(&frequency);
    QueryPerformanceCounter(&counter);
    return static_cast<std::int64_t>(static_cast<double>(counter.QuadPart) *
                                     (1e9 / static_cast<double>(frequency.QuadPart)));
}

/** All that are left to each client in turn, from one block, in what counts as one callback: next to nothing in
 * between. */
void deliverLean(Lock& lock, Storm& storm) {
    World& world = sim::world();
    std::vector<std::shared_ptr<Client>> clients;
    world.handles.forEachOpen([&](Object& object) {
        if (auto* client = dynamic_cast<Client*>(&object);
            client != nullptr && (client->sources & storm.notification.source) != 0) {
            clients.push_back(std::static_pointer_cast<Client>(client->shared_from_this()));
        }
    });
    const std::int64_t count = std::exchange(storm.left, 0);
    std::int64_t stamp = 0;
    WLAN_NOTIFICATION_DATA block{};
    block.NotificationSource = storm.notification.source;
    block.NotificationCode = storm.notification.code;
    block.InterfaceGuid = storm.notification.guid;
    block.dwDataSize = storm.stamped ? sizeof stamp : 0;
    block.pData = storm.stamped ? &stamp : nullptr;
    for (const auto& client : clients) {
        const auto callback = client->callback;
        void* const context = client->context;
        world.callOut(lock, "notification", client.get(), client->name + " storm", [&] {
            for (std::int64_t i = 0; i < count; ++i) {
                stamp = storm.stamped ? nanoTime() : 0;
                callback(&block, context);
            }
        });
        storm.delivered += count;
    }
}

/** One thread of a storm: takes one at a time until none is left. */
DWORD WINAPI stormThread(void* parameter) {
    Storm& storm = *static_cast<Storm*>(parameter);
    World& world = sim::world();
    Lock lock(world.mutex);
    world.threads.becomeWorker();
    Notification notification = storm.notification;
    if (storm.lean) {
        deliverLean(lock, storm);
    }
    while (storm.left > 0) {
        --storm.left;
        if (storm.stamped) {
            notification.data = bytesOf(nanoTime());
        }
        std::vector<std::shared_ptr<Client>> clients;
        world.handles.forEachOpen([&](Object& object) {
            if (auto* client = dynamic_cast<Client*>(&object);
                client != nullptr && (client->sources & storm.notification.source) != 0) {
                clients.push_back(std::static_pointer_cast<Client>(client->shared_from_this()));
            }
        });
        for (const auto& client : clients) {
            deliver(lock, *client, notification);
            ++storm.delivered;
        }
    }
    return 0;
}

void storm(CommandLine& line, Lock& lock, std::string& answer) {
    const std::int64_t threads = line.number("threads").value_or(1);
    const std::int64_t count = line.number("count").value_or(100'000);
    const bool stamped = line.flag("stamped");
    const bool lean = line.flag("lean");
    Storm storm{notificationOf(line), count, 0, stamped, lean};
    line.finish();
    if (threads < 1 || threads > MAXIMUM_WAIT_OBJECTS) {
        throw CommandError{"1 to 64 threads"};
    }
    if (sim::world().inside(nullptr, nullptr) != nullptr) {
        throw CommandError{"not from inside a callback"};
    }
    lock.release();
    HANDLE running[MAXIMUM_WAIT_OBJECTS];
    DWORD started = 0;
    while (started < static_cast<DWORD>(threads)) {
        running[started] = CreateThread(nullptr, 0, stormThread, &storm, 0, nullptr);
        if (running[started] == nullptr) {
            break;
        }
        ++started;
    }
    if (started != 0) {
        WaitForMultipleObjects(started, running, TRUE, INFINITE);
    }
    std::for_each(running, running + started, CloseHandle);
    lock.acquire();
    answer += std::to_string(storm.delivered);
}

}  // namespace

void notifyCommand(CommandLine& line, Lock& lock, std::string& answer) {
    if (line.flag("storm")) {
        storm(line, lock, answer);
        return;
    }
    const bool early = line.flag("now");
    const Notification made = notificationOf(line);
    line.finish();
    if (early) {
        sim::world().scheduler.onWorker(lock, [made](Lock& held) { notify(held, made, true); });
    } else {
        notify(lock, made);
    }
}

}  // namespace winnet4j::sim::wlan
