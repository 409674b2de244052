// SPDX-License-Identifier: Apache-2.0
// Structures that the simulated service takes from its client, as blocks that are exactly as large as they say: nothing
// is read behind them, each call answers one code, and what was set is what is asked for afterwards.
#include <memory>

#include "simulator/control.h"
#include "target.h"
#include "win/api.h"

extern "C" {
DWORD WINAPI Sim_WlanOpenHandle(DWORD, PVOID, PDWORD, PHANDLE);
DWORD WINAPI Sim_WlanCloseHandle(HANDLE, PVOID);
void WINAPI Sim_WlanFreeMemory(PVOID);
DWORD WINAPI Sim_WlanEnumInterfaces(HANDLE, PVOID, PWLAN_INTERFACE_INFO_LIST*);
DWORD WINAPI Sim_WlanQueryInterface(HANDLE, const GUID*, int, PVOID, PDWORD, PVOID*, PWLAN_OPCODE_VALUE_TYPE);
DWORD WINAPI Sim_WlanSetInterface(HANDLE, const GUID*, int, DWORD, const void*, PVOID);
DWORD WINAPI Sim_WlanSetAutoConfigParameter(HANDLE, int, DWORD, const void*, PVOID);
DWORD WINAPI Sim_WlanHostedNetworkSetProperty(HANDLE, int, DWORD, const void*, DWORD*, PVOID);
DWORD WINAPI Sim_WlanHostedNetworkQueryProperty(HANDLE, int, PDWORD, PVOID*, PWLAN_OPCODE_VALUE_TYPE, PVOID);
DWORD WINAPI Sim_WlanHostedNetworkSetSecondaryKey(HANDLE, DWORD, const UCHAR*, BOOL, BOOL, DWORD*, PVOID);
DWORD WINAPI Sim_WlanHostedNetworkQuerySecondaryKey(HANDLE, PDWORD, PUCHAR*, PBOOL, PBOOL, DWORD*, PVOID);
DWORD WINAPI Sim_WlanSetFilterList(HANDLE, int, const DOT11_NETWORK_LIST*, PVOID);
DWORD WINAPI Sim_WlanGetFilterList(HANDLE, int, PVOID, PDOT11_NETWORK_LIST*);
DWORD WINAPI Sim_WlanScan(HANDLE, const GUID*, const DOT11_SSID*, const WLAN_RAW_DATA*, PVOID);
DWORD WINAPI Sim_WlanExtractPsdIEDataList(HANDLE, DWORD, const BYTE*, LPCWSTR, PVOID, void**);
}

namespace winnet4j::fuzz {
namespace {

/** A copy that ends where its last byte does. */
class Block {
  public:
    explicit Block(std::string_view bytes) : size_(bytes.size()), bytes_(new unsigned char[bytes.size()]) {
        std::memcpy(bytes_.get(), bytes.data(), size_);
    }
    const unsigned char* get() const { return bytes_.get(); }
    DWORD size() const { return static_cast<DWORD>(size_); }
    template <typename T> const T* as() const { return reinterpret_cast<const T*>(bytes_.get()); }
    bool holds(std::size_t size) const { return size_ >= size; }

  private:
    std::size_t size_;
    std::unique_ptr<unsigned char[]> bytes_;
};

void command(const char* script) {
    char answer[512];
    require(Sim_Command(script, answer, sizeof answer) >= 0, "the script that makes the world");
}

class Client {
  public:
    Client() {
        command("reset seed=3");
        DWORD version;
        require(Sim_WlanOpenHandle(2, nullptr, &version, &handle_) == ERROR_SUCCESS, "open");
        PWLAN_INTERFACE_INFO_LIST list = nullptr;
        require(Sim_WlanEnumInterfaces(handle_, nullptr, &list) == ERROR_SUCCESS && list->dwNumberOfItems == 1, "one");
        guid_ = list->InterfaceInfo[0].InterfaceGuid;
        Sim_WlanFreeMemory(list);
    }
    ~Client() {
        require(Sim_WlanCloseHandle(handle_, nullptr) == ERROR_SUCCESS, "close");
        char answer[512];
        require(Sim_Command("run\nledger", answer, sizeof answer) >= 0 && std::strstr(answer, "memory") == nullptr,
                "nothing that was asked for is kept");
    }
    void act(Input& input) {
        const auto what = input.below(7);
        const int opcode = input.yes() ? static_cast<int>(input.below(40)) : input.take<std::int32_t>();
        const Block block(input.takeBytes(input.below(3) == 0 ? input.take<std::uint16_t>() % 4096 : input.below(80)));
        switch (what) {
            case 0:
                interfaceValue(opcode, block);
                break;
            case 1:
                code(Sim_WlanSetAutoConfigParameter(handle_, opcode, block.size(), block.get(), nullptr));
                break;
            case 2:
                hosted(opcode, block);
                break;
            case 3:
                key(opcode, block);
                break;
            case 4:
                filters(opcode, block);
                break;
            case 5:
                scan(block);
                break;
            default: {
                void* list = nullptr;
                code(Sim_WlanExtractPsdIEDataList(handle_, block.size(), block.get(), L"", nullptr, &list));
                Sim_WlanFreeMemory(list);
            }
        }
    }

