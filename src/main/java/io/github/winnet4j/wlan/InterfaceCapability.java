// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What an interface can do, as {@code WlanGetInterfaceCapability} reports it.
 *
 * @param type 0: emulates 802.11, 1: native
 * @param dot11d true when it heeds the rules of the country it is in (802.11d)
 * @param mostSsids how many names it can look for at once
 * @param mostBssids how many stations it can look for at once
 * @param phys its kinds of radio
 * @since 0.1.0
 */
public record InterfaceCapability(int type, boolean dot11d, int mostSsids, int mostBssids, List<PhyType> phys) {
    /**
     * Keeps a copy.
     *
     * @param type 0: emulates 802.11, 1: native
     * @param dot11d true when it heeds the rules of the country it is in (802.11d)
     * @param mostSsids how many names it can look for at once
     * @param mostBssids how many stations it can look for at once
     * @param phys its kinds of radio
     */
    public InterfaceCapability {
        phys = List.copyOf(phys);
    }

    static InterfaceCapability parse(ByteBuffer bytes) {
        Layouts.atLeast(bytes, Layouts.CAPABILITY_SIZE);
        return new InterfaceCapability(
                bytes.getInt(0),
                Layouts.bool(bytes, Layouts.CAPABILITY_DOT11D),
                bytes.getInt(Layouts.CAPABILITY_SSIDS),
                bytes.getInt(Layouts.CAPABILITY_BSSIDS),
                Layouts.phys(
                        bytes, Layouts.CAPABILITY_PHY_COUNT, Layouts.CAPABILITY_PHYS, Layouts.CAPABILITY_MOST_PHYS));
    }
}
