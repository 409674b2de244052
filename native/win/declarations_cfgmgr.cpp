// SPDX-License-Identifier: Apache-2.0
// What cfgmgr.h declares is what the compiler's cfgmgr32.h has; see declarations.h. The two can't meet: their property
// keys are two types with one layout.
#include "win/declarations.h"

#include <cfgmgr32.h>

namespace winnet4j::win {

static_assert(sizeof(CONFIGRET) == sizeof(DWORD) && std::is_integral_v<CONFIGRET>);
static_assert(laid<DEVPROPKEY, 20, 4> && offsetof(DEVPROPKEY, fmtid) == 0 && offsetof(DEVPROPKEY, pid) == 16);
static_assert(sizeof(DEVPROPTYPE) == sizeof(ULONG) && sizeof(DEVINST) == sizeof(DWORD));
static_assert(same<decltype(CM_Get_Device_Interface_List_SizeW), CONFIGRET(ULONG*, GUID*, WCHAR*, ULONG)>);
static_assert(same<decltype(CM_Get_Device_Interface_ListW), CONFIGRET(GUID*, WCHAR*, WCHAR*, ULONG, ULONG)>);
static_assert(same<decltype(CM_Locate_DevNodeW), CONFIGRET(DEVINST*, WCHAR*, ULONG)>);
static_assert(same<decltype(CM_Get_DevNode_PropertyW),
                   CONFIGRET(DEVINST, const DEVPROPKEY*, DEVPROPTYPE*, BYTE*, ULONG*, ULONG)>);

}  // namespace winnet4j::win
