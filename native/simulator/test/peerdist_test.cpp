// SPDX-License-Identifier: Apache-2.0
// BranchCache: what its pages promise of the session, the client and the server, a test for each sentence.
#include <doctest/doctest.h>

#include "peerdist_client.h"

using namespace winnet4j::test;

namespace {

const std::string kId = "a";

DWORD publishStream(Session& session, const std::string& id, HANDLE& stream, ULONGLONG length = 0) {
    return PeerDistServerPublishStream(session.handle, sizeOf(id), bytesOf(id), length, nullptr, session.port.get(),
                                       Session::kKey, &stream);
}
DWORD openInformation(Session& session, const std::string& id, HANDLE& info) {
    return PeerDistServerOpenContentInformation(session.handle, sizeOf(id), bytesOf(id), 0, 0, session.port.get(),
                                                Session::kKey, &info);
}
DWORD unpublish(Session& session, const std::string& id) {
    return PeerDistServerUnpublish(session.handle, sizeOf(id), bytesOf(id));
}
/** The code of the completion. */
DWORD add(Session& session, HANDLE stream, const std::string& bytes) {
    OVERLAPPED overlapped{};
    const DWORD code =
        PeerDistServerPublishAddToStream(session.handle, stream, sizeOf(bytes), bytesOf(bytes), &overlapped);
    return code == ERROR_IO_PENDING ? session.port.next().code : code;
}
DWORD complete(Session& session, HANDLE stream) {
    OVERLAPPED overlapped{};
    const DWORD code = PeerDistServerPublishCompleteStream(session.handle, stream, &overlapped);
    return code == ERROR_IO_PENDING ? session.port.next().code : code;
}
DWORD addData(Session& session, HANDLE content, std::uint64_t offset, const std::string& bytes) {
    OVERLAPPED overlapped = at(offset);
    const DWORD code = PeerDistClientAddData(session.handle, content, sizeOf(bytes), bytesOf(bytes), &overlapped);
    return code == ERROR_IO_PENDING ? session.port.next().code : code;
}
std::string bytesOfHex(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return bytes;
}
bool misused(const char* kind) { return command("misuse clear").find(kind) != std::string::npos; }

}  // namespace

