// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.bench.PortDll: a plain C++ program's loop over a completion port of Windows, which is what the
// library is compared with. No slab, no token, no record: an OVERLAPPED in a struct of its own with the function that
// is called with it, as such programs are written.
#include "bench/real_port.h"

#include <vector>

#include "glue/convert.h"

namespace winnet4j::bench {
namespace {

using namespace glue;

struct Operation {
    OVERLAPPED overlapped{};
    void (*completed)(Operation&, DWORD bytes) = nullptr;
    struct Loop* loop = nullptr;
    long long began = 0;
};

long long now() noexcept {
    LARGE_INTEGER ticks;
    QueryPerformanceCounter(&ticks);
    return ticks.QuadPart;
}

/** From ticks to nanoseconds, as System.nanoTime has them. */
jlong nanos(long long ticks) noexcept {
    static const long long frequency = [] {
        LARGE_INTEGER perSecond;
        QueryPerformanceFrequency(&perSecond);
        return perSecond.QuadPart;
    }();
    return static_cast<jlong>(static_cast<double>(ticks) * 1e9 / static_cast<double>(frequency));
}

/** The port, its thread, and the operations that are posted to it. */
struct Loop {
    explicit Loop(std::size_t count) : operations(count) {
        port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 1);
        allDone = CreateEventW(nullptr, FALSE, FALSE, nullptr);
        thread = CreateThread(
            nullptr, 0, [](void* self) -> DWORD { return static_cast<Loop*>(self)->run(); }, this, 0, nullptr);
        for (Operation& operation : operations) {
            operation.loop = this;
            operation.completed = [](Operation& done, DWORD bytes) {
                Loop& loop = *done.loop;
                loop.took = now() - done.began;
                loop.sum += bytes;
                if (loop.sum == loop.target) {
                    SetEvent(loop.allDone);
                }
            };
        }
    }
    ~Loop() {
        PostQueuedCompletionStatus(port, 0, 0, nullptr);
        WaitForSingleObject(thread, INFINITE);
        CloseHandle(thread);
        CloseHandle(allDone);
        CloseHandle(port);
    }
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    DWORD run() noexcept {
        OVERLAPPED_ENTRY entries[128];
        for (;;) {
            ULONG taken = 0;
            if (GetQueuedCompletionStatusEx(port, entries, 128, &taken, INFINITE, FALSE) == FALSE) {
                return GetLastError();
            }
            for (ULONG i = 0; i < taken; ++i) {
                if (entries[i].lpOverlapped == nullptr) {
                    return 0;
                }
                auto& operation = *reinterpret_cast<Operation*>(entries[i].lpOverlapped);
                operation.completed(operation, entries[i].dwNumberOfBytesTransferred);
            }
        }
    }

    /** Posts the first count, and waits until all of them have been handled. */
    void round(std::size_t count) noexcept {
        target = sum + count;
        for (std::size_t i = 0; i < count; ++i) {
            operations[i].overlapped = OVERLAPPED{};
            operations[i].began = now();
            PostQueuedCompletionStatus(port, 1, 1, &operations[i].overlapped);
        }
        WaitForSingleObject(allDone, INFINITE);
    }

    HANDLE port = nullptr;
    HANDLE allDone = nullptr;
    HANDLE thread = nullptr;
    /** Written by one thread while the other waits for the port or the event. */
    std::size_t target = 0;
    std::size_t sum = 0;
    long long took = 0;
    std::vector<Operation> operations;
};

/** That many rounds with that many operations each; the nanoseconds of all. */
jlong throughput(JNIEnv*, jclass, jint inFlight, jint rounds) {
    Loop loop(static_cast<std::size_t>(inFlight));
    loop.round(1);
    const long long begin = now();
    for (jint i = 0; i < rounds; ++i) {
        loop.round(static_cast<std::size_t>(inFlight));
    }
    return nanos(now() - begin);
}

/** One at a time, as often as there is room: the nanoseconds from before the post to the handler of each. */
void latency(JNIEnv* env, jclass, jlongArray out) {
    Loop loop(1);
    loop.round(1);
    std::vector<jlong> times(static_cast<std::size_t>(env->GetArrayLength(out)));
    for (jlong& time : times) {
        loop.round(1);
        time = nanos(loop.took);
    }
    env->SetLongArrayRegion(out, 0, static_cast<jsize>(times.size()), times.data());
}

jlong event(JNIEnv*, jclass) { return number(CreateEventW(nullptr, FALSE, FALSE, nullptr)); }
void set(JNIEnv*, jclass, jlong event) { SetEvent(handle(event)); }
void await(JNIEnv*, jclass, jlong event) { WaitForSingleObject(handle(event), INFINITE); }

void complete(JNIEnv* env, jclass, jlong port, jlong key, jlongArray overlapped) {
    std::vector<jlong> addresses(static_cast<std::size_t>(env->GetArrayLength(overlapped)));
    env->GetLongArrayRegion(overlapped, 0, static_cast<jsize>(addresses.size()), addresses.data());
    for (const jlong address : addresses) {
        PostQueuedCompletionStatus(handle(port), 0, static_cast<ULONG_PTR>(key),
                                   static_cast<OVERLAPPED*>(pointer(address)));
    }
}

}  // namespace

const jni::Natives& portDll() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<event>("event"),           jni::native<set>("set"),
        jni::native<await>("await"),           jni::native<complete>("complete"),
        jni::native<throughput>("throughput"), jni::native<latency>("latency"),
    };
    static const jni::Natives natives{"io/github/winnet4j/bench/PortDll", methods};
    return natives;
}

}  // namespace winnet4j::bench
