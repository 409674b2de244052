// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Mpr: enumerations of resources, one to one.
#include "glue/wnet.h"

namespace winnet4j::glue {
namespace {

template <typename Form, auto Call>
jint openEnum(JNIEnv* env, jclass, jint scope, jint type, jint usage, jboolean given, jint resourceScope,
              jint resourceType, jint display, jint resourceUsage, jstring local, jstring remote, jstring comment,
              jstring provider, jlongArray enumeration) {
    Resource<Form> resource(env, resourceScope, resourceType, display, resourceUsage, local, remote, comment, provider);
    if (resource.error() != ERROR_SUCCESS || !holds(env, enumeration, 1)) {
        return code(resource.error() != ERROR_SUCCESS ? resource.error() : ERROR_INVALID_PARAMETER);
    }
    HANDLE opened = nullptr;
    const DWORD result =
        Call(dword(scope), dword(type), dword(usage), given != JNI_FALSE ? resource.get() : nullptr, &opened);
    if (result == ERROR_SUCCESS) {
        store(env, enumeration, opened);
    }
    return code(result);
}

template <typename Form, auto Call>
jint enumResource(JNIEnv* env, jclass, jlong enumeration, jintArray count, jbyteArray buffer, jintArray size) {
    Block block(env, buffer, size);
    if (block.error() != ERROR_SUCCESS || !holds(env, count, 1)) {
        return code(block.error() != ERROR_SUCCESS ? block.error() : ERROR_INVALID_PARAMETER);
    }
    jint wanted = 0;
    env->GetIntArrayRegion(count, 0, 1, &wanted);
    DWORD entries = dword(wanted);
    const DWORD result = Call(handle(enumeration), &entries, block.get(), block.size());
    // Wine 8 answers what its last provider said: the end, although the entries of an earlier one are there.
    const bool entriesAtTheEnd = result == ERROR_NO_MORE_ITEMS && entries != 0 && entries != dword(wanted) &&
                                 entries == block.atMost<typename Form::Resource>(entries);
    if (result != ERROR_SUCCESS && !entriesAtTheEnd) {
        return block.answer(result);
    }
    block.relocateResources<typename Form::Resource>(entries);
    store(env, count, entries);
    block.answer(ERROR_SUCCESS);
    return code(result);
}

jint closeEnum(JNIEnv*, jclass, jlong enumeration) { return code(WNetCloseEnum(handle(enumeration))); }

}  // namespace

const jni::Natives& wnetEnum() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<openEnum<Ansi, WNetOpenEnumA>>("WNetOpenEnumA0"),
        jni::native<openEnum<Wide, WNetOpenEnumW>>("WNetOpenEnumW0"),
        jni::native<enumResource<Ansi, WNetEnumResourceA>>("WNetEnumResourceA0"),
        jni::native<enumResource<Wide, WNetEnumResourceW>>("WNetEnumResourceW0"),
        jni::native<closeEnum>("WNetCloseEnum0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Mpr", methods};
    return natives;
}

}  // namespace winnet4j::glue
