// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.harness.OneJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo keeps what it says: each scene ends clean, and the same each time. */
@OnWindows
@OneJvm("the scenes are the simulator's; what they use of the library is tested on every JVM")
class DemoTest {
    @TempDir
    static Path temp;

    private static String run(String... arguments) throws Exception {
        ChildJvm.Result result = new ChildJvm()
                .main(Demo.class)
                .option("-Dwinnet4j.cache.dir=" + temp.resolve("cache"))
                .directory(temp)
                .run(arguments);
        assertEquals(0, result.exit(), result.output());
        return result.output();
    }

    @Test
    void everySceneEndsCleanAndTheSameEachTime() throws Exception {
        String played = run("--timeline", "--to=" + temp.resolve("one"));
        assertTrue(played.contains("scenes; nothing leaked and nothing misused"), played);
        assertTrue(
                played.contains("the callback ended it with 1223 ERROR_CANCELLED, and its handler ran once"), played);
        assertTrue(played.contains("and the session was closed; left open: 0"), played);
        assertTrue(
                played.contains(
                        "before all was over; Windows saw WFDCancelOpenSession, WFDCloseSession, WFDCloseHandle"),
                played);
        assertTrue(played.contains("of 3 notifications 1 was handled (number 1) and 2 were discarded"), played);
        assertTrue(
                played.contains("Complete: home -48 dBm on channel 6, cafe -71 dBm on channel 36, 0x00ff -88 dBm"),
                played);
        assertTrue(played.contains("WLAN_REASON_CODE_NETWORK_NOT_AVAILABLE; the network's own reason was: "), played);
        assertTrue(
                played.contains(
                        "before no streaming and scans, during streaming and no scans, after no streaming and scans"),
                played);
        assertTrue(
                played.contains("Z: was connected; the first cancel was answered OPEN_FILES (2401) and left it"),
                played);
        assertTrue(played.contains("forced it was DISCONNECTED (0), and once more WAS_NOT_CONNECTED (2250)"), played);
        assertTrue(played.contains("P: was in the way and ended, then anna got in; the password was wiped"), played);
        assertTrue(played.contains("1 of them; then the server answered, P: was connected late, and ended"), played);
        assertTrue(
                played.contains(
                        "it ended CANCELLED with 0 bytes (995 ERROR_OPERATION_ABORTED), and then another was begun"),
                played);
        assertTrue(
                played.contains("the cancel was refused with the read PENDING, another read into its buffer refused;"
                        + " it ended DATA with 4096"),
                played);
        assertTrue(
                played.contains("100000 bytes were copied, 20000 of them from the source, and they are the same"),
                played);
        assertTrue(
                played.contains("3 reads were in progress; they ended [CANCELLED, CANCELLED, CANCELLED], and Windows"
                        + " has nothing"),
                played);
        assertTrue(
                played.contains(
                        "while it was stopped the client had a ServiceNotRunningException, afterwards 1 adapter;"
                                + " its watch heard ServiceLost, ServiceBack, ScanComplete"),
                played);
        assertTrue(played.contains("of the first 6 2 came; of 12 in all 10 did, and a loss of 2"), played);
        assertTrue(
                played.contains("read back: cellar, WPA2_PERSONAL, hidden, its key protected; by it Connected; the key"
                        + " was wiped"),
                played);
        assertTrue(
                played.contains("Connected, and in the group Connected at -80 dBm; profiles that were kept: cafe 2"
                        + " (automatic), cafe"),
                played);
        assertTrue(
                played.contains("listed: home; cafe: Failed, home: Connected at -60 dBm, quality 80, streams mirrored:"
                        + " true; the driver counts 2 radios"),
                played);
        assertTrue(
                played.contains("2 stations: 8 bytes of names and 18 of elements were copied, and the one of that maker"
                        + " has 4"),
                played);
        assertTrue(
                played.contains(
                        "without a driver it was refused, wlan_hosted_network_reason_interface_unavailable; with one it"
                                + " was ACTIVE with 1 guest, and then IDLE"),
                played);
        assertTrue(
                played.contains("Television is paired, and connected; its interface was none at first, then it had the"
                        + " address of one of this machine"),
                played);
        assertTrue(
                played.contains(
                        "it has not the drives of the desktop; asked for P: it is told: This process is elevated,"
                                + " and so has a logon session of its own"),
                played);
        assertTrue(
                played.contains("by version 1 20000 bytes were published and read; and This Windows has no"
                        + " PeerDistClientGetInformationByHandle in peerdist.dll"),
                played);
        assertEquals(
                played.replace(temp.resolve("one").toString(), ""),
                run("--timeline", "--to=" + temp.resolve("two"))
                        .replace(temp.resolve("two").toString(), ""));
        assertEquals(page("one"), page("two"));
        assertEachSceneHasHeadingPromiseAndPicture(page("one"), played);
        // What a browser looks at.
        Path shown = Files.createDirectories(Built.target().resolve("demo"));
        try (Stream<Path> files = Files.list(temp.resolve("one"))) {
            for (Path file : files.toList()) {
                Files.copy(file, shown.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        assertEquals(
                Files.readString(Built.target().resolveSibling("docs/images/cancelled-too-late.svg")),
                Files.readString(temp.resolve("one/scene-13.svg")),
                "README.md's picture: ./dev demo, then cp target/demo/scene-13.svg docs/images/cancelled-too-late.svg");
    }

    private static String page(String folder) throws IOException {
        return Files.readString(temp.resolve(folder).resolve("endings.html"));
    }

    private static void assertEachSceneHasHeadingPromiseAndPicture(String page, String played) {
        List<String> titles = found("(?m)^([0-9]+\\. .+?)(?: \\([A-Za-z0-9]+\\))?$", played);
        assertEquals(24, titles.size(), played);
        assertEquals(titles, found("<h2.*<span class=\"number\">(.+?)(?: <code>.*)?</a></h2>", page));
        assertEquals(found("(?m)^ {3}promised: (.+)$", played), found("<dd class=\"promise\">(.+)</dd>", page));
        assertEquals(
                found("(?m)^ {3}happened: (.+)$", played.toLowerCase(Locale.ROOT)),
                found("<dd class=\"happened\">(.+)</dd>", page.toLowerCase(Locale.ROOT)));
        // Each picture is in its scene's section, is named by it, and shows what the timeline says there.
        List<String> timelines = List.of(played.split("(?m)^ {3}promised: .*$", -1));
        List<String> sections = List.of(page.split("<section ", -1));
        assertEquals(25, sections.size());
        for (int i = 1; i <= 24; i++) {
            String section = sections.get(i);
            assertTrue(
                    section.startsWith("id=\"scene-" + i + "\"") && page.contains("href=\"#scene-" + i + "\""),
                    section);
            assertTrue(found("<title>(.+)</title>\\n<desc>", section).get(0).startsWith(titles.get(i - 1)), section);
            List<String> events = found("(?m)^ +([0-9]+\\.[0-9]{3} ms .+)$", timelines.get(i));
            assertTrue(events.size() > 1, timelines.get(i));
            assertEquals(events, found("<title>([0-9]+\\.[0-9]{3} ms .+?)</title>", section));
        }
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(one -> one.group(1).strip().replace("</span>", ". "))
                .map(one -> one.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&"))
                .toList();
    }

    @Test
    void withoutTheSimulatorItShowsWhatThisWindowsAnswers() throws Exception {
        String shown = run("--here");
        assertTrue(shown.contains("WlanCloseHandle") && shown.contains("The five endings"), shown);
    }
}
