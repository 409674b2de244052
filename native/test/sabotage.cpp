// SPDX-License-Identifier: Apache-2.0
// io.github.winnet4j.port.Sabotage: makes Windows fail or lie to the JVM and to the library: threads that can't start,
// a clock that jumps, a DLL that is unloaded from outside. Calls are diverted in the import table of the module that
// makes them.
#include "test/test_tables.h"

#include <atomic>
#include <cerrno>
#include <cstring>

#include "glue/convert.h"

namespace winnet4j::test {
namespace {

using namespace glue;

/** The place of an imported function's address; null when that module doesn't import it. */
void** imported(HMODULE module, const char* function) noexcept {
    auto* base = reinterpret_cast<unsigned char*>(module);
    const auto* dos = reinterpret_cast<const IMAGE_DOS_HEADER*>(base);
    const auto* headers = reinterpret_cast<const IMAGE_NT_HEADERS64*>(base + dos->e_lfanew);
    const auto& directory = headers->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_IMPORT];
    const auto* table = reinterpret_cast<const IMAGE_IMPORT_DESCRIPTOR*>(base + directory.VirtualAddress);
    for (; directory.Size != 0 && table->Name != 0; ++table) {
        const auto* names = reinterpret_cast<const IMAGE_THUNK_DATA64*>(base + table->OriginalFirstThunk);
        auto* addresses = reinterpret_cast<void**>(base + table->FirstThunk);
        for (; names->u1.AddressOfData != 0; ++names, ++addresses) {
            if ((names->u1.Ordinal & IMAGE_ORDINAL_FLAG64) == 0 &&
                std::strcmp(reinterpret_cast<const char*>(base + names->u1.AddressOfData) + sizeof(WORD), function) ==
                    0) {
                return addresses;
            }
        }
    }
    return nullptr;
}

/** Calls of one function by one module go elsewhere from now on; where they went before, or null. */
void* divert(const wchar_t* module, const char* function, void* elsewhere) noexcept {
    const HMODULE loaded = GetModuleHandleW(module);
    void** place = loaded != nullptr ? imported(loaded, function) : nullptr;
    DWORD protection = 0;
    if (place == nullptr || VirtualProtect(place, sizeof *place, PAGE_READWRITE, &protection) == FALSE) {
        return nullptr;
    }
    void* before = std::atomic_ref<void*>(*place).exchange(elsewhere);
    VirtualProtect(place, sizeof *place, protection, &protection);
    return before;
}

// -- threads

using BeginThread = std::uintptr_t (*)(void*, unsigned, unsigned (*)(void*), void*, unsigned, unsigned*);
BeginThread realBeginThread = nullptr;
std::atomic<DWORD> refused{0};

std::uintptr_t beginThread(void* security, unsigned stack, unsigned (*start)(void*), void* argument, unsigned flags,
                           unsigned* id) {
    if (GetCurrentThreadId() == refused) {
        errno = EAGAIN;
        return 0;
    }
    return realBeginThread(security, stack, start, argument, flags, id);
}

/** While true the calling thread can start no other; false when the JVM starts its threads in some other way. */
jboolean refuseThreads(JNIEnv*, jclass, jboolean refuse) {
    if (realBeginThread == nullptr) {
        realBeginThread =
            reinterpret_cast<BeginThread>(divert(L"jvm.dll", "_beginthreadex", reinterpret_cast<void*>(beginThread)));
    }
    refused = refuse != JNI_FALSE ? GetCurrentThreadId() : 0;
    return realBeginThread != nullptr ? JNI_TRUE : JNI_FALSE;
}

// -- the clock

using TellTime = void(WINAPI*)(FILETIME*);
std::atomic<std::int64_t> ahead{0};

TellTime teller(const char* function) noexcept {
    return reinterpret_cast<TellTime>(
        reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"kernel32.dll"), function)));
}

template <TellTime* Real> void WINAPI tellTime(FILETIME* time) {
    (*Real)(time);
    ULARGE_INTEGER ticks{{time->dwLowDateTime, time->dwHighDateTime}};
    ticks.QuadPart += static_cast<ULONGLONG>(ahead.load());
    *time = {ticks.LowPart, ticks.HighPart};
}

TellTime realTime = nullptr;
TellTime realPreciseTime = nullptr;

/** The time of day is that much ahead (or behind) for the JVM and the library; false when neither could be reached. */
jboolean jump(JNIEnv*, jclass, jlong millis) {
    if (realTime == nullptr) {
        realTime = teller("GetSystemTimeAsFileTime");
        realPreciseTime = teller("GetSystemTimePreciseAsFileTime");
        for (const wchar_t* module : {L"jvm.dll", L"java.dll", L"winnet4j.dll"}) {
            divert(module, "GetSystemTimeAsFileTime", reinterpret_cast<void*>(tellTime<&realTime>));
            divert(module, "GetSystemTimePreciseAsFileTime", reinterpret_cast<void*>(tellTime<&realPreciseTime>));
        }
    }
    ahead = millis * 10'000;
    return realTime != nullptr ? JNI_TRUE : JNI_FALSE;
}

// -- the DLL

jboolean loaded(JNIEnv*, jclass) { return GetModuleHandleW(L"winnet4j.dll") != nullptr ? JNI_TRUE : JNI_FALSE; }

/** Gives back that many references to winnet4j.dll, which were not taken here; answers how many it were. */
jint unload(JNIEnv*, jclass, jint times) {
    jint done = 0;
    for (HMODULE module; done < times && (module = GetModuleHandleW(L"winnet4j.dll")) != nullptr; ++done) {
        FreeLibrary(module);
    }
    return done;
}

}  // namespace

const jni::Natives& sabotage() noexcept {
    static const JNINativeMethod methods[] = {
        jni::native<refuseThreads>("refuseThreads"),
        jni::native<jump>("jump"),
        jni::native<loaded>("loaded"),
        jni::native<unload>("unload"),
    };
    static const jni::Natives natives{"io/github/winnet4j/port/Sabotage", methods};
    return natives;
}

}  // namespace winnet4j::test
