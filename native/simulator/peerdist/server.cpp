// SPDX-License-Identifier: Apache-2.0
// The server's side of BranchCache: publishing a content, and its content information out.
#include <algorithm>
#include <cstring>
#include <vector>

#include "simulator/peerdist/state.h"

namespace winnet4j::sim::peerdist {
namespace {

Stream& streamOf(const Op& op) { return static_cast<Stream&>(*op.owner); }

Progress addToStream(Lock&, Op& op, bool) {
    Stream& stream = streamOf(op);
    if (stream.declared != 0 && op.size > stream.declared - stream.bytes.size()) {
        return Result{choices::kLengthMismatch};
    }
    stream.bytes.append(static_cast<const char*>(op.buffer), op.size);
    return Result{ERROR_SUCCESS, op.size};
}

Progress completeStream(Lock&, Op& op, bool) {
    Stream& stream = streamOf(op);
    if (stream.declared != 0 && stream.bytes.size() != stream.declared) {
        return Result{choices::kLengthMismatch};
    }
    state().underWay.erase(state().key(stream.identifier));
    publish(state().key(stream.identifier), stream.instance, std::move(stream.bytes));
    stream.published = true;
    return Result{};
}

Progress retrieve(Lock&, Op& op, bool) {
    auto& info = static_cast<ContentInfo&>(*op.owner);
    if (info.position == info.bytes.size()) {
        return Result{PEERDIST_ERROR_NO_MORE};
    }
    const std::uint64_t offset = info.position;
    const std::uint64_t count = std::min<std::uint64_t>(op.size, info.bytes.size() - offset);
    std::memcpy(op.buffer, info.bytes.data() + offset, count);
    info.position += count;
    return Result{ERROR_SUCCESS, count, offset};
}

/** One portion after the other, and nothing after the completion was asked for. */
bool streamGoesOn(Call& c, const Stream& stream, DWORD& code) {
    if (underWay(stream, kServerPublishAddToStream)) {
        c.misuse("not-serialised", "a portion of data is on its way");
        code = choices::kNotYours;
        return false;
    }
    if (stream.published || underWay(stream, kServerPublishCompleteStream)) {
        c.misuse("out-of-order", "the stream is complete");
        code = choices::kAlreadyComplete;
        return false;
    }
    return true;
}

DWORD submit(Call& c, HANDLE session, HANDLE handle, OVERLAPPED* overlapped, BYTE* buffer, DWORD size, bool bytes) {
    Instance* instance = peerdist::instance(c, session);
    if (instance == nullptr) {
        return c.code();
    }
    DWORD code = ERROR_SUCCESS;
    if (opened<Stream>(c, *instance, handle, code) == nullptr) {
        return code;
    }
    if (!overlappedGiven(c, overlapped, true) ||
        (bytes && (!c.given(buffer, "pBuffer") || !c.allowed(size != 0, "no bytes")))) {
        return c.code();
    }
    Stream* stream = working<Stream>(c, *instance, handle, code);
    if (stream == nullptr || !streamGoesOn(c, *stream, code)) {
        return code;
    }
    Op op;
    op.owner = stream;
    op.port = stream->port;
    op.key = stream->key;
    op.work = bytes ? addToStream : completeStream;
    op.overlapped = overlapped;
    op.buffer = buffer;
    op.size = size;
    return operations().submit(c, std::move(op));
}

DWORD openInformation(Call& c, HANDLE session, DWORD idSize, const BYTE* id, ULONGLONG offset, ULONGLONG length,
                      DWORD version, HANDLE port, ULONG_PTR key, HANDLE* opened) {
    Instance* instance = peerdist::instance(c, session);
    if (instance == nullptr || !identifierGiven(c, idSize, id) || !c.given(opened, "phContentInfo")) {
        return c.code();
    }
    DWORD code = ERROR_SUCCESS;
    if (!serves(code)) {
        return code;
    }
    const std::string identifier(reinterpret_cast<const char*>(id), idSize);
    const Publication* found = published(state().key(identifier));
    if (found == nullptr) {
        if (state().underWay.count(state().key(identifier)) != 0) {
            c.misuse("out-of-order", "the stream is not complete");
        }
        return choices::kNotPublished;
    }
    const Stored& stored = *found->stored;
    const bool whole = offset == 0 && length == 0;
    if (!c.allowed(whole || (length != 0 && offset < stored.length() && length <= stored.length() - offset),
                   "the range is not within the content")) {
        return c.code();
    }
    auto info = std::make_shared<ContentInfo>();
    info->instance = instance;
    info->identifier = identifier;
    info->port = port;
    info->key = port == nullptr ? 0 : key;
    info->bytes = stored.information(version, whole ? 0 : offset, whole ? stored.length() : offset + length).make();
    c.hand(opened, c.world.handles.open(std::move(info)));
    return ERROR_SUCCESS;
}

template <typename T> std::vector<std::shared_ptr<T>> allOf(const std::string& identifier, const Instance* session) {
    std::vector<std::shared_ptr<T>> all;
    world().handles.forEachOpen([&](Object& object) {
        auto* it = dynamic_cast<T*>(&object);
        if (it != nullptr && it->identifier == identifier && (session == nullptr || it->instance == session)) {
            all.push_back(std::static_pointer_cast<T>(it->shared_from_this()));
        }
    });
    return all;
}

}  // namespace

bool identifierGiven(Call& c, DWORD size, const BYTE* bytes) {
    return c.given(bytes, "pContentIdentifier") && c.allowed(size != 0, "cbContentIdentifier");
}

void publish(const PublicationKey& key, Instance* owner, std::string bytes) {
    const std::shared_ptr<Stored> stored = state().cache.publish(std::move(bytes));
    state().publications[key] = {owner, stored};
    state().store.publish(key.first, key.second, stored->identity, stored->bytes);
}

const Publication* published(const PublicationKey& key) {
    State& state = peerdist::state();
    const auto found = state.publications.find(key);
    if (!state.store.used()) {
        return found == state.publications.end() ? nullptr : &found->second;
    }
    // Another process may have published or unpublished it since.
    const auto entry = state.store.published(key.first, key.second);
    if (!entry) {
        state.publications.erase(key);
        return nullptr;
    }
    if (found != state.publications.end() && found->second.stored->identity == entry->identity) {
        return &found->second;
    }
    auto bytes = state.store.data(*entry);
    if (!bytes) {
        return nullptr;
    }
    state.publications[key] = {nullptr, state.cache.publish(std::move(*bytes))};
    return &state.publications[key];
}

std::shared_ptr<Stored> contentOf(const Information& information) {
    State& state = peerdist::state();
    std::shared_ptr<Stored> stored = state.cache.content(information);
    if (state.store.used() && !stored->known.holds(0, stored->length())) {
        if (auto bytes = state.store.data({information.identity, information.length})) {
            stored = state.cache.publish(std::move(*bytes));
        }
    }
    return stored;
}

void unpublish(Lock& lock, const PublicationKey& key, const Instance* session) {
    state().publications.erase(key);
    state().underWay.erase(key);
    state().store.unpublish(key.first, key.second);
    for (const auto& opened : allOf<Opened>(key.second, session)) {
        opened->stale = true;
        operations().finishAll(lock, *opened, ERROR_OPERATION_ABORTED);
    }
}

extern "C" {

DWORD WINAPI Sim_PeerDistServerPublishStream(HANDLE session, DWORD idSize, BYTE* id, ULONGLONG length,
                                             PCPEERDIST_PUBLICATION_OPTIONS options, HANDLE port, ULONG_PTR key,
                                             HANDLE* opened) {
    return call(kServerPublishStream,
                {handle(session), idSize, id, length, options, static_cast<const void*>(port),
                 reinterpret_cast<const void*>(key), opened},
                [&](Call& c) -> DWORD {
                    Instance* instance = peerdist::instance(c, session);
                    if (instance == nullptr || !identifierGiven(c, idSize, id) || !c.given(opened, "phStream") ||
                        (options != nullptr &&
                         (!c.allowed(options->dwVersion >= 1 && options->dwVersion <= state().version, "dwVersion") ||
                          !c.allowed(options->dwFlags == 0, "dwFlags")))) {
                        return c.code();
                    }
                    DWORD code = ERROR_SUCCESS;
                    if (!serves(code)) {
                        return code;
                    }
                    const std::string identifier(reinterpret_cast<const char*>(id), idSize);
                    const PublicationKey name = state().key(identifier);
                    if (published(name) != nullptr || state().underWay.count(name) != 0) {
                        return PEERDIST_ERROR_ALREADY_EXISTS;
                    }
                    auto stream = std::make_shared<Stream>();
                    stream->instance = instance;
                    stream->identifier = identifier;
                    stream->declared = length;
                    stream->port = port;
                    stream->key = port == nullptr ? 0 : key;
                    state().underWay[name] = stream.get();
                    c.hand(opened, c.world.handles.open(std::move(stream)));
                    return ERROR_SUCCESS;
                });
}

DWORD WINAPI Sim_PeerDistServerPublishAddToStream(HANDLE session, HANDLE stream, DWORD size, BYTE* buffer,
                                                  OVERLAPPED* overlapped) {
    return call(kServerPublishAddToStream, {handle(session), handle(stream), size, buffer, fresh(overlapped)},
                [&](Call& c) { return submit(c, session, stream, overlapped, buffer, size, true); });
}

DWORD WINAPI Sim_PeerDistServerPublishCompleteStream(HANDLE session, HANDLE stream, OVERLAPPED* overlapped) {
    return call(kServerPublishCompleteStream, {handle(session), handle(stream), fresh(overlapped)},
                [&](Call& c) { return submit(c, session, stream, overlapped, nullptr, 0, false); });
}

DWORD WINAPI Sim_PeerDistServerCloseStreamHandle(HANDLE session, HANDLE stream) {
    return call(kServerCloseStreamHandle, {handle(session), handle(stream)}, [&](Call& c) -> DWORD {
        Instance* instance = peerdist::instance(c, session);
        if (instance == nullptr) {
            return c.code();
        }
        DWORD code = ERROR_SUCCESS;
        Stream* it = opened<Stream>(c, *instance, stream, code);
        if (it == nullptr) {
            return code;
        }
        operations().finishAll(c.lock, *it, ERROR_OPERATION_ABORTED);
        const auto found = state().underWay.find(state().key(it->identifier));
        if (found != state().underWay.end() && found->second == it) {
            state().underWay.erase(found);
        }
        c.world.handles.close(*it);
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_PeerDistServerUnpublish(HANDLE session, DWORD idSize, BYTE* id) {
    return call(kServerUnpublish, {handle(session), idSize, id}, [&](Call& c) -> DWORD {
        Instance* instance = peerdist::instance(c, session);
        if (instance == nullptr || !identifierGiven(c, idSize, id)) {
            return c.code();
        }
        DWORD code = ERROR_SUCCESS;
        if (!serves(code)) {
            return code;
        }
        const PublicationKey key = state().key(std::string(reinterpret_cast<const char*>(id), idSize));
        if (published(key) == nullptr && state().underWay.count(key) == 0) {
            return choices::kNotPublished;
        }
        unpublish(c.lock, key, instance);
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_PeerDistServerOpenContentInformation(HANDLE session, DWORD idSize, BYTE* id, ULONGLONG offset,
                                                      ULONGLONG length, HANDLE port, ULONG_PTR key, HANDLE* opened) {
    return call(kServerOpenContentInformation,
                {handle(session), idSize, id, offset, length, static_cast<const void*>(port),
                 reinterpret_cast<const void*>(key), opened},
                [&](Call& c) {
                    return openInformation(c, session, idSize, id, offset, length, Information::kOldest, port, key,
                                           opened);
                });
}

DWORD WINAPI Sim_PeerDistServerOpenContentInformationEx(HANDLE session, DWORD idSize, BYTE* id, ULONGLONG offset,
                                                        ULONGLONG length, PEERDIST_RETRIEVAL_OPTIONS* options,
                                                        HANDLE port, ULONG_PTR key, HANDLE* opened) {
    return callSince8(
        kServerOpenContentInformationEx,
        {handle(session), idSize, id, offset, length, options, static_cast<const void*>(port),
         reinterpret_cast<const void*>(key), opened},
        [&](Call& c) -> DWORD {
            if (peerdist::instance(c, session) == nullptr || !c.given(options, "pRetrievalOptions") ||
                !c.allowed(options->cbSize >= sizeof *options, "cbSize") ||
                !c.allowed(options->dwReserved == 0, "dwReserved") ||
                !c.allowed(options->dwContentInfoMinVersion <= options->dwContentInfoMaxVersion, "versions")) {
                return c.code();
            }
            const DWORD version = std::min(options->dwContentInfoMaxVersion, Information::kNewest);
            if (version < options->dwContentInfoMinVersion || version < Information::kOldest) {
                return PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED;
            }
            return openInformation(c, session, idSize, id, offset, length, version, port, key, opened);
        });
}

DWORD WINAPI Sim_PeerDistServerRetrieveContentInformation(HANDLE session, HANDLE info, DWORD size, BYTE* buffer,
                                                          OVERLAPPED* overlapped) {
    return call(kServerRetrieveContentInformation, {handle(session), handle(info), size, buffer, fresh(overlapped)},
                [&](Call& c) -> DWORD {
                    Instance* instance = peerdist::instance(c, session);
                    if (instance == nullptr) {
                        return c.code();
                    }
                    DWORD code = ERROR_SUCCESS;
                    if (opened<ContentInfo>(c, *instance, info, code) == nullptr) {
                        return code;
                    }
                    if (!overlappedGiven(c, overlapped, true) || !c.given(buffer, "pBuffer") ||
                        !c.allowed(size != 0, "cbMaxNumberOfBytes")) {
                        return c.code();
                    }
                    ContentInfo* it = working<ContentInfo>(c, *instance, info, code);
                    if (it == nullptr) {
                        return code;
                    }
                    if (it->position == it->bytes.size()) {
                        return PEERDIST_ERROR_NO_MORE;
                    }
                    Op op;
                    op.owner = it;
                    op.port = it->port;
                    op.key = it->key;
                    op.work = retrieve;
                    op.overlapped = overlapped;
                    op.buffer = buffer;
                    op.size = size;
                    op.output = true;
                    op.inOrder = true;
                    return operations().submit(c, std::move(op));
                });
}

DWORD WINAPI Sim_PeerDistServerCloseContentInformation(HANDLE session, HANDLE info) {
    return call(kServerCloseContentInformation, {handle(session), handle(info)}, [&](Call& c) -> DWORD {
        Instance* instance = peerdist::instance(c, session);
        if (instance == nullptr) {
            return c.code();
        }
        DWORD code = ERROR_SUCCESS;
        ContentInfo* it = opened<ContentInfo>(c, *instance, info, code);
        if (it == nullptr) {
            // The only closing function with 6 and without 87 on its page.
            return ERROR_INVALID_HANDLE;
        }
        operations().finishAll(c.lock, *it, ERROR_OPERATION_ABORTED);
        c.world.handles.close(*it);
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_PeerDistServerCancelAsyncOperation(HANDLE session, DWORD idSize, BYTE* id, OVERLAPPED* overlapped) {
    return call(kServerCancelAsyncOperation, {handle(session), idSize, id, named(overlapped)}, [&](Call& c) -> DWORD {
        Instance* instance = peerdist::instance(c, session);
        if (instance == nullptr || !identifierGiven(c, idSize, id) || !c.given(overlapped, "pOverlapped")) {
            return c.code();
        }
        DWORD code = ERROR_SUCCESS;
        if (!serves(code)) {
            return code;
        }
        Op* op = operations().find(overlapped);
        const auto* owner = op == nullptr ? nullptr : dynamic_cast<Opened*>(op->owner);
        if (owner == nullptr || owner->instance != instance ||
            owner->identifier != std::string_view(reinterpret_cast<const char*>(id), idSize)) {
            return PEERDIST_ERROR_OPERATION_NOTFOUND;
        }
        return Operations::cancelled(c, operations().cancel(c, *op));
    });
}

}  // extern "C"

}  // namespace winnet4j::sim::peerdist
