// SPDX-License-Identifier: Apache-2.0
// A stand-in for a JVM: the few JNI functions that loading, the strings and the port use, with a record of what was
// registered and a fault at any step. It holds our code to JNI's rules: a call that isn't allowed while an exception is
// pending is counted as a breach.
#pragma once

#include <jni.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace winnet4j::test {

class FakeJvm {
  public:
    FakeJvm() noexcept {
        functions_.FindClass = [](JNIEnv* env, const char* name) { return of(env).findClass(name); };
        functions_.RegisterNatives = [](JNIEnv* env, jclass type, const JNINativeMethod*, jint count) {
            return of(env).registerNatives(type, count);
        };
        functions_.UnregisterNatives = [](JNIEnv* env, jclass type) { return of(env).unregisterNatives(type); };
        functions_.ExceptionOccurred = [](JNIEnv* env) {
            return of(env).pending.empty() ? nullptr : reinterpret_cast<jthrowable>(&of(env).pending);
        };
        functions_.ExceptionCheck = [](JNIEnv* env) -> jboolean {
            return of(env).pending.empty() ? JNI_FALSE : JNI_TRUE;
        };
        functions_.ExceptionClear = [](JNIEnv* env) { of(env).clear(); };
        functions_.Throw = [](JNIEnv* env, jthrowable) -> jint {
            of(env).pending = of(env).cleared;
            return JNI_OK;
        };
        functions_.DeleteLocalRef = [](JNIEnv* env, jobject) { of(env).localRefs--; };
        functions_.GetStringLength = [](JNIEnv* env, jstring) { return of(env).length(); };
        functions_.GetStringRegion = [](JNIEnv* env, jstring, jsize start, jsize count, jchar* out) {
            if (of(env).step()) {
                of(env).pending = "java/lang/OutOfMemoryError";
                return;
            }
            if (start < 0 || count < 0 || static_cast<std::size_t>(start + count) > of(env).text.size()) {
                of(env).pending = "java/lang/StringIndexOutOfBoundsException";
                return;
            }
            std::copy_n(of(env).text.begin() + start, count, reinterpret_cast<char16_t*>(out));
        };
        functions_.GetCharArrayRegion = [](JNIEnv* env, jcharArray, jsize start, jsize count, jchar* out) {
            of(env).functions_.GetStringRegion(env, nullptr, start, count, out);
        };
        functions_.GetStaticMethodID = [](JNIEnv* env, jclass, const char*, const char* signature) {
            return of(env).method(signature);
        };
        functions_.CallStaticVoidMethodA = [](JNIEnv* env, jclass, jmethodID method, const jvalue* arguments) {
            of(env).call(method, arguments);
        };
        functions_.GetArrayLength = [](JNIEnv* env, jarray array) {
            if (array == of(env).chars()) {
                return of(env).length();
            }
            return static_cast<jsize>(longs(static_cast<jlongArray>(array)).size());
        };
        functions_.SetLongArrayRegion = [](JNIEnv* env, jlongArray array, jsize start, jsize count, const jlong* from) {
            of(env).store(longs(array), start, count, from);
        };
        functions_.NewDirectByteBuffer = [](JNIEnv* env, void* address, jlong) {
            return of(env).newBuffer(static_cast<const jlong*>(address));
        };
        env_.functions = &functions_;
        env_.self = this;
        invoke_.GetEnv = [](JavaVM* vm, void** env, jint version) -> jint {
            FakeJvm& self = *static_cast<Vm*>(vm)->self;
            *env = version <= self.newestVersion ? &self.env_ : nullptr;
            return *env != nullptr ? JNI_OK : JNI_EVERSION;
        };
        vm_.functions = &invoke_;
        vm_.self = this;
    }
    FakeJvm(const FakeJvm&) = delete;
    FakeJvm& operator=(const FakeJvm&) = delete;

    JNIEnv* env() noexcept { return &env_; }
    JavaVM* vm() noexcept { return &vm_; }

    /** The string that any jstring is. */
    std::u16string text;
    jstring string() noexcept { return reinterpret_cast<jstring>(&text); }
    jint length() const noexcept { return static_cast<jint>(text.size()); }
    /** The same as an array. */
    jcharArray chars() noexcept { return reinterpret_cast<jcharArray>(&text); }