TEST_SUITE("peerdist") {
    TEST_CASE("the structures have the sizes of the SDK's") {
        CHECK(sizeof(PEERDIST_PUBLICATION_OPTIONS) == 8);
        CHECK(sizeof(PEERDIST_CONTENT_TAG) == 16);
        CHECK(sizeof(PEERDIST_RETRIEVAL_OPTIONS) == 16);
        CHECK(sizeof(PEERDIST_STATUS_INFO) == 16);
        CHECK(sizeof(PEERDIST_CLIENT_BASIC_INFO) == 4);
    }

    // ---- the session ----

    TEST_CASE("PeerDistStartup takes versions 1 and 2, answers the newest, and refuses others with 4062") {
        Fresh fresh;
        HANDLE session = nullptr;
        DWORD supported = 0;
        CHECK(PeerDistStartup(1, &session, &supported) == 0);
        CHECK(supported == 2);
        CHECK(PeerDistShutdown(session) == 0);
        CHECK(PeerDistStartup(2, &session, nullptr) == 0);
        CHECK(PeerDistShutdown(session) == 0);
        CHECK(PeerDistStartup(3, &session, &supported) == PEERDIST_ERROR_VERSION_UNSUPPORTED);
        CHECK(PeerDistStartup(2, nullptr, &supported) == ERROR_INVALID_PARAMETER);
        CHECK(command("misuse clear") == "null-argument PeerDistStartup phPeerDist\n");
    }

    TEST_CASE("Windows 7 has version 1 of the API, of options and of content information, and lacks five functions") {
        Fresh fresh;
        command("peerdist publish report size=1000");
        const std::string newest = bytesOfHex(command("peerdist information report version=2"));
        command("peerdist windows 7");
        HANDLE none = nullptr;
        DWORD supported = 0;
        CHECK(PeerDistStartup(2, &none, &supported) == PEERDIST_ERROR_VERSION_UNSUPPORTED);
        Session session(1);
        CHECK(session.supported == 1);

        PEERDIST_PUBLICATION_OPTIONS options{2, 0};
        HANDLE stream = nullptr;
        const auto publish = [&] {
            return PeerDistServerPublishStream(session.handle, sizeOf(kId), bytesOf(kId), 0, &options,
                                               session.port.get(), Session::kKey, &stream);
        };
        CHECK(publish() == ERROR_INVALID_PARAMETER);
        CHECK(misused("bad-argument"));
        options.dwVersion = 1;
        CHECK(publish() == 0);
        CHECK(PeerDistServerCloseStreamHandle(session.handle, stream) == 0);

        HANDLE content = session.open();
        CHECK(session.inform(content, newest) == PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED);
        CHECK(PeerDistClientCloseContent(session.handle, content) == 0);
        content = session.open();
        CHECK(session.inform(content, session.information("report")) == 0);

        PEERDIST_STATUS_INFO status{sizeof status, PEERDIST_STATUS_DISABLED, 0, 0};
        OVERLAPPED overlapped{};
        DWORD bytes = 0;
        PEERDIST_RETRIEVAL_OPTIONS retrieval{sizeof retrieval, 1, 2, 0};
        PEERDIST_CLIENT_BASIC_INFO info{TRUE};
        const std::string report = "report";
        CHECK(PeerDistGetStatusEx(session.handle, &status) == ERROR_PROC_NOT_FOUND);
        CHECK(PeerDistRegisterForStatusChangeNotificationEx(session.handle, session.port.get(), Session::kKey,
                                                            &overlapped, &status) == ERROR_PROC_NOT_FOUND);
        CHECK(PeerDistServerOpenContentInformationEx(session.handle, sizeOf(report), bytesOf(report), 0, 0, &retrieval,
                                                     session.port.get(), Session::kKey, &none) == ERROR_PROC_NOT_FOUND);
        CHECK(PeerDistClientGetInformationByHandle(session.handle, content, PeerDistClientBasicInfo, sizeof info,
                                                   &info) == ERROR_PROC_NOT_FOUND);
        CHECK(PeerDistGetOverlappedResult(&overlapped, &bytes, FALSE) == FALSE);
        CHECK(GetLastError() == ERROR_PROC_NOT_FOUND);
        CHECK(PeerDistClientCloseContent(session.handle, content) == 0);
    }

    TEST_CASE("a session is shut down once; afterwards and for NULL it is 6") {
        Fresh fresh;
        HANDLE session = nullptr;
        PeerDistStartup(2, &session, nullptr);
        CHECK(PeerDistShutdown(session) == 0);
        CHECK(PeerDistShutdown(session) == ERROR_INVALID_HANDLE);
        CHECK(misused("use-after-close"));
        CHECK(PeerDistShutdown(nullptr) == ERROR_INVALID_HANDLE);
        PEERDIST_STATUS status;
        CHECK(PeerDistGetStatus(session, &status) == ERROR_INVALID_HANDLE);
    }

    TEST_CASE("shutdown cancels what is pending and removes every publication of that session") {
        Fresh fresh;
        Session other;
        HANDLE stream = nullptr;
        Read read;
        {
            Session session;
            REQUIRE(publishStream(session, kId, stream) == 0);
            REQUIRE(add(session, stream, "text") == 0);
            REQUIRE(complete(session, stream) == 0);
            REQUIRE(PeerDistServerCloseStreamHandle(session.handle, stream) == 0);
            HANDLE content = session.ready(kId);
            REQUIRE(read.block(session, content) == ERROR_IO_PENDING);
            CHECK(PeerDistShutdown(session.handle) == 0);
            const Packet packet = session.port.take().value();
            CHECK(packet.code == ERROR_OPERATION_ABORTED);
            CHECK(packet.overlapped == &read.overlapped);
            CHECK(misused("left-open"));
        }
        HANDLE info = nullptr;
        CHECK(openInformation(other, kId, info) == ERROR_NOT_FOUND);
    }

    TEST_CASE("the status is available, unavailable without the service, disabled by policy") {
        Fresh fresh;
        Session session;
        PEERDIST_STATUS status;
        PEERDIST_STATUS_INFO info{sizeof info, PEERDIST_STATUS_DISABLED, 0, 0};
        CHECK(PeerDistGetStatus(session.handle, &status) == 0);
        CHECK(status == PEERDIST_STATUS_AVAILABLE);
        command("service peerdist stop");
        CHECK(PeerDistGetStatusEx(session.handle, &info) == 0);
        CHECK(info.status == PEERDIST_STATUS_UNAVAILABLE);
        CHECK(info.dwMinVer == 1);
        CHECK(info.dwMaxVer == 2);
        command("policy peerdist off");
        PeerDistGetStatus(session.handle, &status);
        CHECK(status == PEERDIST_STATUS_DISABLED);
        info.cbSize = 4;
        CHECK(PeerDistGetStatusEx(session.handle, &info) == ERROR_INVALID_PARAMETER);
    }

    TEST_CASE("without the service calls answer 4065, by policy 1260") {
        Fresh fresh;
        Session session;
        HANDLE handle = nullptr;
        const auto all = [&](DWORD code) {
            OVERLAPPED overlapped{};
            CHECK(PeerDistClientOpenContent(session.handle, &session.tag, nullptr, 0, &handle) == code);
            CHECK(publishStream(session, kId, handle) == code);
            CHECK(openInformation(session, kId, handle) == code);
            CHECK(unpublish(session, kId) == code);
            CHECK(PeerDistClientFlushContent(session.handle, &session.tag, nullptr, 0, &overlapped) == code);
            CHECK(PeerDistServerCancelAsyncOperation(session.handle, 1, bytesOf(kId), &overlapped) == code);
        };
        command("service peerdist stop");
        all(PEERDIST_ERROR_SERVICE_UNAVAILABLE);
        command("policy peerdist off");
        all(ERROR_ACCESS_DISABLED_BY_POLICY);
    }

    TEST_CASE("the first registration compares with DISABLED: an available service is reported at once") {
        Fresh fresh;
        Session session;
        OVERLAPPED overlapped{};
        PEERDIST_STATUS status = PEERDIST_STATUS_DISABLED;
        CHECK(PeerDistRegisterForStatusChangeNotification(session.handle, session.port.get(), 5, &overlapped,
                                                          &status) == ERROR_IO_PENDING);
        const Packet packet = session.port.next();
        CHECK(packet.key == 5);
        CHECK(packet.code == 0);
        CHECK(status == PEERDIST_STATUS_AVAILABLE);
    }

    TEST_CASE("a notification is one shot, and comes only when the status differs from the one reported last") {
        Fresh fresh;
        Session session;
        OVERLAPPED overlapped{};
        PEERDIST_STATUS_INFO status{sizeof status, PEERDIST_STATUS_DISABLED, 0, 0};
        const auto again = [&] {
            overlapped = {};
            return PeerDistRegisterForStatusChangeNotificationEx(session.handle, session.port.get(), 5, &overlapped,
                                                                 &status);
        };
        CHECK(again() == ERROR_IO_PENDING);
        session.port.next();
        command("service peerdist stop\nrun");
        CHECK(!session.port.take());
        command("service peerdist start");
        CHECK(again() == ERROR_IO_PENDING);
        command("run");
        CHECK(!session.port.take());  // AVAILABLE was reported, and it is
        command("service peerdist stop");
        CHECK(session.port.next().code == 0);
        CHECK(status.status == PEERDIST_STATUS_UNAVAILABLE);
        CHECK(status.dwMaxVer == 2);
    }

    TEST_CASE("fault 40: a late registration reports what was missed") {
        Fresh fresh;
        Session session;
        PEERDIST_STATUS status = PEERDIST_STATUS_DISABLED;
        OVERLAPPED overlapped{};
        PeerDistRegisterForStatusChangeNotification(session.handle, session.port.get(), 0, &overlapped, &status);
        session.port.next();
        command("service peerdist stop");
        overlapped = {};
        PeerDistRegisterForStatusChangeNotification(session.handle, session.port.get(), 0, &overlapped, &status);
        session.port.next();
        CHECK(status == PEERDIST_STATUS_UNAVAILABLE);
    }

    TEST_CASE("one active registration for a session; unregistering ends it with 995") {
        Fresh fresh;
        Session session;
        command("policy peerdist off");
        OVERLAPPED first{}, second{};
        PEERDIST_STATUS status = PEERDIST_STATUS_AVAILABLE;
        CHECK(PeerDistRegisterForStatusChangeNotification(session.handle, session.port.get(), 5, &first, &status) ==
              ERROR_IO_PENDING);
        CHECK(PeerDistRegisterForStatusChangeNotification(session.handle, session.port.get(), 5, &second, &status) ==
              ERROR_INVALID_PARAMETER);
        CHECK(misused("second-registration"));
        CHECK(PeerDistUnregisterForStatusChangeNotification(session.handle) == 0);
        CHECK(session.port.take()->code == ERROR_OPERATION_ABORTED);
        CHECK(status == PEERDIST_STATUS_AVAILABLE);
        DWORD bytes = 0;
        CHECK(PeerDistGetOverlappedResult(&first, &bytes, FALSE) == FALSE);
        CHECK(GetLastError() == ERROR_OPERATION_ABORTED);
        CHECK(PeerDistUnregisterForStatusChangeNotification(session.handle) == 0);
    }

    TEST_CASE("the registration with a structure may return 0, as its page says, and completes all the same") {
        Fresh fresh;
        Session session;
        command("peerdist registerex 0");
        OVERLAPPED overlapped{};
        PEERDIST_STATUS_INFO status{sizeof status, PEERDIST_STATUS_DISABLED, 0, 0};
        CHECK(PeerDistRegisterForStatusChangeNotificationEx(session.handle, session.port.get(), 5, &overlapped,
                                                            &status) == 0);
        CHECK(session.port.next().code == 0);
    }

    TEST_CASE("a status that is not AVAILABLE ends handles with 4057: they only still have to be closed") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=100");
        HANDLE content = session.ready(kId);
        HANDLE stream = nullptr, info = nullptr;
        REQUIRE(publishStream(session, "b", stream) == 0);
        REQUIRE(openInformation(session, kId, info) == 0);
        Read read;
        REQUIRE(read.block(session, content) == ERROR_IO_PENDING);
        command("service peerdist stop");
        CHECK(session.port.take()->code == PEERDIST_ERROR_INVALIDATED);  // the completion still arrives
        command("service peerdist start");
        OVERLAPPED overlapped{};
        BYTE byte = 0;
        CHECK(Read().block(session, content) == PEERDIST_ERROR_INVALIDATED);
        CHECK(PeerDistClientCancelAsyncOperation(session.handle, content, nullptr) == PEERDIST_ERROR_INVALIDATED);
        CHECK(PeerDistServerPublishAddToStream(session.handle, stream, 1, &byte, &overlapped) ==
              PEERDIST_ERROR_INVALIDATED);
        CHECK(PeerDistServerRetrieveContentInformation(session.handle, info, 1, &byte, &overlapped) ==
              PEERDIST_ERROR_INVALIDATED);
        CHECK(PeerDistClientCloseContent(session.handle, content) == 0);
        CHECK(PeerDistServerCloseStreamHandle(session.handle, stream) == 0);
        CHECK(PeerDistServerCloseContentInformation(session.handle, info) == 0);
        CHECK(command("misuse").empty());
    }

    // ---- completions ----

    TEST_CASE("997 is success, and anything else means that no completion follows") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=100\nrule PeerDistClientBlockRead nth=2 return=8");
        HANDLE content = session.ready(kId);
        Read first, second;
        CHECK(first.block(session, content) == ERROR_IO_PENDING);
        CHECK(second.block(session, content) == 8);
        CHECK(session.port.next().overlapped == &first.overlapped);
        command("run");
        CHECK(!session.port.take());
        CHECK(command("ledger").find("operation") == std::string::npos);
    }

    TEST_CASE("a completion goes to the port and key of the time of opening") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=100");
        HANDLE content = session.ready(kId);
        Read read;
        REQUIRE(read.block(session, content) == ERROR_IO_PENDING);
        CHECK(read.overlapped.Internal == 0x103);
        const Packet packet = session.port.next();
        CHECK(packet.key == Session::kKey);
        CHECK(packet.overlapped == &read.overlapped);
        CHECK(read.overlapped.Internal == 0);
        CHECK(read.overlapped.InternalHigh == packet.bytes);
    }

    TEST_CASE("without a port the event of the OVERLAPPED is signalled, and PeerDistGetOverlappedResult reads it") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=100");
        const std::string information = session.information(kId);
        HANDLE content = nullptr;
        REQUIRE(PeerDistClientOpenContent(session.handle, &session.tag, nullptr, 9, &content) == 0);
        OVERLAPPED overlapped{};
        overlapped.hEvent = CreateEventW(nullptr, TRUE, TRUE, nullptr);
        REQUIRE(PeerDistClientAddContentInformation(session.handle, content, sizeOf(information), bytesOf(information),
                                                    &overlapped) == ERROR_IO_PENDING);
        CHECK(WaitForSingleObject(overlapped.hEvent, 0) == WAIT_TIMEOUT);  // reset at the start
        DWORD bytes = 0;
        CHECK(PeerDistGetOverlappedResult(&overlapped, &bytes, FALSE) == FALSE);
        CHECK(GetLastError() == ERROR_IO_INCOMPLETE);
        command("blocking drives");
        CHECK(PeerDistGetOverlappedResult(&overlapped, &bytes, TRUE) == TRUE);
        CHECK(bytes == information.size());
        CHECK(WaitForSingleObject(overlapped.hEvent, 0) == WAIT_OBJECT_0);
        CHECK(GetOverlappedResult(INVALID_HANDLE_VALUE, &overlapped, &bytes, FALSE) == TRUE);
        CloseHandle(overlapped.hEvent);
    }

    TEST_CASE("a failure carries bytes and offset to the port and to both GetOverlappedResults") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=1000\npeerdist missing a from=100 length=300");
        HANDLE content = session.ready(kId);
        Read read(150);
        REQUIRE(read.block(session, content) == ERROR_IO_PENDING);
        const Packet packet = session.port.next();
        CHECK(packet.code == PEERDIST_ERROR_MISSING_DATA);
        CHECK(packet.bytes == 300);
        CHECK(offsetOf(read.overlapped) == 100);
        DWORD bytes = 0;
        CHECK(PeerDistGetOverlappedResult(&read.overlapped, &bytes, FALSE) == FALSE);
        CHECK(GetLastError() == PEERDIST_ERROR_MISSING_DATA);
        CHECK(bytes == 300);
        bytes = 0;
        CHECK(GetOverlappedResult(INVALID_HANDLE_VALUE, &read.overlapped, &bytes, FALSE) == FALSE);
        CHECK(GetLastError() == PEERDIST_ERROR_MISSING_DATA);
    }

    TEST_CASE("a rule lets the completion come before the call returns, inside it, twice, never, with any code") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=100\npeerdist local a");
        HANDLE content = session.ready(kId);
        Read read;
        for (const char* when : {"before", "inside"}) {
            command(std::string("rule PeerDistClientBlockRead nth=1 ") + when);
            read = Read();
            CHECK(read.block(session, content) == ERROR_IO_PENDING);
            CHECK(session.port.take()->code == 0);  // without a step: fault 30
        }
        command("rule PeerDistClientBlockRead nth=1 twice");
        read = Read();
        read.block(session, content);
        CHECK(session.port.next().overlapped == &read.overlapped);
        CHECK(session.port.take()->overlapped == &read.overlapped);
        command("rule PeerDistClientBlockRead nth=1 code=5 value=4294967295");
        read = Read();
        read.block(session, content);
        const Packet packet = session.port.next();
        CHECK(packet.code == 5);
        CHECK(packet.bytes == 0xFFFFFFFF);  // fault 35
        command("rule PeerDistClientBlockRead nth=1 reason=8");
        read = Read();
        CHECK(read.block(session, content) == 8);
        CHECK(session.port.next().overlapped == &read.overlapped);  // fault 29
        command("rule PeerDistClientBlockRead nth=1 never");
        Read lost;
        CHECK(lost.block(session, content) == ERROR_IO_PENDING);
        command("run");
        CHECK(!session.port.take());
        CHECK(command("ledger").find("withheld PeerDistClientBlockRead") != std::string::npos);
    }

    // ---- the client ----

    TEST_CASE("a client reads what a server published, piece by piece, and ends with 4053") {
        Fresh fresh;
        Session session;
        HANDLE stream = nullptr;
        const std::string text = patternBytes(200'000);
        REQUIRE(publishStream(session, kId, stream, text.size()) == 0);
        CHECK(add(session, stream, text.substr(0, 70'000)) == 0);
        CHECK(add(session, stream, text.substr(70'000)) == 0);
        CHECK(complete(session, stream) == 0);
        CHECK(PeerDistServerCloseStreamHandle(session.handle, stream) == 0);
        HANDLE content = session.ready(kId);
        CHECK(session.readAll(content) == text);
        CHECK(PeerDistClientCloseContent(session.handle, content) == 0);
        CHECK(unpublish(session, kId) == 0);
        CHECK(command("ledger") == "handle peerdist#1\n");
        CHECK(command("misuse").empty());
    }

    TEST_CASE("a read brings some of what is there, and where it started") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=100000\npeerdist local a");
        HANDLE content = session.ready(kId);
        bool shorter = false;
        for (std::uint64_t offset = 0; offset < 30; ++offset) {
            Read read(offset, 1000);
            REQUIRE(read.block(session, content) == ERROR_IO_PENDING);
            const Packet packet = session.port.next();
            CHECK(offsetOf(read.overlapped) == offset);
            CHECK(packet.bytes >= 1);
            CHECK(packet.bytes <= 1000);
            CHECK(std::string(read.buffer.begin(), read.buffer.begin() + packet.bytes) ==
                  patternBytes(packet.bytes, offset));
            shorter = shorter || packet.bytes < 1000;
        }
        CHECK(shorter);
        command("peerdist short percent=0");
        Read read(0, 1000);
        read.block(session, content);
        CHECK(session.port.next().bytes == 1000);
    }

    TEST_CASE("a read of 0 bytes asks how much is in the local cache; peers don't count") {
        Fresh fresh;
        Session session;
        command(
            "peerdist publish a size=1000\npeerdist local a from=100 length=200\npeerdist missing a from=300 length=1");
        HANDLE content = session.ready(kId);
        const auto query = [&](std::uint64_t offset) {
            OVERLAPPED overlapped = at(offset);
            CHECK(PeerDistClientBlockRead(session.handle, content, 0, nullptr, PEERDIST_READ_TIMEOUT_DEFAULT,
                                          &overlapped) == ERROR_IO_PENDING);
            const Packet packet = session.port.next();
            return packet.code == 0 ? packet.bytes : 100'000 + packet.code;
        };
        CHECK(query(100) == 200);
        CHECK(query(250) == 50);
        CHECK(query(0) == 0);
        CHECK(query(500) == 0);
        CHECK(query(1000) == 104'053);
        OVERLAPPED overlapped{};
        CHECK(PeerDistClientStreamRead(session.handle, content, 0, nullptr, 0, &overlapped) == ERROR_IO_PENDING);
        session.port.next();
        Read read;
        read.stream(session, content);
        session.port.next();
        CHECK(offsetOf(read.overlapped) == 0);  // the query didn't move the stream
    }

    TEST_CASE("PEERDIST_READ_TIMEOUT_LOCAL_CACHE_ONLY asks no peer: 4052 with the range that is not here") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=1000\npeerdist local a from=0 length=100");
        HANDLE content = session.ready(kId);
        Read read(200);
        read.block(session, content, PEERDIST_READ_TIMEOUT_LOCAL_CACHE_ONLY);
        const Packet packet = session.port.next();
        CHECK(packet.code == PEERDIST_ERROR_MISSING_DATA);
        CHECK(offsetOf(read.overlapped) == 100);
        CHECK(packet.bytes == 900);
        Read other(200);
        other.block(session, content);
        CHECK(session.port.next().code == 0);
    }

    TEST_CASE("a read that the peers answer too late ends with 1460 at its timeout, with the range") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=1000\npeerdist latency 10us peers=300ms\npeerdist short percent=0");
        HANDLE content = session.ready(kId);
        const int start = number("now");
        Read read(10);
        read.block(session, content, 250);
        const Packet packet = session.port.next();
        CHECK(packet.code == ERROR_TIMEOUT);
        CHECK(packet.bytes == 1000);
        CHECK(offsetOf(read.overlapped) == 0);
        CHECK(number("now") - start == 250'010);
        Read patient(10);
        patient.block(session, content, 350);
        CHECK(session.port.next().code == 0);
        Read endless(500);
        endless.block(session, content, INFINITE);
        CHECK(session.port.next().code == 0);
    }

    TEST_CASE("the default timeout is 5 seconds") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=1000\npeerdist latency 10us peers=6s");
        HANDLE content = session.ready(kId);
        const int start = number("now");
        Read read;
        read.block(session, content);
        CHECK(session.port.next().code == ERROR_TIMEOUT);
        CHECK(number("now") - start == 5'000'010);
    }

    TEST_CASE("StreamRead goes on behind missing data, after 4052 and after 1460; BlockRead reads the hole again") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=1000\npeerdist missing a from=100 length=300");
        HANDLE content = session.ready(kId);
        const std::string text = patternBytes(1000);
        CHECK(session.readAll(content) == text.substr(0, 100) + std::string(300, '.') + text.substr(400));
        CHECK(addData(session, content, 100, text.substr(100, 300)) == 0);
        command("peerdist short percent=0");
        Read read(100, 300);
        read.block(session, content, 0);
        CHECK(session.port.next().bytes == 300);
        CHECK(std::string(read.buffer.begin(), read.buffer.end()) == text.substr(100, 300));
        command("peerdist drop\npeerdist peers a\npeerdist latency 10us peers=1s");
        HANDLE again = session.ready(kId);
        Read late;
        late.stream(session, again, 10);
        CHECK(session.port.next().code == ERROR_TIMEOUT);
        CHECK(late.overlapped.InternalHigh == 1000);
        Read end;
        end.stream(session, again, 10);
        CHECK(session.port.next().code == PEERDIST_ERROR_NO_MORE);
    }

    TEST_CASE("stream reads use their buffers first in, first out") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=10000");
        HANDLE content = session.ready(kId);
        std::deque<Read> reads;
        for (int i = 0; i < 40; ++i) {
            CHECK(reads.emplace_back(0, 100).stream(session, content) == ERROR_IO_PENDING);
        }
        std::uint64_t offset = 0;
        for (Read& read : reads) {
            const Packet packet = session.port.next();
            CHECK(packet.overlapped == &read.overlapped);
            CHECK(offsetOf(read.overlapped) == offset);
            offset += packet.bytes;
        }
    }

    TEST_CASE("ranged content information: the stream starts at the range and ends with it") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=200000");
        HANDLE content = session.ready(kId, 70'000, 50'000);
        CHECK(session.readAll(content) == patternBytes(50'000, 70'000));
        Read before(69'999), behind(120'000), inside(119'999);
        before.block(session, content);
        CHECK(session.port.next().code == PEERDIST_ERROR_NO_MORE);
        behind.block(session, content);
        CHECK(session.port.next().code == PEERDIST_ERROR_NO_MORE);
        inside.block(session, content);
        CHECK(session.port.next().bytes == 1);
        command("peerdist missing a");
        Read missing(80'000);
        missing.block(session, content);
        CHECK(session.port.next().bytes == 50'000);  // limited to the range
        CHECK(offsetOf(missing.overlapped) == 70'000);
    }

    TEST_CASE("AddData: beyond the content 4061; what is not the content is refused; what is it can be read") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=200000\npeerdist missing a");
        HANDLE content = session.ready(kId);
        CHECK(addData(session, content, 199'999, "ab") == PEERDIST_ERROR_OUT_OF_BOUNDS);
        CHECK(addData(session, content, 200'001, "a") == PEERDIST_ERROR_OUT_OF_BOUNDS);
        CHECK(addData(session, content, 50, "wrong") == PEERDIST_ERROR_TRUST_FAILURE);
        CHECK(addData(session, content, 50, patternBytes(10, 50)) == 0);
        Read read(50, 10);
        command("peerdist short percent=0");
        read.block(session, content, 0);
        CHECK(session.port.next().bytes == 10);
    }

    TEST_CASE("without its publication data is checked by the hashes of whole blocks") {
        Fresh fresh(3);
        std::string information;
        const std::string text = patternBytes(100'000);
        {
            Session server;
            command("peerdist publish a size=100000");
            information = server.information(kId);
        }
        Fresh elsewhere(4);
        Session session;
        HANDLE content = session.open();
        REQUIRE(session.inform(content, information) == 0);
        command("peerdist short percent=0");
        Read read(0, 1000);
        read.block(session, content);
        CHECK(session.port.next().code == PEERDIST_ERROR_MISSING_DATA);
        CHECK(read.overlapped.InternalHigh == 100'000);
        CHECK(addData(session, content, 0, text.substr(0, 40'000)) == 0);
        Read early(0, 1000);
        early.block(session, content, 0);
        CHECK(session.port.next().code == PEERDIST_ERROR_MISSING_DATA);  // half a block is not checked yet
        CHECK(addData(session, content, 40'000, text.substr(40'000)) == 0);
        CHECK(session.readAll(content) == text);
        HANDLE other = session.open();
        command("peerdist drop");
        REQUIRE(session.inform(other, information) == 0);
        CHECK(addData(session, other, 0, std::string(65'536, 'x')) == PEERDIST_ERROR_TRUST_FAILURE);
    }

    TEST_CASE("FlushContent removes from the local cache what came by that tag") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=1000\npeerdist missing a");
        HANDLE content = session.ready(kId);
        CHECK(addData(session, content, 0, patternBytes(500)) == 0);
        session.tag.Data[0] = 99;
        HANDLE other = session.ready(kId);
        CHECK(addData(session, other, 500, patternBytes(500, 500)) == 0);
        OVERLAPPED overlapped{};
        CHECK(PeerDistClientFlushContent(session.handle, &session.tag, session.port.get(), 8, &overlapped) ==
              ERROR_IO_PENDING);
        CHECK(session.port.next().key == 8);
        CHECK(command("peerdist list") == "a user=user length=1000 local=0-500 peers=none\n");
    }

    TEST_CASE("PeerDistClientGetInformationByHandle reports a flash crowd") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=1000");
        HANDLE content = session.ready(kId);
        PEERDIST_CLIENT_BASIC_INFO info{TRUE};
        const auto ask = [&](DWORD size = sizeof info, int what = 0) {
            return PeerDistClientGetInformationByHandle(
                session.handle, content, static_cast<PEERDIST_CLIENT_INFO_BY_HANDLE_CLASS>(what), size, &info);
        };
        CHECK(ask() == 0);
        CHECK(info.fFlashCrowd == FALSE);
        command("peerdist crowd a on");
        CHECK(ask() == 0);
        CHECK(info.fFlashCrowd == TRUE);
        CHECK(ask(3) == ERROR_INVALID_PARAMETER);
        CHECK(ask(4, 1) == ERROR_INVALID_PARAMETER);
    }

    // ---- content information ----

    TEST_CASE("cut-off, forged and foreign content information is refused with 4051, another version with 4050") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=300000");
        const std::string good = bytesOfHex(command("peerdist information a"));
        const auto code = [&](const std::string& bytes) {
            HANDLE content = session.open();
            const DWORD result = session.inform(content, bytes);
            if (result != 0) {
                CHECK(Read().block(session, content) == result);
            }
            PeerDistClientCloseContent(session.handle, content);
            return result;
        };
        CHECK(code(good) == 0);
        for (std::size_t size = 1; size < good.size(); size += 7) {
            CHECK(code(good.substr(0, size)) == PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO);
        }
        CHECK(code(good + 'x') == PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO);
        for (std::size_t i = 0; i < good.size(); i += 5) {
            std::string forged = good;
            forged[i] = static_cast<char>(forged[i] ^ 0x55);
            CHECK(code(forged) ==
                  (i == 5 ? PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED : PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO));
        }
        std::string version = good;
        version[4] = 3;
        CHECK(code(version) == PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED);
        CHECK(code("nothing of the kind") == PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO);
    }

    TEST_CASE("the client chooses the version of the information, or gets 4050") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=100");
        const auto open = [&](DWORD low, DWORD high) {
            PEERDIST_RETRIEVAL_OPTIONS options{sizeof options, low, high, 0};
            HANDLE info = nullptr;
            const DWORD code = PeerDistServerOpenContentInformationEx(session.handle, 1, bytesOf(kId), 0, 0, &options,
                                                                      session.port.get(), Session::kKey, &info);
            if (code != 0) {
                return code;
            }
            BYTE head[6];
            OVERLAPPED overlapped{};
            PeerDistServerRetrieveContentInformation(session.handle, info, sizeof head, head, &overlapped);
            session.port.next();
            PeerDistServerCloseContentInformation(session.handle, info);
            return DWORD{head[4]} + 10'000;
        };
        CHECK(open(1, 2) == 10'002);
        CHECK(open(1, 1) == 10'001);
        CHECK(open(2, 9) == 10'002);
        CHECK(open(3, 9) == PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED);
        CHECK(open(2, 1) == ERROR_INVALID_PARAMETER);
    }

    TEST_CASE("retrieving keeps its own position, answers it as offset, and ends with 4053") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=100");
        HANDLE info = nullptr;
        REQUIRE(openInformation(session, kId, info) == 0);
        BYTE part[3][50];
        OVERLAPPED overlapped[3]{};
        for (int i = 0; i < 3; ++i) {  // all at once: they are served in order
            CHECK(PeerDistServerRetrieveContentInformation(session.handle, info, 50, part[i], &overlapped[i]) ==
                  ERROR_IO_PENDING);
        }
        CHECK(session.port.next().bytes == 50);
        CHECK(session.port.next().bytes == 46);  // 64, a hash, a checksum
        CHECK(offsetOf(overlapped[1]) == 50);
        CHECK(session.port.next().code == PEERDIST_ERROR_NO_MORE);
        OVERLAPPED more{};
        CHECK(PeerDistServerRetrieveContentInformation(session.handle, info, 50, part[0], &more) ==
              PEERDIST_ERROR_NO_MORE);
        more.Offset = 1;
        CHECK(PeerDistServerRetrieveContentInformation(session.handle, info, 50, part[0], &more) ==
              ERROR_INVALID_PARAMETER);
        CHECK(PeerDistServerCloseContentInformation(session.handle, info) == 0);
        CHECK(PeerDistServerCloseContentInformation(session.handle, info) == ERROR_INVALID_HANDLE);
    }

    // ---- the server ----

    TEST_CASE("an identifier is published once for an account; another account has its own") {
        Fresh fresh;
        Session session;
        HANDLE stream = nullptr, second = nullptr, info = nullptr;
        REQUIRE(publishStream(session, kId, stream) == 0);
        CHECK(publishStream(session, kId, second) == PEERDIST_ERROR_ALREADY_EXISTS);
        REQUIRE(add(session, stream, "x") == 0);
        REQUIRE(complete(session, stream) == 0);
        CHECK(publishStream(session, kId, second) == PEERDIST_ERROR_ALREADY_EXISTS);
        command("peerdist user other");
        CHECK(openInformation(session, kId, info) == ERROR_NOT_FOUND);
        CHECK(publishStream(session, kId, second) == 0);
    }

    TEST_CASE("only after CompleteStream has completed can content information be opened") {
        Fresh fresh;
        Session session;
        HANDLE stream = nullptr, info = nullptr;
        REQUIRE(publishStream(session, kId, stream) == 0);
        REQUIRE(add(session, stream, "x") == 0);
        CHECK(openInformation(session, kId, info) == ERROR_NOT_FOUND);
        CHECK(misused("out-of-order"));
        OVERLAPPED overlapped{};
        CHECK(PeerDistServerPublishCompleteStream(session.handle, stream, &overlapped) == ERROR_IO_PENDING);
        CHECK(openInformation(session, kId, info) == ERROR_NOT_FOUND);
        session.port.next();
        CHECK(openInformation(session, kId, info) == 0);
        CHECK(add(session, stream, "y") == PEERDIST_ERROR_ALREADY_COMPLETED);
    }

    TEST_CASE("the announced length must be the sum of what is added") {
        Fresh fresh;
        Session session;
        HANDLE stream = nullptr;
        REQUIRE(publishStream(session, kId, stream, 3) == 0);
        CHECK(add(session, stream, "ab") == 0);
        CHECK(complete(session, stream) == PEERDIST_ERROR_OUT_OF_BOUNDS);
        CHECK(add(session, stream, "cd") == PEERDIST_ERROR_OUT_OF_BOUNDS);
        CHECK(add(session, stream, "c") == 0);
        CHECK(complete(session, stream) == 0);
    }

    TEST_CASE("closing the stream too early cancels the publication; later it does not unpublish") {
        Fresh fresh;
        Session session;
        HANDLE stream = nullptr, info = nullptr;
        REQUIRE(publishStream(session, kId, stream) == 0);
        OVERLAPPED overlapped{};
        BYTE byte = 1;
        REQUIRE(PeerDistServerPublishAddToStream(session.handle, stream, 1, &byte, &overlapped) == ERROR_IO_PENDING);
        CHECK(PeerDistServerCloseStreamHandle(session.handle, stream) == 0);
        CHECK(session.port.take()->code == ERROR_OPERATION_ABORTED);
        REQUIRE(publishStream(session, kId, stream) == 0);
        REQUIRE(add(session, stream, "x") == 0);
        REQUIRE(complete(session, stream) == 0);
        REQUIRE(PeerDistServerCloseStreamHandle(session.handle, stream) == 0);
        CHECK(openInformation(session, kId, info) == 0);
    }

    TEST_CASE("unpublishing cancels what is pending on the content; its handles must still be closed") {
        Fresh fresh;
        Session session;
        command("peerdist publish a size=100");
        HANDLE info = nullptr;
        REQUIRE(openInformation(session, kId, info) == 0);
        BYTE part[10];
        OVERLAPPED overlapped{};
        REQUIRE(PeerDistServerRetrieveContentInformation(session.handle, info, sizeof part, part, &overlapped) ==
                ERROR_IO_PENDING);
        CHECK(unpublish(session, kId) == 0);
        CHECK(session.port.take()->code == ERROR_OPERATION_ABORTED);
        CHECK(unpublish(session, kId) == ERROR_NOT_FOUND);
        CHECK(PeerDistServerCloseContentInformation(session.handle, info) == 0);
        HANDLE again = nullptr;
        CHECK(openInformation(session, kId, again) == ERROR_NOT_FOUND);
    }

    TEST_CASE("options and identifiers are checked") {
        Fresh fresh;
        Session session;
        HANDLE stream = nullptr;
        PEERDIST_PUBLICATION_OPTIONS options{3, 0};
        const auto publish = [&](DWORD size, BYTE* id) {
            return PeerDistServerPublishStream(session.handle, size, id, 0, &options, nullptr, 0, &stream);
        };
        CHECK(publish(1, bytesOf(kId)) == ERROR_INVALID_PARAMETER);
        options = {2, 1};
        CHECK(publish(1, bytesOf(kId)) == ERROR_INVALID_PARAMETER);
        options = {1, 0};
        CHECK(publish(0, bytesOf(kId)) == ERROR_INVALID_PARAMETER);
        CHECK(publish(1, nullptr) == ERROR_INVALID_PARAMETER);
        CHECK(publish(1, bytesOf(kId)) == 0);
        CHECK(PeerDistServerOpenContentInformation(session.handle, 1, bytesOf("z"), 0, 0, nullptr, 0, &stream) ==
              ERROR_NOT_FOUND);
        command("peerdist publish b size=100");
        CHECK(PeerDistServerOpenContentInformation(session.handle, 1, bytesOf("b"), 90, 11, nullptr, 0, &stream) ==
              ERROR_INVALID_PARAMETER);
    }

    // ---- two processes ----

    TEST_CASE("the other process: publishes b into the store that it is given" * doctest::skip()) {
        char folder[MAX_PATH] = {};
        REQUIRE(GetEnvironmentVariableA("WINNET4J_TEST_STORE", folder, MAX_PATH) != 0);
        Fresh fresh;
        command("peerdist store \"" + std::string(folder) + '"');
        command("peerdist publish b size=5000 pattern=9");
        Session session;
        CHECK(session.readAll(session.ready("a")) == patternBytes(3000));
        CHECK(unpublish(session, kId) == 0);
    }

    TEST_CASE("a store shares publications and data between processes") {
        char folder[MAX_PATH], program[MAX_PATH];
        GetTempPathA(MAX_PATH, folder);
        const std::string path = std::string(folder) + "winnet4j-store-" + std::to_string(GetCurrentProcessId());
        REQUIRE(CreateDirectoryA(path.c_str(), nullptr) != FALSE);
        SetEnvironmentVariableA("WINNET4J_TEST_STORE", path.c_str());
        Fresh fresh;
        CHECK(refusal("peerdist store Q:\\nowhere").find("no folder") != std::string::npos);
        command("peerdist store \"" + path + '"');
        command("peerdist publish a size=3000");
        GetModuleFileNameA(nullptr, program, MAX_PATH);
        std::string line = '"' + std::string(program) + "\" --no-skip --no-intro \"--test-case=the other process*\"";
        STARTUPINFOA start{};
        start.cb = sizeof start;
        PROCESS_INFORMATION process{};
        REQUIRE(CreateProcessA(nullptr, line.data(), nullptr, nullptr, FALSE, 0, nullptr, nullptr, &start, &process) !=
                FALSE);
        WaitForSingleObject(process.hProcess, 60'000);
        DWORD code = 1;
        GetExitCodeProcess(process.hProcess, &code);
        CloseHandle(process.hThread);
        CloseHandle(process.hProcess);
        CHECK(code == 0);
        Session session;
        HANDLE info = nullptr;
        CHECK(openInformation(session, kId, info) == ERROR_NOT_FOUND);  // the other one has unpublished it
        CHECK(session.readAll(session.ready("b")) == patternBytes(5000, 0, 9));
        CHECK(unpublish(session, "b") == 0);
        CHECK(openInformation(session, "b", info) == ERROR_NOT_FOUND);
        WIN32_FIND_DATAA entry;
        const HANDLE search = FindFirstFileA((path + "\\*").c_str(), &entry);
        do {
            DeleteFileA((path + '\\' + entry.cFileName).c_str());
        } while (FindNextFileA(search, &entry) != FALSE);
        FindClose(search);
        CHECK(RemoveDirectoryA(path.c_str()) != FALSE);
    }
}
