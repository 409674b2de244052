// SPDX-License-Identifier: Apache-2.0
// winnet4j-bench-memory.dll: the few functions that a read by BranchCache needs, and the port, all in memory and for
// one thread, under Windows' names. What is measured with it has no trip through Wine's server: only what each way to
// call these functions costs. Knows nothing of BranchCache; a read succeeds at once.
#include <windows.h>

#include <deque>

namespace {

constexpr ULONG_PTR kMagic = 0x77346A2D70656572;

/** What CreateIoCompletionPort hands out here. */
struct Port {
    ULONG_PTR magic = kMagic;
    std::deque<OVERLAPPED_ENTRY> packets;
};

struct Content {
    HANDLE port;
    ULONG_PTR key;
};

/** A port that isn't one of these is that of winnet4j-memory.dll, which has a queue of its own. */
using Post = void (*)(HANDLE, OVERLAPPED*, DWORD);
const Post kPost = reinterpret_cast<Post>(
    reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"winnet4j-memory.dll"), "winnet4j_memory_post")));

void complete(const Content& content, OVERLAPPED* overlapped, DWORD bytes) {
    overlapped->Internal = 0;
    overlapped->InternalHigh = bytes;
    if (*static_cast<const ULONG_PTR*>(content.port) == kMagic) {
        static_cast<Port*>(content.port)->packets.push_back({content.key, overlapped, 0, bytes});
    } else {
        kPost(content.port, overlapped, bytes);
    }
}

}  // namespace

extern "C" {

HANDLE WINAPI Memory_CreateIoCompletionPort(HANDLE, HANDLE, ULONG_PTR, DWORD) { return new Port; }

BOOL WINAPI Memory_GetQueuedCompletionStatusEx(HANDLE port, OVERLAPPED_ENTRY* entries, ULONG room, ULONG* taken, DWORD,
                                               BOOL) {
    auto& packets = static_cast<Port*>(port)->packets;
    ULONG count = 0;
    for (; count < room && !packets.empty(); packets.pop_front()) {
        entries[count++] = packets.front();
    }
    *taken = count;
    if (count == 0) {
        SetLastError(WAIT_TIMEOUT);
    }
    return count != 0;
}

DWORD WINAPI PeerDistStartup(DWORD, HANDLE* instance, DWORD* supported) {
    *instance = reinterpret_cast<HANDLE>(0x10);
    if (supported != nullptr) {
        *supported = 2;
    }
    return ERROR_SUCCESS;
}

DWORD WINAPI PeerDistShutdown(HANDLE) { return ERROR_SUCCESS; }

DWORD WINAPI PeerDistClientOpenContent(HANDLE, const void*, HANDLE port, ULONG_PTR key, HANDLE* content) {
    *content = new Content{port, key};
    return ERROR_SUCCESS;
}

DWORD WINAPI PeerDistClientCloseContent(HANDLE, HANDLE content) {
    delete static_cast<Content*>(content);
    return ERROR_SUCCESS;
}

DWORD WINAPI PeerDistClientAddContentInformation(HANDLE, HANDLE content, DWORD size, BYTE*, OVERLAPPED* overlapped) {
    complete(*static_cast<Content*>(content), overlapped, size);
    return ERROR_IO_PENDING;
}

DWORD WINAPI PeerDistClientCompleteContentInformation(HANDLE, HANDLE content, OVERLAPPED* overlapped) {
    complete(*static_cast<Content*>(content), overlapped, 0);
    return ERROR_IO_PENDING;
}

DWORD WINAPI PeerDistClientBlockRead(HANDLE, HANDLE content, DWORD size, BYTE* buffer, DWORD, OVERLAPPED* overlapped) {
    buffer[0] = 1;
    complete(*static_cast<Content*>(content), overlapped, size);
    return ERROR_IO_PENDING;
}

DWORD WINAPI PeerDistClientCancelAsyncOperation(HANDLE, HANDLE, OVERLAPPED*) { return 4059; }

}  // extern "C"
