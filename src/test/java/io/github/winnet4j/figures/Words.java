// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.figures;

import java.util.Locale;

/** Numbers as the pages show them: as many digits as they are worth. */
final class Words {
    private static final double NO_BYTES = 0.5;
    private static final int KILO = 1024;
    private static final int MICRO = 1000;

    private Words() {}

    static String ratio(double ratio) {
        return digits(ratio, ratio < 10 ? 2 : ratio < 100 ? 1 : 0) + "×";
    }

    /** A time in the unit that suits it. */
    static String time(double nanos) {
        if (nanos >= MICRO * MICRO) {
            return plain(nanos / MICRO / MICRO) + " ms";
        }
        return nanos >= 10 * MICRO ? plain(nanos / MICRO) + " µs" : plain(nanos) + " ns";
    }

    /** In a column of one unit. */
    static String plain(double value) {
        return digits(value, Math.abs(value) < 100 ? 1 : 0);
    }

    /** No object has less than half a byte; what is left there are the measuring's own, spread over all calls. */
    static String bytes(double bytes) {
        if (bytes < NO_BYTES) {
            return "0 B";
        }
        return bytes < 10 * KILO ? digits(bytes, 0) + " B" : digits(bytes / KILO, 0) + " KB";
    }

    static String count(double value) {
        return digits(value, 0);
    }

    private static String digits(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace(',', ' ');
    }
}
