// SPDX-License-Identifier: Apache-2.0
// Fault 45: a function of JNI fails on the way up or down. Nothing is lost or leaked, no function of JNI is called
// while an exception is pending (I6), and the next completion is delivered. The library uses no reference that could
// not be made, attaches no thread and makes no string, so what is left to fail is methods, arrays, strings and the
// calls themselves.
#include <doctest/doctest.h>

#include <cstring>

#include "fake_jvm.h"
#include "handle_count.h"
#include "glue/callbacks.h"
#include "glue/convert.h"
#include "glue/tables.h"
#include "jni/strings.h"
#include "port/port.h"

using winnet4j::glue::Callbacks;
using winnet4j::port::Port;
using winnet4j::port::Record;
using winnet4j::port::slab;
using winnet4j::port::Token;
using winnet4j::test::FakeJvm;
using winnet4j::test::handleCount;

namespace {

/** The native method of PortNatives with that name, as the JVM would call it. */
template <typename... Args> auto call(FakeJvm& jvm, const char* name, Args... arguments) {
    using Function = jint (*)(JNIEnv*, jclass, Args...);
    for (const JNINativeMethod& row : winnet4j::glue::portNatives().methods) {
        if (std::strcmp(row.name, name) == 0) {
            return reinterpret_cast<Function>(row.fnPtr)(jvm.env(), nullptr, arguments...);
        }
    }
    FAIL("no native " << name);
    return jint{};
}

/** A port as Java opens it, with one packet in it. */
struct OpenPort {
    explicit OpenPort(FakeJvm& fake) : jvm(fake) {
        FakeJvm::Longs opened(1);
        REQUIRE(call(jvm, "open0", FakeJvm::array(opened)) == 0);
        port = opened[0];
        auto& native = *static_cast<Port*>(winnet4j::glue::pointer(port));
        jvm.env()->NewDirectByteBuffer(native.records, sizeof native.records);
        const Token owned = slab().acquire(*static_cast<Port*>(winnet4j::glue::pointer(port)));
        token = static_cast<jlong>(Token::of(owned.index(), owned.generation() + 1).value);
        REQUIRE(call(jvm, "post0", port, token, jint{0}, jint{1}) == 0);
    }
    ~OpenPort() {
        slab().release(Token{static_cast<std::uint64_t>(token)});
        call(jvm, "close0", port);
    }
    OpenPort(const OpenPort&) = delete;
    OpenPort& operator=(const OpenPort&) = delete;

    bool packetIsThere() {
        const auto& taken = *static_cast<const Port*>(winnet4j::glue::pointer(port));
        return call(jvm, "poll0", port, jint{0}) == 1 && taken.records[0].token == static_cast<std::uint64_t>(token);
    }

    FakeJvm& jvm;
    jlong port = 0;
    jlong token = 0;
};

constexpr Record kRecords[] = {{1, 0, 0, 0}, {2, 0, 0, 0}, {3, 0, 0, 0}};

/** What Java gives with its port; native code never looks at it. */
constexpr winnet4j::glue::jport kSelf = nullptr;

}  // namespace

TEST_SUITE("jni_faults") {
    TEST_CASE("a method that isn't found ends the loop before it takes a packet") {
        for (const int n : {1, 2}) {
            CAPTURE(n);
            FakeJvm jvm;
            OpenPort open(jvm);
            jvm.steps = 0;
            jvm.failAt = n;
            CHECK(call(jvm, "run0", open.port, kSelf) == ERROR_PROC_NOT_FOUND);
            CHECK(jvm.pending == "java/lang/NoSuchMethodError");
            CHECK(jvm.breaches == 0);
            CHECK(jvm.delivered.empty());
            jvm.pending.clear();
            jvm.failAt = 0;
            CHECK(open.packetIsThere());
        }
    }

    TEST_CASE("what Java throws is counted, cleared, and stops nothing") {
        FakeJvm jvm;
        jvm.env()->NewDirectByteBuffer(const_cast<Record*>(kRecords), sizeof kRecords);
        const Callbacks callbacks(jvm.env(), nullptr, kSelf);
        REQUIRE(callbacks.found());
        jvm.thrown = {"java/lang/StackOverflowError", "", "java/lang/OutOfMemoryError", ""};
        CHECK(callbacks.deliver(kRecords, 1) == 1);
        CHECK(callbacks.deliver(kRecords, 3) == 0);
        CHECK(callbacks.deliver(kRecords, 3) == 1);
        CHECK(callbacks.deliver(kRecords + 1, 1) == 0);
        CHECK(jvm.delivered == std::vector<jlong>{1, 1, 2, 3, 1, 2, 3, 2});
        CHECK(jvm.pending.empty());
        CHECK(jvm.breaches == 0);
    }

    TEST_CASE("the loop goes on after Java has thrown, and counts it") {
        FakeJvm jvm;
        OpenPort open(jvm);
        const Token owned = slab().acquire(*static_cast<Port*>(winnet4j::glue::pointer(open.port)));
        const Token second = Token::of(owned.index(), owned.generation() + 1);
        call(jvm, "post0", open.port, static_cast<jlong>(second.value), jint{0}, jint{1});
        call(jvm, "wake0", open.port);
        jvm.thrown = {"java/lang/ThreadDeath"};
        CHECK(call(jvm, "run0", open.port, kSelf) == 0);
        CHECK(jvm.delivered == std::vector<jlong>{open.token, static_cast<jlong>(second.value)});
        CHECK(jvm.pending.empty());
        FakeJvm::Longs counters(16);
        call(jvm, "counters0", open.port, FakeJvm::array(counters));
        CHECK(counters[6] == 1);  // PortNatives.ESCAPED
        slab().release(second);
    }

    TEST_CASE("a port with an address that can't be returned is not left open") {
        FakeJvm jvm;
        const DWORD before = handleCount();
        for (int i = 0; i < 20; ++i) {
            FakeJvm::Longs tooShort;
            call(jvm, "open0", FakeJvm::array(tooShort));
            jvm.pending.clear();
        }
        CHECK(handleCount() == before);
        CHECK(jvm.breaches == 0);
    }

    TEST_CASE("a string that can't be read is no name") {
        FakeJvm jvm;
        jvm.text = u"Q:";
        jvm.failAt = 1;
        const winnet4j::jni::WideName wide(jvm.env(), jvm.string(), jvm.length());
        CHECK(wide.error() == ERROR_INVALID_NAME);
        CHECK(std::wstring(wide.get()).empty());
        jvm.pending.clear();
        jvm.steps = 0;
        const winnet4j::jni::AnsiName ansi(jvm.env(), jvm.string(), jvm.length());
        CHECK(ansi.error() == ERROR_INVALID_NAME);
        CHECK(std::string(ansi.get()).empty());
        CHECK(jvm.breaches == 0);
    }
}
