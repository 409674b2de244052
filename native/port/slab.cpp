// SPDX-License-Identifier: Apache-2.0
#include "port/slab.h"

#include <new>

#include "port/memory.h"

namespace winnet4j::port {

Slab::~Slab() { memory::release(slots_, limit_ * sizeof(Slot)); }

bool Slab::clear() noexcept {
    const std::lock_guard guard(lock_);
    const std::uint32_t end = committed();
    std::uint32_t last = firstGeneration_;
    for (std::uint32_t i = 0; i < end; ++i) {
        const std::uint64_t state = slots_[i].state.load(std::memory_order_acquire);
        const auto generation = static_cast<std::uint32_t>(state >> 32);
        if (inProgress(state) || generation >= kLastGeneration) {
            return false;
        }
        last = generation > last ? generation : last;
    }
    committed_.store(0, std::memory_order_release);
    memory::release(slots_, limit_ * sizeof(Slot));
    slots_ = nullptr;
    firstFree_ = kNone;
    firstGeneration_ = last + 1;
    return true;
}

Token Slab::acquire(Driver& driver) noexcept {
    const std::lock_guard guard(lock_);
    if (firstFree_ == kNone && !grow()) {
        return {};
    }
    const std::uint32_t index = firstFree_;
    Slot& slot = slots_[index];
    firstFree_ = slot.nextFree;
    slot.driver = &driver;
    const auto generation = static_cast<std::uint32_t>(slot.state.load(std::memory_order_relaxed) >> 32);
    slot.state.store(state(generation, kIdle), std::memory_order_release);
    return Token::of(index, generation);
}

bool Slab::release(Token last) noexcept {
    Slot* slot = this->slot(last);
    std::uint64_t expected = state(last.generation(), kIdle);
    if (slot == nullptr) {
        return false;
    }
    // The generation goes on, so that the token that the last owner would use next can't begin anything.
    const std::uint32_t next = last.generation() + 1;
    const bool retire = next >= kLastGeneration;
    if (!slot->state.compare_exchange_strong(expected, state(next, retire ? kRetired : kFree))) {
        return false;
    }
    if (!retire) {
        const std::lock_guard guard(lock_);
        slot->nextFree = firstFree_;
        firstFree_ = last.index();
    }
    return true;
}

bool Slab::settle(Token token) noexcept {
    Slot* slot = this->slot(token);
    if (slot == nullptr) {
        return false;
    }
    const std::uint64_t settled = state(token.generation(), kIdle);
    std::uint64_t never = state(token.generation() - 1, kIdle);
    if (slot->state.compare_exchange_strong(never, settled)) {
        return true;
    }
    const std::uint64_t settling = state(token.generation(), kSettling);
    std::uint64_t begun = state(token.generation(), kPending);
    if (!slot->state.compare_exchange_strong(begun, settling)) {
        return false;
    }
    // A driver that saw the slot pending just before takes the packet by a plain store, over our word.
    slot->driver->awaitStretch();
    std::uint64_t ours = settling;
    return slot->state.compare_exchange_strong(ours, settled);
}

Slot* Slab::pending(Token token) noexcept {
    Slot* slot = this->slot(token);
    return slot != nullptr && slot->state.load(std::memory_order_acquire) == state(token.generation(), kPending)
               ? slot
               : nullptr;
}

Slot* Slab::claim(Token token) noexcept {
    Slot* slot = this->slot(token);
    std::uint64_t begun = state(token.generation(), kPending);
    if (slot != nullptr && slot->state.compare_exchange_strong(begun, state(token.generation(), kPosted))) {
        return slot;
    }
    unclaimed_.fetch_add(1, std::memory_order_relaxed);
    return nullptr;
}

const Slot* Slab::ended(Token token) noexcept {
    const Slot* slot = this->slot(token);
    return slot != nullptr && slot->state.load(std::memory_order_acquire) == state(token.generation(), kIdle) ? slot
                                                                                                              : nullptr;
}

std::uint32_t Slab::inProgress() const noexcept {
    std::uint32_t count = 0;
    for (std::uint32_t i = 0, end = committed(); i < end; ++i) {
        count += inProgress(slots_[i].state.load(std::memory_order_relaxed));
    }
    return count;
}

bool Slab::grow() noexcept {
    const std::uint32_t first = committed();
    if (slots_ == nullptr) {
        slots_ = static_cast<Slot*>(memory::reserve(limit_ * sizeof(Slot)));
    }
    if (slots_ == nullptr || first >= limit_ || !memory::commit(slots_ + first, kChunk * sizeof(Slot))) {
        return false;
    }
    for (std::uint32_t i = first + kChunk; i-- > first;) {
        Slot* slot = new (slots_ + i) Slot{};
        slot->state.store(state(firstGeneration_, kFree), std::memory_order_relaxed);
        slot->nextFree = firstFree_;
        firstFree_ = i;
    }
    committed_.store(first + kChunk, std::memory_order_release);
    return true;
}

}  // namespace winnet4j::port
