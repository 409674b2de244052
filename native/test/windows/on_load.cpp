// SPDX-License-Identifier: Apache-2.0
// The library for a JVM on Linux, with the simulator in it: one file is winnet4j.dll and the testkit's DLL at once, and
// so it registers what is native in both, the testkit's where that is on the class path.
#include "jni/registry.h"

#include "state.h"

namespace winnet4j::jni {

/** The table of native/simulator/jni.cpp, which is compiled under these names here. */
std::span<const Natives* const> simulatorNatives() noexcept;

}  // namespace winnet4j::jni

extern "C" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM* vm, void*) {
    using namespace winnet4j::jni;
    winnet4j::test::ansiCodePage = 1252;  // as most have it; here it is Latin 1
    const jint version = load(vm);
    JNIEnv* env = nullptr;
    if (version == JNI_ERR || vm->GetEnv(reinterpret_cast<void**>(&env), version) != JNI_OK) {
        return JNI_ERR;
    }
    for (const Natives* natives : simulatorNatives()) {
        const jclass type = env->FindClass(natives->type);
        if (type == nullptr) {
            env->ExceptionClear();
        } else if (env->RegisterNatives(type, natives->methods.data(), static_cast<jint>(natives->methods.size())) !=
                   JNI_OK) {
            return JNI_ERR;
        }
    }
    return version;
}

extern "C" JNIEXPORT void JNICALL JNI_OnUnload(JavaVM*, void*) { winnet4j::jni::unload(); }
