// SPDX-License-Identifier: Apache-2.0
// Fault 3: DLLs of our three names, planted in the current directory, beside the program and in PATH, are never loaded.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "win/api.h"

namespace {

namespace fs = std::filesystem;

fs::path here() {
    wchar_t path[MAX_PATH];
    GetModuleFileNameW(nullptr, path, MAX_PATH);
    return fs::path(path).parent_path();
}

/** A directory with the bait in it, removed at the end. */
class Plants {
  public:
    Plants() : directory_(here() / (L"plants-" + std::to_wstring(GetCurrentProcessId()))) {
        fs::create_directory(directory_);
        for (const wchar_t* name : kNames) {
            fs::copy_file(here() / PLANTED_DLL, directory_ / name);
        }
    }
    ~Plants() {
        std::error_code ignored;
        fs::remove_all(directory_, ignored);
    }
    Plants(const Plants&) = delete;
    Plants& operator=(const Plants&) = delete;

    const fs::path& directory() const { return directory_; }

    bool anyLoaded() const {
        for (const wchar_t* name : kNames) {
            if (fs::exists(directory_ / (std::wstring(name) + L".loaded"))) {
                return true;
            }
        }
        return false;
    }

    static constexpr const wchar_t* kNames[] = {L"wlanapi.dll", L"mpr.dll", L"peerdist.dll", L"iphlpapi.dll"};

  private:
    fs::path directory_;
};

DWORD run(const fs::path& program, const wchar_t* mode, const fs::path& directory) {
    std::wstring line = L"\"" + program.wstring() + L"\" " + mode;
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    PROCESS_INFORMATION process{};
    if (CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, FALSE, 0, nullptr, directory.c_str(), &startup,
                       &process) == FALSE) {
        return GetLastError() + 1000;
    }
    WaitForSingleObject(process.hProcess, INFINITE);
    DWORD code = 0;
    GetExitCodeProcess(process.hProcess, &code);
    CloseHandle(process.hThread);
    CloseHandle(process.hProcess);
    return code;
}

}  // namespace

TEST_SUITE("planted") {
    TEST_CASE("the bait works: the default search loads a planted DLL") {
        Plants plants;
        fs::copy_file(here() / PLANTED_PROBE, plants.directory() / "probe.exe");
        CHECK(run(plants.directory() / "probe.exe", L"default", plants.directory()) == 0);
        CHECK(plants.anyLoaded());
    }

    TEST_CASE("fault 3: in the current directory") {
        Plants plants;
        CHECK(run(here() / PLANTED_PROBE, L"ours", plants.directory()) == 0);
        CHECK_FALSE(plants.anyLoaded());
    }

    TEST_CASE("fault 3: beside the program") {
        Plants plants;
        fs::copy_file(here() / PLANTED_PROBE, plants.directory() / "probe.exe");
        CHECK(run(plants.directory() / "probe.exe", L"ours", here()) == 0);
        CHECK_FALSE(plants.anyLoaded());
    }

    TEST_CASE("fault 3: in PATH") {
        Plants plants;
        wchar_t before[8192] = {};
        GetEnvironmentVariableW(L"PATH", before, 8192);
        SetEnvironmentVariableW(L"PATH", (plants.directory().wstring() + L";" + before).c_str());
        CHECK(run(here() / PLANTED_PROBE, L"ours", here()) == 0);
        SetEnvironmentVariableW(L"PATH", before);
        CHECK_FALSE(plants.anyLoaded());
    }
}
