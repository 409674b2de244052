// SPDX-License-Identifier: Apache-2.0
// Windows' side of all families: one lock, one clock, one trace, one ledger, one list of misuses. Everything in it is
// used under its lock; the lock is never held while code of the client runs. Knows the families only as a list.
#pragma once

#include <atomic>
#include <list>
#include <string>
#include <vector>

#include "simulator/core/handles.h"
#include "simulator/core/lock.h"
#include "simulator/core/memory.h"
#include "simulator/core/random.h"
#include "simulator/core/rules.h"
#include "simulator/core/scheduler.h"
#include "simulator/core/trace.h"

namespace winnet4j::sim {

class World {
  public:
    /** Code of the client that runs at the moment. */
    struct Callback {
        const char* kind;     ///< "notification", "open"
        const Object* owner;  ///< only compared
        std::string what;
        DWORD thread;
    };

    SRWLOCK mutex = SRWLOCK_INIT;
    Random random;
    std::uint64_t seed = 0;  ///< that of the last reset; 0 leaves what is drawn by it as it usually is
    Threads threads;
    Trace trace;
    Rules rules;
    Handles handles;
    Memory memory;
    Scheduler scheduler{mutex, random, threads};
    std::uint32_t chaos = 0;            ///< per cent
    std::vector<const Function*> calm;  ///< that chaos leaves alone
    bool deadlocksHang = false;
    std::string lastAnswer;

    /** True if a call has to look at rules, chaos and trace at all. Read without the lock. */
    std::atomic<bool> attention{false};
    void updateAttention() noexcept { attention = trace.on() || !rules.empty() || chaos != 0; }

    /** A line in the timeline. */
    void note(std::string_view text) {
        if (trace.on()) {
            trace.line(scheduler.now(), threads.current(), text);
        }
    }
    /** The client did what it must not. */
    void misuse(const char* kind, const char* function, std::string_view detail);
    const std::vector<std::string>& misuses() const noexcept { return misuses_; }
    void forgetMisuses() { misuses_.clear(); }

    /** Something that ends with a completion; shown in the ledger until then. Returns what to erase. */
    using Operation = std::list<std::string>::iterator;
    Operation begin(std::string what) { return operations_.insert(operations_.end(), std::move(what)); }
    void end(Operation operation) { operations_.erase(operation); }

    /** Calls into the client, without the lock. */
    template <typename Call>
    void callOut(Lock& lock, const char* kind, const Object* owner, std::string what, Call call) {
        note(std::string("callback ") + kind + ' ' + what);
        callbacks_.push_back({kind, owner, std::move(what), GetCurrentThreadId()});
        const auto self = std::prev(callbacks_.end());
        lock.release();
        call();
        lock.acquire();
        note(std::string("callback-end ") + kind + ' ' + self->what);
        callbacks_.erase(self);
        scheduler.changed().notifyAll();
    }
    /** The callback that the calling thread is in, of that kind (null: any) and owner (null: any); null when none. */
    const Callback* inside(const char* kind, const Object* owner) const noexcept;
    bool anyInFlight(const Object& owner) const noexcept;

    /** What is open, pending, not freed, running or blocked: a line each. */
    std::string ledger(Lock& lock);
    /** Everything to the start, after all that runs has ended. Answers what was left: the ledger. */
    std::string reset(Lock& lock, std::uint64_t fresh);

  private:
    std::list<Callback> callbacks_;
    std::list<std::string> operations_;
    std::vector<std::string> misuses_;
};

/** The one world. Made at the first use, never destroyed. */
World& world();

}  // namespace winnet4j::sim
