// SPDX-License-Identifier: Apache-2.0
// Memory that Windows hands out: blocks the client has to free, and blocks lent for the time of a callback. Promises:
// every block is counted until it is freed; freeing what is not a live block does nothing but say so; with the guard on
// a block ends where a page without access begins, and what was freed or taken back has no access any more.
#pragma once

#include <cstddef>
#include <deque>
#include <unordered_map>

namespace winnet4j::sim {

class Memory {
  public:
    enum class Freed { kYes, kTwice, kForeign };
    struct Block {
        const char* owner;  ///< the function that gave it out
        std::size_t size;
        std::size_t number;
        bool guarded;
    };

    ~Memory() { reset(); }

    /** Zeroed. Null when there is no memory. */
    void* allocate(std::size_t size, const char* owner);
    Freed free(void* block) noexcept;

    /** For a callback: the client may read it until takeBack. Not in the ledger. */
    void* lend(std::size_t size);
    void takeBack(void* block) noexcept;

    void guard(bool on) noexcept { guard_ = on; }
    bool guarded() const noexcept { return guard_; }
    const std::unordered_map<void*, Block>& blocks() const noexcept { return blocks_; }
    /** Frees all, but the pages without access stay so for the lives of their last kQuarantine blocks. */
    void reset() noexcept;

  private:
    void* take(std::size_t size, bool guarded) noexcept;
    void give(void* block, std::size_t size, bool guarded) noexcept;

    std::unordered_map<void*, Block> blocks_;
    std::unordered_map<void*, Block> lent_;
    std::deque<void*> quarantine_;  ///< guarded blocks after their end, without access
    std::deque<void*> recent_;      ///< the last ones freed, to distinguish "twice" from "foreign"
    void* spare_ = nullptr;         ///< a large unguarded block, for the next of its size
    std::size_t spareSize_ = 0;
    std::size_t numbers_ = 0;
    bool guard_ = false;
};

}  // namespace winnet4j::sim
