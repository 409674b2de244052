// SPDX-License-Identifier: Apache-2.0
// One thread at a time, chosen by a seed: the interleaving of a torture program. Threads that take part are actors; an
// actor gives the turn away at its points and while it waits, and time passes only when all wait. Knows neither JNI nor
// completion ports. A thread that is no actor, and every thread while no program is under control, isn't held up.
//
// An actor that blocks in a way of its own (a lock of Java, a park) is noticed after a while, and the turn given on
// without it; it takes part again at its next point.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>

namespace winnet4j::torture {

inline constexpr std::int64_t kNever = INT64_MAX;
/** The weight of a point where much may happen. */
inline constexpr int kHeavy = 10;

class Scheduler {
  public:
    /** A program begins; the calling thread is its first actor, and has the turn. Stay is how many points of a thousand
     * change nothing. */
    void begin(std::uint64_t seed, int stay);
    /** It has ended; nothing is held up any more, and actors that are left are let go. */
    void end();

    /** The calling thread is an actor from now on, and gets its turn like others. */
    void enroll(int number);
    /** Waits until that many actors have come; by the one that has the turn. */
    void awaitActors(int count);
    /** The calling thread is none any more. */
    void retire();
    /** How many actors there are. */
    int actors();

    /** Another may go on from here, the likelier the more weight it has. */
    void point(int weight = kHeavy);
    /** Waits until ready() or the time is over, by the program's clock. Ready is called by other actors' threads.
     * False: the program is over, or the thread is no actor. */
    bool await(std::function<bool()> ready, std::int64_t nanos);
    /** An actor waits in Java, and looks again when another has done something. */
    void idle(std::int64_t nanos);
    /** Waits until all actors with such numbers are gone, or none can go on. */
    bool awaitGone(int from, int to);

    /** This thread is an actor of a program under control. */
    bool controls() const noexcept;
    /** It was one of a program that is over. */
    bool isLeft() const noexcept;
    bool active() const noexcept { return active_.load(std::memory_order_relaxed); }
    /** No actor can go on, and time doesn't help. */
    bool stuck() const noexcept { return stuck_.load(std::memory_order_relaxed); }
    std::int64_t now() const noexcept { return now_.load(std::memory_order_relaxed); }
    /** A number below that, by the seed; for the one that has the turn. */
    std::uint32_t random(std::uint32_t below) noexcept;
    /** What all choices so far have come to: equal for equal runs. */
    std::uint64_t trace() const noexcept { return trace_; }
    /** How often an actor blocked in a way of its own. */
    std::uint64_t detached() const noexcept { return detachments_; }

  private:
    struct Actor {
        int number = 0;
        std::uint64_t program = 0;
        std::condition_variable turn;
        std::function<bool()> ready;  // empty: at any time
        std::int64_t until = kNever;
        bool idle = false;
        bool detached = false;
        bool looking = false;
        bool runs = true;  // false while it waits for its turn, and until it has woken up with it
        // Of its looks while it is idle: how long the last pause was, and what it has seen of others' progress.
        std::int64_t pause = 0;
        std::uint64_t seen = 0;
    };
    struct Exit {
        ~Exit();
    };
    friend struct Exit;

    Actor* self() const noexcept;
    Actor& add(int number);
    void remove(Actor& actor);
    void handOver(Actor& me, std::unique_lock<std::mutex>& lock);
    void awaitTurn(Actor& me, std::unique_lock<std::mutex>& lock);
    void giveTurn();
    Actor* choose();
    void come(Actor& me, std::unique_lock<std::mutex>& lock);
    void giveUp();
    void watch();

    std::mutex lock_;
    std::condition_variable change_;
    std::list<Actor> actors_;
    Actor* current_ = nullptr;
    std::atomic<bool> active_{false};
    std::atomic<bool> stuck_{false};
    std::atomic<std::int64_t> now_{0};
    std::atomic<std::uint64_t> program_{0};
    std::atomic<std::uint64_t> activity_{0};
    std::uint64_t progress_ = 0;
    std::uint64_t random_ = 0;
    std::uint64_t trace_ = 0;
    std::uint64_t detachments_ = 0;
    int stay_ = 0;
    bool watched_ = false;
    bool patient_ = true;
    int enrolled_ = 0;
    /** The one that has the turn waits for others to take part. */
    bool gathering_ = false;
};

Scheduler& scheduler() noexcept;

}  // namespace winnet4j::torture
