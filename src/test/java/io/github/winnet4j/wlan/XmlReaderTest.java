// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OneJvm;
import java.io.CharArrayReader;
import java.lang.reflect.Field;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The reader and the writer of XML, beside the JDK's own. */
@OneJvm("characters in, characters out")
class XmlReaderTest {
    private static XmlElement read(String xml) {
        return XmlReader.read(xml.toCharArray());
    }

    @Test
    void elementsHaveNamesNamespacesAndText() {
        XmlElement root = read("\uFEFF<?xml version='1.0'?><!-- a > --><a xmlns='urn:1' xmlns:b=\"urn:2\" c='d&gt;'>"
                + "\n <b:b> x &lt;&#65;&#x1F600;<![CDATA[<y> ]]></b:b><c/><!-- -- ><d/> --><e xmlns=''>z</e ></a >\n");
        assertEquals("a", root.name);
        assertEquals("urn:1", root.space);
        assertEquals("", root.text());
        assertEquals(3, root.children.size());
        XmlElement b = root.child("urn:2", "b");
        assertNotNull(b);
        assertEquals("x <A\uD83D\uDE00<y> ", b.text(), "blanks are kept in CDATA alone");
        assertNull(root.child("b"), "it is of another namespace");
        assertNotNull(root.child("c"));
        assertNull(root.child("e"));
        root.wipe();
        assertArrayEquals(new char[b.text.length], b.text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "<a>",
                "<a></b>",
                "<a></a><b/>",
                "<a b></a>",
                "<a b=c></a>",
                "<a b='<'></a>",
                "<a b='1'c='2'></a>",
                "<a b='c></a>",
                "<p:a/>",
                "<a><p:b/></a>",
                "<a>&unknown;</a>",
                "<a>&#1;</a>",
                "<a>&#xD800;</a>",
                "<a>&#xFFFE;</a>",
                "<a>\u0001</a>",
                "<a>\uD800</a>",
                "<a b='\uFFFF'/>",
                "<a><![CDATA[\u0000]]></a>",
                "<a/><!-- \u001F -->",
                "<a>&amp</a>",
                "<a>&#0;</a>",
                "<a>&#x110000;</a>",
                "<a>&#-5;</a>",
                "<a><![CDATA[x</a>",
                "<a><!-- x</a>",
                "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
                "<1a/>",
                "<a/"
            })
    void whatIsNoXmlIsRefusedWithoutItsText(String xml) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> read(xml));
        assertEquals(
                "this isn't well-formed XML, at character", refused.getMessage().replaceAll(" \\d+$", ""));
    }

    @Test
    void nestingHasALimitAndNoStackIsUsedUp() {
        assertNotNull(read("<a>".repeat(60) + "</a>".repeat(60)));
        assertThrows(IllegalArgumentException.class, () -> read("<a>".repeat(100_000)));
    }

    @Test
    void everyCutOffDocumentIsRefused() {
        String xml = "<a xmlns:b=\"urn:2\"><b:b>x&lt;<![CDATA[y]]><!-- z --></b:b></a>";
        for (int length = 0; length < xml.length(); length++) {
            String cut = xml.substring(0, length);
            assertThrows(IllegalArgumentException.class, () -> read(cut), cut);
        }
    }

    /** It means the same where it stands alone. */
    @Test
    void anElementTakesItsDeclarationsAlong() throws Exception {
        char[] document = ("<a xmlns='urn:1' xmlns:b='urn:2&amp;\"' xmlns:c='urn:3'><b:b c:d='>' xmlns:c='urn:4'>"
                        + "<e/><c:f/></b:b></a>")
                .toCharArray();
        String alone = XmlReader.read(document).child("urn:2&\"", "b").alone(document);
        Document parsed = parse(alone.toCharArray());
        assertEquals("urn:2&\"", parsed.getDocumentElement().getNamespaceURI());
        assertEquals("urn:1", parsed.getDocumentElement().getFirstChild().getNamespaceURI());
        assertEquals("urn:4", parsed.getDocumentElement().getLastChild().getNamespaceURI());
    }

    /** As XML has it: a blank in an attribute is a space, unless it is given by its number. */
    @Test
    void blanksInAttributesAreSpaces() throws Exception {
        assertStandsAlone("urn:\t1\r\n2\r3\n4&#9;&#10;&#13;5", "urn: 1 2 3 4\t\n\r5");
    }

    @Test
    void signsOfXmlInAttributesStayWhatTheyAre() throws Exception {
        assertStandsAlone("urn:&amp;&lt;&quot;&amp;lt;&apos;", "urn:&<\"&lt;'");
    }

    /** As the JDK reads it, in its document and cut out of it. */
    private static void assertStandsAlone(String written, String space) throws Exception {
        char[] document = ("<a xmlns='" + written + "'><b/></a>").toCharArray();
        assertEquals(space, parse(document).getDocumentElement().getNamespaceURI());
        String alone = XmlReader.read(document).child(space, "b").alone(document);
        assertEquals(space, parse(alone.toCharArray()).getDocumentElement().getNamespaceURI());
    }

    /** Whatever the text is, both readers find it again. */
    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Random random = new Random(5);
        String signs = "ab <>&'\"]";
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(random.nextInt(9) == 0 ? "]]>" : "").append(signs.charAt(random.nextInt(signs.length())));
                text.append(random.nextInt(9) == 0 ? "\uD83D\uDE00\u00e4" : "");
            }
            char[] xml = new XmlWriter().element("a", text).take();
            assertEquals(text.toString(), XmlReader.read(xml).text());
            assertEquals(text.toString(), parse(xml).getDocumentElement().getTextContent());
        }
    }

    @Test
    void aWriterGrowsAndIsEmptyAfterwards() {
        XmlWriter writer = new XmlWriter();
        String text = "x".repeat(50_000);
        assertEquals(
                "<a>" + text + "</a>",
                new String(writer.element("a", text.toCharArray()).take()));
        assertEquals(0, writer.take().length);
    }

    @Test
    void textLongerThanTheRoomIsWhole() {
        for (int length : new int[] {2047, 2048, 2049, 4096, 4097, 50_000}) {
            String text = "y" + "x".repeat(length);
            XmlWriter writer = new XmlWriter();
            assertEquals(text, new String(writer.raw("y").raw(text.substring(1)).take()), length + " in one piece");
            for (int i = 0; i < text.length(); i++) {
                writer.raw(text.substring(i, i + 1));
            }
            assertEquals(text, new String(writer.take()), length + " in many");
        }
    }

    /** What is outgrown and what is handed over: no test reaches these arrays in another way. */
    @Test
    void noCopyOfWhatWasWrittenStays() throws Exception {
        Field field = XmlWriter.class.getDeclaredField("all");
        field.setAccessible(true);
        XmlWriter writer = new XmlWriter();
        char[] outgrown = (char[]) field.get(writer);
        writer.element("key", "x".repeat(100).toCharArray());
        assertEquals('x', outgrown[50]);
        writer.raw("y".repeat(outgrown.length));
        assertArrayEquals(new char[outgrown.length], outgrown);
        char[] written = (char[]) field.get(writer);
        assertEquals('x', written[50]);
        assertEquals('x', writer.take()[50]);
        assertArrayEquals(new char[written.length], written);
    }

    /** By the rules of XML 1.0 (2.2). */
    @Test
    void charactersOfXmlAreThoseOfItsRules() {
        for (int good : new int[] {'\t', '\n', '\r', ' ', '!', 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x10FFFF}) {
            assertTrue(XmlText.isCharacter(good), Integer.toHexString(good));
            assertEquals(
                    Character.toString(good).strip(),
                    read("<a>&#" + good + ";</a>").text().strip());
        }
        int[] bad = {-1, 0, 8, 0xB, 0xC, 0xE, 0x1F, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF, 0x110000};
        for (int one : bad) {
            assertFalse(XmlText.isCharacter(one), Integer.toHexString(one));
        }
    }

    /** At each length of a text, so that the room for it runs out at each of its characters. */
    @Test
    void textOfEveryLengthIsReadWhole() {
        for (int length = 0; length < 300; length++) {
            String text = "x".repeat(length) + "\uD83D\uDE00";
            assertEquals(text, read("<a>" + text + "</a>").text());
        }
    }

    @Test
    void notAllCharactersCanBeText() {
        for (String bad : new String[] {"\0", "a\nb", "\u0085", "\uD800", "a\uDC00", "\uFFFE", "\uFFFF"}) {
            assertFalse(XmlWriter.canHold(bad), bad);
        }
    }

    @Test
    void charactersBesideTheHalvesOfPairsAreText() {
        for (String good : new String[] {"\uD7FF", "\uE000", "\uFFFD", "\uD83D\uDE00"}) {
            assertTrue(XmlWriter.canHold(good), Integer.toHexString(good.codePointAt(0)));
        }
        for (String bad : new String[] {"\uDBFF", "\uDFFF"}) {
            assertFalse(XmlWriter.canHold(bad), Integer.toHexString(bad.codePointAt(0)));
        }
    }

    private static Document parse(char[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new CharArrayReader(xml)));
    }
}
