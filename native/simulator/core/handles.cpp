// SPDX-License-Identifier: Apache-2.0
#include "simulator/core/handles.h"

#include <cstring>

#include "simulator/core/choices.h"

namespace winnet4j::sim {
namespace {

constexpr std::size_t kNoIndex = ~std::size_t{0};
/** So many closed handles are remembered by name; of older ones only that they were. */
constexpr std::size_t kRemembered = 1 << 16;

}  // namespace

HANDLE Handles::open(const char* kind, std::shared_ptr<Object> object) {
    std::uint32_t* serial = nullptr;
    for (auto& [known, count] : serials_) {
        if (known == kind) {
            serial = &count;
        }
    }
    if (serial == nullptr) {
        serial = &serials_.emplace_back(kind, 0).second;
    }
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
    ++*serial;
    object->handle = reinterpret_cast<HANDLE>(choices::kFirstHandle + index * choices::kHandleStride);
    object->name = std::string(kind) + '#' + std::to_string(*serial);
    Entry& entry = entries_[index - dropped_];
    const HANDLE handle = object->handle;
    entry = {std::move(object), kind, *serial};
    return handle;
}

void Handles::close(const Object& object) {
    const std::size_t index = this->index(object.handle);
    if (recycle_) {
        free_.push_back(index);
    }
    entries_[index - dropped_].object = nullptr;
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
    serials_.clear();
    dropped_ = 0;
    recycle_ = false;
}

}  // namespace winnet4j::sim
