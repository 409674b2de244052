// SPDX-License-Identifier: Apache-2.0
#include "port/port.h"

namespace winnet4j::port {

namespace {

/** A million operations at once; 128 MB of addresses, and memory only for those that were ever in use at once. */
constexpr std::uint32_t kMostSlots = 1u << 20;

}  // namespace

Port::~Port() {
    if (handle_ != nullptr) {
        CloseHandle(handle_);
    }
    if (driverThread_ != nullptr) {
        CloseHandle(driverThread_);
    }
}

std::uint32_t Port::open() noexcept {
    handle_ = CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 1);
    return handle_ != nullptr ? ERROR_SUCCESS : GetLastError();
}

decltype(&PostQueuedCompletionStatus) Port::postPacket = PostQueuedCompletionStatus;

int Port::dequeue(OVERLAPPED_ENTRY* entries, int room, std::uint32_t timeoutMillis, std::uint32_t& error) noexcept {
    rememberDriver();
    const ULONGLONG begin = timeoutMillis != 0 && timeoutMillis != INFINITE ? GetTickCount64() : 0;
    for (DWORD left = timeoutMillis;;) {
        error = ERROR_SUCCESS;
        if (const int late = takeLate(entries, room)) {
            return late;
        }
        ULONG taken = 0;
        // Alertable, so that a driver can be woken when there is no packet to be had.
        if (GetQueuedCompletionStatusEx(handle_, entries, static_cast<ULONG>(room), &taken, left, TRUE) != FALSE) {
            return static_cast<int>(taken);
        }
        error = GetLastError();
        if (error != WAIT_IO_COMPLETION) {
            return 0;
        }
        // An APC has run. Ours says that something lies beside the packets; one of the application's, or one that was
        // meant for another port of this thread, must not end the wait.
        if (begin != 0) {
            const ULONGLONG gone = GetTickCount64() - begin;
            left = gone < timeoutMillis ? timeoutMillis - static_cast<DWORD>(gone) : 0;
        }
    }
}

/** The thread that is about to wait, by a handle of ours: while that is open its number can't be another thread's. */
void Port::rememberDriver() noexcept {
    const DWORD id = GetCurrentThreadId();
    if (driverId_ == id) {
        return;
    }
    HANDLE fresh = nullptr;
    if (DuplicateHandle(GetCurrentProcess(), GetCurrentThread(), GetCurrentProcess(), &fresh, THREAD_SET_CONTEXT, FALSE,
                        0) == FALSE) {
        return;  // tried again at the next wait; until then wake-ups need packets
    }
    HANDLE old = nullptr;
    {
        const std::lock_guard guard(waking_);
        old = driverThread_;
        driverThread_ = fresh;
    }
    driverId_ = id;
    if (old != nullptr) {
        CloseHandle(old);
    }
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
    const std::lock_guard guard(waking_);
    if (driverThread_ != nullptr) {
        QueueUserAPC([](ULONG_PTR) {}, driverThread_, 0);
    }
}

namespace {

/** No thread needs to be the first here, so no guard is taken, and no destructor runs when the process ends. */
union Kept {
    Slab slab{kMostSlots};
    constexpr Kept() noexcept {}
    ~Kept() {}
};
constinit Kept kept;

}  // namespace

Slab& slab() noexcept { return kept.slab; }

}  // namespace winnet4j::port
