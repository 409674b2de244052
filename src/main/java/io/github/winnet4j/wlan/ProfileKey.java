// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.Arrays;

/**
 * The key of a profile: plain, in an array that is all zeros once it was used, or as Windows protects it, which only
 * this machine can read. Knows nothing of XML but the words for its kind.
 */
final class ProfileKey {
    private static final int LEAST = 8;
    private static final int MOST = 63;

    /** Hexadecimal digits of the key itself, of which a passphrase is what people can remember. */
    private static final int RAW = 64;

    static final String PASSPHRASE = "passPhrase";
    static final String NETWORK_KEY = "networkKey";

    private final char[] characters;
    private final String kind;
    private final boolean isProtected;
    private boolean wiped;

    private ProfileKey(char[] characters, String kind, boolean isProtected) {
        this.characters = characters;
        this.kind = kind;
        this.isProtected = isProtected;
    }

    /** As a profile has it. */
    static ProfileKey read(char[] characters, String kind, boolean isProtected) {
        return new ProfileKey(characters.clone(), kind, isProtected);
    }

    /**
     * The caller's own array.
     *
     * @throws IllegalArgumentException it is neither a passphrase nor a key; the message has nothing of it
     */
    static ProfileKey of(char[] characters) {
        boolean raw = characters.length == RAW;
        if (!raw && (characters.length < LEAST || characters.length > MOST)) {
            throw new IllegalArgumentException("a passphrase has 8 to 63 characters, and a key itself 64 hexadecimal"
                    + " digits; this has " + characters.length + " characters");
        }
        for (char c : characters) {
            if (raw ? Character.digit(c, 16) < 0 || c > 'f' : c < ' ' || c > '~') {
                throw new IllegalArgumentException(
                        raw
                                ? "a key of 64 characters has hexadecimal digits alone"
                                : "a passphrase has letters, digits, blanks and signs of ASCII alone");
            }
        }
        return new ProfileKey(characters, raw ? NETWORK_KEY : PASSPHRASE, false);
    }

    String kind() {
        return kind;
    }

    boolean isProtected() {
        return isProtected;
    }

    synchronized boolean isWiped() {
        return wiped;
    }

    /** A copy, the caller's to wipe. */
    synchronized char[] copy() {
        if (wiped) {
            throw new IllegalStateException("the key of this profile was used, and wiped; make the settings anew");
        }
        return characters.clone();
    }

    synchronized void wipe() {
        wiped = true;
        Arrays.fill(characters, '\0');
    }

    /** What is plain is for one use; what is protected may be used again. */
    void spend() {
        if (!isProtected) {
            wipe();
        }
    }
}
