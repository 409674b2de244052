// SPDX-License-Identifier: Apache-2.0
// The handles given out, of all families in one table, so that a handle of another kind, a closed one and one that
// never was are distinguished and named. Promises: a value is given out again only in the mode `recycle`, then at once
// and last in, first out; the logical name (wlan#1) counts up per kind and is never given twice between two resets.
#pragma once

#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <set>
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
        const char* why = nullptr;  ///< it is closed
    };

    template <typename T> HANDLE open(std::shared_ptr<T> object) { return open(T::kKind, std::move(object)); }
    /** why: what is said of it from then on. */
    void close(const Object& object, const char* why = "is closed");
    /** What was said when it was closed; null when it is open or was never given out. */
    const char* whyClosed(HANDLE handle) const noexcept;

    /** The object behind it when it is open and of that kind; else null, and why. */
    template <typename T> T* find(HANDLE handle, State& state) noexcept {
        const Entry* entry = this->entry(handle);
        if (entry == nullptr) {
            state = everGiven(handle) ? State::kClosed : State::kUnknown;
        } else if (!same(entry->kind, T::kKind)) {
            state = State::kOtherKind;
        } else {
            state = entry->object == nullptr ? State::kClosed : State::kOpen;
        }
        return state == State::kOpen ? static_cast<T*>(entry->object.get()) : nullptr;
    }

    /** wlan#1; closed ones keep their names. */
    std::string name(HANDLE handle) const;
    /** In the order of their values. The function must not open or close any. */
    template <typename Each> void forEachOpen(Each each) {
        for (const std::size_t index : open_) {
            each(*entries_[index - dropped_].object);
        }
    }
    template <typename T> std::size_t count() const noexcept {
        for (const Count& count : counts_) {
            if (same(count.kind, T::kKind)) {
                return count.open;
            }
        }
        return 0;
    }
    void recycle(bool on) noexcept { recycle_ = on; }
    void reset();

  private:
    /** One literal has an address of its own in each source file. */
    static bool same(const char* kind, const char* other) noexcept {
        return kind == other || std::strcmp(kind, other) == 0;
    }
    struct Count {
        const char* kind;
        std::uint32_t given = 0;
        std::size_t open = 0;
    };
    HANDLE open(const char* kind, std::shared_ptr<Object> object);
    Count& countOf(const char* kind);
    Entry* entry(HANDLE handle) noexcept;
    bool everGiven(HANDLE handle) const noexcept;
    std::size_t index(HANDLE handle) const noexcept;

    std::deque<Entry> entries_;
    std::size_t dropped_ = 0;  ///< closed ones from before entries_[0], no longer kept
    std::vector<std::size_t> free_;
    std::set<std::size_t> open_;
    std::vector<Count> counts_;
    bool recycle_ = false;
};

}  // namespace winnet4j::sim
