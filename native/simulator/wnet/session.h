// SPDX-License-Identifier: Apache-2.0
// What every function of mpr does first and last.
#pragma once

#include "simulator/core/call.h"

namespace winnet4j::sim::wnet {

/** First: the thread's extended error is forgotten. False: there is no network, 1222. */
bool entered(Call& c);
/** Last, of what a provider may answer: 1208 shows in the trace. */
DWORD told(Call& c, DWORD code);

}  // namespace winnet4j::sim::wnet
