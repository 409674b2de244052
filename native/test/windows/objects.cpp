// SPDX-License-Identifier: Apache-2.0
// What handles stand for: threads, events, completion ports, as the kernel of Windows has them. A handle is a number
// that never comes again, so one that was closed is found out. One lock guards all: what is here is waited for, not
// raced.
#include <pthread.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

#include "handles.h"
#include "state.h"

namespace winnet4j::test {
namespace {

struct Thread {
    DWORD number = 0;
    bool apc = false;
    bool ended = false;
    /** Where it waits alertably, if it does. */
    std::condition_variable* waits = nullptr;
};

struct Event {
    bool set = false;
    bool manual = false;
};

struct Port {
    std::deque<OVERLAPPED_ENTRY> packets;
    std::condition_variable some;
    bool closed = false;
};

struct Object {
    std::shared_ptr<Thread> thread;
    std::shared_ptr<Event> event;
    std::shared_ptr<Port> port;
};

struct Kernel : Handles<Object> {
    std::mutex lock;
    std::condition_variable signalled;
    DWORD threads = 0;
};

/** Never destroyed: threads may outlive everything. */
Kernel& kernel() {
    static auto* const only = new Kernel;
    return *only;
}

thread_local std::shared_ptr<Thread> current;

Thread& thisThread() {
    if (current == nullptr) {
        current = std::make_shared<Thread>();
        const std::lock_guard guard(kernel().lock);
        current->number = ++kernel().threads;
    }
    return *current;
}

struct Start {
    std::shared_ptr<Thread> thread;
    LPTHREAD_START_ROUTINE main;
    void* argument;
};

/** Also when the thread ends by FreeLibraryAndExitThread. */
struct Ending {
    ~Ending() {
        const std::lock_guard guard(kernel().lock);
        current->ended = true;
        kernel().signalled.notify_all();
    }
};

void* threadMain(void* given) {
    const std::unique_ptr<Start> start(static_cast<Start*>(given));
    current = start->thread;
    const Ending ending;
    start->main(start->argument);
    return nullptr;
}

/** Whether a wait for it is over; an event that resets itself is used up by that. */
bool take(const Object& object) {
    if (object.thread != nullptr) {
        return object.thread->ended;
    }
    if (object.event == nullptr || !object.event->set) {
        return false;
    }
    object.event->set = object.event->manual;
    return true;
}

/** Under the lock. */
template <typename Ready>
bool await(std::unique_lock<std::mutex>& lock, std::condition_variable& change, DWORD millis, Ready ready) {
    if (millis == INFINITE) {
        change.wait(lock, ready);
        return true;
    }
    return change.wait_for(lock, std::chrono::milliseconds(millis), ready);
}

BOOL put(HANDLE handle, const OVERLAPPED_ENTRY& packet) {
    Kernel& k = kernel();
    const std::lock_guard guard(k.lock);
    const Object object = k.find(handle);
    if (object.port == nullptr) {
        return fail(ERROR_INVALID_HANDLE);
    }
    object.port->packets.push_back(packet);
    object.port->some.notify_one();
    return TRUE;
}

}  // namespace

LONG NTAPI setIoCompletion(HANDLE port, ULONG_PTR key, ULONG_PTR overlapped, LONG status, SIZE_T bytes) {
    constexpr auto kInvalidHandle = static_cast<LONG>(0xC0000008);
    return put(port, {key, reinterpret_cast<OVERLAPPED*>(overlapped), static_cast<ULONG>(status),
                      static_cast<DWORD>(bytes)}) != FALSE
               ? 0
               : kInvalidHandle;
}

}  // namespace winnet4j::test

using namespace winnet4j::test;

