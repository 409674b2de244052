// SPDX-License-Identifier: Apache-2.0
#include "port/port.h"

#include <new>

namespace winnet4j::port {

namespace {

/** A million operations at once; 128 MB of addresses, and memory only for those that were ever in use at once. */
constexpr std::uint32_t kMostSlots = 1u << 20;

}  // namespace

Port::~Port() {
    if (handle_ != nullptr) {
        CloseHandle(handle_);
    }
}

std::uint32_t Port::open() noexcept {
    handle_ = CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 1);
    return handle_ != nullptr ? ERROR_SUCCESS : GetLastError();
}

decltype(&PostQueuedCompletionStatus) Port::postPacket = PostQueuedCompletionStatus;

int Port::dequeue(OVERLAPPED_ENTRY* entries, int room, std::uint32_t timeoutMillis, std::uint32_t& error) noexcept {
    error = ERROR_SUCCESS;
    driverThread_.store(GetCurrentThreadId(), std::memory_order_seq_cst);
    if (const int late = takeLate(entries, room)) {
        return late;
    }
    ULONG taken = 0;
    // Alertable, so that a driver can be woken when there is no packet to be had.
    if (GetQueuedCompletionStatusEx(handle_, entries, static_cast<ULONG>(room), &taken, timeoutMillis, TRUE) == FALSE) {
        error = GetLastError();
        if (error == WAIT_IO_COMPLETION) {
            error = WAIT_TIMEOUT;
            return takeLate(entries, room);
        }
        return 0;
    }
    return static_cast<int>(taken);
}

void Port::post(Slot& slot, std::uint32_t bytes) noexcept {
    if (postPacket(handle_, bytes, cookie(), &slot.overlapped) != FALSE) {
        return;
    }
    slot.overlapped.InternalHigh = bytes;
    Slot* newest = late_.load(std::memory_order_relaxed);
    do {
        slot.nextLate = newest;
    } while (!late_.compare_exchange_weak(newest, &slot, std::memory_order_seq_cst));
    wakeByApc();
}

void Port::wake() noexcept {
    if (postPacket(handle_, 0, cookie(), nullptr) == FALSE) {
        lateWake_.store(true, std::memory_order_seq_cst);
        wakeByApc();
    }
}

/** What came without a packet, in the order in which it came. */
int Port::takeLate(OVERLAPPED_ENTRY* entries, int room) noexcept {
    int count = 0;
    if (lateWake_.load(std::memory_order_relaxed) && lateWake_.exchange(false)) {
        entries[count++] = {cookie(), nullptr, 0, 0};
    }
    if (inLine_ == nullptr && late_.load(std::memory_order_seq_cst) != nullptr) {
        for (Slot* slot = late_.exchange(nullptr); slot != nullptr;) {
            Slot* older = slot->nextLate;
            slot->nextLate = inLine_;
            inLine_ = slot;
            slot = older;
        }
    }
    while (inLine_ != nullptr && count < room) {
        entries[count++] = {cookie(), &inLine_->overlapped, 0, static_cast<DWORD>(inLine_->overlapped.InternalHigh)};
        inLine_ = inLine_->nextLate;
    }
    return count;
}

void Port::wakeByApc() noexcept {
    const HANDLE thread = OpenThread(THREAD_SET_CONTEXT, FALSE, driverThread_.load(std::memory_order_seq_cst));
    if (thread != nullptr) {
        QueueUserAPC([](ULONG_PTR) {}, thread, 0);
        CloseHandle(thread);
    }
}

Slab& slab() noexcept {
    alignas(Slab) static unsigned char memory[sizeof(Slab)];
    static Slab* const slab = new (memory) Slab(kMostSlots);
    return *slab;
}

}  // namespace winnet4j::port
