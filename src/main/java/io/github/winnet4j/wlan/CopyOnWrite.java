// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.Arrays;

/** Arrays that are replaced, never changed: a loop through one sees it as it was. */
final class CopyOnWrite {
    private CopyOnWrite() {}

    static <T> T[] with(T[] all, T one) {
        T[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = one;
        return more;
    }

    static <T> T[] without(T[] all, T one) {
        int at = Arrays.asList(all).indexOf(one);
        if (at < 0) {
            return all;
        }
        T[] less = Arrays.copyOf(all, all.length - 1);
        System.arraycopy(all, at + 1, less, at, all.length - at - 1);
        return less;
    }
}
