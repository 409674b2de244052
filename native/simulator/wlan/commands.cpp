// SPDX-License-Identifier: Apache-2.0
// The script's side of Wi-Fi: interfaces, networks in the air, profiles. The table below documents them.
#include "simulator/wlan/commands.h"

#include <algorithm>
#include <cstdio>

#include "simulator/wlan/filters.h"
#include "simulator/wlan/hosted.h"
#include "simulator/wlan/link.h"
#include "simulator/wlan/profile.h"

namespace winnet4j::sim::wlan {
namespace {

constexpr const char* kPhyWords[] = {"any", "fhss", "dsss", "ir",  "ofdm", "hrdsss",
                                     "erp", "ht",   "vht",  "dmg", "he",   "eht"};

Interface& interfaceNamedOrThrow(const std::string& name) {
    Interface* found = interfaceNamed(name);
    if (found == nullptr) {
        throw CommandError{"there is no interface " + name};
    }
    return *found;
}

DOT11_PHY_TYPE parsePhy(const std::string& word) {
    const auto found = std::find(std::begin(kPhyWords), std::end(kPhyWords), word);
    if (found == std::end(kPhyWords)) {
        throw CommandError{'"' + word + "\" is no PHY such as ht, vht, he"};
    }
    return static_cast<DOT11_PHY_TYPE>(found - std::begin(kPhyWords));
}

const Security& parseSecurity(const std::string& word) {
    const Security* found = securityNamed(word);
    if (found == nullptr) {
        std::string all;
        for (const Security& one : kSecurities) {
            all += *one.word != '\0' ? std::string(" ") + one.word : std::string();
        }
        throw CommandError{"security is one of" + all};
    }
    return *found;
}

DOT11_BSS_TYPE parseType(CommandLine& line) {
    const std::string type = line.option("type").value_or("infrastructure");
    if (type != "infrastructure" && type != "adhoc") {
        throw CommandError{"type is infrastructure or adhoc"};
    }
    return type == "adhoc" ? dot11_BSS_type_independent : dot11_BSS_type_infrastructure;
}

DWORD code(CommandLine& line, const char* name, DWORD otherwise) {
    return static_cast<DWORD>(line.number(name).value_or(otherwise));
}

void plugIn(CommandLine& line, Lock& lock, const std::string& name) {
    const std::string description = line.option("description").value_or("Simulated Wi-Fi adapter");
    std::vector<Phy> phys;
    std::string words = line.option("phys").value_or("erp,ht") + ',';
    for (std::size_t end = words.find(','); end != std::string::npos; end = words.find(',')) {
        phys.push_back({parsePhy(words.substr(0, end))});
        words.erase(0, end + 1);
    }
    line.finish();
    if (interfaceNamed(name) != nullptr) {
        throw CommandError{"there is one of that name"};
    }
    if (phys.size() > WLAN_MAX_PHY_INDEX) {
        throw CommandError{"an adapter has at most 64 PHYs"};
    }
    Interface& made = addInterface(name, description);
    made.phys = std::move(phys);
    notify(lock, acm(made.guid, 13));
    hostedLook(lock, wlan_hosted_network_reason_interface_available);
}

void switchRadio(CommandLine& line, Lock& lock, Interface& interface) {
    const bool on = line.oneOf({"off", "on"}) == 1;
    const bool hardware = line.flag("hardware");
    const auto only = line.number("phy");
    line.finish();
    if (only && (*only < 0 || static_cast<std::size_t>(*only) >= interface.phys.size())) {
        throw CommandError{"there is no such PHY"};
    }
    for (std::size_t i = 0; i < interface.phys.size(); ++i) {
        if (!only || static_cast<std::size_t>(*only) == i) {
            Phy& phy = interface.phys[i];
            (hardware ? phy.hardware : phy.software) = on;
            radioChanged(lock, interface, i);
        }
    }
}

Interface& connected(Interface& interface) {
    if (!interface.connection) {
        throw CommandError{interface.name + " is not connected"};
    }
    return interface;
}

void interfaceCommand(CommandLine& line, Lock& lock, std::string& answer) {
    const int what = line.oneOf({"add", "remove", "list", "radio", "drop", "roam", "auto", "peer"});
    if (what == 2) {
        line.finish();
        for (const Interface& one : state().interfaces) {
            answer += one.name + ' ' + guidText(one.guid) + ' ' + std::to_string(one.state) + '\n';
        }
        return;
    }
    const std::string name = line.word("a name");
    if (what == 0) {
        plugIn(line, lock, name);
        return;
    }
    Interface& found = interfaceNamedOrThrow(name);
    if (what == 1) {
        line.finish();
        const GUID guid = found.guid;
        state().interfaces.remove_if([&](const Interface& one) { return one.name == name; });
        notify(lock, acm(guid, 14));
        hostedLook(lock, wlan_hosted_network_reason_interface_unavailable);
    } else if (what == 3) {
        switchRadio(line, lock, found);
    } else if (what == 4) {
        const DWORD reason = code(line, "reason", choices::kLinkLost);
        line.finish();
        linkLost(lock, connected(found), reason);
    } else if (what == 5) {
        const Mac to = parseMac(line.option("to").value_or(""));
        const DWORD failure = code(line, "fails", 0);
        line.finish();
        roam(lock, connected(found), to, failure);
    } else if (what == 6) {
        found.connectsByItself = line.oneOf({"off", "on"}) == 1;
        line.finish();
        connectByItself(lock, found);
    } else {
        const bool joins = line.oneOf({"leaves", "joins"}) == 1;
        const Mac peer = parseMac(line.word("an address"));
        line.finish();
        if (!found.connection || found.connection->type != dot11_BSS_type_independent) {
            throw CommandError{name + " is in no ad hoc network"};
        }
        const auto& peers = found.connection->peers;
        if (!joins && std::find(peers.begin(), peers.end(), peer) == peers.end()) {
            throw CommandError{"that station is not in the network"};
        }
        peerChanged(lock, found, peer, joins);
    }
}

void removeNetwork(Lock& lock, Interface& interface, const std::string& ssid, const std::optional<Mac>& only) {
    std::vector<Mac> gone;
    std::erase_if(interface.air, [&](const Bss& one) {
        const bool goes = one.ssid == ssid && (!only || one.bssid == *only);
        if (goes) {
            gone.push_back(one.bssid);
        }
        return goes;
    });
    for (const Mac& one : gone) {
        stationGone(lock, interface, one);
    }
}

void addNetwork(CommandLine& line, Lock& lock, Interface& interface, const std::string& ssid) {
    Bss bss;
    bss.ssid = ssid;
    const auto last = static_cast<unsigned char>(interface.air.size() + 1);
    bss.bssid = parseMac(line.option("bssid").value_or("02-00-00-00-00-" +
                                                       macText(&std::array<unsigned char, 6>{last}[0]).substr(0, 2)));
    bss.rssi = static_cast<LONG>(line.number("rssi").value_or(-50));
    bss.kHz = static_cast<ULONG>(line.number("khz").value_or(2'437'000));
    bss.phy = parsePhy(line.option("phy").value_or("ht"));
    bss.type = parseType(line);
    bss.security = &parseSecurity(line.option("security").value_or("open"));
    if (const auto key = line.option("key")) {
        bss.key = wide(*key);
    }
    bss.ies = std::string({'\0', static_cast<char>(ssid.size())}) + ssid + unescape(line.option("ies").value_or(""));
    if (const auto hessid = line.option("hessid")) {
        bss.hessid = parseMac(*hessid);
    }
    bss.refuses = line.flag("wrongkey") ? choices::kWrongKey : code(line, "refuses", 0);
    bss.ends = code(line, "ends", choices::kNetworkNotAvailable);
    const bool seen = line.flag("seen");
    line.finish();
    if (bss.ends == 0) {
        throw CommandError{"ends=0 would be a connection"};
    }
    if (bss.key && !bss.security->keyed) {
        throw CommandError{"a network of that security has no key"};
    }
    interface.air.push_back(bss);
    if (seen) {
        interface.list.push_back(bss);
        connectByItself(lock, interface);
    }
}

void network(CommandLine& line, Lock& lock, std::string&) {
    const int what = line.oneOf({"add", "remove", "signal"});
    const std::string ssid = unescape(line.word("an SSID"));
    Interface& interface = interfaceGiven(line);
    if (ssid.size() > 32) {
        throw CommandError{"an SSID has at most 32 bytes"};
    }
    if (what == 0) {
        addNetwork(line, lock, interface, ssid);
        return;
    }
    const auto given = line.option("bssid");
    const std::optional<Mac> only = given ? std::optional(parseMac(*given)) : std::nullopt;
    if (what == 1) {
        line.finish();
        removeNetwork(lock, interface, ssid, only);
        return;
    }
    const auto rssi = line.number("rssi");
    line.finish();
    if (!rssi) {
        throw CommandError{"rssi= is missing"};
    }
    for (Bss& one : interface.air) {
        if (one.ssid == ssid && (!only || one.bssid == *only)) {
            one.rssi = static_cast<LONG>(*rssi);
            if (&one == station(interface)) {
                signalChanged(lock, interface);
            }
        }
    }
}

void profile(CommandLine& line, Lock& lock, std::string&) {
    const int what = line.oneOf({"add", "remove"});
    const std::string name = line.word("a name");
    Interface& interface = interfaceGiven(line);
    if (what == 1) {
        line.finish();
        std::erase_if(interface.profiles, [&](const Profile& one) { return one.name == wide(name); });
        profileGone(lock, interface, wide(name));
        return;
    }
    Profile made;
    made.name = wide(name);
    const auto ssid = line.option("ssid");
    made.ssid = ssid ? unescape(*ssid) : name;
    made.flags = code(line, "flags", 0);
    made.type = parseType(line);
    made.automatic = line.flag("auto");
    const bool secure = line.flag("secure");
    made.security = &parseSecurity(line.option("security").value_or(secure ? "wpa2" : "open"));
    if (const auto key = line.option("key")) {
        made.key = wide(*key);
    }
    line.finish();
    made.xml = writeProfile(made);
    DWORD reason = 0;
    if (!parseProfile(made.xml.c_str(), reason)) {
        char text[48];
        std::snprintf(text, sizeof text, "such a profile is refused with 0x%lX", static_cast<unsigned long>(reason));
        throw CommandError{text};
    }
    interface.profiles.push_back(std::move(made));
    connectByItself(lock, interface);
}

void settings(CommandLine& line, Lock&, std::string&) {
    state().wishesMerge = line.oneOf({"merge", "last"}) == 0;
    line.finish();
}

constexpr Command kCommands[] = {
    {"settings", "merge|last",
     "what several clients want of background scans and media streaming: merge: scans are off while one wants that, "
     "streaming is on; last: as the last one has set it",
     settings},
    {"interface",
     "add NAME [description=TEXT] [phys=PHY,...] | remove NAME | radio NAME on|off [phy=N] [hardware] | "
     "drop NAME [reason=N] | roam NAME to=MAC [fails=REASON] | auto NAME on|off | peer NAME joins|leaves MAC | list",
     "a Wi-Fi adapter; there is one at the start, wlan0, with erp,ht; drop: its link is lost; roam: to another access "
     "point; auto: the service connects it by profiles made with auto; peer: a station of its ad hoc network; list: "
     "name, GUID and state of each",
     interfaceCommand},
    {"network",
     "add SSID [on=INTERFACE] [bssid=MAC] [rssi=N] [khz=N] [phy=PHY] [type=infrastructure|adhoc] "
     "[security=open|owe|wep|shared|wpa|wpa2|wpa3|wpa3-transition|enterprise|wpa3-enterprise] [key=TEXT] [ies=BYTES] "
     "[hessid=MAC] [wrongkey|refuses=REASON] [ends=REASON] [seen] | remove SSID [on=INTERFACE] [bssid=MAC] | "
     "signal SSID rssi=N [on=INTERFACE] [bssid=MAC]",
     "an access point in the air, %41 for any byte; a scan finds it, seen: is in the list already; key: other ones are "
     "wrong; hessid: its group, of Hotspot 2.0; wrongkey: all are; refuses: lets no station in; ends: the reason that "
     "connections end with then",
     network},
    {"profile",
     "add NAME [on=INTERFACE] [ssid=SSID] [flags=N] [type=infrastructure|adhoc] [secure|security=WORD] [key=TEXT] "
     "[auto] | remove NAME [on=INTERFACE]",
     "a profile, without a notification of it", profile},
    {"filter", "policy-permit|policy-deny|user-permit|user-deny add [ssid=SSID] | ... clear",
     "a network, or all of them, that group policy or the user permits or denies", filterCommand},
    {"hosted", "supported|unsupported | peer joins|leaves MAC",
     "the hosted network: if a driver has it, which none has at first; a station of it", hostedCommand},
    {"notify",
     "[source=N] [code=N] [on=INTERFACE] [data=BYTES] [size=N] [null] [now] | storm [count=N] [threads=N] [stamped] "
     "[the same]",
     "a notification of any make to all that registered its source; size: the claimed size, the block has as much; "
     "null: no block; now: delivered when the command ends. storm: count of them, from that many threads; answers how "
     "many were delivered; stamped: the data of each is the time in nanoseconds, 8 bytes, as System.nanoTime has it; "
     "lean: all from one block, in what counts as one callback",
     notifyCommand},
};

Switch* const kSwitches[] = {&serviceSwitch, &locationSwitch, &keySwitch, &hostedSwitch, &elevatedSwitch};

}  // namespace

Interface& interfaceGiven(CommandLine& line) { return interfaceNamedOrThrow(line.option("on").value_or("wlan0")); }

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

extern const Family kFamily;
const Family kFamily{"wlan", kFunctions, kCommands, kSwitches, reset, nullptr};

}  // namespace winnet4j::sim::wlan
