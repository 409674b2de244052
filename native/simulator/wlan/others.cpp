// SPDX-License-Identifier: Apache-2.0
// The rest of Native Wi-Fi: functions this world has nothing behind. They check what their pages say of handle and
// arguments, then answer that they are not supported, or what a rule says.
#include "simulator/wlan/state.h"

namespace winnet4j::sim::wlan {
namespace {

DWORD unsupported(Call& c, HANDLE handle) { return client(c, handle) == nullptr ? c.code() : choices::kUnsupported; }

}  // namespace

extern "C" {

DWORD WINAPI Sim_WlanGetSecuritySettings(HANDLE handle, int object, PWLAN_OPCODE_VALUE_TYPE type, LPWSTR* sddl,
                                         PDWORD access) {
    return call(kWlanGetSecuritySettings,
                {sim::handle(handle), object, static_cast<const void*>(type), static_cast<const void*>(sddl),
                 static_cast<const void*>(access)},
                [&](Call& c) -> DWORD {
                    return !c.given(handle) || !c.given(sddl, "pstrCurrentSDDL") || !c.given(access, "pdwGrantedAccess")
                               ? c.code()
                               : unsupported(c, handle);
                });
}

DWORD WINAPI Sim_WlanSetSecuritySettings(HANDLE handle, int object, LPCWSTR sddl) {
    return call(kWlanSetSecuritySettings, {sim::handle(handle), object, sddl}, [&](Call& c) -> DWORD {
        return !c.given(handle) || !c.given(sddl, "strModifiedSDDL") ? c.code() : unsupported(c, handle);
    });
}

DWORD WINAPI Sim_WlanIhvControl(HANDLE handle, const GUID* guid, int type, DWORD inSize, PVOID in, DWORD outSize,
                                PVOID out, PDWORD returned) {
    return call(kWlanIhvControl,
                {sim::handle(handle), guid, type, inSize, in, outSize, out, static_cast<const void*>(returned)},
                [&](Call& c) -> DWORD {
                    return !c.given(handle) || !c.given(guid, "pInterfaceGuid") ||
                                   !c.given(returned, "pdwBytesReturned")
                               ? c.code()
                               : unsupported(c, handle);
                });
}

DWORD WINAPI Sim_WlanSetPsdIEDataList(HANDLE handle, LPCWSTR format, const void* list, PVOID reserved) {
    return call(kWlanSetPsdIEDataList, {sim::handle(handle), format, list, reserved}, [&](Call& c) -> DWORD {
        return !c.given(handle) || !c.reserved(reserved) ? c.code() : unsupported(c, handle);
    });
}

DWORD WINAPI Sim_WlanExtractPsdIEDataList(HANDLE handle, DWORD size, const BYTE* data, LPCWSTR format, PVOID reserved,
                                          void** list) {
    return call(kWlanExtractPsdIEDataList, {sim::handle(handle), size, data, format, reserved, list},
                [&](Call& c) -> DWORD {
                    return !c.given(handle) || !c.given(data, "pRawIeData") || !c.reserved(reserved) ||
                                   !c.given(list, "ppPsdIEDataList")
                               ? c.code()
                               : unsupported(c, handle);
                });
}

DWORD WINAPI Sim_WlanDeviceServiceCommand(HANDLE handle, const GUID* guid, const GUID* service, DWORD opcode,
                                          DWORD inSize, PVOID in, DWORD outSize, PVOID out, PDWORD returned) {
    return call(
        kWlanDeviceServiceCommand,
        {sim::handle(handle), guid, service, opcode, inSize, in, outSize, out, static_cast<const void*>(returned)},
        [&](Call& c) -> DWORD {
            return !c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.given(service, "pDeviceServiceGuid") ||
                           !c.given(returned, "pdwBytesReturned")
                       ? c.code()
                       : unsupported(c, handle);
        });
}

DWORD WINAPI Sim_WlanGetSupportedDeviceServices(HANDLE handle, const GUID* guid, void** list) {
    return call(kWlanGetSupportedDeviceServices, {sim::handle(handle), guid, list}, [&](Call& c) -> DWORD {
        return !c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.given(list, "ppDevSvcGuidList")
                   ? c.code()
                   : unsupported(c, handle);
    });
}

DWORD WINAPI Sim_WlanRegisterDeviceServiceNotification(HANDLE handle, const void* list) {
    return call(kWlanRegisterDeviceServiceNotification, {sim::handle(handle), list},
                [&](Call& c) -> DWORD { return !c.given(handle) ? c.code() : unsupported(c, handle); });
}

DWORD WINAPI Sim_WlanSetProfileEapUserData(HANDLE handle, const GUID* guid, LPCWSTR name, EAP_METHOD_TYPE, DWORD flags,
                                           DWORD size, const BYTE* data, PVOID reserved) {
    return call(kWlanSetProfileEapUserData, {sim::handle(handle), guid, name, flags, size, data, reserved},
                [&](Call& c) -> DWORD {
                    return !c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.given(name, "strProfileName") ||
                                   !c.reserved(reserved)
                               ? c.code()
                               : unsupported(c, handle);
                });
}

DWORD WINAPI Sim_WlanSetProfileEapXmlUserData(HANDLE handle, const GUID* guid, LPCWSTR name, DWORD flags, LPCWSTR xml,
                                              PVOID reserved) {
    return call(kWlanSetProfileEapXmlUserData, {sim::handle(handle), guid, name, flags, xml, reserved},
                [&](Call& c) -> DWORD {
                    return !c.given(handle) || !c.given(guid, "pInterfaceGuid") || !c.given(name, "strProfileName") ||
                                   !c.given(xml, "strEapXmlUserData") || !c.reserved(reserved)
                               ? c.code()
                               : unsupported(c, handle);
                });
}

}  // extern "C"
}  // namespace winnet4j::sim::wlan
