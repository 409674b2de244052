// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Peerdist, the server: content that is published to BranchCache, one to one.
#include "glue/bytes.h"
#include "glue/operation.h"
#include "glue/tables.h"

namespace winnet4j::glue {
namespace {

jint publishStream(JNIEnv* env, jclass, jlong instance, jint size, jbyteArray identifier, jlong length,
                   jbyteArray options, jlong port, jlong key, jlongArray stream) {
    const Bytes id(env, identifier, size);
    const Bytes publish(env, options);
    if (id.get() == nullptr || !publish.holdsOrNull(sizeof(PEERDIST_PUBLICATION_OPTIONS)) || !holds(env, stream, 1)) {
        return code(id.error() != ERROR_SUCCESS ? id.error() : ERROR_INVALID_PARAMETER);
    }
    PEERDIST_STREAM_HANDLE opened = nullptr;
    const DWORD result = PeerDistServerPublishStream(
        handle(instance), dword(size), id.get(), static_cast<ULONGLONG>(length),
        publish.as<PEERDIST_PUBLICATION_OPTIONS>(), handle(port), static_cast<ULONG_PTR>(key), &opened);
    if (result == ERROR_SUCCESS) {
        store(env, stream, opened);
    }
    return code(result);
}

jint publishAddToStream(JNIEnv* env, jclass, jlong instance, jlong stream, jint count, jni::jbytebuffer buffer,
                        jint position, jlong operation) {
    BYTE* first = bytes(env, buffer, position, count);
    OVERLAPPED* overlapped = first != nullptr ? begin(operation) : nullptr;
    if (overlapped == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(PeerDistServerPublishAddToStream(handle(instance), handle(stream), dword(count), first, overlapped));
}

jint publishCompleteStream(JNIEnv*, jclass, jlong instance, jlong stream, jlong operation) {
    OVERLAPPED* overlapped = begin(operation);
    if (overlapped == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(PeerDistServerPublishCompleteStream(handle(instance), handle(stream), overlapped));
}

jint closeStreamHandle(JNIEnv*, jclass, jlong instance, jlong stream) {
    return code(PeerDistServerCloseStreamHandle(handle(instance), handle(stream)));
}

jint unpublish(JNIEnv* env, jclass, jlong instance, jint size, jbyteArray identifier) {
    const Bytes id(env, identifier, size);
    if (id.get() == nullptr) {
        return code(id.error() != ERROR_SUCCESS ? id.error() : ERROR_INVALID_PARAMETER);
    }
    return code(PeerDistServerUnpublish(handle(instance), dword(size), id.get()));
}

jint openContentInformation(JNIEnv* env, jclass, jlong instance, jint size, jbyteArray identifier, jlong offset,
                            jlong length, jlong port, jlong key, jlongArray contentInfo) {
    const Bytes id(env, identifier, size);
    if (id.get() == nullptr || !holds(env, contentInfo, 1)) {
        return code(id.error() != ERROR_SUCCESS ? id.error() : ERROR_INVALID_PARAMETER);
    }
    PEERDIST_CONTENTINFO_HANDLE opened = nullptr;
    const DWORD result = PeerDistServerOpenContentInformation(
        handle(instance), dword(size), id.get(), static_cast<ULONGLONG>(offset), static_cast<ULONGLONG>(length),
        handle(port), static_cast<ULONG_PTR>(key), &opened);
    if (result == ERROR_SUCCESS) {
        store(env, contentInfo, opened);
    }
    return code(result);
}

jint openContentInformationEx(JNIEnv* env, jclass, jlong instance, jint size, jbyteArray identifier, jlong offset,
                              jlong length, jbyteArray options, jlong port, jlong key, jlongArray contentInfo) {
    const Bytes id(env, identifier, size);
    const Bytes retrieval(env, options, sizeof(PEERDIST_RETRIEVAL_OPTIONS));
    if (id.get() == nullptr || retrieval.get() == nullptr || !holds(env, contentInfo, 1)) {
        return code(id.error() != ERROR_SUCCESS ? id.error() : ERROR_INVALID_PARAMETER);
    }
    PEERDIST_CONTENTINFO_HANDLE opened = nullptr;
    const DWORD result = PeerDistServerOpenContentInformationEx(
        handle(instance), dword(size), id.get(), static_cast<ULONGLONG>(offset), static_cast<ULONGLONG>(length),
        retrieval.as<PEERDIST_RETRIEVAL_OPTIONS>(), handle(port), static_cast<ULONG_PTR>(key), &opened);
    if (result == ERROR_SUCCESS) {
        store(env, contentInfo, opened);
    }
    return code(result);
}

jint retrieveContentInformation(JNIEnv* env, jclass, jlong instance, jlong contentInfo, jint count,
                                jni::jbytebuffer buffer, jint position, jlong operation) {
    BYTE* first = bytes(env, buffer, position, count);
    OVERLAPPED* overlapped = first != nullptr ? begin(operation) : nullptr;
    if (overlapped == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(PeerDistServerRetrieveContentInformation(handle(instance), handle(contentInfo), dword(count), first,
                                                         overlapped));
}

jint closeContentInformation(JNIEnv*, jclass, jlong instance, jlong contentInfo) {
    return code(PeerDistServerCloseContentInformation(handle(instance), handle(contentInfo)));
}

/** As for the client, but that there is no form for all: 0 is passed on as NULL. */
jint cancelAsyncOperation(JNIEnv* env, jclass, jlong instance, jint size, jbyteArray identifier, jlong operation) {
    const Bytes id(env, identifier, size);
    if (id.get() == nullptr) {
        return code(id.error() != ERROR_SUCCESS ? id.error() : ERROR_INVALID_PARAMETER);
    }
    OVERLAPPED* overlapped = operation != 0 ? pending(operation) : nullptr;
    if (operation != 0 && overlapped == nullptr) {
        return PEERDIST_ERROR_OPERATION_NOTFOUND;
    }
    return code(PeerDistServerCancelAsyncOperation(handle(instance), dword(size), id.get(), overlapped));
}

}  // namespace

const jni::Natives& peerdistServer() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<publishStream>("PeerDistServerPublishStream0"),
        jni::native<publishAddToStream>("PeerDistServerPublishAddToStream0"),
        jni::native<publishCompleteStream>("PeerDistServerPublishCompleteStream0"),
        jni::native<closeStreamHandle>("PeerDistServerCloseStreamHandle0"),
        jni::native<unpublish>("PeerDistServerUnpublish0"),
        jni::native<openContentInformation>("PeerDistServerOpenContentInformation0"),
        jni::native<openContentInformationEx>("PeerDistServerOpenContentInformationEx0"),
        jni::native<retrieveContentInformation>("PeerDistServerRetrieveContentInformation0"),
        jni::native<closeContentInformation>("PeerDistServerCloseContentInformation0"),
        jni::native<cancelAsyncOperation>("PeerDistServerCancelAsyncOperation0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Peerdist", methods};
    return natives;
}

}  // namespace winnet4j::glue
