// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * How a network is secured that {@link ProfileSettings} are for.
 *
 * @since 0.1.0
 */
public enum ProfileSecurity {
    /** Not at all. */
    OPEN("open", "none"),
    /** Encrypted, for everybody: "enhanced open". */
    OWE("OWE", "AES"),
    /** WPA2 with a key. */
    WPA2_PERSONAL("WPA2PSK", "AES"),
    /** WPA3 with a key. */
    WPA3_PERSONAL("WPA3SAE", "AES"),
    /** WPA2 with 802.1X. */
    WPA2_ENTERPRISE("WPA2", "AES"),
    /** WPA3 with 802.1X. */
    WPA3_ENTERPRISE("WPA3ENT", "AES"),
    /** WPA3 with 802.1X, 192 bits. */
    WPA3_ENTERPRISE_192("WPA3ENT192", "GCMP256");

    private final String authentication;
    private final String encryption;

    ProfileSecurity(String authentication, String encryption) {
        this.authentication = authentication;
        this.encryption = encryption;
    }

    /** {@return true if all stations have the same key} */
    public boolean isPersonal() {
        return this == WPA2_PERSONAL || this == WPA3_PERSONAL;
    }

    /** {@return whether a server decides on access, by 802.1X} */
    public boolean isEnterprise() {
        return this == WPA2_ENTERPRISE || this == WPA3_ENTERPRISE || this == WPA3_ENTERPRISE_192;
    }

    String authentication() {
        return authentication;
    }

    String encryption() {
        return encryption;
    }

    /**
     * By the names in a profile.
     *
     * @throws IllegalArgumentException it is another one, such as WEP
     */
    static ProfileSecurity of(String authentication, String encryption) {
        String today = authentication.equals("WPA3") ? "WPA3ENT192" : authentication; // so Windows called it at first
        for (ProfileSecurity one : values()) {
            if (one.authentication.equals(today) && one.encryption.equals(encryption)) {
                return one;
            }
        }
        throw new IllegalArgumentException("the security " + authentication + " with " + encryption
                + " is none that these settings have; use the profile's XML");
    }
}
