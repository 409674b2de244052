// SPDX-License-Identifier: Apache-2.0
#include "simulator/peerdist/operation.h"

#include <atomic>
#include <cstring>
#include <map>

#include "simulator/peerdist/information.h"

namespace winnet4j::sim::peerdist {
namespace {

using NTSTATUS_ = LONG;
constexpr NTSTATUS_ kPending = 0x103;
constexpr NTSTATUS_ kCancelled = static_cast<NTSTATUS_>(0xC0000120);
/** What the service's memory looks like while it owns a buffer and the guard is on. */
constexpr int kCanary = 0xCB;

/**
 * Posts a packet of a failure, too, which PostQueuedCompletionStatus can't: that one always says success.
 */
void postPacket(HANDLE port, ULONG_PTR key, OVERLAPPED* overlapped, NTSTATUS_ status, std::uint64_t bytes) {
    using Set = NTSTATUS_(NTAPI*)(HANDLE, ULONG_PTR, ULONG_PTR, NTSTATUS_, SIZE_T);
    static const Set set = reinterpret_cast<Set>(
        reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "NtSetIoCompletion")));
    set(port, key, reinterpret_cast<ULONG_PTR>(overlapped), status, static_cast<SIZE_T>(bytes));
}

/** Windows' severity "warning", facility "Win32": what both GetQueuedCompletionStatus and GetOverlappedResult map back.
 */
NTSTATUS_ status(DWORD code) noexcept {
    if (code == ERROR_SUCCESS || code >= 0x10000) {
        return static_cast<NTSTATUS_>(code);
    }
    return code == ERROR_OPERATION_ABORTED ? kCancelled : static_cast<NTSTATUS_>(0x80070000 | code);
}

/** By the seed and the operation, and not by what was drawn before: the same with a rule more or less. */
bool plainly(const Op& op) noexcept {
    Random draw;
    draw.seed(world().seed * 0x9E3779B97F4A7C15 + op.serial);
    return world().seed != 0 && draw.percent(choices::kPlainPackets);
}

std::string describe(const Op& op) {
    return std::string(op.function->name) + ' ' + world().trace.name(op.overlapped) +
           (op.owner->name.empty() ? "" : " of " + op.owner->name);
}

/** Stepped tests want every error found; free ones want speed unless they ask. */
bool careful() noexcept { return world().scheduler.mode() == Scheduler::Mode::kStepped || world().memory.guarded(); }

}  // namespace

bool pending(LONG status) noexcept { return status == kPending; }

DWORD dosError(LONG status) noexcept {
    using Map = ULONG(NTAPI*)(LONG);
    static const Map map = reinterpret_cast<Map>(
        reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "RtlNtStatusToDosError")));
    return status == 0 ? ERROR_SUCCESS : map(status);
}

bool writable(const void* block, std::size_t size) noexcept {
    const auto* at = static_cast<const unsigned char*>(block);
    const unsigned char* end = at + size;
    while (at < end) {
        MEMORY_BASIC_INFORMATION facts;
        if (VirtualQuery(at, &facts, sizeof facts) == 0 || facts.State != MEM_COMMIT ||
            (facts.Protect & (PAGE_READWRITE | PAGE_WRITECOPY | PAGE_EXECUTE_READWRITE | PAGE_EXECUTE_WRITECOPY)) ==
                0 ||
            (facts.Protect & PAGE_GUARD) != 0) {
            return false;
        }
        at = static_cast<const unsigned char*>(facts.BaseAddress) + facts.RegionSize;
    }
    return true;
}

bool Op::bufferThere() const noexcept { return buffer == nullptr || !careful() || writable(buffer, size); }

Operations& operations() {
    static Operations& only = *new Operations;
    return only;
}

Op* Operations::find(const OVERLAPPED* overlapped) noexcept {
    const auto found = pending_.find(overlapped);
    return found == pending_.end() ? nullptr : found->second;
}

