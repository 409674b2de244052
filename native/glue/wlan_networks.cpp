// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Wlanapi: networks in reach and connections to them, one to one.
#include "glue/wlan.h"

namespace winnet4j::glue {
namespace {

// What Java's checks and layouts rely on.
static_assert(sizeof(DOT11_SSID) == 36 && sizeof(DOT11_ACCESSNETWORKOPTIONS) == 5);
static_assert(sizeof(WLAN_AVAILABLE_NETWORK) == 628 && offsetof(WLAN_AVAILABLE_NETWORK_LIST, Network) == 8);
static_assert(sizeof(WLAN_AVAILABLE_NETWORK_V2) == 644 && offsetof(WLAN_AVAILABLE_NETWORK_LIST_V2, Network) == 8);
static_assert(sizeof(WLAN_CONNECTION_PARAMETERS) == 40 && sizeof(WLAN_CONNECTION_PARAMETERS_V2) == 56);
static_assert(offsetof(WLAN_CONNECTION_PARAMETERS_V2, dwFlags) == 44);
static_assert(sizeof(DOT11_BSSID_LIST) == 20 && offsetof(DOT11_BSSID_LIST, BSSIDs) == 12);

/** DOT11_SSID, where it is given: whole, since its length lies in it. */
bool isSsid(const Bytes& bytes) noexcept {
    return bytes.error() == ERROR_SUCCESS && bytes.holdsOrNull(sizeof(DOT11_SSID));
}

bool isBssidList(const Bytes& bytes) noexcept {
    return complete(bytes, offsetof(DOT11_BSSID_LIST, uNumOfEntries), offsetof(DOT11_BSSID_LIST, BSSIDs),
                    sizeof(DOT11_MAC_ADDRESS)) &&
           bytes.holdsOrNull(sizeof(DOT11_BSSID_LIST));
}

jint scan(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jbyteArray ssid, jbyteArray ieData,
          jlong reserved) {
    const Guid guid(env, interfaceGuid);
    const Bytes name(env, ssid);
    const Bytes elements(env, ieData);
    if (!guid || !isSsid(name) ||
        !complete(elements, offsetof(WLAN_RAW_DATA, dwDataSize), offsetof(WLAN_RAW_DATA, DataBlob), 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    return code(
        WlanScan(handle(client), guid.get(), name.as<DOT11_SSID>(), elements.as<WLAN_RAW_DATA>(), pointer(reserved)));
}

/** Both forms of the list of networks. */
template <auto Call, typename List, typename Item>
jlong getAvailableNetworkList(JNIEnv* env, jclass, jlong client, jlong guidFirst, jlong guidSecond, jint flags,
                              jlong reserved, jbyteArray list, jint room) {
    if (!takes(list, room)) {
        return answer(ERROR_INVALID_PARAMETER);
    }
    const Guid guid(guidFirst, guidSecond);
    WlanBlock<List> found;
    const DWORD result = Call(handle(client), guid.get(), dword(flags), pointer(reserved), found.out());
    return result != ERROR_SUCCESS ? answer(result) : copyList<Item>(env, found, offsetof(List, Network), list, room);
}

/** The size of this list lies in it, since blobs follow the items. */
jlong getNetworkBssList(JNIEnv* env, jclass, jlong client, jlong guidFirst, jlong guidSecond, jbyteArray ssid,
                        jint type, jboolean secured, jlong reserved, jbyteArray list, jint room) {
    const Bytes name(env, ssid);
    if (!isSsid(name) || !takes(list, room)) {
        return answer(ERROR_INVALID_PARAMETER);
    }
    const Guid guid(guidFirst, guidSecond);
    WlanBlock<WLAN_BSS_LIST> found;
    const DWORD result =
        WlanGetNetworkBssList(handle(client), guid.get(), name.as<DOT11_SSID>(), static_cast<DOT11_BSS_TYPE>(type),
                              boolean(secured), pointer(reserved), found.out());
    return result != ERROR_SUCCESS
               ? answer(result)
               : copyOut(env, found.get(), found.get() != nullptr ? found->dwTotalSize : 0, list, room);
}

jint connect(JNIEnv* env, jlong client, jbyteArray interfaceGuid, jint mode, const jni::WideText& text, jbyteArray ssid,
             jbyteArray bssids, jint type, jint flags, jlong reserved) noexcept {
    const Guid guid(env, interfaceGuid);
    const Bytes name(env, ssid);
    const Bytes stations(env, bssids);
    if (!guid || !isSsid(name) || !isBssidList(stations) || text.error() != ERROR_SUCCESS) {
        return code(text.error() != ERROR_SUCCESS ? text.error() : ERROR_INVALID_PARAMETER);
    }
    WLAN_CONNECTION_PARAMETERS wanted{
        .wlanConnectionMode = static_cast<WLAN_CONNECTION_MODE>(mode),
        .strProfile = text.get(),
        .pDot11Ssid = name.as<DOT11_SSID>(),
        .pDesiredBssidList = stations.as<DOT11_BSSID_LIST>(),
        .dot11BssType = static_cast<DOT11_BSS_TYPE>(type),
        .dwFlags = dword(flags),
    };
    return code(WlanConnect(handle(client), guid.get(), &wanted, pointer(reserved)));
}

jint connectByText(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jint mode, jstring profile,
                   jbyteArray ssid, jbyteArray bssids, jint type, jint flags, jlong reserved) {
    return connect(env, client, interfaceGuid, mode, jni::WideText(env, profile), ssid, bssids, type, flags, reserved);
}

/** Of an array, which its owner can wipe. */
jint connectByChars(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jint mode, jcharArray profile,
                    jint length, jbyteArray ssid, jbyteArray bssids, jint type, jint flags, jlong reserved) {
    return connect(env, client, interfaceGuid, mode, jni::WideText(env, profile, length), ssid, bssids, type, flags,
                   reserved);
}

jint connect2(JNIEnv* env, jlong client, jbyteArray interfaceGuid, jint mode, const jni::WideText& text,
              jbyteArray ssid, jbyteArray hessid, jbyteArray bssids, jint type, jint flags, jbyteArray accessOptions,
              jlong reserved) noexcept {
    const Guid guid(env, interfaceGuid);
    const Bytes name(env, ssid);
    const Bytes group(env, hessid);
    const Bytes stations(env, bssids);
    const Bytes access(env, accessOptions);
    if (!guid || !isSsid(name) || !group.holdsOrNull(sizeof(DOT11_HESSID)) || !isBssidList(stations) ||
        !access.holdsOrNull(sizeof(DOT11_ACCESSNETWORKOPTIONS)) || text.error() != ERROR_SUCCESS) {
        return code(text.error() != ERROR_SUCCESS ? text.error() : ERROR_INVALID_PARAMETER);
    }
    WLAN_CONNECTION_PARAMETERS_V2 wanted{
        .wlanConnectionMode = static_cast<WLAN_CONNECTION_MODE>(mode),
        .strProfile = text.get(),
        .pDot11Ssid = name.as<DOT11_SSID>(),
        .pDot11Hessid = group.as<DOT11_HESSID>(),
        .pDesiredBssidList = stations.as<DOT11_BSSID_LIST>(),
        .dot11BssType = static_cast<DOT11_BSS_TYPE>(type),
        .dwFlags = dword(flags),
        .pDot11AccessNetworkOptions = access.as<DOT11_ACCESSNETWORKOPTIONS>(),
    };
    return code(WlanConnect2(handle(client), guid.get(), &wanted, pointer(reserved)));
}

jint connect2ByText(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jint mode, jstring profile,
                    jbyteArray ssid, jbyteArray hessid, jbyteArray bssids, jint type, jint flags,
                    jbyteArray accessOptions, jlong reserved) {
    return connect2(env, client, interfaceGuid, mode, jni::WideText(env, profile), ssid, hessid, bssids, type, flags,
                    accessOptions, reserved);
}

/** Of an array, which its owner can wipe. */
jint connect2ByChars(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jint mode, jcharArray profile,
                     jint length, jbyteArray ssid, jbyteArray hessid, jbyteArray bssids, jint type, jint flags,
                     jbyteArray accessOptions, jlong reserved) {
    return connect2(env, client, interfaceGuid, mode, jni::WideText(env, profile, length), ssid, hessid, bssids, type,
                    flags, accessOptions, reserved);
}

jint disconnect(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jlong reserved) {
    const Guid guid(env, interfaceGuid);
    return code(guid ? WlanDisconnect(handle(client), guid.get(), pointer(reserved)) : ERROR_INVALID_PARAMETER);
}

}  // namespace

const jni::Natives& wlanNetworks() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<scan>("WlanScan0"),
        jni::native<
            getAvailableNetworkList<WlanGetAvailableNetworkList, WLAN_AVAILABLE_NETWORK_LIST, WLAN_AVAILABLE_NETWORK>>(
            "WlanGetAvailableNetworkList0"),
        jni::native<getAvailableNetworkList<WlanGetAvailableNetworkList2, WLAN_AVAILABLE_NETWORK_LIST_V2,
                                            WLAN_AVAILABLE_NETWORK_V2>>("WlanGetAvailableNetworkList20"),
        jni::native<getNetworkBssList>("WlanGetNetworkBssList0"),
        jni::native<connectByText>("WlanConnect0"),
        jni::native<connectByChars>("WlanConnect1"),
        jni::native<connect2ByText>("WlanConnect20"),
        jni::native<connect2ByChars>("WlanConnect21"),
        jni::native<disconnect>("WlanDisconnect0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Wlanapi", methods};
    return natives;
}

}  // namespace winnet4j::glue
