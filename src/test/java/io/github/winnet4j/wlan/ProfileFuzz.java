// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static io.github.winnet4j.fuzz.Input.require;
import static io.github.winnet4j.fuzz.Input.same;

import io.github.winnet4j.fuzz.Input;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** XML and profiles: read as the JDK's own reader reads them, and written so that the same is read again. */
public final class ProfileFuzz {
    private static final String PROFILE = "http://www.microsoft.com/networking/WLAN/profile/v1";

    private static final List<MacRandomization> ADDRESSES = List.of(MacRandomization.values());

    private ProfileFuzz() {}

    public static void xml(Input input) {
        String text = input.restAsText();
        XmlElement root = null;
        try {
            root = XmlReader.read(text.toCharArray());
        } catch (IllegalArgumentException e) {
            require(
                    String.valueOf(e.getMessage()).startsWith("this isn't well-formed XML, at character "),
                    "refused in words");
        }
        if (root != null) {
            String alone = root.alone(text.toCharArray());
            same(shown(root), shown(XmlReader.read(alone.toCharArray())), "alone it is the same");
            for (XmlElement child : root.children) {
                String itself = child.alone(text.toCharArray());
                same(shown(child), shown(XmlReader.read(itself.toCharArray())), "a child alone is the same");
            }
        }
        Element theirs = text.contains("\r") || text.contains("<!DOCTYPE") ? null : jdk(text);
        if (root != null && theirs != null && text.indexOf("<![CDATA[") < 0) {
            same(shown(theirs), shown(root), "as the JDK reads it");
        }
        char[] written = new XmlWriter().element("a", text).take();
        try {
            same(text, XmlReader.read(written).text(), "a text survives being written");
            require(text.codePoints().allMatch(XmlText::isCharacter), "it has characters of XML alone");
        } catch (IllegalArgumentException e) {
            require(!text.codePoints().allMatch(XmlText::isCharacter), "each text of such characters survives");
        }
    }

    private static String shown(XmlElement element) {
        StringBuilder text =
                new StringBuilder("{").append(element.space).append('}').append(element.name);
        text.append('(').append(element.text());
        element.children.forEach(child -> text.append(shown(child)));
        return text.append(')').toString();
    }

    private static String shown(Element element) {
        StringBuilder own = new StringBuilder();
        StringBuilder children = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.append(shown(child));
            } else if (node.getNodeType() == Node.TEXT_NODE) {
                own.append(node.getNodeValue());
            }
        }
        int from = 0;
        int to = own.length();
        while (from < to && XmlWriter.isBlank(own.charAt(from))) {
            from++;
        }
        while (to > from && XmlWriter.isBlank(own.charAt(to - 1))) {
            to--;
        }
        String space = element.getNamespaceURI();
        return "{" + (space == null ? "" : space) + "}" + element.getLocalName() + "(" + own.substring(from, to)
                + children + ")";
    }

    /** Null when it isn't well-formed. */
    private static @Nullable Element jdk(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (Exception e) {
            return null;
        }
    }

    public static void profile(Input input) {
        String text = input.restAsText();
        ProfileSettings settings;
        try {
            settings = ProfileSettings.parse(text);
        } catch (IllegalArgumentException e) {
            require(e.getMessage() != null, "refused in words");
            return;
        }
        char[] written = settings.toXml();
        ProfileSettings again = ProfileSettings.parse(written);
        same(facts(settings), facts(again), "what was read and written is read again");
        require(jdk(String.valueOf(written)) != null, "what is written is XML");
        require(Arrays.equals(written, again.toXml()), "and written as before");
        require(again.isWhole(), "nothing is written that isn't read");
    }

    private static List<Object> facts(ProfileSettings settings) {
        List<Object> facts = new ArrayList<>(List.of(
                settings.name(),
                settings.ssid(),
                settings.security(),
                settings.isTransition(),
                settings.isHidden(),
                settings.isAutomatic(),
                settings.isSwitching(),
                settings.address(),
                settings.hasKey(),
                settings.isKeyProtected()));
        facts.add(settings.key().map(String::valueOf).orElse(""));
        facts.add(settings.eap().isPresent());
        return facts;
    }

    public static void settings(Input input) {
        Ssid ssid = Ssid.of(input.take(1 + input.below(32)));
        int how = input.below(6);
        char[] key = input.takeText(input.below(2) == 0 ? 64 : input.below(70)).toCharArray();
        boolean hidden = input.yes();
        boolean automatic = input.yes();
        MacRandomization address = ADDRESSES.get(input.below(ADDRESSES.size()));
        String name = input.restAsText();
        ProfileSettings settings;
        try {
            settings = made(how, ssid, key).hidden(hidden).automatic(automatic).address(address);
            settings = name.isEmpty() ? settings : settings.named(name);
        } catch (IllegalArgumentException e) {
            require(String.valueOf(e.getMessage()).chars().noneMatch(Character::isISOControl), "refused in words");
            return;
        }
        String xml = String.valueOf(settings.toXml());
        ProfileSettings again = ProfileSettings.parse(xml);
        same(facts(settings), facts(again), "what was written is read");
        require(again.isWhole(), "all of it");
        Element theirs = jdk(xml);
        require(theirs != null && PROFILE.equals(theirs.getNamespaceURI()), "it is XML");
        settings.wipe();
        require(!settings.hasKey(), "wiped");
    }

    private static ProfileSettings made(int how, Ssid ssid, char[] key) {
        return switch (how) {
            case 0 -> ProfileSettings.open(ssid);
            case 1 -> ProfileSettings.owe(ssid);
            case 2 -> ProfileSettings.wpa2(ssid, key);
            case 3 -> ProfileSettings.wpa3(ssid, key);
            case 4 -> ProfileSettings.wpa3OrWpa2(ssid, null);
            default ->
                ProfileSettings.enterprise(
                        ssid,
                        ProfileSecurity.WPA2_ENTERPRISE,
                        "<EAPConfig>" + new String(key).replaceAll("[<&>]", "") + "</EAPConfig>");
        };
    }
}
