// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jni/registry.h"

namespace winnet4j::bench {

/** io.github.winnet4j.bench.PortDll. */
const jni::Natives& portDll() noexcept;

}  // namespace winnet4j::bench
