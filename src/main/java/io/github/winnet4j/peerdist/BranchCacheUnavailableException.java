// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.win32.WinError;

/**
 * BranchCache doesn't work here now: its service is not available (4065), or policy forbids it (1260). Get the data
 * elsewhere.
 *
 * @since 0.1.0
 */
public final class BranchCacheUnavailableException extends PeerDistException {
    private static final long serialVersionUID = 1L;

    BranchCacheUnavailableException(String function, int code) {
        super(
                function,
                code,
                code == WinError.ERROR_ACCESS_DISABLED_BY_POLICY
                        ? "Policy forbids BranchCache on this machine; get the data elsewhere."
                        : "Get the data elsewhere, or wait until the status is AVAILABLE.");
    }

    /** {@return true if policy forbids it, so that waiting for the service is of no use} */
    public boolean isByPolicy() {
        return code() == WinError.ERROR_ACCESS_DISABLED_BY_POLICY;
    }
}
