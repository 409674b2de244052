// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Peerdist: BranchCache, one to one.
#include "glue/convert.h"
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

/** An OVERLAPPED never comes from Java as an address: 0 means all operations, and anything else is nobody's token. */
jint clientCancelAsyncOperation(JNIEnv*, jclass, jlong instance, jlong content, jlong overlapped) {
    if (overlapped != 0) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(PeerDistClientCancelAsyncOperation(handle(instance), handle(content), nullptr));
}

}  // namespace

const jni::Natives& peerdist() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<startup>("PeerDistStartup0"),
        jni::native<shutdown>("PeerDistShutdown0"),
        jni::native<getStatus>("PeerDistGetStatus0"),
        jni::native<clientCancelAsyncOperation>("PeerDistClientCancelAsyncOperation0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Peerdist", methods};
    return natives;
}

}  // namespace winnet4j::glue
