// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import io.github.winnet4j.win32.WinError;

/**
 * This Windows has no such function, or not even its DLL, or this is not Windows. {@link Availability} says so without
 * an exception.
 *
 * @since 0.1.0
 */
public final class ApiUnavailableException extends WindowsException {
    private static final long serialVersionUID = 1L;

    ApiUnavailableException(String function, int code) {
        super(function, code, advice(function, code));
    }

    private ApiUnavailableException(String function, String words) {
        super(function, WinError.ERROR_MOD_NOT_FOUND, words);
    }

    /** Elsewhere than on Windows; called, by its name, from the layer below that notices it. */
    @SuppressWarnings("unused")
    private static ApiUnavailableException elsewhere(String function, String words) {
        return new ApiUnavailableException(function, words + ".");
    }

    private static String advice(String function, int code) {
        return Family.of(function)
                .map(family -> "This Windows has no "
                        + (code == WinError.ERROR_MOD_NOT_FOUND ? family.dll() : function + " in " + family.dll())
                        + ". " + family.providedBy())
                .orElse("");
    }
}
