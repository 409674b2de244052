// SPDX-License-Identifier: Apache-2.0
#include "simulator/core/scheduler.h"

#include <algorithm>
#include <limits>
#include <new>
#include <string_view>

#include "simulator/core/choices.h"

namespace winnet4j::sim {
namespace {

/** At most the last moment there is. */
Micros later(Micros from, Micros by) noexcept {
    constexpr Micros kLast = std::numeric_limits<Micros>::max();
    return by > kLast - from ? kLast : from + by;
}

}  // namespace

Micros Scheduler::realMicros() const noexcept {
    LARGE_INTEGER count, frequency;
    QueryPerformanceCounter(&count);
    QueryPerformanceFrequency(&frequency);
    return count.QuadPart / frequency.QuadPart * 1'000'000 +
           count.QuadPart % frequency.QuadPart * 1'000'000 / frequency.QuadPart;
}

Micros Scheduler::now() const noexcept { return mode_ == Mode::kFree ? realMicros() - realStart_ : now_; }

void Scheduler::mode(Lock&, Mode mode) {
    if (mode == mode_) {
        return;
    }
    if (mode == Mode::kFree) {
        realStart_ = realMicros() - now_;
        while (workers_.size() < choices::kFreeThreads) {
            workers_.emplace_back(*this);
        }
        for (Worker& worker : workers_) {
            create(worker);
        }
    } else {
        now_ = now();
    }
    mode_ = mode;
    work_.notifyAll();
}

EventId Scheduler::schedule(Micros delay, Event event) {
    deadlines_ += event.isDeadline ? 1 : 0;
    const Key key{later(now(), delay), random_.next(), ++lastId_};
    events_.emplace(key, std::move(event));
    keys_.emplace(lastId_, key);
    if (mode_ == Mode::kFree) {
        work_.notifyAll();
    }
    changed_.notifyAll();
    return lastId_;
}

EventId Scheduler::after(Lock&, Micros delay, const char* name, Action action) {
    return schedule(delay, {name, std::move(action)});
}

EventId Scheduler::deadline(Lock&, Micros delay, Action action) {
    return schedule(delay, {"deadline", std::move(action), true});
}

bool Scheduler::cancel(Lock&, EventId id) {
    const auto found = keys_.find(id);
    if (found == keys_.end()) {
        return false;
    }
    const auto event = events_.find(found->second);
    deadlines_ -= event->second.isDeadline ? 1 : 0;
    events_.erase(event);
    keys_.erase(found);
    changed_.notifyAll();
    return true;
}

Scheduler::Event Scheduler::pop(Lock& lock) {
    const auto first = events_.begin();
    if (mode_ == Mode::kStepped) {
        now_ = std::max(now_, std::get<Micros>(first->first));
    }
    Event event = std::move(first->second);
    deadlines_ -= event.isDeadline ? 1 : 0;
    keys_.erase(std::get<2>(first->first));
    events_.erase(first);
    (void)lock;
    return event;
}

// ---- the threads of Windows ----

DWORD WINAPI Scheduler::threadMain(void* worker) {
    // The code must stay while the thread runs it.
    HMODULE self = nullptr;
    GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS, reinterpret_cast<LPCWSTR>(&threadMain), &self);
    {
        Worker& me = *static_cast<Worker*>(worker);
        me.scheduler.work(me);
    }
    FreeLibraryAndExitThread(self, 0);
}

void Scheduler::create(Worker& worker) {
    if (worker.thread != 0) {
        return;
    }
    const HANDLE thread = CreateThread(nullptr, 0, &threadMain, &worker, 0, &worker.thread);
    if (thread == nullptr) {
        throw std::bad_alloc();
    }
    CloseHandle(thread);
}

void Scheduler::work(Worker& self) {
    Lock lock(mutex_);
    threads_.becomeWorker();
    self.thread = GetCurrentThreadId();
    while (!self.leave) {
        if (!self.running && mode_ == Mode::kFree && !events_.empty()) {
            const Micros wait = std::get<Micros>(events_.begin()->first) - now();
            if (wait <= 0) {
                self.job = pop(lock).action;
                self.running = true;
            } else {
                // A millisecond is the finest that a wait of Windows can do.
                work_.wait(lock, static_cast<DWORD>(std::min<Micros>(wait / 1000 + 1, 1000)));
            }
        } else if (!self.running) {
            work_.wait(lock);
        }
        if (self.running) {
            Action job = std::move(self.job);
            job(lock);
            job = nullptr;
            self.running = false;
            ++self.done;
            changed_.notifyAll();
        }
    }
    self.gone = true;
    changed_.notifyAll();
}

Scheduler::Worker* Scheduler::current() noexcept {
    const DWORD thread = GetCurrentThreadId();
    for (Worker& worker : workers_) {
        if (worker.thread == thread) {
            return &worker;
        }
    }
    return nullptr;
}

