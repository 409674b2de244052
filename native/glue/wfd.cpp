// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Wlanapi: Wi-Fi Direct, one to one.
#include <cstring>

#include "glue/convert.h"
#include "glue/tables.h"
#include "port/port.h"

namespace winnet4j::glue {
namespace {

/** What the end of an open leaves in its slot; Java's layout is Wlanapi.OpenedSession. */
struct OpenedSession {
    HANDLE session;
    GUID interfaceGuid;
    DWORD reason;
};

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

/** On a thread of Windows: what it says goes into the slot, and the slot to its port. */
void CALLBACK opened(HANDLE session, void* context, GUID interfaceGuid, DWORD error, DWORD reason) {
    port::Slot* slot = port::slab().claim(port::Token{reinterpret_cast<std::uintptr_t>(context)});
    if (slot == nullptr) {
        return;
    }
    const OpenedSession result{session, interfaceGuid, reason};
    static_assert(sizeof result <= sizeof slot->payload);
    std::memcpy(slot->payload, &result, sizeof result);
    slot->code = error;
    port::Port::of(*slot).post(*slot, 0);
}

jint wfdStartOpenSession(JNIEnv* env, jclass, jlong client, jbyteArray address, jlong operation, jlongArray session) {
    if (!holds(env, address, sizeof(DOT11_MAC_ADDRESS)) || !holds(env, session, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    DOT11_MAC_ADDRESS device;
    env->GetByteArrayRegion(address, 0, sizeof device, reinterpret_cast<jbyte*>(device));
    if (port::slab().begin(port::Token{static_cast<std::uint64_t>(operation)}) == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    HANDLE opening = nullptr;
    const DWORD result = WFDStartOpenSession(handle(client), &device, pointer(operation), opened, &opening);
    if (result == ERROR_SUCCESS) {
        store(env, session, opening);
    }
    return code(result);
}

jint wfdOpenLegacySession(JNIEnv* env, jclass, jlong client, jbyteArray address, jlongArray session, jbyteArray guid) {
    if (!holds(env, address, sizeof(DOT11_MAC_ADDRESS)) || !holds(env, session, 1) || !holds(env, guid, sizeof(GUID))) {
        return ERROR_INVALID_PARAMETER;
    }
    DOT11_MAC_ADDRESS device;
    env->GetByteArrayRegion(address, 0, sizeof device, reinterpret_cast<jbyte*>(device));
    HANDLE open = nullptr;
    GUID interfaceGuid{};
    const DWORD result = WFDOpenLegacySession(handle(client), &device, &open, &interfaceGuid);
    if (result == ERROR_SUCCESS) {
        store(env, session, open);
        env->SetByteArrayRegion(guid, 0, sizeof interfaceGuid, reinterpret_cast<const jbyte*>(&interfaceGuid));
    }
    return code(result);
}

jint wfdUpdateDeviceVisibility(JNIEnv* env, jclass, jbyteArray address) {
    if (!holds(env, address, sizeof(DOT11_MAC_ADDRESS))) {
        return ERROR_INVALID_PARAMETER;
    }
    DOT11_MAC_ADDRESS device;
    env->GetByteArrayRegion(address, 0, sizeof device, reinterpret_cast<jbyte*>(device));
    return code(WFDUpdateDeviceVisibility(&device));
}

jint wfdCancelOpenSession(JNIEnv*, jclass, jlong session) { return code(WFDCancelOpenSession(handle(session))); }

jint wfdCloseSession(JNIEnv*, jclass, jlong session) { return code(WFDCloseSession(handle(session))); }

}  // namespace

const jni::Natives& wifiDirect() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<wfdOpenHandle>("WFDOpenHandle0"),
        jni::native<wfdStartOpenSession>("WFDStartOpenSession0"),
        jni::native<wfdOpenLegacySession>("WFDOpenLegacySession0"),
        jni::native<wfdUpdateDeviceVisibility>("WFDUpdateDeviceVisibility0"),
        jni::native<wfdCloseHandle>("WFDCloseHandle0"),
        jni::native<wfdCancelOpenSession>("WFDCancelOpenSession0"),
        jni::native<wfdCloseSession>("WFDCloseSession0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Wlanapi", methods};
    return natives;
}

}  // namespace winnet4j::glue
