// SPDX-License-Identifier: Apache-2.0
// Read once for all sources of the simulator and of its tests by compilers that can, and never needed: each source
// includes what it uses, as clang-tidy and the other compilers see.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstring>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "win/api.h"
