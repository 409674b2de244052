// SPDX-License-Identifier: Apache-2.0
// What a script can do to the network: shares, servers, open files, the profile. The table below documents it.
#include "simulator/core/command.h"
#include "simulator/wnet/functions.h"
#include "simulator/wnet/network.h"

namespace winnet4j::sim::wnet {
namespace {

void checkPath(const std::wstring& path, std::wstring& server, std::wstring& share) {
    std::wstring rest;
    if (!splitPath(path, server, share, rest) || !rest.empty()) {
        throw CommandError{"a share is \\\\server\\share"};
    }
}

void share(CommandLine& line, Lock&, std::string&) {
    const std::wstring path = wide(line.word("\\\\server\\share"));
    Share made;
    checkPath(path, made.server, made.name);
    const std::string type = line.option("type").value_or("disk");
    if (type != "disk" && type != "print") {
        throw CommandError{"type= is disk or print"};
    }
    made.type = type == "disk" ? RESOURCETYPE_DISK : RESOURCETYPE_PRINT;
    const auto text = [&](const char* name) -> Text {
        const auto value = line.option(name);
        return value ? Text(wide(*value)) : std::nullopt;
    };
    made.user = text("user");
    made.password = text("password");
    made.comment = text("comment").value_or(L"");
    made.provider = static_cast<int>(line.number("provider").value_or(1)) - 1;
    const bool gone = line.flag("gone");
    line.finish();
    if (made.provider != 0 && made.provider != 1) {
        throw CommandError{"provider= is 1 or 2"};
    }
    network().shares.remove_if([&](const Share& one) { return same(one.path(), path); });
    if (!gone) {
        if (network().server(made.server) == nullptr) {
            Server server;
            server.name = made.server;
            network().servers.push_back(std::move(server));
        }
        network().shares.push_back(std::move(made));
    }
}

void server(CommandLine& line, Lock&, std::string&) {
    const std::wstring name = wide(line.word("a name without backslashes"));
    const int state = line.oneOf({"up", "down", "hang", "extended"});
    Server* it = network().server(name);
    if (it == nullptr) {
        throw CommandError{"no share has such a server"};
    }
    const auto code = line.number("code");
    const auto text = line.option("text");
    line.finish();
    if ((state == 3) != code.has_value()) {
        throw CommandError{"code= is for extended, which needs it"};
    }
    it->down = state == 1;
    it->hangs = state == 2;
    it->extended = static_cast<DWORD>(code.value_or(0));
    it->text = wide(text.value_or(""));
    world().scheduler.changed().notifyAll();
}

/** The connection by its device, or the first one to that share. */
Connection& connectionNamed(const std::string& name) {
    std::wstring device;
    const std::wstring text = wide(name);
    const bool isDevice = deviceName(text, device);
    for (Connection& one : network().connections) {
        if (isDevice ? same(one.local, device) : same(one.remote, text)) {
            return one;
        }
    }
    throw CommandError{"nothing is connected as " + name};
}

/** A connection that is there already: another program, or the logon, made it. */
void connectExisting(CommandLine& line, Lock&, std::string&) {
    Connection made;
    if (!deviceName(wide(line.word("a device, F:")), made.local)) {
        throw CommandError{"that is no device"};
    }
    const Share* share = network().share(wide(line.word("\\\\server\\share")));
    line.finish();
    if (share == nullptr) {
        throw CommandError{"there is no such share; the command share makes one"};
    }
    if (network().device(made.local) != nullptr) {
        throw CommandError{"that device is connected"};
    }
    made.remote = share->path();
    made.user = network().user;
    made.type = share->type;
    made.provider = share->provider;
    network().connections.push_back(made);
}

void open(CommandLine& line, Lock&, std::string&) {
    Connection& it = connectionNamed(line.word("F: or \\\\server\\share"));
    const auto files = line.number("files");
    const bool process = line.flag("process");
    line.finish();
    if (process) {
        it.inUse = true;
    } else {
        it.openFiles += static_cast<int>(files.value_or(1));
    }
}

void close(CommandLine& line, Lock&, std::string&) {
    Connection& it = connectionNamed(line.word("F: or \\\\server\\share"));
    line.finish();
    it.openFiles = 0;
    it.inUse = false;
}

std::string describe(const Connection& one) {
    std::string text = one.local.empty() ? "-" : utf8(one.local.c_str());
    text += ' ' + utf8(one.remote.c_str());
    text += " user=" + utf8(one.user.c_str());
    text += one.provider == 0 ? "" : " provider=2";
    text += one.openFiles == 0 ? "" : " files=" + std::to_string(one.openFiles);
    text += one.inUse ? " process\n" : "\n";
    return text;
}

void connections(CommandLine& line, Lock&, std::string& answer) {
    line.finish();
    for (const Connection& one : network().connections) {
        answer += describe(one);
    }
}

void remembered(CommandLine& line, Lock&, std::string& answer) {
    const auto device = line.maybeWord();
    const auto path = line.maybeWord();
    line.finish();
    if (!device) {
        for (const Connection& one : network().remembered) {
            answer += describe(one);
        }
        return;
    }
    Connection made;
    std::wstring server, share;
    if (!path || !deviceName(wide(*device), made.local)) {
        throw CommandError{"a device and a share are missing"};
    }
    made.remote = wide(*path);
    checkPath(made.remote, server, share);
    made.user = network().user;
    network().remembered.push_back(std::move(made));
}

void profile(CommandLine& line, Lock&, std::string&) {
    network().profile = static_cast<Profile>(line.oneOf({"good", "locked", "broken"}));
    line.finish();
}

void dialog(CommandLine& line, Lock&, std::string&) {
    network().dialogCancelled = line.oneOf({"accept", "cancel"}) == 1;
    line.finish();
}

/** The library asks for it by this command; connections are those of one session, whatever it is. */
void logon(CommandLine& line, Lock&, std::string& answer) {
    const bool desktop = line.flag("desktop");
    std::string facts;
    for (const char* fact : {"elevated", "split", "linked", "service"}) {
        if (line.flag(fact)) {
            facts.append(facts.empty() ? "" : " ").append(fact);
        }
    }
    line.finish();
    if (desktop || !facts.empty()) {
        network().logon = facts;
    } else {
        answer = network().logon + '\n';
    }
}

void extended(CommandLine& line, Lock&, std::string&) {
    const auto code = line.number("code");
    const auto text = line.option("text");
    const auto provider = line.option("provider");
    line.finish();
    if (!code) {
        throw CommandError{"code= is missing"};
    }
    network().usual = {static_cast<DWORD>(*code), wide(text.value_or("")),
                       provider ? wide(*provider) : std::wstring(kProviders[0])};
}

constexpr Command kCommands[] = {
    {"share", "\\\\server\\share [type=disk|print] [user=U] [password=P] [comment=C] [provider=1|2] [gone]",
     "makes or changes a share, and its server; gone: takes it away", share},
    {"server", "NAME up|down|hang|extended [code=N text=T]",
     "hang: whatever asks it waits until it is up; extended: whatever asks it gets 1208, the reason is N and T",
     server},
    {"connect", "DEVICE \\\\server\\share", "a connection that another program has made", connectExisting},
    {"open", "NAME [files=N|process]", "files of that connection are open, or a process uses it; NAME: F: or a share",
     open},
    {"close", "NAME", "no file is open any more, no process uses it", close},
    {"connections", "", "a line each", connections},
    {"remembered", "[DEVICE SHARE]", "what the profile remembers; or puts one more there", remembered},
    {"userprofile", "good|locked|broken", "the user's profile: locked 1205, broken 1206", profile},
    {"dialog", "accept|cancel", "what the user does with whatever dialog comes", dialog},
    {"logon", "[desktop] [elevated] [split] [linked] [service]",
     "what the library learns of the logon session: of a desktop, elevated, one of two, joined with the other by "
     "EnableLinkedConnections, a service's; or answers it",
     logon},
    {"extended", "code=N [text=T] [provider=P]", "what WNetGetLastError answers when only a rule answered 1208",
     extended},
};

constexpr Switch* kSwitches[] = {&kWorkstation};

void reset(Lock&) { network() = Network{}; }

}  // namespace

extern const Family kFamily;
constinit const Family kFamily{"wnet", kFunctions, kCommands, kSwitches, reset, nullptr};

}  // namespace winnet4j::sim::wnet
