// SPDX-License-Identifier: Apache-2.0
// The client's side of BranchCache: content information in, data out. Knows of the cache what it is asked.
#include <algorithm>
#include <cstring>

#include "simulator/peerdist/state.h"

namespace winnet4j::sim::peerdist {
namespace {

Content& contentFor(const Op& op) { return static_cast<Content&>(*op.owner); }
bool isStream(const Op& op) { return op.function == &kClientStreamRead; }

Progress addInformation(Lock&, Op& op, bool) {
    contentFor(op).received.append(static_cast<const char*>(op.buffer), op.size);
    return Result{ERROR_SUCCESS, op.size};
}

Progress completeInformation(Lock&, Op& op, bool) {
    Content& content = contentFor(op);
    content.refused = Information::parse(content.received, content.information);
    if (content.refused == ERROR_SUCCESS && content.information.version > state().version) {
        content.refused = PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED;
    }
    if (content.refused == ERROR_SUCCESS) {
        content.stored = peerdist::contentOf(content.information);
        content.stream = content.information.from;
    }
    return Result{content.refused};
}

Progress addData(Lock&, Op& op, bool) {
    Content& content = contentFor(op);
    Stored& stored = *content.stored;
    if (op.offset > stored.length() || op.size > stored.length() - op.offset) {
        return Result{PEERDIST_ERROR_OUT_OF_BOUNDS};
    }
    const bool whole = stored.known.holds(0, stored.length());
    const DWORD code = stored.give(op.offset, op.buffer, op.size, content.information, content.tag);
    if (!whole && stored.known.holds(0, stored.length())) {
        state().store.keep(stored.identity, stored.bytes);
    }
    return Result{code, code == ERROR_SUCCESS ? op.size : 0};
}

Progress flush(Lock&, Op& op, bool) {
    for (const auto& stored : state().cache.all()) {
        stored->flush(op.tag);
    }
    return Result{};
}

/** The range that is nowhere: for the stream from its offset on, else the whole hole. */
Result missing(Op& op, std::uint64_t offset, bool network, DWORD code) {
    Content& content = contentFor(op);
    Ranges there = content.stored->local;
    if (network) {
        for (const auto& [from, to] : content.stored->peers.all()) {
            there.add(from, to);
        }
    }
    const std::uint64_t end = there.holeEnd(offset, content.information.to);
    const std::uint64_t start = isStream(op) ? offset : std::max(there.holeStart(offset), content.information.from);
    if (isStream(op)) {
        content.stream = end;
    }
    return {code, end - start, start};
}

/** Some of what is there, from offset on. */
Result deliver(Op& op, std::uint64_t offset, std::uint64_t end) {
    Content& content = contentFor(op);
    std::uint64_t count = std::min<std::uint64_t>(op.size, std::min(end, content.information.to) - offset);
    Random& random = world().random;
    if (count > 1 && state().shortReads != 0 && random.percent(state().shortReads)) {
        count = static_cast<std::uint64_t>(random.between(1, static_cast<std::int64_t>(count)));
    }
    std::memcpy(op.buffer, content.stored->bytes.data() + offset, count);
    if (isStream(op)) {
        content.stream = offset + count;
    }
    return {ERROR_SUCCESS, count, offset};
}

enum Phase { kLooksHere, kAsked, kTimesOut };

Progress read(Lock&, Op& op, bool hurry) {
    Content& content = contentFor(op);
    Stored& stored = *content.stored;
    const std::uint64_t offset = isStream(op) ? content.stream : op.offset;
    if (offset < content.information.from || offset >= content.information.to) {
        return Result{PEERDIST_ERROR_NO_MORE};
    }
    const std::uint64_t here = stored.local.endOfRun(offset);
    if (op.size == 0) {
        const std::uint64_t count = std::min(here, content.information.to) - offset;
        if (isStream(op) && choices::kQueryMovesStream) {
            content.stream += count;
        }
        return Result{ERROR_SUCCESS, count, offset};
    }
    if (here > offset) {
        return deliver(op, offset, here);
    }
    if (op.phase == kLooksHere) {
        if (op.timeout == PEERDIST_READ_TIMEOUT_LOCAL_CACHE_ONLY) {
            return missing(op, offset, false, PEERDIST_ERROR_MISSING_DATA);
        }
        World& world = sim::world();
        const choices::Range range = world.chaos != 0 ? choices::kChaosDelay : choices::kPeerLatency;
        const Micros asking =
            hurry ? 0 : operations().peerLatency.value_or(world.random.between(range.low, range.high));
        const Micros limit =
            op.timeout == PEERDIST_READ_TIMEOUT_DEFAULT ? choices::kDefaultTimeout : Micros{op.timeout} * 1000;
        const bool late = op.timeout != choices::kNoTimeout && asking > limit;
        op.phase = late ? kTimesOut : kAsked;
        return Progress(late ? limit : asking);
    }
    if (op.phase == kTimesOut && !hurry) {
        return missing(op, offset, false, ERROR_TIMEOUT);
    }
    const std::uint64_t there = stored.peers.endOfRun(offset);
    if (there == offset) {
        return missing(op, offset, true, PEERDIST_ERROR_MISSING_DATA);
    }
    const Result result = deliver(op, offset, there);
    stored.fetch(offset, offset + result.bytes, content.tag);
    return result;
}

Op request(Content& content, Work work, OVERLAPPED* overlapped, void* buffer, DWORD size) {
    Op op;
    op.owner = &content;
    op.port = content.port;
    op.key = content.key;
    op.work = work;
    op.overlapped = overlapped;
    op.buffer = size == 0 ? nullptr : buffer;
    op.size = size;
    return op;
}

/** True if its information is complete and good: else code is what a read or AddData returns. */
bool complete(Call& c, const Content& content, DWORD& code) {
    if (content.stored != nullptr) {
        return true;
    }
    code = content.refused != ERROR_SUCCESS ? content.refused : choices::kReadTooEarly;
    if (content.refused == ERROR_SUCCESS) {
        c.misuse("out-of-order", "the content information of " + content.name + " is not complete");
    }
    return false;
}

DWORD readFrom(Call& c, HANDLE session, HANDLE handle, DWORD size, BYTE* buffer, DWORD timeout, OVERLAPPED* overlapped,
               bool stream) {
    Instance* instance = peerdist::instance(c, session);
    if (instance == nullptr) {
        return c.code();
    }
    DWORD code = ERROR_SUCCESS;
    Content* content = opened<Content>(c, *instance, handle, code);
    if (content == nullptr) {
        return code;
    }
    if (!overlappedGiven(c, overlapped, false) || (size != 0 && !c.given(buffer, "pBuffer"))) {
        return c.code();
    }
    content = working<Content>(c, *instance, handle, code);
    if (content == nullptr || !complete(c, *content, code)) {
        return code;
    }
    Op op = request(*content, read, overlapped, buffer, size);
    op.output = true;
    op.inOrder = stream;
    op.timeout = timeout;
    return operations().submit(c, std::move(op));
}

/** The start of the other three: handle, arguments, service. Null: return code. */
Content* prepared(Call& c, HANDLE session, HANDLE handle, const OVERLAPPED* overlapped, bool offsetZero, DWORD& code) {
    Instance* instance = peerdist::instance(c, session);
    code = c.code();
    if (instance == nullptr || opened<Content>(c, *instance, handle, code) == nullptr) {
        return nullptr;
    }
    if (!overlappedGiven(c, overlapped, offsetZero)) {
        code = c.code();
        return nullptr;
    }
    return working<Content>(c, *instance, handle, code);
}

bool bytesGiven(Call& c, DWORD size, const BYTE* buffer) {
    return c.given(buffer, "pBuffer") && c.allowed(size != 0, "no bytes");
}

/** One portion of information after the other, and nothing after its completion. */
bool informationGoesOn(Call& c, const Content& content, DWORD& code) {
    if (underWay(content, kClientAddContentInformation)) {
        c.misuse("not-serialised", "a portion of information is on its way");
        code = choices::kNotYours;
        return false;
    }
    if (content.stored != nullptr || content.refused != ERROR_SUCCESS ||
        underWay(content, kClientCompleteContentInformation)) {
        c.misuse("out-of-order", "the content information is complete");
        code = choices::kAlreadyComplete;
        return false;
    }
    return true;
}

}  // namespace

extern "C" {

DWORD WINAPI Sim_PeerDistClientOpenContent(HANDLE session, PCPEERDIST_CONTENT_TAG tag, HANDLE port, ULONG_PTR key,
                                           HANDLE* opened) {
    return call(kClientOpenContent,
                {handle(session), tag, static_cast<const void*>(port), reinterpret_cast<const void*>(key), opened},
                [&](Call& c) -> DWORD {
                    Instance* instance = peerdist::instance(c, session);
                    if (instance == nullptr || !c.given(tag, "pContentTag") || !c.given(opened, "phContentHandle")) {
                        return c.code();
                    }
                    DWORD code = ERROR_SUCCESS;
                    if (!serves(code)) {
                        return code;
                    }
                    auto content = std::make_shared<Content>();
                    content->instance = instance;
                    content->port = port;
                    content->key = port == nullptr ? 0 : key;
                    std::memcpy(content->tag.data(), tag->Data, content->tag.size());
                    c.hand(opened, c.world.handles.open(std::move(content)));
                    return ERROR_SUCCESS;
                });
}

DWORD WINAPI Sim_PeerDistClientCloseContent(HANDLE session, HANDLE content) {
    return call(kClientCloseContent, {handle(session), handle(content)}, [&](Call& c) -> DWORD {
        Instance* instance = peerdist::instance(c, session);
        if (instance == nullptr) {
            return c.code();
        }
        DWORD code = ERROR_SUCCESS;
        Content* it = opened<Content>(c, *instance, content, code);
        if (it == nullptr) {
            return code;
        }
        operations().finishAll(c.lock, *it, ERROR_OPERATION_ABORTED);
        c.world.handles.close(*it);
        return ERROR_SUCCESS;
    });
}

DWORD WINAPI Sim_PeerDistClientAddContentInformation(HANDLE session, HANDLE content, DWORD size, BYTE* buffer,
                                                     OVERLAPPED* overlapped) {
    return call(kClientAddContentInformation, {handle(session), handle(content), size, buffer, fresh(overlapped)},
                [&](Call& c) -> DWORD {
                    DWORD code = ERROR_SUCCESS;
                    Content* it = prepared(c, session, content, overlapped, true, code);
                    if (it == nullptr) {
                        return code;
                    }
                    if (!bytesGiven(c, size, buffer)) {
                        return c.code();
                    }
                    if (!informationGoesOn(c, *it, code)) {
                        return code;
                    }
                    return operations().submit(c, request(*it, addInformation, overlapped, buffer, size));
                });
}

DWORD WINAPI Sim_PeerDistClientCompleteContentInformation(HANDLE session, HANDLE content, OVERLAPPED* overlapped) {
    return call(kClientCompleteContentInformation, {handle(session), handle(content), fresh(overlapped)},
                [&](Call& c) -> DWORD {
                    DWORD code = ERROR_SUCCESS;
                    Content* it = prepared(c, session, content, overlapped, true, code);
                    if (it == nullptr || !informationGoesOn(c, *it, code)) {
                        return code;
                    }
                    return operations().submit(c, request(*it, completeInformation, overlapped, nullptr, 0));
                });
}

DWORD WINAPI Sim_PeerDistClientAddData(HANDLE session, HANDLE content, DWORD size, BYTE* buffer,
                                       OVERLAPPED* overlapped) {
    return call(kClientAddData, {handle(session), handle(content), size, buffer, fresh(overlapped)},
                [&](Call& c) -> DWORD {
                    DWORD code = ERROR_SUCCESS;
                    Content* it = prepared(c, session, content, overlapped, false, code);
                    if (it == nullptr) {
                        return code;
                    }
                    if (!bytesGiven(c, size, buffer)) {
                        return c.code();
                    }
                    if (!complete(c, *it, code)) {
                        return code;
                    }
                    return operations().submit(c, request(*it, addData, overlapped, buffer, size));
                });
}

DWORD WINAPI Sim_PeerDistClientBlockRead(HANDLE session, HANDLE content, DWORD size, BYTE* buffer, DWORD timeout,
                                         OVERLAPPED* overlapped) {
    return call(kClientBlockRead, {handle(session), handle(content), size, buffer, timeout, fresh(overlapped)},
                [&](Call& c) { return readFrom(c, session, content, size, buffer, timeout, overlapped, false); });
}

DWORD WINAPI Sim_PeerDistClientStreamRead(HANDLE session, HANDLE content, DWORD size, BYTE* buffer, DWORD timeout,
                                          OVERLAPPED* overlapped) {
    return call(kClientStreamRead, {handle(session), handle(content), size, buffer, timeout, fresh(overlapped)},
                [&](Call& c) { return readFrom(c, session, content, size, buffer, timeout, overlapped, true); });
}

DWORD WINAPI Sim_PeerDistClientFlushContent(HANDLE session, PCPEERDIST_CONTENT_TAG tag, HANDLE port, ULONG_PTR key,
                                            OVERLAPPED* overlapped) {
    return call(
        kClientFlushContent,
        {handle(session), tag, static_cast<const void*>(port), reinterpret_cast<const void*>(key), fresh(overlapped)},
        [&](Call& c) -> DWORD {
            Instance* instance = peerdist::instance(c, session);
            if (instance == nullptr || !c.given(tag, "pContentTag") || !overlappedGiven(c, overlapped, true)) {
                return c.code();
            }
            DWORD code = ERROR_SUCCESS;
            if (!serves(code)) {
                return code;
            }
            Op op;
            op.owner = instance;
            op.port = port;
            op.key = key;
            op.work = flush;
            op.overlapped = overlapped;
            std::memcpy(op.tag.data(), tag->Data, op.tag.size());
            return operations().submit(c, std::move(op));
        });
}

DWORD WINAPI Sim_PeerDistClientCancelAsyncOperation(HANDLE session, HANDLE content, OVERLAPPED* overlapped) {
    return call(kClientCancelAsyncOperation, {handle(session), handle(content), named(overlapped)},
                [&](Call& c) -> DWORD {
                    Instance* instance = peerdist::instance(c, session);
                    if (instance == nullptr) {
                        return c.code();
                    }
                    DWORD code = ERROR_SUCCESS;
                    Content* it = working<Content>(c, *instance, content, code);
                    if (it == nullptr) {
                        return code;
                    }
                    if (overlapped != nullptr) {
                        Op* op = operations().find(overlapped);
                        return op == nullptr || op->owner != it ? PEERDIST_ERROR_OPERATION_NOTFOUND
                                                                : Operations::cancelled(c, operations().cancel(c, *op));
                    }
                    std::vector<const OVERLAPPED*> all;
                    for (const Op& op : it->ops) {
                        all.push_back(op.overlapped);
                    }
                    code = choices::kNothingToCancel;
                    for (const OVERLAPPED* one : all) {
                        // One that went before it in the line may have taken it along.
                        Op* op = operations().find(one);
                        if (op != nullptr && operations().cancel(c, *op) == ERROR_SUCCESS) {
                            code = ERROR_SUCCESS;
                        }
                    }
                    return all.empty() ? code : Operations::cancelled(c, code);
                });
}

DWORD WINAPI Sim_PeerDistClientGetInformationByHandle(HANDLE session, HANDLE content,
                                                      PEERDIST_CLIENT_INFO_BY_HANDLE_CLASS what, DWORD size,
                                                      void* out) {
    return callSince8(kClientGetInformationByHandle,
                      {handle(session), handle(content), static_cast<int>(what), size, out}, [&](Call& c) -> DWORD {
                          Instance* instance = peerdist::instance(c, session);
                          if (instance == nullptr) {
                              return c.code();
                          }
                          DWORD code = ERROR_SUCCESS;
                          Content* it = opened<Content>(c, *instance, content, code);
                          if (it == nullptr) {
                              return code;
                          }
                          if (!c.given(out, "lpInformation") ||
                              !c.allowed(what == PeerDistClientBasicInfo, "PeerDistClientInfoClass") ||
                              !c.allowed(size >= sizeof(PEERDIST_CLIENT_BASIC_INFO), "dwBufferSize")) {
                              return c.code();
                          }
                          if (working<Content>(c, *instance, content, code) == nullptr) {
                              return code;
                          }
                          static_cast<PEERDIST_CLIENT_BASIC_INFO*>(out)->fFlashCrowd =
                              it->stored != nullptr && it->stored->crowd ? TRUE : FALSE;
                          return ERROR_SUCCESS;
                      });
}

}  // extern "C"

}  // namespace winnet4j::sim::peerdist
