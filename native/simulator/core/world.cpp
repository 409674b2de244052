// SPDX-License-Identifier: Apache-2.0
#include "simulator/core/world.h"

#include <cstring>

#include "simulator/core/function.h"

namespace winnet4j::sim {
namespace {

/** A client that errs in a loop must not eat all memory. */
constexpr std::size_t kMisusesKept = 10'000;

}  // namespace

World& world() {
    static World& only = *new World;
    return only;
}

void World::misuse(const char* kind, const char* function, std::string_view detail) {
    std::string line = std::string(kind) + ' ' + function + ' ';
    line += detail;
    note("misuse " + line);
    if (misuses_.size() < kMisusesKept) {
        misuses_.push_back(std::move(line));
    }
}

const World::Callback* World::inside(const char* kind, const Object* owner) const noexcept {
    if (callbacks_.empty()) {
        return nullptr;
    }
    const DWORD thread = GetCurrentThreadId();
    for (const Callback& callback : callbacks_) {
        if (callback.thread == thread && (owner == nullptr || callback.owner == owner) &&
            (kind == nullptr || std::strcmp(callback.kind, kind) == 0)) {
            return &callback;
        }
    }
    return nullptr;
}

bool World::anyInFlight(const Object& owner) const noexcept {
    for (const Callback& callback : callbacks_) {
        if (callback.owner == &owner) {
            return true;
        }
    }
    return false;
}

std::string World::ledger(Lock& lock) {
    std::string text;
    handles.forEachOpen([&](Object& object) { text += "handle " + object.name + '\n'; });
    for (const std::string& operation : operations_) {
        text += "operation " + operation + '\n';
    }
    std::map<std::size_t, const Memory::Block*> blocks;
    for (const auto& [address, block] : memory.blocks()) {
        blocks.emplace(block.number, &block);
    }
    for (const auto& [number, block] : blocks) {
        text += "memory block#" + std::to_string(number) + ' ' + std::to_string(block->size) + " bytes of " +
                block->owner + '\n';
    }
    for (const Callback& callback : callbacks_) {
        text += std::string("callback ") + callback.kind + ' ' + callback.what + '\n';
    }
    for (const Scheduler::Blocked& blocked : scheduler.blocked()) {
        text += std::string("blocked ") + blocked.function + ' ' + blocked.what + ' ' + blocked.threadName + '\n';
    }
    for (const Family* family : families()) {
        if (family->ledger != nullptr) {
            family->ledger(lock, text);
        }
    }
    return text;
}

std::string World::reset(Lock& lock, std::uint64_t fresh) {
    scheduler.abort(lock);
    while (!callbacks_.empty()) {
        scheduler.changed().wait(lock);
    }
    std::string left = ledger(lock);
    scheduler.reset();
    handles.reset();
    memory.reset();
    rules = {};
    trace = {};
    threads.reset();
    seed = fresh;
    random.seed(seed);
    chaos = 0;
    calm.clear();
    deadlocksHang = false;
    misuses_.clear();
    operations_.clear();
    updateAttention();
    for (const Family* family : families()) {
        for (Switch* one : family->switches) {
            one->on = one->initial;
        }
        if (family->reset != nullptr) {
            family->reset(lock);
        }
    }
    return left;
}

}  // namespace winnet4j::sim
