// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * The server does not answer: 53 ERROR_BAD_NETPATH. It may be there later.
 *
 * @since 0.1.0
 */
public final class ServerUnreachableException extends NetworkException {
    private static final long serialVersionUID = 1L;

    ServerUnreachableException(String function, int code) {
        super(function, code, "The server is off, not reachable from here, or its name is wrong.");
    }
}
