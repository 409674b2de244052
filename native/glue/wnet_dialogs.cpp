// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Mpr: the dialogs for connections, one to one. They block until the user is done.
#include "glue/wnet.h"

namespace winnet4j::glue {
namespace {

HWND window(jlong value) noexcept { return static_cast<HWND>(pointer(value)); }

template <auto Call> jint dialog(JNIEnv*, jclass, jlong owner, jint type) {
    return code(Call(window(owner), dword(type)));
}

template <typename Form, typename Dialog, auto Call>
jint connectionDialog1(JNIEnv* env, jclass, jlong owner, jint scope, jint type, jint display, jint usage, jstring local,
                       jstring remote, jstring comment, jstring provider, jint flags, jintArray device) {
    Resource<Form> resource(env, scope, type, display, usage, local, remote, comment, provider);
    if (resource.error() != ERROR_SUCCESS || !holdsOrNull(env, device, 1)) {
        return code(resource.error() != ERROR_SUCCESS ? resource.error() : ERROR_INVALID_PARAMETER);
    }
    Dialog dialog{};
    dialog.cbStructure = sizeof dialog;
    dialog.hwndOwner = window(owner);
    dialog.lpConnRes = resource.get();
    dialog.dwFlags = dword(flags);
    const DWORD result = Call(&dialog);
    if (result == ERROR_SUCCESS) {
        store(env, device, dialog.dwDevNum);
    }
    return code(result);
}

template <typename Form, typename Dialog, auto Call>
jint disconnectDialog1(JNIEnv* env, jclass, jlong owner, jstring localName, jstring remoteName, jint flags) {
    const NameOrNull<Form> local(env, localName);
    const NameOrNull<Form> remote(env, remoteName);
    const DWORD error = firstOf({local.error(), remote.error()});
    if (error != ERROR_SUCCESS) {
        return code(error);
    }
    Dialog dialog{};
    dialog.cbStructure = sizeof dialog;
    dialog.hwndOwner = window(owner);
    dialog.lpLocalName = local.get();
    dialog.lpRemoteName = remote.get();
    dialog.dwFlags = dword(flags);
    return code(Call(&dialog));
}

}  // namespace

const jni::Natives& wnetDialogs() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<dialog<WNetConnectionDialog>>("WNetConnectionDialog0"),
        jni::native<dialog<WNetDisconnectDialog>>("WNetDisconnectDialog0"),
        jni::native<connectionDialog1<Ansi, CONNECTDLGSTRUCTA, WNetConnectionDialog1A>>("WNetConnectionDialog1A0"),
        jni::native<connectionDialog1<Wide, CONNECTDLGSTRUCTW, WNetConnectionDialog1W>>("WNetConnectionDialog1W0"),
        jni::native<disconnectDialog1<Ansi, DISCDLGSTRUCTA, WNetDisconnectDialog1A>>("WNetDisconnectDialog1A0"),
        jni::native<disconnectDialog1<Wide, DISCDLGSTRUCTW, WNetDisconnectDialog1W>>("WNetDisconnectDialog1W0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Mpr", methods};
    return natives;
}

}  // namespace winnet4j::glue
