// SPDX-License-Identifier: Apache-2.0
#include "heap.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace winnet4j::torture {
namespace {

std::atomic<int> untilFailure{0};
std::atomic<int> failures{0};

bool fails() noexcept { return failures > 0 && untilFailure-- <= 0 && failures-- > 0; }

}  // namespace

void failAllocations(int after, int count) noexcept {
    failures = 0;
    untilFailure = after;
    failures = count;
}

}  // namespace winnet4j::torture

using winnet4j::torture::fails;

void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return fails() ? nullptr : std::malloc(size); }
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    const auto line = static_cast<std::size_t>(alignment);
    return fails() ? nullptr : std::aligned_alloc(line, (size + line - 1) / line * line);
}
void* operator new(std::size_t size) {
    if (void* memory = std::malloc(size)) {
        return memory;
    }
    std::abort();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
