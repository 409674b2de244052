// SPDX-License-Identifier: Apache-2.0
// winnet4j-test.dll: what the tests in Java do behind the library's back. Not in the jar.
#include "test/test_tables.h"

namespace winnet4j::jni {

std::span<const Natives* const> allNatives() noexcept {
    static const Natives* const tables[] = {&test::pipeIo(), &test::slots(), &test::sabotage(), &test::providers(),
                                            &test::jniCalls()};
    return tables;
}

}  // namespace winnet4j::jni

extern "C" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM* vm, void*) { return winnet4j::jni::load(vm); }
