// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Mpr: questions about connections, resources and providers, one to one.
#include "glue/wnet.h"

// mingw-w64's has no such linkage of its own.
extern "C" {
#include <npapi.h>
}

namespace winnet4j::glue {
namespace {

// What Java's checks and layouts rely on.
static_assert(sizeof(NETRESOURCEW) == 48 && offsetof(NETRESOURCEW, lpLocalName) == 16);
static_assert(sizeof(NETINFOSTRUCT) == 40 && sizeof(NETCONNECTINFOSTRUCT) == 20);
static_assert(sizeof(UNIVERSAL_NAME_INFOW) == 8 && sizeof(REMOTE_NAME_INFOW) == 24);

template <typename Form, auto Call>
jint getConnection(JNIEnv* env, jclass, jstring localName, typename Form::Array remoteName, jintArray length) {
    const NameOrNull<Form> local(env, localName);
    TextOut<Form> remote(env, remoteName, length);
    const DWORD error = firstOf({local.errorOrMissing(), remote.errorOrMissing()});
    return error != ERROR_SUCCESS ? code(error) : remote.answer(Call(local.get(), remote.text(), remote.size()));
}

template <typename Form, auto Call>
jint getUser(JNIEnv* env, jclass, jstring connection, typename Form::Array userName, jintArray length) {
    const NameOrNull<Form> name(env, connection);
    TextOut<Form> user(env, userName, length);
    const DWORD error = firstOf({name.error(), user.errorOrMissing()});
    return error != ERROR_SUCCESS ? code(error) : user.answer(Call(name.get(), user.text(), user.size()));
}

template <typename Form, auto Call>
jint getProviderName(JNIEnv* env, jclass, jint type, typename Form::Array providerName, jintArray size) {
    TextOut<Form> provider(env, providerName, size);
    return provider.errorOrMissing() != ERROR_SUCCESS
               ? code(provider.errorOrMissing())
               : provider.answer(Call(dword(type), provider.text(), provider.size()));
}

template <typename Form, auto Call>
jint getUniversalName(JNIEnv* env, jclass, jstring localPath, jint level, jbyteArray buffer, jintArray size) {
    const NameOrNull<Form> path(env, localPath);
    Block block(env, buffer, size);
    const DWORD error = firstOf({path.errorOrMissing(), block.error()});
    if (error != ERROR_SUCCESS) {
        return code(error);
    }
    const DWORD result = Call(path.get(), dword(level), block.get(), block.size());
    if (result == ERROR_SUCCESS) {
        // Both levels are pointers only: one, or three.
        const DWORD pointers = level == UNIVERSAL_NAME_INFO_LEVEL ? 1 : 3;
        for (DWORD i = 0; i < block.atMost<void*>(pointers); ++i) {
            block.relocate(reinterpret_cast<void**>(block.get())[i]);
        }
    }
    return block.answer(result);
}

/** The size that the structure says of itself is the caller's, but never more than there is. */
template <typename Form, auto Call>
jint getNetworkInformation(JNIEnv* env, jclass, jstring providerName, jbyteArray information) {
    const NameOrNull<Form> provider(env, providerName);
    const Bytes info(env, information, sizeof(NETINFOSTRUCT));
    if (provider.errorOrMissing() != ERROR_SUCCESS || info.get() == nullptr ||
        info.as<NETINFOSTRUCT>()->cbStructure > sizeof(NETINFOSTRUCT)) {
        return code(provider.errorOrMissing() != ERROR_SUCCESS ? provider.errorOrMissing() : ERROR_INVALID_PARAMETER);
    }
    const DWORD result = Call(provider.get(), info.as<NETINFOSTRUCT>());
    if (result == ERROR_SUCCESS) {
        info.copyTo(env, information);
    }
    return code(result);
}

template <typename Form, auto Call>
jint getResourceInformation(JNIEnv* env, jclass, jint scope, jint type, jint display, jint usage, jstring local,
                            jstring remote, jstring comment, jstring provider, jbyteArray buffer, jintArray size,
                            jintArray system) {
    Resource<Form> resource(env, scope, type, display, usage, local, remote, comment, provider);
    Block block(env, buffer, size);
    const DWORD error = firstOf({resource.error(), block.error(),
                                 holds(env, system, 1) ? DWORD{ERROR_SUCCESS} : DWORD{ERROR_INVALID_PARAMETER}});
    if (error != ERROR_SUCCESS) {
        return code(error);
    }
    typename Form::Unit* rest = nullptr;
    const DWORD result = Call(resource.get(), block.get(), block.size(), &rest);
    if (result == ERROR_SUCCESS) {
        block.relocateResources<typename Form::Resource>(1);
        store(env, system, static_cast<DWORD>(block.offset(rest)));
    }
    return block.answer(result);
}

template <typename Form, auto Call>
jint getResourceParent(JNIEnv* env, jclass, jint scope, jint type, jint display, jint usage, jstring local,
                       jstring remote, jstring comment, jstring provider, jbyteArray buffer, jintArray size) {
    Resource<Form> resource(env, scope, type, display, usage, local, remote, comment, provider);
    Block block(env, buffer, size);
    const DWORD error = firstOf({resource.error(), block.error()});
    if (error != ERROR_SUCCESS) {
        return code(error);
    }
    const DWORD result = Call(resource.get(), block.get(), block.size());
    if (result == ERROR_SUCCESS) {
        block.relocateResources<typename Form::Resource>(1);
    }
    return block.answer(result);
}

template <typename Form, auto Call>
jint getConnectionPerformance(JNIEnv* env, jclass, jint scope, jint type, jint display, jint usage, jstring local,
                              jstring remote, jstring comment, jstring provider, jbyteArray information) {
    Resource<Form> resource(env, scope, type, display, usage, local, remote, comment, provider);
    const Bytes info(env, information, sizeof(NETCONNECTINFOSTRUCT));
    if (resource.error() != ERROR_SUCCESS || info.get() == nullptr ||
        info.as<NETCONNECTINFOSTRUCT>()->cbStructure > sizeof(NETCONNECTINFOSTRUCT)) {
        return code(resource.error() != ERROR_SUCCESS ? resource.error() : ERROR_INVALID_PARAMETER);
    }
    const DWORD result = Call(resource.get(), info.as<NETCONNECTINFOSTRUCT>());
    if (result == ERROR_SUCCESS) {
        info.copyTo(env, information);
    }
    return code(result);
}

/** Answers nothing, so 0 once it was called. */
template <typename Form, auto Call>
jint setLastError(JNIEnv* env, jclass, jint error, jstring errorText, jstring providers) {
    const NameOrNull<Form> text(env, errorText);
    const NameOrNull<Form> names(env, providers);
    const DWORD wrong = firstOf({text.error(), names.error()});
    if (wrong == ERROR_SUCCESS) {
        Call(dword(error), text.get(), names.get());
    }
    return code(wrong);
}

}  // namespace

const jni::Natives& wnetQuery() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<getConnection<Ansi, WNetGetConnectionA>>("WNetGetConnectionA0"),
        jni::native<getConnection<Wide, WNetGetConnectionW>>("WNetGetConnectionW0"),
        jni::native<getUser<Ansi, WNetGetUserA>>("WNetGetUserA0"),
        jni::native<getUser<Wide, WNetGetUserW>>("WNetGetUserW0"),
        jni::native<getProviderName<Ansi, WNetGetProviderNameA>>("WNetGetProviderNameA0"),
        jni::native<getProviderName<Wide, WNetGetProviderNameW>>("WNetGetProviderNameW0"),
        jni::native<getUniversalName<Ansi, WNetGetUniversalNameA>>("WNetGetUniversalNameA0"),
        jni::native<getUniversalName<Wide, WNetGetUniversalNameW>>("WNetGetUniversalNameW0"),
        jni::native<getNetworkInformation<Ansi, WNetGetNetworkInformationA>>("WNetGetNetworkInformationA0"),
        jni::native<getNetworkInformation<Wide, WNetGetNetworkInformationW>>("WNetGetNetworkInformationW0"),
        jni::native<getResourceInformation<Ansi, WNetGetResourceInformationA>>("WNetGetResourceInformationA0"),
        jni::native<getResourceInformation<Wide, WNetGetResourceInformationW>>("WNetGetResourceInformationW0"),
        jni::native<getResourceParent<Ansi, WNetGetResourceParentA>>("WNetGetResourceParentA0"),
        jni::native<getResourceParent<Wide, WNetGetResourceParentW>>("WNetGetResourceParentW0"),
        jni::native<getConnectionPerformance<Ansi, MultinetGetConnectionPerformanceA>>(
            "MultinetGetConnectionPerformanceA0"),
        jni::native<getConnectionPerformance<Wide, MultinetGetConnectionPerformanceW>>(
            "MultinetGetConnectionPerformanceW0"),
        jni::native<setLastError<Ansi, WNetSetLastErrorA>>("WNetSetLastErrorA0"),
        jni::native<setLastError<Wide, WNetSetLastErrorW>>("WNetSetLastErrorW0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Mpr", methods};
    return natives;
}

}  // namespace winnet4j::glue
