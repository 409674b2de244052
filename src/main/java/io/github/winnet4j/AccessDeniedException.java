// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import java.util.Set;

/**
 * Windows refused the call with 5 ERROR_ACCESS_DENIED.
 *
 * <p>Since Windows 11 24H2 the functions that reveal which networks are near answer so until the user has allowed
 * desktop apps to use the location; {@link #locationConsentLikely()} distinguishes them. What changes settings of the
 * whole machine wants a right that administrators have.
 *
 * @since 0.1.0
 */
public final class AccessDeniedException extends WindowsException {
    private static final long serialVersionUID = 1L;

    /** The settings page where the user gives that consent. */
    public static final String LOCATION_SETTINGS = "ms-settings:privacy-location";

    /** Reading a connection is one of several uses of WlanQueryInterface; the code is the same for all of them. */
    private static final Set<String> NEED_LOCATION = Set.of(
            "WlanScan",
            "WlanGetAvailableNetworkList",
            "WlanGetAvailableNetworkList2",
            "WlanGetNetworkBssList",
            "WlanQueryInterface",
            "WlanRegisterNotification");

    /** Their access lists give that right to administrators, unless they were changed. */
    private static final Set<String> NEED_RIGHTS = Set.of(
            "WlanGetFilterList",
            "WlanSetFilterList",
            "WlanSetAutoConfigParameter",
            "WlanHostedNetworkForceStart",
            "WlanHostedNetworkSetProperty");

    AccessDeniedException(String function, int code) {
        super(function, code, advice(function));
    }

    private static String advice(String function) {
        if (NEED_LOCATION.contains(function)) {
            return "Since Windows 11 24H2 it needs the user's consent to use the location: " + LOCATION_SETTINGS;
        }
        return NEED_RIGHTS.contains(function)
                ? "It concerns the whole machine, and takes a right that administrators have: run this program as"
                        + " administrator. Settings that group policy has fixed can't be changed."
                : "";
    }

    /** {@return whether the likely cause is the missing consent to use the location} */
    public boolean locationConsentLikely() {
        return NEED_LOCATION.contains(function());
    }
}
