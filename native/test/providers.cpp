// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.wnet.Providers: lets this process alone see our network providers. mpr.dll reads their list while
// it is loaded, out of HKEY_LOCAL_MACHINE; for that moment, and for this process, another key stands in its place. So
// nothing is registered, no other process sees it, and a test that dies leaves nothing. For the tests; not in the jar.
#include "test/test_tables.h"

#include <cwchar>

#include "glue/convert.h"

namespace winnet4j::test {
namespace {

using namespace glue;

constexpr wchar_t kOrder[] = L"SYSTEM\\CurrentControlSet\\Control\\NetworkProvider\\Order";
constexpr int kRoom = 1024;

LONG set(HKEY root, const wchar_t* key, const wchar_t* name, const wchar_t* value) noexcept {
    HKEY opened = nullptr;
    LONG result =
        RegCreateKeyExW(root, key, 0, nullptr, REG_OPTION_VOLATILE, KEY_ALL_ACCESS, nullptr, &opened, nullptr);
    if (result == ERROR_SUCCESS) {
        const auto size = static_cast<DWORD>((std::wcslen(value) + 1) * sizeof *value);
        result = RegSetValueExW(opened, name, 0, REG_SZ, reinterpret_cast<const BYTE*>(value), size);
        RegCloseKey(opened);
    }
    return result;
}

LONG describe(HKEY root, const wchar_t* service, const wchar_t* name, const wchar_t* folder,
              const wchar_t* dll) noexcept {
    wchar_t key[kRoom], path[kRoom];
    if (std::wcslen(folder) + std::wcslen(dll) + 2 > MAX_PATH) {
        return ERROR_FILENAME_EXCED_RANGE;
    }
    std::swprintf(key, kRoom, L"SYSTEM\\CurrentControlSet\\Services\\%ls\\NetworkProvider", service);
    std::swprintf(path, kRoom, L"%ls\\%ls", folder, dll);
    const LONG result = set(root, key, L"Name", name);
    return result == ERROR_SUCCESS ? set(root, key, L"ProviderPath", path) : result;
}

LONG loadMpr(HKEY root, const wchar_t* folder) noexcept {
    // No blank behind the comma: Wine takes it for a part of the name.
    LONG result = set(root, kOrder, L"ProviderOrder", L"First,Second");
    if (result == ERROR_SUCCESS) {
        result = describe(root, L"First", L"Winnet4j Network", folder, L"winnet4j-provider.dll");
    }
    if (result == ERROR_SUCCESS) {
        result = describe(root, L"Second", L"Winnet4j Second Network", folder, L"winnet4j-provider2.dll");
    }
    if (result == ERROR_SUCCESS) {
        result = RegOverridePredefKey(HKEY_LOCAL_MACHINE, root);
    }
    if (result == ERROR_SUCCESS) {
        const HMODULE mpr = LoadLibraryExW(L"mpr.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32);
        result = mpr != nullptr ? ERROR_SUCCESS : static_cast<LONG>(GetLastError());
        RegOverridePredefKey(HKEY_LOCAL_MACHINE, nullptr);
    }
    return result;
}

/** Loads mpr.dll with the providers of that folder; 1056 when it is loaded already. */
jint load(JNIEnv* env, jclass, jstring folderOfDlls) {
    if (GetModuleHandleW(L"mpr.dll") != nullptr) {
        return ERROR_SERVICE_ALREADY_RUNNING;
    }
    wchar_t folder[kRoom] = {}, name[64];
    const jsize length = env->GetStringLength(folderOfDlls);
    if (length >= kRoom) {
        return ERROR_FILENAME_EXCED_RANGE;
    }
    env->GetStringRegion(folderOfDlls, 0, length, reinterpret_cast<jchar*>(folder));
    std::swprintf(name, 64, L"Software\\winnet4j-test-%lu", static_cast<unsigned long>(GetCurrentProcessId()));
    HKEY root = nullptr;
    LONG result = RegCreateKeyExW(HKEY_CURRENT_USER, name, 0, nullptr, REG_OPTION_VOLATILE, KEY_ALL_ACCESS, nullptr,
                                  &root, nullptr);
    if (result == ERROR_SUCCESS) {
        result = loadMpr(root, folder);
        RegCloseKey(root);
        RegDeleteTreeW(HKEY_CURRENT_USER, name);
    }
    return static_cast<jint>(result);
}

}  // namespace

const jni::Natives& providers() noexcept {
    static const JNINativeMethod methods[] = {jni::native<load>("load")};
    static const jni::Natives natives{"io/github/winnet4j/wnet/Providers", methods};
    return natives;
}

}  // namespace winnet4j::test
