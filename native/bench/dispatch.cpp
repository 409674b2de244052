// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.bench.DispatchDll: completions from packets in memory up to Java, by the loop, the slab and the
// callbacks of the library itself, and the other ways to call Java. The slab is one of this DLL. It numbers its slots
// as the library's own does, so the tokens that Java's operations took there are valid here; prepare sees to that.
//
// One thread at a time, as with a port.
#include "bench/dispatch.h"

#include <algorithm>
#include <optional>

#include "glue/callbacks.h"
#include "glue/convert.h"
#include "port/slab.h"

namespace winnet4j::bench {
namespace {

using namespace glue;
using port::kBatch;
using port::Record;
using port::Slab;
using port::Slot;
using port::Token;
using port::Turn;

constexpr jint kMost = 1 << 17;

/** A completion port in memory without a lock: all packets are there before the loop begins. */
class Packets {
  public:
    int dequeue(OVERLAPPED_ENTRY* entries, int room, std::uint32_t, std::uint32_t& error) noexcept {
        const int taken = std::min(room, count_ - next_);
        if (taken == 0) {
            error = WAIT_TIMEOUT;
            return 0;
        }
        for (int i = 0; i < taken; ++i) {
            entries[i] = packets_[next_ + i];
        }
        next_ += taken;
        return taken;
    }

    void clear() noexcept { count_ = next_ = 0; }

    void complete(Slot& slot, DWORD bytes) noexcept {
        packets_[count_++] = {port::cookie(), &slot.overlapped, 0, bytes};
    }

    /** Windows completes in its own order, not in that of the slots; another one each time, so that no branch
     * predictor learns it. */
    void shuffle() noexcept {
        for (int i = count_ - 1; i > 0; --i) {
            seed_ ^= seed_ << 13;
            seed_ ^= seed_ >> 7;
            seed_ ^= seed_ << 17;
            std::swap(packets_[i], packets_[seed_ % static_cast<std::uint64_t>(i + 1)]);
        }
    }

