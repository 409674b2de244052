// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

/**
 * What the client did and must not.
 *
 * @param kind such as {@code use-after-close}, {@code deadlock}
 * @param function that was called
 * @param detail which handle, and why
 */
public record Misuse(String kind, String function, String detail) {

    static Misuse parse(String line) {
        String[] parts = line.split(" ", 3);
        return new Misuse(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    @Override
    public String toString() {
        return kind + " " + function + " " + detail;
    }
}
