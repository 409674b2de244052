// SPDX-License-Identifier: Apache-2.0
// Interfaces: their list, what they can do, and the way to what can be asked of them and set.
#include <cstddef>
#include <cstring>

#include "simulator/wlan/layouts.h"
#include "simulator/wlan/opcodes.h"

namespace winnet4j::sim::wlan {
namespace {

WLAN_INTERFACE_INFO info(const Interface& interface) {
    WLAN_INTERFACE_INFO made{};
    made.InterfaceGuid = interface.guid;
    copyText(made.strInterfaceDescription, std::size(made.strInterfaceDescription), interface.description);
    made.isState = interface.state;
    return made;
}

}  // namespace

extern "C" {

DWORD WINAPI Sim_WlanEnumInterfaces(HANDLE handle, PVOID reserved, PWLAN_INTERFACE_INFO_LIST* list) {
    return call(kWlanEnumInterfaces, {sim::handle(handle), reserved, list}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.reserved(reserved) || !c.given(list, "ppInterfaceList")) {
            return c.code();
        }
        if (client(c, handle) == nullptr) {
            return c.code();
        }
        const auto count = static_cast<DWORD>(state().interfaces.size());
        auto* made = c.allocate<unsigned char>(offsetof(WLAN_INTERFACE_INFO_LIST, InterfaceInfo) +
                                               count * sizeof(WLAN_INTERFACE_INFO));
        std::memcpy(made, &count, sizeof count);
        unsigned char* at = made + offsetof(WLAN_INTERFACE_INFO_LIST, InterfaceInfo);
        for (const Interface& interface : state().interfaces) {
            const WLAN_INTERFACE_INFO one = info(interface);
            std::memcpy(at, &one, sizeof one);
            at += sizeof one;
        }
        *list = reinterpret_cast<PWLAN_INTERFACE_INFO_LIST>(made);
        c.out(std::to_string(count));
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanGetInterfaceCapability(HANDLE handle, const GUID* guid, PVOID reserved,
                                            PWLAN_INTERFACE_CAPABILITY* capability) {
    return call(kWlanGetInterfaceCapability, {sim::handle(handle), guid, reserved, capability}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.reserved(reserved) ||
            !c.given(capability, "ppCapability")) {
            return c.code();
        }
        const Interface* interface = client(c, handle) != nullptr ? interfaceOf(c, guid) : nullptr;
        if (interface == nullptr) {
            return c.code();
        }
        auto* made = c.allocate<WLAN_INTERFACE_CAPABILITY>(sizeof(WLAN_INTERFACE_CAPABILITY));
        made->interfaceType = wlan_interface_type_native_802_11;
        made->bDot11DSupported = TRUE;
        made->dwMaxDesiredSsidListSize = made->dwMaxDesiredBssidListSize = 1;
        made->dwNumberOfSupportedPhys = static_cast<DWORD>(interface->phys.size());
        for (std::size_t i = 0; i < interface->phys.size(); ++i) {
            made->dot11PhyTypes[i] = interface->phys[i].type;
        }
        *capability = made;
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WlanQueryInterface(HANDLE handle, const GUID* guid, int opcode, PVOID reserved, PDWORD size,
                                    PVOID* data, PWLAN_OPCODE_VALUE_TYPE type) {
    return call(kWlanQueryInterface, {sim::handle(handle), guid, opcode, reserved, size, data, type},
                [&](Call& c) -> DWORD {
                    if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.reserved(reserved) ||
                        !c.given(size, "pdwDataSize") || !c.given(data, "ppData")) {
                        return c.code();
                    }
                    const Interface* interface = client(c, handle) != nullptr ? interfaceOf(c, guid) : nullptr;
                    if (interface == nullptr) {
                        return c.code();
                    }
                    DWORD code = ERROR_SUCCESS;
                    const std::optional<std::string> value = valueOf(c, *interface, opcode, code);
                    if (!value) {
                        return code;
                    }
                    void* made = c.allocate(value->size());
                    std::memcpy(made, value->data(), value->size());
                    *data = made;
                    *size = static_cast<DWORD>(value->size());
                    if (type != nullptr) {
                        *type = wlan_opcode_value_type_query_only;
                    }
                    c.out(std::to_string(*size));
                    return ERROR_SUCCESS;
                });
}

DWORD WINAPI Sim_WlanSetInterface(HANDLE handle, const GUID* guid, int opcode, DWORD size, const void* data,
                                  PVOID reserved) {
    return call(kWlanSetInterface, {sim::handle(handle), guid, opcode, size, data, reserved}, [&](Call& c) -> DWORD {
        if (!c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.given(data, "pData") || !c.reserved(reserved)) {
            return c.code();
        }
        Client* it = client(c, handle);
        Interface* interface = it != nullptr ? interfaceOf(c, guid) : nullptr;
        return interface == nullptr ? c.code() : setValue(c, *it, *interface, opcode, size, data);
    });
}

}  // extern "C"
}  // namespace winnet4j::sim::wlan
