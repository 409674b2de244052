// SPDX-License-Identifier: Apache-2.0
// Comes before everything here: what makes mingw-w64's own headers of Windows readable on Linux. They know Cygwin,
// where a long has 64 bits as well; characters are 16 bits wide by -fshort-wchar. GCC lacks Windows' words there, clang
// has them with -fdeclspec.
#pragma once

#if !defined(__clang__)
#define __declspec(what)
#define __cdecl
#define __stdcall
#define __fastcall
#endif

extern "C" int _wcsicmp(const wchar_t* one, const wchar_t* other);
