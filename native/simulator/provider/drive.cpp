// SPDX-License-Identifier: Apache-2.0
#include "drive.h"

#include <cstring>
#include <cwchar>
#include <string_view>

#include <winioctl.h>

namespace winnet4j::provider {
namespace {

/** What Wine's mount manager takes for its own control code 32, followed by the Unix mount point. */
struct DefineDrive {
    ULONG size;
    ULONG type;
    ULONG fileSystem;
    DWORD serial;
    ULONGLONG device;
    WCHAR letter;
    USHORT mountPoint;
    USHORT unixDevice;
    USHORT label;
};
static_assert(sizeof(DefineDrive) == 32);

constexpr DWORD kDefine = CTL_CODE(0x6D, 32, METHOD_BUFFERED, FILE_READ_ACCESS | FILE_WRITE_ACCESS);
constexpr ULONG kNoDrive = 1;
constexpr ULONG kRemote = 4;
constexpr int kMostFiles = 2000;

class Handle {
  public:
    explicit Handle(HANDLE handle) noexcept : handle_(handle) {}
    ~Handle() {
        if (valid()) {
            CloseHandle(handle_);
        }
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    bool valid() const noexcept { return handle_ != INVALID_HANDLE_VALUE; }
    HANDLE get() const noexcept { return handle_; }

  private:
    HANDLE handle_;
};

/** A path of bounded length. What has no room is left out, and then the path isn't whole. */
class Path {
  public:
    const wchar_t* get() const noexcept { return text_; }
    wchar_t* at(std::size_t index) noexcept { return text_ + index; }
    std::size_t length() const noexcept { return length_; }
    bool whole() const noexcept { return whole_; }

    Path& add(std::wstring_view part) noexcept {
        if (part.size() < kRoom - length_) {
            length_ += part.copy(text_ + length_, part.size());
            text_[length_] = 0;
        } else {
            whole_ = false;
        }
        return *this;
    }

    void cut(std::size_t length) noexcept {
        length_ = length;
        text_[length_] = 0;
        whole_ = true;
    }

  private:
    static constexpr std::size_t kRoom = 1024;
    wchar_t text_[kRoom] = {};
    std::size_t length_ = 0;
    bool whole_ = true;
};

bool define(wchar_t letter, ULONG type, const char* mountPoint) noexcept {
    const Handle manager(CreateFileW(L"\\\\.\\MountPointManager", GENERIC_READ | GENERIC_WRITE,
                                     FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_EXISTING, 0, nullptr));
    if (!manager.valid()) {
        return false;
    }
    char bytes[sizeof(DefineDrive) + MAX_PATH * 3] = {};
    DefineDrive request{};
    const std::size_t length = std::strlen(mountPoint) + 1;
    if (length > sizeof bytes - sizeof request) {
        return false;
    }
    request.size = static_cast<ULONG>(sizeof request + length);
    request.type = type;
    request.letter = letter;
    request.mountPoint = length == 1 ? 0 : sizeof request;
    std::memcpy(bytes, &request, sizeof request);
    std::memcpy(bytes + sizeof request, mountPoint, length);
    DWORD returned = 0;
    return DeviceIoControl(manager.get(), kDefine, bytes, request.size, nullptr, 0, &returned, nullptr) != FALSE;
}

/** The prefix's folder dosdevices/unc/server/share, with what leads there. */
bool makeFolder(const wchar_t* remote) noexcept {
    wchar_t config[512];
    // "\??\unix\…" names a path of the host.
    const DWORD length = GetEnvironmentVariableW(L"WINECONFIGDIR", config, 512);
    if (length < 4 || length >= 512) {
        return false;
    }
    Path path;
    path.add(L"\\\\?\\").add(config + 4).add(L"\\dosdevices\\unc");
    const std::size_t start = path.length();
    path.add(remote + 1);
    if (!path.whole()) {
        return false;
    }
    for (wchar_t* at = path.at(start); *at != 0; ++at) {
        if (*at == L'\\') {
            *at = 0;
            CreateDirectoryW(path.get(), nullptr);
            *at = L'\\';
        }
    }
    return CreateDirectoryW(path.get(), nullptr) != FALSE || GetLastError() == ERROR_ALREADY_EXISTS;
}

bool openUnder(Path& path, int& left) noexcept {
    const std::size_t length = path.length();
    WIN32_FIND_DATAW entry;
    const HANDLE search = path.add(L"\\*").whole() ? FindFirstFileW(path.get(), &entry) : INVALID_HANDLE_VALUE;
    path.cut(length);
    if (search == INVALID_HANDLE_VALUE) {
        return false;
    }
    bool open = false;
    do {
        const std::wstring_view name = entry.cFileName;
        if (name == L"." || name == L".." || !path.add(L"\\").add(name).whole()) {
            path.cut(length);
            continue;
        }
        if ((entry.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0) {
            open = openUnder(path, left);
        } else {
            // An open file isn't shared with an opener that shares nothing.
            const Handle alone(CreateFileW(path.get(), GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr));
            open = !alone.valid() && GetLastError() == ERROR_SHARING_VIOLATION;
        }
        path.cut(length);
    } while (!open && --left > 0 && FindNextFileW(search, &entry) != FALSE);
    FindClose(search);
    return open;
}

}  // namespace

Drive::Drive(const wchar_t* device) noexcept {
    if (device != nullptr && device[0] != 0 && device[1] == L':' && device[2] == 0) {
        const wchar_t upper = static_cast<wchar_t>(device[0] & ~0x20);
        letter_ = upper >= L'A' && upper <= L'Z' ? upper : 0;
    }
}

bool Drive::takenByOther() const noexcept {
    const wchar_t root[] = {letter_, L':', L'\\', 0};
    const UINT type = letter_ == 0 ? DRIVE_NO_ROOT_DIR : GetDriveTypeW(root);
    return type != DRIVE_NO_ROOT_DIR && type != DRIVE_REMOTE;
}

bool Drive::make(const wchar_t* remote) const noexcept {
    if (letter_ == 0 || !makeFolder(remote)) {
        return false;
    }
    char mountPoint[MAX_PATH * 3] = "unc/";
    const int written =
        WideCharToMultiByte(CP_UTF8, 0, remote + 2, -1, mountPoint + 4, sizeof mountPoint - 4, nullptr, nullptr);
    for (char* at = mountPoint; *at != 0; ++at) {
        *at = *at == '\\' ? '/' : *at;
    }
    return written > 0 && define(letter_, kRemote, mountPoint);
}

void Drive::remove() const noexcept {
    if (letter_ != 0) {
        define(letter_, kNoDrive, "");
    }
}

bool Drive::filesOpen() const noexcept {
    if (letter_ == 0) {
        return false;
    }
    const wchar_t root[] = {letter_, L':', 0};
    Path path;
    path.add(root);
    int left = kMostFiles;
    return openUnder(path, left);
}

}  // namespace winnet4j::provider
