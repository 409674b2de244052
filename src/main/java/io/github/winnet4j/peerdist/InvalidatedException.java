// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

/**
 * BranchCache went away while this was open (4057). Close it; when the status is AVAILABLE again, open it anew.
 *
 * @since 0.1.0
 */
public final class InvalidatedException extends PeerDistException {
    private static final long serialVersionUID = 1L;

    InvalidatedException(String function, int code) {
        super(
                function,
                code,
                "BranchCache went away meanwhile. Close this, and open it anew when the status is AVAILABLE again.");
    }
}
