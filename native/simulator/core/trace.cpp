// SPDX-License-Identifier: Apache-2.0
#include "simulator/core/trace.h"

#include <cstring>

namespace winnet4j::sim {
namespace {

/** Lines beyond this are hashed, not kept. */
constexpr std::size_t kKept = std::size_t{64} << 20;
/** In the thread's slot: era in the high half, the number, and this for a thread of Windows. */
constexpr std::uint64_t kWorker = 0x80000000;

}  // namespace

DWORD Threads::slot() noexcept {
    if (slot_ == TLS_OUT_OF_INDEXES) {
        slot_ = TlsAlloc();
    }
    return slot_;
}

void Threads::becomeWorker() noexcept { TlsSetValue(slot(), reinterpret_cast<void*>(kWorker)); }

ThreadName Threads::current() noexcept {
    auto value = reinterpret_cast<std::uint64_t>(TlsGetValue(slot()));
    const bool worker = (value & kWorker) != 0;
    if (value >> 32 != era_) {
        value = std::uint64_t{era_} << 32 | (worker ? kWorker | ++workers_ : ++clients_);
        TlsSetValue(slot(), reinterpret_cast<void*>(value));
    }
    return {static_cast<std::uint32_t>(value & ~kWorker), worker};
}

void Threads::reset() noexcept {
    ++era_;
    clients_ = workers_ = 0;
}

void Trace::clear() {
    text_.clear();
    hash_ = kHashStart;
}

void Trace::line(std::int64_t micros, const ThreadName& thread, std::string_view text) {
    std::string line = std::to_string(micros) + ' ' + thread.text() + ' ';
    line.append(text).append("\n");
    for (const char c : line) {
        hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    }
    if (text_.size() < kKept) {
        text_ += line;
    }
}

void Trace::bind(const char* kind, const void* address) {
    for (auto& [known, count] : serials_) {
        if (std::strcmp(known, kind) == 0) {
            names_[address] = std::string(kind) + '#' + std::to_string(++count);
            return;
        }
    }
    serials_.emplace_back(kind, 1);
    names_[address] = std::string(kind) + "#1";
}

std::string Trace::name(const void* address) const {
    const auto found = names_.find(address);
    return address == nullptr ? "NULL" : found == names_.end() ? "unknown" : found->second;
}

}  // namespace winnet4j::sim
