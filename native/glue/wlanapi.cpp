// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Wlanapi: Wi-Fi and Wi-Fi Direct, one to one.
#include "glue/convert.h"
#include "glue/tables.h"

namespace winnet4j::glue {
namespace {

jint wlanOpenHandle(JNIEnv* env, jclass, jint version, jlong reserved, jintArray negotiated, jlongArray client) {
    if (!holds(env, negotiated, 1) || !holds(env, client, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    DWORD agreed = 0;
    HANDLE opened = nullptr;
    const DWORD result = WlanOpenHandle(dword(version), pointer(reserved), &agreed, &opened);
    if (result == ERROR_SUCCESS) {
        store(env, negotiated, agreed);
        store(env, client, opened);
    }
    return code(result);
}

jint wlanCloseHandle(JNIEnv*, jclass, jlong client, jlong reserved) {
    return code(WlanCloseHandle(handle(client), pointer(reserved)));
}

/** Copies the list that Windows allocated into the caller's array, as far as it goes, and gives the block back. */
jint wlanEnumInterfaces(JNIEnv* env, jclass, jlong client, jlong reserved, jbyteArray list, jintArray size) {
    if (!holds(env, list, 0) || !holds(env, size, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    PWLAN_INTERFACE_INFO_LIST found = nullptr;
    const DWORD result = WlanEnumInterfaces(handle(client), pointer(reserved), &found);
    if (result != ERROR_SUCCESS) {
        return code(result);
    }
    const jint bytes = static_cast<jint>(offsetof(WLAN_INTERFACE_INFO_LIST, InterfaceInfo) +
                                         found->dwNumberOfItems * sizeof(WLAN_INTERFACE_INFO));
    const jsize room = env->GetArrayLength(list);
    env->SetByteArrayRegion(list, 0, bytes < room ? bytes : room, reinterpret_cast<const jbyte*>(found));
    WlanFreeMemory(found);
    store(env, size, dword(bytes));
    return bytes <= room ? ERROR_SUCCESS : ERROR_MORE_DATA;
}

jint wfdOpenHandle(JNIEnv* env, jclass, jint version, jintArray negotiated, jlongArray client) {
    if (!holds(env, negotiated, 1) || !holds(env, client, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    DWORD agreed = 0;
    HANDLE opened = nullptr;
    const DWORD result = WFDOpenHandle(dword(version), &agreed, &opened);
    if (result == ERROR_SUCCESS) {
        store(env, negotiated, agreed);
        store(env, client, opened);
    }
    return code(result);
}

jint wfdCloseHandle(JNIEnv*, jclass, jlong client) { return code(WFDCloseHandle(handle(client))); }

jint wfdCancelOpenSession(JNIEnv*, jclass, jlong session) { return code(WFDCancelOpenSession(handle(session))); }

jint wfdCloseSession(JNIEnv*, jclass, jlong session) { return code(WFDCloseSession(handle(session))); }

}  // namespace

const jni::Natives& wlanapi() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<wlanOpenHandle>("WlanOpenHandle0"),
        jni::native<wlanCloseHandle>("WlanCloseHandle0"),
        jni::native<wlanEnumInterfaces>("WlanEnumInterfaces0"),
        jni::native<wfdOpenHandle>("WFDOpenHandle0"),
        jni::native<wfdCloseHandle>("WFDCloseHandle0"),
        jni::native<wfdCancelOpenSession>("WFDCancelOpenSession0"),
        jni::native<wfdCloseSession>("WFDCloseSession0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Wlanapi", methods};
    return natives;
}

}  // namespace winnet4j::glue
