// SPDX-License-Identifier: Apache-2.0
// What the BranchCache service knows: its sessions, their handles, publications, the cache. Owns the data and the
// checks that all functions have in common; what a function does is in session.cpp, client.cpp, server.cpp.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "simulator/peerdist/cache.h"
#include "simulator/peerdist/functions.h"
#include "simulator/peerdist/operation.h"
#include "simulator/peerdist/store.h"

namespace winnet4j::sim::peerdist {

/** A session of PeerDistStartup. Flushes and the registration for the status are its own operations. */
struct Instance : Owner {
    static constexpr char kKind[] = "peerdist";
    Op* registration = nullptr;
    void* statusOut = nullptr;
    bool statusEx = false;
    DWORD told = 0;  ///< the status of the last notification; at first DISABLED
};

/** What a session has opened. Ends, stale, with the service's status. */
struct Opened : Owner {
    Instance* instance = nullptr;
    std::string identifier;  ///< of the server's
};

struct Content : Opened {
    static constexpr char kKind[] = "content";
    Tag tag{};
    std::string received;  ///< information, as it came
    DWORD refused = 0;     ///< why the information is no good
    Information information;
    std::shared_ptr<Stored> stored;  ///< known once the information is complete
    std::uint64_t stream = 0;        ///< offset
};

struct Stream : Opened {
    static constexpr char kKind[] = "stream";
    std::string bytes;
    std::uint64_t declared = 0;
    bool published = false;
};

struct ContentInfo : Opened {
    static constexpr char kKind[] = "contentinfo";
    std::string bytes;
    std::uint64_t position = 0;
};

struct Publication {
    Instance* owner = nullptr;  ///< null: made by command
    std::shared_ptr<Stored> stored;
};

/** By user account and identifier. */
using PublicationKey = std::pair<std::string, std::string>;

struct State {
    Cache cache;
    Store store;
    std::map<PublicationKey, Publication> publications;
    std::map<PublicationKey, Stream*> underWay;  ///< published, not complete
    std::string user = "user";
    std::uint32_t shortReads = choices::kShortReads;
    DWORD registeredEx = choices::kRegisteredEx;
    DWORD status = 2;
    /** The major version of this Windows' API: 1 is that of Windows 7, which lacks some functions. */
    DWORD version = 2;

    PublicationKey key(const std::string& identifier) const { return {user, identifier}; }
};
State& state();

extern Switch kService;
extern Switch kPolicy;
PEERDIST_STATUS statusNow() noexcept;
/** After a change of the service or the policy. */
void statusChanged(Lock& lock);
/** Notifies a registered instance when the status is another than it knows. */
void tellStatus(Lock& lock, Instance& instance);

/** The instance behind the handle; NULL too is code 6. */
inline Instance* instance(Call& c, HANDLE handle) { return c.find<Instance>(handle); }

/** One of the session's handles; code is what to return when there is none, or it doesn't work any more. */
template <typename T> T* opened(Call& c, const Instance& instance, HANDLE handle, DWORD& code) {
    code = choices::kUnknownContentHandle;
    if (!c.given(handle)) {
        return nullptr;
    }
    T* found = c.find<T>(handle);
    if (found != nullptr && found->instance != &instance) {
        c.misuse("other-session", found->name + " is not of " + instance.name);
        found = nullptr;
    }
    return found;
}

/** call() for a function that came with Windows 8; in Windows 7 the export is missing. */
template <typename Body>
DWORD callSince8(const Function& function, std::initializer_list<Arg> args, Body body) noexcept {
    return call(function, args,
                [&](Call& c) -> DWORD { return state().version < 2 ? DWORD{ERROR_PROC_NOT_FOUND} : body(c); });
}

/** True if the service is there for that: else code is 1260 or 4065. */
bool serves(DWORD& code) noexcept;

/** opened() for what uses the handle, not closes it: the service must be there, and the handle not be invalidated. */
template <typename T> T* working(Call& c, const Instance& instance, HANDLE handle, DWORD& code) {
    T* found = opened<T>(c, instance, handle, code);
    if (found == nullptr) {
        return nullptr;
    }
    if (found->stale) {
        code = PEERDIST_ERROR_INVALIDATED;
        return nullptr;
    }
    return serves(code) ? found : nullptr;
}

/** True if an operation of that function is pending. */
bool underWay(const Owner& owner, const Function& function) noexcept;
/** The first checks of what completes: an OVERLAPPED, at offset 0 when that is asked for. */
bool overlappedGiven(Call& c, const OVERLAPPED* overlapped, bool offsetZero);
/** An identifier of the content. */
bool identifierGiven(Call& c, DWORD size, const BYTE* bytes);
void publish(const PublicationKey& key, Instance* owner, std::string bytes);
/** Null when there is none, neither here nor in a folder shared with other processes. */
const Publication* published(const PublicationKey& key);
/** The content that an information speaks of, with the data that other processes have. */
std::shared_ptr<Stored> contentOf(const Information& information);
/** A publication ends: what is pending on it, too. */
void unpublish(Lock& lock, const PublicationKey& key, const Instance* session);

}  // namespace winnet4j::sim::peerdist
