// SPDX-License-Identifier: Apache-2.0
// Sessions with the BranchCache service, its status, and what an OVERLAPPED has come to.
#include <vector>

#include "simulator/peerdist/state.h"

namespace winnet4j::sim::peerdist {
namespace {

/** Version 1.0, the low byte being the major one. */
constexpr DWORD kOldestVersion = 1;

void fill(void* out, bool ex) {
    const PEERDIST_STATUS status = statusNow();
    if (!ex) {
        *static_cast<PEERDIST_STATUS*>(out) = status;
        return;
    }
    auto& info = *static_cast<PEERDIST_STATUS_INFO*>(out);
    info.status = status;
    info.dwMinVer = Information::kOldest;
    info.dwMaxVer = Information::kNewest;
}

DWORD registerFor(Call& c, HANDLE session, HANDLE port, ULONG_PTR key, OVERLAPPED* overlapped, void* out, bool ex) {
    Instance* instance = peerdist::instance(c, session);
    if (instance == nullptr || !overlappedGiven(c, overlapped, false) || !c.given(out, "pPeerDistStatus") ||
        !c.allowed(!ex || static_cast<PEERDIST_STATUS_INFO*>(out)->cbSize >= sizeof(PEERDIST_STATUS_INFO), "cbSize")) {
        return c.code();
    }
    if (instance->registration != nullptr) {
        c.misuse("second-registration", "one is active; it is one for a session");
        return choices::kSecondRegistration;
    }
    Op op;
    op.owner = instance;
    op.overlapped = overlapped;
    op.port = port;
    op.key = key;
    op.buffer = out;
    op.size = ex ? sizeof(PEERDIST_STATUS_INFO) : sizeof(PEERDIST_STATUS);
    op.output = false;
    DWORD code = ERROR_SUCCESS;
    instance->registration = operations().wait(c, op, code);
    if (instance->registration == nullptr) {
        return code;
    }
    instance->statusOut = out;
    instance->statusEx = ex;
    tellStatus(c.lock, *instance);
    return ex && code == ERROR_IO_PENDING ? state().registeredEx : code;
}

void shutdown(Lock& lock, World& world, Instance& instance, const char* function) {
    auto& state = peerdist::state();
    std::vector<std::shared_ptr<Opened>> left;
    world.handles.forEachOpen([&](Object& object) {
        auto* opened = dynamic_cast<Opened*>(&object);
        if (opened != nullptr && opened->instance == &instance) {
            left.push_back(std::static_pointer_cast<Opened>(opened->shared_from_this()));
        }
    });
    for (const auto& opened : left) {
        world.misuse("left-open", function, opened->name);
        operations().finishAll(lock, *opened, ERROR_OPERATION_ABORTED);
        if (auto* stream = dynamic_cast<Stream*>(opened.get())) {
            state.underWay.erase(state.key(stream->identifier));
        }
        world.handles.close(*opened);
    }
    operations().finishAll(lock, instance, ERROR_OPERATION_ABORTED);
    std::erase_if(state.publications, [&](const auto& entry) {
        const bool its = entry.second.owner == &instance;
        if (its) {
            state.store.unpublish(entry.first.first, entry.first.second);
        }
        return its;
    });
}

}  // namespace

State& state() {
    static State& only = *new State;
    return only;
}

Switch kService{"service", "peerdist", "start", "stop", true, true, statusChanged};
Switch kPolicy{"policy", "peerdist", "on", "off", true, true, statusChanged};

PEERDIST_STATUS statusNow() noexcept {
    return !kPolicy.on   ? PEERDIST_STATUS_DISABLED
           : kService.on ? PEERDIST_STATUS_AVAILABLE
                         : PEERDIST_STATUS_UNAVAILABLE;
}

bool serves(DWORD& code) noexcept {
    code = !kPolicy.on ? ERROR_ACCESS_DISABLED_BY_POLICY : PEERDIST_ERROR_SERVICE_UNAVAILABLE;
    return statusNow() == PEERDIST_STATUS_AVAILABLE;
}

void tellStatus(Lock& lock, Instance& instance) {
    if (instance.registration == nullptr || instance.told == static_cast<DWORD>(statusNow())) {
        return;
    }
    World& world = sim::world();
    const OVERLAPPED* overlapped = instance.registration->overlapped;
    const std::uint64_t serial = instance.registration->serial;
    const auto tell = [overlapped, serial](Lock& later) {
        Op* op = operations().find(overlapped);
        if (op == nullptr || op->serial != serial) {
            return;
        }
        auto& told = static_cast<Instance&>(*op->owner);
        // It may have changed back meanwhile; then there is nothing to report.
        if (told.told == static_cast<DWORD>(statusNow())) {
            return;
        }
        told.told = static_cast<DWORD>(statusNow());
        if (op->bufferThere()) {
            fill(told.statusOut, told.statusEx);
        } else {
            sim::world().misuse("buffer-gone", op->function->name, "it was freed while the service owned it");
        }
        op->printed = false;
        told.registration = nullptr;
        operations().finish(later, *op, {op->outcome.code.value_or(ERROR_SUCCESS)});
    };
    const Outcome& outcome = instance.registration->outcome;
    if (outcome.when == Outcome::When::kInside || operations().instant) {
        tell(lock);
    } else if (outcome.when == Outcome::When::kBefore) {
        world.scheduler.onWorker(lock, tell);
    } else {
        const choices::Range range = choices::kStatusLatency;
        world.scheduler.after(lock, outcome.delay.value_or(world.random.between(range.low, range.high)),
                              instance.registration->function->name, tell);
    }
}

void statusChanged(Lock& lock) {
    World& world = sim::world();
    if (static_cast<DWORD>(statusNow()) == state().status) {
        return;
    }
    state().status = static_cast<DWORD>(statusNow());
    std::vector<std::shared_ptr<Owner>> owners;
    world.handles.forEachOpen([&](Object& object) {
        if (auto* owner = dynamic_cast<Owner*>(&object)) {
            owners.push_back(std::static_pointer_cast<Owner>(owner->shared_from_this()));
        }
    });
    for (const auto& owner : owners) {
        auto* instance = dynamic_cast<Instance*>(owner.get());
        if (instance != nullptr) {
            tellStatus(lock, *instance);
        } else if (statusNow() != PEERDIST_STATUS_AVAILABLE) {
            owner->stale = true;
            operations().finishAll(lock, *owner, PEERDIST_ERROR_INVALIDATED);
        }
    }
}

bool underWay(const Owner& owner, const Function& function) noexcept {
    for (const Op& op : owner.ops) {
        if (op.function == &function) {
            return true;
        }
    }
    return false;
}

bool overlappedGiven(Call& c, const OVERLAPPED* overlapped, bool offsetZero) {
    return c.given(overlapped, "lpOverlapped") &&
           c.allowed(!offsetZero || (overlapped->Offset == 0 && overlapped->OffsetHigh == 0), "Offset is not 0");
}

extern "C" {

DWORD WINAPI Sim_PeerDistStartup(DWORD version, HANDLE* session, DWORD* supported) {
    return call(kStartup, {version, session, supported}, [&](Call& c) -> DWORD {
        if (!c.given(session, "phPeerDist")) {
            return c.code();
        }
        const WORD major = LOWORD(version);
        const DWORD newest = state().version;
        if (major < kOldestVersion || major > newest || (major == newest && HIWORD(version) > 0)) {
            return PEERDIST_ERROR_VERSION_UNSUPPORTED;
        }
        if (supported != nullptr) {
            *supported = newest;
        }
        c.hand(session, c.world.handles.open(std::make_shared<Instance>()));
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_PeerDistShutdown(HANDLE session) {
    return call(kShutdown, {handle(session)}, [&](Call& c) -> DWORD {
        Instance* instance = peerdist::instance(c, session);
        if (instance == nullptr) {
            return c.code();
        }
        shutdown(c.lock, c.world, *instance, c.function.name);
        c.world.handles.close(*instance);
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_PeerDistGetStatus(HANDLE session, PEERDIST_STATUS* status) {
    return call(kGetStatus, {handle(session), status}, [&](Call& c) -> DWORD {
        if (peerdist::instance(c, session) == nullptr || !c.given(status, "pPeerDistStatus")) {
            return c.code();
        }
        fill(status, false);
        c.out(std::to_string(*status));
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_PeerDistGetStatusEx(HANDLE session, PEERDIST_STATUS_INFO* status) {
    return callSince8(kGetStatusEx, {handle(session), status}, [&](Call& c) -> DWORD {
        if (peerdist::instance(c, session) == nullptr || !c.given(status, "pPeerDistStatus") ||
            !c.allowed(status->cbSize >= sizeof *status, "cbSize")) {
            return c.code();
        }
        fill(status, true);
        c.out(std::to_string(status->status));
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_PeerDistRegisterForStatusChangeNotification(HANDLE session, HANDLE port, ULONG_PTR key,
                                                             OVERLAPPED* overlapped, PEERDIST_STATUS* status) {
    return call(kRegisterForStatusChangeNotification,
                {handle(session), static_cast<const void*>(port), reinterpret_cast<const void*>(key), fresh(overlapped),
                 status},
                [&](Call& c) { return registerFor(c, session, port, key, overlapped, status, false); });
}

DWORD WINAPI Sim_PeerDistRegisterForStatusChangeNotificationEx(HANDLE session, HANDLE port, ULONG_PTR key,
                                                               OVERLAPPED* overlapped, PEERDIST_STATUS_INFO* status) {
    return callSince8(kRegisterForStatusChangeNotificationEx,
                      {handle(session), static_cast<const void*>(port), reinterpret_cast<const void*>(key),
                       fresh(overlapped), status},
                      [&](Call& c) { return registerFor(c, session, port, key, overlapped, status, true); });
}

DWORD WINAPI Sim_PeerDistUnregisterForStatusChangeNotification(HANDLE session) {
    return call(kUnregisterForStatusChangeNotification, {handle(session)}, [&](Call& c) -> DWORD {
        Instance* instance = peerdist::instance(c, session);
        if (instance == nullptr) {
            return c.code();
        }
        Op* op = instance->registration;
        if (op == nullptr) {
            return choices::kNothingRegistered;
        }
        instance->registration = nullptr;
        operations().finish(c.lock, *op, {ERROR_OPERATION_ABORTED});
        return ERROR_SUCCESS;
    });
}

BOOL WINAPI Sim_PeerDistGetOverlappedResult(OVERLAPPED* overlapped, DWORD* bytes, BOOL wait) {
    const DWORD code = callSince8(kGetOverlappedResult, {named(overlapped), bytes, wait}, [&](Call& c) -> DWORD {
        if (!c.given(overlapped, "lpOverlapped") || !c.given(bytes, "lpNumberOfBytesTransferred")) {
            return c.code();
        }
        const auto status = [&] { return static_cast<LONG>(static_cast<volatile OVERLAPPED*>(overlapped)->Internal); };
        if (wait != FALSE && !c.block("waits", [&] { return !pending(status()); })) {
            return choices::kWorldReset;
        }
        if (pending(status())) {
            return ERROR_IO_INCOMPLETE;
        }
        *bytes = static_cast<DWORD>(overlapped->InternalHigh);
        c.out(std::to_string(*bytes));
        return dosError(status());
    });
    SetLastError(code);
    return code == ERROR_SUCCESS;
}

}  // extern "C"

}  // namespace winnet4j::sim::peerdist
