// SPDX-License-Identifier: Apache-2.0
#include "glue/tables.h"

#include "port/port.h"

namespace winnet4j::jni {

std::span<const Natives* const> allNatives() noexcept {
    static const Natives* const tables[] = {
        &glue::nativeTables(), &glue::systemFacts(),    &glue::wlanapi(),        &glue::wlanNetworks(),
        &glue::wlanProfiles(), &glue::wlanSettings(),   &glue::wlanHosted(),     &glue::wifiDirect(),
        &glue::mpr(),          &glue::wnetConnect(),    &glue::wnetQuery(),      &glue::wnetEnum(),
        &glue::wnetDialogs(),  &glue::peerdist(),       &glue::peerdistClient(), &glue::peerdistServer(),
        &glue::portNatives(),  &glue::channelNatives(), &glue::moduleBinding(),  &glue::directMemory(),
        &glue::iphlpapi(),     &glue::cfgmgr32()};
    return tables;
}

/** The slots; what Windows has yet keeps its memory. */
void unload() noexcept { port::slab().clear(); }

}  // namespace winnet4j::jni
