// SPDX-License-Identifier: Apache-2.0
// What the glue of Native Wi-Fi shares: interface GUIDs, blocks that Windows allocated, structures whose own count must
// not reach beyond their bytes. Owns the way in which such blocks come to Java: copied, and given back at once.
#pragma once

#include <cstddef>

#include "glue/bytes.h"
#include "glue/tables.h"
#include "jni/strings.h"

namespace winnet4j::glue {

/** The 16 bytes of a GUID; null for an array that is null or too short. */
class Guid {
  public:
    /** Its two halves as they lie in memory: what is called often needs no array. */
    Guid(jlong first, jlong second) noexcept : given_(true) {
        const jlong halves[] = {first, second};
        static_assert(sizeof halves == sizeof guid_);
        std::memcpy(&guid_, halves, sizeof guid_);
    }
    Guid(JNIEnv* env, jbyteArray bytes) noexcept : given_(holds(env, bytes, sizeof guid_)) {
        if (given_) {
            env->GetByteArrayRegion(bytes, 0, sizeof guid_, reinterpret_cast<jbyte*>(&guid_));
        }
    }
    explicit operator bool() const noexcept { return given_; }
    const GUID* get() const noexcept { return &guid_; }

  private:
    bool given_;
    GUID guid_{};
};

/** What Windows allocated for its caller. */
template <typename T> class WlanBlock {
  public:
    WlanBlock() noexcept = default;
    ~WlanBlock() {
        if (block_ != nullptr) {
            WlanFreeMemory(block_);
        }
    }
    WlanBlock(const WlanBlock&) = delete;
    WlanBlock& operator=(const WlanBlock&) = delete;

    T** out() noexcept { return &block_; }
    T* get() const noexcept { return block_; }
    T* operator->() const noexcept { return block_; }

  private:
    T* block_ = nullptr;
};

/** True if the two arrays can take a block and its size. Asked before the call into Windows. */
inline bool takes(JNIEnv* env, jarray out, jintArray size) noexcept {
    return holds(env, out, 0) && holds(env, size, 1);
}

/** Copies a block into the caller's array, as far as it goes, and stores the size of all of it. */
inline jint copyOut(JNIEnv* env, const void* block, std::size_t bytes, jbyteArray out, jintArray size) noexcept {
    const auto all = static_cast<jint>(block != nullptr ? bytes : 0);
    const jsize room = env->GetArrayLength(out);
    if (all > 0) {
        env->SetByteArrayRegion(out, 0, all < room ? all : room, static_cast<const jbyte*>(block));
    }
    store(env, size, dword(all));
    return all <= room ? ERROR_SUCCESS : ERROR_MORE_DATA;
}

/** True if the array can take a block. Java passes its length, and so saves the call that asks for it. */
inline bool takes(jarray out, jint room) noexcept { return out != nullptr && room >= 0; }

/** A code, and above it the size of the block that came with it. */
inline jlong answer(jint code, std::size_t size = 0) noexcept {
    return static_cast<jlong>(static_cast<std::uint64_t>(size) << 32 | dword(code));
}
inline jlong answer(DWORD result) noexcept { return answer(code(result)); }

/** Copies a block into the caller's array, as far as it goes, and answers the size of all of it too. */
inline jlong copyOut(JNIEnv* env, const void* block, std::size_t bytes, jbyteArray out, jint room) noexcept {
    const auto all = static_cast<jint>(block != nullptr ? bytes : 0);
    if (all > 0) {
        env->SetByteArrayRegion(out, 0, all < room ? all : room, static_cast<const jbyte*>(block));
    }
    return answer(all <= room ? ERROR_SUCCESS : ERROR_MORE_DATA, static_cast<std::size_t>(all));
}

/** The same for text, with its NUL. */
inline jint copyOut(JNIEnv* env, const wchar_t* text, jcharArray out, jintArray size) noexcept {
    const jint all = text != nullptr ? lstrlenW(text) + 1 : 0;
    const jsize room = env->GetArrayLength(out);
    if (all > 0) {
        env->SetCharArrayRegion(out, 0, all < room ? all : room, reinterpret_cast<const jchar*>(text));
    }
    store(env, size, dword(all));
    return all <= room ? ERROR_SUCCESS : ERROR_MORE_DATA;
}

/** The same for a list: a header, then its items. */
template <typename Item, typename List>
jint copyList(JNIEnv* env, const WlanBlock<List>& list, std::size_t header, jbyteArray out, jintArray size) noexcept {
    const std::size_t count = list.get() != nullptr ? list->dwNumberOfItems : 0;
    return copyOut(env, list.get(), header + count * sizeof(Item), out, size);
}
template <typename Item, typename List>
jlong copyList(JNIEnv* env, const WlanBlock<List>& list, std::size_t header, jbyteArray out, jint room) noexcept {
    const std::size_t count = list.get() != nullptr ? list->dwNumberOfItems : 0;
    return copyOut(env, list.get(), header + count * sizeof(Item), out, room);
}

/** True if a structure, unless it is null, has all the items that it says it has. */
inline bool complete(const Bytes& bytes, std::size_t countAt, std::size_t header, std::size_t item) noexcept {
    if (bytes.get() == nullptr) {
        return bytes.error() == ERROR_SUCCESS;
    }
    const auto size = static_cast<std::size_t>(bytes.size());
    if (bytes.error() != ERROR_SUCCESS || size < header) {
        return false;
    }
    DWORD count = 0;
    std::memcpy(&count, bytes.get() + countAt, sizeof count);
    return count <= (size - header) / item;
}

}  // namespace winnet4j::glue
