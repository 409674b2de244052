// SPDX-License-Identifier: Apache-2.0
// The tables of winnet4j-test.dll, one for each Java class of the tests that has natives.
#pragma once

#include "jni/registry.h"

namespace winnet4j::test {

/** io.github.winnet4j.port.PipeIo. */
const jni::Natives& pipeIo() noexcept;
/** io.github.winnet4j.port.Slots. */
const jni::Natives& slots() noexcept;
/** io.github.winnet4j.port.Sabotage. */
const jni::Natives& sabotage() noexcept;
/** io.github.winnet4j.port.JniCalls. */
const jni::Natives& jniCalls() noexcept;
/** io.github.winnet4j.wnet.Providers. */
const jni::Natives& providers() noexcept;

}  // namespace winnet4j::test
