// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.bench.PeerDistDll: reads by BranchCache as a plain C++ program does them, with a thread on a
// completion port, an OVERLAPPED and a buffer for each read, and a function that is called at its end. The functions
// are those of the simulator over a port of Windows, or those of winnet4j-bench-memory.dll, which one thread polls.
#include "bench/peerdist_loop.h"

#include <vector>

#include "glue/convert.h"

namespace winnet4j::bench {
namespace {

using namespace glue;

struct Functions {
    explicit Functions(bool memory) {
        const HMODULE peerdist = GetModuleHandleW(memory ? L"winnet4j-bench-memory.dll" : L"winnet4j-simulator.dll");
        const HMODULE port = memory ? peerdist : GetModuleHandleW(L"kernel32.dll");
        find(port, "CreateIoCompletionPort", createPort);
        find(port, "GetQueuedCompletionStatusEx", dequeue);
        find(peerdist, "PeerDistStartup", startup);
        find(peerdist, "PeerDistShutdown", shutdown);
        find(peerdist, "PeerDistClientOpenContent", open);
        find(peerdist, "PeerDistClientCloseContent", close);
        find(peerdist, "PeerDistClientAddContentInformation", add);
        find(peerdist, "PeerDistClientCompleteContentInformation", complete);
        find(peerdist, "PeerDistClientBlockRead", read);
        find(peerdist, "PeerDistClientCancelAsyncOperation", cancel);
    }
    template <typename Function> static void find(HMODULE module, const char* name, Function& function) {
        function = reinterpret_cast<Function>(reinterpret_cast<void*>(GetProcAddress(module, name)));
    }