    /** Any jlongArray is one of these; there are no other arrays. */
    using Longs = std::vector<jlong>;
    static jlongArray array(Longs& longs) noexcept { return reinterpret_cast<jlongArray>(&longs); }

    /** The tokens of the completions that Java was called with. */
    std::vector<jlong> delivered;
    /** What the next calls of Java leave pending, an empty one nothing. */
    std::vector<std::string> thrown;

    /** The n-th call that can fail does so, counted from 1; 0: none. */
    int failAt = 0;
    jint newestVersion = JNI_VERSION_10;
    int steps = 0;
    int breaches = 0;
    int localRefs = 0;
    std::string pending;
    std::vector<std::string> registered;

  private:
    struct Env : JNIEnv {
        FakeJvm* self;
    };
    struct Vm : JavaVM {
        FakeJvm* self;
    };

    static Longs& longs(jlongArray array) noexcept { return *reinterpret_cast<Longs*>(array); }
    static FakeJvm& of(JNIEnv* env) noexcept { return *static_cast<Env*>(env)->self; }

    /** One call that needs a clean state; true when it is the one to fail. */
    bool step() {
        if (!pending.empty()) {
            breaches++;
        }
        return ++steps == failAt;
    }

    /** A method is known by its signature. */
    jmethodID method(const char* signature) {
        if (step()) {
            pending = "java/lang/NoSuchMethodError";
            return nullptr;
        }
        signatures_.push_back(signature);
        return reinterpret_cast<jmethodID>(signatures_.size());
    }

    void call(jmethodID method, const jvalue* arguments) {
        if (!pending.empty()) {
            breaches++;
            return;
        }
        if (signatures_.at(reinterpret_cast<std::size_t>(method) - 1) == "(JIJJ)V") {
            delivered.push_back(arguments[0].j);
        } else {
            for (jint i = 0; i < arguments[1].i; ++i) {
                delivered.push_back(buffer_[3 * i]);
            }
        }
        if (!thrown.empty()) {
            pending = thrown.front();
            thrown.erase(thrown.begin());
        }
    }

    jobject newBuffer(const jlong* address) {
        if (step()) {
            pending = "java/lang/OutOfMemoryError";
            return nullptr;
        }
        buffer_ = address;
        return reinterpret_cast<jobject>(&buffer_);
    }

    void store(Longs& to, jsize start, jsize count, const jlong* from) {
        if (step()) {
            pending = "java/lang/OutOfMemoryError";
        } else if (start < 0 || count < 0 || static_cast<std::size_t>(start + count) > to.size()) {
            pending = "java/lang/ArrayIndexOutOfBoundsException";
        } else {
            std::copy_n(from, count, to.begin() + start);
        }
    }

    jclass findClass(const char* name) {
        if (step()) {
            pending = "java/lang/NoClassDefFoundError";
            return nullptr;
        }
        localRefs++;
        classes_.push_back(name);
        return reinterpret_cast<jclass>(classes_.size());
    }

    std::string nameOf(jclass type) const { return classes_.at(reinterpret_cast<std::size_t>(type) - 1); }

    jint registerNatives(jclass type, jint) {
        if (step()) {
            pending = "java/lang/NoSuchMethodError";
            return JNI_ERR;
        }
        registered.push_back(nameOf(type));
        return JNI_OK;
    }

    jint unregisterNatives(jclass type) {
        if (step()) {
            pending = "java/lang/OutOfMemoryError";
            return JNI_ERR;
        }
        std::erase(registered, nameOf(type));
        return JNI_OK;
    }

    void clear() {
        if (!pending.empty()) {
            cleared = pending;
            pending.clear();
        }
    }

    /** The one direct buffer that was made last: the records of the port. */
    const jlong* buffer_ = nullptr;
    std::string cleared;
    std::vector<std::string> classes_;
    std::vector<std::string> signatures_;
    JNINativeInterface_ functions_{};
    JNIInvokeInterface_ invoke_{};
    Env env_{};
    Vm vm_{};
};

}  // namespace winnet4j::test
