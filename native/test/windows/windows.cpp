// SPDX-License-Identifier: Apache-2.0
// The functions of Windows that the library and the simulator call, on Linux: locks, conditions, memory with and
// without access, the time, two code pages. Files are not there. What handles stand for is in objects.cpp, DLLs are in
// modules.cpp.
#include <linux/membarrier.h>
#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <ctime>
#include <map>
#include <mutex>
#include <string>

#include "state.h"

namespace winnet4j::test {
unsigned ansiCodePage = CP_UTF8;
thread_local DWORD lastError = 0;
}  // namespace winnet4j::test

using winnet4j::test::lastError;

namespace {

/** What a lock or a condition of Windows holds is a pointer: to one of the system's own, made when it is first used. */
template <typename Native, int (*init)(Native*)> Native* native(void*& place) {
    std::atomic_ref<void*> pointer(place);
    void* found = pointer.load();
    if (found == nullptr) {
        auto* made = new Native;
        init(made);
        if (pointer.compare_exchange_strong(found, made)) {
            return made;
        }
        delete made;
    }
    return static_cast<Native*>(found);
}

int initMutex(pthread_mutex_t* mutex) { return pthread_mutex_init(mutex, nullptr); }
int initCondition(pthread_cond_t* condition) {
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    return pthread_cond_init(condition, &attributes);
}
pthread_mutex_t* mutexOf(SRWLOCK* lock) { return native<pthread_mutex_t, initMutex>(lock->Ptr); }
pthread_cond_t* conditionOf(CONDITION_VARIABLE* condition) {
    return native<pthread_cond_t, initCondition>(condition->Ptr);
}

std::mutex rangesLock;
/** Addresses that were reserved, with their sizes. */
std::map<std::uintptr_t, std::size_t>& ranges() {
    static auto& all = *new std::map<std::uintptr_t, std::size_t>;
    return all;
}

constexpr LONGLONG kFrequency = 1'000'000'000;

/** The next character of UTF-16, or -1 for half of one. */
std::int32_t next(const wchar_t*& at, const wchar_t* end) {
    const std::uint32_t unit = *at++;
    if (unit < 0xD800 || unit > 0xDFFF) {
        return static_cast<std::int32_t>(unit);
    }
    if (unit > 0xDBFF || at == end || *at < 0xDC00 || *at > 0xDFFF) {
        return -1;
    }
    return static_cast<std::int32_t>(0x10000 + ((unit - 0xD800) << 10) + (*at++ - 0xDC00));
}

void putUtf8(std::string& to, std::uint32_t c) {
    if (c < 0x80) {
        to += static_cast<char>(c);
        return;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    to += static_cast<char>((0xFF00u >> (more + 1) & 0xFF) | c >> 6 * more);
    for (int i = more - 1; i >= 0; --i) {
        to += static_cast<char>(0x80 | (c >> 6 * i & 0x3F));
    }
}

/** One character from bytes that may be any; what is no UTF-8 is U+FFFD, a byte each. */
std::uint32_t nextUtf8(const unsigned char*& at, const unsigned char* end) {
    const std::uint32_t first = *at++;
    const int more = first >= 0xF0 && first < 0xF5   ? 3
                     : first >= 0xE0 && first < 0xF0 ? 2
                                                     : first >= 0xC2 && first < 0xE0;
    if (first < 0x80) {
        return first;
    }
    if (more == 0 || end - at < more) {
        return 0xFFFD;
    }
    std::uint32_t c = first & (0x3Fu >> more);
    for (int i = 0; i < more; ++i) {
        if ((at[i] & 0xC0) != 0x80) {
            return 0xFFFD;
        }
        c = c << 6 | (at[i] & 0x3F);
    }
    constexpr std::uint32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
    if (c < kLeast[more] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        return 0xFFFD;
    }
    at += more;
    return c;
}

template <typename To, typename From> int deliver(const From& made, To* to, int room) {
    const int length = static_cast<int>(made.size());
    if (room == 0) {
        return length;
    }
    if (length > room) {
        lastError = ERROR_INSUFFICIENT_BUFFER;
        return 0;
    }
    std::copy(made.begin(), made.end(), to);
    return length;
}

}  // namespace

extern "C" {

// ---- locks, and what a thread has of its own

void WINAPI AcquireSRWLockExclusive(PSRWLOCK lock) { pthread_mutex_lock(mutexOf(lock)); }
void WINAPI ReleaseSRWLockExclusive(PSRWLOCK lock) { pthread_mutex_unlock(mutexOf(lock)); }
void WINAPI WakeAllConditionVariable(PCONDITION_VARIABLE condition) { pthread_cond_broadcast(conditionOf(condition)); }
BOOL WINAPI SleepConditionVariableSRW(PCONDITION_VARIABLE condition, PSRWLOCK lock, DWORD millis, ULONG) {
    if (millis == INFINITE) {
        return pthread_cond_wait(conditionOf(condition), mutexOf(lock)) == 0;
    }
    timespec until{};
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += static_cast<long>(millis % 1000) * 1'000'000;
    until.tv_sec += static_cast<time_t>(millis / 1000) + until.tv_nsec / 1'000'000'000;
    until.tv_nsec %= 1'000'000'000;
    return pthread_cond_timedwait(conditionOf(condition), mutexOf(lock), &until) == 0;
}

BOOL WINAPI SwitchToThread() { return sched_yield() == 0; }
DWORD WINAPI TlsAlloc() {
    pthread_key_t key;
    return pthread_key_create(&key, nullptr) == 0 ? static_cast<DWORD>(key) : TLS_OUT_OF_INDEXES;
}
LPVOID WINAPI TlsGetValue(DWORD index) { return pthread_getspecific(index); }
BOOL WINAPI TlsSetValue(DWORD index, LPVOID value) { return pthread_setspecific(index, value) == 0; }
DWORD WINAPI GetLastError() { return lastError; }
void WINAPI SetLastError(DWORD code) { lastError = code; }
void WINAPI FlushProcessWriteBuffers() {
    static const bool registered = syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) == 0;
    if (!registered || syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) != 0) {
        syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0);
    }
}

