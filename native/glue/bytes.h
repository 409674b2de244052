// SPDX-License-Identifier: Apache-2.0
// Bytes of a Java array for the time of one call into Windows, in memory that is aligned as Windows' structures are.
// Owns the copy and wipes it, since it may be a secret. Knows nothing of what the bytes mean.
#pragma once

#include <cstring>
#include <new>

#include "glue/convert.h"

namespace winnet4j::glue {

class Bytes {
  public:
    /** The first count bytes of the array. A null array is a null pointer, and then count is 0. */
    Bytes(JNIEnv* env, jbyteArray array, jint count) noexcept {
        if (array == nullptr) {
            error_ = count == 0 ? ERROR_SUCCESS : ERROR_INVALID_PARAMETER;
            return;
        }
        if (!holds(env, array, count)) {
            error_ = ERROR_INVALID_PARAMETER;
            return;
        }
        size_ = count;
        bytes_ =
            size_ <= kSmall ? small_ : static_cast<BYTE*>(operator new(static_cast<std::size_t>(size_), std::nothrow));
        if (bytes_ == nullptr) {
            error_ = ERROR_NOT_ENOUGH_MEMORY;
            return;
        }
        env->GetByteArrayRegion(array, 0, size_, reinterpret_cast<jbyte*>(bytes_));
    }
    /** All of them. */
    Bytes(JNIEnv* env, jbyteArray array) noexcept
        : Bytes(env, array, array != nullptr ? env->GetArrayLength(array) : 0) {}
    ~Bytes() {
        if (bytes_ != nullptr) {
            SecureZeroMemory(bytes_, static_cast<std::size_t>(size_));
            if (bytes_ != small_) {
                operator delete(bytes_);
            }
        }
    }
    Bytes(const Bytes&) = delete;
    Bytes& operator=(const Bytes&) = delete;

    /** 0; 87 for an array that is too short, or null with a count; 8 without memory. */
    DWORD error() const noexcept { return error_; }
    BYTE* get() const noexcept { return bytes_; }
    jint size() const noexcept { return size_; }
    template <typename Struct> Struct* as() const noexcept { return reinterpret_cast<Struct*>(bytes_); }
    /** True if this is null, or as long as a structure of that size. */
    bool holdsOrNull(std::size_t size) const noexcept {
        return bytes_ == nullptr || static_cast<std::size_t>(size_) >= size;
    }
    void copyTo(JNIEnv* env, jbyteArray array) const noexcept {
        env->SetByteArrayRegion(array, 0, size_, reinterpret_cast<const jbyte*>(bytes_));
    }

  private:
    static constexpr jint kSmall = 256;

    DWORD error_ = ERROR_SUCCESS;
    jint size_ = 0;
    BYTE* bytes_ = nullptr;
    alignas(16) BYTE small_[kSmall];
};

}  // namespace winnet4j::glue
