// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * There is no connection by that name: 2250 ERROR_NOT_CONNECTED.
 *
 * @since 0.1.0
 */
public final class NotConnectedException extends NetworkException {
    private static final long serialVersionUID = 1L;

    NotConnectedException(String function, int code) {
        super(function, code, "Connections belong to a logon session." + LogonSession.hint());
    }
}
