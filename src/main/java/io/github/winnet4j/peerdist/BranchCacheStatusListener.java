// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.WindowsException;

/**
 * Hears of each change of the status, on the thread that drives the port.
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
     * Windows refused to report further changes. {@link PeerDist#status()} tries again; then Windows reports what was
     * missed.
     *
     * @param problem why Windows refused
     */
    default void failed(WindowsException problem) {}
}
