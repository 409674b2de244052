// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.internal.SystemFacts: Windows' own words for a code, the presence of a function in a DLL,
// and the logon session of this process.
#include "glue/convert.h"
#include "glue/tables.h"
#include "jni/strings.h"
#include "win/logon.h"
#include "win/modules.h"

namespace winnet4j::glue {
namespace {

/** How many UTF-16 units of Windows' text for that code were stored; 0 when Windows has none. */
jint message(JNIEnv* env, jclass, jint number, jcharArray text) {
    constexpr DWORD kRoom = 1024;
    if (!holds(env, text, kRoom)) {
        return 0;
    }
    wchar_t buffer[kRoom];
    const DWORD length = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, nullptr,
                                        dword(number), 0, buffer, kRoom, nullptr);
    env->SetCharArrayRegion(text, 0, static_cast<jsize>(length), reinterpret_cast<const jchar*>(buffer));
    return code(length);
}

jint procedure(JNIEnv* env, jclass, jstring dll, jint dllLength, jstring function, jint functionLength) {
    const jni::AnsiName module(env, dll, dllLength);
    const jni::AnsiName name(env, function, functionLength);
    if (module.error() != ERROR_SUCCESS || name.error() != ERROR_SUCCESS) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(win::findProcedure(module.get(), name.get()));
}

/** In the order of the structure. */
jint logon(JNIEnv* env, jclass, jintArray facts) {
    constexpr jsize kCount = 4;
    if (!holds(env, facts, kCount)) {
        return ERROR_INVALID_PARAMETER;
    }
    win::Logon told{};
    const DWORD error = win::askLogon(told);
    const jint values[kCount] = {code(told.elevationType), code(told.elevated), code(told.session),
                                 code(told.linkedConnections)};
    env->SetIntArrayRegion(facts, 0, kCount, values);
    return code(error);
}

}  // namespace

const jni::Natives& systemFacts() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<message>("message0"),
        jni::native<procedure>("procedure0"),
        jni::native<logon>("logon0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/internal/SystemFacts", methods};
    return natives;
}

}  // namespace winnet4j::glue
