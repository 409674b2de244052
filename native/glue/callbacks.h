// SPDX-License-Identifier: Apache-2.0
// The way up to Java: how the records of one turn of the loop reach io.github.winnet4j.port.PortNatives. In a header of
// its own because the benchmarks deliver through the same code.
#pragma once

#include <jni.h>

#include "port/record.h"

namespace winnet4j::glue {

/** How completions reach Java: one as arguments, several in the array that Java gave, with one call. */
class Callbacks {
  public:
    Callbacks(JNIEnv* env, jclass type, jlongArray records) noexcept
        : env_(env),
          type_(type),
          records_(records),
          one_(env->GetStaticMethodID(type, "completed", "(JIJJ)V")),
          several_(one_ != nullptr ? env->GetStaticMethodID(type, "completed", "([JI)V") : nullptr) {}

    bool found() const noexcept { return several_ != nullptr; }

    /** Answers how many exceptions came out, which Java's side should have kept to itself: 0 or 1. */
    std::uint64_t deliver(const port::Record* records, int count) const noexcept {
        if (count == 1) {
            jvalue arguments[4];
            arguments[0].j = static_cast<jlong>(records->token);
            arguments[1].i = static_cast<jint>(records->code);
            arguments[2].j = static_cast<jlong>(records->bytes);
            arguments[3].j = static_cast<jlong>(records->offset);
            env_->CallStaticVoidMethodA(type_, one_, arguments);
        } else {
            env_->SetLongArrayRegion(records_, 0, count * 4, reinterpret_cast<const jlong*>(records));
            jvalue arguments[2];
            arguments[0].l = records_;
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
    JNIEnv* env_;
    jclass type_;
    jlongArray records_;
    jmethodID one_;
    jmethodID several_;
};

}  // namespace winnet4j::glue
