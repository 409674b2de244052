// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.internal.testkit.ModuleBinding: the testkit's way to the hook of delay-loading.
#include "glue/convert.h"
#include "glue/tables.h"
#include "jni/strings.h"
#include "win/modules.h"

namespace winnet4j::glue {
namespace {

jint bind(JNIEnv* env, jclass, jstring dll, jint dllLength, jlong module) {
    const jni::AnsiName name(env, dll, dllLength);
    if (name.error() != ERROR_SUCCESS) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(win::bindModule(name.get(), static_cast<HMODULE>(pointer(module))));
}

}  // namespace

const jni::Natives& moduleBinding() noexcept {
    static const JNINativeMethod methods[] = {jni::native<bind>("bind0")};
    static const jni::Natives natives{"io/github/winnet4j/internal/testkit/ModuleBinding", methods};
    return natives;
}

}  // namespace winnet4j::glue
