// SPDX-License-Identifier: Apache-2.0
// The network interfaces behind Wi-Fi adapters and Wi-Fi Direct sessions: their GUIDs, LUIDs and indexes. There are
// none until a script says which: addresses belong to interfaces of this machine, so one of those stands for each.
#include <charconv>
#include <cstring>
#include <iterator>
#include <string>
#include <vector>

#include "simulator/core/call.h"
#include "simulator/core/command.h"

namespace winnet4j::sim::iphlpapi {
namespace {

struct Network {
    GUID guid;
    std::uint64_t luid;
    DWORD index;
};

std::vector<Network>& networks() {
    static auto& only = *new std::vector<Network>;
    return only;
}

constexpr Function kGuidToLuid{"ConvertInterfaceGuidToLuid", kPlain, {87}};
constexpr Function kIndexToLuid{"ConvertInterfaceIndexToLuid", kPlain, {2, 87}};
constexpr Function kLuidToGuid{"ConvertInterfaceLuidToGuid", kPlain, {87}};
constexpr Function kLuidToIndex{"ConvertInterfaceLuidToIndex", kPlain, {2, 87}};
constexpr const Function* kFunctions[] = {&kGuidToLuid, &kIndexToLuid, &kLuidToGuid, &kLuidToIndex};

/** The one for which that is so; null without. */
template <typename Is> const Network* find(Is is) {
    for (const Network& one : networks()) {
        if (is(one)) {
            return &one;
        }
    }
    return nullptr;
}

bool equal(const GUID& one, const GUID& other) noexcept { return std::memcmp(&one, &other, sizeof one) == 0; }

/** That many hexadecimal digits from there on. */
std::uint32_t digits(const std::string& text, std::size_t from, std::size_t count) {
    std::uint32_t value = 0;
    const char* end = text.data() + from + count;
    const auto [read, error] = std::from_chars(text.data() + from, end, value, 16);
    if (error != std::errc{} || read != end) {
        throw CommandError{text + " is no GUID"};
    }
    return value;
}

GUID parseGuid(const std::string& text) {
    constexpr std::size_t kLength = 36;
    if (text.size() != kLength || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') {
        throw CommandError{text + " is no GUID"};
    }
    GUID guid{digits(text, 0, 8),
              static_cast<unsigned short>(digits(text, 9, 4)),
              static_cast<unsigned short>(digits(text, 14, 4)),
              {}};
    for (std::size_t i = 0; i < std::size(guid.Data4); ++i) {
        guid.Data4[i] = static_cast<unsigned char>(digits(text, i < 2 ? 19 + 2 * i : 20 + 2 * i, 2));
    }
    return guid;
}

void ipinterface(CommandLine& line, Lock&, std::string& answer) {
    const auto word = line.maybeWord();
    if (!word) {
        line.finish();
        for (const Network& one : networks()) {
            answer += guidText(one.guid) + " index=" + std::to_string(one.index) + '\n';
        }
        return;
    }
    const GUID guid = parseGuid(*word);
    const auto index = line.number("index");
    const bool none = line.flag("none");
    line.finish();
    if (index.has_value() == none || (index && (*index < 1 || *index > 0xFFFFFF))) {
        throw CommandError{"index= says which, or none"};
    }
    std::erase_if(networks(), [&](const Network& one) { return equal(one.guid, guid); });
    if (index) {
        // As Windows makes them: the type, here that of Wi-Fi, in the upper 16 bits, a number below.
        constexpr std::uint64_t kWifi = 71;
        const auto number = static_cast<std::uint64_t>(*index);
        networks().push_back({guid, kWifi << 48 | number << 24, static_cast<DWORD>(*index)});
    }
}

constexpr Command kCommands[] = {
    {"ipinterface", "[GUID index=N|none]",
     "the network interface of an adapter or a session is that of this machine with that index; none: there is none",
     ipinterface},
};

void reset(Lock&) { networks().clear(); }

}  // namespace

extern "C" {

DWORD WINAPI Sim_ConvertInterfaceGuidToLuid(const GUID* guid, std::uint64_t* luid) {
    return call(kGuidToLuid, {guid, static_cast<const void*>(luid)}, [&](Call& c) -> DWORD {
        if (!c.given(guid, "InterfaceGuid") || !c.given(luid, "InterfaceLuid")) {
            return c.code();
        }
        const Network* found = find([&](const Network& one) { return equal(one.guid, *guid); });
        *luid = found != nullptr ? found->luid : 0;
        return found != nullptr ? DWORD{ERROR_SUCCESS} : DWORD{ERROR_INVALID_PARAMETER};
    });
}

DWORD WINAPI Sim_ConvertInterfaceIndexToLuid(ULONG index, std::uint64_t* luid) {
    return call(kIndexToLuid, {index, static_cast<const void*>(luid)}, [&](Call& c) -> DWORD {
        if (!c.given(luid, "InterfaceLuid")) {
            return c.code();
        }
        const Network* found = find([&](const Network& one) { return one.index == index; });
        *luid = found != nullptr ? found->luid : 0;
        return found != nullptr ? DWORD{ERROR_SUCCESS} : DWORD{ERROR_FILE_NOT_FOUND};
    });
}

DWORD WINAPI Sim_ConvertInterfaceLuidToGuid(const std::uint64_t* luid, GUID* guid) {
    return call(kLuidToGuid, {static_cast<const void*>(luid), static_cast<const void*>(guid)}, [&](Call& c) -> DWORD {
        if (!c.given(luid, "InterfaceLuid") || !c.given(guid, "InterfaceGuid")) {
            return c.code();
        }
        const Network* found = find([&](const Network& one) { return one.luid == *luid; });
        *guid = found != nullptr ? found->guid : GUID{};
        return found != nullptr ? DWORD{ERROR_SUCCESS} : DWORD{ERROR_INVALID_PARAMETER};
    });
}

DWORD WINAPI Sim_ConvertInterfaceLuidToIndex(const std::uint64_t* luid, ULONG* index) {
    return call(kLuidToIndex, {static_cast<const void*>(luid), static_cast<const void*>(index)}, [&](Call& c) -> DWORD {
        if (!c.given(luid, "InterfaceLuid") || !c.given(index, "InterfaceIndex")) {
            return c.code();
        }
        const Network* found = find([&](const Network& one) { return one.luid == *luid; });
        *index = found != nullptr ? found->index : 0;
        return found != nullptr ? DWORD{ERROR_SUCCESS} : DWORD{ERROR_FILE_NOT_FOUND};
    });
}

}  // extern "C"

extern const Family kFamily;
constinit const Family kFamily{"iphlpapi", kFunctions, kCommands, {}, reset, nullptr};

}  // namespace winnet4j::sim::iphlpapi
