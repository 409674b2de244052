// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import java.util.Set;

/**
 * Windows refused the call with 5 ERROR_ACCESS_DENIED.
 *
 * <p>Since Windows 11 24H2 the functions that reveal which networks are near answer so until the user has allowed
 * desktop apps to use the location; {@link #locationConsentLikely()} tells those apart.
 */
public final class AccessDeniedException extends WindowsException {
    private static final long serialVersionUID = 1L;

    /** The settings page where the user gives that consent. */
    public static final String LOCATION_SETTINGS = "ms-settings:privacy-location";

    /** Reading a connection is one of several uses of WlanQueryInterface; the code doesn't tell them apart. */
    private static final Set<String> NEED_LOCATION = Set.of(
            "WlanScan",
            "WlanGetAvailableNetworkList",
            "WlanGetAvailableNetworkList2",
            "WlanGetNetworkBssList",
            "WlanQueryInterface",
            "WlanRegisterNotification");

    AccessDeniedException(String function, int code) {
        super(
                function,
                code,
                NEED_LOCATION.contains(function)
                        ? "Since Windows 11 24H2 it needs the user's consent to use the location: " + LOCATION_SETTINGS
                        : "");
    }

    /** {@return whether the likely cause is the missing consent to use the location} */
    public boolean locationConsentLikely() {
        return NEED_LOCATION.contains(function());
    }
}
