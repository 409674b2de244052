// SPDX-License-Identifier: Apache-2.0
// The way up to Java: how the records of one turn of the loop reach io.github.winnet4j.port.PortNatives. They lie in
// memory that Java sees through a buffer: nothing is copied. In a header of its own because the benchmarks deliver
// through the same code.
#pragma once

#include <jni.h>

#include "jni/registry.h"
#include "port/record.h"

namespace winnet4j::jni {

/** A port of Java, by a reference that doesn't keep it: the loop waits in native code. */
class WeakPort : public _jobject {};
template <> inline constexpr std::string_view kTypeName<WeakPort*> = "Ljava/lang/ref/WeakReference;";

}  // namespace winnet4j::jni

namespace winnet4j::glue {

using jport = jni::WeakPort*;

/** How completions reach Java: one as arguments; several lie in the port's records, and one call says how many. */
class Callbacks {
  public:
    /** The port is the one that has a buffer of the records that are delivered. */
    Callbacks(JNIEnv* env, jclass type, jport port) noexcept
        : env_(env),
          type_(type),
          port_(port),
          one_(env->GetStaticMethodID(type, "completed", kOne.data())),
          several_(one_ != nullptr ? env->GetStaticMethodID(type, "completed", kSeveral.data()) : nullptr) {}

    bool found() const noexcept { return several_ != nullptr; }

    /** Answers how many exceptions came out, which Java's side should have kept to itself: 0 or 1. */
    std::uint64_t deliver(const port::Record* records, int count) const noexcept {
        jvalue arguments[4];
        if (count == 1) {
            arguments[0].j = static_cast<jlong>(records->token);
            arguments[1].i = static_cast<jint>(records->code);
            arguments[2].j = static_cast<jlong>(records->bytes);
            arguments[3].j = static_cast<jlong>(records->offset);
            env_->CallStaticVoidMethodA(type_, one_, arguments);
        } else {
            arguments[0].l = port_;
            arguments[1].i = count;
            env_->CallStaticVoidMethodA(type_, several_, arguments);
        }
        if (env_->ExceptionCheck() == JNI_FALSE) {
            return 0;
        }
        env_->ExceptionClear();
        return 1;
    }

  private:
    static constexpr auto kOne = jni::Signature<void (*)(JNIEnv*, jclass, jlong, jint, jlong, jlong)>::kText;
    static constexpr auto kSeveral = jni::Signature<void (*)(JNIEnv*, jclass, jport, jint)>::kText;

    JNIEnv* env_;
    jclass type_;
    jport port_;
    jmethodID one_;
    jmethodID several_;
};

}  // namespace winnet4j::glue
