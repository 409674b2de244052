// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.win32.Wlanapi: the hosted network, one to one. Keys are wiped in what was ours or given to us.
#include "glue/wlan.h"

namespace winnet4j::glue {
namespace {

// What Java's layouts rely on.
static_assert(sizeof(WLAN_HOSTED_NETWORK_PEER_STATE) == 12 && offsetof(WLAN_HOSTED_NETWORK_STATUS, PeerList) == 40);

/** The six that only do something. The reason is an answer to a failure, too. */
template <auto Call> jint act(JNIEnv* env, jclass, jlong client, jintArray reason, jlong reserved) {
    if (!holdsOrNull(env, reason, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    WLAN_HOSTED_NETWORK_REASON why{};
    const DWORD result = Call(handle(client), &why, pointer(reserved));
    store(env, reason, static_cast<DWORD>(why));
    return code(result);
}

jint queryProperty(JNIEnv* env, jclass, jlong client, jint opcode, jintArray size, jbyteArray data, jintArray type,
                   jlong reserved) {
    if (!takes(env, data, size) || !holdsOrNull(env, type, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    WlanBlock<void> found;
    DWORD bytes = 0;
    WLAN_OPCODE_VALUE_TYPE kind{};
    const DWORD result = WlanHostedNetworkQueryProperty(handle(client), static_cast<WLAN_HOSTED_NETWORK_OPCODE>(opcode),
                                                        &bytes, found.out(), &kind, pointer(reserved));
    if (result != ERROR_SUCCESS) {
        return code(result);
    }
    store(env, type, static_cast<DWORD>(kind));
    const jint answer = copyOut(env, found.get(), bytes, data, size);
    if (found.get() != nullptr) {  // the profile for stations has the key
        SecureZeroMemory(found.get(), bytes);
    }
    return answer;
}

jint setProperty(JNIEnv* env, jclass, jlong client, jint opcode, jint size, jbyteArray data, jintArray reason,
                 jlong reserved) {
    const Bytes value(env, data, size);
    if (value.error() != ERROR_SUCCESS || !holdsOrNull(env, reason, 1)) {
        return code(value.error() != ERROR_SUCCESS ? value.error() : ERROR_INVALID_PARAMETER);
    }
    WLAN_HOSTED_NETWORK_REASON why{};
    const DWORD result = WlanHostedNetworkSetProperty(handle(client), static_cast<WLAN_HOSTED_NETWORK_OPCODE>(opcode),
                                                      dword(size), value.get(), &why, pointer(reserved));
    store(env, reason, static_cast<DWORD>(why));
    return code(result);
}

jint setSecondaryKey(JNIEnv* env, jclass, jlong client, jint size, jbyteArray key, jboolean passPhrase,
                     jboolean persistent, jintArray reason, jlong reserved) {
    const Bytes secret(env, key, size);
    if (secret.error() != ERROR_SUCCESS || !holdsOrNull(env, reason, 1)) {
        return code(secret.error() != ERROR_SUCCESS ? secret.error() : ERROR_INVALID_PARAMETER);
    }
    WLAN_HOSTED_NETWORK_REASON why{};
    const DWORD result = WlanHostedNetworkSetSecondaryKey(
        handle(client), dword(size), secret.get(), boolean(passPhrase), boolean(persistent), &why, pointer(reserved));
    store(env, reason, static_cast<DWORD>(why));
    return code(result);
}

jint querySecondaryKey(JNIEnv* env, jclass, jlong client, jintArray size, jbyteArray key, jintArray passPhrase,
                       jintArray persistent, jintArray reason, jlong reserved) {
    if (!takes(env, key, size) || !holds(env, passPhrase, 1) || !holds(env, persistent, 1) ||
        !holdsOrNull(env, reason, 1)) {
        return ERROR_INVALID_PARAMETER;
    }
    WlanBlock<UCHAR> found;
    DWORD bytes = 0;
    BOOL isPassPhrase = FALSE;
    BOOL isPersistent = FALSE;
    WLAN_HOSTED_NETWORK_REASON why{};
    const DWORD result = WlanHostedNetworkQuerySecondaryKey(handle(client), &bytes, found.out(), &isPassPhrase,
                                                            &isPersistent, &why, pointer(reserved));
    store(env, reason, static_cast<DWORD>(why));
    if (result != ERROR_SUCCESS) {
        return code(result);
    }
    store(env, passPhrase, static_cast<DWORD>(isPassPhrase));
    store(env, persistent, static_cast<DWORD>(isPersistent));
    const jint answer = copyOut(env, found.get(), bytes, key, size);
    if (found.get() != nullptr) {
        SecureZeroMemory(found.get(), bytes);
    }
    return answer;
}

jint queryStatus(JNIEnv* env, jclass, jlong client, jbyteArray status, jlong reserved, jintArray size) {
    if (!takes(env, status, size)) {
        return ERROR_INVALID_PARAMETER;
    }
    WlanBlock<WLAN_HOSTED_NETWORK_STATUS> found;
    const DWORD result = WlanHostedNetworkQueryStatus(handle(client), found.out(), pointer(reserved));
    if (result != ERROR_SUCCESS) {
        return code(result);
    }
    // In any other state the number of peers is none: its page says not to use it.
    const bool active = found.get() != nullptr && found->HostedNetworkState == wlan_hosted_network_active;
    const std::size_t peers = active ? found->dwNumberOfPeers : 0;
    return copyOut(env, found.get(),
                   offsetof(WLAN_HOSTED_NETWORK_STATUS, PeerList) + peers * sizeof(WLAN_HOSTED_NETWORK_PEER_STATE),
                   status, size);
}

}  // namespace

const jni::Natives& wlanHosted() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<act<WlanHostedNetworkStartUsing>>("WlanHostedNetworkStartUsing0"),
        jni::native<act<WlanHostedNetworkStopUsing>>("WlanHostedNetworkStopUsing0"),
        jni::native<act<WlanHostedNetworkForceStart>>("WlanHostedNetworkForceStart0"),
        jni::native<act<WlanHostedNetworkForceStop>>("WlanHostedNetworkForceStop0"),
        jni::native<act<WlanHostedNetworkInitSettings>>("WlanHostedNetworkInitSettings0"),
        jni::native<act<WlanHostedNetworkRefreshSecuritySettings>>("WlanHostedNetworkRefreshSecuritySettings0"),
        jni::native<queryProperty>("WlanHostedNetworkQueryProperty0"),
        jni::native<setProperty>("WlanHostedNetworkSetProperty0"),
        jni::native<setSecondaryKey>("WlanHostedNetworkSetSecondaryKey0"),
        jni::native<querySecondaryKey>("WlanHostedNetworkQuerySecondaryKey0"),
        jni::native<queryStatus>("WlanHostedNetworkQueryStatus0"),
    };
    static const jni::Natives natives{"io/github/winnet4j/win32/Wlanapi", methods};
    return natives;
}

}  // namespace winnet4j::glue
