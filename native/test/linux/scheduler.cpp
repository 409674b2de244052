// SPDX-License-Identifier: Apache-2.0
#include "scheduler.h"

#include <dirent.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <thread>
#include <vector>

namespace winnet4j::torture {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLook{2};
/** After this number of looks at which every thread slept, the actor blocks in a way of its own. */
constexpr int kBlocked = 3;
/** After this number, time passes all the same. */
constexpr int kPatience = 50;
/** After this number, the program never ends. */
constexpr int kDead = 2500;
/** Nor does a program that takes the processors for this number of seconds. */
constexpr std::clock_t kHopeless = 15;
constexpr std::int64_t kFirstPause = 1'000'000;
/** No program means to wait that long. */
constexpr std::int64_t kEndOfTime = 4'000'000'000'000;

thread_local void* actorOfThisThread = nullptr;

/** The state of a thread of this process, as in its line of /proc: S while it sleeps. */
char stateOf(const char* thread) noexcept {
    char name[64];
    std::snprintf(name, sizeof name, "/proc/self/task/%.20s/stat", thread);
    char line[128] = {};
    if (std::FILE* file = std::fopen(name, "r")) {
        const std::size_t read = std::fread(line, 1, sizeof line - 1, file);
        line[read] = 0;
        std::fclose(file);
    }
    const char* end = std::strrchr(line, ')');  // of its name
    return end != nullptr && end[1] == ' ' ? end[2] : 'S';
}

/** Every other thread sleeps: not one is only slow, and no collector or compiler keeps one waiting. */
bool allSleep() noexcept {
    DIR* const threads = opendir("/proc/self/task");
    if (threads == nullptr) {
        return true;
    }
    const pid_t self = gettid();
    bool all = true;
    while (const dirent* thread = all ? readdir(threads) : nullptr) {
        if (thread->d_name[0] != '.' && std::atoi(thread->d_name) != self) {
            all = stateOf(thread->d_name) == 'S';
        }
    }
    closedir(threads);
    return all;
}

}  // namespace

Scheduler& scheduler() noexcept {
    static auto* const only = new Scheduler;  // never destroyed: threads may outlive everything
    return *only;
}

Scheduler::Exit::~Exit() { scheduler().retire(); }

Scheduler::Actor* Scheduler::self() const noexcept { return static_cast<Actor*>(actorOfThisThread); }

bool Scheduler::controls() const noexcept {
    const Actor* me = self();
    return me != nullptr && active() && me->program == program_.load(std::memory_order_relaxed);
}

bool Scheduler::isLeft() const noexcept {
    const Actor* me = self();
    return me != nullptr && me->program != program_.load(std::memory_order_relaxed);
}

