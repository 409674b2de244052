// SPDX-License-Identifier: Apache-2.0
// The natives of the tests of the port, over the kernel in memory.
#pragma once

#include "glue/tables.h"

namespace winnet4j::torture {

const jni::Natives& pipeIo() noexcept;
const jni::Natives& slotsOfTests() noexcept;

jint countSlots(JNIEnv* env, jintArray byPhase);

}  // namespace winnet4j::torture
