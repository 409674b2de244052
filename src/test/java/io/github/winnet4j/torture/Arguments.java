// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import java.util.List;

/**
 * What {@code ./dev torture} is asked for.
 *
 * @param seed the first one
 * @param seeds how many
 * @param order the first order that each is run in
 * @param orders in how many
 * @param seconds how long at most
 * @param keep the steps of the program that are kept; null: all
 * @param free with real threads in real time
 * @param twice each under control twice: it must go the same way
 * @param crowded only the programs in which many cancel few operations
 * @param shrinks makes a program that fails shorter
 */
record Arguments(
        long seed,
        long seeds,
        long order,
        int orders,
        long seconds,
        List<Integer> keep,
        boolean free,
        boolean crowded,
        boolean shrinks,
        boolean twice) {
    private static final int ORDERS = 3;
    private static final long LONG = 1L << 30;

    /** Programs that once failed go first. */
    boolean known() {
        return !free && seed == 1;
    }

    /** From one seed to the next. */
    int step() {
        return crowded ? Program.KINDS : 1;
    }

    /** The first seed. */
    long first() {
        return crowded ? seed - Math.floorMod(seed, Program.KINDS) + Program.CROWDED : seed;
    }

    static Arguments of(String[] words) {
        long seed = 1;
        long seeds = LONG;
        long order = 0;
        int orders = 0;
        long seconds = LONG;
        boolean free = false;
        boolean crowded = false;
        boolean shrinks = true;
        boolean twice = false;
        List<Integer> keep = null;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--seed" -> {
                    seed = Long.parseLong(words[++i]);
                    seeds = 1;
                }
                case "--from" -> seed = Long.parseLong(words[++i]);
                case "--seeds" -> seeds = Long.parseLong(words[++i]);
                case "--minutes" -> seconds = (long) (Double.parseDouble(words[++i]) * 60);
                case "--order" -> {
                    order = Long.parseLong(words[++i]);
                    orders = 1;
                }
                case "--orders" -> orders = Integer.parseInt(words[++i]);
                case "--keep" -> keep = Shrinking.steps(words[++i]);
                case "--free" -> free = true;
                case "--crowded" -> crowded = true;
                case "--twice" -> twice = true;
                case "--as-it-is" -> shrinks = false;
                default -> throw new IllegalArgumentException("not an argument: " + words[i]);
            }
        }
        return new Arguments(
                seed, seeds, order, orders == 0 ? ORDERS : orders, seconds, keep, free, crowded, shrinks, twice);
    }
}
