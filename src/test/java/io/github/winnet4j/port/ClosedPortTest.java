// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.peerdist.PeerDist;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wifidirect.WifiDirect;
import io.github.winnet4j.wlan.WlanClient;
import org.junit.jupiter.api.Test;

/** On a port that is closed nothing can be opened: what it would wait for could never come. */
@SimulatedWindows
class ClosedPortTest {
    @Test
    void nothingIsOpenedOnIt(Simulator windows) {
        CompletionPort port = CompletionPort.start();
        assertTrue(port.isOpen());
        port.close();
        assertFalse(port.isOpen());
        assertEquals(
                "this completion port is closed",
                assertThrows(IllegalStateException.class, () -> WlanClient.open(port))
                        .getMessage());
        assertThrows(IllegalStateException.class, () -> WifiDirect.open(port));
        assertThrows(IllegalStateException.class, () -> PeerDist.open(port));
        assertFalse(windows.timeline().contains("call "), windows.timeline());
    }
}
