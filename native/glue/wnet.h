// SPDX-License-Identifier: Apache-2.0
// What the glue of network connections shares: both forms of names, secrets and resources, text that Windows writes,
// and blocks whose pointers become offsets. Owns the rule that what the code page can't hold is refused (1113).
#pragma once

#include <cstring>
#include <cwchar>
#include <initializer_list>
#include <new>
#include <type_traits>

#include "glue/bytes.h"
#include "glue/tables.h"
#include "jni/strings.h"

namespace winnet4j::glue {

/** The A functions: the ANSI code page. */
struct Ansi {
    using Name = jni::AnsiName;
    using Unit = char;
    using Array = jbyteArray;
    using Resource = NETRESOURCEA;
    static void store(JNIEnv* env, Array out, jint count, const Unit* text) noexcept {
        env->SetByteArrayRegion(out, 0, count, reinterpret_cast<const jbyte*>(text));
    }
};

/** The W functions: UTF-16. */
struct Wide {
    using Name = jni::WideName;
    using Unit = wchar_t;
    using Array = jcharArray;
    using Resource = NETRESOURCEW;
    static void store(JNIEnv* env, Array out, jint count, const Unit* text) noexcept {
        env->SetCharArrayRegion(out, 0, count, reinterpret_cast<const jchar*>(text));
    }
};

/** A name for Windows, or null. */
template <typename Form> class NameOrNull {
  public:
    NameOrNull(JNIEnv* env, jstring text) noexcept
        : given_(text != nullptr), name_(env, text, text != nullptr ? env->GetStringLength(text) : 0) {}

    DWORD error() const noexcept { return given_ ? name_.error() : ERROR_SUCCESS; }
    DWORD errorOrMissing() const noexcept { return name_.error(); }
    /** Not constant, since Windows' structures aren't; it only reads. */
    typename Form::Unit* get() const noexcept {
        return given_ ? const_cast<typename Form::Unit*>(name_.get()) : nullptr;
    }

  private:
    bool given_;
    typename Form::Name name_;
};

/** A password, or null; every copy of it is wiped. */
template <typename Form> class Secret {
  public:
    Secret(JNIEnv* env, jcharArray text) noexcept : given_(text != nullptr) {
        const jsize length = given_ ? env->GetArrayLength(text) : 0;
        wide_[0] = L'\0';
        units_[0] = 0;
        if (length > jni::kMaxName) {
            error_ = ERROR_FILENAME_EXCED_RANGE;
        } else if (length > 0) {
            env->GetCharArrayRegion(text, 0, length, reinterpret_cast<jchar*>(wide_));
            wide_[length] = L'\0';
            error_ = std::wmemchr(wide_, L'\0', static_cast<std::size_t>(length)) != nullptr ? ERROR_INVALID_NAME
                                                                                             : convert(length);
        }
    }
    ~Secret() {
        SecureZeroMemory(wide_, sizeof wide_);
        SecureZeroMemory(units_, sizeof units_);
    }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    DWORD error() const noexcept { return error_; }
    const typename Form::Unit* get() const noexcept { return given_ ? units_ : nullptr; }

  private:
    static constexpr int kRoom = 3 * jni::kMaxName + 1;

    DWORD convert(jsize length) noexcept {
        if constexpr (std::is_same_v<Form, Ansi>) {
            return jni::toAnsi(GetACP(), wide_, length, units_, kRoom - 1);
        } else {
            std::memcpy(units_, wide_, (static_cast<std::size_t>(length) + 1) * sizeof *wide_);
            return ERROR_SUCCESS;
        }
    }

    bool given_;
    DWORD error_ = ERROR_SUCCESS;
    wchar_t wide_[jni::kMaxName + 1];
    typename Form::Unit units_[kRoom];
};

/** A NETRESOURCE of the fields of io.github.winnet4j.win32.NetResource, which cross one by one. */
template <typename Form> class Resource {
  public:
    Resource(JNIEnv* env, jint scope, jint type, jint display, jint usage, jstring local, jstring remote,
             jstring comment, jstring provider) noexcept
        : local_(env, local),
          remote_(env, remote),
          comment_(env, comment),
          provider_(env, provider),
          resource_{dword(scope), dword(type),   dword(display), dword(usage),
                    local_.get(), remote_.get(), comment_.get(), provider_.get()} {}
    Resource(const Resource&) = delete;
    Resource& operator=(const Resource&) = delete;

    DWORD error() const noexcept {
        for (const DWORD error : {local_.error(), remote_.error(), comment_.error(), provider_.error()}) {
            if (error != ERROR_SUCCESS) {
                return error;
            }
        }
        return ERROR_SUCCESS;
    }
    typename Form::Resource* get() noexcept { return &resource_; }

  private:
    NameOrNull<Form> local_;
    NameOrNull<Form> remote_;
    NameOrNull<Form> comment_;
    NameOrNull<Form> provider_;
    typename Form::Resource resource_;
};

/** Room for text that Windows writes, and its size there and back: in the caller's arrays, which may be null together.
 */
template <typename Form> class TextOut {
  public:
    using Unit = typename Form::Unit;

    TextOut(JNIEnv* env, typename Form::Array out, jintArray size) noexcept : env_(env), out_(out), sizes_(size) {
        jint room = 0;
        if (size != nullptr && holds(env, size, 1)) {
            env->GetIntArrayRegion(size, 0, 1, &room);
        }
        if ((out != nullptr || size != nullptr) && (size == nullptr || !holds(env, out, room))) {
            error_ = ERROR_INVALID_PARAMETER;
            return;
        }
        size_ = room_ = dword(room);
        if (out != nullptr) {
            text_ = room_ <= kSmall ? small_ : new (std::nothrow) Unit[room_];
            error_ = text_ != nullptr ? ERROR_SUCCESS : ERROR_NOT_ENOUGH_MEMORY;
        }
        if (text_ != nullptr && room_ > 0) {
            text_[0] = 0;
        }
    }
    ~TextOut() {
        if (text_ != small_) {
            delete[] text_;
        }
    }
    TextOut(const TextOut&) = delete;
    TextOut& operator=(const TextOut&) = delete;

    DWORD error() const noexcept { return error_; }
    DWORD errorOrMissing() const noexcept { return out_ != nullptr ? error_ : ERROR_INVALID_PARAMETER; }
    Unit* text() noexcept { return text_; }
    DWORD* size() noexcept { return out_ != nullptr ? &size_ : nullptr; }

    /** After success the text with its NUL; after success and 234 the size. */
    jint answer(DWORD result) noexcept {
        if (out_ == nullptr) {
            return code(result);
        }
        if (result == ERROR_SUCCESS || result == ERROR_MORE_DATA) {
            store(env_, sizes_, size_);
        }
        if (result == ERROR_SUCCESS) {
            DWORD end = 0;
            while (end < room_ && text_[end] != 0) {
                ++end;
            }
            Form::store(env_, out_, static_cast<jint>(end < room_ ? end + 1 : room_), text_);
        }
        return code(result);
    }

  private:
    static constexpr DWORD kSmall = 1024;

    JNIEnv* env_;
    typename Form::Array out_;
    jintArray sizes_;
    DWORD error_ = ERROR_SUCCESS;
    DWORD room_ = 0;
    DWORD size_ = 0;
    Unit* text_ = nullptr;
    Unit small_[kSmall];
};

/** A block that Windows fills with structures and, behind them, their strings; its size is there and back. */
class Block {
  public:
    Block(JNIEnv* env, jbyteArray out, jintArray size) noexcept
        : env_(env), out_(out), sizes_(size), room_(roomOf(env, size)), bytes_(env, out, room_), size_(dword(room_)) {}

