// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.util.List;

/**
 * How much is measured.
 *
 * @param quick one short round, to see that all is well; no times are judged
 * @param rounds as requested; 0 for as many as a topic usually takes
 */
record Effort(boolean quick, int rounds) {
    private static final String ROUNDS = "--rounds=";

    /** As the options among these arguments say, which are taken out. */
    static Effort of(List<String> arguments) {
        boolean quick = arguments.remove("--quick");
        int rounds = 0;
        for (String argument : List.copyOf(arguments)) {
            if (argument.matches(ROUNDS + "[1-9]\\d{0,2}")) {
                rounds = Integer.parseInt(argument.substring(ROUNDS.length()));
                arguments.remove(argument);
            }
        }
        return new Effort(quick, rounds);
    }

    int rounds(int usual) {
        return quick ? 1 : rounds != 0 ? rounds : usual;
    }
}
