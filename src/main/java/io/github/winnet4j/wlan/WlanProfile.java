// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A profile of an interface, as {@code WlanGetProfileList} lists it.
 *
 * @param name its name, case-sensitive
 * @param flags {@code WLAN_PROFILE_} flags, of which {@link #byGroupPolicy} and {@link #ofUser} are two
 * @since 0.1.0
 */
public record WlanProfile(String name, int flags) {
    static final int GROUP_POLICY = 1;
    static final int USER = 2;

    /** {@return whether group policy has set it: it can't be changed} */
    public boolean byGroupPolicy() {
        return (flags & GROUP_POLICY) != 0;
    }

    /** {@return whether it is this user's alone} */
    public boolean ofUser() {
        return (flags & USER) != 0;
    }

    static List<WlanProfile> parse(ByteBuffer list) {
        int count = Layouts.count(list, 0, Layouts.LIST_HEADER, Layouts.PROFILE_SIZE);
        List<WlanProfile> profiles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = Layouts.LIST_HEADER + i * Layouts.PROFILE_SIZE;
            profiles.add(
                    new WlanProfile(Layouts.text(list, at, Layouts.NAME), list.getInt(at + Layouts.PROFILE_FLAGS)));
        }
        return profiles;
    }
}
