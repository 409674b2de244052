// SPDX-License-Identifier: Apache-2.0
// The JNI signature that is computed from a C++ type is the one that javac would write.
#include <doctest/doctest.h>

#include <string>

#include "jni/registry.h"

namespace {

using winnet4j::jni::native;

void nothing(JNIEnv*, jclass) {}
jint numbers(JNIEnv*, jclass, jint, jlong, jboolean) { return 0; }
jlong arrays(JNIEnv*, jclass, jbyteArray, jcharArray, jintArray, jlongArray) { return 0; }
jint objects(JNIEnv*, jclass, winnet4j::jni::jbytebuffer, winnet4j::jni::jstringarray) { return 0; }
jstring text(JNIEnv*, jclass, jstring) { return nullptr; }

}  // namespace

TEST_SUITE("signature") {
    TEST_CASE("the signature follows from the type") {
        CHECK(std::string(native<nothing>("n").signature) == "()V");
        CHECK(std::string(native<numbers>("n").signature) == "(IJZ)I");
        CHECK(std::string(native<arrays>("n").signature) == "([B[C[I[J)J");
        CHECK(std::string(native<objects>("n").signature) == "(Ljava/nio/ByteBuffer;[Ljava/lang/String;)I");
        CHECK(std::string(native<text>("n").signature) == "(Ljava/lang/String;)Ljava/lang/String;");
    }

    TEST_CASE("a row carries its name and a function") {
        const JNINativeMethod row = native<numbers>("numbers0");
        CHECK(std::string(row.name) == "numbers0");
        CHECK(row.fnPtr != nullptr);
    }
}
