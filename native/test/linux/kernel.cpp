// SPDX-License-Identifier: Apache-2.0
#include "kernel.h"

#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <utility>

#include "handles.h"
#include "scheduler.h"

namespace winnet4j::torture::kernel {
namespace {

/** What a handle stands for. Handles are numbers that never come again. */
struct Thread {
    DWORD id = 0;
    std::atomic<bool> apc{false};
    std::condition_variable* waits = nullptr;
};

struct Queue {
    std::deque<OVERLAPPED_ENTRY> packets;
    std::atomic<std::size_t> size{0};
    std::condition_variable some;
    std::atomic<bool> closed{false};
    int waiting = 0;
};

struct Object {
    std::shared_ptr<Thread> thread;
    std::shared_ptr<Queue> queue;
};

struct Kernel : test::Handles<Object> {
    std::mutex lock;
    int ports = 0;
    int failingPorts = 0;
    int failingPosts = 0;
    std::uint32_t failingWait = 0;
    std::uint32_t mostPackets = 0;
    std::string violations;

    void violated(const char* what) {
        if (violations.size() < 1000) {
            violations += std::string(violations.empty() ? "" : "; ") + what;
        }
    }
};

Kernel& state() {
    static auto* const only = new Kernel;
    return *only;
}

thread_local DWORD lastError = 0;
thread_local std::shared_ptr<Thread> thisThread;

const std::shared_ptr<Thread>& current() {
    static std::atomic<DWORD> ids{1};
    if (thisThread == nullptr) {
        thisThread = std::make_shared<Thread>();
        thisThread->id = ids++;
    }
    return thisThread;
}

BOOL fail(DWORD error) {
    lastError = error;
    return FALSE;
}

/** No program has that many operations and reasons to wake its driver. On Windows packets take memory that can't be
 * paged. */
constexpr std::size_t kFlood = 1000;

void put(Queue& queue, OVERLAPPED_ENTRY packet) {
    queue.packets.push_back(packet);
    queue.size = queue.packets.size();
    if (queue.packets.size() == kFlood) {
        state().violated("packets pile up in a port");
    }
    queue.some.notify_all();
}

/** The threads of ports have numbers from there on. */
constexpr int kFirstPort = 100;
std::atomic<int> portThreads{0};

}  // namespace

void complete(HANDLE port, OVERLAPPED* overlapped, ULONG_PTR key, std::uint32_t status, std::uint32_t bytes) {
    Kernel& k = state();
    const std::lock_guard guard(k.lock);
    const Object object = k.find(port);
    if (object.queue == nullptr) {
        return k.violated("a port was closed before its operations were back");
    }
    put(*object.queue, {key, overlapped, status, bytes});
}

void stray(HANDLE port, OVERLAPPED* overlapped, ULONG_PTR key) {
    Kernel& k = state();
    const std::lock_guard guard(k.lock);
    const Object object = k.find(port);
    if (object.queue != nullptr) {
        put(*object.queue, {key, overlapped, 0, 0});
    }
}

void failPorts(int count) {
    const std::lock_guard guard(state().lock);
    state().failingPorts = count;
}

void failPosts(int count) {
    const std::lock_guard guard(state().lock);
    state().failingPosts = count;
}

void failWait(std::uint32_t code) {
    const std::lock_guard guard(state().lock);
    state().failingWait = code;
}

void limitBatch(std::uint32_t most) {
    const std::lock_guard guard(state().lock);
    state().mostPackets = most;
}

void begin() {
    limitBatch(0);
    portThreads = 0;
}

int openPorts() {
    const std::lock_guard guard(state().lock);
    return state().ports;
}

bool isOpen(HANDLE port) {
    const std::lock_guard guard(state().lock);
    return state().find(port).queue != nullptr;
}

std::string violations() {
    const std::lock_guard guard(state().lock);
    return std::exchange(state().violations, {});
}

}  // namespace winnet4j::torture::kernel

using namespace winnet4j::torture;
using namespace winnet4j::torture::kernel;

DWORD GetLastError() noexcept { return lastError; }
HANDLE GetCurrentProcess() noexcept { return INVALID_HANDLE_VALUE; }
HANDLE GetCurrentThread() noexcept { return reinterpret_cast<HANDLE>(static_cast<std::intptr_t>(-2)); }
DWORD GetCurrentThreadId() noexcept { return current()->id; }

ULONGLONG GetTickCount64() noexcept {
    if (scheduler().controls()) {
        return static_cast<ULONGLONG>(scheduler().now() / 1'000'000);
    }
    using namespace std::chrono;
    return static_cast<ULONGLONG>(duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count());
}

BOOL DuplicateHandle(HANDLE, HANDLE, HANDLE, HANDLE* duplicate, DWORD, BOOL, DWORD) noexcept {
    const std::lock_guard guard(state().lock);
    *duplicate = state().add({current(), nullptr});
    return TRUE;
}

