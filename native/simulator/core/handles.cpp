// SPDX-License-Identifier: Apache-2.0
#include "simulator/core/handles.h"

#include <cstring>

#include "simulator/core/choices.h"

namespace winnet4j::sim {
namespace {

constexpr std::size_t kNoIndex = ~std::size_t{0};
/** The number of closed handles that are remembered by name; of older ones only that they were. */
constexpr std::size_t kRemembered = 1 << 16;

}  // namespace

Handles::Count& Handles::countOf(const char* kind) {
    for (Count& count : counts_) {
        if (same(count.kind, kind)) {
            return count;
        }
    }
    return counts_.emplace_back(Count{kind});
}

HANDLE Handles::open(const char* kind, std::shared_ptr<Object> object) {
    std::size_t index;
    if (recycle_ && !free_.empty()) {
        index = free_.back();
        free_.pop_back();
    } else {
        while (entries_.size() > kRemembered && entries_.front().object == nullptr && !recycle_) {
            entries_.pop_front();
            ++dropped_;
        }
        index = dropped_ + entries_.size();
        entries_.emplace_back();
    }
    Count& count = countOf(kind);
    ++count.given;
    ++count.open;
    open_.insert(index);
    object->handle = reinterpret_cast<HANDLE>(choices::kFirstHandle + index * choices::kHandleStride);
    object->name = std::string(kind) + '#' + std::to_string(count.given);
    Entry& entry = entries_[index - dropped_];
    const HANDLE handle = object->handle;
    entry = {std::move(object), kind, count.given, nullptr};
    return handle;
}

void Handles::close(const Object& object, const char* why) {
    const std::size_t index = this->index(object.handle);
    Entry& entry = entries_[index - dropped_];
    --countOf(entry.kind).open;
    open_.erase(index);
    entry.why = why;
    if (recycle_) {
        free_.push_back(index);
    }
    entry.object = nullptr;
}

const char* Handles::whyClosed(HANDLE handle) const noexcept {
    const Entry* entry = const_cast<Handles*>(this)->entry(handle);
    return entry != nullptr ? entry->why : everGiven(handle) ? "is closed" : nullptr;
}

std::size_t Handles::index(HANDLE handle) const noexcept {
    const auto value = reinterpret_cast<std::uintptr_t>(handle);
    if (value < choices::kFirstHandle || (value - choices::kFirstHandle) % choices::kHandleStride != 0) {
        return kNoIndex;
    }
    return (value - choices::kFirstHandle) / choices::kHandleStride;
}

Handles::Entry* Handles::entry(HANDLE handle) noexcept {
    const std::size_t index = this->index(handle);
    return index == kNoIndex || index < dropped_ || index - dropped_ >= entries_.size() ? nullptr
                                                                                        : &entries_[index - dropped_];
}

bool Handles::everGiven(HANDLE handle) const noexcept {
    const std::size_t index = this->index(handle);
    return index != kNoIndex && index < dropped_ + entries_.size();
}

std::string Handles::name(HANDLE handle) const {
    if (handle == nullptr) {
        return "NULL";
    }
    const Entry* entry = const_cast<Handles*>(this)->entry(handle);
    if (entry != nullptr && entry->kind != nullptr) {
        return std::string(entry->kind) + '#' + std::to_string(entry->serial);
    }
    // Never the number: it may be an address, which differs from run to run.
    return handle == INVALID_HANDLE_VALUE ? "INVALID" : everGiven(handle) ? "old" : "unknown";
}

void Handles::reset() {
    entries_.clear();
    free_.clear();
    open_.clear();
    counts_.clear();
    dropped_ = 0;
    recycle_ = false;
}

}  // namespace winnet4j::sim
