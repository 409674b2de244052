// SPDX-License-Identifier: Apache-2.0
// Registration tables: a row is the name of a Java method and a C++ function. The JNI signature is computed from the
// function's type, so a row can't drift from its function; that Java declares the same is checked by RegisterNatives
// when the DLL loads and, the other way round, by a test that compares every native method with these tables.
//
// The function itself is what the JVM calls, with nothing around it: the DLL is built without C++ exceptions, so none
// can reach the border, and failures of Windows are return values.
#pragma once

#include <jni.h>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>

namespace winnet4j::jni {

/** What jni.h does for String: a type of C++ of its own for a class of Java. */
class ByteBuffer : public _jobject {};
using jbytebuffer = ByteBuffer*;
class StringArray : public _jobjectArray {};
using jstringarray = StringArray*;

/** How a type is written in a JNI signature. A type that is missing here can't cross the border. */
template <typename T> inline constexpr std::string_view kTypeName = T::not_a_type_that_crosses_the_border;
template <> inline constexpr std::string_view kTypeName<void> = "V";
template <> inline constexpr std::string_view kTypeName<jboolean> = "Z";
template <> inline constexpr std::string_view kTypeName<jint> = "I";
template <> inline constexpr std::string_view kTypeName<jlong> = "J";
template <> inline constexpr std::string_view kTypeName<jstring> = "Ljava/lang/String;";
template <> inline constexpr std::string_view kTypeName<jbytebuffer> = "Ljava/nio/ByteBuffer;";
template <> inline constexpr std::string_view kTypeName<jstringarray> = "[Ljava/lang/String;";
template <> inline constexpr std::string_view kTypeName<jbyteArray> = "[B";
template <> inline constexpr std::string_view kTypeName<jcharArray> = "[C";
template <> inline constexpr std::string_view kTypeName<jintArray> = "[I";
template <> inline constexpr std::string_view kTypeName<jlongArray> = "[J";

template <typename Function> struct Signature;

template <typename Result, typename... Args> struct Signature<Result (*)(JNIEnv*, jclass, Args...)> {
    static constexpr std::size_t kLength =
        2 + kTypeName<Result>.size() + (std::size_t{0} + ... + kTypeName<Args>.size());

    static constexpr std::array<char, kLength + 1> kText = [] {
        std::array<char, kLength + 1> text{};
        std::size_t end = 0;
        const auto append = [&](std::string_view part) {
            for (const char c : part) {
                text[end++] = c;
            }
        };
        append("(");
        (append(kTypeName<Args>), ...);
        append(")");
        append(kTypeName<Result>);
        return text;
    }();
};

/** One row: the Java method called name is the C++ function Function. */
template <auto Function> JNINativeMethod native(const char* name) noexcept {
    // jni.h takes plain char* for historical reasons; the JVM only reads them.
    return {const_cast<char*>(name), const_cast<char*>(Signature<decltype(Function)>::kText.data()),
            reinterpret_cast<void*>(Function)};
}

/** The natives of one Java class. Lives as long as the DLL. */
struct Natives {
    const char* type;
    std::span<const JNINativeMethod> methods;
};

/** Every table of this DLL, in the order of registration. */
std::span<const Natives* const> allNatives() noexcept;

/** What JNI_OnLoad does: registers all tables, or none and answers JNI_ERR with the exception of Java left pending. */
jint load(JavaVM* vm) noexcept;

/** What JNI_OnUnload does, when the class loader is gone: gives back what no call of Java can give back any more. */
void unload() noexcept;

}  // namespace winnet4j::jni
