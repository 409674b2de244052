// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OnWindows;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Fault 60: the clock is set. Timeouts measure elapsed time, not the time of day. */
@PortTest
@OnWindows
class ClockTest {
    private static final long DAY = 86_400_000;
    private static final Duration SHORT = Duration.ofMillis(100);

    @FunctionalInterface
    private interface Wait {
        void run() throws Exception;
    }

    @Test
    void fault60_timeoutsDontCareAboutTheTimeOfDay() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Thread setter = new Thread(() -> {
            for (long days = 1; !done.get(); days = -days) {
                Sabotage.jump(days * DAY);
                Thread.yield();
            }
        });
        long today = System.currentTimeMillis();
        Sabotage.jump(DAY);
        assertTrue(System.currentTimeMillis() - today > DAY - 60_000, "the JVM believes it");
        Sabotage.jump(-DAY);
        assertTrue(today - System.currentTimeMillis() > DAY - 60_000, "and this");
        setter.start();
        try {
            CompletionPort polled = Ports.open();
            Operation never = polled.operation();
            Ports.begin(never);
            takesSoLong(() -> assertEquals(0, polled.poll(SHORT)));
            takesSoLong(() -> assertFalse(never.await(SHORT)));
            takesSoLong(() -> assertFalse(polled.close(SHORT)));

            CompletionPort driven = Ports.start();
            Ports.begin(driven.operation());
            takesSoLong(() -> assertFalse(driven.close(SHORT)));
        } finally {
            done.set(true);
            setter.join();
            Sabotage.jump(0);
        }
        assertTrue(Math.abs(System.currentTimeMillis() - today) < 120_000, "the clock is right again");
    }

    private static void takesSoLong(Wait wait) throws Exception {
        long begin = System.nanoTime();
        wait.run();
        long millis = (System.nanoTime() - begin) / 1_000_000;
        assertTrue(
                millis >= SHORT.toMillis() - 20 && millis < 10_000,
                millis + " ms"); // Windows rounds to its ticks of 16 ms
    }
}
