// SPDX-License-Identifier: Apache-2.0
// The functions of mpr.dll, each in its two forms, and those of the network provider, with the failures of their pages.
#pragma once

#include "simulator/core/function.h"

namespace winnet4j::sim::wnet {

inline constexpr Function kAddConnectionA{
    "WNetAddConnectionA", kPlain, {5, 85, 66, 1200, 67, 1206, 1204, 2202, 170, 1205, 1208, 86}};
inline constexpr Function kAddConnectionW{
    "WNetAddConnectionW", kPlain, {5, 85, 66, 1200, 67, 1206, 1204, 2202, 170, 1205, 1208, 86}};
inline constexpr Function kAddConnection2A{
    "WNetAddConnection2A", kPlain, {5, 85, 66, 1200, 67, 1206, 1204, 2202, 170, 1205, 1208, 86}};
inline constexpr Function kAddConnection2W{
    "WNetAddConnection2W", kPlain, {5, 85, 66, 1200, 67, 1206, 1204, 2202, 170, 1205, 1208, 86}};
inline constexpr Function kAddConnection3A{
    "WNetAddConnection3A", kPlain, {5, 85, 66, 1200, 67, 1206, 1204, 2202, 170, 1205, 1208, 86}};
inline constexpr Function kAddConnection3W{
    "WNetAddConnection3W", kPlain, {5, 85, 66, 1200, 67, 1206, 1204, 2202, 170, 1205, 1208, 86}};
inline constexpr Function kAddConnection4A{
    "WNetAddConnection4A", kPlain, {5, 85, 66, 1200, 67, 1206, 1204, 2202, 170, 1205, 1208, 86}};
inline constexpr Function kAddConnection4W{
    "WNetAddConnection4W", kPlain, {5, 85, 66, 1200, 67, 1206, 1204, 2202, 170, 1205, 1208, 86}};
inline constexpr Function kUseConnectionA{
    "WNetUseConnectionA", kPlain, {5, 85, 66, 1200, 67, 1206, 1204, 2202, 170, 1205, 1208, 86}};
inline constexpr Function kUseConnectionW{
    "WNetUseConnectionW", kPlain, {5, 85, 66, 1200, 67, 1206, 1204, 2202, 170, 1205, 1208, 86}};
inline constexpr Function kUseConnection4A{
    "WNetUseConnection4A", kPlain, {5, 85, 66, 1200, 67, 1206, 1204, 2202, 170, 1205, 1208, 86}};
inline constexpr Function kUseConnection4W{
    "WNetUseConnection4W", kPlain, {5, 85, 66, 1200, 67, 1206, 1204, 2202, 170, 1205, 1208, 86}};
inline constexpr Function kCancelConnectionA{"WNetCancelConnectionA", kPlain, {1206, 1205, 2404, 1208, 2250, 2401}};
inline constexpr Function kCancelConnectionW{"WNetCancelConnectionW", kPlain, {1206, 1205, 2404, 1208, 2250, 2401}};
inline constexpr Function kCancelConnection2A{"WNetCancelConnection2A", kPlain, {1206, 1205, 2404, 1208, 2250, 2401}};
inline constexpr Function kCancelConnection2W{"WNetCancelConnection2W", kPlain, {1206, 1205, 2404, 1208, 2250, 2401}};
inline constexpr Function kGetConnectionA{"WNetGetConnectionA", kPlain, {1200, 2250, 1201, 1222, 1208, 1203}};
inline constexpr Function kGetConnectionW{"WNetGetConnectionW", kPlain, {1200, 2250, 1201, 1222, 1208, 1203}};
inline constexpr Function kGetUniversalNameA{"WNetGetUniversalNameA", kPlain, {1200, 1201, 1208, 50, 1203, 1222, 2250}};
inline constexpr Function kGetUniversalNameW{"WNetGetUniversalNameW", kPlain, {1200, 1201, 1208, 50, 1203, 1222, 2250}};
inline constexpr Function kGetUserA{"WNetGetUserA", kPlain, {2250, 1222, 1208, 1203}};
inline constexpr Function kGetUserW{"WNetGetUserW", kPlain, {2250, 1222, 1208, 1203}};
inline constexpr Function kGetProviderNameA{"WNetGetProviderNameA", kPlain, {1222, 487}};
inline constexpr Function kGetProviderNameW{"WNetGetProviderNameW", kPlain, {1222, 487}};
inline constexpr Function kGetNetworkInformationA{"WNetGetNetworkInformationA", kPlain, {1204, 87}};
inline constexpr Function kGetNetworkInformationW{"WNetGetNetworkInformationW", kPlain, {1204, 87}};
inline constexpr Function kGetResourceInformationA{"WNetGetResourceInformationA", kPlain, {67, 66, 1208, 1222}};
inline constexpr Function kGetResourceInformationW{"WNetGetResourceInformationW", kPlain, {67, 66, 1208, 1222}};
inline constexpr Function kGetResourceParentA{"WNetGetResourceParentA", kPlain, {5, 67, 1204, 1244}};
inline constexpr Function kGetResourceParentW{"WNetGetResourceParentW", kPlain, {5, 67, 1204, 1244}};
inline constexpr Function kMultinetGetConnectionPerformanceA{
    "MultinetGetConnectionPerformanceA", kPlain, {50, 2250, 1203, 1200, 67, 87, 1222, 1208}};
inline constexpr Function kMultinetGetConnectionPerformanceW{
    "MultinetGetConnectionPerformanceW", kPlain, {50, 2250, 1203, 1200, 67, 87, 1222, 1208}};
inline constexpr Function kGetLastErrorA{"WNetGetLastErrorA", kPlain, {487}};
inline constexpr Function kGetLastErrorW{"WNetGetLastErrorW", kPlain, {487}};
inline constexpr Function kOpenEnumA{"WNetOpenEnumA", kHandsHandle, {1207, 87, 1222, 1208}};
inline constexpr Function kOpenEnumW{"WNetOpenEnumW", kHandsHandle, {1207, 87, 1222, 1208}};
inline constexpr Function kEnumResourceA{"WNetEnumResourceA", kPlain, {1222, 1208}};
inline constexpr Function kEnumResourceW{"WNetEnumResourceW", kPlain, {1222, 1208}};
inline constexpr Function kCloseEnum{"WNetCloseEnum", kPlain, {1222, 6, 1208}};
inline constexpr Function kConnectionDialog{"WNetConnectionDialog", kPlain, {1208, 86, 1222, 8}};
inline constexpr Function kDisconnectDialog{"WNetDisconnectDialog", kPlain, {1208, 1222, 8}};
inline constexpr Function kConnectionDialog1A{"WNetConnectionDialog1A", kPlain, {1208, 86, 1222, 8}};
inline constexpr Function kConnectionDialog1W{"WNetConnectionDialog1W", kPlain, {1208, 86, 1222, 8}};
inline constexpr Function kDisconnectDialog1A{"WNetDisconnectDialog1A", kPlain, {1208, 1222, 8, 2401}};
inline constexpr Function kDisconnectDialog1W{"WNetDisconnectDialog1W", kPlain, {1208, 1222, 8, 2401}};
inline constexpr Function kNPAddConnection3{"NPAddConnection3", kPlain, {67, 1200, 86, 85, 5, 1222}};
inline constexpr Function kNPCancelConnection{"NPCancelConnection", kPlain, {2250, 2401}};
inline constexpr Function kNPOpenEnum{"NPOpenEnum", kHandsHandle, {50, 1207, 87, 1222}};
inline constexpr Function kNPEnumResource{"NPEnumResource", kPlain, {1222}};
inline constexpr Function kNPCloseEnum{"NPCloseEnum", kPlain, {6}};
inline constexpr Function kNPGetResourceInformation{"NPGetResourceInformation", kPlain, {67, 66, 1244, 5}};

inline constexpr const Function* kFunctions[] = {
    &kAddConnectionA,
    &kAddConnectionW,
    &kAddConnection2A,
    &kAddConnection2W,
    &kAddConnection3A,
    &kAddConnection3W,
    &kAddConnection4A,
    &kAddConnection4W,
    &kUseConnectionA,
    &kUseConnectionW,
    &kUseConnection4A,
    &kUseConnection4W,
    &kCancelConnectionA,
    &kCancelConnectionW,
    &kCancelConnection2A,
    &kCancelConnection2W,
    &kGetConnectionA,
    &kGetConnectionW,
    &kGetUniversalNameA,
    &kGetUniversalNameW,
    &kGetUserA,
    &kGetUserW,
    &kGetProviderNameA,
    &kGetProviderNameW,
    &kGetNetworkInformationA,
    &kGetNetworkInformationW,
    &kGetResourceInformationA,
    &kGetResourceInformationW,
    &kGetResourceParentA,
    &kGetResourceParentW,
    &kMultinetGetConnectionPerformanceA,
    &kMultinetGetConnectionPerformanceW,
    &kGetLastErrorA,
    &kGetLastErrorW,
    &kOpenEnumA,
    &kOpenEnumW,
    &kEnumResourceA,
    &kEnumResourceW,
    &kCloseEnum,
    &kConnectionDialog,
    &kDisconnectDialog,
    &kConnectionDialog1A,
    &kConnectionDialog1W,
    &kDisconnectDialog1A,
    &kDisconnectDialog1W,
    &kNPAddConnection3,
    &kNPCancelConnection,
    &kNPOpenEnum,
    &kNPEnumResource,
    &kNPCloseEnum,
    &kNPGetResourceInformation,
};

}  // namespace winnet4j::sim::wnet
