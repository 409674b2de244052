// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * The data rates that a station offers.
 *
 * @since 0.1.0
 */
public final class DataRates {
    private static final int BASIC = 0x8000;

    /** The rates are a part of it, two bytes each; perhaps of a list, which others look into as well. */
    private final byte[] bytes;

    private final int from;
    private final int size;

    private DataRates(byte[] bytes, int from, int size) {
        this.bytes = bytes;
        this.from = from;
        this.size = size;
    }

    /** A {@code WLAN_RATE_SET} as it came: one that is longer than it can be is cut. */
    static DataRates at(ByteBuffer bytes, int lengthAt, int at) {
        byte[] rates = new byte[size(bytes, lengthAt) * Short.BYTES];
        bytes.get(at, rates);
        return new DataRates(rates, 0, rates.length / Short.BYTES);
    }

    /** The rates in this part of the bytes, which don't change any more. */
    static DataRates within(byte[] bytes, int from, int size) {
        return new DataRates(bytes, from, size);
    }

    static int size(ByteBuffer bytes, int lengthAt) {
        return size(bytes.getInt(lengthAt));
    }

    /** How many rates lie in that many bytes, as Windows says. */
    static int size(int length) {
        return Math.min(length >>> 1, Layouts.BSS_MOST_RATES);
    }

    private int rate(int index) {
        int at = from + Objects.checkIndex(index, size) * Short.BYTES;
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    /** {@return how many there are} */
    public int size() {
        return size;
    }

    /**
     * {@return one of them in Mbit/s}
     *
     * @param index from 0 to the number of rates
     */
    public double mbps(int index) {
        return (rate(index) & ~BASIC) * 0.5;
    }

    /**
     * {@return whether every station must support it}
     *
     * @param index from 0 to the number of rates
     */
    public boolean isBasic(int index) {
        return (rate(index) & BASIC) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataRates set && Arrays.equals(bytes, from, end(), set.bytes, set.from, set.end());
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = 0; i < size; i++) {
            hash = 31 * hash + rate(i);
        }
        return hash;
    }

    private int end() {
        return from + size * Short.BYTES;
    }

    /** In Mbit/s, with an asterisk at those that every station must support. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < size; i++) {
            text.add(mbps(i) + (isBasic(i) ? "*" : ""));
        }
        return text.toString();
    }
}
