// SPDX-License-Identifier: Apache-2.0
// What every exported function does round its own rule: the lock, the trace, the rules, chaos, the checks of arguments
// that all have in common, no exception to the outside. A function reads
//     return call(kWlanScan, {handle(client), guid, reserved}, [&](Call& c) -> DWORD {
//         if (!c.given(client) || !c.given(guid, "pInterfaceGuid") || !c.reserved(reserved)) { return c.code(); }
//         Client* it = c.find<Client>(client);
//         if (it == nullptr) { return c.code(); }
//         …
// Without trace, rules and chaos it costs the lock and the look-up.
#pragma once

#include <initializer_list>
#include <new>
#include <string>

#include "simulator/core/choices.h"
#include "simulator/core/function.h"
#include "simulator/core/world.h"

namespace winnet4j::sim {

/** An argument, as the trace shows it; made without looking at what it points to. */
struct Arg {
    enum class Kind { kNumber, kHandle, kPointer, kNamed, kFresh, kGuid, kText, kAnsi, kShown };
    Kind kind;
    std::uint64_t value;
    void (*show)(const void*, std::string&) = nullptr;

    Arg(int number) noexcept : kind(Kind::kNumber), value(static_cast<std::uint64_t>(number)) {}
    Arg(unsigned number) noexcept : kind(Kind::kNumber), value(number) {}
    Arg(unsigned long number) noexcept : kind(Kind::kNumber), value(number) {}
    Arg(long number) noexcept : kind(Kind::kNumber), value(static_cast<std::uint64_t>(number)) {}
    Arg(unsigned long long number) noexcept : kind(Kind::kNumber), value(number) {}
    Arg(const GUID* guid) noexcept : Arg(Kind::kGuid, guid) {}
    Arg(const wchar_t* text) noexcept : Arg(Kind::kText, text) {}
    Arg(const char* text) noexcept : Arg(Kind::kAnsi, text) {}
    /** Any other pointer: only if there is one. */
    Arg(const void* pointer) noexcept : Arg(Kind::kPointer, pointer) {}
    template <typename R, typename... A>
    Arg(R(WINAPI* function)(A...)) noexcept : Arg(Kind::kPointer, reinterpret_cast<const void*>(function)) {}
    Arg(Kind kind, const void* pointer, void (*show)(const void*, std::string&) = nullptr) noexcept
        : kind(kind), value(reinterpret_cast<std::uint64_t>(pointer)), show(show) {}
};
inline Arg handle(HANDLE handle) noexcept { return {Arg::Kind::kHandle, handle}; }
/** Something with a logical name, see Trace::bind: an OVERLAPPED. */
inline Arg named(const void* address) noexcept { return {Arg::Kind::kNamed, address}; }
/** An OVERLAPPED that begins with this call: the next op#n, when there is a trace. */
inline Arg fresh(const void* address) noexcept { return {Arg::Kind::kFresh, address}; }
/** Six bytes, shown as 02-1a-11-f0-3c-7d. */
Arg mac(const void* address) noexcept;
std::string macText(const unsigned char* address);
std::string guidText(const GUID& guid);
std::string utf8(const wchar_t* text);
std::wstring wide(const std::string& utf8);

class Call {
  public:
    Call(const Function& function, std::initializer_list<Arg> args) noexcept
        : world(sim::world()), function(function), lock(world.mutex), args_(args) {}

    World& world;
    const Function& function;
    Lock lock;

    /** What the rules want of this call's completion; all defaults without a rule. */
    const Outcome& outcome() const noexcept { return outcome_; }
    /** The latency: what a rule says, or one drawn. */
    Micros delay(choices::Range range) {
        if (outcome_.delay) {
            return *outcome_.delay;
        }
        const choices::Range from = world.chaos != 0 ? choices::kChaosDelay : range;
        return world.random.between(from.low, from.high);
    }

    // Checks: false (or null) means that the function returns code(). Each names the misuse.
    bool given(HANDLE client) { return client != nullptr || fail("null-handle", "the handle is NULL"); }
    template <typename T> bool given(T* pointer, const char* name) {
        return pointer != nullptr || fail("null-argument", name);
    }
    bool reserved(const void* pointer) { return pointer == nullptr || fail("reserved-argument", "is not NULL"); }
    /** An argument that is not allowed: 87. */
    bool allowed(bool yes, const char* why) { return yes || fail("bad-argument", why); }
    /** The object behind the handle, or null: unknown, closed, of another kind. */
    template <typename T> T* find(HANDLE handle) {
        Handles::State state;
        T* found = world.handles.find<T>(handle, state);
        if (found == nullptr) {
            refuse(handle, state, T::kKind);
        }
        return found;
    }
    /** That code, for a check of one's own. */
    std::nullptr_t refuse(DWORD code) noexcept {
        code_ = code;
        return nullptr;
    }
    DWORD code() const noexcept { return code_; }
    void misuse(const char* kind, std::string_view detail) { world.misuse(kind, function.name, detail); }
    /**
     * For what never returns on Windows. Names it, and answers choices::kDeadlock, or hangs until reset when the script
     * wants Windows' own behaviour.
     */
    DWORD deadlock(std::string_view why);
    /** Waits under that function's name; false after a reset: return choices::kWorldReset and touch nothing. */
    template <typename Ready> bool block(std::string what, Ready ready) {
        return world.scheduler.block(lock, function.name, std::move(what), ready);
    }

    /** Lets what completes this call happen: later, or when a rule says so before it returns or on its own thread. */
    void complete(choices::Range latency, const char* name, Action action);
    bool completesEarly() const noexcept { return outcome_.when != Outcome::When::kLater; }

    /** What the function hands out, for the trace. */
    void out(std::string_view text) {
        if (world.trace.on()) {
            outs_.append(" ").append(text);
        }
    }
    /** Hands out a handle, or what a rule says instead. */
    void hand(HANDLE* where, HANDLE handle) {
        *where = outcome_.value ? reinterpret_cast<HANDLE>(static_cast<std::intptr_t>(*outcome_.value)) : handle;
        out(world.trace.on() ? world.handles.name(handle) : std::string());
    }
    /** Memory that the client has to free; std::bad_alloc when there is none. */
    template <typename T = void> T* allocate(std::size_t size) {
        void* block = world.memory.allocate(size, function.name);
        if (block == nullptr) {
            throw std::bad_alloc();
        }
        return static_cast<T*>(block);
    }

    // Used by call().
    bool slow() const noexcept { return world.attention.load(std::memory_order_relaxed); }
    /** Trace, rules and chaos; false when the function is to return code() at once. */
    bool begin();
    void end(DWORD code);

  private:
    bool fail(const char* kind, std::string_view detail);
    void refuse(HANDLE handle, Handles::State state, const char* wanted);

    std::initializer_list<Arg> args_;
    Outcome outcome_;
    DWORD code_ = ERROR_SUCCESS;
    std::string outs_;
};

template <typename Body> DWORD call(const Function& function, std::initializer_list<Arg> args, Body body) noexcept {
    Call c(function, args);
    DWORD code = ERROR_NOT_ENOUGH_MEMORY;
    try {
        code = !c.slow() || c.begin() ? body(c) : c.code();
        if (c.slow()) {
            c.end(code);
        }
    } catch (const std::bad_alloc&) {
        code = ERROR_NOT_ENOUGH_MEMORY;
    }
    return code;
}

}  // namespace winnet4j::sim
