// SPDX-License-Identifier: Apache-2.0
// The clock, what is due when, and the threads of Windows that run it. Promises: events run in the order of (due time,
// a tie-break drawn from the seed, order of scheduling); in the stepped mode nothing runs by itself, and at most one
// thread of Windows runs at a time, unless one of them is blocked inside the simulator; in the free mode events run
// when real time reaches them; deadlines of the client itself, which an advance passes and events pass on their way,
// never make the clock move by themselves unless asked for. Knows nothing of what an event does.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <tuple>

#include "simulator/core/lock.h"
#include "simulator/core/random.h"
#include "simulator/core/trace.h"

namespace winnet4j::sim {

using Micros = std::int64_t;
/** Runs under the lock, which it releases round calls into the client. */
using Action = std::function<void(Lock&)>;
using EventId = std::uint64_t;

class Scheduler {
  public:
    enum class Mode { kStepped, kFree };
    static constexpr int kRunBound = 100'000;

    /** A thread that waits inside the simulator. */
    struct Blocked {
        const char* function;
        std::string what;
        DWORD thread;
        std::string threadName;
    };

    Scheduler(SRWLOCK& mutex, Random& random, Threads& threads) noexcept
        : mutex_(mutex), random_(random), threads_(threads) {}

    Micros now() const noexcept;
    EventId after(Lock& lock, Micros delay, const char* name, Action action);
    /** A deadline of the client: like an event, but not waited for. */
    EventId deadline(Lock& lock, Micros delay, Action action);
    /** False when it ran already or never was. */
    bool cancel(Lock& lock, EventId id);
    /** No event is left that Windows would bring. */
    bool idle() const noexcept { return events_.size() == deadlines_; }

    /** Runs that now on a thread of Windows, and waits until it has ended or is blocked. For `before`. */
    void onWorker(Lock& lock, Action action);

    enum class Next { kEvent, kDeadlineToo };
    /** Runs the next event, and the deadlines before it; wait = false only starts it. False when there is none. With
     * kDeadlineToo a deadline is one, when nothing else is left.
     */
    bool step(Lock& lock, bool wait = true, Next next = Next::kEvent);
    /** Until none is left; negative when that takes more than kRunBound. In the free mode: waits until idle. */
    int run(Lock& lock);
    int advance(Lock& lock, Micros by);
    /** Until every thread of Windows is idle or blocked. */
    void settle(Lock& lock);

    /**
     * Waits until ready() is true, as a call of Windows that blocks. False when a reset ended the wait: then the world
     * is gone, and so may be whatever the caller held. With `blocking drives` the waiting thread lets events happen.
     */
    template <typename Ready> bool block(Lock& lock, const char* function, std::string what, Ready ready) {
        if (ready()) {
            return true;
        }
        const auto self = enterBlocked(function, std::move(what));
        while (!aborting_ && !ready()) {
            waitBlocked(lock);
        }
        const bool done = !aborting_;
        leaveBlocked(self);
        return done;
    }
    const std::list<Blocked>& blocked() const noexcept { return blocked_; }
    /** Until `count` threads are blocked in that function. */
    void awaitBlocked(Lock& lock, const char* function, int count);

    void mode(Lock& lock, Mode mode);
    Mode mode() const noexcept { return mode_; }
    void drives(bool on) noexcept { drives_ = on; }
    bool isWorker() const noexcept;

    /** Windows' threads, a line each: how many events each has run, and what it does now. */
    std::string workers() const;
    /** Whatever waits looks again: for those that look for what stands still. */
    void wakeAll() noexcept {
        changed_.notifyAll();
        work_.notifyAll();
    }

    /** Notified at everything that can be waited for. */
    Condition& changed() noexcept { return changed_; }

    /** Ends every wait with false, and waits until no thread waits and no event runs. Then everything is as at the
     * start.
     */
    void abort(Lock& lock);
    void reset();
    /** Ends the threads of Windows, which hold the DLL in memory. */
    void quiet(Lock& lock);

  private:
    struct Worker {
        Scheduler& scheduler;
        DWORD thread = 0;
        Action job;
        std::uint64_t done = 0;  ///< jobs
        bool running = false;
        bool blocked = false;
        bool leave = false;
        bool gone = false;
        bool resting() const noexcept { return !running || blocked; }
    };
    using Key = std::tuple<Micros, std::uint64_t, EventId>;
    struct Event {
        const char* name;
        Action action;
        bool isDeadline = false;
    };
    EventId schedule(Micros delay, Event event);

    static DWORD WINAPI threadMain(void* worker);
    void create(Worker& worker);
    void work(Worker& self);
    Worker& idleWorker();
    Worker& start(Lock& lock, Action action);
    Event pop(Lock& lock);
    void waitBlocked(Lock& lock);
    std::list<Blocked>::iterator enterBlocked(const char* function, std::string what);
    void leaveBlocked(std::list<Blocked>::iterator self);
    Worker* current() noexcept;
    Micros realMicros() const noexcept;

    SRWLOCK& mutex_;
    Random& random_;
    Threads& threads_;
    std::map<Key, Event> events_;
    std::map<EventId, Key> keys_;
    std::size_t deadlines_ = 0;  ///< among them
    EventId lastId_ = 0;
    Micros now_ = 0;
    Micros realStart_ = 0;  ///< free mode: the real time when now_ was 0
    Mode mode_ = Mode::kStepped;
    bool drives_ = false;
    bool aborting_ = false;
    std::list<Worker> workers_;
    std::list<Blocked> blocked_;
    Condition changed_;
    Condition work_;
};

}  // namespace winnet4j::sim
