// SPDX-License-Identifier: Apache-2.0
// Cancelling: a test for each sentence of the pages of PeerDistClientCancelAsyncOperation and its brother, for each
// order that a race can take (fault 32), and for each misuse of what the service owns.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <deque>
#include <map>
#include <thread>

#include "peerdist_client.h"

using namespace winnet4j::test;

namespace {

const std::string kId = "a";

DWORD cancel(Session& session, HANDLE content, OVERLAPPED* overlapped) {
    return PeerDistClientCancelAsyncOperation(session.handle, content, overlapped);
}
bool misused(const char* kind) { return command("misuse clear").find(kind) != std::string::npos; }

struct Reading {
    Fresh fresh;
    Session session;
    HANDLE content = nullptr;
    Reading() {
        command("peerdist publish a size=100000\npeerdist local a\npeerdist short percent=0");
        content = session.ready(kId);
    }
};

}  // namespace

TEST_SUITE("peerdist_cancel") {
    TEST_CASE("the call returns ERROR_SUCCESS when the operation of that OVERLAPPED is cancelled") {
        Reading t;
        Read read, other;
        read.block(t.session, t.content);
        other.block(t.session, t.content);
        CHECK(cancel(t.session, t.content, &read.overlapped) == 0);
        CHECK(t.session.port.next().overlapped == &read.overlapped);
        const Packet packet = t.session.port.next();
        CHECK(packet.overlapped == &other.overlapped);
        CHECK(packet.code == 0);
    }

    TEST_CASE("if the pointer is NULL all operations of that content handle are cancelled, and no others") {
        Reading t;
        HANDLE second = t.session.ready(kId);
        Read reads[3], other;
        reads[0].block(t.session, t.content);
        reads[1].stream(t.session, t.content);
        reads[2].stream(t.session, t.content);
        other.block(t.session, second);
        CHECK(cancel(t.session, t.content, nullptr) == 0);
        for (int i = 0; i < 3; ++i) {
            CHECK(t.session.port.take()->code == ERROR_OPERATION_ABORTED);
        }
        CHECK(!t.session.port.take());
        CHECK(t.session.port.next().overlapped == &other.overlapped);
        CHECK(cancel(t.session, t.content, nullptr) == PEERDIST_ERROR_OPERATION_NOTFOUND);
    }

    TEST_CASE("one or more parameters are invalid: 87; the session handle is invalid: 6") {
        Reading t;
        Read read;
        read.block(t.session, t.content);
        CHECK(cancel(t.session, nullptr, &read.overlapped) == ERROR_INVALID_PARAMETER);
        CHECK(cancel(t.session, t.session.handle, &read.overlapped) == ERROR_INVALID_PARAMETER);
        CHECK(misused("wrong-kind"));
        CHECK(PeerDistClientCancelAsyncOperation(t.content, t.content, &read.overlapped) == ERROR_INVALID_HANDLE);
        CHECK(PeerDistClientCancelAsyncOperation(nullptr, t.content, &read.overlapped) == ERROR_INVALID_HANDLE);
        Session other;
        CHECK(cancel(other, t.content, &read.overlapped) == ERROR_INVALID_PARAMETER);
        CHECK(misused("other-session"));
        CHECK(t.session.port.next().code == 0);
    }

    TEST_CASE("the operation cannot be found: 4059, when it has completed, is another handle's, or never was") {
        Reading t;
        HANDLE second = t.session.ready(kId);
        Read read, other;
        OVERLAPPED unknown{};
        read.block(t.session, t.content);
        t.session.port.next();
        CHECK(cancel(t.session, t.content, &read.overlapped) == PEERDIST_ERROR_OPERATION_NOTFOUND);
        other.block(t.session, second);
        CHECK(cancel(t.session, t.content, &other.overlapped) == PEERDIST_ERROR_OPERATION_NOTFOUND);
        CHECK(cancel(t.session, t.content, &unknown) == PEERDIST_ERROR_OPERATION_NOTFOUND);
        CHECK(t.session.port.next().code == 0);
        CHECK(command("misuse").empty());
    }

    TEST_CASE("the feature is disabled by Group Policy: 1260, once the handle is one of a disabled service") {
        Reading t;
        command("policy peerdist off");
        CHECK(cancel(t.session, t.content, nullptr) == PEERDIST_ERROR_INVALIDATED);
        command("rule PeerDistClientCancelAsyncOperation return=1260");
        CHECK(cancel(t.session, t.content, nullptr) == ERROR_ACCESS_DISABLED_BY_POLICY);
        command("rule PeerDistClientCancelAsyncOperation return=4065");
        CHECK(cancel(t.session, t.content, nullptr) == PEERDIST_ERROR_SERVICE_UNAVAILABLE);
    }

    TEST_CASE("it does not return until the cancellation result is posted or the event is set") {
        Reading t;
        Read read;
        read.overlapped.hEvent = CreateEventW(nullptr, TRUE, FALSE, nullptr);
        read.block(t.session, t.content);
        CHECK(cancel(t.session, t.content, &read.overlapped) == 0);
        CHECK(WaitForSingleObject(read.overlapped.hEvent, 0) == WAIT_OBJECT_0);
        CHECK(t.session.port.take()->code == ERROR_OPERATION_ABORTED);  // both are signalled
        CloseHandle(read.overlapped.hEvent);
    }

    TEST_CASE("a waiting thread can receive the completion before the call returns, and use all of it again") {
        Reading t;
        command("rule PeerDistClientCancelAsyncOperation nth=1 delay=1ms");
        Read read;
        read.block(t.session, t.content);
        DWORD code = 1;
        std::thread canceller([&] { code = cancel(t.session, t.content, &read.overlapped); });
        command("await PeerDistClientCancelAsyncOperation");
        CHECK(t.session.port.take()->code == ERROR_OPERATION_ABORTED);
        read.overlapped = {};
        CHECK(read.block(t.session, t.content) == ERROR_IO_PENDING);
        command("run");
        canceller.join();
        CHECK(code == 0);
        CHECK(t.session.port.take()->code == 0);
        CHECK(command("misuse").empty());
    }

    TEST_CASE("the cancellation result is posted only if no other result has been posted") {
        Reading t;
        for (const char* how : {"ties", "loses", "late", "wins"}) {
            CAPTURE(how);
            command(std::string("peerdist cancel ") + how);
            Read read;
            read.block(t.session, t.content);
            const DWORD code = cancel(t.session, t.content, &read.overlapped);
            const bool zero = *how == 't' || *how == 'w';
            CHECK(code == (zero ? ERROR_SUCCESS : PEERDIST_ERROR_OPERATION_NOTFOUND));
            CHECK(t.session.port.take().has_value() == (std::string(how) != "late"));
            command("run");
            const auto more = t.session.port.take();
            CHECK(more.has_value() == (std::string(how) == "late"));
            CHECK(read.overlapped.Internal == (*how == 'w' ? 0xC0000120 : 0));
        }
    }

    TEST_CASE("a rule decides one race: code=0 its own result, return= nothing happens") {
        Reading t;
        command("rule PeerDistClientCancelAsyncOperation nth=1 code=0");
        command("rule PeerDistClientCancelAsyncOperation nth=2 return=0");
        command("rule PeerDistClientCancelAsyncOperation nth=3 return=4059");
        for (int i = 0; i < 3; ++i) {
            Read read;
            read.block(t.session, t.content);
            CHECK(cancel(t.session, t.content, &read.overlapped) == (i == 2 ? 4059 : 0));
            CHECK(t.session.port.next().code == 0);
        }
    }

    TEST_CASE("drawn races end exactly once, whatever is drawn, and equally for equal seeds") {
        const auto run = [](std::uint64_t seed) {
            Fresh fresh(seed);
            command("trace on\npeerdist publish a size=1000\npeerdist cancel drawn");
            Session session;
            HANDLE content = session.ready(kId);
            int aborted = 0;
            for (int i = 0; i < 60; ++i) {
                Read read;
                read.block(session, content);
                cancel(session, content, &read.overlapped);
                aborted += session.port.next().code == ERROR_OPERATION_ABORTED ? 1 : 0;
                CHECK(!session.port.take());
            }
            CHECK(aborted > 3);
            CHECK(aborted < 50);
            return command("trace get");
        };
        const std::string trace = run(5);
        CHECK(trace == run(5));
        CHECK(trace != run(6));
    }

    TEST_CASE("GetOverlappedResult confirms with FALSE, and GetLastError then says ERROR_OPERATION_ABORTED") {
        Reading t;
        Read read;
        read.block(t.session, t.content);
        REQUIRE(cancel(t.session, t.content, &read.overlapped) == 0);
        DWORD bytes = 0;
        CHECK(GetOverlappedResult(INVALID_HANDLE_VALUE, &read.overlapped, &bytes, FALSE) == FALSE);
        CHECK(GetLastError() == ERROR_OPERATION_ABORTED);
    }

    TEST_CASE("the server's is by identifier and OVERLAPPED, and has no form for all") {
        Fresh fresh;
        Session session;
        HANDLE stream = nullptr;
        std::string id = "pub";
        BYTE bytes[10] = {};
        OVERLAPPED overlapped{};
        REQUIRE(PeerDistServerPublishStream(session.handle, 3, bytesOf(id), 0, nullptr, session.port.get(), 1,
                                            &stream) == 0);
        REQUIRE(PeerDistServerPublishAddToStream(session.handle, stream, sizeof bytes, bytes, &overlapped) ==
                ERROR_IO_PENDING);
        const auto cancelIt = [&](const std::string& name, OVERLAPPED* which) {
            return PeerDistServerCancelAsyncOperation(session.handle, sizeOf(name), bytesOf(name), which);
        };
        CHECK(cancelIt("pub2", &overlapped) == PEERDIST_ERROR_OPERATION_NOTFOUND);
        CHECK(cancelIt("pub", nullptr) == ERROR_INVALID_PARAMETER);
        CHECK(cancelIt("", &overlapped) == ERROR_INVALID_PARAMETER);
        CHECK(cancelIt("pub", &overlapped) == 0);
        CHECK(session.port.take()->code == ERROR_OPERATION_ABORTED);
        CHECK(cancelIt("pub", &overlapped) == PEERDIST_ERROR_OPERATION_NOTFOUND);
        overlapped = {};
        CHECK(PeerDistServerPublishAddToStream(session.handle, stream, sizeof bytes, bytes, &overlapped) ==
              ERROR_IO_PENDING);  // the stream goes on
        CHECK(session.port.next().code == 0);
    }

    TEST_CASE("a flush belongs to no content handle: it can't be cancelled") {
        Reading t;
        OVERLAPPED overlapped{};
        PeerDistClientFlushContent(t.session.handle, &t.session.tag, t.session.port.get(), 0, &overlapped);
        CHECK(cancel(t.session, t.content, &overlapped) == PEERDIST_ERROR_OPERATION_NOTFOUND);
        CHECK(t.session.port.next().code == 0);
    }

    TEST_CASE("closing a handle ends its operations as cancelled, before it returns") {
        Reading t;
        Read reads[2];
        reads[0].block(t.session, t.content);
        reads[1].stream(t.session, t.content);
        CHECK(PeerDistClientCloseContent(t.session.handle, t.content) == 0);
        CHECK(t.session.port.take()->code == ERROR_OPERATION_ABORTED);
        CHECK(t.session.port.take()->code == ERROR_OPERATION_ABORTED);
        CHECK(command("ledger") == "handle peerdist#1\n");
    }

    // ---- misuse ----

    TEST_CASE("an OVERLAPPED written to while the service owns it is found") {
        Reading t;
        Read read;
        read.block(t.session, t.content);
        read.overlapped.Offset = 7;
        t.session.port.next();
        CHECK(misused("overlapped-touched PeerDistClientBlockRead"));
        read = Read();
        read.block(t.session, t.content);
        read.overlapped = {};
        t.session.port.next();
        CHECK(misused("overlapped-touched"));
    }

    TEST_CASE("an OVERLAPPED used again while the service owns it is found, and refused") {
        Reading t;
        Read read;
        read.block(t.session, t.content);
        CHECK(read.block(t.session, t.content) == ERROR_INVALID_PARAMETER);
        CHECK(misused("overlapped-reused"));
        t.session.port.next();
        CHECK(!t.session.port.take());
    }

    TEST_CASE("memory taken away while the service owns it is found, and not written to") {
        Reading t;
        void* page = VirtualAlloc(nullptr, 4096, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
        auto* overlapped = new (page) OVERLAPPED{};
        BYTE buffer[16];
        PeerDistClientBlockRead(t.session.handle, t.content, sizeof buffer, buffer, 0, overlapped);
        VirtualFree(page, 0, MEM_RELEASE);
        t.session.port.next();
        CHECK(misused("overlapped-gone"));
        page = VirtualAlloc(nullptr, 4096, MEM_RESERVE | MEM_COMMIT, PAGE_READWRITE);
        OVERLAPPED other{};
        PeerDistClientBlockRead(t.session.handle, t.content, 16, static_cast<BYTE*>(page), 0, &other);
        VirtualFree(page, 0, MEM_RELEASE);
        CHECK(t.session.port.next().code == ERROR_NOACCESS);
        CHECK(misused("buffer-gone"));
    }

    TEST_CASE("a buffer written to while the service owns it is found, also by an abort") {
        Reading t;
        Read read;
        read.block(t.session, t.content);
        read.buffer[63] = 1;
        t.session.port.next();
        CHECK(misused("buffer-touched"));
        std::string data = patternBytes(10);
        OVERLAPPED overlapped{};
        PeerDistClientAddData(t.session.handle, t.content, 10, bytesOf(data), &overlapped);
        data[0] = 'x';
        cancel(t.session, t.content, &overlapped);
        CHECK(misused("buffer-touched"));
    }

    TEST_CASE("with the guard on a buffer shared by two operations is found, and what wasn't read is the canary") {
        Reading t;
        command("memory guard on");
        Read first(0, 64), second(99'990, 64);
        first.block(t.session, t.content);
        PeerDistClientBlockRead(t.session.handle, t.content, 10, first.buffer.data() + 32, 0, &second.overlapped);
        CHECK(misused("buffer-reused"));
        command("run");
        Read end(99'990, 64);
        end.block(t.session, t.content);
        command("run");
        CHECK(end.overlapped.InternalHigh == 10);
        CHECK(end.buffer[9] == patternByte(99'999));
        CHECK(end.buffer[10] == 0xCB);
    }

    TEST_CASE("an event closed while the service owns it is found") {
        Reading t;
        Read read;
        read.overlapped.hEvent = CreateEventW(nullptr, TRUE, FALSE, nullptr);
        read.block(t.session, t.content);
        CloseHandle(read.overlapped.hEvent);
        t.session.port.next();
        CHECK(misused("event-gone"));
    }

    TEST_CASE("portions that don't wait for each other are found, and refused") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=100");
        const std::string information = session.information(kId);
        HANDLE content = session.open(), stream = nullptr;
        OVERLAPPED one{}, two{};
        BYTE bytes[2] = {};
        PeerDistClientAddContentInformation(session.handle, content, 10, bytesOf(information), &one);
        CHECK(PeerDistClientAddContentInformation(session.handle, content, 10, bytesOf(information) + 10, &two) ==
              ERROR_INVALID_PARAMETER);
        CHECK(misused("not-serialised"));
        CHECK(PeerDistClientCompleteContentInformation(session.handle, content, &two) == ERROR_INVALID_PARAMETER);
        CHECK(misused("not-serialised"));
        PeerDistServerPublishStream(session.handle, 1, bytesOf("s"), 0, nullptr, session.port.get(), 1, &stream);
        OVERLAPPED three{}, four{};
        PeerDistServerPublishAddToStream(session.handle, stream, 1, bytes, &three);
        CHECK(PeerDistServerPublishAddToStream(session.handle, stream, 1, bytes, &four) == ERROR_INVALID_PARAMETER);
        CHECK(misused("not-serialised"));
        command("run");
    }

    TEST_CASE("reading before the information is complete, and adding after it, are found") {
        Reading t;
        HANDLE content = t.session.open();
        CHECK(Read().block(t.session, content) == PEERDIST_ERROR_NOT_INITIALIZED);
        CHECK(misused("out-of-order"));
        OVERLAPPED overlapped{};
        BYTE byte = 0;
        CHECK(PeerDistClientAddContentInformation(t.session.handle, t.content, 1, &byte, &overlapped) ==
              PEERDIST_ERROR_ALREADY_COMPLETED);
        CHECK(misused("out-of-order"));
        overlapped.Offset = 3;
        CHECK(PeerDistClientAddContentInformation(t.session.handle, t.session.open(), 1, &byte, &overlapped) ==
              ERROR_INVALID_PARAMETER);
        CHECK(misused("bad-argument"));
    }

    // ---- numbers ----

    TEST_CASE("fault 33: ten thousand pending, cancelled one by one and all at once") {
        Reading t;
        constexpr int kMany = 10'000;
        std::deque<Read> reads;
        const auto start = [&](bool stream) {
            reads.clear();
            for (int i = 0; i < kMany; ++i) {
                Read& read = reads.emplace_back(0, 16);
                REQUIRE((stream ? read.stream(t.session, t.content) : read.block(t.session, t.content)) ==
                        ERROR_IO_PENDING);
            }
        };
        const auto drain = [&] {
            int count = 0;
            while (const auto packet = t.session.port.take()) {
                REQUIRE(packet->code == ERROR_OPERATION_ABORTED);
                ++count;
            }
            return count;
        };
        for (const bool stream : {false, true}) {
            start(stream);
            for (Read& read : reads) {
                REQUIRE(cancel(t.session, t.content, &read.overlapped) == 0);
            }
            CHECK(drain() == kMany);
            start(stream);
            CHECK(cancel(t.session, t.content, nullptr) == 0);
            CHECK(drain() == kMany);
        }
        CHECK(number("now") < 1'000'000);
    }

    TEST_CASE("in the mode free completions come by themselves, from several threads") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=100000");
        HANDLE content = session.ready(kId);
        command("mode free\npeerdist latency 1ms peers=2ms");
        std::deque<Read> reads;
        for (int i = 0; i < 500; ++i) {
            REQUIRE(reads.emplace_back(i * 100, 50).block(session, content) == ERROR_IO_PENDING);
        }
        for (int i = 0; i < 500; ++i) {
            const auto packet = session.port.take(10'000);
            REQUIRE(packet);
            CHECK(packet->code == 0);
        }
        for (Read& read : reads) {
            CHECK(read.buffer[0] == patternByte(offsetOf(read.overlapped)));
        }
        PeerDistClientCloseContent(session.handle, content);
    }

    TEST_CASE("in the mode free threads read, cancel and drain against each other: each operation ends once") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=100000\npeerdist local a from=0 length=50000");
        HANDLE contents[3];
        for (HANDLE& content : contents) {
            content = session.ready(kId);
        }
        command("peerdist cancel drawn\nmode free\npeerdist latency 500us peers=1ms\nmemory guard on");
        constexpr int kEach = 1500;
        std::deque<Read> reads[3];
        std::atomic<int> began{0};
        int ended = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 3; ++t) {
            for (int i = 0; i < kEach; ++i) {
                reads[t].emplace_back(i * 60, 32);
            }
            threads.emplace_back([&, t] {
                for (int i = 0; i < kEach; ++i) {
                    Read& read = reads[t][static_cast<std::size_t>(i)];
                    const DWORD code =
                        i % 3 == 0 ? read.stream(session, contents[t]) : read.block(session, contents[t]);
                    began += code == ERROR_IO_PENDING ? 1 : 0;
                    if (i % 4 == 0) {
                        PeerDistClientCancelAsyncOperation(session.handle, contents[t], &read.overlapped);
                    } else if (i % 501 == 0) {
                        PeerDistClientCancelAsyncOperation(session.handle, contents[t], nullptr);
                    }
                }
                PeerDistClientCloseContent(session.handle, contents[t]);
            });
        }
        std::map<OVERLAPPED*, int> seen;
        while (ended < 3 * kEach) {
            const auto packet = session.port.take(10'000);
            REQUIRE(packet);
            CHECK(++seen[packet->overlapped] == 1);
            ++ended;
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        CHECK(began == ended);
        CHECK(!session.port.take(20));
        CHECK(command("misuse").empty());
        CHECK(command("ledger") == "handle peerdist#1\n");
    }

    TEST_CASE("free, instant and untraced: what a read of 64 KB costs") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=1000000\npeerdist local a\npeerdist short percent=0");
        HANDLE silent = nullptr;  // without a port and event: the packet's own cost is Windows'
        const auto measure = [&](HANDLE handle, DWORD size, int count) {
            std::vector<BYTE> buffer(size);
            OVERLAPPED overlapped{};
            const auto start = std::chrono::steady_clock::now();
            for (int i = 0; i < count; ++i) {
                overlapped.Offset = static_cast<DWORD>(i % 8) * 65'536;
                PeerDistClientBlockRead(session.handle, handle, size, buffer.data(), 0, &overlapped);
            }
            return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count() / count;
        };
        const std::string information = session.information(kId);
        command("peerdist latency instant");
        REQUIRE(PeerDistClientOpenContent(session.handle, &session.tag, nullptr, 0, &silent) == 0);
        OVERLAPPED overlapped{}, more{};
        PeerDistClientAddContentInformation(session.handle, silent, sizeOf(information), bytesOf(information),
                                            &overlapped);
        PeerDistClientCompleteContentInformation(session.handle, silent, &more);
        command("mode free");
        const double small = measure(silent, 1, 20'000);
        const double large = measure(silent, 65'536, 20'000);
        std::vector<BYTE> from(1'000'000), to(65'536);
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < 20'000; ++i) {
            memcpy(to.data(), from.data() + (i % 8) * 65'536, 65'536);
            *static_cast<volatile BYTE*>(to.data()) = 1;
        }
        const double copy =
            std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count() / 20'000;
        MESSAGE("a read of 1 byte ", small, " ns, of 64 KB ", large, " ns, the copy alone ", copy, " ns");
        CHECK(small < 20'000);
    }
}
