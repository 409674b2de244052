// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import org.jspecify.annotations.Nullable;

/** What {@link ProfileSettings} say. They don't change any more once settings have them. */
final class ProfileValues {
    private static final int MOST_UNITS = Layouts.NAME - 1;

    final Ssid ssid;
    final ProfileSecurity security;
    String name;
    boolean transition;

    @Nullable
    ProfileKey key;

    /** The element OneX. */
    @Nullable
    String eap;

    boolean hidden;
    boolean automatic = true;
    boolean switching;
    MacRandomization address = MacRandomization.DEFAULT;

    /** What Windows has put beside the address. */
    @Nullable
    String addressSeed;

    boolean whole = true;

    ProfileValues(Ssid ssid, ProfileSecurity security) {
        if (ssid.length() == 0) {
            throw new IllegalArgumentException("a profile needs the name of its network, also of a hidden one");
        }
        this.ssid = ssid;
        this.security = security;
        name = ssid.toString();
    }

    ProfileValues(ProfileValues other) {
        ssid = other.ssid;
        security = other.security;
        name = other.name;
        transition = other.transition;
        key = other.key;
        eap = other.eap;
        hidden = other.hidden;
        automatic = other.automatic;
        switching = other.switching;
        address = other.address;
        addressSeed = other.addressSeed;
        whole = other.whole;
    }

    /** @throws IllegalArgumentException it is none */
    void name(String newName) {
        if (newName.isEmpty() || newName.length() > MOST_UNITS || !XmlWriter.canHold(newName)) {
            throw new IllegalArgumentException("the name of a profile is a line of 1 to " + MOST_UNITS
                    + " UTF-16 units without control characters; this has " + newName.length());
        }
        name = newName;
    }
}
