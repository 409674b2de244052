// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Mpr: ending connections, and what a provider said last, one to one. Names come as Java
// strings and live on the stack for the time of the call.
#include "glue/convert.h"
#include "glue/tables.h"
#include "jni/strings.h"

namespace winnet4j::glue {
namespace {

/** The most that WNetGetLastError answers about one failure; longer text is cut off by Windows, with a NUL at the end.
 */
constexpr jint kMaxText = 1024;

// Each form of cancelling twice: with the name as a string, and with a short name in a register. Name is what the
// function takes, Call the function.

template <typename Name, auto Call> jint cancel(JNIEnv* env, jclass, jstring name, jint length, jboolean force) {
    const Name text(env, name, length);
    return code(text.error() != ERROR_SUCCESS ? text.error() : Call(text.get(), boolean(force)));
}

template <typename Name, auto Call> jint cancelShort(JNIEnv*, jclass, jlong name, jboolean force) {
    return code(Call(Name(jni::ShortName{name}).get(), boolean(force)));
}

template <typename Name, auto Call>
jint cancel2(JNIEnv* env, jclass, jstring name, jint length, jint flags, jboolean force) {
    const Name text(env, name, length);
    return code(text.error() != ERROR_SUCCESS ? text.error() : Call(text.get(), dword(flags), boolean(force)));
}

template <typename Name, auto Call> jint cancel2Short(JNIEnv*, jclass, jlong name, jint flags, jboolean force) {
    return code(Call(Name(jni::ShortName{name}).get(), dword(flags), boolean(force)));
}

void store(JNIEnv* env, jbyteArray out, jint count, const char* text) noexcept {
    env->SetByteArrayRegion(out, 0, count, reinterpret_cast<const jbyte*>(text));
}

void store(JNIEnv* env, jcharArray out, jint count, const wchar_t* text) noexcept {
    env->SetCharArrayRegion(out, 0, count, reinterpret_cast<const jchar*>(text));
}

using glue::store;

/** Both forms of WNetGetLastError: Call is the A or the W function, Unit the element of its text. */
template <auto Call, typename Unit, typename Array>
jint getLastError(JNIEnv* env, jclass, jintArray error, Array text, jint textSize, Array provider, jint providerSize) {
    if (!holds(env, error, 1) || !holds(env, text, textSize) || !holds(env, provider, providerSize)) {
        return ERROR_INVALID_PARAMETER;
    }
    const jint textRoom = textSize < kMaxText ? textSize : kMaxText;
    const jint providerRoom = providerSize < kMaxText ? providerSize : kMaxText;
    DWORD number = 0;
    Unit textBuffer[kMaxText] = {};
    Unit providerBuffer[kMaxText] = {};
    const DWORD result = Call(&number, textBuffer, dword(textRoom), providerBuffer, dword(providerRoom));
    if (result == ERROR_SUCCESS) {
        store(env, error, number);
        store(env, text, textRoom, textBuffer);
        store(env, provider, providerRoom, providerBuffer);
    }
    return code(result);
}

}  // namespace

const jni::Natives& mpr() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<cancel<jni::AnsiName, WNetCancelConnectionA>>("WNetCancelConnectionA0"),
        jni::native<cancelShort<jni::AnsiName, WNetCancelConnectionA>>("WNetCancelConnectionA0"),
        jni::native<cancel<jni::WideName, WNetCancelConnectionW>>("WNetCancelConnectionW0"),
        jni::native<cancelShort<jni::WideName, WNetCancelConnectionW>>("WNetCancelConnectionW0"),
        jni::native<cancel2<jni::AnsiName, WNetCancelConnection2A>>("WNetCancelConnection2A0"),
        jni::native<cancel2Short<jni::AnsiName, WNetCancelConnection2A>>("WNetCancelConnection2A0"),
        jni::native<cancel2<jni::WideName, WNetCancelConnection2W>>("WNetCancelConnection2W0"),
        jni::native<cancel2Short<jni::WideName, WNetCancelConnection2W>>("WNetCancelConnection2W0"),
        jni::native<getLastError<WNetGetLastErrorA, char, jbyteArray>>("WNetGetLastErrorA0"),
        jni::native<getLastError<WNetGetLastErrorW, wchar_t, jcharArray>>("WNetGetLastErrorW0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Mpr", methods};
    return natives;
}

}  // namespace winnet4j::glue
