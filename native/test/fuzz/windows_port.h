// SPDX-License-Identifier: Apache-2.0
// Comes before the sources of the port, which take Windows' side where _WIN32 is defined. The headers of the compiler
// and of its library must not see that: they are those for Linux.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <new>

#include "win/api.h"

#define _WIN32 1
