// SPDX-License-Identifier: Apache-2.0
#include "port/status.h"

#include <atomic>

#include "port/system.h"

namespace winnet4j::port {
namespace {

struct Row {
    std::uint32_t status;
    std::uint32_t code;
};

/** What I/O ends with often. On Windows ntdll knows the rest. */
constexpr Row kRows[] = {
    {0xC0000120, 995},   // STATUS_CANCELLED
    {0xC0000008, 6},     // STATUS_INVALID_HANDLE
    {0xC000000D, 87},    // STATUS_INVALID_PARAMETER
    {0xC0000011, 38},    // STATUS_END_OF_FILE
    {0xC000009A, 1450},  // STATUS_INSUFFICIENT_RESOURCES
    {0xC00000B5, 121},   // STATUS_IO_TIMEOUT
    {0xC000014B, 109},   // STATUS_PIPE_BROKEN
    {0x80000005, 234},   // STATUS_BUFFER_OVERFLOW: a message was longer than the buffer
    {0x00000102, 1460},  // STATUS_TIMEOUT
};

}  // namespace

std::uint32_t toWin32(std::uint32_t status) noexcept {
    if (status == 0) {
        return 0;
    }
    for (const Row& row : kRows) {
        if (row.status == status) {
            return row.code;
        }
    }
    // Facility 7 carries a Win32 code as it is; BranchCache's own codes come so.
    if ((status & 0x0FFF0000) == 0x00070000 && (status & 0x80000000) != 0) {
        return status & 0xFFFF;
    }
    // A Win32 code where an NTSTATUS belongs, such as 4052. Below lie the NTSTATUS of success that I/O ends with, up to
    // 0x1FF; 0x103 is "pending".
    if (status >= 0x200 && status <= 0xFFFF) {
        return status;
    }
    if ((status & 0x80000000) == 0) {
        return 0;
    }
#if defined(_WIN32)
    using ToDosError = ULONG(WINAPI*)(LONG);
    static constinit std::atomic<ToDosError> found{nullptr};
    ToDosError convert = found.load(std::memory_order_relaxed);
    if (convert == nullptr) {
        convert = reinterpret_cast<ToDosError>(
            reinterpret_cast<void (*)()>(GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "RtlNtStatusToDosError")));
        found.store(convert, std::memory_order_relaxed);
    }
    if (convert != nullptr) {
        return convert(static_cast<LONG>(status));
    }
#endif
    return 317;  // ERROR_MR_MID_NOT_FOUND, which is what Windows says of a status it has no code for
}

}  // namespace winnet4j::port
