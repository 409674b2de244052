// SPDX-License-Identifier: Apache-2.0
// The script's side of Wi-Fi: interfaces, networks in the air, profiles, notifications, storms. The table below
// documents them.
#include <algorithm>
#include <memory>
#include <utility>

#include "simulator/core/command.h"
#include "simulator/wlan/commands.h"
#include "simulator/wlan/notify.h"
#include "simulator/wlan/profile.h"

namespace winnet4j::sim::wlan {
namespace {

Interface& named(CommandLine& line) {
    const std::string name = line.option("on").value_or("wlan0");
    Interface* found = interfaceNamed(name);
    if (found == nullptr) {
        throw CommandError{"there is no interface " + name};
    }
    return *found;
}

void interfaceCommand(CommandLine& line, Lock& lock, std::string& answer) {
    const int what = line.oneOf({"add", "remove", "list", "radio"});
    if (what == 2) {
        line.finish();
        for (const Interface& one : state().interfaces) {
            answer += one.name + ' ' + guidText(one.guid) + ' ' + std::to_string(one.state) + '\n';
        }
        return;
    }
    const std::string name = line.word("a name");
    if (what == 0) {
        const std::string description = line.option("description").value_or("Simulated Wi-Fi adapter");
        line.finish();
        if (interfaceNamed(name) != nullptr) {
            throw CommandError{"there is one of that name"};
        }
        notify(lock, acm(addInterface(name, description).guid, 13));
        return;
    }
    Interface* found = interfaceNamed(name);
    if (found == nullptr) {
        throw CommandError{"there is no interface " + name};
    }
    if (what == 3) {
        found->radio = line.oneOf({"off", "on"}) == 1;
        line.finish();
        const DOT11_RADIO_STATE now = found->radio ? dot11_radio_state_on : dot11_radio_state_off;
        notify(lock, msm(found->guid, 7, bytesOf(WLAN_PHY_RADIO_STATE{0, now, dot11_radio_state_on})));
        return;
    }
    line.finish();
    const GUID guid = found->guid;
    state().interfaces.remove_if([&](const Interface& one) { return one.name == name; });
    notify(lock, acm(guid, 14));
}

/** %41 for any byte. */
std::string unescape(const std::string& text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            bytes += static_cast<char>(CommandLine::parseNumber("0x" + text.substr(i + 1, 2)));
            i += 2;
        } else {
            bytes += text[i];
        }
    }
    return bytes;
}

void network(CommandLine& line, Lock&, std::string&) {
    const int what = line.oneOf({"add", "remove"});
    const std::string ssid = unescape(line.word("an SSID"));
    Interface& interface = named(line);
    if (ssid.size() > 32) {
        throw CommandError{"an SSID has at most 32 bytes"};
    }
    if (what == 1) {
        line.finish();
        std::erase_if(interface.air, [&](const Bss& one) { return one.ssid == ssid; });
        return;
    }
    Bss bss;
    bss.ssid = ssid;
    const auto last = static_cast<unsigned char>(interface.air.size() + 1);
    bss.bssid = parseMac(line.option("bssid").value_or("02-00-00-00-00-" +
                                                       macText(&std::array<unsigned char, 6>{last}[0]).substr(0, 2)));
    bss.rssi = static_cast<LONG>(line.number("rssi").value_or(-50));
    bss.kHz = static_cast<ULONG>(line.number("khz").value_or(2'437'000));
    const std::string security = line.option("security").value_or("open");
    if (security == "wpa2") {
        bss.auth = DOT11_AUTH_ALGO_RSNA_PSK;
        bss.cipher = DOT11_CIPHER_ALGO_CCMP;
    } else if (security != "open") {
        throw CommandError{"security is open or wpa2"};
    }
    bss.ies = std::string({'\0', static_cast<char>(ssid.size())}) + ssid + unescape(line.option("ies").value_or(""));
    bss.refuses = static_cast<DWORD>(line.number("refuses").value_or(0));
    const bool seen = line.flag("seen");
    line.finish();
    interface.air.push_back(bss);
    if (seen) {
        interface.list.push_back(bss);
    }
}

void profile(CommandLine& line, Lock&, std::string&) {
    const int what = line.oneOf({"add", "remove"});
    const std::string name = line.word("a name");
    Interface& interface = named(line);
    if (what == 1) {
        line.finish();
        std::erase_if(interface.profiles, [&](const Profile& one) { return one.name == wide(name); });
        return;
    }
    Profile made;
    made.name = wide(name);
    made.ssid = line.option("ssid").value_or(name);
    made.flags = static_cast<DWORD>(line.number("flags").value_or(0));
    made.secure = line.flag("secure");
    line.finish();
    made.xml = wide(
        "<?xml version=\"1.0\"?><WLANProfile xmlns=\"http://www.microsoft.com/networking/WLAN/profile/v1\">"
        "<name>" +
        name + "</name><SSIDConfig><SSID><name>" + made.ssid +
        "</name></SSID></SSIDConfig>"
        "<MSM><security><authEncryption><authentication>" +
        (made.secure ? "WPA2PSK" : "open") + "</authentication></authEncryption></security></MSM></WLANProfile>");
    interface.profiles.push_back(made);
}

Notification notificationOf(CommandLine& line) {
    Notification made;
    made.source = static_cast<DWORD>(line.number("source").value_or(kAcm));
    made.code = static_cast<DWORD>(line.number("code").value_or(7));
    made.guid = named(line).guid;
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

void notification(CommandLine& line, Lock& lock, std::string& answer) {
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

constexpr Command kCommands[] = {
    {"interface", "add NAME [description=TEXT] | remove NAME | radio NAME on|off | list",
     "a Wi-Fi adapter; there is one at the start, wlan0; list: name, GUID and state of each", interfaceCommand},
    {"network",
     "add SSID [on=INTERFACE] [bssid=MAC] [rssi=N] [khz=N] [security=open|wpa2] [ies=BYTES] [refuses=REASON] [seen] | "
     "remove SSID [on=INTERFACE]",
     "an access point in the air, %41 for any byte; a scan finds it, seen: is in the list already; refuses: lets "
     "nobody in",
     network},
    {"profile", "add NAME [on=INTERFACE] [ssid=SSID] [flags=N] [secure] | remove NAME [on=INTERFACE]",
     "a profile, without a notification", profile},
    {"notify",
     "[source=N] [code=N] [on=INTERFACE] [data=BYTES] [size=N] [null] [now] | storm [count=N] [threads=N] [stamped] "
     "[the same]",
     "a notification of any make to all that registered its source; size: the size told, the block has as much; null: "
     "no "
     "block; now: delivered when the command ends. storm: count of them from so many threads at once; answers how many "
     "were delivered; stamped: the data of each is the time in nanoseconds, 8 bytes, as System.nanoTime has it; lean: "
     "all from one block, in what counts as one callback",
     notification},
};

Switch* const kSwitches[] = {&serviceSwitch, &locationSwitch};

}  // namespace

extern const Family kFamily;
const Family kFamily{"wlan", kFunctions, kCommands, kSwitches, reset, nullptr};

}  // namespace winnet4j::sim::wlan
