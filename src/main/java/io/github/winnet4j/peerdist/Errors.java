// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.WinError;

/** Which exception a code of BranchCache becomes, and what the caller can do. It doesn't know the caller. */
final class Errors {
    private Errors() {}

    /** A {@link WindowsException}, or an {@link OperationCancelledException}. */
    static RuntimeException of(String function, int code) {
        return code == WinError.ERROR_OPERATION_ABORTED || code == WinError.ERROR_ABANDONED_WAIT_0
                ? new OperationCancelledException(function, code, "")
                : failure(function, code);
    }

    static WindowsException failure(String function, int code) {
        return switch (code) {
            case WinError.ERROR_ACCESS_DISABLED_BY_POLICY, WinError.PEERDIST_ERROR_SERVICE_UNAVAILABLE ->
                new BranchCacheUnavailableException(function, code);
            case WinError.PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED,
                    WinError.PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO -> new ContentInformationException(function, code);
            case WinError.PEERDIST_ERROR_INVALIDATED -> new InvalidatedException(function, code);
            case WinError.PEERDIST_ERROR_ALREADY_EXISTS -> new AlreadyPublishedException(function, code);
            default -> {
                String advice = advice(code);
                yield advice.isEmpty()
                        ? WindowsException.of(function, code)
                        : new PeerDistException(function, code, advice);
            }
        };
    }

    static void check(String function, int code) {
        if (code != WinError.ERROR_SUCCESS) {
            throw of(function, code);
        }
    }

    private static String advice(int code) {
        return switch (code) {
            case WinError.ERROR_NOT_FOUND -> "Nothing is published by that identifier and this user account.";
            case WinError.ERROR_INVALID_DATA -> "Windows' answer contradicts itself; what was read can't be trusted.";
            case WinError.PEERDIST_ERROR_MISSING_DATA, WinError.ERROR_TIMEOUT -> "Get the data elsewhere.";
            case WinError.PEERDIST_ERROR_NO_MORE -> "The end is reached.";
            case WinError.PEERDIST_ERROR_NOT_INITIALIZED -> "The content information must be complete before.";
            case WinError.PEERDIST_ERROR_ALREADY_INITIALIZED -> "It was begun already; once is enough.";
            case WinError.PEERDIST_ERROR_SHUTDOWN_IN_PROGRESS -> "It is being shut down; open a new one.";
            case WinError.PEERDIST_ERROR_OPERATION_NOTFOUND -> "It has ended already; its own completion says how.";
            case WinError.PEERDIST_ERROR_ALREADY_COMPLETED ->
                "It was said to be complete before; nothing can be added.";
            case WinError.PEERDIST_ERROR_OUT_OF_BOUNDS ->
                "Stay within the content and the length that was promised for it.";
            case WinError.PEERDIST_ERROR_VERSION_UNSUPPORTED ->
                "Ask for a lower version: this Windows has none so high.";
            case WinError.PEERDIST_ERROR_INVALID_CONFIGURATION ->
                "BranchCache is set up wrongly here: netsh branchcache show status all.";
            case WinError.PEERDIST_ERROR_NOT_LICENSED -> "This edition of Windows may not do that.";
            case WinError.PEERDIST_ERROR_TRUST_FAILURE ->
                "The data isn't what the content information promises: get it again.";
            default -> "";
        };
    }
}
