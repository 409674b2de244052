// SPDX-License-Identifier: Apache-2.0
// The two exports of the DLL. There is no DllMain: nothing may happen under the loader lock.
#include "jni/registry.h"

extern "C" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM* vm, void*) { return winnet4j::jni::load(vm); }

/** The JVM drops the registrations by itself; Java must not be called here. */
extern "C" JNIEXPORT void JNICALL JNI_OnUnload(JavaVM*, void*) { winnet4j::jni::unload(); }
