// SPDX-License-Identifier: Apache-2.0
// The same calls to the real mpr.dll, which reaches our network through the provider DLL, and to the simulator's mpr.
// Where Wine does what Windows does the codes are equal; where it doesn't the table says so, and why. Wants the
// provider registered before the process starts: toolchains/wine/provider.sh.
#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "client.h"

using namespace winnet4j::test;

namespace {

/** mpr's functions, of one DLL. */
class Mpr {
  public:
    explicit Mpr(HMODULE module) : module_(module) {}

    DWORD add(const wchar_t* remote, const wchar_t* local = nullptr, DWORD flags = 0, const wchar_t* password = nullptr,
              const wchar_t* user = nullptr, DWORD type = RESOURCETYPE_DISK, const wchar_t* provider = nullptr) const {
        NETRESOURCEW resource{};
        resource.dwType = type;
        resource.lpLocalName = const_cast<wchar_t*>(local);
        resource.lpRemoteName = const_cast<wchar_t*>(remote);
        resource.lpProvider = const_cast<wchar_t*>(provider);
        return get<decltype(&WNetAddConnection2W)>("WNetAddConnection2W")(&resource, password, user, flags);
    }
    DWORD cancel(const char* name, BOOL force = FALSE) const {
        return get<decltype(&WNetCancelConnectionA)>("WNetCancelConnectionA")(name, force);
    }
    DWORD cancel2(const char* name, DWORD flags, BOOL force = FALSE) const {
        return get<decltype(&WNetCancelConnection2A)>("WNetCancelConnection2A")(name, flags, force);
    }
    DWORD use(const wchar_t* remote, DWORD flags, wchar_t* access, DWORD* size) const {
        NETRESOURCEW resource{};
        resource.dwType = RESOURCETYPE_DISK;
        resource.lpRemoteName = const_cast<wchar_t*>(remote);
        DWORD result = 0;
        return get<decltype(&WNetUseConnectionW)>("WNetUseConnectionW")(nullptr, &resource, nullptr, nullptr, flags,
                                                                        access, size, &result);
    }
    DWORD getConnection(const char* local, char* remote, DWORD* size) const {
        return get<decltype(&WNetGetConnectionA)>("WNetGetConnectionA")(local, remote, size);
    }
    DWORD getUniversalName(const wchar_t* path, DWORD level, void* buffer, DWORD* size) const {
        return get<decltype(&WNetGetUniversalNameW)>("WNetGetUniversalNameW")(path, level, buffer, size);
    }
    DWORD getLastError() const {
        DWORD code = 0;
        char text[99], name[99];
        return get<decltype(&WNetGetLastErrorA)>("WNetGetLastErrorA")(&code, text, 99, name, 99);
    }
    DWORD getProviderName(DWORD type, char* name, DWORD* size) const {
        return get<decltype(&WNetGetProviderNameA)>("WNetGetProviderNameA")(type, name, size);
    }
    DWORD getNetworkInformation(const char* name, NETINFOSTRUCT* info) const {
        return get<decltype(&WNetGetNetworkInformationA)>("WNetGetNetworkInformationA")(name, info);
    }
    DWORD openEnum(DWORD scope, NETRESOURCEW* from, HANDLE* handle) const {
        return get<decltype(&WNetOpenEnumW)>("WNetOpenEnumW")(scope, RESOURCETYPE_ANY, 0, from, handle);
    }
    DWORD enumResource(HANDLE handle, DWORD* count, void* buffer, DWORD* size) const {
        return get<decltype(&WNetEnumResourceW)>("WNetEnumResourceW")(handle, count, buffer, size);
    }
    DWORD closeEnum(HANDLE handle) const { return get<decltype(&WNetCloseEnum)>("WNetCloseEnum")(handle); }
    bool has(const char* name) const { return GetProcAddress(module_, name) != nullptr; }

