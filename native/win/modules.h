// SPDX-License-Identifier: Apache-2.0
// The three DLLs this library links: where they may come from, and what of them is there. Delay-loading and the
// question "is it available?" share this one way, so they can't answer differently.
#pragma once

#include "win/api.h"

namespace winnet4j::win {

/** Loads one of the three from System32 and from nowhere else; null when it is missing. Each call takes a reference. */
HMODULE loadSystemModule(const char* dll) noexcept;

/** 0 when that DLL has that function, else 126 ERROR_MOD_NOT_FOUND, 127 ERROR_PROC_NOT_FOUND, or 87 for other DLLs. */
DWORD findProcedure(const char* dll, const char* function) noexcept;

}  // namespace winnet4j::win
