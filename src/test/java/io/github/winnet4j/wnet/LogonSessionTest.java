// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static io.github.winnet4j.wnet.Shares.FAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The owner of the drives that this process has: by a question, and in the words of exceptions that come of it. */
@SimulatedWindows
class LogonSessionTest {
    @BeforeEach
    void network(Simulator windows) {
        Shares.make(windows);
        windows.network().remember("R:", FAR);
    }

    @Test
    void atFirstItIsThatOfTheDesktop(Simulator windows) {
        LogonSession session = NetworkConnections.session();
        assertEquals(new LogonSession(false, false, false, false), session);
        assertTrue(session.hasDrivesOfDesktop());
        assertFalse(absent().contains("elevated"), absent());
        windows.network().elevated();
        assertTrue(NetworkConnections.session().isElevated());
        windows.network().desktop();
        assertEquals(session, NetworkConnections.session());
    }

    private static String absent() {
        return String.valueOf(assertThrows(NotConnectedException.class, () -> NetworkConnections.user("Q:"))
                .getMessage());
    }

    private static String remembered() {
        return String.valueOf(assertThrows(RememberedOnlyException.class, () -> NetworkConnections.remoteName("R:"))
                .getMessage());
    }

    @Test
    void anElevatedProcessHasDrivesOfItsOwnAndItsExceptionsSaySo(Simulator windows) {
        windows.network().elevated();
        LogonSession session = NetworkConnections.session();
        assertEquals(new LogonSession(true, true, false, false), session);
        assertFalse(session.hasDrivesOfDesktop());
        for (String words : new String[] {session.explanation(), absent(), remembered()}) {
            assertTrue(words.contains("This process is elevated, and so has a logon session of its own"), words);
            assertTrue(words.contains("EnableLinkedConnections"), words);
        }
        assertTrue(remembered().contains("It is remembered for " + FAR), remembered());
    }

    @Test
    void unlessTheyAreJoined(Simulator windows) {
        windows.network().elevatedAndLinked();
        LogonSession session = NetworkConnections.session();
        assertEquals(new LogonSession(true, true, true, false), session);
        assertTrue(session.hasDrivesOfDesktop());
        assertTrue(session.explanation().contains("EnableLinkedConnections joins the drives"), session.explanation());
        assertFalse(absent().contains("elevated"), absent());
    }

    @Test
    void aServiceHasDrivesOfItsOwn(Simulator windows) {
        windows.network().service();
        LogonSession session = NetworkConnections.session();
        assertTrue(session.isService() && !session.hasDrivesOfDesktop());
        assertTrue(absent().contains("This process runs in session 0, as services do"), absent());
    }

    @ParameterizedTest
    @CsvSource({
        "false, true, false, true, elevated processes of the same user have",
        "true, false, false, true, its user has one logon session",
        "false, false, true, true, its user has one logon session",
        "false, true, true, true, joins the drives"
    })
    void theOthersHaveThoseOfTheDesktop(boolean elevated, boolean split, boolean linked, boolean drives, String words) {
        LogonSession session = new LogonSession(elevated, split, linked, false);
        assertEquals(drives, session.hasDrivesOfDesktop());
        assertTrue(session.explanation().contains(words), session.explanation());
    }

    /** A failed question spoils no exception that has something to report. */
    @Test
    void theQuestionAsksNothingOfMpr(Simulator windows) {
        windows.command("trace clear");
        NetworkConnections.session();
        assertEquals(0, Shares.called(windows).size());
    }
}
