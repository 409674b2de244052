// SPDX-License-Identifier: Apache-2.0
// Windows as far as the port and its glue need it, for Linux: in the place of native/win/api.h. What the functions do
// is in kernel.cpp, in memory.
#pragma once

#include "port/system.h"

using HANDLE = void*;
using HMODULE = void*;
using BOOL = int;
using BYTE = unsigned char;
using DWORD = std::uint32_t;
using ULONG = std::uint32_t;
using ULONGLONG = std::uint64_t;
using ULONG_PTR = std::uintptr_t;

#define TRUE 1
#define FALSE 0

inline constexpr DWORD INFINITE = 0xFFFFFFFF;
inline constexpr DWORD WAIT_IO_COMPLETION = 0xC0;
inline constexpr DWORD THREAD_SET_CONTEXT = 0x10;
inline constexpr DWORD GET_MODULE_HANDLE_EX_FLAG_PIN = 1;
inline constexpr DWORD GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS = 4;
inline constexpr DWORD ERROR_INVALID_PARAMETER = 87;
inline constexpr DWORD ERROR_NOT_ENOUGH_QUOTA = 1816;
inline constexpr DWORD ERROR_PROC_NOT_FOUND = 127;
inline constexpr DWORD ERROR_IO_PENDING = 997;
inline const HANDLE INVALID_HANDLE_VALUE = reinterpret_cast<HANDLE>(static_cast<std::intptr_t>(-1));

DWORD GetLastError() noexcept;
BOOL CloseHandle(HANDLE handle) noexcept;
HANDLE GetCurrentProcess() noexcept;
HANDLE GetCurrentThread() noexcept;
DWORD GetCurrentThreadId() noexcept;
ULONGLONG GetTickCount64() noexcept;
BOOL DuplicateHandle(HANDLE fromProcess, HANDLE handle, HANDLE toProcess, HANDLE* duplicate, DWORD access, BOOL inherit,
                     DWORD options) noexcept;
DWORD QueueUserAPC(void (*function)(ULONG_PTR), HANDLE thread, ULONG_PTR argument) noexcept;
void FlushProcessWriteBuffers() noexcept;
BOOL GetModuleHandleExW(DWORD flags, const wchar_t* address, HMODULE* module) noexcept;

HANDLE CreateIoCompletionPort(HANDLE file, HANDLE port, ULONG_PTR key, DWORD threads) noexcept;
BOOL PostQueuedCompletionStatus(HANDLE port, DWORD bytes, ULONG_PTR key, OVERLAPPED* overlapped) noexcept;
BOOL GetQueuedCompletionStatusEx(HANDLE port, OVERLAPPED_ENTRY* entries, ULONG room, ULONG* taken, DWORD timeoutMillis,
                                 BOOL alertable) noexcept;