std::uint32_t Scheduler::random(std::uint32_t below) noexcept {
    std::uint64_t z = (random_ += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return static_cast<std::uint32_t>((z ^ (z >> 31)) % below);
}

void Scheduler::begin(std::uint64_t seed, int stay) {
    std::unique_lock lock(lock_);
    if (!watched_) {
        watched_ = true;
        std::thread([this] { watch(); }).detach();
    }
    ++program_;
    random_ = seed;
    trace_ = progress_ = detachments_ = 0;
    stay_ = stay;
    now_ = 0;
    stuck_ = false;
    patient_ = true;
    enrolled_ = 0;
    active_ = true;
    current_ = &add(0);
}

void Scheduler::end() {
    const std::unique_lock lock(lock_);
    active_ = false;
    ++program_;
    current_ = nullptr;
    for (Actor& actor : actors_) {
        actor.turn.notify_all();
    }
    if (Actor* me = self()) {
        remove(*me);
    }
}

Scheduler::Actor& Scheduler::add(int number) {
    thread_local Exit exit;
    (void)exit;
    Actor& actor = actors_.emplace_back();
    actor.number = number;
    actor.program = program_;
    ++enrolled_;
    actorOfThisThread = &actor;
    ++activity_;
    change_.notify_all();
    return actor;
}

void Scheduler::remove(Actor& actor) {
    actorOfThisThread = nullptr;
    for (auto i = actors_.begin(); i != actors_.end(); ++i) {
        if (&*i == &actor) {
            actors_.erase(i);
            break;
        }
    }
    change_.notify_all();
}

void Scheduler::enroll(int number) {
    std::unique_lock lock(lock_);
    if (active_ && self() == nullptr) {
        come(add(number), lock);
    }
}

void Scheduler::awaitActors(int count) {
    std::unique_lock lock(lock_);
    gathering_ = true;
    // Only ever counted up: one that has come may have gone again.
    change_.wait(lock, [&] { return enrolled_ >= count || !active_; });
    gathering_ = false;
    ++activity_;
}

int Scheduler::actors() {
    const std::unique_lock lock(lock_);
    int here = 0;
    for (const Actor& actor : actors_) {
        here += actor.program == program_;
    }
    return here;
}

void Scheduler::retire() {
    const std::unique_lock lock(lock_);
    Actor* me = self();
    if (me == nullptr) {
        return;
    }
    const bool had = current_ == me;
    if (had) {
        current_ = nullptr;
    }
    ++progress_;
    ++activity_;
    remove(*me);
    if (active_ && current_ == nullptr) {
        giveTurn();
    }
}

void Scheduler::point(int weight) {
    if (!controls()) {
        return;
    }
    std::unique_lock lock(lock_);
    Actor& me = *self();
    ++activity_;
    // One that only looks again and again makes no progress by that.
    me.looking = me.looking && weight < kHeavy;
    progress_ += !me.looking;
    if (me.detached) {
        come(me, lock);
    } else if (random(1000) < static_cast<std::uint32_t>((1000 - stay_) * weight)) {
        me.ready = nullptr;
        me.until = kNever;
        handOver(me, lock);
    }
}

bool Scheduler::await(std::function<bool()> ready, std::int64_t nanos) {
    if (!controls()) {
        return false;
    }
    std::unique_lock lock(lock_);
    Actor& me = *self();
    ++activity_;
    me.ready = std::move(ready);
    me.until = nanos == kNever || nanos > kNever - now_ ? kNever : now_ + nanos;
    handOver(me, lock);
    const bool came = me.ready();
    progress_ += came;
    me.looking = me.looking && !came;
    me.ready = nullptr;
    me.until = kNever;
    return me.program == program_;
}

void Scheduler::idle(std::int64_t nanos) {
    if (!controls()) {
        return;
    }
    std::unique_lock lock(lock_);
    Actor& me = *self();
    ++activity_;
    // The first looks follow at once; without any progress there is more time between them from look to look.
    me.pause = me.seen == progress_ ? (me.pause < kNever / 2 ? 2 * me.pause : me.pause) : kFirstPause;
    me.seen = progress_;
    const std::int64_t pause = me.pause == kFirstPause ? 0 : me.pause;
    const std::int64_t wait = nanos < pause ? nanos : pause;
    me.idle = me.looking = true;
    me.ready = [this, before = progress_] { return progress_ != before; };
    me.until = wait > kNever - now_ ? kNever : now_ + wait;
    handOver(me, lock);
    me.idle = false;
    me.ready = nullptr;
    me.until = kNever;
}

bool Scheduler::awaitGone(int from, int to) {
    return await(
        [this, from, to] {
            for (const Actor& actor : actors_) {
                if (actor.program == program_ && actor.number >= from && actor.number <= to) {
                    return false;
                }
            }
            return true;
        },
        kNever);
}

/** Gives the turn to the next, and waits for the own. */
void Scheduler::handOver(Actor& me, std::unique_lock<std::mutex>& lock) {
    if (me.detached) {
        come(me, lock);
        return;
    }
    giveTurn();
    awaitTurn(me, lock);
}

/** An actor that hasn't the turn gets in line. */
void Scheduler::come(Actor& me, std::unique_lock<std::mutex>& lock) {
    me.detached = false;
    if (current_ == nullptr && active_ && me.number >= 0) {
        giveTurn();
    }
    awaitTurn(me, lock);
}

void Scheduler::awaitTurn(Actor& me, std::unique_lock<std::mutex>& lock) {
    me.runs = false;
    me.turn.wait(lock, [&] { return current_ == &me || me.program != program_; });
    me.runs = true;
}

void Scheduler::giveTurn() {
    current_ = choose();
    if (current_ != nullptr) {
        trace_ = (trace_ ^ static_cast<std::uint64_t>(current_->number + 1)) * 0x100000001B3;
        current_->turn.notify_one();
    }
}

Scheduler::Actor* Scheduler::choose() {
    std::vector<Actor*> ready;
    for (;;) {
        ready.clear();
        std::int64_t soonest = kNever;
        bool detached = false;
        bool busy = false;
        for (Actor& actor : actors_) {
            if (actor.program != program_) {
                continue;
            }
            if (actor.detached) {
                detached = true;
            } else if (!actor.ready || actor.until <= now_ || actor.ready()) {
                ready.push_back(&actor);
                busy |= !actor.idle;
            } else {
                soonest = actor.until < soonest ? actor.until : soonest;
            }
        }
        // In the order of their numbers, which does not depend on the real threads.
        for (std::size_t i = 1; i < ready.size(); ++i) {
            for (std::size_t j = i; j > 0 && ready[j]->number < ready[j - 1]->number; --j) {
                std::swap(ready[j], ready[j - 1]);
            }
        }
        if (!ready.empty()) {
            Actor* next = ready[random(static_cast<std::uint32_t>(ready.size()))];
            // Those that only look again mostly let others go first.
            while (busy && next->idle && random(8) != 0) {
                next = ready[random(static_cast<std::uint32_t>(ready.size()))];
            }
            return next;
        }
        if (detached && patient_) {
            return nullptr;
        }
        if (soonest == kNever || soonest > kEndOfTime) {
            if (!detached) {
                stuck_ = true;
                for (Actor& actor : actors_) {
                    if (actor.program == program_ && actor.number == 0) {
                        return &actor;
                    }
                }
            }
            return nullptr;
        }
        now_ = soonest;
    }
}

/** The program will not end. */
void Scheduler::giveUp() {
    stuck_ = true;
    for (Actor& actor : actors_) {
        if (actor.program == program_ && actor.number == 0 && !actor.detached) {
            current_ = &actor;
            actor.turn.notify_all();
        }
    }
}

/** Notices actors that block in a way of their own. */
void Scheduler::watch() {
    std::uint64_t last = 0;
    std::uint64_t program = 0;
    std::clock_t begun = 0;
    int same = 0;
    for (;;) {
        std::this_thread::sleep_for(kLook);
        const std::unique_lock lock(lock_);
        if (program != program_) {
            program = program_;
            begun = std::clock();
        }
        if (active_ && std::clock() - begun > kHopeless * CLOCKS_PER_SEC) {
            giveUp();
            continue;
        }
        if (!active_ || gathering_ || activity_ != last) {
            last = activity_;
            same = 0;
            patient_ = true;
            continue;
        }
        if (!allSleep()) {
            continue;
        }
        ++same;
        // One that has the turn and hasn't woken up yet is only slow.
        if (current_ != nullptr && current_->runs && same >= kBlocked && actors_.size() > 1) {
            current_->detached = true;
            ++detachments_;
            giveTurn();
        } else if (same >= kDead) {
            giveUp();
        } else if (current_ == nullptr && same >= kPatience) {
            patient_ = false;
            giveTurn();
        }
    }
}

}  // namespace winnet4j::torture
