// SPDX-License-Identifier: Apache-2.0
// The list of the families. A new one is added here and nowhere else in the core.
#include "simulator/core/function.h"

namespace winnet4j::sim {

namespace wlan {
extern const Family kFamily;
}
namespace wfd {
extern const Family kFamily;
}
namespace peerdist {
extern const Family kFamily;
}
namespace wnet {
extern const Family kFamily;
}
namespace iphlpapi {
extern const Family kFamily;
}

std::span<const Family* const> families() noexcept {
    static constexpr const Family* kAll[] = {&wlan::kFamily, &wfd::kFamily, &peerdist::kFamily, &wnet::kFamily,
                                             &iphlpapi::kFamily};
    return kAll;
}

}  // namespace winnet4j::sim
