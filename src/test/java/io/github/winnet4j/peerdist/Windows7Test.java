// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static io.github.winnet4j.peerdist.Peers.bytes;
import static io.github.winnet4j.peerdist.Peers.end;
import static io.github.winnet4j.peerdist.Peers.fails;
import static io.github.winnet4j.peerdist.Peers.id;
import static io.github.winnet4j.peerdist.Peers.pattern;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.ApiUnavailableException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Windows 7: it knows version 1 of everything, and lacks what came with Windows 8. */
@SimulatedWindows
class Windows7Test {
    private CompletionPort port;
    private PeerDist peers;

    @BeforeEach
    void open(Simulator windows) {
        windows.branchCache().windows7().shortReads(0);
        port = CompletionPort.open();
        peers = PeerDist.open(port);
    }

    @AfterEach
    void close() {
        assertTrue(peers.close(Peers.LONG));
        port.close();
    }

    @Test
    void itSaysSo() {
        assertEquals(PeerDist.Version.WINDOWS_7, peers.version());
        assertEquals(new BranchCacheStatusInfo(BranchCacheStatus.AVAILABLE, 1, 1), peers.statusInfo());
        PeerDistException tooOld =
                assertThrows(PeerDistException.class, () -> PeerDist.open(port, PeerDist.Version.WINDOWS_8));
        assertEquals(WinError.PEERDIST_ERROR_VERSION_UNSUPPORTED, tooOld.code());
    }

    /** It refuses the publication options of version 2. */
    @Test
    void whatIsPublishedIsRead(Simulator windows) {
        byte[] data = pattern(7, 100_000);
        Publication published =
                end(windows, port, peers.publish(id("report"), data).future());
        byte[] information = end(windows, port, published.information().future());
        try (Content content = peers.openContent(Peers.TAG)) {
            end(windows, port, content.information(information).future());
            ByteBuffer into = ByteBuffer.allocateDirect(data.length);
            assertEquals(
                    data.length,
                    end(windows, port, content.read(0, into).future()).length());
            assertArrayEquals(data, bytes(into, data.length));
        }
    }

    @Test
    void theNewestContentInformationIsThatOfVersion1(Simulator windows) {
        windows.branchCache().publish("report", 1000);
        byte[] plain = end(
                windows,
                port,
                peers.information(id("report"), InformationOptions.WHOLE).future());
        byte[] newest = end(
                windows,
                port,
                peers.information(id("report"), InformationOptions.WHOLE.inNewestVersion())
                        .future());
        assertEquals(1, newest[4]);
        assertArrayEquals(plain, newest);
    }

    @Test
    void whatItLacksIsNamed(Simulator windows) {
        windows.branchCache().publish("report", 1000);
        InformationOptions onlyNew = InformationOptions.WHOLE.versions(2, 2);
        ApiUnavailableException missing =
                assertThrows(ApiUnavailableException.class, () -> peers.information(id("report"), onlyNew));
        assertEquals("PeerDistServerOpenContentInformationEx", missing.function());
        try (Content content = peers.openContent(Peers.TAG)) {
            missing = assertThrows(ApiUnavailableException.class, content::isFlashCrowd);
            assertEquals("PeerDistClientGetInformationByHandle", missing.function());
        }
    }

    @Test
    void contentInformationOfAWindows8IsRefused(Simulator windows) {
        windows.branchCache().publish("report", 1000);
        byte[] information = HexFormat.of()
                .parseHex(
                        windows.command("peerdist information report version=2").strip());
        try (Content content = peers.openContent(Peers.TAG)) {
            ContentInformationException refused = fails(
                    windows,
                    port,
                    ContentInformationException.class,
                    content.information(information).future());
            assertTrue(refused.isVersionUnsupported());
        }
    }
}
