// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Cfgmgr32, one to one: device nodes and their properties.
#include "win/cfgmgr.h"

#include <algorithm>
#include <new>

#include "glue/convert.h"
#include "glue/tables.h"
#include "jni/strings.h"

namespace winnet4j::glue {
namespace {

/** No property of a device is nearly as long. */
constexpr jint kMost = 1 << 20;
constexpr jint kKey = 20;
static_assert(sizeof(win::PropertyKey) == kKey);

/** Room on the heap for what Windows writes, since Java's arrays don't stand still. */
template <typename T> class Room {
  public:
    explicit Room(jint count) noexcept
        : room_(count >= 0 && count <= kMost ? new (std::nothrow) T[static_cast<std::size_t>(count) + 1]() : nullptr) {}
    ~Room() { delete[] room_; }
    Room(const Room&) = delete;
    Room& operator=(const Room&) = delete;
    T* get() const noexcept { return room_; }

  private:
    T* room_;
};

// CONFIGRETs, which are other numbers than Windows' usual ones.
constexpr jint kOutOfMemory = 2;
constexpr jint kInvalidPointer = 3;

jint listSize(JNIEnv* env, jclass, jintArray length, jbyteArray interfaceClass, jstring device, jint flags) {
    GUID guid{};
    const jni::WideText id(env, device);
    if (!holds(env, length, 1) || !holds(env, interfaceClass, sizeof guid) || id.error() != ERROR_SUCCESS) {
        return kInvalidPointer;
    }
    env->GetByteArrayRegion(interfaceClass, 0, sizeof guid, reinterpret_cast<jbyte*>(&guid));
    ULONG found = 0;
    const DWORD result = CM_Get_Device_Interface_List_SizeW(&found, &guid, const_cast<WCHAR*>(id.get()), dword(flags));
    store(env, length, found);
    return code(result);
}

jint list(JNIEnv* env, jclass, jbyteArray interfaceClass, jstring device, jcharArray buffer, jint length, jint flags) {
    GUID guid{};
    const jni::WideText id(env, device);
    if (!holds(env, interfaceClass, sizeof guid) || !holds(env, buffer, length) || id.error() != ERROR_SUCCESS) {
        return kInvalidPointer;
    }
    const Room<WCHAR> room(length);
    if (room.get() == nullptr) {
        return kOutOfMemory;
    }
    env->GetByteArrayRegion(interfaceClass, 0, sizeof guid, reinterpret_cast<jbyte*>(&guid));
    const DWORD result =
        CM_Get_Device_Interface_ListW(&guid, const_cast<WCHAR*>(id.get()), room.get(), dword(length), dword(flags));
    env->SetCharArrayRegion(buffer, 0, length, reinterpret_cast<const jchar*>(room.get()));
    return code(result);
}

/** Of an interface or a node. */
template <typename Ask>
jint property(JNIEnv* env, jbyteArray key, jintArray type, jbyteArray buffer, jintArray size, Ask ask) {
    win::PropertyKey wanted{};
    jint room = 0;
    if (!holds(env, key, kKey) || !holds(env, type, 1) || !holds(env, size, 1)) {
        return kInvalidPointer;
    }
    env->GetIntArrayRegion(size, 0, 1, &room);
    if (!holds(env, buffer, room)) {
        return kInvalidPointer;
    }
    const Room<BYTE> bytes(room);
    if (bytes.get() == nullptr) {
        return kOutOfMemory;
    }
    env->GetByteArrayRegion(key, 0, kKey, reinterpret_cast<jbyte*>(&wanted));
    ULONG itsType = 0;
    ULONG itsSize = dword(room);
    const DWORD result = ask(&wanted, &itsType, bytes.get(), &itsSize);
    env->SetByteArrayRegion(buffer, 0, std::min(room, static_cast<jint>(std::min<ULONG>(itsSize, kMost))),
                            reinterpret_cast<const jbyte*>(bytes.get()));
    store(env, type, itsType);
    store(env, size, itsSize);
    return code(result);
}

jint interfaceProperty(JNIEnv* env, jclass, jstring path, jbyteArray key, jintArray type, jbyteArray buffer,
                       jintArray size, jint flags) {
    const jni::WideText text(env, path);
    if (text.errorOrMissing() != ERROR_SUCCESS) {
        return kInvalidPointer;
    }
    return property(env, key, type, buffer, size, [&](auto* wanted, auto* itsType, BYTE* bytes, ULONG* itsSize) {
        return CM_Get_Device_Interface_PropertyW(text.get(), wanted, itsType, bytes, itsSize, dword(flags));
    });
}

jint locate(JNIEnv* env, jclass, jintArray node, jstring device, jint flags) {
    const jni::WideText id(env, device);
    if (!holds(env, node, 1) || id.errorOrMissing() != ERROR_SUCCESS) {
        return kInvalidPointer;
    }
    DWORD found = 0;
    const DWORD result = CM_Locate_DevNodeW(&found, const_cast<WCHAR*>(id.get()), dword(flags));
    store(env, node, found);
    return code(result);
}

jint nodeProperty(JNIEnv* env, jclass, jint node, jbyteArray key, jintArray type, jbyteArray buffer, jintArray size,
                  jint flags) {
    return property(env, key, type, buffer, size, [&](auto* wanted, auto* itsType, BYTE* bytes, ULONG* itsSize) {
        return CM_Get_DevNode_PropertyW(dword(node), wanted, itsType, bytes, itsSize, dword(flags));
    });
}

}  // namespace

const jni::Natives& cfgmgr32() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<listSize>("CM_Get_Device_Interface_List_SizeW0"),
        jni::native<list>("CM_Get_Device_Interface_ListW0"),
        jni::native<interfaceProperty>("CM_Get_Device_Interface_PropertyW0"),
        jni::native<locate>("CM_Locate_DevNodeW0"),
        jni::native<nodeProperty>("CM_Get_DevNode_PropertyW0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Cfgmgr32", methods};
    return natives;
}

}  // namespace winnet4j::glue
