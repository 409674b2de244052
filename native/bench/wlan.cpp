// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.bench.WlanDll: Wi-Fi by plain C++, on the simulator that all others call too. The floor under each
// comparison: what the callee costs, and a callback that only counts.
#include "bench/wlan.h"

#include <atomic>

#include "glue/convert.h"

namespace winnet4j::bench {
namespace {

using namespace glue;

HMODULE simulator() noexcept { return GetModuleHandleW(L"winnet4j-simulator.dll"); }

template <typename F> F* find(const char* name, F* /* its declaration */) noexcept {
    return reinterpret_cast<F*>(reinterpret_cast<void*>(GetProcAddress(simulator(), name)));
}

jint openClose(JNIEnv*, jclass, jint count) {
    static const auto openHandle = find("WlanOpenHandle", &::WlanOpenHandle);
    static const auto closeHandle = find("WlanCloseHandle", &::WlanCloseHandle);
    DWORD sum = 0;
    for (jint i = 0; i < count; ++i) {
        DWORD version = 0;
        HANDLE client = nullptr;
        sum += openHandle(2, nullptr, &version, &client);
        sum += closeHandle(client, nullptr);
    }
    return code(sum);
}

/** The sum of the states of all interfaces. */
jint enumerate(JNIEnv*, jclass, jlong client, jint count) {
    static const auto enumInterfaces = find("WlanEnumInterfaces", &::WlanEnumInterfaces);
    static const auto freeMemory = find("WlanFreeMemory", &::WlanFreeMemory);
    DWORD sum = 0;
    for (jint i = 0; i < count; ++i) {
        PWLAN_INTERFACE_INFO_LIST list = nullptr;
        enumInterfaces(handle(client), nullptr, &list);
        for (DWORD j = 0; j < list->dwNumberOfItems; ++j) {
            sum += list->InterfaceInfo[j].isState;
        }
        freeMemory(list);
    }
    return code(sum);
}

/** The sum of the signals of all stations. */
jint stations(JNIEnv* env, jclass, jlong client, jbyteArray interfaceGuid, jint count) {
    static const auto listStations = find("WlanGetNetworkBssList", &::WlanGetNetworkBssList);
    static const auto freeMemory = find("WlanFreeMemory", &::WlanFreeMemory);
    GUID guid;
    env->GetByteArrayRegion(interfaceGuid, 0, sizeof guid, reinterpret_cast<jbyte*>(&guid));
    LONG sum = 0;
    for (jint i = 0; i < count; ++i) {
        PWLAN_BSS_LIST list = nullptr;
        listStations(handle(client), &guid, nullptr, dot11_BSS_type_any, FALSE, nullptr, &list);
        for (DWORD j = 0; j < list->dwNumberOfItems; ++j) {
            sum += list->wlanBssEntries[j].lRssi;
        }
        freeMemory(list);
    }
    return static_cast<jint>(sum);
}

std::atomic<std::int64_t> notified{0};

/** Registers for the service's notifications, with a function made elsewhere, or one that counts. */
jint registerCallback(JNIEnv*, jclass, jlong client, jlong function) {
    static const auto registerNotification = find("WlanRegisterNotification", &::WlanRegisterNotification);
    const auto counts = [](PWLAN_NOTIFICATION_DATA, PVOID) { notified.fetch_add(1, std::memory_order_relaxed); };
    const WLAN_NOTIFICATION_CALLBACK own = counts;
    const auto callback = function != 0 ? reinterpret_cast<WLAN_NOTIFICATION_CALLBACK>(pointer(function)) : own;
    return code(registerNotification(handle(client), 8, FALSE, callback, nullptr, nullptr, nullptr));
}

jlong counted(JNIEnv*, jclass) { return notified.load(); }

}  // namespace

const jni::Natives& wlanDll() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<openClose>("openClose"), jni::native<enumerate>("enumerate"),
        jni::native<stations>("stations"),   jni::native<registerCallback>("registerCallback"),
        jni::native<counted>("counted"),
    };
    static const jni::Natives natives{"io/github/winnet4j/bench/WlanDll", methods};
    return natives;
}

}  // namespace winnet4j::bench
