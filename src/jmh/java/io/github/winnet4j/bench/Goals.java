// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Goals, a line each, with the outcome. */
final class Goals {
    private final StringBuilder text = new StringBuilder();
    private final List<String> failures = new ArrayList<>();

    void atMost(String what, double value, double bound) {
        add(what + ": " + number(value) + ", goal ≤ " + number(bound), value <= bound);
    }

    void atLeast(String what, double value, double bound) {
        add(what + ": " + number(value) + ", goal ≥ " + number(bound), value >= bound);
    }

    private void add(String line, boolean kept) {
        text.append(kept ? "- KEPT: " : "- NOT KEPT: ").append(line).append('\n');
        if (!kept) {
            failures.add(line);
        }
    }

    /** Those that aren't kept. */
    List<String> failures() {
        return failures;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }
}
