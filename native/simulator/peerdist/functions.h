// SPDX-License-Identifier: Apache-2.0
// The functions of BranchCache with the failures that their pages list, in the order of the pages. What completes takes
// the rule value=N too: the number of bytes that its completion claims.
#pragma once

#include "simulator/core/function.h"

namespace winnet4j::sim::peerdist {

inline constexpr Function kStartup{"PeerDistStartup", kHandsHandle, {87, 4062}};
inline constexpr Function kShutdown{"PeerDistShutdown", kPlain, {6}};
inline constexpr Function kGetStatus{"PeerDistGetStatus", kPlain, {6}};
inline constexpr Function kGetStatusEx{"PeerDistGetStatusEx", kPlain, {6}};
inline constexpr Function kRegisterForStatusChangeNotification{
    "PeerDistRegisterForStatusChangeNotification", kCompletes | kHandsHandle, {87, 6}};
inline constexpr Function kRegisterForStatusChangeNotificationEx{
    "PeerDistRegisterForStatusChangeNotificationEx", kCompletes | kHandsHandle, {87, 6}};
inline constexpr Function kUnregisterForStatusChangeNotification{
    "PeerDistUnregisterForStatusChangeNotification", kPlain, {87, 6}};
inline constexpr Function kGetOverlappedResult{"PeerDistGetOverlappedResult", kPlain, {}};
inline constexpr Function kClientOpenContent{"PeerDistClientOpenContent", kHandsHandle, {87, 6, 1260, 4065}};
inline constexpr Function kClientCloseContent{"PeerDistClientCloseContent", kPlain, {87, 6}};
inline constexpr Function kClientAddContentInformation{
    "PeerDistClientAddContentInformation", kCompletes | kHandsHandle, {87, 6, 1260, 4065}};
inline constexpr Function kClientCompleteContentInformation{
    "PeerDistClientCompleteContentInformation", kCompletes | kHandsHandle, {87, 6, 1260, 4065}};
inline constexpr Function kClientAddData{"PeerDistClientAddData", kCompletes | kHandsHandle, {87, 6, 1260, 4065}};
inline constexpr Function kClientBlockRead{"PeerDistClientBlockRead", kCompletes | kHandsHandle, {87, 6, 1260, 4065}};
inline constexpr Function kClientStreamRead{"PeerDistClientStreamRead", kCompletes | kHandsHandle, {87, 6, 1260, 4065}};
inline constexpr Function kClientFlushContent{
    "PeerDistClientFlushContent", kCompletes | kHandsHandle, {87, 6, 1260, 4065}};
inline constexpr Function kClientCancelAsyncOperation{
    "PeerDistClientCancelAsyncOperation", kCompletes | kHandsHandle, {87, 6, 4059, 1260, 4065}};
inline constexpr Function kClientGetInformationByHandle{
    "PeerDistClientGetInformationByHandle", kPlain, {87, 6, 1260, 4065}};
inline constexpr Function kServerPublishStream{"PeerDistServerPublishStream", kHandsHandle, {87, 6, 4058, 1260, 4065}};
inline constexpr Function kServerPublishAddToStream{
    "PeerDistServerPublishAddToStream", kCompletes | kHandsHandle, {87, 6, 995, 1260, 4065}};
inline constexpr Function kServerPublishCompleteStream{
    "PeerDistServerPublishCompleteStream", kCompletes | kHandsHandle, {87, 6, 995, 1260, 4065}};
inline constexpr Function kServerCloseStreamHandle{"PeerDistServerCloseStreamHandle", kPlain, {87, 6}};
inline constexpr Function kServerUnpublish{"PeerDistServerUnpublish", kPlain, {87, 6, 1260, 4065}};
inline constexpr Function kServerOpenContentInformation{
    "PeerDistServerOpenContentInformation", kHandsHandle, {87, 6, 1168, 1260, 4065}};
inline constexpr Function kServerOpenContentInformationEx{
    "PeerDistServerOpenContentInformationEx", kHandsHandle, {87, 6, 1168, 4050, 1260, 4065}};
inline constexpr Function kServerRetrieveContentInformation{
    "PeerDistServerRetrieveContentInformation", kCompletes | kHandsHandle, {87, 6, 4053, 1260, 4065}};
inline constexpr Function kServerCloseContentInformation{"PeerDistServerCloseContentInformation", kPlain, {6, 1260}};
inline constexpr Function kServerCancelAsyncOperation{
    "PeerDistServerCancelAsyncOperation", kCompletes | kHandsHandle, {87, 6, 4059, 1260, 4065}};

inline constexpr const Function* kFunctions[] = {
    &kStartup,
    &kShutdown,
    &kGetStatus,
    &kGetStatusEx,
    &kRegisterForStatusChangeNotification,
    &kRegisterForStatusChangeNotificationEx,
    &kUnregisterForStatusChangeNotification,
    &kGetOverlappedResult,
    &kClientOpenContent,
    &kClientCloseContent,
    &kClientAddContentInformation,
    &kClientCompleteContentInformation,
    &kClientAddData,
    &kClientBlockRead,
    &kClientStreamRead,
    &kClientFlushContent,
    &kClientCancelAsyncOperation,
    &kClientGetInformationByHandle,
    &kServerPublishStream,
    &kServerPublishAddToStream,
    &kServerPublishCompleteStream,
    &kServerCloseStreamHandle,
    &kServerUnpublish,
    &kServerOpenContentInformation,
    &kServerOpenContentInformationEx,
    &kServerRetrieveContentInformation,
    &kServerCloseContentInformation,
    &kServerCancelAsyncOperation,
};

}  // namespace winnet4j::sim::peerdist