  private:
    template <typename F> F get(const char* name) const {
        return reinterpret_cast<F>(reinterpret_cast<void*>(GetProcAddress(module_, name)));
    }
    HMODULE module_;
};

Mpr real() { return Mpr(LoadLibraryExW(L"mpr.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32)); }
Mpr simulated() { return Mpr(GetModuleHandleW(L"winnet4j-simulator.dll")); }

constexpr const char* kDrive = "W:";
constexpr const wchar_t* kDriveW = L"W:";

void network() {
    command(
        "share \\\\srv\\data\nshare \\\\srv\\secret password=pw\nshare \\\\srv\\boss user=boss password=b\n"
        "share \\\\srv\\lp type=print\nshare \\\\far\\x provider=2");
}

std::map<std::wstring, int> enumerated(const Mpr& mpr, DWORD scope, NETRESOURCEW* from = nullptr) {
    std::map<std::wstring, int> all;
    HANDLE handle = nullptr;
    if (mpr.openEnum(scope, from, &handle) != 0) {
        return all;
    }
    for (;;) {
        alignas(8) static char buffer[16'384];
        DWORD count = 0xFFFFFFFF, size = sizeof buffer;
        if (mpr.enumResource(handle, &count, buffer, &size) != 0) {
            break;
        }
        for (DWORD i = 0; i < count; ++i) {
            const auto& one = reinterpret_cast<NETRESOURCEW*>(buffer)[i];
            ++all[one.lpRemoteName == nullptr ? L"" : one.lpRemoteName];
        }
    }
    mpr.closeEnum(handle);
    return all;
}

struct Step {
    const char* name;
    DWORD (*run)(const Mpr& mpr);
};

const Step kSteps[] = {
    {"deviceless", [](const Mpr& m) { return m.add(L"\\\\srv\\data"); }},
    {"letter", [](const Mpr& m) { return m.add(L"\\\\srv\\data", kDriveW); }},
    {"letter, lower case", [](const Mpr& m) { return m.add(L"\\\\srv\\data", L"w:"); }},
    {"letter twice",
     [](const Mpr& m) {
         m.add(L"\\\\srv\\data", kDriveW);
         return m.add(L"\\\\srv\\data", kDriveW);
     }},
    {"the machine's drive", [](const Mpr& m) { return m.add(L"\\\\srv\\data", L"C:"); }},
    {"no device name", [](const Mpr& m) { return m.add(L"\\\\srv\\data", L"nonsense"); }},
    {"unknown share", [](const Mpr& m) { return m.add(L"\\\\srv\\none"); }},
    {"unknown server", [](const Mpr& m) { return m.add(L"\\\\nowhere\\none"); }},
    {"second provider", [](const Mpr& m) { return m.add(L"\\\\far\\x"); }},
    {"second provider by name",
     [](const Mpr& m) {
         return m.add(L"\\\\far\\x", nullptr, 0, nullptr, nullptr, RESOURCETYPE_DISK, L"Winnet4j Second Network");
     }},
    {"the other provider by name",
     [](const Mpr& m) {
         return m.add(L"\\\\far\\x", nullptr, 0, nullptr, nullptr, RESOURCETYPE_DISK, L"Winnet4j Network");
     }},
    {"provider in lower case",
     [](const Mpr& m) {
         return m.add(L"\\\\far\\x", nullptr, 0, nullptr, nullptr, RESOURCETYPE_DISK, L"winnet4j second network");
     }},
    {"empty provider",
     [](const Mpr& m) { return m.add(L"\\\\srv\\data", nullptr, 0, nullptr, nullptr, RESOURCETYPE_DISK, L""); }},
    {"unknown provider",
     [](const Mpr& m) { return m.add(L"\\\\srv\\data", nullptr, 0, nullptr, nullptr, RESOURCETYPE_DISK, L"none"); }},
    {"no password", [](const Mpr& m) { return m.add(L"\\\\srv\\secret"); }},
    {"no password, provider by name",
     [](const Mpr& m) {
         return m.add(L"\\\\srv\\secret", nullptr, 0, nullptr, nullptr, RESOURCETYPE_DISK, L"Winnet4j Network");
     }},
    {"user before password, provider by name",
     [](const Mpr& m) {
         return m.add(L"\\\\srv\\boss", nullptr, 0, L"boss", L"b", RESOURCETYPE_DISK, L"Winnet4j Network");
     }},
    {"other credentials, provider by name",
     [](const Mpr& m) {
         m.add(L"\\\\srv\\data");
         return m.add(L"\\\\srv\\boss", nullptr, 0, L"b", L"boss", RESOURCETYPE_DISK, L"Winnet4j Network");
     }},
    {"a printer as a drive, provider by name",
     [](const Mpr& m) {
         return m.add(L"\\\\srv\\lp", kDriveW, 0, nullptr, nullptr, RESOURCETYPE_DISK, L"Winnet4j Network");
     }},
    {"extended error, provider by name",
     [](const Mpr& m) {
         command("server srv extended code=7 text=no");
         return m.add(L"\\\\srv\\data", nullptr, 0, nullptr, nullptr, RESOURCETYPE_DISK, L"Winnet4j Network");
     }},
    {"password", [](const Mpr& m) { return m.add(L"\\\\srv\\secret", nullptr, 0, L"pw"); }},
    {"password before user", [](const Mpr& m) { return m.add(L"\\\\srv\\boss", nullptr, 0, L"b", L"boss"); }},
    {"user before password", [](const Mpr& m) { return m.add(L"\\\\srv\\boss", nullptr, 0, L"boss", L"b"); }},
    {"other credentials",
     [](const Mpr& m) {
         m.add(L"\\\\srv\\data");
         return m.add(L"\\\\srv\\boss", nullptr, 0, L"b", L"boss");
     }},
    {"a printer as a drive", [](const Mpr& m) { return m.add(L"\\\\srv\\lp", kDriveW); }},
    {"type any with a letter",
     [](const Mpr& m) { return m.add(L"\\\\srv\\data", kDriveW, 0, nullptr, nullptr, RESOURCETYPE_ANY); }},
    {"reserved flag", [](const Mpr& m) { return m.add(L"\\\\srv\\data", nullptr, 0x80000000); }},
    {"interactive", [](const Mpr& m) { return m.add(L"\\\\srv\\boss", nullptr, CONNECT_INTERACTIVE); }},
    {"redirect without a type",
     [](const Mpr& m) {
         return m.add(L"\\\\srv\\data", nullptr, CONNECT_REDIRECT, nullptr, nullptr, RESOURCETYPE_ANY);
     }},
    {"access name too long",
     [](const Mpr& m) {
         wchar_t access[4];
         DWORD size = 4;
         const DWORD code = m.use(L"\\\\srv\\data", 0, access, &size);
         return code * 100 + size;
     }},
    {"access name",
     [](const Mpr& m) {
         wchar_t access[40];
         DWORD size = 40;
         const DWORD code = m.use(L"\\\\srv\\data", 0, access, &size);
         return code == 0 ? static_cast<DWORD>(wcslen(access)) : code;
     }},
    {"no room for the access name",
     [](const Mpr& m) {
         wchar_t access[4];
         DWORD size = 0;
         const DWORD code = m.use(L"\\\\srv\\data", 0, access, &size);
         return code * 100 + size;
     }},
    {"extended error",
     [](const Mpr& m) {
         command("server srv extended code=7 text=no");
         return m.add(L"\\\\srv\\data");
     }},
    {"its description",
     [](const Mpr& m) {
         command("server srv extended code=7 text=no");
         m.add(L"\\\\srv\\data");
         return m.getLastError();
     }},
    {"cancel by letter",
     [](const Mpr& m) {
         m.add(L"\\\\srv\\data", kDriveW);
         return m.cancel(kDrive);
     }},
    {"cancel by name leaves letters",
     [](const Mpr& m) {
         m.add(L"\\\\srv\\data", kDriveW);
         m.add(L"\\\\srv\\data");
         return m.cancel("\\\\srv\\data") * 10 + m.cancel(kDrive);
     }},
    {"cancel twice",
     [](const Mpr& m) {
         m.add(L"\\\\srv\\data");
         m.cancel("\\\\srv\\data");
         return m.cancel("\\\\srv\\data");
     }},
    {"cancel of the second provider",
     [](const Mpr& m) {
         m.add(L"\\\\far\\x");
         return m.cancel("\\\\far\\x");
     }},
    {"cancel nothing", [](const Mpr& m) { return m.cancel("Q:"); }},
    {"cancel nonsense", [](const Mpr& m) { return m.cancel("nonsense"); }},
    {"cancel NULL", [](const Mpr& m) { return m.cancel(nullptr); }},
    {"cancel with open files",
     [](const Mpr& m) {
         m.add(L"\\\\srv\\data");
         command("open \\\\srv\\data");
         return m.cancel("\\\\srv\\data");
     }},
    {"and by force",
     [](const Mpr& m) {
         m.add(L"\\\\srv\\data");
         command("open \\\\srv\\data");
         return m.cancel("\\\\srv\\data", TRUE);
     }},
    {"cancel in use",
     [](const Mpr& m) {
         m.add(L"\\\\far\\x");
         command("open \\\\far\\x process");
         return m.cancel("\\\\far\\x");
     }},
    {"cancel in use, first provider",
     [](const Mpr& m) {
         m.add(L"\\\\srv\\data");
         command("open \\\\srv\\data process");
         return m.cancel("\\\\srv\\data");
     }},
    {"cancel with an unknown flag",
     [](const Mpr& m) {
         m.add(L"\\\\srv\\data");
         return m.cancel2("\\\\srv\\data", 0x80);
     }},
    {"get connection, not redirected",
     [](const Mpr& m) {
         char remote[40];
         DWORD size = 40;
         return m.getConnection("C:", remote, &size);
     }},
    {"get connection, no device",
     [](const Mpr& m) {
         char remote[40];
         DWORD size = 40;
         return m.getConnection("nonsense", remote, &size);
     }},
    {"get connection, no such drive",
     [](const Mpr& m) {
         char remote[40];
         DWORD size = 40;
         return m.getConnection("Q:", remote, &size);
     }},
    {"get connection",
     [](const Mpr& m) {
         char remote[40] = {};
         DWORD size = 40;
         m.add(L"\\\\srv\\data", kDriveW);
         const DWORD code = m.getConnection(kDrive, remote, &size);
         return code == 0 && std::string(remote) == "\\\\srv\\data" ? 0 : code * 10 + 1;
     }},
    {"get connection, too short",
     [](const Mpr& m) {
         char remote[40];
         DWORD size = 4;
         m.add(L"\\\\srv\\data", kDriveW);
         const DWORD code = m.getConnection(kDrive, remote, &size);
         return code * 100 + size;
     }},
    {"universal name",
     [](const Mpr& m) {
         alignas(8) char buffer[400];
         DWORD size = sizeof buffer;
         m.add(L"\\\\srv\\data", kDriveW);
         return m.getUniversalName(L"W:\\dir", UNIVERSAL_NAME_INFO_LEVEL, buffer, &size);
     }},
    {"remote name",
     [](const Mpr& m) {
         alignas(8) char buffer[400];
         DWORD size = sizeof buffer;
         m.add(L"\\\\srv\\data", kDriveW);
         return m.getUniversalName(L"W:\\dir", REMOTE_NAME_INFO_LEVEL, buffer, &size);
     }},
    {"provider name",
     [](const Mpr& m) {
         char name[40];
         DWORD size = 40;
         return m.getProviderName(0x00260000, name, &size) * 100 + (std::string(name) == "Winnet4j Second Network");
     }},
    {"provider name, too short",
     [](const Mpr& m) {
         char name[40];
         DWORD size = 3;
         return m.getProviderName(0x00260000, name, &size) * 100 + size;
     }},
    {"network information, type",
     [](const Mpr& m) {
         NETINFOSTRUCT info{};
         info.cbStructure = sizeof info;
         const DWORD code = m.getNetworkInformation("Winnet4j Network", &info);
         return code != 0 ? code : DWORD{info.wNetType};
     }},
    {"network information, unknown",
     [](const Mpr& m) {
         NETINFOSTRUCT info{};
         info.cbStructure = sizeof info;
         return m.getNetworkInformation("none", &info);
     }},
    {"connected ones",
     [](const Mpr& m) {
         m.add(L"\\\\srv\\data");
         m.add(L"\\\\far\\x");
         const auto all = enumerated(m, RESOURCE_CONNECTED);
         return static_cast<DWORD>(all.count(L"\\\\srv\\data") * 10 + all.count(L"\\\\far\\x"));
     }},
    {"close no enumeration", [](const Mpr& m) { return m.closeEnum(nullptr); }},
    {"enumeration of an unknown scope",
     [](const Mpr& m) {
         HANDLE handle = nullptr;
         return m.openEnum(99, nullptr, &handle);
     }},
    {"the fourth form is there", [](const Mpr& m) { return DWORD{m.has("WNetAddConnection4W")}; }},
    {"WNetSetLastError is there", [](const Mpr& m) { return DWORD{m.has("WNetSetLastErrorW")}; }},
};

/** Where Wine 8 is not Windows. */
struct Difference {
    const char* name;
    DWORD wine;
    DWORD windows;
    const char* why;
};

const Difference kDifferences[] = {
    {"unknown server", 67, 1203,
     "Wine gives a provider's 67; its mpr has no code of its own for a path without a provider"},
    {"provider in lower case", 1204, 0, "Wine compares the names of providers by case"},
    {"empty provider", 1204, 0, "to Wine the empty name is a name"},
    {"no password", 67, 86, "Wine gives the code of the last provider, Windows that of the one which knows the share"},
    {"user before password", 67, 1326,
     "Wine gives the code of the last provider, Windows that of the one which knows the share"},
    {"other credentials", 67, 1219,
     "Wine gives the code of the last provider, Windows that of the one which knows the share"},
    {"a printer as a drive", 67, 66,
     "Wine gives the code of the last provider, Windows that of the one which knows the share"},
    {"no room for the access name", 0, 8700, "Wine takes no room for no wish; its own test knows that this is wrong"},
    {"reserved flag", 0, 87, "Wine doesn't look at the flags"},
    {"interactive", 67, 1223, "Wine has no dialog and answers 67 without asking a provider"},
    {"extended error", 67, 1208,
     "Wine gives the code of the last provider, Windows that of the one which knows the share"},
    {"its description", 1222, 0, "Wine's WNetGetLastError is a stub"},
    {"cancel in use, first provider", 2250, 2404,
     "Wine stops asking at 0 and 2401 only: the second provider's 2250 hides the 2404"},
    {"cancel with an unknown flag", 0, 87, "Wine doesn't look at the flags"},
    {"get connection, no such drive", 1200, 2250, "Wine looks for the drive, Windows for the redirection"},
    {"universal name", 2250, 0, "Wine asks for the type of the whole path as if it were a drive"},
    {"remote name", 1222, 0, "Wine doesn't have that level"},
    {"network information, type", 65535, 37,
     "Wine's structure is that of 32 bits: every field behind dwHandle is 4 bytes early"},
    {"the fourth form is there", 0, 1, "Wine 8 doesn't export it"},
    {"WNetSetLastError is there", 0, 1, "Wine 8 doesn't export it"},
};

DWORD outcome(const Step& step, const Mpr& mpr) {
    Fresh fresh;
    network();
    const DWORD code = step.run(mpr);
    command("server srv up");
    for (const char* name : {kDrive, "\\\\srv\\data", "\\\\far\\x"}) {
        mpr.cancel(name, TRUE);
    }
    return code;
}

}  // namespace

TEST_SUITE("mpr_differential") {
    TEST_CASE("the provider is registered") {
        Fresh fresh;
        network();
        const Mpr mpr = real();
        REQUIRE_MESSAGE(mpr.add(L"\\\\srv\\data") == 0, "toolchains/wine/provider.sh register FOLDER has to run first");
        CHECK(command("connections") == "- \\\\srv\\data user=user\n");
        CHECK(mpr.cancel("\\\\srv\\data") == 0);
        CHECK(command("connections").empty());
    }

    TEST_CASE("the same calls give the same codes, but for what the table names") {
        std::map<std::string, const Difference*> named;
        for (const Difference& one : kDifferences) {
            named[one.name] = &one;
        }
        for (const Step& step : kSteps) {
            CAPTURE(std::string(step.name));
            const DWORD wine = outcome(step, real());
            const DWORD windows = outcome(step, simulated());
            const auto found = named.find(std::string(step.name));
            if (found == named.end()) {
                CHECK(wine == windows);
            } else {
                CAPTURE(std::string(found->second->why));
                CHECK(wine == found->second->wine);
                CHECK(windows == found->second->windows);
                CHECK(wine != windows);
                named.erase(found);
            }
        }
        CHECK(named.empty());  // nothing in the table that isn't a step
    }

    TEST_CASE("the provider answers what a rule says, and mpr goes by it") {
        Fresh fresh;
        network();
        const Mpr mpr = real();
        // The first provider's 2250 is passed over, its 2401 is the end; otherwise the second one's counts.
        command("rule NPCancelConnection nth=1 return=2250\nrule NPCancelConnection nth=2 return=0");
        CHECK(mpr.cancel("Q:") == 0);
        command("unrule all\nrule NPCancelConnection nth=1 return=2401");
        CHECK(mpr.cancel("Q:") == ERROR_OPEN_FILES);
        command("unrule all\nrule NPCancelConnection nth=1 return=2250\nrule NPCancelConnection nth=2 return=2404");
        CHECK(mpr.cancel("Q:") == ERROR_DEVICE_IN_USE);
        command("unrule all\nrule NPCancelConnection return=1208");
        CHECK(mpr.cancel("Q:") == ERROR_EXTENDED_ERROR);
    }

    TEST_CASE("a connection with a letter is a drive, with files, and open ones hinder its end") {
        Fresh fresh;
        network();
        const Mpr mpr = real();
        REQUIRE(mpr.add(L"\\\\srv\\data", kDriveW) == 0);
        CHECK(GetDriveTypeW(L"W:\\") == DRIVE_REMOTE);
        const HANDLE file = CreateFileW(L"W:\\winnet4j-open.txt", GENERIC_WRITE, FILE_SHARE_READ, nullptr,
                                        CREATE_ALWAYS, FILE_FLAG_DELETE_ON_CLOSE, nullptr);
        REQUIRE(file != INVALID_HANDLE_VALUE);
        CHECK(mpr.cancel(kDrive) == ERROR_OPEN_FILES);
        CHECK(GetDriveTypeW(L"W:\\") == DRIVE_REMOTE);
        CloseHandle(file);
        CHECK(mpr.cancel(kDrive) == 0);
        CHECK(GetDriveTypeW(L"W:\\") == DRIVE_NO_ROOT_DIR);
    }
}
