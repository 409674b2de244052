// SPDX-License-Identifier: Apache-2.0
package com.example.signals;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes an object of JSON. Names of networks can be anything, so all are escaped. */
final class Json {
    private final StringBuilder text = new StringBuilder("{");
    private final Deque<String> ends = new ArrayDeque<>();

    Json field(String name, String value) {
        return name(name).quoted(value);
    }

    Json field(String name, long value) {
        name(name).text.append(value);
        return this;
    }

    Json field(String name, boolean value) {
        name(name).text.append(value);
        return this;
    }

    Json array(String name) {
        return name(name).begin("[", "]");
    }

    Json object() {
        return comma().begin("{", "}");
    }

    Json end() {
        text.append(ends.pop());
        return this;
    }

    private Json begin(String begin, String end) {
        text.append(begin);
        ends.push(end);
        return this;
    }

    private Json comma() {
        char last = text.charAt(text.length() - 1);
        if (last != '{' && last != '[') {
            text.append(',');
        }
        return this;
    }

    private Json name(String name) {
        comma().quoted(name).text.append(':');
        return this;
    }

    private Json quoted(String value) {
        text.append('"');
        for (char c : value.toCharArray()) {
            if (c < ' ' || c == '"' || c == '\\') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
        return this;
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
