// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.Family;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What java -jar winnet4j.jar says of a simulated Windows, and that it leaves nothing open there. */
@SimulatedWindows
class ToolTest {
    private static final String SHARE = "\\\\server\\plans";

    private static void homeWifi(Simulator windows) {
        windows.wifi("wlan0").network("home").rssi(-48).seen().add();
        windows.wifi("wlan0").network("cafe\u001b[31m").rssi(-80).seen().add();
    }

    @Test
    void theDoctorFindsAllThatIsThere(Simulator windows) {
        homeWifi(windows);
        Ran ran = Ran.tool("doctor");
        assertEquals(Main.GOOD, ran.code(), ran.out());
        assertTrue(ran.line("wlan ").contains("PRESENT"), ran.out());
        assertTrue(ran.line("branch-cache").contains("PRESENT"), ran.out());
        assertTrue(ran.line("adapters").startsWith("adapters 1, version 2"), ran.out());
        assertEquals("location what is in reach may be asked for", ran.line("location"));
        assertTrue(ran.line("status").contains("AVAILABLE"), ran.out());
        assertTrue(ran.line("sha-256").matches("sha-256 [0-9a-f]{64}"), ran.out());
        assertTrue(ran.line("logon session").contains("elevated"), ran.out());
        assertEquals(List.of(), windows.ledger());
    }

    @Test
    void theDoctorSaysWhatIsMissingAndWhatToDo(Simulator windows) {
        windows.service("wlansvc", false);
        Ran ran = Ran.tool("doctor");
        assertEquals(Main.GOOD, ran.code(), "not everybody needs Wi-Fi");
        assertTrue(ran.line("wlan ").startsWith("- wlan SERVICE_STOPPED"), ran.out());
        assertTrue(ran.line("wlan ").contains("wlansvc"), ran.out());
        windows.service("wlansvc", true);
        windows.consent("location", false);
        ran = Ran.tool("doctor");
        assertTrue(ran.line("location").startsWith("- location"), ran.out());
        assertTrue(ran.line("location").contains("ms-settings:privacy-location"), ran.out());
        assertEquals(List.of(), windows.ledger());
    }

    @Test
    void everyFunctionBelongsToItsFamily() {
        assertTrue(Doctor.functions(Family.WLAN).contains("WlanCloseHandle"));
        assertTrue(Doctor.functions(Family.WIFI_DIRECT).contains("WFDCancelOpenSession"));
        assertTrue(Doctor.functions(Family.NETWORK_CONNECTIONS).contains("WNetCancelConnectionA"));
        assertTrue(Doctor.functions(Family.BRANCH_CACHE).contains("PeerDistClientCancelAsyncOperation"));
        for (Family family : Family.values()) {
            Ran ran = Ran.tool("doctor");
            String there = "all " + Doctor.functions(family).size() + " are there";
            assertTrue(ran.out().contains(there), family + ": " + ran.out());
        }
    }

    @Test
    void theDoctorsJsonSaysTheSameInAscii() {
        Ran ran = Ran.tool("doctor", "--json");
        assertEquals(Main.GOOD, ran.code());
        assertTrue(ran.out().matches("\\p{ASCII}*"), ran.out());
        Pattern finding = Pattern.compile(" {4}\\{\"section\": \"[^\"]+\", \"subject\": \"[^\"]+\","
                + " \"state\": \"(ok|note|problem)\", \"text\": \"([^\"\\\\]|\\\\.)*\"\\},?");
        List<String> lines = ran.out().lines().toList();
        assertEquals("{", lines.get(0));
        assertTrue(lines.get(1).startsWith("  \"winnet4j\": \""), lines.get(1));
        assertEquals("  \"findings\": [", lines.get(2));
        assertEquals(List.of("  ]", "}"), lines.subList(lines.size() - 2, lines.size()));
        for (String line : lines.subList(3, lines.size() - 2)) {
            assertTrue(finding.matcher(line).matches(), line);
        }
        assertEquals(Doctor.examine().size(), lines.size() - 5);
    }

    @Test
    void quotesBackslashesAndOtherScriptsAreEscaped() {
        assertEquals(
                "{\n  \"winnet4j\": \"1\",\n  \"findings\": [\n    {\"section\": \"a\\\"b\", \"subject\": \"c\\\\d\","
                        + " \"state\": \"note\", \"text\": \"\\u000a\\u00e9\\ud83d\\ude00\"}\n  ]\n}",
                Json.of("1", List.of(new Finding("a\"b", "c\\d", Finding.State.NOTE, "\n\u00e9\ud83d\ude00"))));
    }

    @Test
    void theSelftestPassesAndRevealsNoNames(Simulator windows) {
        homeWifi(windows);
        windows.network().share(SHARE).add();
        windows.command("connect P: \"" + SHARE + '"');
        Ran ran = Ran.tool("selftest");
        assertEquals(Main.GOOD, ran.code(), ran.out());
        assertTrue(ran.out().contains(" passed, 0 failed, 0 skipped"), ran.out());
        assertEquals("PASSED WlanCloseHandle, nothing to end 87 ERROR_INVALID_PARAMETER", ran.line("WlanCloseHandle"));
        assertTrue(ran.line("connections: list").endsWith("1 connections"), ran.out());
        for (String name : List.of("home", "cafe", "server", "plans", "P:", "Adapter")) {
            assertFalse(ran.out().contains(name), name);
        }
        assertEquals(List.of(), windows.ledger());
        assertEquals(1, windows.network().connections().size(), "what was connected still is");
        assertEquals(4, windows.takeMisuses().size(), "the endings of nothing");
    }

