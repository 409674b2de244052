// SPDX-License-Identifier: Apache-2.0
// Asynchronous operations of BranchCache: from the call that answers ERROR_IO_PENDING to the one completion. Promises:
// an operation ends exactly once, by its own result or by an abort, whichever is first; what ends it is posted before
// the call that ended it returns; its OVERLAPPED isn't touched after the packet was posted; whatever the client did to
// OVERLAPPED or buffer meanwhile is named. Does not know what an operation does.
#pragma once

#include <array>
#include <list>
#include <optional>
#include <unordered_map>

#include "simulator/core/call.h"

namespace winnet4j::sim::peerdist {

struct Op;

/** A handle, or whatever else operations belong to. All of them end before it does. */
struct Owner : Object {
    std::list<Op> ops;
    /** Those that are served in the order in which they came: only the first of them is being worked on. */
    std::list<Op*> line;
    HANDLE port = nullptr;
    ULONG_PTR key = 0;
};

struct Result {
    DWORD code = ERROR_SUCCESS;
    std::uint64_t bytes = 0;
    std::optional<std::uint64_t> offset = std::nullopt;
};

/** What an operation has come to: its result, or more time that it takes. */
struct Progress {
    std::optional<Result> result;
    Micros again = 0;
    Progress(Result result) : result(result) {}
    explicit Progress(Micros again) : again(again) {}
};

/** The work of an operation. Called under the lock; hurry: no time passes any more, what is to come has come. */
using Work = Progress (*)(Lock& lock, Op& op, bool hurry);

struct Op {
    const Function* function = nullptr;
    Owner* owner = nullptr;
    Work work = nullptr;
    OVERLAPPED* overlapped = nullptr;
    HANDLE port = nullptr;
    ULONG_PTR key = 0;
    void* buffer = nullptr;
    DWORD size = 0;
    bool output = false;  ///< the buffer is written to, and not read
    bool inOrder = false;
    DWORD timeout = 0;                    ///< in milliseconds, of the reads
    std::array<unsigned char, 16> tag{};  ///< of the flushes
    // From here on submit() fills it in.
    HANDLE event = nullptr;
    std::uint64_t offset = 0;  ///< the input
    Outcome outcome;
    std::uint64_t serial = 0;
    std::uint64_t print = 0;  ///< of the buffer, to find out if it was touched
    bool printed = false;
    int phase = 0;  ///< the work's own
    EventId event_ = 0;
    std::list<Op>::iterator self;
    std::list<Op*>::iterator place;
    /** True if the buffer may be used: false when the client has taken it away. */
    bool bufferThere() const noexcept;
};

/** How a cancel meets an operation that has not ended yet. */
enum class Race {
    kWins,   ///< aborted, and 0
    kTies,   ///< its own result comes now, and 0 nevertheless
    kLoses,  ///< its own result comes now, and 4059
    kLate,   ///< 4059, and its own result comes when it comes
};

class Operations {
  public:
    /** Starts it; what the call returns. The rules of the call are obeyed. */
    DWORD submit(Call& c, Op op);
    /** One that waits for something else than time; ended by finish(). Null and code() when it is refused. */
    Op* wait(Call& c, Op op, DWORD& code);
    void finish(Lock& lock, Op& op, Result result);
    /** All of an owner's end with that. */
    void finishAll(Lock& lock, Owner& owner, DWORD code);
    Op* find(const OVERLAPPED* overlapped) noexcept;
    /** What a cancelling function returns for that operation. */
    DWORD cancel(Call& c, Op& op);
    /** The return of a cancelling function after the packet, which a rule may delay: it may be taken before. */
    static DWORD cancelled(Call& c, DWORD code);
    void ledger(std::string& text) const;
    void reset();

    // Settings, by command.
    bool instant = false;                ///< everything happens inside the call
    std::optional<Micros> cacheLatency;  ///< instead of those drawn
    std::optional<Micros> peerLatency;
    std::optional<Race> race;  ///< without: the cancel wins, or what is drawn
    bool drawn = false;

  private:
    bool admit(Call& c, Op& op, DWORD& code);
    void schedule(Lock& lock, Op& op, Micros delay);
    void advance(Lock& lock, Op& op, bool hurry);
    void hurry(Lock& lock, Op& op);
    void inspectBuffer(Op& op);
    bool inspect(const Op& op);

    std::unordered_map<const OVERLAPPED*, Op*> pending_;
    std::vector<std::string> withheld_;
    std::uint64_t serial_ = 0;
};

Operations& operations();

/** Of the status in an OVERLAPPED. */
bool pending(LONG status) noexcept;
DWORD dosError(LONG status) noexcept;

/** True if there is memory, all of it, that may be written to. */
bool writable(const void* block, std::size_t size) noexcept;

}  // namespace winnet4j::sim::peerdist
