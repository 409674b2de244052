// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.testkit;

import io.github.winnet4j.internal.NativeLibrary;
import io.github.winnet4j.win32.WinError;

/**
 * Puts a loaded module in the place of one of Windows' DLLs, for this process and for good.
 *
 * <p>What stands in the way of misuse, and what doesn't: only code calls this; no property, environment variable or
 * file does, so merely starting or configuring a program can't switch it on. On the module path only the module
 * {@code io.github.winnet4j.testkit} reaches it. On the class path, where there are no borders, any code can call it,
 * as it can call everything else; such code must have loaded a DLL into this process already, so it gains nothing by
 * it.
 */
public final class ModuleBinding {
    /** How that ended. */
    public enum Result {
        /** Every function of that DLL is taken from the module from now on. */
        BOUND,
        /** A module was bound before, and stays. */
        ALREADY_BOUND,
        /** Windows' own was used, or asked for, before; it stays. */
        TOO_LATE
    }

    private ModuleBinding() {}

    /**
     * Takes every function of one of Windows' DLLs from another module from now on.
     *
     * @param dll {@code wlanapi.dll}, {@code mpr.dll}, {@code peerdist.dll}, {@code iphlpapi.dll} or
     *     {@code cfgmgr32.dll}
     * @param module the HMODULE of a DLL that is loaded; from now on it stays so until the process ends
     * @return how that ended
     * @throws IllegalArgumentException for any other DLL, and for an address that is no module's
     */
    public static Result bind(String dll, long module) {
        NativeLibrary.require();
        int code = bind0(dll, dll.length(), module);
        return switch (code) {
            case WinError.ERROR_SUCCESS -> Result.BOUND;
            case WinError.ERROR_ALREADY_ASSIGNED -> Result.ALREADY_BOUND;
            case WinError.ERROR_BUSY -> Result.TOO_LATE;
            case WinError.ERROR_INVALID_HANDLE ->
                throw new IllegalArgumentException("no module is loaded at 0x" + Long.toHexString(module));
            default -> throw new IllegalArgumentException(dll + " is none of the DLLs that this library uses");
        };
    }

    private static native int bind0(String dll, int dllLength, long module);
}
