// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * Which of the lists of networks that are permitted or denied, {@code WLAN_FILTER_LIST_TYPE}.
 *
 * @since 0.1.0
 */
public enum FilterList {
    /** What group policy permits. It can be read alone. */
    POLICY_PERMIT(0),
    /** What group policy denies. It can be read alone. */
    POLICY_DENY(1),
    /** What the user permits. */
    USER_PERMIT(2),
    /** What the user denies. */
    USER_DENY(3);

    private final int code;

    FilterList(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** {@return whether it can be changed: lists of group policy can't} */
    public boolean isOfUser() {
        return code >= USER_PERMIT.code;
    }
}
