// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.WindowsException;

/**
 * BranchCache failed; there are subclasses where a caller would act differently.
 *
 * @since 0.1.0
 */
public sealed class PeerDistException extends WindowsException
        permits AlreadyPublishedException,
                BranchCacheUnavailableException,
                ContentInformationException,
                InvalidatedException,
                MissingDataException {
    private static final long serialVersionUID = 1L;

    PeerDistException(String function, int code, String advice) {
        super(function, code, advice);
    }
}