    @Test
    void theSelftestSkipsWhatIsMissingAndFailsWhereWindowsLies(Simulator windows) {
        windows.service("peerdist", false);
        Ran ran = Ran.tool("selftest");
        assertEquals(Main.GOOD, ran.code(), ran.out());
        assertTrue(ran.line("branch-cache").contains("SERVICE_STOPPED"), ran.out());
        windows.on("WNetCancelConnection2W").returns(0);
        ran = Ran.tool("selftest");
        assertEquals(Main.BAD, ran.code(), ran.out());
        assertTrue(ran.line("FAILED").contains("DISCONNECTED"), ran.out());
        windows.takeMisuses(); // the endings of nothing
    }

    @Test
    void wifiShowsWhatIsInReach(Simulator windows) {
        homeWifi(windows);
        assertTrue(Ran.tool("wifi").line("DISCONNECTED").length() > 0);
        Ran networks = Ran.tool("wifi", "networks");
        assertEquals(Main.GOOD, networks.code());
        assertTrue(networks.out().indexOf("home") < networks.out().indexOf("40 %"), networks.out());
        assertEquals(-1, networks.out().indexOf('\u001b'), "an SSID that is no text is shown as a number");
        Ran stations = Ran.tool("wifi", "stations");
        assertTrue(stations.line("home").contains("-48 dBm"), stations.out());
        assertEquals(List.of(), windows.ledger());
    }

    @Test
    void noNameSteersTheTerminal() {
        assertEquals("a?b?c?d?\u00e9\ud83d\ude00", Columns.printable("a\u001bb\u202ec\u0007d\ud800\u00e9\ud83d\ude00"));
    }

    @Test
    void wifiWatchShowsTheSignalAsOftenAsAsked(Simulator windows) {
        homeWifi(windows);
        windows.wifi("wlan0").addProfile("home");
        windows.command("blocking drives");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = WifiCommand.run(List.of("watch", "3"), Ran.print(out), Duration.ZERO);
        assertEquals(Main.GOOD, code);
        assertEquals(3, Ran.text(out).lines().count(), Ran.text(out));
        assertEquals(Main.USAGE, Ran.tool("wifi", "watch", "soon").code());
        assertEquals(Main.USAGE, Ran.tool("wifi", "watch", "0").code());
    }

    @Test
    void withoutAnAdapterWifiSaysSo(Simulator windows) {
        windows.wifi("wlan0").remove();
        Ran ran = Ran.tool("wifi");
        assertEquals(Main.BAD, ran.code());
        assertEquals("There is no Wi-Fi adapter.\n", ran.out());
    }

    @Test
    void drivesAreMadeShownAndEndedGently(Simulator windows) {
        windows.network().share(SHARE).add();
        assertEquals(
                "P: leads to " + SHARE + "\n",
                Ran.tool("drives", "connect", "P:", SHARE).out());
        assertTrue(Ran.tool("drives").line("P:").startsWith("P: " + SHARE));
        windows.network().openFiles("P:", 1);
        Ran refused = Ran.tool("drives", "disconnect", "P:");
        assertEquals(Main.BAD, refused.code());
        assertTrue(refused.out().startsWith("P: has open files"), refused.out());
        windows.network().closeFiles("P:");
        assertEquals(
                "P: is disconnected\n", Ran.tool("drives", "disconnect", "P:").out());
        Ran again = Ran.tool("drives", "disconnect", "P:");
        assertEquals(Main.GOOD, again.code());
        assertEquals("P: wasn't connected\n", again.out());
    }

    @Test
    void whatFailsIsOneSentenceAndTheWayToTheDoctor(Simulator windows) {
        windows.service("wlansvc", false);
        Ran ran = Ran.tool("wifi");
        assertEquals(Main.BAD, ran.code());
        assertTrue(ran.err().startsWith("winnet4j: WlanOpenHandle"), ran.err());
        assertTrue(ran.err().contains("doctor"), ran.err());
    }

    @Test
    void whatCantBeUnderstoodIsAnsweredByTheHelp() {
        for (String[] bad : new String[][] {
            {},
            {"dance"},
            {"doctor", "--xml"},
            {"selftest", "now"},
            {"wifi", "dance"},
            {"wifi", "networks", "2"},
            {"drives", "connect", "Z:"},
            {"drives", "connect", "Z:", SHARE, "somebody"},
            {"drives", "disconnect"}
        }) {
            Ran ran = Ran.tool(bad);
            assertEquals(Main.USAGE, ran.code(), String.join(" ", bad));
            assertTrue(ran.err().contains("java -jar winnet4j.jar COMMAND"), ran.err());
        }
        Ran help = Ran.tool("--help");
        assertEquals(Main.GOOD, help.code());
        assertTrue(help.out().contains("\\\\SERVER\\SHARE"), help.out());
    }
}
