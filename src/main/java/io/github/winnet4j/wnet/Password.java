// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import java.util.Arrays;

/** The caller's array, for one use: then it is all zeros, whatever became of the use. */
final class Password {
    private final char[] characters;
    private boolean spent;
    private boolean wiped;

    Password(char[] characters) {
        this.characters = characters;
    }

    /** @throws IllegalStateException the second time */
    synchronized char[] take() {
        if (spent) {
            throw new IllegalStateException("the password of this request was used, and wiped; make a new request");
        }
        spent = true;
        return characters;
    }

    /**
     * Zeros it. When a call is just reading it, as one that was given up may be, that call finds a NUL inside and is
     * refused by the raw layer: half a password is never sent.
     */
    synchronized void wipe() {
        spent = true;
        wiped = true;
        Arrays.fill(characters, '\0');
    }

    synchronized boolean isWiped() {
        return wiped;
    }
}
