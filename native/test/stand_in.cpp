// SPDX-License-Identifier: Apache-2.0
// A DLL that has functions of each of the three, for the tests of the gate. It declares them itself: the headers of
// Windows say that they are imported.
#include <cstdint>

extern "C" __declspec(dllexport) unsigned long WlanCloseHandle(void*, void*) { return 4711; }
extern "C" __declspec(dllexport) unsigned long PeerDistShutdown(void*) { return 4711; }
extern "C" __declspec(dllexport) unsigned long WNetCancelConnectionA(const char*, int) { return 4711; }

// Ten arguments, which all must be what binding_test.cpp gives: 1 to 10, each in all its bytes.
extern "C" __declspec(dllexport) unsigned long WNetUseConnection4W(std::uintptr_t a, std::uintptr_t b, std::uintptr_t c,
                                                                   unsigned d, unsigned e, std::uintptr_t f, unsigned g,
                                                                   std::uintptr_t h, std::uintptr_t i,
                                                                   std::uintptr_t j) {
    constexpr std::uintptr_t kEach = 0x0101010101010101;
    constexpr unsigned kHalf = 0x01010101;
    const bool whole = a == kEach && b == 2 * kEach && c == 3 * kEach && d == 4 * kHalf && e == 5 * kHalf &&
                       f == 6 * kEach && g == 7 * kHalf && h == 8 * kEach && i == 9 * kEach && j == 10 * kEach;
    return whole ? 4711 : 0;
}
