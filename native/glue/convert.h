// SPDX-License-Identifier: Apache-2.0
// The conversions that the glue shares: HANDLE and pointer to and from jlong, DWORD to jint, results into the caller's
// arrays. An array that is null or too short was refused in Java; here it only makes no harm.
#pragma once

#include <jni.h>

#include <cstdint>

#include "win/api.h"

namespace winnet4j::glue {

inline HANDLE handle(jlong value) noexcept { return reinterpret_cast<HANDLE>(static_cast<std::uintptr_t>(value)); }
inline void* pointer(jlong value) noexcept { return reinterpret_cast<void*>(static_cast<std::uintptr_t>(value)); }
inline jlong number(HANDLE value) noexcept { return static_cast<jlong>(reinterpret_cast<std::uintptr_t>(value)); }
inline jint code(DWORD value) noexcept { return static_cast<jint>(value); }
inline DWORD dword(jint value) noexcept { return static_cast<DWORD>(value); }
inline BOOL boolean(jboolean value) noexcept { return value != JNI_FALSE ? TRUE : FALSE; }

/** True when the array has room for count elements. Asked before the call into Windows: afterwards it is too late. */
inline bool holds(JNIEnv* env, jarray array, jint count) noexcept {
    return array != nullptr && count >= 0 && env->GetArrayLength(array) >= count;
}

/** The same for a result that the caller may leave out. */
inline bool holdsOrNull(JNIEnv* env, jarray array, jint count) noexcept {
    return array == nullptr || holds(env, array, count);
}

/** Stores one result, when the caller wants it: a null array is an optional result left out. */
inline void store(JNIEnv* env, jintArray out, DWORD value) noexcept {
    if (out != nullptr) {
        const jint element = code(value);
        env->SetIntArrayRegion(out, 0, 1, &element);
    }
}

inline void store(JNIEnv* env, jlongArray out, HANDLE value) noexcept {
    const jlong element = number(value);
    env->SetLongArrayRegion(out, 0, 1, &element);
}

}  // namespace winnet4j::glue
