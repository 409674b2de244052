// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the Cleaner does with an object that was forgotten, without waiting for it. */
class ForgottenTest {
    private final Object owner = new Object();
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private final AtomicInteger closes = new AtomicInteger();

    private Forgotten watch(String kind) {
        return Forgotten.watch(owner, kind, isClosed::get, closes::incrementAndGet);
    }

    @Test
    void whatIsForgottenIsClosedAndAWarningSaysSo() {
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            watch("answer").run();
            assertEquals(1, closes.get());
            assertEquals(
                    List.of("An answer was never closed; it is now. -Dwinnet4j.leakDetection=true shows where it was"
                            + " opened."),
                    log.messages());
            assertEquals("", log.trace());
        }
    }

    @Test
    void withThePropertyItSaysWhereItWasOpened() {
        Forgotten watch;
        System.setProperty(HandleTable.LEAK_PROPERTY, "true");
        try {
            watch = watch("client");
        } finally {
            System.clearProperty(HandleTable.LEAK_PROPERTY);
        }
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            watch.run();
            assertEquals(List.of("A client was never closed; it is now. "), log.messages());
            assertTrue(log.trace().contains("opened here"), log.trace());
            assertTrue(log.trace().contains("ForgottenTest.watch"), log.trace());
        }
    }

    @Test
    void whatWasClosedInTimeOrIsWatchedNoMoreIsLeftAlone() {
        try (LogCapture log = new LogCapture(new CountDownLatch(1))) {
            Forgotten stopped = watch("client");
            stopped.stop();
            stopped.run();
            Forgotten closed = watch("client");
            isClosed.set(true);
            closed.run();
            assertEquals(0, closes.get());
            assertEquals(List.of(), log.messages());
        }
    }

    @Test
    void kindsHaveTheirArticles() {
        assertEquals("an answer", Forgotten.withArticle("answer"));
        assertEquals("an Underlying", Forgotten.withArticle("Underlying"));
        assertEquals("a client", Forgotten.withArticle("client"));
        assertEquals("a ", Forgotten.withArticle(""));
    }
}
