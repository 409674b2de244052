// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.Collection;

/**
 * What a list of networks has beside those that were heard; see {@link WlanInterface#networks(java.util.Set)
 * WlanInterface.networks}.
 *
 * @since 0.1.0
 */
public enum NetworkListing {
    /** Ad hoc networks with a profile, also those out of reach. */
    AD_HOC_PROFILES(1),
    /** Hidden networks with a profile that isn't used automatically, also those that weren't heard. */
    HIDDEN_PROFILES(2);

    private final int flag;

    NetworkListing(int flag) {
        this.flag = flag;
    }

    static int flags(Collection<NetworkListing> all) {
        int flags = 0;
        for (NetworkListing one : all) {
            flags |= one.flag;
        }
        return flags;
    }
}
