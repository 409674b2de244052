// SPDX-License-Identifier: Apache-2.0
// The timeline: one line an event, `time thread what`. Promises: equal runs give equal bytes. So threads are numbered
// by first appearance (t1, or w1 for one of Windows), and nothing of an address or of a real clock gets in. Not locked:
// the world's lock guards it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "win/api.h"

namespace winnet4j::sim {

/** The number of a thread since the last reset, and if it is one of Windows'. */
struct ThreadName {
    std::uint32_t number;
    bool worker;
    std::string text() const { return (worker ? 'w' : 't') + std::to_string(number); }
};

class Threads {
  public:
    /** Of the calling thread. A number is never given to a second thread, even when its id is. */
    ThreadName current() noexcept;
    /** The calling thread is one of Windows', for as long as it lives. */
    void becomeWorker() noexcept;
    void reset() noexcept;

  private:
    DWORD slot() noexcept;

    DWORD slot_ = TLS_OUT_OF_INDEXES;
    std::uint32_t era_ = 1;  ///< of the numbers; a reset starts the next
    std::uint32_t clients_ = 0;
    std::uint32_t workers_ = 0;
};

class Trace {
  public:
    bool on() const noexcept { return on_; }
    void turn(bool on) noexcept { on_ = on; }
    void clear();
    /** Only to be called when on. */
    void line(std::int64_t micros, const ThreadName& thread, std::string_view text);
    const std::string& text() const noexcept { return text_; }
    /** FNV-1a of all lines since the last clear, also of those too many to be kept. */
    std::uint64_t hash() const noexcept { return hash_; }

    /** A thing that has an address and no handle, an OVERLAPPED say, begins: it is the next op#n from now on. */
    void bind(const char* kind, const void* address);
    /** op#7, or "unknown". */
    std::string name(const void* address) const;

  private:
    static constexpr std::uint64_t kHashStart = 0xCBF29CE484222325;

    bool on_ = false;
    std::string text_;
    std::uint64_t hash_ = kHashStart;
    std::unordered_map<const void*, std::string> names_;
    std::vector<std::pair<const char*, std::uint32_t>> serials_;
};

}  // namespace winnet4j::sim
