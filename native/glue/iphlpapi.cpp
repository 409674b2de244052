// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Iphlpapi, one to one: the names of a network interface.
#include "glue/convert.h"
#include "glue/tables.h"
#include "win/netio.h"

namespace winnet4j::glue {
namespace {

jint guidToLuid(JNIEnv* env, jclass, jbyteArray interfaceGuid, jlongArray luid) {
    GUID guid{};
    if (!holds(env, interfaceGuid, sizeof guid) || !holds(env, luid, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    env->GetByteArrayRegion(interfaceGuid, 0, sizeof guid, reinterpret_cast<jbyte*>(&guid));
    ULONG64 found = 0;
    const DWORD result = ConvertInterfaceGuidToLuid(&guid, &found);
    if (result == ERROR_SUCCESS) {
        const auto value = static_cast<jlong>(found);
        env->SetLongArrayRegion(luid, 0, 1, &value);
    }
    return code(result);
}

jint indexToLuid(JNIEnv* env, jclass, jint index, jlongArray luid) {
    if (!holds(env, luid, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    ULONG64 found = 0;
    const DWORD result = ConvertInterfaceIndexToLuid(dword(index), &found);
    if (result == ERROR_SUCCESS) {
        const auto value = static_cast<jlong>(found);
        env->SetLongArrayRegion(luid, 0, 1, &value);
    }
    return code(result);
}

jint luidToGuid(JNIEnv* env, jclass, jlong luid, jbyteArray interfaceGuid) {
    GUID found{};
    if (!holds(env, interfaceGuid, sizeof found)) {
        return ERROR_INVALID_PARAMETER;
    }
    const auto given = static_cast<ULONG64>(luid);
    const DWORD result = ConvertInterfaceLuidToGuid(&given, &found);
    if (result == ERROR_SUCCESS) {
        env->SetByteArrayRegion(interfaceGuid, 0, sizeof found, reinterpret_cast<const jbyte*>(&found));
    }
    return code(result);
}

jint luidToIndex(JNIEnv* env, jclass, jlong luid, jintArray index) {
    if (!holds(env, index, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    const auto given = static_cast<ULONG64>(luid);
    ULONG found = 0;
    const DWORD result = ConvertInterfaceLuidToIndex(&given, &found);
    if (result == ERROR_SUCCESS) {
        store(env, index, found);
    }
    return code(result);
}

}  // namespace

const jni::Natives& iphlpapi() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<guidToLuid>("ConvertInterfaceGuidToLuid0"),
        jni::native<indexToLuid>("ConvertInterfaceIndexToLuid0"),
        jni::native<luidToGuid>("ConvertInterfaceLuidToGuid0"),
        jni::native<luidToIndex>("ConvertInterfaceLuidToIndex0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Iphlpapi", methods};
    return natives;
}

}  // namespace winnet4j::glue
