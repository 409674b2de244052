// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What happened on the simulator, as a picture: a sequence diagram with a lane for each thread of the program, one for
 * Windows, and one for what Windows calls back and completes, along an axis of virtual time.
 *
 * <pre>{@code
 * Timeline.of(windows).titled("A scan").write(Path.of("target", "scan.svg"));
 * }</pre>
 *
 * <p>A test with {@link SimulatedWindows} that fails writes one by itself. Equal events give equal pictures, byte for
 * byte. The picture is one file that refers to no other, follows the reader's choice of light or dark, and has each
 * event whole, as {@link TraceEvent#toString()} prints it, in the tooltip of its row.
 *
 * <p>Values of this class don't change; the methods return another one.
 *
 * @since 0.1.0
 */
public final class Timeline {
    private final List<TraceEvent> events;
    private final int skipped;
    private final String title;
    private final List<String> caption;

    private Timeline(List<TraceEvent> events, int skipped, String title, List<String> caption) {
        this.events = List.copyOf(events);
        this.skipped = skipped;
        this.title = title;
        this.caption = List.copyOf(caption);
    }

    /**
     * {@return a picture of what happened since the last reset}
     *
     * @param windows the simulator
     */
    public static Timeline of(Simulator windows) {
        return of(windows.trace());
    }

    /**
     * {@return a picture of those events}
     *
     * @param events events in their order, such as a part of {@link Simulator#trace()}
     */
    public static Timeline of(List<TraceEvent> events) {
        return new Timeline(events, 0, "Timeline", List.of());
    }

    /**
     * {@return the same with that title, which readers on a screen hear and browsers show as a window's name}
     *
     * @param newTitle the title; what is to stand in the picture itself goes into the caption
     */
    public Timeline titled(String newTitle) {
        return new Timeline(events, skipped, newTitle, caption);
    }

    /**
     * {@return the same with those lines above the lanes}
     *
     * @param lines the lines, the first of which is printed larger; long ones are wrapped
     */
    public Timeline captioned(String... lines) {
        return new Timeline(events, skipped, title, List.of(lines));
    }

    /**
     * {@return the same with no more than the last events, and a line that says how many are left out}
     *
     * @param most the greatest number of events
     * @throws IllegalArgumentException it is negative
     */
    public Timeline last(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("a timeline can't have " + most + " events");
        }
        int left = Math.max(0, events.size() - most);
        return new Timeline(events.subList(left, events.size()), skipped + left, title, caption);
    }

    /** {@return the picture, as a document of its own that may also stand in a page of HTML} */
    public String toSvg() {
        return new TimelinePicture(TimelineRow.of(events), skipped, title, caption).draw();
    }

    /**
     * Writes the picture; folders that are missing are made.
     *
     * @param file where to; what is there is replaced
     * @return that file
     * @throws IOException it can't be written
     */
    public Path write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return Files.write(file, toSvg().getBytes(StandardCharsets.UTF_8));
    }
}
