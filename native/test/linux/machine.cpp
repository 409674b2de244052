// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.torture.Machine: the scheduler, the kernel and the memory of the library on Linux, for the
// programs that torture it. And the tables of that library: its port, without the families.
#include <algorithm>
#include <vector>

#include "bench.h"
#include "fake_memory.h"
#include "glue/convert.h"
#include "glue/tables.h"
#include "heap.h"
#include "kernel.h"
#include "port/port.h"
#include "scheduler.h"

namespace winnet4j::torture {
namespace {

using namespace glue;

constexpr int kSignals = 64;

std::atomic<int> signals[kSignals];

/** Slots are given out in the same order in each program. */
void sortSlots() {
    static port::Driver nobody;
    test::commitsLeft = port::slab().committed() == 0 ? 1 : 0;
    std::vector<port::Token> free;
    for (port::Token token = port::slab().acquire(nobody); token; token = port::slab().acquire(nobody)) {
        free.push_back(token);
    }
    test::commitsLeft = -1;
    std::sort(free.begin(), free.end(), [](port::Token a, port::Token b) { return a.index() > b.index(); });
    for (const port::Token token : free) {
        port::slab().release(token);
    }
}

void begin(JNIEnv*, jclass, jlong seed, jint stay) {
    sortSlots();
    for (auto& signal : signals) {
        signal = 0;
    }
    kernel::begin();
    scheduler().begin(static_cast<std::uint64_t>(seed), stay);
}
void end(JNIEnv*, jclass) { scheduler().end(); }
void enroll(JNIEnv*, jclass, jint number) { scheduler().enroll(number); }
void retire(JNIEnv*, jclass) { scheduler().retire(); }
void awaitActors(JNIEnv*, jclass, jint count) { scheduler().awaitActors(count); }
jint actors(JNIEnv*, jclass) { return scheduler().actors(); }
jboolean awaitGone(JNIEnv*, jclass, jint from, jint to) {
    return scheduler().awaitGone(from, to) ? JNI_TRUE : JNI_FALSE;
}
void point(JNIEnv*, jclass) { scheduler().point(); }
void lightPoint(JNIEnv*, jclass) { scheduler().point(1); }
void idle(JNIEnv*, jclass, jlong nanos) { scheduler().idle(nanos); }
void awaitSignal(JNIEnv*, jclass, jint signal) {
    scheduler().await([signal] { return signals[signal] != 0; }, kNever);
    signals[signal] = 0;
}
void signal(JNIEnv*, jclass, jint signal) { signals[signal] = 1; }
jboolean controls(JNIEnv*, jclass) { return scheduler().controls() ? JNI_TRUE : JNI_FALSE; }
jboolean stuck(JNIEnv*, jclass) { return scheduler().stuck() ? JNI_TRUE : JNI_FALSE; }
jboolean isLeft(JNIEnv*, jclass) { return scheduler().isLeft() ? JNI_TRUE : JNI_FALSE; }
jlong now(JNIEnv*, jclass) { return scheduler().now(); }
jint random(JNIEnv*, jclass, jint below) { return static_cast<jint>(scheduler().random(dword(below))); }
jlong trace(JNIEnv*, jclass) { return static_cast<jlong>(scheduler().trace()); }
jlong detached(JNIEnv*, jclass) { return static_cast<jlong>(scheduler().detached()); }

OVERLAPPED* overlapped(jlong address) noexcept { return static_cast<OVERLAPPED*>(pointer(address)); }

/** Status, bytes and offset as a device leaves them, and the packet. */
void complete(JNIEnv*, jclass, jlong port, jlong address, jint status, jint bytes, jlong offset) {
    OVERLAPPED* of = overlapped(address);
    of->Internal = dword(status);
    of->InternalHigh = dword(bytes);
    of->Offset = static_cast<std::uint32_t>(offset);
    of->OffsetHigh = static_cast<std::uint32_t>(offset >> 32);
    kernel::complete(handle(port), of, port::cookie(), dword(status), dword(bytes));
}

/** What a callback of Windows does, in one go; false when it is a second one, or comes too late. */
jboolean callback(JNIEnv*, jclass, jlong token, jint result, jint bytes, jlong offset) {
    port::Slot* slot = port::slab().claim(port::Token{static_cast<std::uint64_t>(token)});
    if (slot == nullptr) {
        return JNI_FALSE;
    }
    slot->code = dword(result);
    slot->overlapped.Offset = static_cast<std::uint32_t>(offset);
    slot->overlapped.OffsetHigh = static_cast<std::uint32_t>(offset >> 32);
    port::Port::of(*slot).post(*slot, dword(bytes));
    return JNI_TRUE;
}

/** What anybody may post to a port. */
void stray(JNIEnv*, jclass, jlong port, jboolean ourKey, jlong address) {
    kernel::stray(handle(port), overlapped(address), ourKey != JNI_FALSE ? port::cookie() : 4711);
}

void failPorts(JNIEnv*, jclass, jint count) { kernel::failPorts(count); }
void failPosts(JNIEnv*, jclass, jint count) { kernel::failPosts(count); }
void failWait(JNIEnv*, jclass, jint code) { kernel::failWait(dword(code)); }
void limitBatch(JNIEnv*, jclass, jint most) { kernel::limitBatch(dword(most)); }
void failAllocations(JNIEnv*, jclass, jint after, jint count) { torture::failAllocations(after, count); }
void failCommits(JNIEnv*, jclass, jboolean fail) { test::commitsLeft = fail != JNI_FALSE ? 0 : -1; }
jint openPorts(JNIEnv*, jclass) { return kernel::openPorts(); }
jboolean isOpen(JNIEnv*, jclass, jlong port) { return kernel::isOpen(handle(port)) ? JNI_TRUE : JNI_FALSE; }
jstring violations(JNIEnv* env, jclass) { return env->NewStringUTF(kernel::violations().c_str()); }

/** The slot of that token has not gone on: neither to the next use nor to another owner. */
jboolean keepsSlot(JNIEnv*, jclass, jlong operation) {
    const port::Token token{static_cast<std::uint64_t>(operation)};
    return port::slab().at(token.index()).state.load() >> 32 == token.generation() ? JNI_TRUE : JNI_FALSE;
}

jint slots(JNIEnv* env, jclass, jintArray byPhase) { return countSlots(env, byPhase); }

/** There are no words for a code here. */
jint message(JNIEnv*, jclass, jint, jcharArray) { return 0; }

const jni::Natives& systemFacts() noexcept {
    static const JNINativeMethod methods[] = {jni::native<message>("message0")};
    static const jni::Natives natives{"io/github/winnet4j/internal/SystemFacts", methods};
    return natives;
}

const jni::Natives& machine() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<begin>("begin"),
        jni::native<end>("end"),
        jni::native<enroll>("enroll"),
        jni::native<retire>("retire"),
        jni::native<awaitActors>("awaitActors"),
        jni::native<actors>("actors"),
        jni::native<awaitGone>("awaitGone"),
        jni::native<point>("point"),
        jni::native<lightPoint>("lightPoint"),
        jni::native<idle>("idle"),
        jni::native<awaitSignal>("awaitSignal"),
        jni::native<signal>("signal"),
        jni::native<controls>("controls"),
        jni::native<stuck>("stuck"),
        jni::native<isLeft>("isLeft"),
        jni::native<now>("now"),
        jni::native<random>("random"),
        jni::native<trace>("trace"),
        jni::native<detached>("detached"),
        jni::native<complete>("complete"),
        jni::native<callback>("callback"),
        jni::native<stray>("stray"),
        jni::native<failPorts>("failPorts"),
        jni::native<failPosts>("failPosts"),
        jni::native<failWait>("failWait"),
        jni::native<limitBatch>("limitBatch"),
        jni::native<failAllocations>("failAllocations"),
        jni::native<failCommits>("failCommits"),
        jni::native<openPorts>("openPorts"),
        jni::native<isOpen>("isOpen"),
        jni::native<violations>("violations"),
        jni::native<keepsSlot>("keepsSlot"),
        jni::native<slots>("slots"),
    };
    static const jni::Natives natives{"io/github/winnet4j/torture/Machine", methods};
    return natives;
}

}  // namespace
}  // namespace winnet4j::torture

namespace winnet4j::jni {

std::span<const Natives* const> allNatives() noexcept {
    static const Natives* const tables[] = {&glue::nativeTables(), &glue::portNatives(),    &glue::channelNatives(),
                                            &glue::directMemory(), &torture::systemFacts(), &torture::machine(),
                                            &torture::pipeIo(),    &torture::slotsOfTests()};
    return tables;
}

void unload() noexcept { port::slab().clear(); }

}  // namespace winnet4j::jni
