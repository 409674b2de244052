// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

/**
 * The Windows service behind the function isn't running: 1062 ERROR_SERVICE_NOT_ACTIVE, or, of Wi-Fi, Wi-Fi Direct and
 * BranchCache, 1722 RPC_S_SERVER_UNAVAILABLE, which their functions answer when the service has stopped.
 *
 * @since 0.1.0
 */
public final class ServiceNotRunningException extends WindowsException {
    private static final long serialVersionUID = 1L;

    ServiceNotRunningException(String function, int code) {
        super(
                function,
                code,
                Family.of(function)
                        .map(family -> "Start the service " + family.service() + ".")
                        .orElse(""));
    }
}
