// SPDX-License-Identifier: Apache-2.0
// Wi-Fi Direct's functions. Promises: the session handle is there when WFDStartOpenSession returns; closing a session
// that is still being opened does not close it; closing one that is open only queues the work; closing the client waits
// until no open is pending.
#include "simulator/wlan/wfd.h"

#include <cstring>

namespace winnet4j::sim::wfd {
namespace {

constexpr DWORD kVersion = 1;

Mac macOf(const unsigned char* address) {
    Mac mac;
    std::memcpy(mac.data(), address, mac.size());
    return mac;
}

/** The client behind the handle, alive; else null with the code. */
Client* client(Call& c, HANDLE handle) {
    Client* found = c.find<Client>(handle);
    if (found != nullptr && found->closing) {
        c.misuse("use-after-close", found->name + " is being closed");
        return c.refuse(choices::kUnknownHandle);
    }
    return found;
}

/** How the peer of that address answers, and what the rules make of it. */
Peer peerFor(Call& c, const Mac& address) {
    const auto known = state().peers.find(address);
    Peer peer;
    if (known != state().peers.end()) {
        peer = known->second;
    } else {
        peer.answer = Peer::Answer::kRefuse;
        peer.error = choices::kUnpairedPeer;
    }
    const Outcome& rules = c.outcome();
    if (rules.code) {
        peer.answer = *rules.code == 0 ? Peer::Answer::kAccept : Peer::Answer::kRefuse;
        peer.error = *rules.code;
    }
    peer.reason = rules.reason.value_or(peer.reason);
    peer.delay = rules.delay ? rules.delay : peer.delay;
    peer.when = rules.when != Outcome::When::kLater ? rules.when : peer.when;
    peer.times = rules.times != 1 ? rules.times : peer.times;
    return peer;
}

}  // namespace

extern "C" {

DWORD WINAPI Sim_WFDOpenHandle(DWORD version, PDWORD negotiated, PHANDLE handle) {
    return call(kWFDOpenHandle, {version, negotiated, handle}, [&](Call& c) -> DWORD {
        if (!c.given(negotiated, "pdwNegotiatedVersion") || !c.given(handle, "phClientHandle") ||
            !c.allowed(version == kVersion, "the version is not 1")) {
            return c.code();
        }
        if (!wlan::serviceSwitch.on) {
            return choices::kServiceGone;
        }
        if (c.world.handles.count<Client>() >= choices::kMostClients) {
            return ERROR_REMOTE_SESSION_LIMIT_EXCEEDED;
        }
        *negotiated = kVersion;
        c.hand(handle, c.outcome().value ? nullptr : c.world.handles.open(std::make_shared<Client>()));
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WFDCloseHandle(HANDLE handle) {
    return call(kWFDCloseHandle, {sim::handle(handle)}, [&](Call& c) -> DWORD {
        if (!c.given(handle)) {
            return c.code();
        }
        Client* found = client(c, handle);
        if (found == nullptr) {
            return c.code();
        }
        if (c.world.inside("open", found) != nullptr) {
            return c.deadlock("in the callback of an open of " + found->name);
        }
        const auto kept = std::static_pointer_cast<Client>(found->shared_from_this());
        kept->closing = true;
        if (!c.block(kept->name, [&] { return kept->pending == 0; })) {
            return choices::kWorldReset;
        }
        forEachSession([&](Session& session) {
            if (session.client == kept) {
                c.misuse("session-left-open", session.name + " of " + kept->name);
                c.world.handles.close(session, "went with its client");
            }
        });
        c.world.handles.close(*kept);
        return !wlan::serviceSwitch.on ? choices::kServiceGone : kept->stale ? choices::kUnknownHandle : ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WFDStartOpenSession(HANDLE handle, const unsigned char* address, PVOID context, OpenCallback callback,
                                     PHANDLE sessionHandle) {
    return call(kWFDStartOpenSession,
                {sim::handle(handle), mac(address), static_cast<const void*>(context),
                 reinterpret_cast<const void*>(callback), sessionHandle},
                [&](Call& c) -> DWORD {
                    if (!c.given(handle) || !c.given(address, "pDeviceAddress") || !c.given(callback, "pfnCallback") ||
                        !c.given(sessionHandle, "phSessionHandle")) {
                        return c.code();
                    }
                    Client* found = client(c, handle);
                    if (found == nullptr) {
                        return c.code();
                    }
                    if (!wlan::serviceSwitch.on) {
                        return ERROR_SERVICE_NOT_ACTIVE;
                    }
                    if (!policySwitch.on) {
                        return ERROR_INVALID_STATE;
                    }
                    if (found->stale) {
                        return choices::kUnknownHandle;
                    }
                    auto session = std::make_shared<Session>();
                    session->client = std::static_pointer_cast<Client>(found->shared_from_this());
                    session->peer = peerFor(c, macOf(address));
                    session->address = macOf(address);
                    session->callback = callback;
                    session->context = context;
                    const HANDLE made = c.world.handles.open(session);
                    if (!choices::kHandleAfterEarlyCallback) {
                        *sessionHandle = made;
                    }
                    begin(c, session);
                    c.hand(sessionHandle, made);
                    return ERROR_SUCCESS;
                });
}

DWORD WINAPI Sim_WFDCancelOpenSession(HANDLE handle) {
    return call(kWFDCancelOpenSession, {sim::handle(handle)}, [&](Call& c) -> DWORD {
        if (!c.given(handle)) {
            return c.code();
        }
        const char* why = c.world.handles.whyClosed(handle);
        if (why == kFailedOpen) {
            return choices::kCancelTooLate;  // a race that the client can't see, so no misuse
        }
        Session* session = c.find<Session>(handle);
        if (session == nullptr) {
            return c.code();
        }
        if (!wlan::serviceSwitch.on) {
            return choices::kServiceGone;
        }
        if (session->state != Session::State::kPending) {
            return choices::kCancelTooLate;
        }
        const Peer& peer = session->peer;
        if (peer.cancel == Peer::Cancel::kError) {
            return peer.cancelError;
        }
        if (peer.cancel == Peer::Cancel::kWins || (peer.cancel == Peer::Cancel::kTies && c.world.random.percent(50))) {
            endEarly(c.lock, *session, choices::kCancelled, choices::kCancel);
        }
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WFDCloseSession(HANDLE handle) {
    return call(kWFDCloseSession, {sim::handle(handle)}, [&](Call& c) -> DWORD {
        if (!c.given(handle)) {
            return c.code();
        }
        if (c.world.handles.whyClosed(handle) == kFailedOpen) {
            c.misuse("close-of-failed-session", c.world.handles.name(handle) + ' ' + kFailedOpen);
            return choices::kCloseOfFailed;
        }
        Session* session = c.find<Session>(handle);
        if (session == nullptr) {
            return c.code();
        }
        if (!policySwitch.on) {
            return ERROR_INVALID_STATE;
        }
        if (session->state == Session::State::kPending) {
            c.misuse("close-while-pending", session->name + " is still being opened");
            return choices::kCloseWhilePending;
        }
        if (session->state == Session::State::kFailed) {
            c.misuse("close-of-failed-session", session->name + ' ' + kFailedOpen);
            return choices::kCloseOfFailed;
        }
        const bool stale = session->stale;
        std::string name = session->name;
        c.world.handles.close(*session);
        const auto range = choices::kTeardown;
        c.world.scheduler.after(c.lock, c.world.random.between(range.low, range.high), "teardown",
                                [name = std::move(name)](Lock&) { sim::world().note("link down " + name); });
        return !wlan::serviceSwitch.on ? choices::kServiceGone : stale ? choices::kUnknownHandle : ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_WFDOpenLegacySession(HANDLE handle, const unsigned char* address, PHANDLE sessionHandle, GUID* guid) {
    return call(kWFDOpenLegacySession,
                {sim::handle(handle), mac(address), sessionHandle, static_cast<const void*>(guid)},
                [&](Call& c) -> DWORD {
                    if (!c.given(handle) || !c.given(address, "pLegacyMacAddress") ||
                        !c.given(sessionHandle, "phSessionHandle") || !c.given(guid, "pGuidSessionInterface")) {
                        return c.code();
                    }
                    Client* found = client(c, handle);
                    if (found == nullptr) {
                        return c.code();
                    }
                    if (!wlan::serviceSwitch.on) {
                        return choices::kServiceGone;
                    }
                    const Peer peer = peerFor(c, macOf(address));
                    if (peer.answer != Peer::Answer::kAccept) {
                        return peer.answer == Peer::Answer::kVanish ? choices::kOpenTimedOut : peer.error;
                    }
                    auto session = std::make_shared<Session>();
                    session->client = std::static_pointer_cast<Client>(found->shared_from_this());
                    session->state = Session::State::kOpen;
                    session->address = macOf(address);
                    session->guid = nextLink();
                    *guid = session->guid;
                    c.hand(sessionHandle, c.outcome().value ? nullptr : c.world.handles.open(std::move(session)));
                    return ERROR_SUCCESS;
                });
}

DWORD WINAPI Sim_WFDUpdateDeviceVisibility(const unsigned char* address) {
    return call(kWFDUpdateDeviceVisibility, {mac(address)}, [&](Call& c) -> DWORD {
        if (!c.given(address, "pDeviceAddress")) {
            return c.code();
        }
        if (!wlan::serviceSwitch.on) {
            return choices::kServiceGone;
        }
        const auto peer = state().peers.find(macOf(address));
        return peer == state().peers.end() ? choices::kUnpairedPeer : ERROR_SUCCESS;
    });
}

}  // extern "C"
}  // namespace winnet4j::sim::wfd
