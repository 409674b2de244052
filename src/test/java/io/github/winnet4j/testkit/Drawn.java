// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A timeline's picture, read by an XML parser: what stands in it, and where. */
final class Drawn {
    /** A text of the picture; its classes are those of its parent, a slash, and its own. */
    record Label(String classes, String text, int x, int y) {
        private int size() {
            return classes.contains("caption strong") ? 14 : classes.contains("caption") ? 12 : 11;
        }

        private int width() {
            int cell = classes.contains("caption strong") ? 9 : classes.contains("caption") ? 8 : 7;
            return Svg.cells(text) * cell;
        }

        private int left() {
            return classes.contains("lane") ? x - width() / 2 : classes.contains("time") ? x - width() : x;
        }
    }

    private static final Pattern ARROW = Pattern.compile("M(\\d+) \\d+H(\\d+)");

    private final Document xml;

    private Drawn(Document xml) {
        this.xml = xml;
    }

    static Drawn of(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            Drawn drawn = new Drawn(
                    factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))));
            Element root = drawn.xml.getDocumentElement();
            assertTrue(
                    root.getLocalName().equals("svg") && root.getNamespaceURI().equals("http://www.w3.org/2000/svg"));
            return drawn;
        } catch (Exception e) {
            throw new AssertionError("no well-formed picture: " + svg, e);
        }
    }

    private List<Element> elements(String name) {
        NodeList found = xml.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static Element parent(Element element) {
        return (Element) element.getParentNode();
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    List<Label> all() {
        return elements("text").stream()
                .map(text -> new Label(
                        parent(text).getAttribute("class") + "/" + text.getAttribute("class"),
                        text.getTextContent(),
                        number(text, "x"),
                        number(text, "y")))
                .toList();
    }

    List<String> texts(String classes) {
        return all().stream()
                .filter(label -> label.classes().endsWith("/" + classes))
                .map(Label::text)
                .toList();
    }

    List<String> lanes() {
        return texts("lane strong");
    }

    int lane(String name) {
        return all().stream()
                .filter(label ->
                        label.classes().endsWith("/lane strong") && label.text().equals(name))
                .findFirst()
                .orElseThrow()
                .x();
    }

    /** The lines of the rows' labels. */
    List<String> labels() {
        return all().stream()
                .filter(label -> label.classes().contains("event/"))
                .map(Label::text)
                .toList();
    }

    List<String> kinds() {
        return elements("g").stream()
                .map(group -> group.getAttribute("class"))
                .filter(classes -> classes.endsWith(" event"))
                .map(classes -> classes.replace(" event", ""))
                .toList();
    }

    /** From lane to lane, as FROM&gt;TO. */
    List<String> arrows() {
        List<String> found = new ArrayList<>();
        for (Element path : elements("path")) {
            Matcher shaft = ARROW.matcher(path.getAttribute("d"));
            if (shaft.matches()) {
                int from = Integer.parseInt(shaft.group(1));
                int to = Integer.parseInt(shaft.group(2));
                found.add(to > from ? (from - 4) + ">" + (to + 5) : (from + 4) + ">" + (to - 5));
            }
        }
        return found;
    }

    List<String> tooltips() {
        return elements("title").stream()
                .filter(title -> parent(title).getTagName().equals("g"))
                .map(Element::getTextContent)
                .toList();
    }

    List<Integer> bars() {
        return elements("rect").stream()
                .filter(bar -> bar.getAttribute("width").equals("8"))
                .map(bar -> number(bar, "x"))
                .distinct()
                .toList();
    }

    long count(String element, String classes) {
        return elements(element).stream()
                .filter(one -> one.getAttribute("class").equals(classes))
                .count();
    }

    String title() {
        return elements("title").get(0).getTextContent();
    }

    String description() {
        return elements("desc").get(0).getTextContent();
    }

    String attribute(String name) {
        return xml.getDocumentElement().getAttribute(name);
    }

    /** By the widths that the picture reckons with. */
    void assertNothingOverlaps() {
        int width = number(xml.getDocumentElement(), "width");
        int height = number(xml.getDocumentElement(), "height");
        List<Label> labels = all();
        for (int i = 0; i < labels.size(); i++) {
            Label one = labels.get(i);
            assertTrue(
                    one.left() >= 0 && one.left() + one.width() <= width && one.y() >= one.size() && one.y() < height,
                    () -> one + " leaves " + width + " x " + height);
            for (int j = i + 1; j < labels.size(); j++) {
                Label other = labels.get(j);
                boolean apart = one.y() - one.size() >= other.y()
                        || other.y() - other.size() >= one.y()
                        || one.left() + one.width() <= other.left()
                        || other.left() + other.width() <= one.left();
                assertTrue(apart, () -> one + " and " + other);
            }
        }
    }

    // -- colours

    static String colour(String css, String selector) {
        Matcher rule = Pattern.compile(Pattern.quote(selector) + "[^{]*\\{[^}]*fill:(#[0-9a-f]{6})")
                .matcher(css);
        assertTrue(rule.find(), selector);
        return rule.group(1);
    }

    static List<String> colours(String css, String property) {
        return Pattern.compile(property + ":(#[0-9a-f]{6})")
                .matcher(css)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** As WCAG reckons it. */
    static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    }

    private static double luminance(String colour) {
        double[] weights = {.2126, .7152, .0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (c <= .04045 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4));
        }
        return sum;
    }
}