extern "C" {

BOOL WINAPI CloseHandle(HANDLE handle) {
    Kernel& k = kernel();
    const std::lock_guard guard(k.lock);
    const Object object = k.find(handle);
    if (!k.erase(handle)) {
        return fail(ERROR_INVALID_HANDLE);
    }
    if (object.port != nullptr) {
        object.port->closed = true;
        object.port->some.notify_all();
    }
    return TRUE;
}

// ---- threads

DWORD WINAPI GetCurrentThreadId() { return thisThread().number; }
DWORD WINAPI GetCurrentProcessId() { return static_cast<DWORD>(getpid()); }
BOOL WINAPI ProcessIdToSessionId(DWORD, DWORD* session) {
    *session = 1;
    return TRUE;
}
HANDLE WINAPI GetCurrentProcess() { return INVALID_HANDLE_VALUE; }
HANDLE WINAPI GetCurrentThread() { return reinterpret_cast<HANDLE>(static_cast<std::intptr_t>(-2)); }

HANDLE WINAPI CreateThread(LPSECURITY_ATTRIBUTES, SIZE_T, LPTHREAD_START_ROUTINE main, LPVOID argument, DWORD,
                           LPDWORD id) {
    Kernel& k = kernel();
    auto thread = std::make_shared<Thread>();
    HANDLE handle = nullptr;
    {
        const std::lock_guard guard(k.lock);
        thread->number = ++k.threads;
        handle = k.add({thread, nullptr, nullptr});
    }
    if (id != nullptr) {
        *id = thread->number;
    }
    pthread_t made{};
    auto start = std::make_unique<Start>(Start{thread, main, argument});
    if (pthread_create(&made, nullptr, threadMain, start.get()) != 0) {
        CloseHandle(handle);
        fail(ERROR_NOT_ENOUGH_MEMORY);
        return nullptr;
    }
    static_cast<void>(start.release());  // the thread's
    pthread_detach(made);
    return handle;
}

void WINAPI FreeLibraryAndExitThread(HMODULE, DWORD) { pthread_exit(nullptr); }

/** Of the calling thread alone, as nobody asks for anything else. */
BOOL WINAPI DuplicateHandle(HANDLE, HANDLE source, HANDLE, LPHANDLE duplicate, DWORD, BOOL, DWORD) {
    if (source != GetCurrentThread()) {
        return fail(ERROR_INVALID_HANDLE);
    }
    thisThread();
    const std::lock_guard guard(kernel().lock);
    *duplicate = kernel().add({current, nullptr, nullptr});
    return TRUE;
}

/** The APC is remembered and not run: the library's does nothing. */
DWORD WINAPI QueueUserAPC(PAPCFUNC, HANDLE handle, ULONG_PTR) {
    Kernel& k = kernel();
    const std::lock_guard guard(k.lock);
    const Object object = k.find(handle);
    if (object.thread == nullptr || object.thread->ended) {
        fail(ERROR_INVALID_HANDLE);
        return 0;
    }
    object.thread->apc = true;
    if (object.thread->waits != nullptr) {
        object.thread->waits->notify_all();
    }
    return 1;
}

// ---- waits

HANDLE WINAPI CreateEventW(LPSECURITY_ATTRIBUTES, BOOL manual, BOOL set, LPCWSTR) {
    const std::lock_guard guard(kernel().lock);
    return kernel().add({nullptr, std::make_shared<Event>(Event{set != FALSE, manual != FALSE}), nullptr});
}

static BOOL setEvent(HANDLE handle, bool set) {
    Kernel& k = kernel();
    const std::lock_guard guard(k.lock);
    const Object object = k.find(handle);
    if (object.event == nullptr) {
        return fail(ERROR_INVALID_HANDLE);
    }
    object.event->set = set;
    k.signalled.notify_all();
    return TRUE;
}
BOOL WINAPI SetEvent(HANDLE event) { return setEvent(event, true); }
BOOL WINAPI ResetEvent(HANDLE event) { return setEvent(event, false); }

/** For all of them, one after the other. */
DWORD WINAPI WaitForMultipleObjects(DWORD count, const HANDLE* handles, BOOL, DWORD millis) {
    Kernel& k = kernel();
    std::unique_lock lock(k.lock);
    for (DWORD i = 0; i < count; ++i) {
        const Object object = k.find(handles[i]);
        if (object.thread == nullptr && object.event == nullptr) {
            fail(ERROR_INVALID_HANDLE);
            return WAIT_FAILED;
        }
        if (!await(lock, k.signalled, millis, [&] { return take(object); })) {
            return WAIT_TIMEOUT;
        }
    }
    return WAIT_OBJECT_0;
}
DWORD WINAPI WaitForSingleObject(HANDLE handle, DWORD millis) {
    return WaitForMultipleObjects(1, &handle, TRUE, millis);
}

// ---- completion ports

/** A port that files are added to is nothing for this Windows, which has no files. */
HANDLE WINAPI CreateIoCompletionPort(HANDLE file, HANDLE, ULONG_PTR, DWORD) {
    if (file != INVALID_HANDLE_VALUE) {
        fail(ERROR_INVALID_PARAMETER);
        return nullptr;
    }
    const std::lock_guard guard(kernel().lock);
    return kernel().add({nullptr, nullptr, std::make_shared<Port>()});
}

BOOL WINAPI PostQueuedCompletionStatus(HANDLE port, DWORD bytes, ULONG_PTR key, LPOVERLAPPED overlapped) {
    return put(port, {key, overlapped, 0, bytes});
}

BOOL WINAPI GetQueuedCompletionStatusEx(HANDLE handle, LPOVERLAPPED_ENTRY entries, ULONG room, PULONG taken,
                                        DWORD millis, BOOL alertable) {
    Kernel& k = kernel();
    Thread& me = thisThread();
    std::unique_lock lock(k.lock);
    const Object object = k.find(handle);
    *taken = 0;
    if (object.port == nullptr || room == 0) {
        return fail(object.port == nullptr ? ERROR_INVALID_HANDLE : ERROR_INVALID_PARAMETER);
    }
    Port& port = *object.port;
    const auto alerted = [&] { return alertable != FALSE && me.apc; };
    if (millis != 0) {
        me.waits = &port.some;
        await(lock, port.some, millis, [&] { return !port.packets.empty() || port.closed || alerted(); });
        me.waits = nullptr;
    }
    if (port.packets.empty() || alerted()) {
        const bool apc = alerted();
        me.apc = me.apc && !apc;
        return fail(apc ? WAIT_IO_COMPLETION : port.closed ? ERROR_ABANDONED_WAIT_0 : WAIT_TIMEOUT);
    }
    for (; *taken < room && !port.packets.empty(); ++*taken) {
        entries[*taken] = port.packets.front();
        port.packets.pop_front();
    }
    return TRUE;
}

}  // extern "C"
