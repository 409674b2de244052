// SPDX-License-Identifier: Apache-2.0
// The DLLs that this library links: where they may come from, and what of them is there. First calls and the
// question "is it available?" share this one way, so they can't answer differently.
//
// For tests a DLL can be replaced by a module that is loaded already (bindModule), until the first use decides: from
// then on that name means the same module as long as the process lives. Nothing here looks at the environment.
#pragma once

#include "win/api.h"

namespace winnet4j::win {

/**
 * The module that one of their names means: the bound one, else System32's, from nowhere else; null when that is
 * missing. Decides which. Each call takes a reference.
 */
HMODULE loadModule(const char* dll) noexcept;

/**
 * The same, once for good: its functions are called as long as the process lives, so one reference is never given back,
 * and what was missing at first stays missing.
 */
HMODULE keptModule(const char* dll) noexcept;

/**
 * From now on that DLL's functions are taken from this module, which stays loaded forever. 0, or
 * 87 ERROR_INVALID_PARAMETER   not one of them,
 * 6 ERROR_INVALID_HANDLE       there is no such module in this process,
 * 85 ERROR_ALREADY_ASSIGNED    one is bound already, this one or another,
 * 170 ERROR_BUSY               too late: System32's was used, or asked for.
 */
DWORD bindModule(const char* dll, HMODULE module) noexcept;

/** 0 when that DLL has that function, else 126 ERROR_MOD_NOT_FOUND, 127 ERROR_PROC_NOT_FOUND, or 87 for other DLLs. */
DWORD findProcedure(const char* dll, const char* function) noexcept;

}  // namespace winnet4j::win
