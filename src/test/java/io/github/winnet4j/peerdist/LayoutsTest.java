// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OneJvm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The layouts in Java and those of the headers are the same: native/test/golden/peerdist.cpp. */
@OneJvm("bytes in, values out")
class LayoutsTest {
    private static final Map<String, byte[]> GOLDEN = new TreeMap<>();

    static {
        try (InputStream file = LayoutsTest.class.getResourceAsStream("/golden/peerdist.txt")) {
            new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split(" "))
                    .forEach(parts -> GOLDEN.put(parts[0], HexFormat.of().parseHex(parts[1])));
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Test
    void whatIsReadIsWhatTheCompilerWrote() {
        assertEquals(
                new BranchCacheStatusInfo(BranchCacheStatus.AVAILABLE, 1, 0x01020304),
                Layouts.statusInfo(GOLDEN.get("status-info")));
        assertEquals(BranchCacheStatus.AVAILABLE, Layouts.status(GOLDEN.get("status-info"), 4));
        assertTrue(Layouts.flashCrowd(GOLDEN.get("basic-info-crowd")));
        assertFalse(Layouts.flashCrowd(GOLDEN.get("basic-info-alone")));
        assertEquals(Layouts.BASIC_INFO, GOLDEN.get("basic-info-crowd").length);
        assertEquals(Layouts.STATUS_INFO, GOLDEN.get("status-info").length);
    }

    @Test
    void whatIsWrittenIsWhatTheCompilerWrites() {
        assertArrayEquals(GOLDEN.get("status-info-empty"), Layouts.emptyStatusInfo());
        assertArrayEquals(GOLDEN.get("publication-options"), Layouts.publicationOptions(2));
        assertArrayEquals(GOLDEN.get("retrieval-options"), Layouts.retrievalOptions(1, 2));
    }

    @Test
    void anUnknownStatusIsDisabled() {
        byte[] unknown = GOLDEN.get("status-info").clone();
        Arrays.fill(unknown, 4, 8, (byte) 0xFF);
        assertEquals(BranchCacheStatus.DISABLED, Layouts.statusInfo(unknown).status());
        assertEquals(BranchCacheStatus.UNAVAILABLE, BranchCacheStatus.of(1));
    }
}
