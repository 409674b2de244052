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

int Port::dequeue(OVERLAPPED_ENTRY* entries, int room, std::uint32_t timeoutMillis, std::uint32_t& error) noexcept {
    ULONG taken = 0;
    if (GetQueuedCompletionStatusEx(handle_, entries, static_cast<ULONG>(room), &taken, timeoutMillis, FALSE) ==
        FALSE) {
        error = GetLastError();
        return 0;
    }
    error = ERROR_SUCCESS;
    return static_cast<int>(taken);
}

std::uint32_t Port::post(Slot& slot, std::uint32_t bytes) noexcept {
    return PostQueuedCompletionStatus(handle_, bytes, cookie(), &slot.overlapped) != FALSE ? ERROR_SUCCESS
                                                                                           : GetLastError();
}

std::uint32_t Port::wake() noexcept {
    return PostQueuedCompletionStatus(handle_, 0, cookie(), nullptr) != FALSE ? ERROR_SUCCESS : GetLastError();
}

Slab& slab() noexcept {
    alignas(Slab) static unsigned char memory[sizeof(Slab)];
    static Slab* const slab = new (memory) Slab(kMostSlots);
    return *slab;
}

}  // namespace winnet4j::port
