// SPDX-License-Identifier: Apache-2.0
// A C++ program that reads by BranchCache through a port of its own: what the façade is compared with.
#pragma once

#include "jni/registry.h"

namespace winnet4j::bench {

const jni::Natives& peerDistDll() noexcept;

}  // namespace winnet4j::bench
