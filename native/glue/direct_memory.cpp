// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.internal.DirectMemory: where a direct buffer begins, to distinguish buffers over the same memory
// from others. Nothing here reads or writes it.
#include "glue/convert.h"
#include "glue/tables.h"

namespace winnet4j::glue {
namespace {

jlong address(JNIEnv* env, jclass, jni::jbytebuffer buffer) {
    return buffer != nullptr ? number(env->GetDirectBufferAddress(buffer)) : 0;
}

}  // namespace

const jni::Natives& directMemory() noexcept {
    static const JNINativeMethod methods[] = {jni::native<address>("address0")};
    static const jni::Natives natives{"io/github/winnet4j/internal/DirectMemory", methods};
    return natives;
}

}  // namespace winnet4j::glue
