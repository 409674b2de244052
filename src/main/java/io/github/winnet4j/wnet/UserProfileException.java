// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * The user's profile can't be read or written, so nothing was remembered or forgotten: 1205 ERROR_CANNOT_OPEN_PROFILE,
 * 1206 ERROR_BAD_PROFILE.
 *
 * @since 0.1.0
 */
public final class UserProfileException extends NetworkException {
    private static final long serialVersionUID = 1L;

    UserProfileException(String function, int code) {
        super(function, code, "Without persistent, or without forget, the profile is left alone.");
    }
}
