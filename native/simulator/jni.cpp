// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.testkit.SimulatorNatives: Java's way to the script, and to the module that takes the place of
// Windows' DLLs. Everything else of the simulator knows nothing of Java; C++ uses control.h.
#include "jni/registry.h"

#include <string>

#include "simulator/core/command.h"
#include "win/api.h"

namespace winnet4j::jni {
namespace {

/** Any memory that has run out, as Java's error. */
void throwOutOfMemory(JNIEnv* env) noexcept {
    const jclass type = env->FindClass("java/lang/OutOfMemoryError");
    if (type != nullptr) {
        env->ThrowNew(type, "the simulator has no memory for this command");
    }
}

/** Runs that script, UTF-8; the answer, or why not: done[0] is 1 or 0. */
jbyteArray command(JNIEnv* env, jclass, jbyteArray script, jintArray done) {
    const jsize length = env->GetArrayLength(script);
    std::string answer;
    jint good = 0;
    try {
        std::string text(static_cast<std::size_t>(length), '\0');
        env->GetByteArrayRegion(script, 0, length, reinterpret_cast<jbyte*>(text.data()));
        good = sim::runScript(text, answer) ? 1 : 0;
    } catch (const std::bad_alloc&) {
        throwOutOfMemory(env);
        return nullptr;
    }
    const auto size = static_cast<jsize>(answer.size());
    const jbyteArray result = env->NewByteArray(size);
    if (result != nullptr) {
        env->SetByteArrayRegion(result, 0, size, reinterpret_cast<const jbyte*>(answer.data()));
        env->SetIntArrayRegion(done, 0, 1, &good);
    }
    return result;
}

/** The HMODULE of this DLL. */
jlong module(JNIEnv*, jclass) {
    HMODULE found = nullptr;
    GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                       reinterpret_cast<const wchar_t*>(&module), &found);
    return static_cast<jlong>(reinterpret_cast<std::uintptr_t>(found));
}

/** As much of the version as fits; answers its length. */
jint version(JNIEnv* env, jclass, jbyteArray out) {
    constexpr std::string_view kVersion = WINNET4J_VERSION;
    constexpr auto kLength = static_cast<jsize>(kVersion.size());
    if (env->GetArrayLength(out) >= kLength) {
        env->SetByteArrayRegion(out, 0, kLength, reinterpret_cast<const jbyte*>(kVersion.data()));
    }
    return kLength;
}

}  // namespace

std::span<const Natives* const> allNatives() noexcept {
    static const JNINativeMethod methods[] = {
        native<command>("command0"),
        native<module>("module0"),
        native<version>("version0"),
    };
    static const Natives natives{"io/github/winnet4j/testkit/SimulatorNatives", methods};
    static const Natives* const tables[] = {&natives};
    return tables;
}

}  // namespace winnet4j::jni
