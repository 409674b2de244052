// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.peerdist.ContentSource;
import io.github.winnet4j.peerdist.Copied;
import io.github.winnet4j.peerdist.PeerDist;
import io.github.winnet4j.peerdist.Publication;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SimulatedWindows(mode = Simulator.Mode.FREE) // time goes on by itself while the test waits
class DownloadTest {
    private static final byte[] REPORT = new byte[1_000_000];

    static {
        new Random(7).nextBytes(REPORT);
    }

    @TempDir
    Path folder;

    /** What the server would do: it publishes, and hands out the content information. */
    private static byte[] publish(PeerDist branchCache) throws Exception {
        Publication publication =
                branchCache.publish("report".getBytes(UTF_8), REPORT).future().get();
        return publication.information().future().get();
    }

    private static ContentSource server() {
        return (offset, into) -> into.put(REPORT, (int) offset, into.remaining());
    }

    private static ContentSource unreachable() {
        return (offset, into) -> {
            throw new IOException("the server is out of reach");
        };
    }

    @Test
    void holesAreFilledFromTheServer(Simulator windows) throws Exception {
        Path file = folder.resolve("report");
        try (PeerDist branchCache = PeerDist.open()) {
            byte[] information = publish(branchCache);
            windows.branchCache().missing("report", 0, 10).missing("report", 500_000, 70_000);
            Copied copied = new Download(file).fetch(branchCache, information, server());
            assertEquals(new Copied(REPORT.length, REPORT.length, 70_010), copied);
        }
        assertArrayEquals(REPORT, Files.readAllBytes(file));
    }

    @Test
    void afterAFailureItGoesOn(Simulator windows) throws Exception {
        Path file = folder.resolve("report");
        try (PeerDist branchCache = PeerDist.open()) {
            byte[] information = publish(branchCache);
            windows.branchCache().missing("report", 600_000, 1000);
            Download download = new Download(file);
            assertThrows(IOException.class, () -> download.fetch(branchCache, information, unreachable()));
            long before = download.written();
            assertTrue(before > 0 && before <= 600_000, before + " bytes, and the hole begins behind them");
            assertEquals(
                    REPORT.length - before,
                    download.fetch(branchCache, information, server()).bytes());
        }
        assertArrayEquals(REPORT, Files.readAllBytes(file));
    }
}
