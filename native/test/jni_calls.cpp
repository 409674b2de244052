// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.port.JniCalls: counts the functions of JNI that native code calls on one thread. The table of the
// JVM is replaced by one with functions that count and go on to the real ones; it comes back when the counting ends.
#include <jvmti.h>

#include <atomic>

#include "glue/convert.h"
#include "test/test_tables.h"

namespace winnet4j::test {
namespace {

using Table = jniNativeInterface;

const Table* real = nullptr;
std::atomic<DWORD> watched{0};
std::atomic<jint> calls{0};

template <auto Member, typename Function> struct Counting;

template <auto Member, typename Result, typename... Args> struct Counting<Member, Result (*Table::*)(Args...)> {
    static Result call(Args... args) {
        if (GetCurrentThreadId() == watched) {
            ++calls;
        }
        return (real->*Member)(args...);
    }
};

template <auto... Members> void count(Table& table) noexcept {
    ((table.*Members = Counting<Members, decltype(Members)>::call), ...);
}

jvmtiEnv* tools(JNIEnv* env) noexcept {
    JavaVM* vm = nullptr;
    void* found = nullptr;
    if (env->GetJavaVM(&vm) != JNI_OK || vm->GetEnv(&found, JVMTI_VERSION_11) != JNI_OK) {
        return nullptr;
    }
    return static_cast<jvmtiEnv*>(found);
}

/** From now on the calls of this thread count; false when this JVM doesn't allow it. */
jboolean begin(JNIEnv* env, jclass) {
    jvmtiEnv* tool = tools(env);
    Table* table = nullptr;
    Table* before = nullptr;
    if (tool == nullptr || tool->GetJNIFunctionTable(&before) != JVMTI_ERROR_NONE ||
        tool->GetJNIFunctionTable(&table) != JVMTI_ERROR_NONE) {
        return JNI_FALSE;
    }
    real = before;
    count<&Table::FindClass, &Table::GetMethodID, &Table::GetStaticMethodID, &Table::CallStaticVoidMethodA,
          &Table::NewGlobalRef, &Table::DeleteGlobalRef, &Table::NewLocalRef, &Table::DeleteLocalRef,
          &Table::ExceptionCheck, &Table::ExceptionClear, &Table::ExceptionOccurred, &Table::Throw,
          &Table::GetArrayLength, &Table::GetByteArrayRegion, &Table::SetByteArrayRegion, &Table::GetCharArrayRegion,
          &Table::SetCharArrayRegion, &Table::GetIntArrayRegion, &Table::SetIntArrayRegion, &Table::GetLongArrayRegion,
          &Table::SetLongArrayRegion, &Table::GetPrimitiveArrayCritical, &Table::ReleasePrimitiveArrayCritical,
          &Table::GetObjectArrayElement, &Table::SetObjectArrayElement, &Table::GetStringLength,
          &Table::GetStringRegion, &Table::GetStringUTFRegion, &Table::GetStringChars, &Table::ReleaseStringChars,
          &Table::GetStringUTFChars, &Table::ReleaseStringUTFChars, &Table::GetStringCritical,
          &Table::ReleaseStringCritical, &Table::NewString, &Table::NewStringUTF, &Table::NewByteArray,
          &Table::NewDirectByteBuffer, &Table::GetDirectBufferAddress, &Table::GetDirectBufferCapacity,
          &Table::GetObjectClass, &Table::PushLocalFrame, &Table::PopLocalFrame>(*table);
    watched = GetCurrentThreadId();
    calls = 0;
    const bool set = tool->SetJNIFunctionTable(table) == JVMTI_ERROR_NONE;
    tool->Deallocate(reinterpret_cast<unsigned char*>(table));
    return set ? JNI_TRUE : JNI_FALSE;
}

/** How many there were since the last question. */
jint counted(JNIEnv*, jclass) { return calls.exchange(0); }

/** The table is the JVM's own again. */
void end(JNIEnv* env, jclass) {
    watched = 0;
    if (jvmtiEnv* tool = tools(env); tool != nullptr && real != nullptr) {
        tool->SetJNIFunctionTable(real);
    }
}

}  // namespace

const jni::Natives& jniCalls() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<begin>("begin"),
        jni::native<counted>("counted"),
        jni::native<end>("end"),
    };
    static const jni::Natives natives{"io/github/winnet4j/port/JniCalls", methods};
    return natives;
}

}  // namespace winnet4j::test