    DWORD error() const noexcept {
        return bytes_.get() != nullptr           ? ERROR_SUCCESS
               : bytes_.error() != ERROR_SUCCESS ? bytes_.error()
                                                 : ERROR_INVALID_PARAMETER;
    }
    BYTE* get() const noexcept { return bytes_.get(); }
    DWORD* size() noexcept { return &size_; }
    /** How many structures of that kind there is room for at most. */
    template <typename Struct> DWORD atMost(DWORD count) const noexcept {
        const auto most = static_cast<DWORD>(static_cast<std::size_t>(room_) / sizeof(Struct));
        return count < most ? count : most;
    }

    /** Where in the block that address is; 0, as for NULL, for one outside of it, which Java couldn't follow. */
    std::size_t offset(const void* address) const noexcept {
        const std::size_t distance =
            reinterpret_cast<std::uintptr_t>(address) - reinterpret_cast<std::uintptr_t>(get());
        return distance < static_cast<std::size_t>(room_) ? distance : 0;
    }
    template <typename Pointer> void relocate(Pointer& field) const noexcept {
        field = reinterpret_cast<Pointer>(offset(field));
    }
    template <typename Resource> void relocateResources(DWORD count) const noexcept {
        auto* resources = bytes_.as<Resource>();
        for (DWORD i = 0; i < atMost<Resource>(count); ++i) {
            relocate(resources[i].lpLocalName);
            relocate(resources[i].lpRemoteName);
            relocate(resources[i].lpComment);
            relocate(resources[i].lpProvider);
        }
    }

    /** After success the block; after success and 234 the size. */
    jint answer(DWORD result) const noexcept {
        if (result == ERROR_SUCCESS || result == ERROR_MORE_DATA) {
            store(env_, sizes_, size_);
        }
        if (result == ERROR_SUCCESS) {
            bytes_.copyTo(env_, out_);
        }
        return code(result);
    }

  private:
    static jint roomOf(JNIEnv* env, jintArray size) noexcept {
        jint room = -1;
        if (holds(env, size, 1)) {
            env->GetIntArrayRegion(size, 0, 1, &room);
        }
        return room;
    }

    JNIEnv* env_;
    jbyteArray out_;
    jintArray sizes_;
    jint room_;
    Bytes bytes_;
    DWORD size_;
};

/** The first of these that is not 0. */
inline DWORD firstOf(std::initializer_list<DWORD> errors) noexcept {
    for (const DWORD error : errors) {
        if (error != ERROR_SUCCESS) {
            return error;
        }
    }
    return ERROR_SUCCESS;
}

}  // namespace winnet4j::glue
