// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An element of a profile's XML, read by {@link XmlReader}. Texts are arrays that can be wiped. Knows nothing of
 * profiles.
 */
final class XmlElement {
    final String name;

    /** Its namespace, by address; empty without one. */
    final String space;

    /** The namespaces by the prefixes that stand for them inside it; that of the empty prefix is the usual one. */
    final Map<String, String> spaces;

    private final String prefix;

    /** Of these prefixes, those that it doesn't declare by itself. */
    private final Set<String> inherited;

    final List<XmlElement> children = new ArrayList<>();

    /** In the document, behind the name in its start tag. */
    private final int afterName;

    /** Where it ends. */
    int end;

    char[] text = {};

    XmlElement(String prefix, String name, Map<String, String> spaces, Set<String> declared, int afterName) {
        this.prefix = prefix;
        this.name = name;
        this.spaces = spaces;
        this.space = spaces.getOrDefault(prefix, "");
        this.afterName = afterName;
        inherited = new TreeSet<>(spaces.keySet());
        inherited.removeAll(declared);
    }

    /** The first of that name and namespace. */
    @Nullable
    XmlElement child(String itsSpace, String itsName) {
        for (XmlElement one : children) {
            if (one.name.equals(itsName) && one.space.equals(itsSpace)) {
                return one;
            }
        }
        return null;
    }

    /** The first of that name, and of this one's own namespace. */
    @Nullable
    XmlElement child(String itsName) {
        return child(space, itsName);
    }

    /** Its text, which is no secret, without that of its children. */
    String text() {
        return String.valueOf(text);
    }

    /** Itself out of the document, so that it can stand alone: with the declarations that it has from outside. */
    String alone(char[] document) {
        StringBuilder made = new StringBuilder("<").append(prefix).append(prefix.isEmpty() ? "" : ":");
        made.append(name);
        for (String one : inherited) {
            String itsSpace = spaces.getOrDefault(one, "");
            if (!itsSpace.isEmpty() && (!one.isEmpty() || usesUsual())) {
                made.append(one.isEmpty() ? " xmlns" : " xmlns:").append(one).append("=\"");
                made.append(attribute(itsSpace));
                made.append('"');
            }
        }
        return made.append(document, afterName, end - afterName).toString();
    }

    /** What would be read otherwise, or as a space, by its number. */
    private static String attribute(String value) {
        StringBuilder made = new StringBuilder();
        value.chars().forEach(c -> {
            if (c < ' ' || c == '&' || c == '<' || c == '"') {
                made.append("&#").append(c).append(';');
            } else {
                made.append((char) c);
            }
        });
        return made.toString();
    }

    /** True when the usual namespace outside is that of anything in here; other prefixes may stand in texts, too. */
    private boolean usesUsual() {
        return inherited.contains("") && (prefix.isEmpty() || children.stream().anyMatch(XmlElement::usesUsual));
    }

    /** All texts are zeros afterwards. */
    void wipe() {
        Arrays.fill(text, '\0');
        children.forEach(XmlElement::wipe);
    }
}
