// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.StringJoiner;

/** The data rates that a station offers. */
public final class DataRates {
    private static final int BASIC = 0x8000;

    private final short[] rates;

    private DataRates(short[] rates) {
        this.rates = rates;
    }

    /** A {@code WLAN_RATE_SET} as it came: one that is longer than it can be is cut. */
    static DataRates at(ByteBuffer bytes, int lengthAt, int at) {
        long length = Integer.toUnsignedLong(bytes.getInt(lengthAt)) / Short.BYTES;
        short[] rates = new short[(int) Math.min(length, Layouts.BSS_MOST_RATES)];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = bytes.getShort(at + i * Short.BYTES);
        }
        return new DataRates(rates);
    }

    /** {@return how many there are} */
    public int size() {
        return rates.length;
    }

    /**
     * {@return one of them in Mbit/s}
     *
     * @param index from 0 to the number of rates
     */
    public double mbps(int index) {
        return (rates[index] & ~BASIC & 0xFFFF) * 0.5;
    }

    /**
     * {@return whether every station must support it}
     *
     * @param index from 0 to the number of rates
     */
    public boolean isBasic(int index) {
        return (rates[index] & BASIC) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataRates set && Arrays.equals(rates, set.rates);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rates);
    }

    /** In Mbit/s, with an asterisk at those that every station must support. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < rates.length; i++) {
            text.add(mbps(i) + (isBasic(i) ? "*" : ""));
        }
        return text.toString();
    }
}
