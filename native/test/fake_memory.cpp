// SPDX-License-Identifier: Apache-2.0
#include "fake_memory.h"

#include <cstdlib>
#include <cstring>

#include "port/memory.h"

namespace winnet4j::test {

std::atomic<int> commitsLeft{-1};
std::atomic<bool> refuseReservations{false};
std::atomic<int> reservations{0};

}  // namespace winnet4j::test

namespace winnet4j::port::memory {

// From the heap, so that the address sanitizer sees a step outside.
void* reserve(std::size_t size) noexcept {
    if (test::refuseReservations) {
        return nullptr;
    }
    test::reservations++;
#if defined(_WIN32)
    return _aligned_malloc(size, 64);
#else
    return std::aligned_alloc(64, size);
#endif
}

bool commit(void* part, std::size_t size) noexcept {
    if (test::commitsLeft == 0) {
        return false;
    }
    test::commitsLeft--;
    std::memset(part, 0, size);
    return true;
}

void release(void* range, std::size_t) noexcept {
    if (range == nullptr) {
        return;
    }
    test::reservations--;
#if defined(_WIN32)
    _aligned_free(range);
#else
    std::free(range);
#endif
}

}  // namespace winnet4j::port::memory