// ---- the time: it stands still unless it is looked at, so that runs are the same

BOOL WINAPI QueryPerformanceFrequency(LARGE_INTEGER* frequency) {
    frequency->QuadPart = kFrequency;
    return TRUE;
}
BOOL WINAPI QueryPerformanceCounter(LARGE_INTEGER* count) {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    count->QuadPart = static_cast<LONGLONG>(now.tv_sec) * kFrequency + now.tv_nsec;
    return TRUE;
}
ULONGLONG WINAPI GetTickCount64() {
    LARGE_INTEGER now;
    QueryPerformanceCounter(&now);
    return static_cast<ULONGLONG>(now.QuadPart / (kFrequency / 1000));
}

// ---- memory

HANDLE WINAPI GetProcessHeap() { return nullptr; }
LPVOID WINAPI HeapAlloc(HANDLE, DWORD, SIZE_T size) { return std::calloc(1, size); }
BOOL WINAPI HeapFree(HANDLE, DWORD, LPVOID block) {
    std::free(block);
    return TRUE;
}
LPVOID WINAPI VirtualAlloc(LPVOID address, SIZE_T size, DWORD type, DWORD) {
    const std::lock_guard guard(rangesLock);
    if (type == MEM_COMMIT) {
        return mprotect(address, size, PROT_READ | PROT_WRITE) == 0 ? address : nullptr;
    }
    void* range = mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED) {
        return nullptr;
    }
    ranges().emplace(reinterpret_cast<std::uintptr_t>(range), size);
    return range;
}
BOOL WINAPI VirtualFree(LPVOID address, SIZE_T size, DWORD type) {
    const std::lock_guard guard(rangesLock);
    if (type == MEM_DECOMMIT) {
        return mmap(address, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0) !=
               MAP_FAILED;
    }
    const auto found = ranges().find(reinterpret_cast<std::uintptr_t>(address));
    if (found == ranges().end()) {
        std::abort();
    }
    munmap(address, found->second);
    ranges().erase(found);
    return TRUE;
}
/** All memory is there: the sanitizers find whatever is wrong about that. */
SIZE_T WINAPI VirtualQuery(LPCVOID address, PMEMORY_BASIC_INFORMATION facts, SIZE_T size) {
    constexpr std::uintptr_t kEnd = std::uintptr_t{1} << 47;
    *facts = {};
    facts->BaseAddress = const_cast<void*>(address);
    facts->RegionSize = kEnd - reinterpret_cast<std::uintptr_t>(address);
    facts->State = MEM_COMMIT;
    facts->Protect = PAGE_READWRITE;
    return size;
}

