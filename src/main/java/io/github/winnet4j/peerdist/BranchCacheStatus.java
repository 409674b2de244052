// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.win32.Peerdist;

/**
 * The state of BranchCache at the moment ({@code PEERDIST_STATUS}).
 *
 * @since 0.1.0
 */
public enum BranchCacheStatus {
    /** Policy or configuration switched it off. */
    DISABLED,
    /** It isn't ready; it may be later. */
    UNAVAILABLE,
    /** It works. */
    AVAILABLE;

    static BranchCacheStatus of(int number) {
        return switch (number) {
            case Peerdist.PEERDIST_STATUS_AVAILABLE -> AVAILABLE;
            case Peerdist.PEERDIST_STATUS_UNAVAILABLE -> UNAVAILABLE;
            default -> DISABLED;
        };
    }
}
