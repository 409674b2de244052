// SPDX-License-Identifier: Apache-2.0
package com.example.drives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wnet.NetworkConnections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No server is needed: Windows, and its network, are played by the testkit. */
@SimulatedWindows
class DrivesTest {
    private static final Drive PLANS = new Drive("P:", "\\\\office\\plans");
    private static final Drive BACKUP = new Drive("B:", "\\\\attic\\backup");

    private final List<String> log = new ArrayList<>();

    private Drives drives(Duration patience, Drive... wanted) {
        return new Drives(List.of(wanted), patience, log::add);
    }

    @Test
    void theyAreConnectedAndFreedAgain(Simulator windows) {
        windows.network().share(PLANS.share()).add();
        try (Drives drives = drives(Duration.ofSeconds(15), PLANS)) {
            drives.connectMissing();
            drives.connectMissing(); // which has nothing left to do
        }
        assertEquals(List.of("P: leads to \\\\office\\plans", "P: is free"), log);
        assertEquals(List.of(), windows.network().connections());
    }

    @Test
    void aDriveWithOpenFilesIsNotTornAway(Simulator windows) {
        windows.network().share(PLANS.share()).add();
        try (Drives drives = drives(Duration.ofSeconds(15), PLANS)) {
            drives.connectMissing();
            windows.network().openFiles("P:", 1);
        }
        assertEquals("P: stays, since it is in use: OPEN_FILES", log.get(1));
        windows.network().closeFiles("P:");
        NetworkConnections.disconnect("P:").orThrow();
    }

    @Test
    void aWrongNameIsExplained(Simulator windows) {
        windows.network().share("\\\\office\\archive").add();
        try (Drives drives = drives(Duration.ofSeconds(15), PLANS)) {
            drives.connectMissing();
        }
        assertEquals(1, log.size());
        assertTrue(log.get(0).startsWith("P: isn't connected: WNetUseConnectionW"), log.get(0));
    }

    @Test
    void aDeadServerHoldsUpNobodyElse(Simulator windows) {
        windows.network().share(PLANS.share()).add();
        windows.network().share(BACKUP.share()).add();
        windows.network().serverHangs("attic");
        try (Drives drives = drives(Duration.ofSeconds(3), BACKUP, PLANS)) {
            drives.connectMissing();
            assertTrue(log.contains("P: leads to \\\\office\\plans"), log.toString());
            assertTrue(
                    log.stream().anyMatch(line -> line.startsWith("B: isn't connected: connecting")), log.toString());
            windows.network().serverUp("attic");
            windows.runUntil(() -> {
                drives.connectMissing();
                return log.contains("B: leads to \\\\attic\\backup");
            });
        }
        assertEquals(List.of(), windows.network().connections());
    }

    @Test
    void aLineThatIsNoneIsRefused() {
        assertEquals(List.of(PLANS), Drive.parse(List.of("# of the office", "", "P:  \\\\office\\plans")));
        assertThrows(IllegalArgumentException.class, () -> Drive.parse(List.of("P:")));
    }
}
