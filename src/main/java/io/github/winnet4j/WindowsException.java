// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import io.github.winnet4j.internal.NativeLibrary;
import io.github.winnet4j.internal.SystemFacts;
import io.github.winnet4j.win32.WinError;

/**
 * A Windows function failed: which one, with which code, and what Windows says about it.
 *
 * <p>There are subclasses only where a caller would act differently. Mistakes in arguments never arrive as this
 * exception, and neither does the use of something closed, which is an {@link IllegalStateException}.
 *
 * @since 0.1.0
 */
public class WindowsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The Windows function that failed. */
    private final String function;
    /** The Win32 code. */
    private final int code;
    /** Windows' text for the code, perhaps empty. */
    private final String text;

    /**
     * For the families' own subclasses; all other code calls {@link #of}.
     *
     * @param function Windows' own name of the function
     * @param code the code that Windows answered with
     * @param advice what the caller can do, or an empty string
     */
    protected WindowsException(String function, int code, String advice) {
        this(function, code, textOf(code), advice);
    }

    private WindowsException(String function, int code, String text, String advice) {
        super(describe(function, code, text, advice));
        this.function = function;
        this.code = code;
        this.text = text;
    }

    /**
     * {@return the exception for that code of that function, of the fitting subclass}
     *
     * @param function Windows' own name of the function
     * @param code the code that Windows answered with
     */
    public static WindowsException of(String function, int code) {
        return switch (code) {
            case WinError.ERROR_MOD_NOT_FOUND, WinError.ERROR_PROC_NOT_FOUND ->
                new ApiUnavailableException(function, code);
            case WinError.ERROR_ACCESS_DENIED -> new AccessDeniedException(function, code);
            case WinError.ERROR_SERVICE_NOT_ACTIVE -> new ServiceNotRunningException(function, code);
            case WinError.RPC_S_SERVER_UNAVAILABLE ->
                isOfLocalService(function)
                        ? new ServiceNotRunningException(function, code)
                        : new WindowsException(function, code, "");
            default -> new WindowsException(function, code, "");
        };
    }

    /** The server of their calls is a service of this machine; that of a network connection may be anybody's. */
    private static boolean isOfLocalService(String function) {
        return Family.of(function)
                .filter(family -> family != Family.NETWORK_CONNECTIONS)
                .isPresent();
    }

    /**
     * For callers of the raw layer: {@code WindowsException.check("WlanCloseHandle", Wlanapi.WlanCloseHandle(handle,
     * 0));}
     *
     * @param function Windows' own name of the function
     * @param code the code that Windows answered with
     * @throws WindowsException unless the code is 0
     */
    public static void check(String function, int code) {
        if (code != WinError.ERROR_SUCCESS) {
            throw of(function, code);
        }
    }

    /** {@return the Windows function that failed, by Microsoft's name} */
    public final String function() {
        return function;
    }

    /** {@return the Win32 code; above 0x7FFFFFFF it is negative here} */
    public final int code() {
        return code;
    }

    /**
     * {@return the code's name, such as {@code ERROR_INVALID_PARAMETER}; the number again where {@link WinError} has no
     * name}
     */
    public final String symbol() {
        String name = WinError.nameOf(code);
        return name != null ? name : number(code);
    }

    /**
     * Windows' own text for the code, in the language of this Windows; empty when it has none.
     *
     * @return a line of text, or an empty string
     */
    public final String text() {
        return text;
    }

    static String textOf(int code) {
        return NativeLibrary.problem() == null ? SystemFacts.message(code) : "";
    }

    static String describe(String function, int code, String text, String advice) {
        StringBuilder message = new StringBuilder(function).append(" failed: ").append(number(code));
        String name = WinError.nameOf(code);
        if (name != null) {
            message.append(' ').append(name);
        }
        if (!text.isEmpty()) {
            message.append(": ").append(text);
        }
        if (!advice.isEmpty()) {
            message.append(text.isEmpty() ? ". " : " ").append(advice);
        }
        return message.toString();
    }

    /** NDIS and other large codes are known by their hexadecimal form. */
    private static String number(int code) {
        return code < 0 ? String.format("0x%08X", code) : Integer.toString(code);
    }
}
