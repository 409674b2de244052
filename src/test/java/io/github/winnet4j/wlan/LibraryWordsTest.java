// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.EventChannel;
import io.github.winnet4j.testkit.SimulatedWindows;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The library's own words, each by itself; nobody drives the port, so the test alone takes their marks. */
@SimulatedWindows
class LibraryWordsTest {
    private final LibraryWords words = new LibraryWords();
    private CompletionPort port;

    @BeforeEach
    void open() {
        port = CompletionPort.open();
        words.by(EventChannel.open(port, 8, 1024, (ByteBuffer bytes, long size) -> {}));
    }

    @AfterEach
    void close() {
        port.close();
    }

    @Test
    void theWordThatItIsBackComesBeforeTheFirstNotification() {
        LibraryWords.Word back = words.back();
        assertTrue(words.isDue(false));
        assertFalse(words.isDue(true), "a mark is no proof");
        assertInstanceOf(WlanNotification.ServiceBack.class, words.next(7));
        words.certain(back);
        assertEquals(0, words.taken(), "it was reported: no mark is made");
    }

    @Test
    void aListenerThatHasGotTheWordTooEarlyGetsTheLoss() {
        LibraryWords.Word back = words.back();
        assertInstanceOf(WlanNotification.ServiceBack.class, words.next(7));
        words.takeBack(back);
        assertInstanceOf(WlanNotification.ServiceLost.class, words.marked(8));
        assertNull(words.marked(9));
    }

    @Test
    void aWordThatIsTakenBackInTimeIsNotReported() {
        LibraryWords.Word back = words.back();
        words.takeBack(back);
        assertFalse(words.isDue(false));
        assertNull(words.next(7));
    }

    @Test
    void marksAreNotCountedAmongWindowsNotifications() {
        words.lost();
        words.lost();
        assertEquals(3, words.without(5), "both are among the discarded");
        words.marked(7);
        assertEquals(1, words.taken());
        assertEquals(4, words.without(5));
        assertEquals(0, words.without(1));
        assertEquals(0, words.without(0));
        words.marked(8);
        assertEquals(5, words.without(5));
    }
}
