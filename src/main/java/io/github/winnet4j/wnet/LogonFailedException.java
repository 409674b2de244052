// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * The server refused user or password: 86 ERROR_INVALID_PASSWORD, 1326 ERROR_LOGON_FAILURE, 2202 ERROR_BAD_USERNAME.
 *
 * @since 0.1.0
 */
public final class LogonFailedException extends NetworkException {
    private static final long serialVersionUID = 1L;

    LogonFailedException(String function, int code) {
        super(function, code, "Ask for user and password again; each attempt counts where accounts are locked.");
    }
}
