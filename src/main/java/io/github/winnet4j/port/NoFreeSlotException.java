// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

/**
 * The port has as many operations as it may have; nothing was begun. Close one, or open the port with a higher limit.
 *
 * @since 0.1.0
 */
public final class NoFreeSlotException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoFreeSlotException(String message) {
        super(message);
    }
}
