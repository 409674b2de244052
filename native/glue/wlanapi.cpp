// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Wlanapi: Wi-Fi and Wi-Fi Direct, one to one.
#include <cstring>

#include "glue/convert.h"
#include "glue/tables.h"
#include "port/channel.h"

namespace winnet4j::glue {
namespace {

/** What the end of an open leaves in its slot; Java's layout is Wlanapi.OpenedSession. */
struct OpenedSession {
    HANDLE session;
    GUID interfaceGuid;
    DWORD reason;
};

/** What stands before the data of a notification in a channel; Java's layout is Wlanapi.Notification. */
struct NotificationHead {
    DWORD source;
    DWORD code;
    GUID interfaceGuid;
    DWORD dataSize;
    DWORD unused = 0;
};
static_assert(sizeof(NotificationHead) == 32);

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

/** On a thread of Windows: the event is copied, whatever it is, and whoever asked for it is told by its port. */
void CALLBACK notified(PWLAN_NOTIFICATION_DATA data, void* context) {
    if (data == nullptr) {
        return;
    }
    const NotificationHead head{data->NotificationSource, data->NotificationCode, data->InterfaceGuid,
                                data->dwDataSize};
    port::Channels::publish(reinterpret_cast<std::uintptr_t>(context), &head, sizeof head, data->pData,
                            data->dwDataSize);
}

jint wlanRegisterNotification(JNIEnv* env, jclass, jlong client, jint source, jboolean ignoreDuplicate, jlong channel,
                              jlong reserved, jintArray previous) {
    DWORD before = 0;
    const DWORD result =
        WlanRegisterNotification(handle(client), dword(source), boolean(ignoreDuplicate),
                                 channel != 0 ? notified : nullptr, pointer(channel), pointer(reserved), &before);
    if (result == ERROR_SUCCESS && holds(env, previous, 1)) {
        store(env, previous, before);
    }
    return code(result);
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

const jni::Natives& wlanapi() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<wlanOpenHandle>("WlanOpenHandle0"),
        jni::native<wlanCloseHandle>("WlanCloseHandle0"),
        jni::native<wlanEnumInterfaces>("WlanEnumInterfaces0"),
        jni::native<wlanRegisterNotification>("WlanRegisterNotification0"),
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
