// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.harness.PlainOnly;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.Wlanapi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How often native code asks the JVM for something: what makes a call through JNI dear is not the way down, but each
 * function of JNI that is called there. The numbers are exact, on every JVM.
 */
@PortTest
@OnWindows
@PlainOnly("that flag puts functions of its own before those that are counted")
class JniCallsTest {
    private static final int ROUNDS = 100_000;
    private static final String LONG = "\\\\server.example\\share";

    @BeforeEach
    void begin() {
        Wlanapi.WlanCloseHandle(0, 0); // the DLL is loaded
        Mpr.WNetCancelConnectionA("Q:", false);
        Mpr.WNetCancelConnectionA(LONG, false);
        assertTrue(JniCalls.begin(), "this JVM lets functions of JNI be counted");
    }

    @AfterEach
    void end() {
        JniCalls.end();
    }

    @Test
    void aCallWithNumbersAsksForNothing() {
        JniCalls.counted();
        Wlanapi.WlanCloseHandle(0, 0);
        assertEquals(0, JniCalls.counted());
    }

    @Test
    void aShortNameCrossesInARegister() {
        JniCalls.counted();
        Mpr.WNetCancelConnectionA("Q:", false);
        assertEquals(0, JniCalls.counted());
    }

    /** All its characters at once. So the counting counts, too. */
    @Test
    void aLongNameTakesOneFunction() {
        JniCalls.counted();
        Mpr.WNetCancelConnectionA(LONG, false);
        assertEquals(1, JniCalls.counted());
    }

    /** While the JVM still interprets, natives of its own are counted, too; a call of ours would be in every round. */
    @Test
    void startsAndCompletionsAskForNothing() {
        try (CompletionPort port = Ports.open()) {
            Operation operation = port.operation();
            int fewest = Integer.MAX_VALUE;
            for (int round = 0; round < ROUNDS && fewest != 0; round++) {
                JniCalls.counted();
                Ports.post(port, operation, 0, 0);
                assertEquals(1, port.pollNow());
                fewest = Math.min(fewest, JniCalls.counted());
            }
            assertEquals(0, fewest);
            operation.close();
        }
    }
}
