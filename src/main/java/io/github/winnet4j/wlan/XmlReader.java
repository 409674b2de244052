// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads as much XML as a profile is made of: elements with namespaces, text, CDATA, comments, the five entities and
 * characters by number. No DTD, so nothing is ever fetched or multiplied. It makes no String of any text, and messages
 * have none: it may be a key.
 */
final class XmlReader {
    /** Deeper nesting is no profile's. */
    private static final int DEEPEST = 64;

    private static final int LONGEST_ENTITY = 8;

    private final char[] document;
    private int at;

    private XmlReader(char[] document) {
        this.document = document;
    }

    /**
     * The root element.
     *
     * @throws IllegalArgumentException it isn't XML
     */
    static XmlElement read(char[] document) {
        XmlReader reader = new XmlReader(document);
        reader.checkCharacters();
        if (reader.starts("\uFEFF")) {
            reader.at++;
        }
        reader.skipMisc();
        XmlElement root = reader.element(Map.of("", ""), 0);
        reader.skipMisc();
        if (reader.at != document.length) {
            throw reader.malformed();
        }
        return root;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("this isn't well-formed XML, at character " + at);
    }

    /** All are some that XML may have, and no surrogate is alone; they may stand anywhere, so that's seen first. */
    private void checkCharacters() {
        while (at < document.length) {
            int c = Character.codePointAt(document, at);
            if (!XmlText.isCharacter(c)) {
                throw malformed();
            }
            at += Character.charCount(c);
        }
        at = 0;
    }

    private boolean starts(String what) {
        if (document.length - at < what.length()) {
            return false;
        }
        for (int i = 0; i < what.length(); i++) {
            if (document[at + i] != what.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private char here() {
        if (at == document.length) {
            throw malformed();
        }
        return document[at];
    }

    private void expect(String what) {
        if (!starts(what)) {
            throw malformed();
        }
        at += what.length();
    }

    private void skipPast(String what) {
        while (!starts(what)) {
            if (at == document.length) {
                throw malformed();
            }
            at++;
        }
        at += what.length();
    }

    private boolean skipBlanks() {
        int from = at;
        while (at < document.length && XmlWriter.isBlank(document[at])) {
            at++;
        }
        return at != from;
    }

    /** Blanks, comments, and the declaration. */
    private void skipMisc() {
        for (skipBlanks(); starts("<!--") || starts("<?"); skipBlanks()) {
            skipPast(starts("<?") ? "?>" : "-->");
        }
    }

    private String name() {
        int from = at;
        while (at < document.length && isOfName(document[at])) {
            at++;
        }
        if (at == from || Character.isDigit(document[from]) || document[from] == '-' || document[from] == '.') {
            throw malformed();
        }
        return new String(document, from, at - from);
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || Character.isSurrogate(c);
    }

    /** Prefix and name; the prefix is empty when there is none. */
    private String[] qualified() {
        String first = name();
        if (!starts(":")) {
            return new String[] {"", first};
        }
        at++;
        return new String[] {first, name()};
    }

    private XmlElement element(Map<String, String> outer, int depth) {
        expect("<");
        String[] name = qualified();
        int afterName = at;
        Map<String, String> spaces = new HashMap<>(outer);
        Set<String> declared = new HashSet<>();
        while (skipBlanks() && here() != '/' && here() != '>') {
            String[] attribute = qualified();
            skipBlanks();
            expect("=");
            skipBlanks();
            boolean ofOne = attribute[0].equals("xmlns");
            String value = value();
            if (ofOne || attribute[0].isEmpty() && attribute[1].equals("xmlns")) {
                spaces.put(ofOne ? attribute[1] : "", value);
                declared.add(ofOne ? attribute[1] : "");
            }
        }
        if (!spaces.containsKey(name[0])) {
            throw malformed();
        }
        XmlElement made = new XmlElement(name[0], name[1], Map.copyOf(spaces), declared, afterName);
        if (starts("/>")) {
            at += 2;
        } else {
            expect(">");
            content(made, depth);
            expect("</");
            String[] closed = qualified();
            if (!closed[0].equals(name[0]) || !closed[1].equals(name[1])) {
                throw malformed();
            }
            skipBlanks();
            expect(">");
        }
        made.end = at;
        return made;
    }

    /**
     * An attribute's. Blanks in it are spaces, and the two that end a line are one; those given by their number stay.
     */
    private String value() {
        char quote = here();
        if (quote != '"' && quote != '\'') {
            throw malformed();
        }
        at++;
        StringBuilder value = new StringBuilder();
        while (here() != quote) {
            if (here() == '<') {
                throw malformed();
            } else if (here() == '&') {
                value.appendCodePoint(entity());
            } else {
                at += starts("\r\n") ? 1 : 0;
                char next = document[at++];
                value.append(next < ' ' ? ' ' : next);
            }
        }
        at++;
        return value.toString();
    }

    private int entity() {
        int from = ++at;
        while (here() != ';') {
            at++;
            if (at - from > LONGEST_ENTITY) {
                throw malformed();
            }
        }
        String name = new String(document, from, at - from);
        at++;
        return switch (name) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> numbered(name);
        };
    }

    private int numbered(String name) {
        boolean hex = name.startsWith("#x");
        String digits = name.substring(Math.min(name.length(), hex ? 2 : 1));
        if (!name.startsWith("#") || !digits.matches(hex ? "[0-9A-Fa-f]+" : "[0-9]+")) {
            throw malformed();
        }
        int code = Integer.parseInt(digits, hex ? 16 : 10);
        if (!XmlText.isCharacter(code)) {
            throw malformed();
        }
        return code;
    }

    /** Up to the end tag. Blanks round the text are left out, but for those in CDATA. */
    private void content(XmlElement into, int depth) {
        XmlText text = new XmlText();
        while (!starts("</")) {
            if (starts("<!--")) {
                skipPast("-->");
            } else if (starts("<?")) {
                skipPast("?>");
            } else if (starts("<![CDATA[")) {
                expect("<![CDATA[");
                while (!starts("]]>")) {
                    text.addExactly(here());
                    at++;
                }
                at += 3;
            } else if (here() == '<') {
                if (depth == DEEPEST) {
                    throw malformed();
                }
                into.children.add(element(into.spaces, depth + 1));
            } else if (here() == '&') {
                text.add(entity());
            } else {
                text.add(document[at++]);
            }
        }
        into.text = text.take();
    }
}
