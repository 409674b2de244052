// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * No network is there, or no provider for it: 1222 ERROR_NO_NETWORK.
 *
 * @since 0.1.0
 */
public final class NoNetworkException extends NetworkException {
    private static final long serialVersionUID = 1L;

    NoNetworkException(String function, int code) {
        super(function, code, "Is the service LanmanWorkstation (Workstation) running?");
    }
}
