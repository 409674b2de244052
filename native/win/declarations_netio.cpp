// SPDX-License-Identifier: Apache-2.0
// What netio.h declares is what the compiler's netioapi.h has; see declarations.h. The two can't meet: one function
// would be declared twice, with a number and with the union that is one.
#include <winsock2.h>

#include <ws2ipdef.h>

#include <iphlpapi.h>

#include "win/declarations.h"

namespace winnet4j::win {

static_assert(sizeof(NET_LUID) == sizeof(ULONG64) && alignof(NET_LUID) == alignof(ULONG64));
static_assert(sizeof(NET_IFINDEX) == sizeof(ULONG));
/** What answers these; a number of 32 bits, under whatever name. */
template <typename Result> inline constexpr bool code = std::is_integral_v<Result> && sizeof(Result) == sizeof(DWORD);
template <typename Function> struct Answer;
template <typename Result, typename... Parameters> struct Answer<Result(Parameters...)> {
    using Type = Result;
};
template <typename Function> inline constexpr bool answers = code<typename Answer<Function>::Type>;
template <typename Function, typename... Parameters>
inline constexpr bool takes = same<Function, typename Answer<Function>::Type(Parameters...)>;

static_assert(answers<decltype(ConvertInterfaceGuidToLuid)> &&
              takes<decltype(ConvertInterfaceGuidToLuid), const GUID*, NET_LUID*>);
static_assert(answers<decltype(ConvertInterfaceIndexToLuid)> &&
              takes<decltype(ConvertInterfaceIndexToLuid), NET_IFINDEX, NET_LUID*>);
static_assert(answers<decltype(ConvertInterfaceLuidToGuid)> &&
              takes<decltype(ConvertInterfaceLuidToGuid), const NET_LUID*, GUID*>);
static_assert(answers<decltype(ConvertInterfaceLuidToIndex)> &&
              takes<decltype(ConvertInterfaceLuidToIndex), const NET_LUID*, NET_IFINDEX*>);

}  // namespace winnet4j::win
