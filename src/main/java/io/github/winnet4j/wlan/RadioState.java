// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The switches of an interface's radios, as {@code WlanQueryInterface(wlan_intf_opcode_radio_state)} reports them.
 *
 * @param phys one for each radio
 * @since 0.1.0
 */
public record RadioState(List<Phy> phys) {
    /**
     * The two switches of a radio.
     *
     * @param index which one
     * @param software the one that programs may turn
     * @param hardware the one on the machine
     * @since 0.1.0
     */
    public record Phy(int index, RadioSwitch software, RadioSwitch hardware) {
        static Phy at(ByteBuffer bytes, int at) {
            return new Phy(
                    bytes.getInt(at),
                    RadioSwitch.of(bytes.getInt(at + Layouts.PHY_SOFTWARE)),
                    RadioSwitch.of(bytes.getInt(at + Layouts.PHY_HARDWARE)));
        }

        /** {@return whether it sends: both switches are on} */
        public boolean isOn() {
            return software == RadioSwitch.ON && hardware == RadioSwitch.ON;
        }
    }

    /**
     * Keeps a copy.
     *
     * @param phys one for each radio
     */
    public RadioState {
        phys = List.copyOf(phys);
    }

    /** {@return whether any of them sends} */
    public boolean isOn() {
        return phys.stream().anyMatch(Phy::isOn);
    }

    static RadioState parse(ByteBuffer bytes) {
        int count = Layouts.count(bytes, 0, Layouts.RADIO_PHYS, Layouts.PHY_SIZE);
        List<Phy> phys = new ArrayList<>(count);
        for (int i = 0; i < Math.min(count, Layouts.RADIO_MOST_PHYS); i++) {
            phys.add(Phy.at(bytes, Layouts.RADIO_PHYS + i * Layouts.PHY_SIZE));
        }
        return new RadioState(phys);
    }
}
