// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * The users that a profile is for.
 *
 * @since 0.1.0
 */
public enum ProfileScope {
    /** For all users of this machine. */
    ALL_USERS(0),
    /** Set by group policy; overwrites. */
    GROUP_POLICY(1),
    /** For this user alone. */
    USER(2);

    private final int flags;

    ProfileScope(int flags) {
        this.flags = flags;
    }

    int flags() {
        return flags;
    }
}
