// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.ServiceRestartedException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.Cfgmgr32;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.wlan.WlanReason;

/**
 * A function of Wi-Fi Direct failed, and what may help; the failure of an open has a reason beside its code.
 *
 * @since 0.1.0
 */
public final class WifiDirectException extends WindowsException {
    private static final long serialVersionUID = 1L;

    private static final int ERROR_CONNECTION_REFUSED = 1225;

    /** What Windows said beside the code; 0 when it said nothing. */
    private final int reason;

    private WifiDirectException(String function, int code, int reason) {
        super(function, code, advice(function, code, reason));
        this.reason = reason;
    }

    /** Of another class where the code says enough by itself: no such function, no access, no service. */
    static WindowsException of(String function, int code, int reason) {
        return switch (code) {
            case WinError.ERROR_MOD_NOT_FOUND,
                    WinError.ERROR_PROC_NOT_FOUND,
                    WinError.ERROR_ACCESS_DENIED,
                    WinError.ERROR_SERVICE_NOT_ACTIVE,
                    WinError.RPC_S_SERVER_UNAVAILABLE -> WindowsException.of(function, code);
            case WinError.ERROR_INVALID_HANDLE ->
                function.equals("WFDOpenHandle")
                        ? new WifiDirectException(function, code, reason)
                        : new ServiceRestartedException(function, "close this client, and open a new WifiDirect.");
            default -> new WifiDirectException(function, code, reason);
        };
    }

    private WifiDirectException(String function, int code, String advice) {
        super(function, code, advice);
        reason = 0;
    }

    /** Of a function of cfgmgr32.dll, whose codes are its own: as the Win32 code that comes nearest. */
    static WindowsException ofDevices(String function, int configRet) {
        return switch (configRet) {
            case WinError.ERROR_MOD_NOT_FOUND, WinError.ERROR_PROC_NOT_FOUND ->
                WindowsException.of(function, configRet);
            case Cfgmgr32.CR_ACCESS_DENIED -> WindowsException.of(function, WinError.ERROR_ACCESS_DENIED);
            case Cfgmgr32.CR_OUT_OF_MEMORY -> WindowsException.of(function, WinError.ERROR_NOT_ENOUGH_MEMORY);
            case Cfgmgr32.CR_BUFFER_SMALL -> WindowsException.of(function, WinError.ERROR_INSUFFICIENT_BUFFER);
            default ->
                new WifiDirectException(function, WinError.ERROR_GEN_FAILURE, "The CONFIGRET is " + configRet + ".");
        };
    }

    /** Refuses a failure, and a success with a handle that is none. */
    static void check(String function, int code, long handle) {
        if (code != WinError.ERROR_SUCCESS || !PendingHandles.isHandle(handle)) {
            throw code != WinError.ERROR_SUCCESS
                    ? of(function, code, 0)
                    : new WifiDirectException(function, WinError.ERROR_INVALID_HANDLE, 0);
        }
    }

    /** True for what the functions answer when the service has stopped, or has since started anew. */
    static boolean isGone(int code) {
        return code == WinError.ERROR_INVALID_HANDLE
                || code == WinError.RPC_S_SERVER_UNAVAILABLE
                || code == WinError.ERROR_SERVICE_NOT_ACTIVE;
    }

    /**
     * The reason that the service gives; {@link WlanReason#isSuccess} if it gives none.
     *
     * @return the reason, for people to read and programs to compare
     */
    public WlanReason reason() {
        return new WlanReason(reason);
    }

    private static String advice(String function, int code, int reason) {
        String advice = advice(function, code);
        if (reason == 0) {
            return advice;
        }
        WlanReason why = new WlanReason(reason);
        return (advice.isEmpty() ? "" : advice + " ") + "The reason is " + why + ": " + why.text();
    }

    private static String advice(String function, int code) {
        boolean opens = function.equals("WFDStartOpenSession") || function.equals("WFDOpenLegacySession");
        return switch (code) {
            case WinError.ERROR_INVALID_STATE ->
                "Group policy has switched Wi-Fi Direct off on this machine, or the group can't be formed now.";
            case WinError.ERROR_NOT_FOUND ->
                opens ? "Is the device paired? Pair it in the settings of Windows first." : "";
            case WinError.ERROR_TIMEOUT -> opens ? "The device didn't answer: is it switched on, and near?" : "";
            case ERROR_CONNECTION_REFUSED -> opens ? "The device refused: its user may have to agree." : "";
            case WinError.ERROR_REMOTE_SESSION_LIMIT_EXCEEDED ->
                "The service gives out no more handles: some aren't closed. -Dwinnet4j.leakDetection=true"
                        + " names those of this JVM.";
            default -> "";
        };
    }
}
