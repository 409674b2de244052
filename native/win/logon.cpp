// SPDX-License-Identifier: Apache-2.0
#include "win/logon.h"

namespace winnet4j::win {
namespace {

constexpr wchar_t kPolicies[] = L"SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System";
constexpr wchar_t kLinked[] = L"EnableLinkedConnections";

/** advapi32.dll, which every Windows has, for the time of a question: this DLL imports as little as it can. */
class Advapi {
  public:
    Advapi() noexcept : module_(LoadLibraryExW(L"advapi32.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32)) {}
    ~Advapi() {
        if (module_ != nullptr) {
            FreeLibrary(module_);
        }
    }
    Advapi(const Advapi&) = delete;
    Advapi& operator=(const Advapi&) = delete;

    template <typename Function> Function* find(const char* name) const noexcept {
        return module_ != nullptr
                   ? reinterpret_cast<Function*>(reinterpret_cast<void (*)()>(GetProcAddress(module_, name)))
                   : nullptr;
    }

  private:
    HMODULE module_;
};

}  // namespace

DWORD askLogon(Logon& logon) noexcept {
    const Advapi advapi;
    const auto openToken = advapi.find<decltype(OpenProcessToken)>("OpenProcessToken");
    const auto tokenInformation = advapi.find<decltype(GetTokenInformation)>("GetTokenInformation");
    const auto value = advapi.find<decltype(RegGetValueW)>("RegGetValueW");
    if (openToken == nullptr || tokenInformation == nullptr || value == nullptr) {
        return ERROR_PROC_NOT_FOUND;
    }
    HANDLE token = nullptr;
    if (openToken(GetCurrentProcess(), TOKEN_QUERY, &token) == FALSE) {
        return GetLastError();
    }
    const auto ask = [&](TOKEN_INFORMATION_CLASS what, DWORD& answer) {
        DWORD size = sizeof answer;
        return tokenInformation(token, what, &answer, size, &size) != FALSE ? DWORD{ERROR_SUCCESS} : GetLastError();
    };
    DWORD code = ask(TokenElevationType, logon.elevationType);
    if (code == ERROR_SUCCESS) {
        code = ask(TokenElevation, logon.elevated);
    }
    if (code == ERROR_SUCCESS && ProcessIdToSessionId(GetCurrentProcessId(), &logon.session) == FALSE) {
        code = GetLastError();
    }
    CloseHandle(token);
    DWORD size = sizeof logon.linkedConnections;
    if (value(HKEY_LOCAL_MACHINE, kPolicies, kLinked, RRF_RT_REG_DWORD, nullptr, &logon.linkedConnections, &size) !=
        ERROR_SUCCESS) {
        logon.linkedConnections = 0;  // mostly it isn't set
    }
    return code;
}

}  // namespace winnet4j::win
