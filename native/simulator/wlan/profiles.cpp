// SPDX-License-Identifier: Apache-2.0
// Profiles of an interface, in their order of preference. Promises: a new one goes on top, below those of group policy;
// changes raise profile_change, a new name profile_name_change with both names.
#include <algorithm>
#include <cstring>

#include "simulator/wlan/link.h"
#include "simulator/wlan/profile.h"

namespace winnet4j::sim::wlan {
namespace {

constexpr DWORD kProfileNameChange = 16;
constexpr DWORD kGroupPolicy = 0x1, kUser = 0x2, kByClient = 0x10000, kAuto = 0x20000, kPlainKey = 0x4;
constexpr DWORD kAllAccess = 0x70023;  // WLAN_WRITE_ACCESS

void changed(Call& c, const Interface& interface) { notify(c.lock, acm(interface.guid, kProfileChange)); }

/** For the functions of one named profile: its interface and it, or null with the code. */
Interface* ready(Call& c, HANDLE handle, const GUID* guid) {
    return client(c, handle) != nullptr ? interfaceOf(c, guid) : nullptr;
}

Profile* named(Call& c, Interface& interface, LPCWSTR name) {
    Profile* found = profileNamed(interface, name);
    return found != nullptr ? found : c.refuse(ERROR_NOT_FOUND);
}

bool nameAllowed(Call& c, LPCWSTR name, const char* argument) {
    return c.given(name, argument) && c.allowed(name[0] != L'\0' && wcslen(name) < WLAN_MAX_NAME_LENGTH,
                                                "a profile's name has 1 to 255 characters");
}

}  // namespace

void addProfile(Interface& interface, const Profile& profile) {
    const auto below = std::find_if(interface.profiles.begin(), interface.profiles.end(),
                                    [&](const Profile& one) { return one.flags != kGroupPolicy; });
    interface.profiles.insert(profile.flags == kGroupPolicy ? interface.profiles.begin() : below, profile);
}

extern "C" {

DWORD WINAPI Sim_WlanGetProfileList(HANDLE handle, const GUID* guid, PVOID reserved, PWLAN_PROFILE_INFO_LIST* list) {
    return call(kWlanGetProfileList, {sim::handle(handle), guid, reserved, list}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.reserved(reserved) ||
            !c.given(list, "ppProfileList")) {
            return c.code();
        }
        const Interface* interface = ready(c, handle, guid);
        if (interface == nullptr) {
            return c.code();
        }
        const auto count = static_cast<DWORD>(interface->profiles.size());
        auto* made = c.allocate<unsigned char>(8 + count * sizeof(WLAN_PROFILE_INFO));
        std::memcpy(made, &count, sizeof count);
        unsigned char* at = made + 8;
        for (const Profile& profile : interface->profiles) {
            WLAN_PROFILE_INFO one{};
            copyText(one.strProfileName, std::size(one.strProfileName), profile.name);
            one.dwFlags = profile.flags;
            std::memcpy(at, &one, sizeof one);
            at += sizeof one;
        }
        *list = reinterpret_cast<PWLAN_PROFILE_INFO_LIST>(made);
        c.out(std::to_string(count));
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanGetProfile(HANDLE handle, const GUID* guid, LPCWSTR name, PVOID reserved, LPWSTR* xml,
                                DWORD* flags, DWORD* access) {
    return call(
        kWlanGetProfile, {sim::handle(handle), guid, name, reserved, xml, flags, access}, [&](Call& c) -> DWORD {
            if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !nameAllowed(c, name, "strProfileName") ||
                !c.reserved(reserved) || !c.given(xml, "pstrProfileXml")) {
                return c.code();
            }
            Interface* interface = ready(c, handle, guid);
            const Profile* profile = interface != nullptr ? named(c, *interface, name) : nullptr;
            if (profile == nullptr) {
                return c.code();
            }
            // Without the right to read the key it is protected, and there is no error.
            const bool plain = flags != nullptr && (*flags & kPlainKey) != 0 && keySwitch.on;
            const std::wstring text = shownProfile(*profile, plain);
            auto* made = c.allocate<wchar_t>((text.size() + 1) * sizeof(wchar_t));
            std::memcpy(made, text.c_str(), (text.size() + 1) * sizeof(wchar_t));
            *xml = made;
            if (flags != nullptr) {
                *flags = profile->flags;
            }
            if (access != nullptr) {
                *access = kAllAccess;
            }
            return ERROR_SUCCESS;
        });
}

DWORD WINAPI Sim_WlanSetProfile(HANDLE handle, const GUID* guid, DWORD flags, LPCWSTR xml, LPCWSTR security,
                                BOOL overwrite, PVOID reserved, DWORD* reason) {
    return call(
        kWlanSetProfile,
        {sim::handle(handle), guid, flags, static_cast<const void*>(xml), security, overwrite, reserved, reason},
        [&](Call& c) -> DWORD {
            if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.given(xml, "strProfileXml") ||
                !c.reserved(reserved) || !c.given(reason, "pdwReasonCode") ||
                !c.allowed(flags <= kUser, "unknown flags") ||
                !c.allowed(flags != kGroupPolicy || overwrite, "a profile of group policy without overwriting")) {
                return c.code();
            }
            Interface* interface = ready(c, handle, guid);
            if (interface == nullptr) {
                return c.code();
            }
            std::optional<Profile> made = parseProfile(xml, *reason);
            if (!made) {
                return ERROR_BAD_PROFILE;
            }
            made->flags = flags;
            if (Profile* old = profileNamed(*interface, made->name.c_str())) {
                if (!overwrite || old->flags != flags) {
                    return ERROR_ALREADY_EXISTS;
                }
                *old = *made;  // its custom user data is gone with it
                profileChanged(c.lock, *interface, made->name);
            } else {
                addProfile(*interface, *made);
            }
            changed(c, *interface);
            connectByItself(c.lock, *interface);
            return ERROR_SUCCESS;
        });
}

DWORD WINAPI Sim_WlanDeleteProfile(HANDLE handle, const GUID* guid, LPCWSTR name, PVOID reserved) {
    return call(kWlanDeleteProfile, {sim::handle(handle), guid, name, reserved}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !nameAllowed(c, name, "strProfileName") ||
            !c.reserved(reserved)) {
            return c.code();
        }
        Interface* interface = ready(c, handle, guid);
        const Profile* profile = interface != nullptr ? named(c, *interface, name) : nullptr;
        if (profile == nullptr) {
            return c.code();
        }
        const std::wstring gone = profile->name;
        interface->profiles.erase(interface->profiles.begin() + (profile - interface->profiles.data()));
        changed(c, *interface);
        profileGone(c.lock, *interface, gone);
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanRenameProfile(HANDLE handle, const GUID* guid, LPCWSTR from, LPCWSTR to, PVOID reserved) {
    return call(kWlanRenameProfile, {sim::handle(handle), guid, from, to, reserved}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !nameAllowed(c, from, "strOldProfileName") ||
            !nameAllowed(c, to, "strNewProfileName") || !c.reserved(reserved)) {
            return c.code();
        }
        Interface* interface = ready(c, handle, guid);
        Profile* profile = interface != nullptr ? named(c, *interface, from) : nullptr;
        if (profile == nullptr) {
            return c.code();
        }
        if (profileNamed(*interface, to) != nullptr) {
            return ERROR_ALREADY_EXISTS;
        }
        std::wstring both = profile->name + L'\0' + to + L'\0';
        renameProfile(*profile, to);
        notify(c.lock, acm(interface->guid, kProfileNameChange,
                           std::string(reinterpret_cast<const char*>(both.data()), both.size() * sizeof(wchar_t))));
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanSetProfilePosition(HANDLE handle, const GUID* guid, LPCWSTR name, DWORD position, PVOID reserved) {
    return call(kWlanSetProfilePosition, {sim::handle(handle), guid, name, position, reserved}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !nameAllowed(c, name, "strProfileName") ||
            !c.reserved(reserved)) {
            return c.code();
        }
        Interface* interface = ready(c, handle, guid);
        Profile* profile = interface != nullptr ? named(c, *interface, name) : nullptr;
        if (profile == nullptr || !c.allowed(position < interface->profiles.size(), "there is no such position")) {
            return c.code();
        }
        if (profile->flags == kGroupPolicy) {
            return ERROR_ACCESS_DENIED;  // those of group policy do not move
        }
        const Profile moved = *profile;
        interface->profiles.erase(interface->profiles.begin() + (profile - interface->profiles.data()));
        interface->profiles.insert(interface->profiles.begin() + position, moved);
        changed(c, *interface);
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanSetProfileList(HANDLE handle, const GUID* guid, DWORD count, LPCWSTR* names, PVOID reserved) {
    return call(kWlanSetProfileList, {sim::handle(handle), guid, count, static_cast<const void*>(names), reserved},
                [&](Call& c) -> DWORD {
                    if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.allowed(count != 0, "no items") ||
                        !c.given(names, "strProfileNames") || !c.reserved(reserved)) {
                        return c.code();
                    }
                    Interface* interface = ready(c, handle, guid);
                    if (interface == nullptr) {
                        return c.code();
                    }
                    std::vector<Profile> ordered;
                    for (DWORD i = 0; i < count; ++i) {
                        const Profile* profile = named(c, *interface, names[i]);
                        if (profile == nullptr) {
                            return c.code();
                        }
                        const bool twice = std::any_of(ordered.begin(), ordered.end(),
                                                       [&](const Profile& one) { return one.name == profile->name; });
                        if (!c.allowed(!twice, "a name is there twice")) {
                            return c.code();
                        }
                        ordered.push_back(*profile);
                    }
                    if (!c.allowed(ordered.size() == interface->profiles.size(), "a profile is missing")) {
                        return c.code();
                    }
                    interface->profiles = std::move(ordered);
                    changed(c, *interface);
                    return ERROR_SUCCESS;
                });
}

DWORD WINAPI Sim_WlanSaveTemporaryProfile(HANDLE handle, const GUID* guid, LPCWSTR name, LPCWSTR security, DWORD flags,
                                          BOOL overwrite, PVOID reserved) {
    return call(
        kWlanSaveTemporaryProfile, {sim::handle(handle), guid, name, security, flags, overwrite, reserved},
        [&](Call& c) -> DWORD {
            if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !nameAllowed(c, name, "strProfileName") ||
                !c.reserved(reserved) || !c.allowed((flags & ~(kUser | kByClient | kAuto)) == 0, "unknown flags")) {
                return c.code();
            }
            Interface* interface = ready(c, handle, guid);
            if (interface == nullptr) {
                return c.code();
            }
            if (!interface->connection || interface->connection->mode != wlan_connection_mode_temporary_profile) {
                return choices::kNotConnected;
            }
            DWORD ignored = 0;
            std::optional<Profile> made = parseProfile(interface->connection->xml.c_str(), ignored);
            renameProfile(*made, name);
            made->flags = flags & kUser;
            if (Profile* old = profileNamed(*interface, name)) {
                if (!overwrite) {
                    return ERROR_ALREADY_EXISTS;
                }
                *old = *made;
            } else {
                interface->profiles.insert(interface->profiles.begin(), *made);
            }
            changed(c, *interface);
            return ERROR_SUCCESS;
        });
}

DWORD WINAPI Sim_WlanSetProfileCustomUserData(HANDLE handle, const GUID* guid, LPCWSTR name, DWORD size,
                                              const BYTE* data, PVOID reserved) {
    return call(
        kWlanSetProfileCustomUserData, {sim::handle(handle), guid, name, size, data, reserved}, [&](Call& c) -> DWORD {
            if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !nameAllowed(c, name, "strProfileName") ||
                !c.reserved(reserved) || !c.allowed(size == 0 || data != nullptr, "a size without data")) {
                return c.code();
            }
            Interface* interface = ready(c, handle, guid);
            Profile* profile = interface != nullptr ? named(c, *interface, name) : nullptr;
            if (profile == nullptr) {
                return c.code();
            }
            profile->userData =
                size == 0 ? std::nullopt : std::optional(std::string(reinterpret_cast<const char*>(data), size));
            return ERROR_SUCCESS;
        });
}

DWORD WINAPI Sim_WlanGetProfileCustomUserData(HANDLE handle, const GUID* guid, LPCWSTR name, PVOID reserved,
                                              DWORD* size, PBYTE* data) {
    return call(
        kWlanGetProfileCustomUserData, {sim::handle(handle), guid, name, reserved, size, data}, [&](Call& c) -> DWORD {
            if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !nameAllowed(c, name, "strProfileName") ||
                !c.reserved(reserved) || !c.given(size, "pdwDataSize") || !c.given(data, "ppData")) {
                return c.code();
            }
            Interface* interface = ready(c, handle, guid);
            const Profile* profile = interface != nullptr ? named(c, *interface, name) : nullptr;
            if (profile == nullptr) {
                return c.code();
            }
            if (!profile->userData) {
                return ERROR_FILE_NOT_FOUND;
            }
            auto* made = c.allocate<BYTE>(profile->userData->size());
            std::memcpy(made, profile->userData->data(), profile->userData->size());
            *data = made;
            *size = static_cast<DWORD>(profile->userData->size());
            return ERROR_SUCCESS;
        });
}

}  // extern "C"
}  // namespace winnet4j::sim::wlan
