// SPDX-License-Identifier: Apache-2.0
// Loading registers all tables or none (fault 8), and no C++ exception leaves a native function.
#include <doctest/doctest.h>

#include <stdexcept>

#include "fake_jvm.h"
#include "jni/registry.h"

using winnet4j::jni::allNatives;
using winnet4j::jni::Guarded;
using winnet4j::jni::load;
using winnet4j::test::FakeJvm;

namespace {

jint outOfMemory(JNIEnv*, jclass) { throw std::bad_alloc(); }
jint defect(JNIEnv*, jclass) { throw std::runtime_error("a defect"); }
jint fine(JNIEnv*, jclass, jint value) { return value + 1; }

}  // namespace

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

    TEST_CASE("a lack of memory becomes an OutOfMemoryError, any other exception an InternalError") {
        FakeJvm jvm;
        CHECK(Guarded<outOfMemory>::call(jvm.env(), nullptr) == 0);
        CHECK(jvm.pending == "java/lang/OutOfMemoryError");

        jvm.pending.clear();
        CHECK(Guarded<defect>::call(jvm.env(), nullptr) == 0);
        CHECK(jvm.pending == "java/lang/InternalError");
        CHECK(Guarded<fine>::call(jvm.env(), nullptr, 41) == 42);
    }

    TEST_CASE("an exception that is pending already is kept") {
        FakeJvm jvm;
        jvm.pending = "java/lang/ArrayIndexOutOfBoundsException";
        Guarded<defect>::call(jvm.env(), nullptr);
        CHECK(jvm.pending == "java/lang/ArrayIndexOutOfBoundsException");
        CHECK(jvm.breaches == 0);
    }
}
