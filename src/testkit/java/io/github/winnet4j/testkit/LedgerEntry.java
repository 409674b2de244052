// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.util.Locale;

/**
 * Something that is open, pending, not freed, running or blocked at this moment.
 *
 * @param kind what it is
 * @param text its name and more in the timeline's words, such as {@code wlan#1}
 * @since 0.1.0
 */
public record LedgerEntry(Kind kind, String text) {

    /**
     * What can be left.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** A handle that was not closed. */
        HANDLE,
        /** An operation that has not ended. */
        OPERATION,
        /** A block that Windows handed out and that was not freed. */
        MEMORY,
        /** A callback that has not returned. */
        CALLBACK,
        /** A call that waits in the simulator. */
        BLOCKED,
        /** Of the kinds that a family adds. */
        OTHER;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static LedgerEntry parse(String line) {
        String[] parts = line.split(" ", 2);
        for (Kind kind : Kind.values()) {
            if (kind != Kind.OTHER && parts.length == 2 && kind.word().equals(parts[0])) {
                return new LedgerEntry(kind, parts[1]);
            }
        }
        return new LedgerEntry(Kind.OTHER, line);
    }

    @Override
    public String toString() {
        return kind == Kind.OTHER ? text : kind.word() + " " + text;
    }
}
