// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * No such name on the network: 67 ERROR_BAD_NET_NAME, or 1203 ERROR_NO_NET_OR_BAD_PATH when no provider takes the path.
 *
 * @since 0.1.0
 */
public final class NetworkNameException extends NetworkException {
    private static final long serialVersionUID = 1L;

    NetworkNameException(String function, int code) {
        super(function, code, "Check the name; it is written as \\\\server\\share.");
    }
}
