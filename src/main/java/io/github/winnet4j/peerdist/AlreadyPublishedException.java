// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

/**
 * Something is published by that identifier already (4058): unpublish it first, or go on using it.
 *
 * @since 0.1.0
 */
public final class AlreadyPublishedException extends PeerDistException {
    private static final long serialVersionUID = 1L;

    AlreadyPublishedException(String function, int code) {
        super(function, code, "Unpublish it first, or go on using it.");
    }
}
