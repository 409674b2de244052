// SPDX-License-Identifier: Apache-2.0
// winnet4j-memory.dll: winnet4j.dll with a queue in memory in the place of Windows' completion port. For tests with
// very many completions, each of which would be a trip through Wine's server. Everything else is the same objects.
#include "port/port.h"

#include <deque>
#include <new>

namespace winnet4j::port {
namespace {

/** No std::mutex: with mingw-w64 it is one of winpthreads', which goes through the server too. */
struct Queue {
    SRWLOCK lock = SRWLOCK_INIT;
    CONDITION_VARIABLE some = CONDITION_VARIABLE_INIT;
    std::deque<OVERLAPPED_ENTRY> packets;

    void put(OVERLAPPED_ENTRY packet) noexcept {
        AcquireSRWLockExclusive(&lock);
        packets.push_back(packet);
        ReleaseSRWLockExclusive(&lock);
        WakeConditionVariable(&some);
    }
};

Queue& queue(HANDLE handle) noexcept { return *static_cast<Queue*>(handle); }

}  // namespace

decltype(&PostQueuedCompletionStatus) Port::postPacket = nullptr;

Port::~Port() { delete static_cast<Queue*>(handle_); }

std::uint32_t Port::open() noexcept {
    handle_ = new (std::nothrow) Queue;
    return handle_ != nullptr ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
}

int Port::dequeue(OVERLAPPED_ENTRY* entries, int room, std::uint32_t timeoutMillis, std::uint32_t& error) noexcept {
    Queue& from = queue(handle_);
    error = ERROR_SUCCESS;
    int taken = 0;
    AcquireSRWLockExclusive(&from.lock);
    while (from.packets.empty()) {
        if (SleepConditionVariableSRW(&from.some, &from.lock, timeoutMillis, 0) == FALSE) {
            error = WAIT_TIMEOUT;
            break;
        }
    }
    for (; taken < room && !from.packets.empty(); from.packets.pop_front()) {
        entries[taken++] = from.packets.front();
    }
    ReleaseSRWLockExclusive(&from.lock);
    return taken;
}

void Port::post(Slot& slot, std::uint32_t bytes) noexcept {
    queue(handle_).put({cookie(), &slot.overlapped, 0, bytes});
}

void Port::wake() noexcept { queue(handle_).put({cookie(), nullptr, 0, 0}); }

Slab& slab() noexcept {
    alignas(Slab) static unsigned char memory[sizeof(Slab)];
    static Slab* const slab = new (memory) Slab(1u << 20);
    return *slab;
}

}  // namespace winnet4j::port

/** For tests that play Windows: a packet for the port that Java has the handle of. */
extern "C" __declspec(dllexport) void winnet4j_memory_post(HANDLE port, OVERLAPPED* overlapped, DWORD bytes) {
    winnet4j::port::queue(port).put({winnet4j::port::cookie(), overlapped, 0, bytes});
}
