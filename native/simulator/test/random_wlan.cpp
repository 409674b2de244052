// SPDX-License-Identifier: Apache-2.0
// The random client's part of Native Wi-Fi.
#include "random_client.h"

namespace winnet4j::test {
namespace {

/** A handle with, perhaps, a registration. Stays in memory after its close, to see that no callback comes late. */
struct Handle {
    HANDLE handle = nullptr;
    bool closed = false;
    int callbacks = 0;
    bool late = false;

    static VOID WINAPI callback(PWLAN_NOTIFICATION_DATA data, PVOID context) {
        auto& self = *static_cast<Handle*>(context);
        self.late = self.late || self.closed;
        // Reads all that it may.
        const auto* bytes = static_cast<const volatile char*>(data->pData);
        for (DWORD i = 0; i < data->dwDataSize; ++i) {
            static_cast<void>(bytes[i]);
        }
        if (++self.callbacks % 3 == 0) {
            WlanScan(self.handle, &data->InterfaceGuid, nullptr, nullptr, nullptr);  // allowed in a callback
        }
    }
};

class WlanPart : public Part {
  public:
    explicit WlanPart(Random& random) {
        command("network add home security=wpa2 seen\nnetwork add cafe\nprofile add home secure");
        if (random.percent(50)) {
            command("network add bad refuses=0x38002\nprofile add bad\ninterface add wlan1");
        }
    }

    void act(Random& random) override {
        Handle* one = pick(random, handles_);
        if (one == nullptr || (handles_.size() < 4 && random.percent(20))) {
            open();
            return;
        }
        switch (random.between(0, 12)) {
            case 0:
                close(*one);
                break;
            case 1:
            case 2:
                WlanRegisterNotification(one->handle, random.percent(80) ? 0xFFFF : 0x8, random.percent(30),
                                         &Handle::callback, one, nullptr, nullptr);
                break;
            case 3:
                WlanRegisterNotification(one->handle, 0, FALSE, nullptr, nullptr, nullptr, nullptr);
                break;
            case 4:
                withInterface(random, *one,
                              [&](const GUID& guid) { WlanScan(one->handle, &guid, nullptr, nullptr, nullptr); });
                break;
            case 5:
                connect(random, *one);
                break;
            case 6:
                withInterface(random, *one, [&](const GUID& guid) { WlanDisconnect(one->handle, &guid, nullptr); });
                break;
            case 7:
                lists(random, *one);
                break;
            case 8:
                query(random, *one);
                break;
            case 9:
                profiles(random, *one);
                break;
            case 10:
                air(random);
                break;
            case 11:
                hosted(random, *one);
                break;
            default:
                if (void* block = WlanAllocateMemory(static_cast<DWORD>(random.between(1, 5000)))) {
                    WlanFreeMemory(block);
                }
                break;
        }
    }

    void end(Random&) override {
        while (!handles_.empty()) {
            close(*handles_.front());
        }
    }

    void check() override {
        for (const auto& one : closed_) {
            CHECK_FALSE(one->late);
        }
    }

  private:
    void open() {
        auto made = std::make_unique<Handle>();
        DWORD version = 0;
        if (WlanOpenHandle(2, nullptr, &version, &made->handle) == ERROR_SUCCESS) {
            handles_.push_back(std::move(made));
        }
    }

    void close(Handle& one) {
        if (WlanCloseHandle(one.handle, nullptr) != ERROR_SUCCESS) {
            return;  // chaos; it is still open
        }
        one.closed = true;
        for (auto& each : handles_) {
            if (each.get() == &one) {
                closed_.push_back(std::move(each));
            }
        }
        std::erase(handles_, nullptr);
    }

    template <typename Use> void withInterface(Random& random, const Handle& one, Use use) {
        PWLAN_INTERFACE_INFO_LIST list = nullptr;
        if (WlanEnumInterfaces(one.handle, nullptr, &list) != ERROR_SUCCESS) {
            return;
        }
        if (list->dwNumberOfItems != 0) {
            use(list->InterfaceInfo[random.next() % list->dwNumberOfItems].InterfaceGuid);
        }
        WlanFreeMemory(list);
    }

