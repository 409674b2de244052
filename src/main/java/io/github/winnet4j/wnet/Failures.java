// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.WinError;

/**
 * Which exception a code is. Must be asked before anything else of Windows: 1208 is explained to the next call only.
 */
final class Failures {
    private Failures() {}

    static WindowsException of(String function, int code) {
        return switch (code) {
            case WinError.ERROR_EXTENDED_ERROR -> ProviderException.ask(function);
            case WinError.ERROR_SESSION_CREDENTIAL_CONFLICT ->
                new CredentialConflictException(function, java.util.List.of());
            case WinError.ERROR_NO_NETWORK -> new NoNetworkException(function, code);
            case WinError.ERROR_BAD_NETPATH -> new ServerUnreachableException(function, code);
            case WinError.ERROR_BAD_NET_NAME, WinError.ERROR_NO_NET_OR_BAD_PATH ->
                new NetworkNameException(function, code);
            case WinError.ERROR_INVALID_PASSWORD, WinError.ERROR_LOGON_FAILURE, WinError.ERROR_BAD_USERNAME ->
                new LogonFailedException(function, code);
            case WinError.ERROR_NOT_CONNECTED -> new NotConnectedException(function, code);
            case WinError.ERROR_CONNECTION_UNAVAIL -> new RememberedOnlyException(function, null);
            case WinError.ERROR_OPEN_FILES, WinError.ERROR_DEVICE_IN_USE -> new StillConnectedException(function, code);
            case WinError.ERROR_CANNOT_OPEN_PROFILE, WinError.ERROR_BAD_PROFILE ->
                new UserProfileException(function, code);
            case WinError.ERROR_ALREADY_ASSIGNED, WinError.ERROR_DEVICE_ALREADY_REMEMBERED ->
                new DeviceTakenException(function, code);
            case WinError.ERROR_CANCELLED -> new DialogCancelledException(function, code);
            case WinError.ERROR_MOD_NOT_FOUND,
                    WinError.ERROR_PROC_NOT_FOUND,
                    WinError.ERROR_ACCESS_DENIED,
                    WinError.ERROR_SERVICE_NOT_ACTIVE -> WindowsException.of(function, code);
            default -> new NetworkException(function, code);
        };
    }

    static void check(String function, int code) {
        if (code != WinError.ERROR_SUCCESS) {
            throw of(function, code);
        }
    }
}
