// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.port.Slots: counts the slots of winnet4j.dll's slab in their own memory, so that a test sees what
// is in progress and what leaked without asking the code that it tests. Knows the shape of a slot and its phases.
#include "test/test_tables.h"

#include "glue/convert.h"
#include "port/slab.h"

namespace winnet4j::test {
namespace {

using namespace glue;

/** The phases of Slab, in its order. */
constexpr jsize kPhases = 6;

/** The slab commits its memory from the front on, so the slots end where the committed pages do. */
std::size_t committed(const void* first) noexcept {
    MEMORY_BASIC_INFORMATION region{};
    if (VirtualQuery(first, &region, sizeof region) == 0 || region.State != MEM_COMMIT || region.BaseAddress != first) {
        return 0;
    }
    return region.RegionSize / sizeof(port::Slot);
}

jint count(JNIEnv* env, jclass, jlong first, jintArray byPhase) {
    const auto* slots = static_cast<const port::Slot*>(pointer(first));
    const std::size_t size = committed(slots);
    jint counts[kPhases] = {};
    for (std::size_t i = 0; i < size; ++i) {
        const auto phase = static_cast<std::uint32_t>(slots[i].state.load(std::memory_order_acquire));
        if (phase >= kPhases) {
            return 0;
        }
        counts[phase]++;
    }
    env->SetIntArrayRegion(byPhase, 0, kPhases, counts);
    return static_cast<jint>(size);
}

/** How many ranges of addresses of exactly that size this process has reserved. */
jint ranges(JNIEnv*, jclass, jlong size) {
    jint count = 0;
    MEMORY_BASIC_INFORMATION region{};
    const void* base = nullptr;
    jlong sum = 0;
    for (const char* at = nullptr; VirtualQuery(at, &region, sizeof region) != 0;
         at = static_cast<const char*>(region.BaseAddress) + region.RegionSize) {
        const void* next = region.State != MEM_FREE ? region.AllocationBase : nullptr;
        if (next != base) {
            count += base != nullptr && sum == size ? 1 : 0;
            base = next;
            sum = 0;
        }
        sum += static_cast<jlong>(region.RegionSize);
    }
    return count;
}

}  // namespace

const jni::Natives& slots() noexcept {
    static const JNINativeMethod methods[] = {jni::native<count>("count"), jni::native<ranges>("ranges")};
    static const jni::Natives natives{"io/github/winnet4j/port/Slots", methods};
    return natives;
}

}  // namespace winnet4j::test
