// SPDX-License-Identifier: Apache-2.0
// Registers the tables with a JVM, all or none. Owns the two rules of that: classes are looked up only here, where the
// class loader of the caller of System.load is in force; with an exception pending only the few JNI functions that are
// allowed then are called. Knows nothing of the classes themselves.
#include "jni/registry.h"

namespace winnet4j::jni {
namespace {

/** One local reference, deleted at the end of the scope (allowed with an exception pending). */
class LocalClass {
  public:
    LocalClass(JNIEnv* env, const char* name) noexcept : env_(env), type_(env->FindClass(name)) {}
    ~LocalClass() {
        if (type_ != nullptr) {
            env_->DeleteLocalRef(type_);
        }
    }
    LocalClass(const LocalClass&) = delete;
    LocalClass& operator=(const LocalClass&) = delete;
    jclass get() const noexcept { return type_; }

  private:
    JNIEnv* env_;
    jclass type_;
};

bool registerOne(JNIEnv* env, const Natives& natives) noexcept {
    const LocalClass type(env, natives.type);
    return type.get() != nullptr && env->RegisterNatives(type.get(), natives.methods.data(),
                                                         static_cast<jint>(natives.methods.size())) == JNI_OK;
}

/** Takes back what was registered. The exception that made us do so is put aside meanwhile and thrown again. */
void unregister(JNIEnv* env, std::span<const Natives* const> done) noexcept {
    const jthrowable cause = env->ExceptionOccurred();
    env->ExceptionClear();
    for (const Natives* natives : done) {
        const LocalClass type(env, natives->type);
        if (type.get() == nullptr || env->UnregisterNatives(type.get()) != JNI_OK) {
            env->ExceptionClear();
        }
    }
    if (cause != nullptr) {
        env->Throw(cause);
        env->DeleteLocalRef(cause);
    }
}

}  // namespace

jint load(JavaVM* vm) noexcept {
    JNIEnv* env = nullptr;
    if (vm->GetEnv(reinterpret_cast<void**>(&env), JNI_VERSION_10) != JNI_OK) {
        return JNI_ERR;
    }
    const auto tables = allNatives();
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (!registerOne(env, *tables[i])) {
            unregister(env, tables.first(i));
            return JNI_ERR;
        }
    }
    return JNI_VERSION_10;
}

}  // namespace winnet4j::jni
