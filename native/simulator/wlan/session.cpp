// SPDX-License-Identifier: Apache-2.0
// Sessions with the WLAN service, and its memory.
#include "simulator/wlan/state.h"

namespace winnet4j::sim::wlan {
namespace {

/** Versions in the low word: 1 is Windows XP's, 2 Windows Vista's and all later ones'. */
constexpr DWORD kNewestVersion = 2;

}  // namespace

extern "C" {

DWORD WINAPI Sim_WlanOpenHandle(DWORD version, PVOID reserved, PDWORD negotiated, PHANDLE handle) {
    return call(kWlanOpenHandle, {version, reserved, negotiated, handle}, [&](Call& c) -> DWORD {
        if (!c.reserved(reserved) || !c.given(negotiated, "pdwNegotiatedVersion") ||
            !c.given(handle, "phClientHandle")) {
            return c.code();
        }
        if (version != 1 && version != kNewestVersion) {
            return ERROR_NOT_SUPPORTED;
        }
        auto client = std::make_shared<Client>();
        client->version = version;
        *negotiated = version;
        c.hand(handle, c.world.handles.open(std::move(client)));
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanCloseHandle(HANDLE handle, PVOID reserved) {
    return call(kWlanCloseHandle, {sim::handle(handle), reserved}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.reserved(reserved)) {
            return c.code();
        }
        Client* client = c.find<Client>(handle);
        if (client == nullptr) {
            return c.code();
        }
        c.world.handles.close(*client);
        return ERROR_SUCCESS;
    });
}

}  // extern "C"

extern const Family kFamily;
const Family kFamily{"wlan", kFunctions, {}, {}, nullptr, nullptr};

}  // namespace winnet4j::sim::wlan
namespace winnet4j::sim::wfd {
extern const Family kFamily;
const Family kFamily{"wfd", {}, {}, {}, nullptr, nullptr};
}  // namespace winnet4j::sim::wfd
