// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.bench.BenchDll: what the measurements compare the library with, and the facts of the machine. It
// is built from the same headers and import libraries as winnet4j.dll, so that only the way there differs.
#include "bench/dispatch.h"
#include "bench/peerdist_loop.h"
#include "bench/real_port.h"
#include "bench/wlan.h"
#include "glue/convert.h"
#include "jni/registry.h"
#include "jni/strings.h"

namespace winnet4j::bench {
namespace {

using namespace glue;

/** The floor: arguments and result of WlanCloseHandle, and nothing in between. */
jint empty(JNIEnv*, jclass, jlong client, jlong reserved) { return static_cast<jint>(client ^ reserved); }

// Plain C++: many calls for one from Java. The compiler doesn't know what Windows does, so it can leave none out;
// the sum shows Java that each of them gave the code it expects.

jint wlanCloseHandle(JNIEnv*, jclass, jlong client, jlong reserved, jint count) {
    DWORD sum = 0;
    for (jint i = 0; i < count; ++i) {
        sum += WlanCloseHandle(handle(client), pointer(reserved));
    }
    return code(sum);
}

jint cancelConnectionA(JNIEnv* env, jclass, jstring name, jboolean force, jint count) {
    const jni::AnsiName ansi(env, name, env->GetStringLength(name));  // once: C++ has its name as bytes already
    DWORD sum = 0;
    for (jint i = 0; i < count; ++i) {
        sum += WNetCancelConnectionA(ansi.get(), boolean(force));
    }
    return code(sum);
}

jstring cpuName(JNIEnv* env, jclass) {
    wchar_t name[128] = L"unknown";
    DWORD size = sizeof(name);
    RegGetValueW(HKEY_LOCAL_MACHINE, L"HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0", L"ProcessorNameString",
                 RRF_RT_REG_SZ, nullptr, name, &size);
    return env->NewString(reinterpret_cast<const jchar*>(name), lstrlenW(name));
}

/** Null on Windows itself. */
jstring wineVersion(JNIEnv* env, jclass) {
    using Version = const char*(CDECL*)();
    const FARPROC found = GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version");
    return found == nullptr ? nullptr : env->NewStringUTF(reinterpret_cast<Version>(reinterpret_cast<void*>(found))());
}

const jni::Natives& benchDll() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<empty>("empty"),
        jni::native<wlanCloseHandle>("wlanCloseHandle"),
        jni::native<cancelConnectionA>("wnetCancelConnectionA"),
        jni::native<cpuName>("cpuName"),
        jni::native<wineVersion>("wineVersion"),
    };
    static const jni::Natives natives{"io/github/winnet4j/bench/BenchDll", methods};
    return natives;
}

}  // namespace
}  // namespace winnet4j::bench

namespace winnet4j::jni {

std::span<const Natives* const> allNatives() noexcept {
    static const Natives* const tables[] = {&bench::benchDll(), &bench::dispatchDll(), &bench::peerDistDll(),
                                            &bench::portDll(), &bench::wlanDll()};
    return tables;
}

}  // namespace winnet4j::jni

extern "C" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM* vm, void*) { return winnet4j::jni::load(vm); }
