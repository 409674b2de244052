// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.CharBuffer;
import java.util.Arrays;

/** Characters of XML that may hold a key: of what is outgrown or handed over no copy is left. Knows no elements. */
final class XmlWriter {
    private static final int FIRST = 2048;
    private static final String BEGIN_EXACT = "<![CDATA[";
    private static final String END_EXACT = "]]>";

    private char[] all = new char[FIRST];
    private int size;

    /** As it is. */
    XmlWriter raw(CharSequence xml) {
        int length = xml.length();
        room(length);
        for (int i = 0; i < length; i++) {
            all[size++] = xml.charAt(i);
        }
        return this;
    }

    /**
     * As text, so that a reader finds exactly this. Blanks at its ends, which Windows' reader would cut off, are kept
     * as it keeps them itself.
     */
    XmlWriter text(CharSequence text) {
        int last = text.length() - 1;
        if (last >= 0 && (isBlank(text.charAt(0)) || isBlank(text.charAt(last)))) {
            raw(BEGIN_EXACT);
            for (int i = 0; i <= last; i++) {
                if (text.charAt(i) == '>' && i > 1 && text.charAt(i - 1) == ']' && text.charAt(i - 2) == ']') {
                    raw(END_EXACT).raw(BEGIN_EXACT); // in two, so that it doesn't end there
                }
                one(text.charAt(i));
            }
            return raw(END_EXACT);
        }
        for (int i = 0; i <= last; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> raw("&amp;");
                case '<' -> raw("&lt;");
                case '>' -> raw("&gt;");
                case '"' -> raw("&quot;");
                case '\'' -> raw("&apos;");
                default -> one(c);
            }
        }
        return this;
    }

    XmlWriter element(String name, CharSequence text) {
        return raw("<").raw(name).raw(">").text(text).raw("</").raw(name).raw(">");
    }

    XmlWriter element(String name, char[] secret) {
        return element(name, CharBuffer.wrap(secret));
    }

    /** All of it, the caller's to wipe; this is empty then. */
    char[] take() {
        char[] taken = Arrays.copyOf(all, size);
        wipe();
        return taken;
    }

    private void wipe() {
        Arrays.fill(all, '\0');
        size = 0;
    }

    private void one(char c) {
        room(1);
        all[size++] = c;
    }

    private void room(int more) {
        if (all.length - size < more) {
            char[] outgrown = all;
            all = Arrays.copyOf(outgrown, Math.max(2 * outgrown.length, size + more));
            Arrays.fill(outgrown, '\0');
        }
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    /** True when that can be text in a line of XML: no control characters, nothing that isn't a character. */
    static boolean canHold(CharSequence text) {
        return text.codePoints()
                .allMatch(c -> !Character.isISOControl(c)
                        && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        && c != 0xFFFE
                        && c != 0xFFFF);
    }
}
