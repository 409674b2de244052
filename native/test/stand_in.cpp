// SPDX-License-Identifier: Apache-2.0
// A DLL that has one function of each of the three, for the tests of the gate. It declares them itself: the headers of
// Windows say that they are imported.
extern "C" __declspec(dllexport) unsigned long WlanCloseHandle(void*, void*) { return 4711; }
extern "C" __declspec(dllexport) unsigned long PeerDistShutdown(void*) { return 4711; }
extern "C" __declspec(dllexport) unsigned long WNetCancelConnectionA(const char*, int) { return 4711; }
