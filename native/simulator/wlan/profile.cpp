// SPDX-License-Identifier: Apache-2.0
#include "simulator/wlan/profile.h"

namespace winnet4j::sim::wlan {
namespace {

constexpr DWORD kSchema = 0x80001, kBadName = 0x80003, kBadSsid = 0x80013;

/** The text of the first <tag>…</tag> from there on. */
std::optional<std::wstring> element(const std::wstring& xml, const std::wstring& tag, std::size_t from = 0) {
    const std::size_t begin = xml.find(L'<' + tag + L'>', from);
    const std::size_t end = begin == std::wstring::npos ? begin : xml.find(L"</" + tag + L'>', begin);
    if (end == std::wstring::npos) {
        return std::nullopt;
    }
    return xml.substr(begin + tag.size() + 2, end - begin - tag.size() - 2);
}

std::string bytesOfHex(const std::wstring& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::wcstoul(hex.substr(i, 2).c_str(), nullptr, 16));
    }
    return bytes;
}

}  // namespace

Profile* profileNamed(Interface& interface, const wchar_t* name) noexcept {
    for (Profile& profile : interface.profiles) {
        if (profile.name == name) {
            return &profile;
        }
    }
    return nullptr;
}

std::optional<Profile> parseProfile(const wchar_t* given, DWORD& reason) {
    const std::wstring xml(given);
    reason = kSchema;
    if (xml.find(L"<WLANProfile") == std::wstring::npos || xml.find(L"</WLANProfile>") == std::wstring::npos) {
        return std::nullopt;
    }
    Profile made;
    reason = kBadName;
    const auto name = element(xml, L"name");
    if (!name || name->empty() || name->size() >= WLAN_MAX_NAME_LENGTH) {
        return std::nullopt;
    }
    made.name = *name;
    made.xml = xml;
    const std::size_t ssid = xml.find(L"<SSID>");
    const auto ssidName = ssid == std::wstring::npos ? std::nullopt : element(xml, L"name", ssid);
    const auto ssidHex = ssid == std::wstring::npos ? std::nullopt : element(xml, L"hex", ssid);
    made.ssid = ssidHex ? bytesOfHex(*ssidHex) : utf8(ssidName.value_or(made.name).c_str());
    reason = kBadSsid;
    if (made.ssid.size() > sizeof DOT11_SSID::ucSSID) {
        return std::nullopt;
    }
    const auto authentication = element(xml, L"authentication");
    made.secure = authentication && *authentication != L"open";
    reason = 0;
    return made;
}

}  // namespace winnet4j::sim::wlan
