// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.tool;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Findings as JSON, in ASCII, so that no code page of a console can spoil it. */
final class Json {
    private Json() {}

    static String of(String version, List<Finding> findings) {
        StringBuilder json = new StringBuilder("{\n  \"winnet4j\": ");
        string(json, version).append(",\n  \"findings\": [");
        for (Iterator<Finding> all = findings.iterator(); all.hasNext(); ) {
            Finding one = all.next();
            json.append("\n    {\"section\": ");
            string(json, one.section()).append(", \"subject\": ");
            string(json, one.subject()).append(", \"state\": ");
            string(json, one.state().name().toLowerCase(Locale.ROOT)).append(", \"text\": ");
            string(json, one.text()).append(all.hasNext() ? "}," : "}");
        }
        return json.append("\n  ]\n}").toString();
    }

    private static StringBuilder string(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ' || character > '~') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"');
    }
}
