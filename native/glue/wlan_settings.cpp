// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Wlanapi: settings of the service, of its drivers and of devices, one to one.
#include "glue/wlan.h"

namespace winnet4j::glue {
namespace {

// What Java's checks and layouts rely on.
static_assert(sizeof(DOT11_NETWORK) == 40 && offsetof(DOT11_NETWORK_LIST, Network) == 8);
static_assert(offsetof(WLAN_RAW_DATA_LIST, DataList) == 8 &&
              offsetof(WLAN_DEVICE_SERVICE_GUID_LIST, DeviceService) == 8);

jint queryAutoConfigParameter(JNIEnv* env, jclass, jlong client, jint opcode, jlong reserved, jintArray size,
                              jbyteArray data, jintArray type) {
    if (!takes(env, data, size) || !holdsOrNull(env, type, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    WlanBlock<void> found;
    DWORD bytes = 0;
    WLAN_OPCODE_VALUE_TYPE kind{};
    const DWORD result = WlanQueryAutoConfigParameter(handle(client), static_cast<WLAN_AUTOCONF_OPCODE>(opcode),
                                                      pointer(reserved), &bytes, found.out(), &kind);
    if (result != ERROR_SUCCESS) {
        return code(result);
    }
    store(env, type, static_cast<DWORD>(kind));
    return copyOut(env, found.get(), bytes, data, size);
}

jint setAutoConfigParameter(JNIEnv* env, jclass, jlong client, jint opcode, jint size, jbyteArray data,
                            jlong reserved) {
    const Bytes value(env, data, size);
    return code(value.error() != ERROR_SUCCESS
                    ? value.error()
                    : WlanSetAutoConfigParameter(handle(client), static_cast<WLAN_AUTOCONF_OPCODE>(opcode), dword(size),
                                                 value.get(), pointer(reserved)));
}

jint getFilterList(JNIEnv* env, jclass, jlong client, jint type, jlong reserved, jbyteArray list, jintArray size) {
    if (!takes(env, list, size)) {
        return ERROR_INVALID_PARAMETER;
    }
    WlanBlock<DOT11_NETWORK_LIST> found;
    const DWORD result =
        WlanGetFilterList(handle(client), static_cast<WLAN_FILTER_LIST_TYPE>(type), pointer(reserved), found.out());
    return result != ERROR_SUCCESS
               ? code(result)
               : copyList<DOT11_NETWORK>(env, found, offsetof(DOT11_NETWORK_LIST, Network), list, size);
}

jint setFilterList(JNIEnv* env, jclass, jlong client, jint type, jbyteArray list, jlong reserved) {
    const Bytes networks(env, list);
    if (!complete(networks, offsetof(DOT11_NETWORK_LIST, dwNumberOfItems), offsetof(DOT11_NETWORK_LIST, Network),
                  sizeof(DOT11_NETWORK))) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(WlanSetFilterList(handle(client), static_cast<WLAN_FILTER_LIST_TYPE>(type),
                                  networks.as<DOT11_NETWORK_LIST>(), pointer(reserved)));
}

jint getSecuritySettings(JNIEnv* env, jclass, jlong client, jint object, jintArray type, jcharArray sddl,
                         jintArray access, jintArray size) {
    if (!takes(env, sddl, size) || !holdsOrNull(env, type, 1) || !holds(env, access, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    WlanBlock<WCHAR> found;
    WLAN_OPCODE_VALUE_TYPE kind{};
    DWORD granted = 0;
    const DWORD result = WlanGetSecuritySettings(handle(client), static_cast<WLAN_SECURABLE_OBJECT>(object), &kind,
                                                 found.out(), &granted);
    if (result != ERROR_SUCCESS) {
        return code(result);
    }
    store(env, type, static_cast<DWORD>(kind));
    store(env, access, granted);
    return copyOut(env, found.get(), sddl, size);
}

jint setSecuritySettings(JNIEnv* env, jclass, jlong client, jint object, jstring sddl) {
    const jni::WideText text(env, sddl);
    return code(text.errorOrMissing() != ERROR_SUCCESS
                    ? text.errorOrMissing()
                    : WlanSetSecuritySettings(handle(client), static_cast<WLAN_SECURABLE_OBJECT>(object), text.get()));
}

/** The way back of a call that reads one buffer and writes another. */
void answer(JNIEnv* env, DWORD result, const Bytes& out, jbyteArray into, DWORD written, jintArray returned) noexcept {
    if (result == ERROR_SUCCESS) {
        if (out.get() != nullptr) {
            out.copyTo(env, into);
        }
        store(env, returned, written);
    }
}

jint ihvControl(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jint type, jint inSize, jbyteArray in,
                jint outSize, jbyteArray out, jintArray returned) {
    const Guid guid(env, interfaceGuid);
    const Bytes given(env, in, inSize);
    const Bytes room(env, out, outSize);
    if (!guid || given.error() != ERROR_SUCCESS || room.error() != ERROR_SUCCESS || !holds(env, returned, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    DWORD written = 0;
    const DWORD result = WlanIhvControl(handle(client), guid.get(), static_cast<WLAN_IHV_CONTROL_TYPE>(type),
                                        dword(inSize), given.get(), dword(outSize), room.get(), &written);
    answer(env, result, room, out, written, returned);
    return code(result);
}

jint deviceServiceCommand(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jbyteArray serviceGuid,
                          jint opcode, jint inSize, jbyteArray in, jint outSize, jbyteArray out, jintArray returned) {
    const Guid guid(env, interfaceGuid);
    const Guid service(env, serviceGuid);
    const Bytes given(env, in, inSize);
    const Bytes room(env, out, outSize);
    if (!guid || !service || given.error() != ERROR_SUCCESS || room.error() != ERROR_SUCCESS ||
        !holds(env, returned, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    DWORD written = 0;
    const DWORD result =
        WlanDeviceServiceCommand(handle(client), guid.get(), const_cast<GUID*>(service.get()), dword(opcode),
                                 dword(inSize), given.get(), dword(outSize), room.get(), &written);
    answer(env, result, room, out, written, returned);
    return code(result);
}

jint getSupportedDeviceServices(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jbyteArray list,
                                jintArray size) {
    const Guid guid(env, interfaceGuid);
    if (!guid || !takes(env, list, size)) {
        return ERROR_INVALID_PARAMETER;
    }
    WlanBlock<WLAN_DEVICE_SERVICE_GUID_LIST> found;
    const DWORD result = WlanGetSupportedDeviceServices(handle(client), guid.get(), found.out());
    return result != ERROR_SUCCESS
               ? code(result)
               : copyList<GUID>(env, found, offsetof(WLAN_DEVICE_SERVICE_GUID_LIST, DeviceService), list, size);
}

jint registerDeviceServiceNotification(JNIEnv* env, jclass, jlong client, jbyteArray list) {
    const Bytes services(env, list);
    if (!complete(services, offsetof(WLAN_DEVICE_SERVICE_GUID_LIST, dwNumberOfItems),
                  offsetof(WLAN_DEVICE_SERVICE_GUID_LIST, DeviceService), sizeof(GUID))) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(WlanRegisterDeviceServiceNotification(handle(client), services.as<WLAN_DEVICE_SERVICE_GUID_LIST>()));
}

/** True if each blob, with an offset that counts from its own entry, lies in the list. */
bool blobsInside(const Bytes& bytes) noexcept {
    constexpr std::size_t header = offsetof(WLAN_RAW_DATA_LIST, DataList);
    struct Entry {
        DWORD offset;
        DWORD size;
    };
    if (!complete(bytes, offsetof(WLAN_RAW_DATA_LIST, dwNumberOfItems), header, sizeof(Entry)) ||
        bytes.get() == nullptr) {
        return bytes.error() == ERROR_SUCCESS && bytes.get() == nullptr;
    }
    const auto all = static_cast<std::uint64_t>(bytes.size());
    const auto* list = bytes.as<WLAN_RAW_DATA_LIST>();
    for (DWORD i = 0; i < list->dwNumberOfItems; ++i) {
        const std::size_t at = header + i * sizeof(Entry);
        Entry entry;
        std::memcpy(&entry, bytes.get() + at, sizeof entry);
        if (std::uint64_t{at} + entry.offset + entry.size > all) {
            return false;
        }
    }
    return list->dwTotalSize <= all;
}

jint setPsdIEDataList(JNIEnv* env, jclass, jlong client, jstring format, jbyteArray list, jlong reserved) {
    const jni::WideText text(env, format);
    const Bytes elements(env, list);
    if (text.error() != ERROR_SUCCESS || !blobsInside(elements)) {
        return code(text.error() != ERROR_SUCCESS ? text.error() : ERROR_INVALID_PARAMETER);
    }
    return code(WlanSetPsdIEDataList(handle(client), text.get(), elements.as<WLAN_RAW_DATA_LIST>(), pointer(reserved)));
}

jint extractPsdIEDataList(JNIEnv* env, jclass, jlong client, jint rawSize, jbyteArray raw, jstring format,
                          jlong reserved, jbyteArray list, jintArray size) {
    const Bytes elements(env, raw, rawSize);
    const jni::WideText text(env, format);
    if (elements.get() == nullptr || text.errorOrMissing() != ERROR_SUCCESS || !takes(env, list, size)) {
        return code(text.error() != ERROR_SUCCESS ? text.error() : ERROR_INVALID_PARAMETER);
    }
    WlanBlock<WLAN_RAW_DATA_LIST> found;
    const DWORD result = WlanExtractPsdIEDataList(handle(client), dword(rawSize), elements.get(), text.get(),
                                                  pointer(reserved), found.out());
    return result != ERROR_SUCCESS
               ? code(result)
               : copyOut(env, found.get(), found.get() != nullptr ? found->dwTotalSize : 0, list, size);
}

}  // namespace

const jni::Natives& wlanSettings() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<queryAutoConfigParameter>("WlanQueryAutoConfigParameter0"),
        jni::native<setAutoConfigParameter>("WlanSetAutoConfigParameter0"),
        jni::native<getFilterList>("WlanGetFilterList0"),
        jni::native<setFilterList>("WlanSetFilterList0"),
        jni::native<getSecuritySettings>("WlanGetSecuritySettings0"),
        jni::native<setSecuritySettings>("WlanSetSecuritySettings0"),
        jni::native<ihvControl>("WlanIhvControl0"),
        jni::native<deviceServiceCommand>("WlanDeviceServiceCommand0"),
        jni::native<getSupportedDeviceServices>("WlanGetSupportedDeviceServices0"),
        jni::native<registerDeviceServiceNotification>("WlanRegisterDeviceServiceNotification0"),
        jni::native<setPsdIEDataList>("WlanSetPsdIEDataList0"),
        jni::native<extractPsdIEDataList>("WlanExtractPsdIEDataList0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Wlanapi", methods};
    return natives;
}

}  // namespace winnet4j::glue