bool Operations::admit(Call& c, Op& op, DWORD& code) {
    if (Op* other = find(op.overlapped)) {
        c.misuse("overlapped-reused", c.world.trace.name(op.overlapped) + " still belongs to " + other->function->name);
        code = choices::kNotYours;
        return false;
    }
    if (c.world.memory.guarded() && op.buffer != nullptr) {
        const auto* from = static_cast<const char*>(op.buffer);
        for (const auto& [overlapped, other] : pending_) {
            const auto* begin = static_cast<const char*>(other->buffer);
            if (begin != nullptr && (op.output || other->output) && from < begin + other->size &&
                begin < from + op.size) {
                c.misuse("buffer-reused", std::string("it still belongs to ") + other->function->name);
            }
        }
    }
    op.function = &c.function;
    op.event = op.overlapped->hEvent;
    op.offset = std::uint64_t{op.overlapped->OffsetHigh} << 32 | op.overlapped->Offset;
    op.outcome = c.outcome();
    op.serial = ++serial_;
    if (op.output && op.buffer != nullptr && c.world.memory.guarded()) {
        std::memset(op.buffer, kCanary, op.size);
    }
    if (op.buffer != nullptr && careful() && writable(op.buffer, op.size)) {
        op.print = hash(op.buffer, op.size)[0];
        op.printed = true;
    }
    op.overlapped->InternalHigh = 0;
    op.overlapped->Internal = static_cast<ULONG_PTR>(kPending);
    if (op.event != nullptr) {
        ResetEvent(op.event);
    }
    return true;
}

Op* Operations::wait(Call& c, Op op, DWORD& code) {
    if (!admit(c, op, code)) {
        return nullptr;
    }
    Owner& owner = *op.owner;
    Op& kept = owner.ops.emplace_back(std::move(op));
    kept.self = std::prev(owner.ops.end());
    pending_[kept.overlapped] = &kept;
    code = kept.outcome.reason.value_or(ERROR_IO_PENDING);
    return &kept;
}

DWORD Operations::submit(Call& c, Op submitted) {
    DWORD code = ERROR_SUCCESS;
    Op* op = wait(c, std::move(submitted), code);
    if (op == nullptr) {
        return code;
    }
    bool first = true;
    if (op->inOrder) {
        op->owner->line.push_back(op);
        op->place = std::prev(op->owner->line.end());
        first = op->owner->line.front() == op;
    }
    const std::uint64_t serial = op->serial;
    const OVERLAPPED* overlapped = op->overlapped;
    const auto now = [this, overlapped, serial](Lock& lock) {
        Op* it = find(overlapped);
        if (it != nullptr && it->serial == serial) {
            hurry(lock, *it);
        }
    };
    if (op->outcome.when == Outcome::When::kBefore) {
        c.world.scheduler.onWorker(c.lock, now);
    } else if (op->outcome.when == Outcome::When::kInside || instant) {
        now(c.lock);
    } else if (first) {
        schedule(c.lock, *op, !op->outcome.delay && cacheLatency ? *cacheLatency : c.delay(choices::kCacheLatency));
    }
    return code;
}

void Operations::schedule(Lock& lock, Op& op, Micros delay) {
    // By its name, not by its address: the operation may have ended when the time has come.
    const OVERLAPPED* overlapped = op.overlapped;
    const auto serial = op.serial;
    op.event_ = world().scheduler.after(lock, delay, op.function->name, [overlapped, serial](Lock& later) {
        Op* it = operations().find(overlapped);
        if (it != nullptr && it->serial == serial) {
            it->event_ = 0;
            operations().advance(later, *it, false);
        }
    });
}

void Operations::hurry(Lock& lock, Op& op) {
    while (op.inOrder && op.owner->line.front() != &op) {
        advance(lock, *op.owner->line.front(), true);
    }
    advance(lock, op, true);
}

void Operations::inspectBuffer(Op& op) {
    if (op.printed && hash(op.buffer, op.size)[0] != op.print) {
        world().misuse("buffer-touched", op.function->name, "it was written to while the service owned it");
        op.printed = false;
    }
}

void Operations::advance(Lock& lock, Op& op, bool hurry) {
    Progress progress(Micros{0});
    if (op.bufferThere()) {
        inspectBuffer(op);
        do {
            progress = op.work(lock, op, hurry);
        } while (hurry && !progress.result);
        op.printed = op.printed && !progress.result;
    } else {
        world().misuse("buffer-gone", op.function->name, "it was freed while the service owned it");
        progress = Result{ERROR_NOACCESS};
    }
    if (!progress.result) {
        schedule(lock, op, progress.again);
        return;
    }
    Result result = *progress.result;
    result.code = op.outcome.code.value_or(result.code);
    result.bytes = op.outcome.value ? static_cast<std::uint64_t>(*op.outcome.value) : result.bytes;
    finish(lock, op, result);
}