  private:
    int count_ = 0;
    int next_ = 0;
    std::uint64_t seed_ = 88172645463325252;
    OVERLAPPED_ENTRY packets_[kMost];
};

Slab& slab() noexcept {
    static Slab slots(kMost);
    return slots;
}

Packets packets;
port::Driver driver;
Record* taken = nullptr;
jclass portNatives = nullptr;
jport portOfJava = nullptr;
std::optional<Callbacks> callbacks;

/** Once: slots, and what the loop needs of Java. */
jboolean open(JNIEnv* env, jclass, jport port, jni::jbytebuffer records, jint count) {
    const jclass found = env->FindClass("io/github/winnet4j/port/PortNatives");
    if (found == nullptr || count > kMost) {
        return JNI_FALSE;
    }
    portNatives = static_cast<jclass>(env->NewGlobalRef(found));
    taken = static_cast<Record*>(env->GetDirectBufferAddress(records));
    portOfJava = static_cast<jport>(env->NewGlobalRef(port));
    for (jint i = 0; i < count; ++i) {
        if (!slab().acquire(driver)) {
            return JNI_FALSE;
        }
    }
    return JNI_TRUE;
}

/** Begins the operations with these tokens, and has their packets ready. How many it could begin. */
jint prepare(JNIEnv* env, jclass, jlongArray tokens, jint count) {
    callbacks.emplace(env, portNatives, portOfJava);
    static jlong values[kMost];
    env->GetLongArrayRegion(tokens, 0, count, values);
    packets.clear();
    for (jint i = 0; i < count; ++i) {
        Slot* slot = slab().begin(Token{static_cast<std::uint64_t>(values[i])});
        if (slot == nullptr) {
            return i;
        }
        packets.complete(*slot, 1);
    }
    packets.shuffle();
    return count;
}

/** What run of native/glue/port.cpp does, until no packet is left. */
jint dispatch(JNIEnv*, jclass, jint batch) {
    jint count = 0;
    for (;;) {
        const Turn turn = take(packets, slab(), driver, taken, batch, INFINITE);
        if (turn.records == 0) {
            return count;
        }
        port::Driver::add(driver.escaped, callbacks->deliver(taken, turn.records));
        count += turn.records;
    }
}

/** The same, but each record goes up alone, however many came together. */
jint dispatchEach(JNIEnv*, jclass, jint batch) {
    jint count = 0;
    for (;;) {
        const Turn turn = take(packets, slab(), driver, taken, batch, INFINITE);
        if (turn.records == 0) {
            return count;
        }
        for (int i = 0; i < turn.records; ++i) {
            port::Driver::add(driver.escaped, callbacks->deliver(taken + i, 1));
        }
        count += turn.records;
    }
}

Record kept[kMost];
jint keptCount = 0;

/** The loop alone: its records stay in native memory. */
jint loop(JNIEnv*, jclass, jint batch) {
    keptCount = 0;
    for (;;) {
        const Turn turn = take(packets, slab(), driver, kept + keptCount, batch, INFINITE);
        if (turn.records == 0) {
            return keptCount;
        }
        keptCount += turn.records;
    }
}

/** The rest of it, so that the operations end. */
void deliverKept(JNIEnv*, jclass) {
    for (jint done = 0; done < keptCount; done += kBatch) {
        const jint count = std::min<jint>(kBatch, keptCount - done);
        std::copy_n(kept + done, count, taken);
        callbacks->deliver(taken, count);
    }
    keptCount = 0;
}

/** What poll of native/glue/port.cpp does. */
jint poll(JNIEnv*, jclass, jint batch) { return take(packets, slab(), driver, taken, batch, 0).records; }

/** The least: class and method are at hand, nothing is looked at afterwards but at the very end. */
void upcall(JNIEnv* env, jclass type, jint count) {
    const jmethodID method = env->GetStaticMethodID(type, "upcalled", "(JIJJ)V");
    jvalue arguments[4] = {};
    for (jint i = 0; i < count; ++i) {
        arguments[0].j = i;
        env->CallStaticVoidMethodA(type, method, arguments);
    }
}

/** The same, with the check for an exception after each call that JNI demands. */
void checkedUpcall(JNIEnv* env, jclass type, jint count) {
    const jmethodID method = env->GetStaticMethodID(type, "upcalled", "(JIJJ)V");
    jvalue arguments[4] = {};
    for (jint i = 0; i < count; ++i) {
        arguments[0].j = i;
        env->CallStaticVoidMethodA(type, method, arguments);
        if (env->ExceptionCheck() != JNI_FALSE) {
            return;
        }
    }
}

/** As in many a tutorial. */
void naiveUpcall(JNIEnv* env, jclass, jint count) {
    for (jint i = 0; i < count; ++i) {
        const jclass type = env->FindClass("io/github/winnet4j/bench/DispatchDll");
        const jmethodID method = env->GetStaticMethodID(type, "upcalled", "(JIJJ)V");
        env->CallStaticVoidMethod(type, method, jlong{i}, jint{0}, jlong{0}, jlong{0});
        if (env->ExceptionCheck() != JNI_FALSE) {
            return;
        }
        env->DeleteLocalRef(type);
    }
}

/** Calls what FFM or JNA made of a method of Java. */
jint callFunction(JNIEnv*, jclass, jlong address, jint count) {
    using Function = jint (*)(jlong, jlong, jint, jint);
    const auto function = reinterpret_cast<Function>(pointer(address));
    jint sum = 0;
    for (jint i = 0; i < count; ++i) {
        sum += function(i, 0, 1, 0);
    }
    return sum;
}

}  // namespace

const jni::Natives& dispatchDll() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<open>("open"),
        jni::native<prepare>("prepare"),
        jni::native<dispatch>("dispatch"),
        jni::native<dispatchEach>("dispatchEach"),
        jni::native<loop>("loop"),
        jni::native<deliverKept>("deliverKept"),
        jni::native<poll>("poll"),
        jni::native<upcall>("upcall"),
        jni::native<checkedUpcall>("checkedUpcall"),
        jni::native<naiveUpcall>("naiveUpcall"),
        jni::native<callFunction>("callFunction"),
    };
    static const jni::Natives natives{"io/github/winnet4j/bench/DispatchDll", methods};
    return natives;
}

}  // namespace winnet4j::bench