// ---- files: none

HANDLE WINAPI CreateFileW(LPCWSTR, DWORD, DWORD, LPSECURITY_ATTRIBUTES, DWORD, DWORD, HANDLE) {
    return INVALID_HANDLE_VALUE;
}
DWORD WINAPI GetFileAttributesW(LPCWSTR) { return INVALID_FILE_ATTRIBUTES; }
BOOL WINAPI GetFileSizeEx(HANDLE, LARGE_INTEGER*) { return FALSE; }
BOOL WINAPI ReadFile(HANDLE, LPVOID, DWORD, LPDWORD, LPOVERLAPPED) { return FALSE; }
BOOL WINAPI WriteFile(HANDLE, LPCVOID, DWORD, LPDWORD, LPOVERLAPPED) { return FALSE; }
BOOL WINAPI MoveFileExW(LPCWSTR, LPCWSTR, DWORD) { return FALSE; }
BOOL WINAPI DeleteFileW(LPCWSTR) { return FALSE; }

// ---- text: UTF-8, and one code page that has a character for each byte

UINT WINAPI GetACP() { return winnet4j::test::ansiCodePage; }

int WINAPI WideCharToMultiByte(UINT page, DWORD flags, LPCWCH text, int length, LPSTR to, int room, LPCCH,
                               LPBOOL replaced) {
    page = page == CP_ACP ? GetACP() : page;
    const wchar_t* const end = text + (length < 0 ? static_cast<int>(wcslen(text)) + 1 : length);
    std::string made;
    bool any = false;
    while (text != end) {
        const std::int32_t c = next(text, end);
        const bool known = page == CP_UTF8 ? c >= 0 : c >= 0 && c < 0x100;
        if (page == CP_UTF8 && !known && (flags & WC_ERR_INVALID_CHARS) != 0) {
            lastError = ERROR_NO_UNICODE_TRANSLATION;
            return 0;
        }
        any = any || !known;
        if (page == CP_UTF8) {
            putUtf8(made, known ? static_cast<std::uint32_t>(c) : 0xFFFD);
        } else {
            made += known ? static_cast<char>(c) : '?';
        }
    }
    if (replaced != nullptr) {
        *replaced = any;
    }
    return deliver(made, to, room);
}

int WINAPI MultiByteToWideChar(UINT page, DWORD, LPCCH bytes, int length, LPWSTR to, int room) {
    page = page == CP_ACP ? GetACP() : page;
    const auto* at = reinterpret_cast<const unsigned char*>(bytes);
    const unsigned char* const end =
        at + (length < 0 ? std::string(bytes).size() + 1 : static_cast<std::size_t>(length));
    std::wstring made;
    while (at != end) {
        const std::uint32_t c = page == CP_UTF8 ? nextUtf8(at, end) : *at++;
        if (c < 0x10000) {
            made += static_cast<wchar_t>(c);
        } else {
            made += static_cast<wchar_t>(0xD800 + ((c - 0x10000) >> 10));
            made += static_cast<wchar_t>(0xDC00 + (c & 0x3FF));
        }
    }
    return deliver(made, to, room);
}

int WINAPI lstrlenW(LPCWSTR text) { return static_cast<int>(wcslen(text)); }
/** This Windows has no words for codes. */
DWORD WINAPI FormatMessageW(DWORD, LPCVOID, DWORD, DWORD, LPWSTR, DWORD, va_list*) { return 0; }

int WINAPI CompareStringOrdinal(LPCWCH one, INT length, LPCWCH other, INT otherLength, BOOL ignoreCase) {
    const auto upper = [&](wchar_t c) {
        return ignoreCase && c >= L'a' && c <= L'z' ? static_cast<wchar_t>(c - 32) : c;
    };
    for (INT i = 0; i < std::min(length, otherLength); ++i) {
        if (upper(one[i]) != upper(other[i])) {
            return upper(one[i]) < upper(other[i]) ? CSTR_LESS_THAN : CSTR_GREATER_THAN;
        }
    }
    return length == otherLength ? CSTR_EQUAL : length < otherLength ? CSTR_LESS_THAN : CSTR_GREATER_THAN;
}

}  // extern "C"
