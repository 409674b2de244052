// SPDX-License-Identifier: Apache-2.0
// The two exports of the DLL, and the list of its tables. There is no DllMain: nothing may happen under the loader lock.
#include "glue/tables.h"

namespace winnet4j::jni {

std::span<const Natives* const> allNatives() noexcept {
    static const Natives* const tables[] = {&glue::nativeTables(), &glue::systemFacts(), &glue::wlanapi(), &glue::mpr(),
                                            &glue::peerdist()};
    return tables;
}

}  // namespace winnet4j::jni

extern "C" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM* vm, void*) {
    return winnet4j::jni::load(vm);
}

/** The JVM drops the registrations by itself; calling Java here is not allowed, and there is nothing else to give back. */
extern "C" JNIEXPORT void JNICALL JNI_OnUnload(JavaVM*, void*) {}