    HANDLE(WINAPI* createPort)(HANDLE, HANDLE, ULONG_PTR, DWORD);
    BOOL(WINAPI* dequeue)(HANDLE, OVERLAPPED_ENTRY*, ULONG, ULONG*, DWORD, BOOL);
    DWORD(WINAPI* startup)(DWORD, HANDLE*, DWORD*);
    DWORD(WINAPI* shutdown)(HANDLE);
    DWORD(WINAPI* open)(HANDLE, const void*, HANDLE, ULONG_PTR, HANDLE*);
    DWORD(WINAPI* close)(HANDLE, HANDLE);
    DWORD(WINAPI* add)(HANDLE, HANDLE, DWORD, BYTE*, OVERLAPPED*);
    DWORD(WINAPI* complete)(HANDLE, HANDLE, OVERLAPPED*);
    DWORD(WINAPI* read)(HANDLE, HANDLE, DWORD, BYTE*, DWORD, OVERLAPPED*);
    DWORD(WINAPI* cancel)(HANDLE, HANDLE, OVERLAPPED*);
};

struct Program;

struct Read {
    OVERLAPPED overlapped{};
    Program* program = nullptr;
    void (*ended)(Read&, DWORD code, DWORD bytes) = nullptr;
    BYTE* buffer = nullptr;
};

/** The length of a read in bytes; the same in Java. */
constexpr DWORD kSize = 64;

struct Program {
    Program(bool memory, const void* information, DWORD size, std::size_t count)
        : functions(memory), memory(memory), reads(count), room(count * kSize) {
        port = functions.createPort(INVALID_HANDLE_VALUE, nullptr, 0, 1);
        functions.startup(1, &instance, nullptr);
        const BYTE tag[16] = {};
        functions.open(instance, tag, port, 1, &content);
        for (std::size_t i = 0; i < count; ++i) {
            reads[i].program = this;
            reads[i].buffer = room.data() + i * kSize;
            reads[i].ended = [](Read& read, DWORD, DWORD) { read.program->one(); };
        }
        allDone = CreateEventW(nullptr, FALSE, FALSE, nullptr);
        if (!memory) {
            thread = CreateThread(
                nullptr, 0, [](void* self) -> DWORD { return static_cast<Program*>(self)->run(); }, this, 0, nullptr);
        }
        std::vector<BYTE> bytes(static_cast<const BYTE*>(information), static_cast<const BYTE*>(information) + size);
        expect(1);
        functions.add(instance, content, size, bytes.data(), &reads[0].overlapped);
        await();
        expect(1);
        reads[0].overlapped = OVERLAPPED{};
        functions.complete(instance, content, &reads[0].overlapped);
        await();
    }
    ~Program() {
        functions.close(instance, content);
        functions.shutdown(instance);
        if (thread != nullptr) {
            PostQueuedCompletionStatus(port, 0, 0, nullptr);
            WaitForSingleObject(thread, INFINITE);
            CloseHandle(thread);
            CloseHandle(port);
        }
        CloseHandle(allDone);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    DWORD run() noexcept {
        while (turn(INFINITE)) {
            // until its end is asked for
        }
        return 0;
    }

    bool turn(DWORD timeout) noexcept {
        OVERLAPPED_ENTRY entries[128];
        ULONG taken = 0;
        if (functions.dequeue(port, entries, 128, &taken, timeout, FALSE) == FALSE) {
            return timeout == 0;
        }
        for (ULONG i = 0; i < taken; ++i) {
            if (entries[i].lpOverlapped == nullptr) {
                return false;
            }
            auto& read = *reinterpret_cast<Read*>(entries[i].lpOverlapped);
            read.ended(read, static_cast<DWORD>(entries[i].Internal), entries[i].dwNumberOfBytesTransferred);
        }
        return true;
    }

    void issue(std::size_t i) noexcept {
        reads[i].overlapped = OVERLAPPED{};
        functions.read(instance, content, kSize, reads[i].buffer, 0xFFFFFFFE, &reads[i].overlapped);
    }

    void expect(std::size_t more) noexcept { target = ended + more; }

    void one() noexcept {
        if (++ended == target && !memory) {
            SetEvent(allDone);
        }
    }

    void await() noexcept {
        while (memory && ended != target) {
            turn(0);
        }
        if (!memory) {
            WaitForSingleObject(allDone, INFINITE);
        }
    }

    Functions functions;
    bool memory;
    std::vector<Read> reads;
    std::vector<BYTE> room;
    HANDLE port = nullptr;
    HANDLE instance = nullptr;
    HANDLE content = nullptr;
    HANDLE allDone = nullptr;
    HANDLE thread = nullptr;
    /** Written by one thread while the other waits. */
    std::size_t target = 0;
    std::size_t ended = 0;
};

Program* only = nullptr;

void open(JNIEnv* env, jclass, jboolean memory, jbyteArray information, jint count) {
    std::vector<jbyte> bytes(static_cast<std::size_t>(env->GetArrayLength(information)));
    env->GetByteArrayRegion(information, 0, static_cast<jsize>(bytes.size()), bytes.data());
    only = new Program(memory != JNI_FALSE, bytes.data(), static_cast<DWORD>(bytes.size()),
                       static_cast<std::size_t>(count));
}

void close(JNIEnv*, jclass) {
    delete only;
    only = nullptr;
}

/** That many rounds of that many reads. */
void rounds(JNIEnv*, jclass, jint inFlight, jint count) {
    for (jint round = 0; round < count; ++round) {
        only->expect(static_cast<std::size_t>(inFlight));
        for (jint i = 0; i < inFlight; ++i) {
            only->issue(static_cast<std::size_t>(i));
        }
        only->await();
    }
}

void issue(JNIEnv*, jclass, jint count) {
    for (jint i = 0; i < count; ++i) {
        only->issue(static_cast<std::size_t>(i));
    }
}

/** All of count, one after the other; how long each takes until its function was called is Java's to measure. */
void cancelOne(JNIEnv*, jclass, jint i) {
    only->expect(1);
    only->functions.cancel(only->instance, only->content, &only->reads[static_cast<std::size_t>(i)].overlapped);
    only->await();
}

void cancelAll(JNIEnv*, jclass, jint pending) {
    only->expect(static_cast<std::size_t>(pending));
    only->functions.cancel(only->instance, only->content, nullptr);
    only->await();
}

}  // namespace

const jni::Natives& peerDistDll() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<open>("open"),   jni::native<close>("close"),         jni::native<rounds>("rounds"),
        jni::native<issue>("issue"), jni::native<cancelOne>("cancelOne"), jni::native<cancelAll>("cancelAll"),
    };
    static const jni::Natives natives{"io/github/winnet4j/bench/PeerDistDll", methods};
    return natives;
}

}  // namespace winnet4j::bench
