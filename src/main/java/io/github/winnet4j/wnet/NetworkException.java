// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.WinError;

/**
 * A {@code WNet*} function failed. There are subclasses where a caller would act differently; the rest differ by their
 * code. The message says what to do.
 *
 * @since 0.1.0
 */
public sealed class NetworkException extends WindowsException
        permits CredentialConflictException,
                DeviceTakenException,
                DialogCancelledException,
                LogonFailedException,
                NetworkNameException,
                NoNetworkException,
                NotConnectedException,
                ProviderException,
                RememberedOnlyException,
                ServerUnreachableException,
                StillConnectedException,
                UserProfileException {
    private static final long serialVersionUID = 1L;

    NetworkException(String function, int code, String advice) {
        super(function, code, advice);
    }

    NetworkException(String function, int code) {
        this(function, code, advice(code));
    }

    private static String advice(int code) {
        return switch (code) {
            case WinError.ERROR_BAD_DEV_TYPE -> "A drive is for a disk, and a port such as LPT1 for a printer.";
            case WinError.ERROR_BAD_DEVICE -> "A device is written as Z: or LPT1.";
            case WinError.ERROR_BUSY, WinError.ERROR_RETRY -> "Try again.";
            case WinError.ERROR_MORE_DATA -> "It asked for more room each time; nothing was done.";
            case WinError.ERROR_NO_MORE_ITEMS ->
                "No device is free; end a connection first, or connect without a device.";
            case WinError.ERROR_NO_UNICODE_TRANSLATION ->
                "The ANSI code page can't hold the name exactly; disconnect(name) takes any name.";
            case WinError.ERROR_BAD_PROVIDER ->
                "No provider has that name (exact spelling required); without one Windows chooses.";
            default -> "";
        };
    }
}
