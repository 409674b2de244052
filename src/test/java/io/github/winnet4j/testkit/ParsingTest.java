// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator's text, taken apart and put together, on any machine. */
class ParsingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "0 t1 call WlanOpenHandle 2 NULL * *|CALL|WlanOpenHandle|2,NULL,*,*|",
                "5 t12 call WlanGetProfile wlan#1 \"my own\" NULL|CALL|WlanGetProfile|wlan#1,\"my own\",NULL|",
                "5 t2 return WlanOpenHandle 0 wlan#1|RETURN|WlanOpenHandle|wlan#1|0",
                "5 t2 return WFDCloseSession 4294967295|RETURN|WFDCloseSession||4294967295",
                "7 w1 callback notification wlan#1 8 7|CALLBACK|notification|wlan#1,8,7|",
                "7 w1 callback-end notification wlan#1 8 7|CALLBACK_END|notification|wlan#1,8,7|",
                "7 w2 completion op#3 0 512|COMPLETION||op#3,0,512|",
                "9 t1 misuse double-close WFDCloseHandle wfd#1 is"
                        + " closed|MISUSE|WFDCloseHandle|double-close,wfd#1 is closed|",
                "9 t1 service wlansvc stop|NOTE||service,wlansvc,stop|",
                "9 w1 callback lost session#3|NOTE||callback,lost,session#3|",
            })
    void lines(String line, TraceEvent.Kind kind, String function, String arguments, String result) {
        TraceEvent event = TraceEvent.parse(line);
        assertEquals(kind, event.kind());
        assertEquals(function == null ? "" : function, event.function());
        assertEquals(arguments == null ? "" : arguments, String.join(",", event.arguments()));
        assertEquals(result == null ? "" : result, event.result());
        assertEquals(line, event.line());
        assertEquals(
                Long.parseLong(line.substring(0, line.indexOf(' '))),
                event.time().toNanos() / 1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5 t1", "t1 call F", "-5 t1 call F"})
    void whatIsNoLine(String line) {
        assertThrows(IllegalArgumentException.class, () -> TraceEvent.parse(line));
    }

    @Test
    void printing() {
        TraceEvent event = TraceEvent.parse("12345678 w1 callback open session#1 5");
        assertEquals("   12345.678 ms  w1   callback open session#1 5", event.toString());
        assertEquals("\u001b[35m" + event + "\u001b[0m", event.inColour());
        assertEquals(
                "\u001b[33m", TraceEvent.parse("0 t1 return F 5").inColour().substring(0, 5), "a failure differs");
        assertEquals(
                "\u001b[32m", TraceEvent.parse("0 t1 return F 0").inColour().substring(0, 5));
    }

    @Test
    void misusesAndLedger() {
        assertEquals(
                new Misuse("deadlock", "WFDCloseHandle", "from its own callback"),
                Misuse.parse("deadlock WFDCloseHandle from its own callback"));
        assertEquals(new Misuse("leak", "F", ""), Misuse.parse("leak F "));
        for (String line : List.of(
                "handle wlan#1",
                "operation read op#1",
                "memory block#1 8 bytes of F",
                "callback open s",
                "blocked F hangs t1")) {
            LedgerEntry entry = LedgerEntry.parse(line);
            assertEquals(line, entry.toString());
            assertEquals(line.substring(line.indexOf(' ') + 1), entry.text());
        }
        assertEquals(new LedgerEntry(LedgerEntry.Kind.OTHER, "publication 5"), LedgerEntry.parse("publication 5"));
        assertEquals(new LedgerEntry(LedgerEntry.Kind.OTHER, "handle"), LedgerEntry.parse("handle"));
    }

    @Test
    void wordsThatAreWritten() {
        assertEquals("\"a b=c\"", Words.quoted("a b=c"));
        assertEquals("a%20%25%ff%00", Words.bytes(new byte[] {'a', ' ', '%', -1, 0}));
        assertEquals("%e2%80%94", Words.bytes("\u2014"));
        assertEquals("1us", Words.time(Duration.ofNanos(1999)));
        assertEquals("4294967295", Words.code(-1));
        for (String bad : List.of("a\"b", "a\nb", "a\0b")) {
            assertThrows(IllegalArgumentException.class, () -> Words.quoted(bad));
            assertThrows(IllegalArgumentException.class, () -> Words.name(bad));
        }
        for (String bad : List.of("", "a b", "a=b", "#a")) {
            assertThrows(IllegalArgumentException.class, () -> Words.name(bad));
        }
        assertThrows(IllegalArgumentException.class, () -> Words.time(Duration.ofNanos(-1)));
    }
}