DWORD QueueUserAPC(void (*)(ULONG_PTR), HANDLE thread, ULONG_PTR) noexcept {
    const std::lock_guard guard(state().lock);
    const Object object = state().find(thread);
    if (object.thread == nullptr) {
        state().violated("an APC for a handle that is no thread's");
        return 0;
    }
    object.thread->apc = true;
    if (object.thread->waits != nullptr) {
        object.thread->waits->notify_all();
    }
    return 1;
}

/** Every processor that runs a thread of this process finishes its writes: what Linux has of the same kind. */
void FlushProcessWriteBuffers() noexcept {
    static const long registered = syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0);
    scheduler().point();
    if (registered != 0 || syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) != 0) {
        syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0);
    }
    scheduler().point();
}

BOOL GetModuleHandleExW(DWORD, const wchar_t*, HMODULE* module) noexcept {
    *module = nullptr;
    return TRUE;
}

HANDLE CreateIoCompletionPort(HANDLE, HANDLE, ULONG_PTR, DWORD) noexcept {
    const std::lock_guard guard(state().lock);
    if (state().failingPorts > 0) {
        state().failingPorts--;
        lastError = ERROR_NOT_ENOUGH_QUOTA;
        return nullptr;
    }
    state().ports++;
    return state().add({nullptr, std::make_shared<Queue>()});
}

BOOL CloseHandle(HANDLE handle) noexcept {
    Kernel& k = state();
    const std::lock_guard guard(k.lock);
    const Object object = k.find(handle);
    if (object.queue != nullptr) {
        if (object.queue->waiting != 0) {
            k.violated("a port was closed under a thread that waits in it");
        }
        object.queue->closed = true;
        object.queue->some.notify_all();
        k.ports--;
    } else if (object.thread == nullptr) {
        k.violated("a handle was closed twice");
        return fail(ERROR_INVALID_HANDLE);
    }
    k.erase(handle);
    return TRUE;
}

BOOL PostQueuedCompletionStatus(HANDLE port, DWORD bytes, ULONG_PTR key, OVERLAPPED* overlapped) noexcept {
    Kernel& k = state();
    const std::lock_guard guard(k.lock);
    const Object object = k.find(port);
    if (object.queue == nullptr) {
        k.violated("a packet was posted to a port that is closed");
        return fail(ERROR_INVALID_HANDLE);
    }
    if (k.failingPosts > 0) {
        k.failingPosts--;
        return fail(ERROR_NOT_ENOUGH_MEMORY);
    }
    put(*object.queue, {key, overlapped, 0, bytes});
    return TRUE;
}

BOOL GetQueuedCompletionStatusEx(HANDLE port, OVERLAPPED_ENTRY* entries, ULONG room, ULONG* taken, DWORD timeoutMillis,
                                 BOOL) noexcept {
    Kernel& k = state();
    std::unique_lock lock(k.lock);
    const Object object = k.find(port);
    if (object.queue == nullptr) {
        if (!scheduler().isLeft()) {
            k.violated("a wait in a port that is closed");
        }
        return fail(ERROR_INVALID_HANDLE);
    }
    Queue& queue = *object.queue;
    Thread& thread = *current();
    thread.waits = &queue.some;
    queue.waiting++;
    const auto there = [&] { return queue.size != 0 || thread.apc || queue.closed; };
    lock.unlock();
    if (scheduler().active()) {
        if (!scheduler().controls()) {
            scheduler().enroll(kFirstPort + portThreads++);
        }
        scheduler().await(there, timeoutMillis == INFINITE ? kNever : std::int64_t{timeoutMillis} * 1'000'000);
        lock.lock();
    } else {
        lock.lock();
        if (timeoutMillis == INFINITE) {
            queue.some.wait(lock, there);
        } else {
            queue.some.wait_for(lock, std::chrono::milliseconds(timeoutMillis), there);
        }
    }
    queue.waiting--;
    thread.waits = nullptr;
    if (scheduler().isLeft()) {
        return fail(ERROR_ABANDONED_WAIT_0);
    }
    if (k.failingWait != 0) {
        return fail(std::exchange(k.failingWait, 0));
    }
    if (thread.apc.exchange(false)) {
        return fail(WAIT_IO_COMPLETION);
    }
    if (queue.packets.empty()) {
        return fail(queue.closed ? ERROR_ABANDONED_WAIT_0 : WAIT_TIMEOUT);
    }
    ULONG most = k.mostPackets != 0 && k.mostPackets < room ? k.mostPackets : room;
    for (*taken = 0; *taken < most && !queue.packets.empty(); ++*taken) {
        entries[*taken] = queue.packets.front();
        queue.packets.pop_front();
    }
    queue.size = queue.packets.size();
    return TRUE;
}
