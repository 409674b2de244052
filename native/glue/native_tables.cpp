// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.internal.NativeTables: the DLL describes itself, its version and every native it registers.
#include "glue/convert.h"
#include "glue/tables.h"

namespace winnet4j::glue {
namespace {

/** Text into a Java array, as far as it fits; counts on beyond its end. */
class Writer {
  public:
    Writer(JNIEnv* env, jbyteArray out) noexcept
        : env_(env), out_(out), room_(holds(env, out, 0) ? env->GetArrayLength(out) : 0) {}

    Writer& operator<<(std::string_view text) noexcept {
        const auto size = static_cast<jsize>(text.size());
        if (size <= room_ - end_) {
            env_->SetByteArrayRegion(out_, end_, size, reinterpret_cast<const jbyte*>(text.data()));
        }
        end_ += size;
        return *this;
    }
    jint size() const noexcept { return end_; }

  private:
    JNIEnv* env_;
    jbyteArray out_;
    jsize room_;
    jsize end_ = 0;
};

/** The version in the first line, then "class method signature", a line each; answers the size of all of it. */
jint description(JNIEnv* env, jclass, jbyteArray out) {
    Writer writer(env, out);
    writer << WINNET4J_VERSION "\n";
    for (const jni::Natives* natives : jni::allNatives()) {
        for (const JNINativeMethod& method : natives->methods) {
            writer << natives->type << " " << method.name << " " << method.signature << "\n";
        }
    }
    return writer.size();
}

}  // namespace

const jni::Natives& nativeTables() noexcept {
    static const JNINativeMethod methods[] = {jni::native<description>("description0")};
    static const jni::Natives natives{"io/github/winnet4j/internal/NativeTables", methods};
    return natives;
}

}  // namespace winnet4j::glue
