// SPDX-License-Identifier: Apache-2.0
// The one place that includes the headers of Windows, and of what a compiler's own headers lack.
#pragma once

#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>

#include <winnetwk.h>
#include <wlanapi.h>

// The SDK has all; mingw-w64 more with each version.
#if __has_include(<peerdist.h>)
#include <peerdist.h>
#else
#include "win/peerdist.h"
#endif
#if !defined(_MSC_VER)
#include "win/wfd.h"
#include "win/wlan.h"
#include "win/wnet.h"
#endif
