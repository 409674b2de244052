// SPDX-License-Identifier: Apache-2.0
// The exception guard: no C++ exception leaves a native function. Failures of Windows are return values and never come
// this way; what arrives here is a lack of memory or a defect of our own.
#pragma once

#include <jni.h>

#include <new>

namespace winnet4j::jni {

/** Throws the Java error of that class, unless an exception is pending already: the first one tells the cause. */
void raise(JNIEnv* env, const char* type, const char* message) noexcept;

template <auto Function> struct Guarded;

template <typename Result, typename... Args, Result (*Function)(JNIEnv*, jclass, Args...)> struct Guarded<Function> {
    static Result JNICALL call(JNIEnv* env, jclass type, Args... args) noexcept {
        try {
            return Function(env, type, args...);
        } catch (const std::bad_alloc&) {
            raise(env, "java/lang/OutOfMemoryError", "winnet4j: native memory is exhausted");
        } catch (...) {
            raise(env, "java/lang/InternalError", "winnet4j: an unexpected C++ exception reached the JNI border");
        }
        return Result();
    }
};

}  // namespace winnet4j::jni