    void connect(Random& random, const Handle& one) {
        withInterface(random, one, [&](const GUID& guid) {
            WLAN_CONNECTION_PARAMETERS parameters{};
            DOT11_SSID ssid{4, {'c', 'a', 'f', 'e'}};
            parameters.dot11BssType = dot11_BSS_type_infrastructure;
            if (random.percent(50)) {
                parameters.strProfile = random.percent(50) ? L"home" : L"bad";
            } else {
                parameters.wlanConnectionMode = wlan_connection_mode_discovery_unsecure;
                parameters.pDot11Ssid = &ssid;
            }
            WlanConnect(one.handle, &guid, &parameters, nullptr);
        });
    }

    /** What happens to links from outside. */
    void air(Random& random) {
        static constexpr const char* kHappens[] = {
            "notify code=13 data=abc",
            "interface radio wlan0 off\ninterface radio wlan0 on",
            "interface radio wlan0 off phy=1",
            "interface radio wlan0 on",
            "network remove cafe",
            "network add cafe",
            "network signal home rssi=-70",
            "profile add self ssid=cafe auto\ninterface auto wlan0 on",
            "interface auto wlan0 off",
            "filter user-deny add ssid=cafe",
            "filter user-deny clear",
            "hosted supported",
            "hosted unsupported",
        };
        command(kHappens[random.next() % std::size(kHappens)]);
    }

    void lists(Random& random, const Handle& one) {
        withInterface(random, one, [&](const GUID& guid) {
            PWLAN_AVAILABLE_NETWORK_LIST networks = nullptr;
            if (WlanGetAvailableNetworkList(one.handle, &guid, 0, nullptr, &networks) == ERROR_SUCCESS) {
                WlanFreeMemory(networks);
            }
            PWLAN_BSS_LIST all = nullptr;
            if (WlanGetNetworkBssList(one.handle, &guid, nullptr, dot11_BSS_type_any, FALSE, nullptr, &all) ==
                ERROR_SUCCESS) {
                WlanFreeMemory(all);
            }
        });
    }

    void hosted(Random& random, const Handle& one) {
        WLAN_HOSTED_NETWORK_REASON reason{};
        if (random.percent(30)) {
            WlanHostedNetworkInitSettings(one.handle, &reason, nullptr);
        } else if (random.percent(50)) {
            WlanHostedNetworkStartUsing(one.handle, &reason, nullptr);
        } else {
            WlanHostedNetworkStopUsing(one.handle, &reason, nullptr);
        }
        PWLAN_HOSTED_NETWORK_STATUS status = nullptr;
        if (WlanHostedNetworkQueryStatus(one.handle, &status, nullptr) == ERROR_SUCCESS) {
            WlanFreeMemory(status);
        }
    }

    void query(Random& random, const Handle& one) {
        withInterface(random, one, [&](const GUID& guid) {
            DWORD size = 0;
            void* data = nullptr;
            const auto opcode = static_cast<WLAN_INTF_OPCODE>(random.between(1, 18));
            if (WlanQueryInterface(one.handle, &guid, opcode, nullptr, &size, &data, nullptr) == ERROR_SUCCESS) {
                WlanFreeMemory(data);
            }
        });
    }

    void profiles(Random& random, const Handle& one) {
        withInterface(random, one, [&](const GUID& guid) {
            DWORD reason = 0;
            if (random.percent(50)) {
                WlanSetProfile(one.handle, &guid, 0,
                               L"<WLANProfile xmlns=\"http://www.microsoft.com/networking/WLAN/profile/v1\">"
                               L"<name>cafe</name><SSIDConfig><SSID><name>cafe</name></SSID></SSIDConfig>"
                               L"<connectionType>ESS</connectionType><MSM><security><authEncryption>"
                               L"<authentication>open</authentication><encryption>none</encryption></authEncryption>"
                               L"</security></MSM></WLANProfile>",
                               nullptr, TRUE, nullptr, &reason);
            } else {
                WlanDeleteProfile(one.handle, &guid, L"cafe", nullptr);
            }
            PWLAN_PROFILE_INFO_LIST list = nullptr;
            if (WlanGetProfileList(one.handle, &guid, nullptr, &list) == ERROR_SUCCESS) {
                WlanFreeMemory(list);
            }
        });
    }

    std::vector<std::unique_ptr<Handle>> handles_;
    std::vector<std::unique_ptr<Handle>> closed_;
};

const Registered<WlanPart> registered;

}  // namespace
}  // namespace winnet4j::test
