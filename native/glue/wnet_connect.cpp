// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Mpr: making connections, one to one. Passwords and other secrets are wiped.
#include "glue/wnet.h"

namespace winnet4j::glue {
namespace {

HWND window(jlong value) noexcept { return static_cast<HWND>(pointer(value)); }

template <typename Form, auto Call>
jint addConnection(JNIEnv* env, jclass, jstring remoteName, jcharArray password, jstring localName) {
    const NameOrNull<Form> remote(env, remoteName);
    const Secret<Form> secret(env, password);
    const NameOrNull<Form> local(env, localName);
    const DWORD error = firstOf({remote.errorOrMissing(), secret.error(), local.error()});
    return code(error != ERROR_SUCCESS ? error : Call(remote.get(), secret.get(), local.get()));
}

template <typename Form, auto Call>
jint addConnection2(JNIEnv* env, jclass, jint scope, jint type, jint display, jint usage, jstring local, jstring remote,
                    jstring comment, jstring provider, jcharArray password, jstring userName, jint flags) {
    Resource<Form> resource(env, scope, type, display, usage, local, remote, comment, provider);
    const Secret<Form> secret(env, password);
    const NameOrNull<Form> user(env, userName);
    const DWORD error = firstOf({resource.error(), secret.error(), user.error()});
    return code(error != ERROR_SUCCESS ? error : Call(resource.get(), secret.get(), user.get(), dword(flags)));
}

template <typename Form, auto Call>
jint addConnection3(JNIEnv* env, jclass, jlong owner, jint scope, jint type, jint display, jint usage, jstring local,
                    jstring remote, jstring comment, jstring provider, jcharArray password, jstring userName,
                    jint flags) {
    Resource<Form> resource(env, scope, type, display, usage, local, remote, comment, provider);
    const Secret<Form> secret(env, password);
    const NameOrNull<Form> user(env, userName);
    const DWORD error = firstOf({resource.error(), secret.error(), user.error()});
    return code(error != ERROR_SUCCESS ? error
                                       : Call(window(owner), resource.get(), secret.get(), user.get(), dword(flags)));
}

template <typename Form, auto Call>
jint addConnection4(JNIEnv* env, jclass, jlong owner, jint scope, jint type, jint display, jint usage, jstring local,
                    jstring remote, jstring comment, jstring provider, jbyteArray auth, jint authSize, jint flags,
                    jbyteArray options, jint optionsSize) {
    Resource<Form> resource(env, scope, type, display, usage, local, remote, comment, provider);
    const Bytes secret(env, auth, authSize);
    const Bytes use(env, options, optionsSize);
    const DWORD error = firstOf({resource.error(), secret.error(), use.error()});
    return code(error != ERROR_SUCCESS ? error
                                       : Call(window(owner), resource.get(), secret.get(), dword(authSize),
                                              dword(flags), use.get(), dword(optionsSize)));
}

/** What lpResult receives; untouched by Windows when the name isn't asked for, so 0. */
jint answer(JNIEnv* env, DWORD result, DWORD how, jintArray out) noexcept {
    if (result == ERROR_SUCCESS) {
        store(env, out, how);
    }
    return code(result);
}

template <typename Form, auto Call>
jint useConnection(JNIEnv* env, jclass, jlong owner, jint scope, jint type, jint display, jint usage, jstring local,
                   jstring remote, jstring comment, jstring provider, jcharArray password, jstring userId, jint flags,
                   typename Form::Array accessName, jintArray size, jintArray result) {
    Resource<Form> resource(env, scope, type, display, usage, local, remote, comment, provider);
    const Secret<Form> secret(env, password);
    const NameOrNull<Form> user(env, userId);
    TextOut<Form> access(env, accessName, size);
    const DWORD error = firstOf({resource.error(), secret.error(), user.error(), access.error(),
                                 holdsOrNull(env, result, 1) ? DWORD{ERROR_SUCCESS} : DWORD{ERROR_INVALID_PARAMETER}});
    if (error != ERROR_SUCCESS) {
        return code(error);
    }
    DWORD how = 0;
    const DWORD answered =
        Call(window(owner), resource.get(), secret.get(), user.get(), dword(flags), access.text(), access.size(), &how);
    access.answer(answered);
    return answer(env, answered, how, result);
}

template <typename Form, auto Call>
jint useConnection4(JNIEnv* env, jclass, jlong owner, jint scope, jint type, jint display, jint usage, jstring local,
                    jstring remote, jstring comment, jstring provider, jbyteArray auth, jint authSize, jint flags,
                    jbyteArray options, jint optionsSize, typename Form::Array accessName, jintArray size,
                    jintArray result) {
    Resource<Form> resource(env, scope, type, display, usage, local, remote, comment, provider);
    const Bytes secret(env, auth, authSize);
    const Bytes use(env, options, optionsSize);
    TextOut<Form> access(env, accessName, size);
    const DWORD error = firstOf({resource.error(), secret.error(), use.error(), access.error(),
                                 holdsOrNull(env, result, 1) ? DWORD{ERROR_SUCCESS} : DWORD{ERROR_INVALID_PARAMETER}});
    if (error != ERROR_SUCCESS) {
        return code(error);
    }
    DWORD how = 0;
    const DWORD answered = Call(window(owner), resource.get(), secret.get(), dword(authSize), dword(flags), use.get(),
                                dword(optionsSize), access.text(), access.size(), &how);
    access.answer(answered);
    return answer(env, answered, how, result);
}

}  // namespace

const jni::Natives& wnetConnect() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<addConnection<Ansi, WNetAddConnectionA>>("WNetAddConnectionA0"),
        jni::native<addConnection<Wide, WNetAddConnectionW>>("WNetAddConnectionW0"),
        jni::native<addConnection2<Ansi, WNetAddConnection2A>>("WNetAddConnection2A0"),
        jni::native<addConnection2<Wide, WNetAddConnection2W>>("WNetAddConnection2W0"),
        jni::native<addConnection3<Ansi, WNetAddConnection3A>>("WNetAddConnection3A0"),
        jni::native<addConnection3<Wide, WNetAddConnection3W>>("WNetAddConnection3W0"),
        jni::native<addConnection4<Ansi, WNetAddConnection4A>>("WNetAddConnection4A0"),
        jni::native<addConnection4<Wide, WNetAddConnection4W>>("WNetAddConnection4W0"),
        jni::native<useConnection<Ansi, WNetUseConnectionA>>("WNetUseConnectionA0"),
        jni::native<useConnection<Wide, WNetUseConnectionW>>("WNetUseConnectionW0"),
        jni::native<useConnection4<Ansi, WNetUseConnection4A>>("WNetUseConnection4A0"),
        jni::native<useConnection4<Wide, WNetUseConnection4W>>("WNetUseConnection4W0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Mpr", methods};
    return natives;
}

}  // namespace winnet4j::glue
