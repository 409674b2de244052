// SPDX-License-Identifier: Apache-2.0
// What the tests of the port (io.github.winnet4j.port) do to Windows behind the library's back, done to the kernel in
// memory: winnet4j-test.dll's part, as far as there is something of that kind here. Pipes, threads and clocks are not.
#include "bench.h"

#include "glue/convert.h"
#include "kernel.h"
#include "port/port.h"

namespace winnet4j::torture {
namespace {

using namespace glue;

constexpr jsize kPhases = 6;

jint answer(BOOL done) noexcept { return code(done != FALSE ? 0 : GetLastError()); }

jint close(JNIEnv*, jclass, jlong end) { return answer(CloseHandle(handle(end))); }

jint forge(JNIEnv*, jclass, jlong port, jlong key, jlong overlapped) {
    return answer(PostQueuedCompletionStatus(handle(port), 0, static_cast<ULONG_PTR>(key),
                                             static_cast<OVERLAPPED*>(pointer(overlapped))));
}

jint handles(JNIEnv*, jclass) { return kernel::openPorts(); }

jint count(JNIEnv* env, jclass, jlong, jintArray byPhase) { return countSlots(env, byPhase); }

}  // namespace

/** How many slots there are, counted by phase: free, idle, pending, posted, settling, retired. */
jint countSlots(JNIEnv* env, jintArray byPhase) {
    jint counts[kPhases] = {};
    const std::uint32_t all = port::slab().committed();
    for (std::uint32_t i = 0; i < all; ++i) {
        counts[static_cast<std::uint32_t>(port::slab().at(i).state.load()) % kPhases]++;
    }
    env->SetIntArrayRegion(byPhase, 0, kPhases, counts);
    return static_cast<jint>(all);
}

const jni::Natives& pipeIo() noexcept {
    static const JNINativeMethod methods[] = {jni::native<close>("close"), jni::native<forge>("forge"),
                                              jni::native<handles>("handles")};
    static const jni::Natives natives{"io/github/winnet4j/port/PipeIo", methods};
    return natives;
}

const jni::Natives& slotsOfTests() noexcept {
    static const JNINativeMethod methods[] = {jni::native<count>("count")};
    static const jni::Natives natives{"io/github/winnet4j/port/Slots", methods};
    return natives;
}

}  // namespace winnet4j::torture
