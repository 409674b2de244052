// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.MacAddress;
import java.nio.ByteBuffer;

/**
 * What an interface is connected to, as {@code WlanQueryInterface(wlan_intf_opcode_current_connection)} reports it.
 *
 * @param state what the interface is doing
 * @param mode how the connection came about
 * @param profile the name of its profile
 * @param ssid the name of the network
 * @param type its kind
 * @param address the access point's address (BSSID)
 * @param phy the kind of radio
 * @param phyIndex which of the interface's radios
 * @param signalQuality 0 to 100
 * @param receiveRate in kbit/s
 * @param transmitRate in kbit/s
 * @param secured true when the network has security
 * @param oneX true when 802.1X is used
 * @param auth how it authenticates
 * @param cipher how it encrypts
 * @since 0.1.0
 */
public record CurrentConnection(
        InterfaceState state,
        ConnectionMode mode,
        String profile,
        Ssid ssid,
        BssType type,
        MacAddress address,
        PhyType phy,
        int phyIndex,
        int signalQuality,
        int receiveRate,
        int transmitRate,
        boolean secured,
        boolean oneX,
        AuthAlgorithm auth,
        CipherAlgorithm cipher) {
    static CurrentConnection parse(ByteBuffer bytes) {
        Layouts.atLeast(bytes, Layouts.CONNECTION_SIZE);
        return new CurrentConnection(
                InterfaceState.of(bytes.getInt(0)),
                ConnectionMode.of(bytes.getInt(Layouts.CONNECTION_MODE)),
                Layouts.text(bytes, Layouts.CONNECTION_PROFILE, Layouts.NAME),
                Ssid.at(bytes, Layouts.CONNECTION_SSID),
                BssType.of(bytes.getInt(Layouts.CONNECTION_BSS_TYPE)),
                Layouts.address(bytes, Layouts.CONNECTION_BSSID),
                PhyType.of(bytes.getInt(Layouts.CONNECTION_PHY_TYPE)),
                bytes.getInt(Layouts.CONNECTION_PHY_INDEX),
                bytes.getInt(Layouts.CONNECTION_QUALITY),
                bytes.getInt(Layouts.CONNECTION_RX_RATE),
                bytes.getInt(Layouts.CONNECTION_TX_RATE),
                Layouts.bool(bytes, Layouts.CONNECTION_SECURED),
                Layouts.bool(bytes, Layouts.CONNECTION_ONEX),
                AuthAlgorithm.of(bytes.getInt(Layouts.CONNECTION_AUTH)),
                CipherAlgorithm.of(bytes.getInt(Layouts.CONNECTION_CIPHER)));
    }
}