bool Scheduler::isWorker() const noexcept { return const_cast<Scheduler*>(this)->current() != nullptr; }

std::string Scheduler::workers() const {
    std::string text;
    for (const Worker& worker : workers_) {
        text += std::to_string(worker.thread) + " ran " + std::to_string(worker.done) +
                (!worker.running  ? " and waits for more"
                 : worker.job     ? " and has not come to its next"
                 : worker.blocked ? " and is blocked"
                                  : " and runs one") +
                '\n';
    }
    return text;
}

Scheduler::Worker& Scheduler::idleWorker() {
    for (Worker& worker : workers_) {
        if (!worker.running && !worker.leave) {
            return worker;
        }
    }
    return workers_.emplace_back(*this);
}

Scheduler::Worker& Scheduler::start(Lock&, Action action) {
    Worker& worker = idleWorker();
    worker.job = std::move(action);
    worker.running = true;
    create(worker);
    work_.notifyAll();
    return worker;
}

void Scheduler::onWorker(Lock& lock, Action action) {
    const Worker& worker = start(lock, std::move(action));
    const std::uint64_t before = worker.done;
    while (worker.done == before && !worker.blocked) {
        changed_.wait(lock);
    }
}

bool Scheduler::step(Lock& lock, bool wait, Next next) {
    while (!idle() || (next == Next::kDeadlineToo && !events_.empty())) {
        Event event = pop(lock);
        if (event.isDeadline || wait) {
            onWorker(lock, std::move(event.action));
        } else {
            start(lock, std::move(event.action));
        }
        if (!event.isDeadline || next == Next::kDeadlineToo) {
            return true;
        }
    }
    return false;
}

void Scheduler::settle(Lock& lock) {
    while (std::any_of(workers_.begin(), workers_.end(), [](const Worker& worker) { return !worker.resting(); })) {
        changed_.wait(lock);
    }
}

int Scheduler::run(Lock& lock) {
    if (mode_ == Mode::kFree) {
        while (!idle() && !aborting_) {
            changed_.wait(lock);
        }
        settle(lock);
        return 0;
    }
    int steps = 0;
    while (step(lock)) {
        if (++steps == kRunBound) {
            return -1;
        }
    }
    return steps;
}

int Scheduler::advance(Lock& lock, Micros by) {
    const Micros until = later(now(), by);
    int steps = 0;
    while (!events_.empty() && std::get<Micros>(events_.begin()->first) <= until) {
        const bool isDeadline = events_.begin()->second.isDeadline;
        step(lock, true, Next::kDeadlineToo);
        if (!isDeadline && ++steps == kRunBound) {
            return -1;
        }
    }
    now_ = std::max(now_, until);
    return steps;
}

// ---- blocking ----

std::list<Scheduler::Blocked>::iterator Scheduler::enterBlocked(const char* function, std::string what) {
    if (Worker* worker = current()) {
        worker->blocked = true;
    }
    blocked_.push_back({function, std::move(what), GetCurrentThreadId(), threads_.current().text()});
    changed_.notifyAll();
    return std::prev(blocked_.end());
}

void Scheduler::leaveBlocked(std::list<Blocked>::iterator self) {
    blocked_.erase(self);
    if (Worker* worker = current()) {
        worker->blocked = false;
    }
    changed_.notifyAll();
}

void Scheduler::waitBlocked(Lock& lock) {
    if (!(drives_ && mode_ == Mode::kStepped && step(lock, true, Next::kDeadlineToo))) {
        changed_.wait(lock);
    }
}

void Scheduler::awaitBlocked(Lock& lock, const char* function, int count) {
    const auto inside = [&](const Blocked& one) { return std::string_view(one.function) == function; };
    while (!aborting_ && std::count_if(blocked_.begin(), blocked_.end(), inside) < count) {
        changed_.wait(lock);
    }
}

// ---- back to the start ----

void Scheduler::abort(Lock& lock) {
    aborting_ = true;
    events_.clear();
    keys_.clear();
    deadlines_ = 0;
    changed_.notifyAll();
    while (!blocked_.empty() ||
           std::any_of(workers_.begin(), workers_.end(), [](const Worker& worker) { return worker.running; })) {
        changed_.wait(lock);
    }
    events_.clear();
    keys_.clear();
    deadlines_ = 0;
}

void Scheduler::reset() {
    lastId_ = 0;
    now_ = 0;
    mode_ = Mode::kStepped;
    drives_ = false;
    aborting_ = false;
}

void Scheduler::quiet(Lock& lock) {
    for (Worker& worker : workers_) {
        worker.leave = true;
    }
    work_.notifyAll();
    while (std::any_of(workers_.begin(), workers_.end(),
                       [](const Worker& worker) { return worker.thread != 0 && !worker.gone; })) {
        changed_.wait(lock);
    }
    workers_.clear();
}

}  // namespace winnet4j::sim
