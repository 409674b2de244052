// SPDX-License-Identifier: Apache-2.0
#include "simulator/wlan/profile.h"

#include <algorithm>
#include <cstdio>

#include "simulator/wlan/xml.h"

namespace winnet4j::sim::wlan {
namespace {

constexpr std::wstring_view kSpace = L"http://www.microsoft.com/networking/WLAN/profile/v1";
constexpr std::wstring_view kSpace4 = L"http://www.microsoft.com/networking/WLAN/profile/v4";
// The names of the WLAN_REASON_CODEs say what each is for.
enum Reason : DWORD {
    kInvalidSchema = 0x80001,
    kProfileMissing = 0x80002,
    kInvalidName = 0x80003,
    kMsmSecurityMissing = 0x80006,
    kSecurityMissing = 0x8000C,
    kInvalidAdhocMode = 0x8000E,
    kNonBroadcastForAdhoc = 0x8000F,
    kAutoSwitchForAdhoc = 0x80010,
    kAutoSwitchForManual = 0x80011,
    kSsidInvalid = 0x80013,
    kPskPresent = 0x40002,
    kKeyLength = 0x40003,
    kPskLength = 0x40004,
    kNoAuthCipher = 0x40005,
    kInvalidAuthCipher = 0x40009,
    kOneXDisabled = 0x4000A,
    kOneXEnabled = 0x4000B,
    kPassphraseChar = 0x40016,
    kKeyMaterialChar = 0x40017,
    kWrongKeyType = 0x40018,
};
/** What is wrong with a profile. */
struct Bad {
    DWORD reason;
};
void require(bool good, DWORD reason) {
    if (!good) {
        throw Bad{reason};
    }
}

/** What the service's own blobs begin with, as those of CryptProtectData do. */
constexpr std::wstring_view kBlob = L"01000000D08C9DDF0115D1118C7A00C04FC297EB01000000";

bool isHex(std::wstring_view text) noexcept {
    return !text.empty() && text.find_first_not_of(L"0123456789abcdefABCDEF") == std::wstring_view::npos;
}

std::string bytesOfHex(std::wstring_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::wcstoul(std::wstring(hex.substr(i, 2)).c_str(), nullptr, 16));
    }
    return bytes;
}

