// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Wlanapi: Wi-Fi, one to one: the session, its interfaces and its notifications.
#include "glue/wlan.h"
#include "port/channel.h"

namespace winnet4j::glue {
namespace {

/** What stands before the data of a notification in a channel; Java's layout is Wlanapi.Notification. */
struct NotificationHead {
    DWORD source;
    DWORD code;
    GUID interfaceGuid;
    DWORD dataSize;
    DWORD unused = 0;
};
static_assert(sizeof(NotificationHead) == 32);
static_assert(sizeof(WLAN_INTERFACE_CAPABILITY) == 276 && sizeof(WLAN_INTERFACE_INFO) == 532);

/** Bits of a handle that an answer has room for, below the version. */
constexpr int kHandleBits = 48;

/**
 * The handle with the version above it, as nearly always; what doesn't fit is left in the arrays. Otherwise the code,
 * with all bits turned round.
 */
jlong wlanOpenHandle(JNIEnv* env, jclass, jint version, jlong reserved, jintArray negotiated, jlongArray client) {
    if (negotiated == nullptr || client == nullptr) {
        return ~static_cast<jlong>(ERROR_INVALID_PARAMETER);
    }
    DWORD agreed = 0;
    HANDLE opened = nullptr;
    const DWORD result = WlanOpenHandle(dword(version), pointer(reserved), &agreed, &opened);
    const auto bits = static_cast<std::uint64_t>(number(opened));
    if (result == ERROR_SUCCESS && bits >> kHandleBits == 0 && agreed >> 15 == 0) {
        return static_cast<jlong>(static_cast<std::uint64_t>(agreed) << kHandleBits | bits);
    }
    if (result == ERROR_SUCCESS) {
        store(env, negotiated, agreed);
        store(env, client, opened);
    }
    return ~static_cast<jlong>(result);
}

jint wlanCloseHandle(JNIEnv*, jclass, jlong client, jlong reserved) {
    return code(WlanCloseHandle(handle(client), pointer(reserved)));
}

/** What Windows says of a reason at most; longer text is cut off by Windows, with a NUL at the end. */
constexpr jint kMaxReason = 1024;

jint wlanReasonCodeToString(JNIEnv* env, jclass, jint reason, jint size, jcharArray text, jlong reserved) {
    if (!holds(env, text, size)) {
        return ERROR_INVALID_PARAMETER;
    }
    const jint room = size < kMaxReason ? size : kMaxReason;
    wchar_t buffer[kMaxReason] = {};
    const DWORD result = WlanReasonCodeToString(dword(reason), dword(room), buffer, pointer(reserved));
    if (result == ERROR_SUCCESS) {
        env->SetCharArrayRegion(text, 0, room, reinterpret_cast<const jchar*>(buffer));
    }
    return code(result);
}

jlong wlanEnumInterfaces(JNIEnv* env, jclass, jlong client, jlong reserved, jbyteArray list, jint room) {
    if (!takes(list, room)) {
        return answer(ERROR_INVALID_PARAMETER);
    }
    WlanBlock<WLAN_INTERFACE_INFO_LIST> found;
    const DWORD result = WlanEnumInterfaces(handle(client), pointer(reserved), found.out());
    return result != ERROR_SUCCESS ? answer(result)
                                   : copyList<WLAN_INTERFACE_INFO>(
                                         env, found, offsetof(WLAN_INTERFACE_INFO_LIST, InterfaceInfo), list, room);
}

jint wlanGetInterfaceCapability(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jlong reserved,
                                jbyteArray capability) {
    const Guid guid(env, interfaceGuid);
    if (!guid || !holds(env, capability, sizeof(WLAN_INTERFACE_CAPABILITY))) {
        return ERROR_INVALID_PARAMETER;
    }
    WlanBlock<WLAN_INTERFACE_CAPABILITY> found;
    const DWORD result = WlanGetInterfaceCapability(handle(client), guid.get(), pointer(reserved), found.out());
    if (result == ERROR_SUCCESS) {
        env->SetByteArrayRegion(capability, 0, sizeof(WLAN_INTERFACE_CAPABILITY),
                                reinterpret_cast<const jbyte*>(found.get()));
    }
    return code(result);
}

jlong wlanQueryInterface(JNIEnv* env, jclass, jlong client, jlong guidFirst, jlong guidSecond, jint opcode,
                         jlong reserved, jbyteArray data, jint room, jintArray type) {
    if (!takes(data, room) || !holdsOrNull(env, type, 1)) {
        return answer(ERROR_INVALID_PARAMETER);
    }
    const Guid guid(guidFirst, guidSecond);
    WlanBlock<void> found;
    DWORD bytes = 0;
    WLAN_OPCODE_VALUE_TYPE kind{};
    const DWORD result = WlanQueryInterface(handle(client), guid.get(), static_cast<WLAN_INTF_OPCODE>(opcode),
                                            pointer(reserved), &bytes, found.out(), &kind);
    if (result != ERROR_SUCCESS) {
        return answer(result);
    }
    store(env, type, static_cast<DWORD>(kind));
    return copyOut(env, found.get(), bytes, data, room);
}

jint wlanSetInterface(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jint opcode, jint size,
                      jbyteArray data, jlong reserved) {
    const Guid guid(env, interfaceGuid);
    const Bytes value(env, data, size);
    if (!guid || value.error() != ERROR_SUCCESS) {
        return code(guid ? value.error() : ERROR_INVALID_PARAMETER);
    }
    return code(WlanSetInterface(handle(client), guid.get(), static_cast<WLAN_INTF_OPCODE>(opcode), dword(size),
                                 value.get(), pointer(reserved)));
}

/** On a thread of Windows: the event is copied, whatever it is, and reaches its listeners by their port. */
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

jint wlanRegisterVirtualStationNotification(JNIEnv*, jclass, jlong client, jboolean on, jlong reserved) {
    return code(WlanRegisterVirtualStationNotification(handle(client), boolean(on), pointer(reserved)));
}

}  // namespace

const jni::Natives& wlanapi() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<wlanOpenHandle>("WlanOpenHandle0"),
        jni::native<wlanCloseHandle>("WlanCloseHandle0"),
        jni::native<wlanReasonCodeToString>("WlanReasonCodeToString0"),
        jni::native<wlanEnumInterfaces>("WlanEnumInterfaces0"),
        jni::native<wlanGetInterfaceCapability>("WlanGetInterfaceCapability0"),
        jni::native<wlanQueryInterface>("WlanQueryInterface0"),
        jni::native<wlanSetInterface>("WlanSetInterface0"),
        jni::native<wlanRegisterNotification>("WlanRegisterNotification0"),
        jni::native<wlanRegisterVirtualStationNotification>("WlanRegisterVirtualStationNotification0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Wlanapi", methods};
    return natives;
}

}  // namespace winnet4j::glue