  private:
    static void code(DWORD result) { require(result < 20000 || (result & 0x80000000) != 0, "the answer is a code"); }
    void interfaceValue(int opcode, const Block& block) {
        const DWORD set = Sim_WlanSetInterface(handle_, &guid_, opcode, block.size(), block.get(), nullptr);
        code(set);
        DWORD size = 0;
        void* data = nullptr;
        if (Sim_WlanQueryInterface(handle_, &guid_, opcode, nullptr, &size, &data, nullptr) == ERROR_SUCCESS) {
            require(data != nullptr && size != 0, "a value that was asked for is there");
            Sim_WlanFreeMemory(data);
        }
    }
    void hosted(int opcode, const Block& block) {
        DWORD why = 0;
        const DWORD set =
            Sim_WlanHostedNetworkSetProperty(handle_, opcode % 6, block.size(), block.get(), &why, nullptr);
        code(set);
        DWORD size = 0;
        void* data = nullptr;
        WLAN_OPCODE_VALUE_TYPE type;
        if (Sim_WlanHostedNetworkQueryProperty(handle_, opcode % 6, &size, &data, &type, nullptr) == ERROR_SUCCESS) {
            // The switch is TRUE for any number but 0.
            const auto* got = static_cast<const unsigned char*>(data);
            require(set != ERROR_SUCCESS || opcode % 6 != wlan_hosted_network_opcode_connection_settings ||
                        (size == block.size() && std::memcmp(got, block.get(), sizeof(DWORD)) == 0),
                    "settings that were set are what is asked for");
            Sim_WlanFreeMemory(data);
        }
    }
    void key(int how, const Block& block) {
        DWORD why = 0;
        const BOOL phrase = how & 1, kept = how >> 1 & 1;
        const DWORD set =
            Sim_WlanHostedNetworkSetSecondaryKey(handle_, block.size(), block.get(), phrase, kept, &why, nullptr);
        code(set);
        DWORD size = 0;
        PUCHAR bytes = nullptr;
        BOOL wasPhrase = FALSE, wasKept = FALSE;
        if (Sim_WlanHostedNetworkQuerySecondaryKey(handle_, &size, &bytes, &wasPhrase, &wasKept, &why, nullptr) ==
            ERROR_SUCCESS) {
            require(set != ERROR_SUCCESS || size == 0 ||
                        (size == block.size() && std::memcmp(bytes, block.get(), size) == 0 && wasPhrase == phrase),
                    "the key that was set");
            Sim_WlanFreeMemory(bytes);
        }
    }
    void filters(int type, const Block& block) {
        // The list says itself how long it is: that much is there, as the page demands.
        constexpr std::size_t kHeader = offsetof(DOT11_NETWORK_LIST, Network);
        if (!block.holds(kHeader) ||
            block.as<DOT11_NETWORK_LIST>()->dwNumberOfItems > (block.size() - kHeader) / sizeof(DOT11_NETWORK)) {
            return;
        }
        const auto* list = block.as<DOT11_NETWORK_LIST>();
        const DWORD set = Sim_WlanSetFilterList(handle_, type % 5, list, nullptr);
        code(set);
        PDOT11_NETWORK_LIST got = nullptr;
        if (Sim_WlanGetFilterList(handle_, type % 5, nullptr, &got) == ERROR_SUCCESS) {
            require(set != ERROR_SUCCESS || (got == nullptr ? 0 : got->dwNumberOfItems) <= list->dwNumberOfItems,
                    "no more filters than were set");
            Sim_WlanFreeMemory(got);
        }
    }
    void scan(const Block& block) {
        DOT11_SSID ssid{};
        std::memcpy(&ssid, block.get(), std::min(sizeof ssid, std::size_t{block.size()}));
        const auto* raw = block.as<WLAN_RAW_DATA>();
        const bool whole = block.holds(sizeof(DWORD)) && raw->dwDataSize <= block.size() - sizeof(DWORD);
        code(Sim_WlanScan(handle_, &guid_, &ssid, whole ? raw : nullptr, nullptr));
        command("run");
    }

    HANDLE handle_ = nullptr;
    GUID guid_{};
};

}  // namespace
}  // namespace winnet4j::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace winnet4j::fuzz;
    Input input(data, size);
    Client client;
    for (int i = 0; i < 12 && !input.empty(); ++i) {
        client.act(input);
    }
    return 0;
}
