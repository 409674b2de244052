// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.internal.NativeTables: the DLL describes itself, its version and every native it registers.
#include <string>

#include "glue/convert.h"
#include "glue/tables.h"

namespace winnet4j::glue {
namespace {

/** The version in the first line, then "class method signature", a line each. */
std::string describe() {
    std::string text = WINNET4J_VERSION "\n";
    for (const jni::Natives* natives : jni::allNatives()) {
        for (const JNINativeMethod& method : natives->methods) {
            text.append(natives->type).append(" ").append(method.name);
            text.append(" ").append(method.signature).append("\n");
        }
    }
    return text;
}

/** The size of the description; as much of it as fits is stored. */
jint description(JNIEnv* env, jclass, jbyteArray out) {
    const std::string text = describe();
    const auto size = static_cast<jsize>(text.size());
    if (holds(env, out, 0)) {
        const jsize room = env->GetArrayLength(out);
        env->SetByteArrayRegion(out, 0, size < room ? size : room, reinterpret_cast<const jbyte*>(text.data()));
    }
    return size;
}

}  // namespace

const jni::Natives& nativeTables() noexcept {
    static const JNINativeMethod methods[] = {jni::native<description>("description0")};
    static const jni::Natives natives{"io/github/winnet4j/internal/NativeTables", methods};
    return natives;
}

}  // namespace winnet4j::glue
