// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.testkit.SimulatorNatives: Java's way to the script, and to the module that takes the place of
// Windows' DLLs. Everything else of the simulator knows nothing of Java; C++ uses control.h.
#include "jni/registry.h"

#include <string>

#include "simulator/core/command.h"
#include "simulator/core/world.h"
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

/** The virtual time in nanoseconds. */
jlong now(JNIEnv*, jclass) {
    const sim::Lock lock(sim::world().mutex);
    return sim::world().scheduler.now() * 1000;
}

/** How Windows' threads call SimulatorNatives.ring, as long as its class loader lives. */
struct Bell {
    JavaVM* vm = nullptr;
    jweak type = nullptr;
    jmethodID method = nullptr;
};
Bell bell;

void ring(jlong id) noexcept {
    JNIEnv* env = nullptr;
    if (bell.vm->AttachCurrentThreadAsDaemon(reinterpret_cast<void**>(&env), nullptr) != JNI_OK) {
        return;
    }
    const auto type = static_cast<jclass>(env->NewLocalRef(bell.type));
    if (type != nullptr) {
        env->CallStaticVoidMethod(type, bell.method, id);
        if (env->ExceptionCheck() != JNI_FALSE) {
            env->ExceptionDescribe();
            env->ExceptionClear();
        }
        env->DeleteLocalRef(type);
    }
    bell.vm->DetachCurrentThread();
}

/** A deadline after that virtual time, which rings with that id; the event's number. */
jlong deadline(JNIEnv* env, jclass type, jlong id, jlong nanos) {
    if (bell.type == nullptr || env->IsSameObject(bell.type, type) == JNI_FALSE) {  // or of a loader that is gone
        env->GetJavaVM(&bell.vm);
        bell.method = env->GetStaticMethodID(type, "ring", "(J)V");
        bell.type = env->NewWeakGlobalRef(type);
    }
    sim::World& world = sim::world();
    sim::Lock lock(world.mutex);
    try {
        return static_cast<jlong>(world.scheduler.deadline(lock, nanos / 1000, [id](sim::Lock& held) {
            sim::world().callOut(held, "deadline", nullptr, "passes", [id] { ring(id); });
        }));
    } catch (const std::bad_alloc&) {
        return 0;
    }
}

/** False when it has passed, or never was. */
jboolean cancelDeadline(JNIEnv*, jclass, jlong event) {
    sim::World& world = sim::world();
    sim::Lock lock(world.mutex);
    return world.scheduler.cancel(lock, static_cast<sim::EventId>(event)) ? JNI_TRUE : JNI_FALSE;
}

}  // namespace

std::span<const Natives* const> allNatives() noexcept {
    static const JNINativeMethod methods[] = {
        native<command>("command0"), native<module>("module0"),     native<version>("version0"),
        native<now>("now0"),         native<deadline>("deadline0"), native<cancelDeadline>("cancelDeadline0"),
    };
    static const Natives natives{"io/github/winnet4j/testkit/SimulatorNatives", methods};
    static const Natives* const tables[] = {&natives};
    return tables;
}

/** It is never unloaded: what is bound in the place of a DLL of Windows stays. */
void unload() noexcept {}

}  // namespace winnet4j::jni
