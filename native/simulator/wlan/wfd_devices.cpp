// SPDX-License-Identifier: Apache-2.0
// The device nodes of paired peers: what of cfgmgr32.dll leads to them, and their properties as wlanapi.h describes
// them. There are no other devices here.
#include <algorithm>
#include <cstring>
#include <iterator>
#include <string>
#include <vector>

#include "simulator/core/call.h"
#include "simulator/wlan/wfd.h"

namespace winnet4j::sim::wfd {
namespace {

// CONFIGRETs.
enum : DWORD {
    kDone = 0,
    kInvalidPointer = 3,
    kNoSuchNode = 13,
    kBufferSmall = 26,
    kInvalidDevice = 30,
    kInvalidFlag = 38,
    kNoSuchValue = 37,
    kNoSuchInterface = 55,
};
// Types of properties.
enum : ULONG { kGuidType = 0xD, kBooleanType = 0x11, kStringType = 0x12, kBinaryType = 0x1003 };

struct Key {
    GUID set;
    ULONG number;
};
constexpr GUID kKind{0x439B20AF, 0x8955, 0x405B, {0x99, 0xF0, 0xA6, 0x2A, 0xF0, 0xC6, 0x8D, 0x43}};
constexpr GUID kWifiDirect{0x1506935D, 0xE3E7, 0x450F, {0x86, 0x37, 0x82, 0x23, 0x3E, 0xBE, 0x5F, 0x6E}};
constexpr Key kName{{0xB725F130, 0x47EF, 0x101A, {0xA5, 0xF1, 0x02, 0x60, 0x8C, 0x9E, 0xEB, 0xAC}}, 10};
constexpr Key kPresent{{0x540B947E, 0x8B40, 0x45BC, {0xA8, 0xA2, 0x6A, 0x0B, 0x89, 0x4C, 0xBD, 0xA2}}, 5};
constexpr Key kInstance{{0x78C34FC8, 0x104A, 0x4ACA, {0x9E, 0xA4, 0x52, 0x4D, 0x52, 0x99, 0x6E, 0x57}}, 256};
constexpr std::wstring_view kEnumerator = L"SWD\\WiFiDirect\\";

bool same(const GUID& one, const GUID& other) noexcept { return std::memcmp(&one, &other, sizeof one) == 0; }
bool same(const Key& one, const Key& other) noexcept { return same(one.set, other.set) && one.number == other.number; }

std::wstring instanceOf(const Mac& address) { return std::wstring(kEnumerator) + wide(macText(address.data())); }
std::wstring pathOf(const Mac& address) {
    std::wstring path = L"\\\\?\\" + instanceOf(address) + L"#{" + wide(guidText(kKind)) + L"}";
    std::replace(path.begin() + 4, path.end(), L'\\', L'#');
    return path;
}

const Node& nodeOf(const Mac& address) {
    static const Node unknown;
    const auto found = state().nodes.find(address);
    return found == state().nodes.end() ? unknown : found->second;
}

/** The names of the interfaces, each with its NUL, and a NUL behind. */
std::wstring list(bool all) {
    std::wstring names;
    for (const auto& [address, peer] : state().peers) {
        if (all || nodeOf(address).present) {
            names.append(pathOf(address)) += L'\0';
        }
    }
    return names += L'\0';
}

/** The peer that is called so by whatever names them; null without. */
template <typename NameOf> const Mac* named(const wchar_t* name, NameOf nameOf) {
    for (const auto& [address, peer] : state().peers) {
        if (_wcsicmp(nameOf(address).c_str(), name) == 0) {
            return &address;
        }
    }
    return nullptr;
}

/** A node's number is made of its address, so that it is the same as long as the peer is paired. */
DWORD numberOf(const Mac& address) noexcept {
    return static_cast<DWORD>(address[2]) << 24 | static_cast<DWORD>(address[3]) << 16 |
           static_cast<DWORD>(address[4]) << 8 | address[5];
}

struct Value {
    ULONG type;
    std::string bytes;
};
Value text(const std::wstring& words) {
    return {kStringType,
            std::string(reinterpret_cast<const char*>(words.c_str()), (words.size() + 1) * sizeof(wchar_t))};
}
Value truth(bool yes) { return {kBooleanType, std::string(1, yes ? '\xFF' : '\0')}; }

std::optional<GUID> linkTo(const Mac& address) {
    std::optional<GUID> link;
    forEachSession([&](Session& session) {
        if (session.address == address && session.state == Session::State::kOpen) {
            link = session.guid;
        }
    });
    return link;
}

std::optional<Value> valueOf(const Mac& address, const Key& key) {
    const Node& node = nodeOf(address);
    if (same(key, kName)) {
        return node.name.empty() ? std::nullopt : std::optional(text(wide(node.name)));
    }
    if (same(key, kPresent)) {
        return truth(node.present);
    }
    if (!same(key.set, kWifiDirect)) {
        return std::nullopt;
    }
    const std::optional<GUID> link = linkTo(address);
    switch (key.number) {
        case 1:
            return Value{kBinaryType, std::string(address.begin(), address.end())};
        case 3:
            return link ? std::optional(
                              Value{kGuidType, std::string(reinterpret_cast<const char*>(&*link), sizeof *link)})
                        : std::nullopt;
        case 5:  // when it is not, the property is false or missing
            return link ? std::optional(truth(true)) : std::nullopt;
        case 6:
            return truth(node.visible);
        case 7:
            return node.legacy ? std::optional(truth(true)) : std::nullopt;
        default:
            return std::nullopt;
    }
}

DWORD give(const std::optional<Value>& value, ULONG* type, BYTE* buffer, ULONG* size) {
    const ULONG room = *size;
    *size = 0;
    *type = 0;
    if (!value) {
        return kNoSuchValue;
    }
    *type = value->type;
    *size = static_cast<ULONG>(value->bytes.size());
    if (room < value->bytes.size() || buffer == nullptr) {
        return kBufferSmall;
    }
    std::memcpy(buffer, value->bytes.data(), value->bytes.size());
    return kDone;
}

}  // namespace

extern "C" {

DWORD WINAPI Sim_CM_Get_Device_Interface_List_SizeW(ULONG* length, GUID* kind, const wchar_t* device, ULONG flags) {
    return call(kInterfaceListSize, {static_cast<const void*>(length), kind, device, flags}, [&](Call&) -> DWORD {
        if (length == nullptr || kind == nullptr) {
            return kInvalidPointer;
        }
        if (flags > 1) {
            return kInvalidFlag;
        }
        *length = static_cast<ULONG>(same(*kind, kKind) && device == nullptr ? list(flags == 1).size() : 1);
        return kDone;
    });
}

DWORD WINAPI Sim_CM_Get_Device_Interface_ListW(GUID* kind, const wchar_t* device, wchar_t* buffer, ULONG length,
                                               ULONG flags) {
    return call(kInterfaceList, {kind, device, static_cast<const void*>(buffer), length, flags}, [&](Call&) -> DWORD {
        if (kind == nullptr || buffer == nullptr || length == 0) {
            return kInvalidPointer;
        }
        if (flags > 1) {
            return kInvalidFlag;
        }
        const std::wstring names = same(*kind, kKind) && device == nullptr ? list(flags == 1) : std::wstring(1, L'\0');
        if (names.size() > length) {
            return kBufferSmall;
        }
        std::copy(names.begin(), names.end(), buffer);
        return kDone;
    });
}

DWORD WINAPI Sim_CM_Get_Device_Interface_PropertyW(const wchar_t* path, const Key* key, ULONG* type, BYTE* buffer,
                                                   ULONG* size, ULONG flags) {
    return call(kInterfaceProperty,
                {path, static_cast<const void*>(key), static_cast<const void*>(type), static_cast<const void*>(buffer),
                 static_cast<const void*>(size), flags},
                [&](Call&) -> DWORD {
                    if (path == nullptr || key == nullptr || type == nullptr || size == nullptr) {
                        return kInvalidPointer;
                    }
                    const Mac* address = named(path, pathOf);
                    if (address == nullptr) {
                        return kNoSuchInterface;
                    }
                    return give(same(*key, kInstance) ? std::optional(text(instanceOf(*address))) : std::nullopt, type,
                                buffer, size);
                });
}

DWORD WINAPI Sim_CM_Locate_DevNodeW(DWORD* node, const wchar_t* device, ULONG flags) {
    return call(kLocateNode, {static_cast<const void*>(node), device, flags}, [&](Call&) -> DWORD {
        if (node == nullptr || device == nullptr) {
            return kInvalidPointer;
        }
        const Mac* address = named(device, instanceOf);
        if (address == nullptr || (flags == 0 && !nodeOf(*address).present)) {
            return kNoSuchNode;
        }
        *node = numberOf(*address);
        return kDone;
    });
}

DWORD WINAPI Sim_CM_Get_DevNode_PropertyW(DWORD node, const Key* key, ULONG* type, BYTE* buffer, ULONG* size,
                                          ULONG flags) {
    return call(kNodeProperty,
                {node, static_cast<const void*>(key), static_cast<const void*>(type), static_cast<const void*>(buffer),
                 static_cast<const void*>(size), flags},
                [&](Call&) -> DWORD {
                    if (key == nullptr || type == nullptr || size == nullptr) {
                        return kInvalidPointer;
                    }
                    for (const auto& [address, peer] : state().peers) {
                        if (numberOf(address) == node) {
                            return give(valueOf(address, *key), type, buffer, size);
                        }
                    }
                    return kNoSuchNode;
                });
}

}  // extern "C"

}  // namespace winnet4j::sim::wfd
