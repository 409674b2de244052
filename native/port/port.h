// SPDX-License-Identifier: Apache-2.0
// A completion port of Windows, as the source of the loop. Owns the HANDLE and its driver's counters. Packets may be
// posted and the driver woken from any thread; one thread at a time drives.
#pragma once

#include "port/slab.h"

namespace winnet4j::port {

/** The loop and the slab know it as a driver. */
class Port : public Driver {
  public:
    Port() noexcept = default;
    /** The driver that the slot belongs to. */
    static Port& of(const Slot& slot) noexcept { return static_cast<Port&>(*slot.driver); }
    ~Port();
    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;

    /** 0, or why there is no port. */
    std::uint32_t open() noexcept;
    /** The HANDLE that Windows' functions take, with cookie() as the key. */
    HANDLE handle() const noexcept { return handle_; }

    /** For the loop: waits up to that many milliseconds (INFINITE: forever), takes what is there. */
    int dequeue(OVERLAPPED_ENTRY* entries, int room, std::uint32_t timeoutMillis, std::uint32_t& error) noexcept;

    /**
     * Completes the operation of a callback API; the code is in the slot. Order per calling thread is kept. It can't
     * fail: when Windows takes no packet (its memory for them is limited) the slot waits in a list of our own, and the
     * driver is woken by other means.
     */
    void post(Slot& slot, std::uint32_t bytes) noexcept;
    /** Makes the driver come back from its wait, now or at its next. */
    void wake() noexcept;

    /** What posts a packet; tests make it fail. */
    // NOLINTNEXTLINE(bugprone-dynamic-static-initializers): in port.cpp, while the DLL is being loaded
    static decltype(&PostQueuedCompletionStatus) postPacket;

    /** What the last turn of the driver took. */
    Record records[kBatch];

  private:
    int takeLate(OVERLAPPED_ENTRY* entries, int room) noexcept;
    void wakeByApc() noexcept;
    void rememberDriver() noexcept;

    HANDLE handle_ = nullptr;
    /** Slots and wake-ups that found no packet, newest first. Empty but for the worst of times. */
    std::atomic<Slot*> late_{nullptr};
    std::atomic<bool> lateWake_{false};
    /** Those that the driver has taken over from there, oldest first; the driver's alone. */
    Slot* inLine_ = nullptr;
    /** The number of the thread that waits; the driver's alone. */
    DWORD driverId_ = 0;
    /** The thread that waits, for the wake-up without a packet. */
    HANDLE driverThread_ = nullptr;
    Mutex waking_;  // guards driverThread_; held for calls that don't block
};

/** The process' slots, for all of its ports. Never destroyed: Windows may still own some when the process ends. */
Slab& slab() noexcept;

}  // namespace winnet4j::port
