// SPDX-License-Identifier: Apache-2.0
// Loading registers all tables or none (fault 8).
#include <doctest/doctest.h>

#include "fake_jvm.h"
#include "jni/registry.h"
#include "port/port.h"

using winnet4j::jni::allNatives;
using winnet4j::jni::load;
using winnet4j::test::FakeJvm;

TEST_SUITE("load") {
    TEST_CASE("all tables are registered") {
        FakeJvm jvm;
        CHECK(load(jvm.vm()) == JNI_VERSION_10);
        CHECK(jvm.registered.size() == allNatives().size());
        CHECK(jvm.localRefs == 0);
        CHECK(jvm.breaches == 0);
    }

    TEST_CASE("fault 8: whatever step fails, nothing stays registered, the cause stays pending, and a retry works") {
        FakeJvm whole;
        load(whole.vm());
        REQUIRE(whole.steps == static_cast<int>(2 * allNatives().size()));
        for (int n = 1; n <= whole.steps; ++n) {
            CAPTURE(n);
            FakeJvm jvm;
            jvm.failAt = n;
            CHECK(load(jvm.vm()) == JNI_ERR);
            CHECK(jvm.registered.empty());
            CHECK(jvm.pending == (n % 2 == 1 ? "java/lang/NoClassDefFoundError" : "java/lang/NoSuchMethodError"));
            CHECK(jvm.breaches == 0);

            jvm.pending.clear();  // the JVM has thrown it
            jvm.failAt = 0;
            CHECK(load(jvm.vm()) == JNI_VERSION_10);
            CHECK(jvm.registered.size() == allNatives().size());
        }
    }

    TEST_CASE("a JVM older than the JNI version asked for is refused") {
        FakeJvm jvm;
        jvm.newestVersion = JNI_VERSION_1_8;
        CHECK(load(jvm.vm()) == JNI_ERR);
        CHECK(jvm.registered.empty());
    }

    TEST_CASE("unloading gives the slots back, and loading again has new ones") {
        using namespace winnet4j::port;
        Port port;
        const Token before = slab().acquire(port);
        REQUIRE(before);
        winnet4j::jni::unload();
        CHECK(slab().committed() == 0);
        FakeJvm jvm;
        CHECK(load(jvm.vm()) == JNI_VERSION_10);
        const Token after = slab().acquire(port);
        CHECK(after.generation() > before.generation());
        CHECK(slab().release(after));
    }
}
