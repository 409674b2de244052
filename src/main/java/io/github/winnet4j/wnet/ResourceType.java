// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.win32.NetResource;

/**
 * What a name of the network leads to: a {@code RESOURCETYPE_} number.
 *
 * @since 0.1.0
 */
public enum ResourceType {
    /** Files. */
    DISK,
    /** A printer. */
    PRINTER,
    /** Windows doesn't say, or it is neither. */
    OTHER;

    static ResourceType of(int type) {
        return switch (type) {
            case NetResource.RESOURCETYPE_DISK -> DISK;
            case NetResource.RESOURCETYPE_PRINT -> PRINTER;
            default -> OTHER;
        };
    }
}
