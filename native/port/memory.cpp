// SPDX-License-Identifier: Apache-2.0
#include "port/memory.h"

#if defined(_WIN32)
#include "win/api.h"

namespace winnet4j::port::memory {

void* reserve(std::size_t size) noexcept { return VirtualAlloc(nullptr, size, MEM_RESERVE, PAGE_NOACCESS); }
bool commit(void* part, std::size_t size) noexcept {
    return VirtualAlloc(part, size, MEM_COMMIT, PAGE_READWRITE) != nullptr;
}
void release(void* range, std::size_t) noexcept {
    if (range != nullptr) {
        VirtualFree(range, 0, MEM_RELEASE);
    }
}

}  // namespace winnet4j::port::memory

#else
#include <sys/mman.h>

namespace winnet4j::port::memory {

void* reserve(std::size_t size) noexcept {
    void* range = mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return range == MAP_FAILED ? nullptr : range;
}
bool commit(void* part, std::size_t size) noexcept { return mprotect(part, size, PROT_READ | PROT_WRITE) == 0; }
void release(void* range, std::size_t size) noexcept {
    if (range != nullptr) {
        munmap(range, size);
    }
}

}  // namespace winnet4j::port::memory

#endif
