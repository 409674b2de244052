// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

/**
 * A mistake of the client in its use of Windows.
 *
 * @param kind such as {@code use-after-close}, {@code deadlock}
 * @param function the function that was called
 * @param detail the handle or argument, and the reason
 * @since 0.1.0
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
