// SPDX-License-Identifier: Apache-2.0
// What the glue of overlapped functions shares: the OVERLAPPED of an operation, which Java knows by its token, and the
// bytes of a direct buffer. Owns neither; that the buffer outlives the operation is the caller's part, in Java.
#pragma once

#include "jni/registry.h"
#include "port/port.h"

namespace winnet4j::glue {

/**
 * Begins the operation with that token: its OVERLAPPED, with the offset set, belongs to Windows from now on. Null for a
 * stale token. The last thing to do before the call: what is refused afterwards is settled by the thread that started
 * the operation.
 */
inline OVERLAPPED* begin(jlong token, jlong offset = 0) noexcept {
    port::Slot* slot =
        port::slab().begin(port::Token{static_cast<std::uint64_t>(token)}, static_cast<std::uint64_t>(offset));
    return slot != nullptr ? &slot->overlapped : nullptr;
}

/** The OVERLAPPED of the operation with that token while it is in progress, otherwise null. */
inline OVERLAPPED* pending(jlong token) noexcept {
    port::Slot* slot = port::slab().pending(port::Token{static_cast<std::uint64_t>(token)});
    return slot != nullptr ? &slot->overlapped : nullptr;
}

/** Count bytes of a direct buffer from that position on; null when there is no such thing. */
inline BYTE* bytes(JNIEnv* env, jni::jbytebuffer buffer, jint position, jint count) noexcept {
    if (buffer == nullptr || position < 0 || count < 0) {
        return nullptr;
    }
    auto* first = static_cast<BYTE*>(env->GetDirectBufferAddress(buffer));
    const bool inside = first != nullptr && jlong{position} + count <= env->GetDirectBufferCapacity(buffer);
    return inside ? first + position : nullptr;
}

}  // namespace winnet4j::glue
