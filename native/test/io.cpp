// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.port.PipeIo: overlapped I/O of Windows itself, on a pipe, to show that the port is a completion
// port. For the tests; not in the jar. The OVERLAPPED is that of a slot, which the caller has begun.
#include "test/test_tables.h"

#include "glue/convert.h"
#include "test/handle_count.h"

namespace winnet4j::jni {

template <> inline constexpr std::string_view kTypeName<jobject> = "Ljava/nio/ByteBuffer;";

}  // namespace winnet4j::jni

namespace winnet4j::test {
namespace {

using namespace glue;

/** Both ends of a pipe, associated with the port. */
jint pipe(JNIEnv* env, jclass, jlong port, jlong key, jint serial, jlongArray ends) {
    wchar_t name[64];
    wsprintfW(name, L"\\\\.\\pipe\\winnet4j-test-%u-%d", GetCurrentProcessId(), static_cast<int>(serial));
    const HANDLE server = CreateNamedPipeW(name, PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED, PIPE_TYPE_BYTE | PIPE_WAIT,
                                           1, 65536, 65536, 0, nullptr);
    if (server == INVALID_HANDLE_VALUE) {
        return code(GetLastError());
    }
    const HANDLE client =
        CreateFileW(name, GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, nullptr);
    if (client == INVALID_HANDLE_VALUE) {
        return code(GetLastError());
    }
    for (const HANDLE end : {server, client}) {
        if (CreateIoCompletionPort(end, handle(port), static_cast<ULONG_PTR>(key), 0) == nullptr) {
            return code(GetLastError());
        }
    }
    const jlong both[] = {glue::number(server), glue::number(client)};
    env->SetLongArrayRegion(ends, 0, 2, both);
    return ERROR_SUCCESS;
}

jint answer(BOOL done) noexcept { return code(done != FALSE ? ERROR_SUCCESS : GetLastError()); }

jint read(JNIEnv* env, jclass, jlong end, jobject buffer, jint size, jlong overlapped) {
    return answer(ReadFile(handle(end), env->GetDirectBufferAddress(buffer), dword(size), nullptr,
                           static_cast<OVERLAPPED*>(pointer(overlapped))));
}

jint write(JNIEnv* env, jclass, jlong end, jobject buffer, jint size, jlong overlapped) {
    return answer(WriteFile(handle(end), env->GetDirectBufferAddress(buffer), dword(size), nullptr,
                            static_cast<OVERLAPPED*>(pointer(overlapped))));
}

jint cancel(JNIEnv*, jclass, jlong end, jlong overlapped) {
    return answer(CancelIoEx(handle(end), static_cast<OVERLAPPED*>(pointer(overlapped))));
}

jint close(JNIEnv*, jclass, jlong end) { return answer(CloseHandle(handle(end))); }

/** What anybody may do to a port: any key, any address, any bytes. */
jint forge(JNIEnv*, jclass, jlong port, jlong key, jlong overlapped) {
    return answer(PostQueuedCompletionStatus(handle(port), 0, static_cast<ULONG_PTR>(key),
                                             static_cast<OVERLAPPED*>(pointer(overlapped))));
}

jint handles(JNIEnv*, jclass) { return code(handleCount()); }

}  // namespace

const jni::Natives& pipeIo() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<pipe>("pipe"),       jni::native<read>("read"),   jni::native<write>("write"),
        jni::native<cancel>("cancel"),   jni::native<close>("close"), jni::native<forge>("forge"),
        jni::native<handles>("handles"),
    };
    static const jni::Natives natives{"io/github/winnet4j/port/PipeIo", methods};
    return natives;
}

}  // namespace winnet4j::test
