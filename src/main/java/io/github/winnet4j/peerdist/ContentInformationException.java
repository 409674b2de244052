// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.win32.WinError;

/**
 * The content information is no good: forged or cut off (4051), or of a version that this Windows doesn't know (4050).
 *
 * @since 0.1.0
 */
public final class ContentInformationException extends PeerDistException {
    private static final long serialVersionUID = 1L;

    ContentInformationException(String function, int code) {
        super(
                function,
                code,
                code == WinError.PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED
                        ? "Ask the server for an older version of it."
                        : "Get it from the server again; what came is cut off or forged.");
    }

    /** {@return whether it is of a version that this Windows doesn't know; an older one may do} */
    public boolean isVersionUnsupported() {
        return code() == WinError.PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED;
    }
}