std::wstring hexOf(std::string_view bytes) {
    std::wstring hex;
    for (const char byte : bytes) {
        wchar_t text[3];
        std::swprintf(text, std::size(text), L"%02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
        hex += text;
    }
    return hex;
}

/** There and back. It hides a key from a look, as that of Windows hides it from everybody but the service. */
std::string masked(std::string text) {
    unsigned char mask = 0x5A;
    for (char& c : text) {
        c = static_cast<char>(static_cast<unsigned char>(c) ^ mask);
        mask = static_cast<unsigned char>(mask * 5 + 17);
    }
    return text;
}

std::wstring protect(const std::wstring& key) { return std::wstring(kBlob) + hexOf(masked(utf8(key.c_str()))); }

/** Nothing for the blob of another machine. */
std::optional<std::wstring> unprotect(std::wstring_view blob) {
    if (blob.substr(0, kBlob.size()) != kBlob) {
        return std::nullopt;
    }
    return wide(masked(bytesOfHex(blob.substr(kBlob.size()))));
}

/** The children of its own namespace are among these, in this order, each once unless it may be there more often. */
void requireOrder(const Element& element, std::initializer_list<const wchar_t*> order,
                  std::wstring_view repeated = L"") {
    auto place = order.begin();
    const Element* last = nullptr;
    for (const Element& one : element.children) {
        if (one.space != element.space) {
            continue;
        }
        const bool again = last != nullptr && last->name == one.name;
        place = std::find_if(place, order.end(), [&](const wchar_t* name) { return one.name == name; });
        require(place != order.end() && (!again || one.name == repeated), kInvalidSchema);
        last = &one;
    }
}

const Element& needed(const Element& parent, std::wstring_view name, DWORD reason = kInvalidSchema) {
    const Element* found = parent.child(name);
    require(found != nullptr, reason);
    // NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): require has thrown
    return *found;
}

bool isTrue(const Element* element, bool otherwise) {
    if (element == nullptr) {
        return otherwise;
    }
    const bool yes = element->text == L"true" || element->text == L"1";
    require(yes || element->text == L"false" || element->text == L"0", kInvalidSchema);
    return yes;
}

std::string ssidIn(const Element& root) {
    const Element* config = root.child(L"SSIDConfig");
    if (config == nullptr) {
        require(root.child(L"Hotspot2") != nullptr, kInvalidSchema);
        return {};
    }
    requireOrder(*config, {L"SSID", L"nonBroadcast"}, L"SSID");
    const Element& ssid = needed(*config, L"SSID");
    requireOrder(ssid, {L"hex", L"name"});
    const Element* hex = ssid.child(L"hex");
    const Element* name = ssid.child(L"name");
    require(hex != nullptr || name != nullptr, kInvalidSchema);
    require(hex == nullptr || (isHex(hex->text) && hex->text.size() % 2 == 0), kSsidInvalid);
    std::string bytes = hex != nullptr ? bytesOfHex(hex->text) : utf8(name->text.c_str());
    require(!bytes.empty() && bytes.size() <= sizeof DOT11_SSID::ucSSID, kSsidInvalid);
    return bytes;
}

/** As keyMaterial's page has it. */
void checkKey(const Security& security, const std::wstring& type, const std::wstring& key) {
    const bool phrase = type == L"passPhrase";
    require(phrase || type == L"networkKey", kInvalidSchema);
    if (security.cipher == DOT11_CIPHER_ALGO_WEP) {
        require(!phrase, kWrongKeyType);
        const bool text = key.size() == 5 || key.size() == 13;
        require(text || key.size() == 10 || key.size() == 26, kKeyLength);
        require(text || isHex(key), kKeyMaterialChar);
    } else if (phrase) {
        require(key.size() >= 8 && key.size() <= 63, choices::kPassphraseLength);
        require(std::all_of(key.begin(), key.end(), [](wchar_t c) { return c >= 32 && c <= 126; }), kPassphraseChar);
    } else {
        require(key.size() == 64, kPskLength);
        require(isHex(key), kKeyMaterialChar);
    }
}

bool isKey(const Security& security, const std::wstring& type, const std::wstring& key) {
    try {
        checkKey(security, type, key);
        return true;
    } catch (const Bad&) {
        return false;
    }
}

void readKey(Profile& made, const Element* shared) {
    if (shared == nullptr) {
        return;  // it is asked for when connecting
    }
    requireOrder(*shared, {L"keyType", L"protected", L"keyMaterial"});
    require(made.security->keyed, kPskPresent);
    const std::wstring type = needed(*shared, L"keyType").text;
    const std::wstring material = needed(*shared, L"keyMaterial").text;
    if (isTrue(&needed(*shared, L"protected"), false)) {
        require(isHex(material), kKeyMaterialChar);
        made.key = unprotect(material);
        if (made.key && !isKey(*made.security, type, *made.key)) {
            made.key.reset();  // a blob that the service hasn't made
        }
        return;
    }
    checkKey(*made.security, type, material);
    // A WEP key is kept in hexadecimal, however it was given.
    const bool wepText =
        made.security->cipher == DOT11_CIPHER_ALGO_WEP && (material.size() == 5 || material.size() == 13);
    made.key = wepText ? hexOf(utf8(material.c_str())) : material;
}

void readSecurity(Profile& made, const Element& root) {
    const Element* msm = root.child(L"MSM");
    if (msm == nullptr) {
        require(root.child(L"IHV") != nullptr, choices::kNoSecurity);
        return;
    }
    requireOrder(*msm, {L"connectivity", L"security"});
    const Element& security = needed(*msm, L"security", kMsmSecurityMissing);
    requireOrder(security, {L"authEncryption", L"sharedKey", L"keyIndex", L"PMKCacheMode", L"PMKCacheTTL",
                            L"PMKCacheSize", L"preAuthMode", L"preAuthThrottle"});
    const Element& pair = needed(security, L"authEncryption", kNoAuthCipher);
    requireOrder(pair, {L"authentication", L"encryption", L"useOneX"});
    bool known = false;
    made.security = securityOf(needed(pair, L"authentication").text, needed(pair, L"encryption").text, known);
    require(known, kInvalidSchema);
    require(made.security != nullptr, kInvalidAuthCipher);
    const bool oneX = isTrue(pair.child(L"useOneX"), made.security->oneX);
    require(oneX || !made.security->oneX, kOneXDisabled);
    require(!oneX || made.security->oneX, kOneXEnabled);
    if (made.security->auth == kWpa3Sae && isTrue(pair.child(kSpace4, L"transitionMode"), false)) {
        made.security = securityNamed("wpa3-transition");
    }
    readKey(made, security.child(L"sharedKey"));
}

void readModes(Profile& made, const Element& root) {
    const std::wstring& type = needed(root, L"connectionType").text;
    require(type == L"ESS" || type == L"IBSS", kInvalidSchema);
    const bool adHoc = type == L"IBSS";
    made.type = adHoc ? dot11_BSS_type_independent : dot11_BSS_type_infrastructure;
    const Element* mode = root.child(L"connectionMode");
    require(mode == nullptr || mode->text == L"auto" || mode->text == L"manual", kInvalidSchema);
    made.automatic = mode == nullptr ? !adHoc : mode->text == L"auto";
    require(!adHoc || !made.automatic, kInvalidAdhocMode);
    const bool switches = isTrue(root.child(L"autoSwitch"), false);
    require(!switches || !adHoc, kAutoSwitchForAdhoc);
    require(!switches || made.automatic, kAutoSwitchForManual);
    const Element* config = root.child(L"SSIDConfig");
    require(config == nullptr || !adHoc || !isTrue(config->child(L"nonBroadcast"), false), kNonBroadcastForAdhoc);
}

Profile read(const std::wstring& xml) {
    const std::optional<Element> document = parseXml(xml);
    if (!document) {
        throw Bad{kInvalidSchema};
    }
    const Element* const root = &*document;
    require(root->name == L"WLANProfile", kProfileMissing);
    require(root->space == kSpace, kInvalidSchema);
    Profile made;
    made.xml = xml;
    made.name = needed(*root, L"name").text;
    require(!made.name.empty() && made.name.size() < WLAN_MAX_NAME_LENGTH, kInvalidName);
    requireOrder(
        *root,
        {L"name", L"SSIDConfig", L"Hotspot2", L"connectionType", L"connectionMode", L"autoSwitch", L"MSM", L"IHV"},
        L"SSIDConfig");
    made.ssid = ssidIn(*root);
    readModes(made, *root);
    readSecurity(made, *root);
    return made;
}

/** In that document, which has been read before. */
void replaceContent(std::wstring& xml, const Element* element, const std::wstring& content) {
    if (element != nullptr) {
        xml.replace(element->begin, element->end - element->begin, content);
    }
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

std::optional<Profile> parseProfile(const wchar_t* xml, DWORD& reason) {
    try {
        Profile made = read(xml);
        reason = 0;
        return made;
    } catch (const Bad& bad) {
        reason = bad.reason;
        return std::nullopt;
    }
}

std::wstring writeProfile(const Profile& profile) {
    const Security& security = *profile.security;
    const std::wstring text = wide(profile.ssid);
    const bool isText = utf8(text.c_str()) == profile.ssid && isXmlText(text);
    std::wstring xml = L"<?xml version=\"1.0\"?><WLANProfile xmlns=\"";
    xml.append(kSpace).append(L"\"><name>").append(escapeXml(profile.name)).append(L"</name><SSIDConfig><SSID><hex>");
    xml.append(hexOf(profile.ssid)).append(L"</hex>");
    if (isText) {
        xml.append(L"<name>").append(escapeXml(text)).append(L"</name>");
    }
    const bool adHoc = profile.type == dot11_BSS_type_independent;
    xml.append(L"</SSID></SSIDConfig><connectionType>").append(adHoc ? L"IBSS" : L"ESS");
    xml.append(L"</connectionType><connectionMode>").append(profile.automatic ? L"auto" : L"manual");
    xml.append(L"</connectionMode><MSM><security><authEncryption><authentication>").append(security.authentication);
    xml.append(L"</authentication><encryption>").append(security.encryption).append(L"</encryption><useOneX>");
    xml.append(security.oneX ? L"true" : L"false").append(L"</useOneX>");
    if (&security == securityNamed("wpa3-transition")) {
        xml.append(L"<transitionMode xmlns=\"").append(kSpace4).append(L"\">true</transitionMode>");
    }
    xml.append(L"</authEncryption>");
    if (profile.key) {
        const bool raw = security.cipher == DOT11_CIPHER_ALGO_WEP || profile.key->size() == 64;
        xml.append(L"<sharedKey><keyType>").append(raw ? L"networkKey" : L"passPhrase");
        xml.append(L"</keyType><protected>false</protected><keyMaterial>").append(escapeXml(*profile.key));
        xml.append(L"</keyMaterial></sharedKey>");
    }
    return xml.append(L"</security></MSM></WLANProfile>");
}

std::wstring shownProfile(const Profile& profile, bool plainKey) {
    std::wstring xml = profile.xml;
    const std::optional<Element> root = parseXml(xml);
    const Element* msm = root ? root->child(L"MSM") : nullptr;
    const Element* security = msm != nullptr ? msm->child(L"security") : nullptr;
    const Element* shared = security != nullptr ? security->child(L"sharedKey") : nullptr;
    if (shared != nullptr && profile.key) {
        // From behind, so that what is in front stays where it was.
        replaceContent(xml, shared->child(L"keyMaterial"), plainKey ? escapeXml(*profile.key) : protect(*profile.key));
        replaceContent(xml, shared->child(L"protected"), plainKey ? L"false" : L"true");
    }
    return xml;
}

void renameProfile(Profile& profile, const wchar_t* name) {
    profile.name = name;
    if (const std::optional<Element> root = parseXml(profile.xml)) {
        replaceContent(profile.xml, root->child(L"name"), escapeXml(name));
    }
}

}  // namespace winnet4j::sim::wlan
