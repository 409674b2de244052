// SPDX-License-Identifier: Apache-2.0
// The tables of the glue, one for each subject of a Java class with natives. A function of the glue converts, calls and
// returns the code; it has no logic of its own.
#pragma once

#include "jni/registry.h"

namespace winnet4j::glue {

const jni::Natives& nativeTables() noexcept;
const jni::Natives& systemFacts() noexcept;
const jni::Natives& directMemory() noexcept;
const jni::Natives& wlanapi() noexcept;
const jni::Natives& wlanNetworks() noexcept;
const jni::Natives& wlanProfiles() noexcept;
const jni::Natives& wlanSettings() noexcept;
const jni::Natives& wlanHosted() noexcept;
const jni::Natives& wifiDirect() noexcept;
const jni::Natives& iphlpapi() noexcept;
const jni::Natives& cfgmgr32() noexcept;
const jni::Natives& mpr() noexcept;
const jni::Natives& wnetConnect() noexcept;
const jni::Natives& wnetQuery() noexcept;
const jni::Natives& wnetEnum() noexcept;
const jni::Natives& wnetDialogs() noexcept;
const jni::Natives& peerdist() noexcept;
const jni::Natives& peerdistClient() noexcept;
const jni::Natives& peerdistServer() noexcept;
const jni::Natives& portNatives() noexcept;
const jni::Natives& channelNatives() noexcept;
const jni::Natives& moduleBinding() noexcept;

}  // namespace winnet4j::glue
