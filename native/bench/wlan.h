// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jni/registry.h"

namespace winnet4j::bench {

/** io.github.winnet4j.bench.WlanDll. */
const jni::Natives& wlanDll() noexcept;

}  // namespace winnet4j::bench
