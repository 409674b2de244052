// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.WindowsException;

/**
 * Receives each change of the status, on the thread that drives the port.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface BranchCacheStatusListener {
    /**
     * This is the status from now on; never the same twice in a row.
     *
     * @param status the new status
     */
    void changed(BranchCacheStatus status);

    /**
     * No further changes will be reported: Windows refused, or there was no native memory to ask it (8
     * ERROR_NOT_ENOUGH_MEMORY). {@link PeerDist#status()} tries again; then Windows reports what was missed.
     *
     * @param problem the reason
     */
    default void failed(WindowsException problem) {}
}
