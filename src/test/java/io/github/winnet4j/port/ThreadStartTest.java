// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OnWindows;
import org.junit.jupiter.api.Test;

/** Fault 46: Windows gives no thread, to the JVM as to everybody. */
@PortTest
@OnWindows
class ThreadStartTest {
    @Test
    void fault46_withoutAThreadThereIsNoPort() throws Exception {
        Ports.start().close(); // so that everything is loaded
        int handles = PipeIo.handles();
        assertTrue(Sabotage.refuseThreads(true), "this JVM starts its threads in some other way");
        try {
            assertThrows(OutOfMemoryError.class, () -> new Thread(() -> {}).start(), "the sabotage works");
            for (int i = 0; i < 20; i++) {
                assertThrows(OutOfMemoryError.class, CompletionPort::start);
            }
            try (CompletionPort polled = Ports.open()) { // needs none
                polled.pollNow();
            }
        } finally {
            Sabotage.refuseThreads(false);
        }
        int now = PipeIo.handles();
        assertTrue(now - handles < 10, handles + " handles before, " + now + " after");
        try (CompletionPort port = Ports.start()) {
            Ports.barrier(port);
        }
    }
}
