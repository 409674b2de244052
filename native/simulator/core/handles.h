// SPDX-License-Identifier: Apache-2.0
// The handles given out, of all families in one table, so that a handle of another kind, a closed one and one that
// never was are told apart and named. Promises: a value is given out again only in the mode `recycle`, then at once and
// last in, first out; the logical name (wlan#1) counts up per kind and is never given twice between two resets.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "win/api.h"

namespace winnet4j::sim {

/** What is behind a handle. A type of its own for each kind, with `static constexpr const char* kKind`. */
struct Object : std::enable_shared_from_this<Object> {
    virtual ~Object() = default;
    HANDLE handle = nullptr;
    std::string name;
    /** Its service was stopped since: it only still wants to be closed. */
    bool stale = false;
};

class Handles {
  public:
    enum class State { kOpen, kClosed, kOtherKind, kUnknown };

    struct Entry {
        std::shared_ptr<Object> object;  ///< null when closed
        const char* kind = nullptr;
        std::uint32_t serial = 0;
    };

    template <typename T> HANDLE open(std::shared_ptr<T> object) { return open(T::kKind, std::move(object)); }
    void close(const Object& object);

    /** The object behind it when it is open and of that kind; else null, and why. */
    template <typename T> T* find(HANDLE handle, State& state) noexcept {
        const Entry* entry = this->entry(handle);
        if (entry == nullptr) {
            state = everGiven(handle) ? State::kClosed : State::kUnknown;
        } else if (entry->kind != T::kKind) {
            state = State::kOtherKind;
        } else {
            state = entry->object == nullptr ? State::kClosed : State::kOpen;
        }
        return state == State::kOpen ? static_cast<T*>(entry->object.get()) : nullptr;
    }

    /** wlan#1; closed ones keep their names. */
    std::string name(HANDLE handle) const;
    template <typename Each> void forEachOpen(Each each) const {
        for (const Entry& entry : entries_) {
            if (entry.object != nullptr) {
                each(*entry.object);
            }
        }
    }
    void recycle(bool on) noexcept { recycle_ = on; }
    void reset();

  private:
    HANDLE open(const char* kind, std::shared_ptr<Object> object);
    Entry* entry(HANDLE handle) noexcept;
    bool everGiven(HANDLE handle) const noexcept;
    std::size_t index(HANDLE handle) const noexcept;

    std::deque<Entry> entries_;
    std::size_t dropped_ = 0;  ///< closed ones from before entries_[0], no longer kept
    std::vector<std::size_t> free_;
    std::vector<std::pair<const char*, std::uint32_t>> serials_;
    bool recycle_ = false;
};

}  // namespace winnet4j::sim
