// SPDX-License-Identifier: Apache-2.0
// The functions of Native Wi-Fi with the failures that their pages list, in the order of the pages. 1722 stands for
// "RPC_STATUS, various".
#pragma once

#include "simulator/core/function.h"

namespace winnet4j::sim::wlan {

inline constexpr Function kWlanOpenHandle{"WlanOpenHandle", kHandsHandle, {87, 8, 1220, 1722}};
inline constexpr Function kWlanCloseHandle{"WlanCloseHandle", kPlain, {87, 6, 1722}};
inline constexpr Function kWlanAllocateMemory{"WlanAllocateMemory", kPlain, {8}};
inline constexpr Function kWlanFreeMemory{"WlanFreeMemory", kPlain, {}};
inline constexpr Function kWlanReasonCodeToString{"WlanReasonCodeToString", kPlain, {87}};
inline constexpr Function kWlanEnumInterfaces{"WlanEnumInterfaces", kPlain, {87, 6, 8, 1722}};
inline constexpr Function kWlanGetInterfaceCapability{"WlanGetInterfaceCapability", kPlain, {87, 6, 1722}};
inline constexpr Function kWlanQueryInterface{"WlanQueryInterface", kPlain, {87, 6, 1722, 5, 5023}};
inline constexpr Function kWlanSetInterface{"WlanSetInterface", kPlain, {87, 6, 1722, 5, 5023}};
inline constexpr Function kWlanScan{"WlanScan", kCompletes, {87, 6, 1722, 8, 5}};
inline constexpr Function kWlanGetAvailableNetworkList{
    "WlanGetAvailableNetworkList", kPlain, {87, 6, 1722, 8, 5, 0x80342002}};
inline constexpr Function kWlanGetAvailableNetworkList2{
    "WlanGetAvailableNetworkList2", kPlain, {87, 6, 1722, 8, 5, 0x80342002}};
inline constexpr Function kWlanGetNetworkBssList{
    "WlanGetNetworkBssList", kPlain, {87, 6, 1722, 8, 5, 0x80342002, 1168, 50, 1062}};
inline constexpr Function kWlanConnect{"WlanConnect", kCompletes, {87, 6, 1722, 5}};
inline constexpr Function kWlanConnect2{"WlanConnect2", kCompletes, {87, 6, 1722, 5}};
inline constexpr Function kWlanDisconnect{"WlanDisconnect", kCompletes, {87, 6, 1722, 8, 5}};
inline constexpr Function kWlanGetProfileList{"WlanGetProfileList", kPlain, {87, 6, 1722, 8}};
inline constexpr Function kWlanGetProfile{"WlanGetProfile", kPlain, {87, 6, 1722, 5, 8, 1168}};
inline constexpr Function kWlanSetProfile{"WlanSetProfile", kPlain, {87, 6, 1722, 5, 183, 1206, 1169}};
inline constexpr Function kWlanDeleteProfile{"WlanDeleteProfile", kPlain, {87, 6, 1722, 1168, 5}};
inline constexpr Function kWlanRenameProfile{"WlanRenameProfile", kPlain, {87, 6, 1722, 1168, 5}};
inline constexpr Function kWlanSetProfilePosition{"WlanSetProfilePosition", kPlain, {87, 6, 1722, 5}};
inline constexpr Function kWlanSetProfileList{"WlanSetProfileList", kPlain, {87, 6, 1722, 5, 1168}};
inline constexpr Function kWlanSaveTemporaryProfile{"WlanSaveTemporaryProfile", kPlain, {87, 6, 1722, 5, 5023}};
inline constexpr Function kWlanSetProfileCustomUserData{"WlanSetProfileCustomUserData", kPlain, {87, 6, 1722}};
inline constexpr Function kWlanGetProfileCustomUserData{"WlanGetProfileCustomUserData", kPlain, {87, 6, 1722, 2}};
inline constexpr Function kWlanSetProfileEapUserData{
    "WlanSetProfileEapUserData", kPlain, {87, 6, 1722, 5, 8, 50, 1062}};
inline constexpr Function kWlanSetProfileEapXmlUserData{
    "WlanSetProfileEapXmlUserData", kPlain, {87, 6, 1722, 5, 8, 50, 1062, 1206}};
inline constexpr Function kWlanQueryAutoConfigParameter{"WlanQueryAutoConfigParameter", kPlain, {87, 6, 1722, 5}};
inline constexpr Function kWlanSetAutoConfigParameter{"WlanSetAutoConfigParameter", kPlain, {87, 6, 1722, 5}};
inline constexpr Function kWlanGetFilterList{"WlanGetFilterList", kPlain, {87, 6, 1722, 5}};
inline constexpr Function kWlanSetFilterList{"WlanSetFilterList", kPlain, {87, 6, 1722, 5}};
inline constexpr Function kWlanGetSecuritySettings{"WlanGetSecuritySettings", kPlain, {87, 6, 1722, 5}};
inline constexpr Function kWlanSetSecuritySettings{"WlanSetSecuritySettings", kPlain, {87, 6, 1722, 5}};
inline constexpr Function kWlanIhvControl{"WlanIhvControl", kPlain, {87, 6, 1722, 5}};
inline constexpr Function kWlanSetPsdIEDataList{"WlanSetPsdIEDataList", kPlain, {87, 6, 1722}};
inline constexpr Function kWlanExtractPsdIEDataList{"WlanExtractPsdIEDataList", kPlain, {87, 6, 1722}};
inline constexpr Function kWlanDeviceServiceCommand{"WlanDeviceServiceCommand", kPlain, {87, 6, 1722, 5}};
inline constexpr Function kWlanGetSupportedDeviceServices{"WlanGetSupportedDeviceServices", kPlain, {87, 6, 1722, 5}};
inline constexpr Function kWlanRegisterDeviceServiceNotification{
    "WlanRegisterDeviceServiceNotification", kPlain, {87, 6, 1722, 5}};
inline constexpr Function kWlanHostedNetworkStartUsing{"WlanHostedNetworkStartUsing", kPlain, {87, 6, 5023, 1062}};
inline constexpr Function kWlanHostedNetworkStopUsing{"WlanHostedNetworkStopUsing", kPlain, {87, 6, 5023, 1062}};
inline constexpr Function kWlanHostedNetworkForceStart{"WlanHostedNetworkForceStart", kPlain, {87, 6, 5023, 1062, 5}};
inline constexpr Function kWlanHostedNetworkForceStop{"WlanHostedNetworkForceStop", kPlain, {87, 6, 5023, 1062}};
inline constexpr Function kWlanHostedNetworkInitSettings{"WlanHostedNetworkInitSettings", kPlain, {87, 6, 5023, 1062}};
inline constexpr Function kWlanHostedNetworkRefreshSecuritySettings{
    "WlanHostedNetworkRefreshSecuritySettings", kPlain, {87, 6, 5023, 1062}};
inline constexpr Function kWlanHostedNetworkQueryProperty{
    "WlanHostedNetworkQueryProperty", kPlain, {87, 6, 5023, 1062, 1610, 14}};
inline constexpr Function kWlanHostedNetworkSetProperty{
    "WlanHostedNetworkSetProperty", kPlain, {87, 6, 5023, 1062, 1206, 50, 5}};
inline constexpr Function kWlanHostedNetworkSetSecondaryKey{
    "WlanHostedNetworkSetSecondaryKey", kPlain, {87, 6, 5023, 1062}};
inline constexpr Function kWlanHostedNetworkQuerySecondaryKey{
    "WlanHostedNetworkQuerySecondaryKey", kPlain, {87, 6, 5023, 1062, 14}};
inline constexpr Function kWlanHostedNetworkQueryStatus{"WlanHostedNetworkQueryStatus", kPlain, {87, 6, 5023, 1062}};
inline constexpr Function kWlanRegisterNotification{"WlanRegisterNotification", kPlain, {87, 6, 1722, 8, 5}};
inline constexpr Function kWlanRegisterVirtualStationNotification{
    "WlanRegisterVirtualStationNotification", kPlain, {87, 6, 1722, 5023, 1062}};

inline constexpr const Function* kFunctions[] = {
    &kWlanOpenHandle,
    &kWlanCloseHandle,
    &kWlanAllocateMemory,
    &kWlanFreeMemory,
    &kWlanReasonCodeToString,
    &kWlanEnumInterfaces,
    &kWlanGetInterfaceCapability,
    &kWlanQueryInterface,
    &kWlanSetInterface,
    &kWlanScan,
    &kWlanGetAvailableNetworkList,
    &kWlanGetAvailableNetworkList2,
    &kWlanGetNetworkBssList,
    &kWlanConnect,
    &kWlanConnect2,
    &kWlanDisconnect,
    &kWlanGetProfileList,
    &kWlanGetProfile,
    &kWlanSetProfile,
    &kWlanDeleteProfile,
    &kWlanRenameProfile,
    &kWlanSetProfilePosition,
    &kWlanSetProfileList,
    &kWlanSaveTemporaryProfile,
    &kWlanSetProfileCustomUserData,
    &kWlanGetProfileCustomUserData,
    &kWlanSetProfileEapUserData,
    &kWlanSetProfileEapXmlUserData,
    &kWlanQueryAutoConfigParameter,
    &kWlanSetAutoConfigParameter,
    &kWlanGetFilterList,
    &kWlanSetFilterList,
    &kWlanGetSecuritySettings,
    &kWlanSetSecuritySettings,
    &kWlanIhvControl,
    &kWlanSetPsdIEDataList,
    &kWlanExtractPsdIEDataList,
    &kWlanDeviceServiceCommand,
    &kWlanGetSupportedDeviceServices,
    &kWlanRegisterDeviceServiceNotification,
    &kWlanHostedNetworkStartUsing,
    &kWlanHostedNetworkStopUsing,
    &kWlanHostedNetworkForceStart,
    &kWlanHostedNetworkForceStop,
    &kWlanHostedNetworkInitSettings,
    &kWlanHostedNetworkRefreshSecuritySettings,
    &kWlanHostedNetworkQueryProperty,
    &kWlanHostedNetworkSetProperty,
    &kWlanHostedNetworkSetSecondaryKey,
    &kWlanHostedNetworkQuerySecondaryKey,
    &kWlanHostedNetworkQueryStatus,
    &kWlanRegisterNotification,
    &kWlanRegisterVirtualStationNotification,
};

}  // namespace winnet4j::sim::wlan
