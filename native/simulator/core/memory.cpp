// SPDX-License-Identifier: Apache-2.0
#include "simulator/core/memory.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

#include "win/api.h"

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#endif

namespace winnet4j::sim {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kQuarantine = 1024;
constexpr std::size_t kRecent = 256;
/** What freed memory is full of when there is no guard. */
constexpr int kDead = 0xEE;

std::size_t pages(std::size_t size) noexcept { return (size + kPage - 1) / kPage * kPage; }

void* base(void* block) noexcept {
    return reinterpret_cast<void*>(reinterpret_cast<std::uintptr_t>(block) / kPage * kPage);
}

/**
 * How far before the page without access a guarded block begins. It ends at that page, so not each is aligned as
 * Windows' are, which no processor here minds. UBSan does: under it blocks are aligned, and AddressSanitizer has the
 * bytes that are left.
 */
std::size_t span(std::size_t size) noexcept {
    const std::size_t least = size == 0 ? 1 : size;
#if defined(__SANITIZE_ADDRESS__)
    return (least + 7) / 8 * 8;
#else
    return least;
#endif
}

#if defined(__SANITIZE_ADDRESS__)
void poison(std::uint8_t* block, std::size_t size) noexcept {
    __asan_poison_memory_region(block + size, span(size) - size);
}
void unpoison(void* block, std::size_t size) noexcept { __asan_unpoison_memory_region(block, span(size)); }
#else
void poison(std::uint8_t*, std::size_t) noexcept {}
void unpoison(void*, std::size_t) noexcept {}
#endif

}  // namespace

void* Memory::take(std::size_t size, bool guarded) noexcept {
    if (!guarded) {
        if (spare_ != nullptr && spareSize_ == size) {
            return std::memset(std::exchange(spare_, nullptr), 0, size);
        }
        return HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, size);
    }
    const std::size_t room = pages(span(size));
    // One page more than is committed: the one behind has no access.
    auto* first = static_cast<std::uint8_t*>(VirtualAlloc(nullptr, room + kPage, MEM_RESERVE, PAGE_NOACCESS));
    if (first == nullptr) {
        return nullptr;
    }
    if (VirtualAlloc(first, room, MEM_COMMIT, PAGE_READWRITE) == nullptr) {
        VirtualFree(first, 0, MEM_RELEASE);
        return nullptr;
    }
    std::uint8_t* block = first + room - span(size);
    poison(block, size);
    return block;
}

void Memory::give(void* block, std::size_t size, bool guarded) noexcept {
    if (!guarded) {
        std::memset(block, kDead, size);
        if (size > kPage) {
            // A heap may give large blocks back to the system each time, and what a list costs would be luck.
            std::swap(block, spare_);
            spareSize_ = size;
        }
        HeapFree(GetProcessHeap(), 0, block);
        return;
    }
    unpoison(block, size);
    // Kept reserved for a while, so that nothing else comes to lie where a late reader looks.
    VirtualFree(base(block), pages(span(size)), MEM_DECOMMIT);
    quarantine_.push_back(base(block));
    if (quarantine_.size() > kQuarantine) {
        VirtualFree(quarantine_.front(), 0, MEM_RELEASE);
        quarantine_.pop_front();
    }
}

void* Memory::allocate(std::size_t size, const char* owner) {
    void* block = take(size, guard_);
    if (block != nullptr) {
        blocks_.emplace(block, Block{owner, size, ++numbers_, guard_});
        std::erase(recent_, block);
    }
    return block;
}

Memory::Freed Memory::free(void* block) noexcept {
    const auto found = blocks_.find(block);
    if (found == blocks_.end()) {
        return std::find(recent_.begin(), recent_.end(), block) != recent_.end() ? Freed::kTwice : Freed::kForeign;
    }
    give(block, found->second.size, found->second.guarded);
    blocks_.erase(found);
    recent_.push_back(block);
    if (recent_.size() > kRecent) {
        recent_.pop_front();
    }
    return Freed::kYes;
}

void* Memory::lend(std::size_t size) {
    void* block = take(size, guard_);
    if (block != nullptr) {
        lent_.emplace(block, Block{"callback", size, 0, guard_});
    }
    return block;
}

void Memory::takeBack(void* block) noexcept {
    const auto found = lent_.find(block);
    if (found != lent_.end()) {
        give(block, found->second.size, found->second.guarded);
        lent_.erase(found);
    }
}

void Memory::reset() noexcept {
    for (const auto& [block, facts] : blocks_) {
        give(block, facts.size, facts.guarded);
    }
    blocks_.clear();
    recent_.clear();
    numbers_ = 0;
    guard_ = false;
}

}  // namespace winnet4j::sim
