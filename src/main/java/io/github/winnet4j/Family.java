// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import java.util.Arrays;
import java.util.Optional;

/**
 * The four families of Windows functions: which DLL has them, by which prefix they are known, what provides them.
 *
 * @since 0.1.0
 */
public enum Family {
    /** Wi-Fi. */
    WLAN(
            "Wlan",
            "wlanapi.dll",
            "WlanOpenHandle",
            "wlansvc (WLAN AutoConfig)",
            "On Windows Server add the feature \"Wireless LAN Service\"."),
    /** Wi-Fi Direct. */
    WIFI_DIRECT(
            "WFD",
            "wlanapi.dll",
            "WFDOpenHandle",
            "wlansvc (WLAN AutoConfig)",
            "Wi-Fi Direct needs Windows 8 or later, and on Windows Server the feature \"Wireless LAN Service\"."),
    /** Network connections: drives, printers, shares. */
    NETWORK_CONNECTIONS(
            "WNet", "mpr.dll", "WNetCancelConnection2W", "LanmanWorkstation (Workstation)", "Every Windows has it."),
    /** BranchCache. */
    BRANCH_CACHE(
            "PeerDist",
            "peerdist.dll",
            "PeerDistStartup",
            "PeerDistSvc (BranchCache)",
            "BranchCache comes with the Enterprise and Education editions of Windows, and with Windows Server as the"
                    + " feature \"BranchCache\".");

    private final String prefix;
    private final String dll;
    private final String firstFunction;
    private final String service;
    private final String providedBy;

    Family(String prefix, String dll, String firstFunction, String service, String providedBy) {
        this.prefix = prefix;
        this.dll = dll;
        this.firstFunction = firstFunction;
        this.service = service;
        this.providedBy = providedBy;
    }

    /**
     * {@return the family of that Windows function, such as {@code "WlanCloseHandle"}}
     *
     * @param function Windows' own name of the function
     */
    public static Optional<Family> of(String function) {
        return Arrays.stream(values())
                .filter(family -> function.startsWith(family.prefix)
                        || family == NETWORK_CONNECTIONS && function.startsWith("Multinet"))
                .findFirst();
    }

    /** {@return the DLL of Windows that has the functions} */
    public String dll() {
        return dll;
    }

    /**
     * {@return the Windows service behind the functions: its name, and in parentheses what the list of services shows}
     */
    public String service() {
        return service;
    }

    /** {@return what brings the functions to a Windows that lacks them, as a sentence} */
    public String providedBy() {
        return providedBy;
    }

    /** The function with which the use of the family begins. */
    String firstFunction() {
        return firstFunction;
    }
}
