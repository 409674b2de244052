// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Peerdist, the client: content that is read from the caches of BranchCache, one to one.
#include "glue/bytes.h"
#include "glue/operation.h"
#include "glue/tables.h"

namespace winnet4j::glue {
namespace {

static_assert(sizeof(PEERDIST_CONTENT_TAG) == 16 && sizeof(PEERDIST_CLIENT_BASIC_INFO) == 4);

jint openContent(JNIEnv* env, jclass, jlong instance, jbyteArray tag, jlong port, jlong key, jlongArray content) {
    const Bytes wanted(env, tag, sizeof(PEERDIST_CONTENT_TAG));
    if (wanted.get() == nullptr || !holds(env, content, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    PEERDIST_CONTENT_HANDLE opened = nullptr;
    const DWORD result = PeerDistClientOpenContent(handle(instance), wanted.as<PEERDIST_CONTENT_TAG>(), handle(port),
                                                   static_cast<ULONG_PTR>(key), &opened);
    if (result == ERROR_SUCCESS) {
        store(env, content, opened);
    }
    return code(result);
}

jint closeContent(JNIEnv*, jclass, jlong instance, jlong content) {
    return code(PeerDistClientCloseContent(handle(instance), handle(content)));
}

jint addContentInformation(JNIEnv* env, jclass, jlong instance, jlong content, jint count, jni::jbytebuffer buffer,
                           jint position, jlong operation) {
    BYTE* first = bytes(env, buffer, position, count);
    OVERLAPPED* overlapped = first != nullptr ? begin(operation) : nullptr;
    if (overlapped == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(
        PeerDistClientAddContentInformation(handle(instance), handle(content), dword(count), first, overlapped));
}

jint completeContentInformation(JNIEnv*, jclass, jlong instance, jlong content, jlong operation) {
    OVERLAPPED* overlapped = begin(operation);
    if (overlapped == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(PeerDistClientCompleteContentInformation(handle(instance), handle(content), overlapped));
}

jint addData(JNIEnv* env, jclass, jlong instance, jlong content, jint count, jni::jbytebuffer buffer, jint position,
             jlong operation, jlong offset) {
    BYTE* first = bytes(env, buffer, position, count);
    OVERLAPPED* overlapped = first != nullptr ? begin(operation, offset) : nullptr;
    if (overlapped == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(PeerDistClientAddData(handle(instance), handle(content), dword(count), first, overlapped));
}

/** Both reads. Without bytes to read, which is a question, there may be no buffer. */
template <auto Call>
jint read(JNIEnv* env, jclass, jlong instance, jlong content, jint count, jni::jbytebuffer buffer, jint position,
          jint timeout, jlong operation, jlong offset) {
    BYTE* first = bytes(env, buffer, position, count);
    const bool question = buffer == nullptr && count == 0;
    OVERLAPPED* overlapped = first != nullptr || question ? begin(operation, offset) : nullptr;
    if (overlapped == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(Call(handle(instance), handle(content), dword(count), first, dword(timeout), overlapped));
}

/** The same by address, which Java has checked. */
template <auto Call>
jint readAt(jlong instance, jlong content, jint count, jlong buffer, jint timeout, jlong operation, jlong offset) {
    port::Slot* slot = buffer != 0 || count == 0 ? port::slab().begin({static_cast<std::uint64_t>(operation)},
                                                                      static_cast<std::uint64_t>(offset))
                                                 : nullptr;
    if (slot == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(Call(handle(instance), handle(content), dword(count), static_cast<BYTE*>(pointer(buffer)),
                     dword(timeout), &slot->overlapped));
}

jint blockReadAt(JNIEnv*, jclass, jlong instance, jlong content, jint count, jlong buffer, jint timeout,
                 jlong operation, jlong offset) {
    return readAt<PeerDistClientBlockRead>(instance, content, count, buffer, timeout, operation, offset);
}

jint streamReadAt(JNIEnv*, jclass, jlong instance, jlong content, jint count, jlong buffer, jint timeout,
                  jlong operation) {
    return readAt<PeerDistClientStreamRead>(instance, content, count, buffer, timeout, operation, 0);
}

jint flushContent(JNIEnv* env, jclass, jlong instance, jbyteArray tag, jlong port, jlong key, jlong operation) {
    const Bytes wanted(env, tag, sizeof(PEERDIST_CONTENT_TAG));
    OVERLAPPED* overlapped = wanted.get() != nullptr ? begin(operation) : nullptr;
    if (overlapped == nullptr) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(PeerDistClientFlushContent(handle(instance), wanted.as<PEERDIST_CONTENT_TAG>(), handle(port),
                                           static_cast<ULONG_PTR>(key), overlapped));
}

/** An OVERLAPPED never comes from Java as an address: 0 means all operations, anything else is the token of one. */
jint cancelAsyncOperation(JNIEnv*, jclass, jlong instance, jlong content, jlong operation) {
    OVERLAPPED* overlapped = operation != 0 ? pending(operation) : nullptr;
    if (operation != 0 && overlapped == nullptr) {
        return PEERDIST_ERROR_OPERATION_NOTFOUND;
    }
    return code(PeerDistClientCancelAsyncOperation(handle(instance), handle(content), overlapped));
}

jint getInformationByHandle(JNIEnv* env, jclass, jlong instance, jlong content, jint infoClass, jint size,
                            jbyteArray information) {
    const Bytes info(env, information, size);
    if (info.error() != ERROR_SUCCESS) {
        return code(info.error());
    }
    const DWORD result = PeerDistClientGetInformationByHandle(
        handle(instance), handle(content), static_cast<PEERDIST_CLIENT_INFO_BY_HANDLE_CLASS>(infoClass), dword(size),
        info.get());
    if (result == ERROR_SUCCESS && info.get() != nullptr) {
        info.copyTo(env, information);
    }
    return code(result);
}

}  // namespace

const jni::Natives& peerdistClient() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<openContent>("PeerDistClientOpenContent0"),
        jni::native<closeContent>("PeerDistClientCloseContent0"),
        jni::native<addContentInformation>("PeerDistClientAddContentInformation0"),
        jni::native<completeContentInformation>("PeerDistClientCompleteContentInformation0"),
        jni::native<addData>("PeerDistClientAddData0"),
        jni::native<read<PeerDistClientBlockRead>>("PeerDistClientBlockRead0"),
        jni::native<read<PeerDistClientStreamRead>>("PeerDistClientStreamRead0"),
        jni::native<blockReadAt>("PeerDistClientBlockRead1"),
        jni::native<streamReadAt>("PeerDistClientStreamRead1"),
        jni::native<flushContent>("PeerDistClientFlushContent0"),
        jni::native<cancelAsyncOperation>("PeerDistClientCancelAsyncOperation0"),
        jni::native<getInformationByHandle>("PeerDistClientGetInformationByHandle0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Peerdist", methods};
    return natives;
}

}  // namespace winnet4j::glue