bool Operations::inspect(const Op& op) {
    World& world = sim::world();
    const OVERLAPPED& given = *op.overlapped;
    if (careful() && !writable(op.overlapped, sizeof given)) {
        world.misuse("overlapped-gone", op.function->name, "it was freed while the service owned it");
        return false;
    }
    if (given.Internal != static_cast<ULONG_PTR>(kPending) || given.InternalHigh != 0 || given.hEvent != op.event ||
        (std::uint64_t{given.OffsetHigh} << 32 | given.Offset) != op.offset) {
        world.misuse("overlapped-touched", op.function->name, "it was written to while the service owned it");
    }
    return true;
}

void Operations::finish(Lock& lock, Op& op, Result result) {
    World& world = sim::world();
    if (op.printed && op.bufferThere()) {
        inspectBuffer(op);
    }
    if (op.event_ != 0) {
        world.scheduler.cancel(lock, op.event_);
    }
    pending_.erase(op.overlapped);
    Owner& owner = *op.owner;
    bool wasFirst = false;
    if (op.inOrder) {
        wasFirst = owner.line.front() == &op;
        owner.line.erase(op.place);
    }
    std::list<Op> gone;
    gone.splice(gone.begin(), owner.ops, op.self);
    if (op.outcome.times == 0) {
        withheld_.push_back(describe(op));
    } else {
        if (world.trace.on()) {
            world.note("completion " + describe(op) + ' ' + std::to_string(result.code) +
                       " bytes=" + std::to_string(result.bytes) +
                       (result.offset ? " offset=" + std::to_string(*result.offset) : ""));
        }
        if (inspect(op)) {
            OVERLAPPED& told = *op.overlapped;
            if (result.offset) {
                told.Offset = static_cast<DWORD>(*result.offset);
                told.OffsetHigh = static_cast<DWORD>(*result.offset >> 32);
            }
            told.InternalHigh = static_cast<ULONG_PTR>(result.bytes);
            std::atomic_ref<ULONG_PTR>(told.Internal)
                .store(static_cast<ULONG_PTR>(static_cast<ULONG>(status(result.code))), std::memory_order_release);
        }
        for (int i = 0; i < op.outcome.times && op.port != nullptr; ++i) {
            postPacket(op.port, op.key, op.overlapped, plainly(op) ? 0 : status(result.code), result.bytes);
        }
        if (op.event != nullptr && SetEvent(op.event) == 0) {
            world.misuse("event-gone", op.function->name, "it was closed while the service owned it");
        }
    }
    if (wasFirst && !owner.line.empty()) {
        schedule(lock, *owner.line.front(),
                 cacheLatency.value_or(world.random.between(choices::kCacheLatency.low, choices::kCacheLatency.high)));
    }
    world.scheduler.changed().notifyAll();
}

void Operations::finishAll(Lock& lock, Owner& owner, DWORD code) {
    // Nothing takes the place of the first in the line any more.
    for (Op& op : owner.ops) {
        op.inOrder = false;
    }
    owner.line.clear();
    while (!owner.ops.empty()) {
        finish(lock, owner.ops.front(), {code});
    }
}

DWORD Operations::cancel(Call& c, Op& op) {
    Race how = race.value_or(static_cast<Race>(0));
    if (!race && (drawn || c.world.chaos != 0)) {
        how = static_cast<Race>(c.world.random.between(0, 3));
    }
    if (c.outcome().code) {
        how = *c.outcome().code == ERROR_SUCCESS ? Race::kTies : Race::kWins;
    }
    if (how == Race::kWins) {
        finish(c.lock, op, {c.outcome().code.value_or(ERROR_OPERATION_ABORTED)});
    } else if (how != Race::kLate) {
        if (op.work != nullptr) {
            hurry(c.lock, op);
        }
    }
    return how == Race::kWins || how == Race::kTies ? ERROR_SUCCESS : PEERDIST_ERROR_OPERATION_NOTFOUND;
}

DWORD Operations::cancelled(Call& c, DWORD code) {
    if (!c.outcome().delay) {
        return code;
    }
    bool over = false;
    c.world.scheduler.after(c.lock, *c.outcome().delay, c.function.name, [&](Lock&) { over = true; });
    return c.block("has posted", [&] { return over; }) ? code : choices::kWorldReset;
}

void Operations::ledger(std::string& text) const {
    std::map<std::uint64_t, const Op*> sorted;
    for (const auto& [overlapped, op] : pending_) {
        sorted.emplace(op->serial, op);
    }
    for (const auto& [serial, op] : sorted) {
        text += "operation " + describe(*op) + '\n';
    }
    for (const std::string& one : withheld_) {
        text += "withheld " + one + '\n';
    }
}

void Operations::reset() { *this = Operations{}; }

}  // namespace winnet4j::sim::peerdist
