// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What the measurements call of this package that isn't public: the parsers, so that every way ends in the same
 * objects.
 */
public final class WlanAccess {
    private WlanAccess() {}

    public static List<WlanInterface> interfaces(WlanClient client, ByteBuffer list) {
        return WlanInterface.parse(client, list);
    }

    public static List<Bss> stations(ByteBuffer list) {
        return Bss.parse(list);
    }

    public static byte[] guid(WlanInterface one) {
        return one.guid();
    }
}
