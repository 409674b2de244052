// SPDX-License-Identifier: Apache-2.0
// The life of an open of Wi-Fi Direct. Promises: it ends with exactly one callback, cancelled or not, unless the script
// wants otherwise; nothing waits for it any more after that callback has returned.
#include <cstring>

#include "simulator/wlan/commands.h"
#include "simulator/wlan/wfd.h"

namespace winnet4j::sim::wfd {
namespace {

void callBack(Lock& lock, const std::shared_ptr<Session>& session) {
    const GUID none{};
    const bool opened = session->error == 0;
    std::string what =
        session->name + " error=" + std::to_string(session->error) + " reason=" + std::to_string(session->reason);
    sim::world().callOut(lock, "open", session->client.get(), std::move(what), [&] {
        session->callback(session->handle, session->context, opened ? session->guid : none, session->error,
                          session->reason);
    });
}

/** The open ends, with the error that the session says; times 0: without a report. */
void endOpen(Lock& lock, const std::shared_ptr<Session>& session, int times) {
    World& world = sim::world();
    if (session->state != Session::State::kPending || !session->operation) {
        return;
    }
    // A lost callback leaves no session behind: no client could know of it.
    session->state = session->error == 0 && times != 0 ? Session::State::kOpen : Session::State::kFailed;
    if (session->state == Session::State::kOpen) {
        session->guid = nextLink();
    }
    if (times == 0) {
        world.note("callback lost " + session->name);
    } else {
        callBack(lock, session);
    }
    if (session->operation) {
        world.end(*session->operation);
        session->operation.reset();
    }
    if (session->state == Session::State::kFailed) {
        world.handles.close(*session, kFailedOpen);
    }
    --session->client->pending;
    world.scheduler.changed().notifyAll();
    if (times > 1) {
        const auto range = choices::kSecondCallback;
        world.scheduler.after(lock, world.random.between(range.low, range.high), "second callback",
                              [session](Lock& held) { callBack(held, session); });
    }
}

void policyChanged(Lock& lock) {
    if (!policySwitch.on) {
        forEachSession([&](Session& session) { endEarly(lock, session, ERROR_INVALID_STATE, {0, 0}); });
    }
}

}  // namespace

Switch policySwitch{"policy", "wfd", "on", "off", true, true, policyChanged};

State& state() noexcept {
    // NOLINTNEXTLINE(bugprone-unhandled-exception-at-new): without memory at its first use the process may end
    static State& only = *new State;
    return only;
}

GUID nextLink() {
    GUID guid{0x57494E34, 0x4A00, 0x4000, {0x80, 0, 0, 1, 0, 0, 0, 0}};
    const std::uint32_t number = ++state().links;
    std::memcpy(guid.Data4 + 4, &number, sizeof number);
    return guid;
}

void endEarly(Lock& lock, Session& session, DWORD error, choices::Range latency) {
    World& world = sim::world();
    if (session.event == 0 || !world.scheduler.cancel(lock, session.event)) {
        return;  // its end is under way already
    }
    session.error = error;
    session.reason = 0;
    const auto kept = std::static_pointer_cast<Session>(session.shared_from_this());
    session.event = world.scheduler.after(lock, world.random.between(latency.low, latency.high), "open cancelled",
                                          [kept](Lock& held) {
                                              kept->event = 0;
                                              endOpen(held, kept, kept->peer.times);
                                          });
}

void begin(Call& c, const std::shared_ptr<Session>& session) {
    const Peer& peer = session->peer;
    const bool vanished = peer.answer == Peer::Answer::kVanish;
    session->error = peer.answer == Peer::Answer::kAccept ? 0 : vanished ? choices::kOpenTimedOut : peer.error;
    session->reason = session->error == 0 ? 0 : peer.reason;
    session->operation = c.world.begin("open " + session->name);
    ++session->client->pending;
    Action end = [session](Lock& lock) {
        session->event = 0;
        endOpen(lock, session, session->peer.times);
    };
    if (peer.when == Outcome::When::kInside) {
        end(c.lock);
    } else if (peer.when == Outcome::When::kBefore) {
        c.world.scheduler.onWorker(c.lock, std::move(end));
    } else {
        const Micros latency = peer.delay.value_or(c.delay(vanished ? choices::kOpenTimeout : choices::kOpenSession));
        session->event = c.world.scheduler.after(c.lock, latency, "open", std::move(end));
    }
}

}  // namespace winnet4j::sim::wfd

namespace winnet4j::sim::wlan {

void wfdServiceStopped(Lock& lock) {
    wfd::forEachSession([&](wfd::Session& session) {
        if (session.state == wfd::Session::State::kPending) {
            wfd::endEarly(lock, session, ERROR_SERVICE_NOT_ACTIVE, {0, 0});
        } else {
            session.stale = true;
        }
    });
    sim::world().handles.forEachOpen([](Object& object) {
        if (auto* client = dynamic_cast<wfd::Client*>(&object)) {
            client->stale = true;
        }
    });
}

}  // namespace winnet4j::sim::wlan
