// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnet4j.harness.OnWindows;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What Windows itself, or Wine, answers about the logon session of this process. */
@OnWindows
class RealLogonTest {
    private static final String POLICIES = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System";

    @Test
    void itIsKnown() {
        LogonSession session = NetworkConnections.session();
        assertFalse(session.explanation().isEmpty());
        assertEquals(session, NetworkConnections.session());
    }

    /** Only where the registry is a test's own. */
    @Test
    void theRegistryShowsIfConnectionsAreJoined() throws Exception {
        assumeTrue(System.getenv("WINEPREFIX") != null, "this registry is a user's");
        assertFalse(NetworkConnections.session().isLinked());
        registry("add", "/t", "REG_DWORD", "/d", "1", "/f");
        try {
            assertEquals(true, NetworkConnections.session().isLinked());
            registry("add", "/t", "REG_DWORD", "/d", "0", "/f");
            assertFalse(NetworkConnections.session().isLinked());
            registry("add", "/t", "REG_SZ", "/d", "1", "/f");
            assertFalse(NetworkConnections.session().isLinked(), "no number");
        } finally {
            registry("delete", "/f");
        }
    }

    private static void registry(String verb, String... rest) throws IOException, InterruptedException {
        String[] command = new String[5 + rest.length];
        System.arraycopy(new String[] {"reg", verb, POLICIES, "/v", "EnableLinkedConnections"}, 0, command, 0, 5);
        System.arraycopy(rest, 0, command, 5, rest.length);
        assertEquals(
                0,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .inheritIO()
                        .start()
                        .waitFor());
    }
}
