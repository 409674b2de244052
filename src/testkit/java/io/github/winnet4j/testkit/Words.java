// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of the simulator's language, written and read. Knows no command. */
final class Words {
    private Words() {}

    /** A text as one word. */
    static String quoted(String text) {
        if (text.indexOf('"') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no quotes, line ends and NULs in \"" + text + "\"");
        }
        return '"' + text + '"';
    }

    /** A word that names something: it has no blanks, so that it can't hide a second command. */
    static String name(String text) {
        if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c == '"' || c == '=' || c == '#')) {
            throw new IllegalArgumentException("\"" + text + "\" is no name");
        }
        return text;
    }

    /** Bytes as one word, %41 for what isn't plain. */
    static String bytes(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            boolean plain = b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
            text.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02x", b));
        }
        return text.toString();
    }

    static String bytes(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In whole microseconds, which is what the simulator's clock has. */
    static String time(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a time before now: " + time);
        }
        return BigInteger.valueOf(time.getSeconds())
                        .multiply(BigInteger.valueOf(1_000_000))
                        .add(BigInteger.valueOf(time.getNano() / 1000))
                + "us";
    }

    /** A DWORD. */
    static String code(int code) {
        return Integer.toUnsignedString(code);
    }

    /** Apart at the blanks that are outside of quotes. */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (c != ' ' || quoted) {
                word.append(c);
            } else if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }
}
