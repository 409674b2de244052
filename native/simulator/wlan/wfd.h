// SPDX-License-Identifier: Apache-2.0
// Wi-Fi Direct's side of the service: peers as the script made them, clients, sessions.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "simulator/wlan/state.h"

namespace winnet4j::sim::wfd {

using wlan::Mac;
/** As on the page: a GUID by value, which travels by a hidden pointer on x64. */
using OpenCallback = VOID(WINAPI*)(HANDLE session, PVOID context, GUID interfaceGuid, DWORD error, DWORD reason);

inline constexpr Function kWFDOpenHandle{"WFDOpenHandle", kHandsHandle, {87, 8, 1220, 1722}};
inline constexpr Function kWFDCloseHandle{"WFDCloseHandle", kPlain, {87, 6, 1722}};
inline constexpr Function kWFDStartOpenSession{
    "WFDStartOpenSession", kCompletes | kHandsHandle, {6, 87, 5023, 1062, 1722}};
inline constexpr Function kWFDCancelOpenSession{"WFDCancelOpenSession", kPlain, {6, 87, 1722}};
inline constexpr Function kWFDCloseSession{"WFDCloseSession", kPlain, {6, 87, 5023, 1722}};
inline constexpr Function kWFDOpenLegacySession{"WFDOpenLegacySession", kHandsHandle, {87, 8, 1722}};
inline constexpr Function kWFDUpdateDeviceVisibility{"WFDUpdateDeviceVisibility", kPlain, {87, 8, 1722}};

// Of cfgmgr32.dll, with CONFIGRETs.
inline constexpr Function kInterfaceListSize{"CM_Get_Device_Interface_List_SizeW", kPlain, {3, 38}};
inline constexpr Function kInterfaceList{"CM_Get_Device_Interface_ListW", kPlain, {3, 26, 38}};
inline constexpr Function kInterfaceProperty{"CM_Get_Device_Interface_PropertyW", kPlain, {3, 26, 37, 55}};
inline constexpr Function kLocateNode{"CM_Locate_DevNodeW", kPlain, {3, 13, 30}};
inline constexpr Function kNodeProperty{"CM_Get_DevNode_PropertyW", kPlain, {3, 13, 26, 37}};

/** How a peer answers an open, and what becomes of a cancel of it. */
struct Peer {
    enum class Answer { kAccept, kRefuse, kVanish };
    enum class Cancel { kWins, kLoses, kTies, kError };
    Answer answer = Answer::kAccept;
    DWORD error = choices::kRefused;
    DWORD reason = 0;
    std::optional<Micros> delay;
    Cancel cancel = Cancel::kWins;
    DWORD cancelError = 0;
    Outcome::When when = Outcome::When::kLater;
    int times = 1;
};

struct Client : Object {
    static constexpr const char* kKind = "wfd";
    bool closing = false;
    int pending = 0;  ///< opens with a callback that has not returned
};

/** What the pairing has written down of a peer, beside its address. */
struct Node {
    std::string name;
    bool legacy = false;
    bool present = true;
    bool visible = true;
};

struct Session : Object {
    static constexpr const char* kKind = "session";
    enum class State { kPending, kOpen, kFailed };
    Mac address{};
    std::shared_ptr<Client> client;
    State state = State::kPending;
    Peer peer;
    OpenCallback callback = nullptr;
    void* context = nullptr;
    GUID guid{};
    EventId event = 0;  ///< what will end the open
    std::optional<World::Operation> operation;
    DWORD error = 0;  ///< that the open will end with
    DWORD reason = 0;
};

struct State {
    std::map<Mac, Peer> peers;
    std::map<Mac, Node> nodes;  ///< of some of them
    std::uint32_t links = 0;
};

State& state() noexcept;
extern Switch policySwitch;
/** Why a session handle is none any more. */
inline constexpr char kFailedOpen[] = "is of an open that failed";

/** Starts the open that the session describes; with early callbacks it has ended when this returns. */
void begin(Call& c, const std::shared_ptr<Session>& session);
/** Ends a pending open before its time. Does nothing when its end is under way already. */
void endEarly(Lock& lock, Session& session, DWORD error, choices::Range latency);
/** The GUID of the next link. */
GUID nextLink();
template <typename Each> void forEachSession(Each each) {
    std::vector<std::shared_ptr<Session>> all;
    sim::world().handles.forEachOpen([&](Object& object) {
        if (auto* session = dynamic_cast<Session*>(&object)) {
            all.push_back(std::static_pointer_cast<Session>(session->shared_from_this()));
        }
    });
    for (const auto& session : all) {
        each(*session);
    }
}

}  // namespace winnet4j::sim::wfd
