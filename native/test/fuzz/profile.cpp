// SPDX-License-Identifier: Apache-2.0
// Profiles as the simulated service reads them: what it took is shown and written so that it takes the same again; what
// it refuses has a reason.
#include "simulator/wlan/profile.h"

#include "target.h"

namespace winnet4j::fuzz {
namespace {

using namespace sim::wlan;

void same(const Profile& one, const std::optional<Profile>& other, const char* what) {
    require(other.has_value(), what);
    require(one.ssid == other->ssid && one.type == other->type && one.automatic == other->automatic, what);
    require(one.security == other->security && one.key == other->key, what);
}

}  // namespace
}  // namespace winnet4j::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace winnet4j::fuzz;
    Input input(data, size);
    const std::wstring xml = winnet4j::sim::wide(std::string(input.rest()));
    DWORD reason = 1;
    const std::optional<Profile> read = parseProfile(xml.c_str(), reason);
    require(read.has_value() == (reason == 0), "a refusal has a reason");
    if (!read) {
        return 0;
    }
    require(!read->name.empty() && read->name.size() < WLAN_MAX_NAME_LENGTH && read->ssid.size() <= 32, "in bounds");
    require(read->xml == xml, "it is kept as it came");
    DWORD ignored;
    same(*read, parseProfile(shownProfile(*read, true).c_str(), ignored), "shown with its key");
    same(*read, parseProfile(shownProfile(*read, false).c_str(), ignored), "shown without it, for the same service");
    Profile renamed = *read;
    renameProfile(renamed, L" <a & b> ");
    const auto again = parseProfile(renamed.xml.c_str(), ignored);
    same(*read, again, "renamed");
    require(again->name == renamed.name, "the new name");
    if (read->security != nullptr && !read->ssid.empty()) {
        const auto written = parseProfile(writeProfile(*read).c_str(), ignored);
        same(*read, written, "written by the service");
        require(written->name == read->name, "under its name");
    }
    return 0;
}
