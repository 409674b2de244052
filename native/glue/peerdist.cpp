// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Peerdist, the session: begin, end and status of BranchCache, one to one.
#include "glue/bytes.h"
#include "glue/operation.h"
#include "glue/tables.h"

namespace winnet4j::glue {
namespace {

jint startup(JNIEnv* env, jclass, jint version, jlongArray instance, jintArray supported) {
    if (!holds(env, instance, 1) || (supported != nullptr && !holds(env, supported, 1))) {
        return ERROR_INVALID_PARAMETER;
    }
    PEERDIST_INSTANCE_HANDLE opened = nullptr;
    DWORD highest = 0;
    const DWORD result = PeerDistStartup(dword(version), &opened, &highest);
    if (result == ERROR_SUCCESS) {
        store(env, instance, opened);
        store(env, supported, highest);
    }
    return code(result);
}

jint shutdown(JNIEnv*, jclass, jlong instance) { return code(PeerDistShutdown(handle(instance))); }

jint getStatus(JNIEnv* env, jclass, jlong instance, jintArray status) {
    if (!holds(env, status, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    PEERDIST_STATUS current = PEERDIST_STATUS_DISABLED;
    const DWORD result = PeerDistGetStatus(handle(instance), &current);
    if (result == ERROR_SUCCESS) {
        store(env, status, static_cast<DWORD>(current));
    }
    return code(result);
}

/** The size that the structure says of itself is the caller's, but never more than there is. */
jint getStatusEx(JNIEnv* env, jclass, jlong instance, jbyteArray status) {
    const Bytes info(env, status, sizeof(PEERDIST_STATUS_INFO));
    if (info.get() == nullptr || info.as<PEERDIST_STATUS_INFO>()->cbSize > sizeof(PEERDIST_STATUS_INFO)) {
        return ERROR_INVALID_PARAMETER;
    }
    const DWORD result = PeerDistGetStatusEx(handle(instance), info.as<PEERDIST_STATUS_INFO>());
    if (result == ERROR_SUCCESS) {
        info.copyTo(env, status);
    }
    return code(result);
}

/** Windows writes the status when the operation ends: into the slot, which stays, where Java reads it as the payload.
 */
jint registerForStatusChange(JNIEnv*, jclass, jlong instance, jlong port, jlong key, jlong operation) {
    OVERLAPPED* overlapped = begin(operation);
    if (overlapped == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    auto* status = reinterpret_cast<PEERDIST_STATUS*>(reinterpret_cast<port::Slot*>(overlapped)->payload);
    return code(PeerDistRegisterForStatusChangeNotification(handle(instance), handle(port), static_cast<ULONG_PTR>(key),
                                                            overlapped, status));
}

jint registerForStatusChangeEx(JNIEnv*, jclass, jlong instance, jlong port, jlong key, jlong operation) {
    OVERLAPPED* overlapped = begin(operation);
    if (overlapped == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    auto* status = reinterpret_cast<PEERDIST_STATUS_INFO*>(reinterpret_cast<port::Slot*>(overlapped)->payload);
    *status = PEERDIST_STATUS_INFO{};
    status->cbSize = sizeof *status;
    return code(PeerDistRegisterForStatusChangeNotificationEx(handle(instance), handle(port),
                                                              static_cast<ULONG_PTR>(key), overlapped, status));
}

jint unregisterForStatusChange(JNIEnv*, jclass, jlong instance) {
    return code(PeerDistUnregisterForStatusChangeNotification(handle(instance)));
}

/** A BOOL and the last error, which is read here, on the same thread, before Java can run. */
jint getOverlappedResult(JNIEnv* env, jclass, jlong operation, jintArray transferred, jboolean wait) {
    OVERLAPPED* overlapped = pending(operation);
    if (overlapped == nullptr || !holds(env, transferred, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    DWORD count = 0;
    const BOOL ended = PeerDistGetOverlappedResult(overlapped, &count, boolean(wait));
    const DWORD result = ended != FALSE ? ERROR_SUCCESS : GetLastError();
    if (result != ERROR_IO_INCOMPLETE && result != ERROR_MOD_NOT_FOUND && result != ERROR_PROC_NOT_FOUND) {
        store(env, transferred, count);
    }
    return code(result);
}

}  // namespace

const jni::Natives& peerdist() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<startup>("PeerDistStartup0"),
        jni::native<shutdown>("PeerDistShutdown0"),
        jni::native<getStatus>("PeerDistGetStatus0"),
        jni::native<getStatusEx>("PeerDistGetStatusEx0"),
        jni::native<registerForStatusChange>("PeerDistRegisterForStatusChangeNotification0"),
        jni::native<registerForStatusChangeEx>("PeerDistRegisterForStatusChangeNotificationEx0"),
        jni::native<unregisterForStatusChange>("PeerDistUnregisterForStatusChangeNotification0"),
        jni::native<getOverlappedResult>("PeerDistGetOverlappedResult0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Peerdist", methods};
    return natives;
}

}  // namespace winnet4j::glue
