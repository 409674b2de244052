// SPDX-License-Identifier: Apache-2.0
// Golden bytes of network connections: structures as the compiler lays them out from the headers, with offsets for
// pointers as the raw layer gives them. Without an argument prints them, a line each; with a file says whether they
// still are what it holds.
#include <cstring>
#include <string>

#include "test/golden/golden.h"
#include "win/api.h"

namespace {

void line(const char* name, const std::string& bytes) { golden::line(name, bytes.data(), bytes.size()); }

/** Structures at the front, strings behind them, in one block. */
class Packed {
  public:
    explicit Packed(std::size_t front) : bytes_(front, '\0') {}

    /** Where it is, as a pointer field holds it. */
    LPWSTR text(const wchar_t* text) {
        const std::size_t at = bytes_.size();
        bytes_.append(reinterpret_cast<const char*>(text), (std::wcslen(text) + 1) * sizeof *text);
        return reinterpret_cast<LPWSTR>(at);
    }
    template <typename T> void put(std::size_t at, const T& value) { std::memcpy(&bytes_[at], &value, sizeof value); }
    const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

void resources() {
    Packed block(2 * sizeof(NETRESOURCEW));
    NETRESOURCEW drive{RESOURCE_CONNECTED,
                       RESOURCETYPE_DISK,
                       RESOURCEDISPLAYTYPE_SHARE,
                       RESOURCEUSAGE_CONNECTABLE,
                       nullptr,
                       nullptr,
                       nullptr,
                       nullptr};
    drive.lpLocalName = block.text(L"Z:");
    drive.lpRemoteName = block.text(L"\\\\server\\plans \u2014 \U0001F600");
    drive.lpComment = block.text(L"");
    drive.lpProvider = block.text(L"Acme");
    block.put(0, drive);
    NETRESOURCEW server{RESOURCE_GLOBALNET,
                        RESOURCETYPE_ANY,
                        RESOURCEDISPLAYTYPE_SERVER,
                        RESOURCEUSAGE_CONTAINER,
                        nullptr,
                        nullptr,
                        nullptr,
                        nullptr};
    server.lpRemoteName = block.text(L"\\\\server");
    block.put(sizeof drive, server);
    line("resources", block.bytes());
}

void names() {
    Packed universal(sizeof(UNIVERSAL_NAME_INFOW));
    UNIVERSAL_NAME_INFOW one{};
    one.lpUniversalName = universal.text(L"\\\\server\\plans\\dir");
    universal.put(0, one);
    line("universal", universal.bytes());

    Packed remote(sizeof(REMOTE_NAME_INFOW));
    REMOTE_NAME_INFOW all{};
    all.lpUniversalName = remote.text(L"\\\\server\\plans\\dir");
    all.lpConnectionName = remote.text(L"\\\\server\\plans");
    all.lpRemainingPath = remote.text(L"\\dir");
    remote.put(0, all);
    line("remote", remote.bytes());
}

/** As in a 32-bit Windows, where the handle has 4 bytes; Wine 8 has it so on 64 bit too. */
struct NetInfo32 {
    DWORD cbStructure, dwProviderVersion, dwStatus, dwCharacteristics;
    DWORD dwHandle;
    WORD wNetType;
    DWORD dwPrinters, dwDrives;
};
static_assert(sizeof(NetInfo32) == 32 && sizeof(NETINFOSTRUCT) == 40);

template <typename Info> std::string filled() {
    Info info{};
    info.cbStructure = sizeof info;
    info.dwProviderVersion = 0x00050001;
    info.dwStatus = ERROR_BUSY;
    info.dwCharacteristics = 3;
    info.dwHandle = 0x77777777;
    info.wNetType = 0xFFFE;
    info.dwPrinters = 0x1FF;
    info.dwDrives = 0x03FFFFFF;
    return {reinterpret_cast<const char*>(&info), sizeof info};
}

}  // namespace

int main(int count, char** arguments) {
    resources();
    names();
    line("provider", filled<NETINFOSTRUCT>());
    line("provider32", filled<NetInfo32>() + std::string(8, '\0'));
    return golden::told(count, arguments);
}
