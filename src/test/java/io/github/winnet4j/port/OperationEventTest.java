// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flight Recorder sees the life of operations when a recording asks for it, and only then. */
@PortTest
class OperationEventTest {
    private static final String NAME = "io.github.winnet4j.Operation";

    @TempDir
    Path temp;

    @Test
    void aRecordingHasEachOperationWithItsOutcome() throws Exception {
        try (Recording recording = new Recording();
                CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            run(port, operation, 0, 1);
            recording.enable(NAME);
            recording.start();
            run(port, operation, 0, 17);
            run(port, operation, 995, 0);
            operation.start("Refused", token -> 87);
            recording.stop();
            run(port, operation, 0, 2);
            List<RecordedEvent> events = read(recording);
            assertEquals(3, events.size());
            assertEquals("Test", events.get(0).getString("function"));
            assertEquals(17, events.get(0).getLong("bytes"));
            assertEquals("COMPLETED", events.get(0).getString("outcome"));
            assertFalse(events.get(0).getDuration().isNegative());
            assertEquals("CANCELLED", events.get(1).getString("outcome"));
            assertEquals("Refused", events.get(2).getString("function"));
            assertEquals(87, events.get(2).getInt("code"));
        }
    }

    @Test
    void itIsOffUnlessAskedFor() throws Exception {
        try (Recording recording = new Recording();
                CompletionPort port = Ports.open();
                Operation operation = port.operation()) {
            recording.start();
            run(port, operation, 0, 1);
            recording.stop();
            assertEquals(List.of(), read(recording));
        }
    }

    private static void run(CompletionPort port, Operation operation, int code, int bytes) {
        Ports.post(port, operation, code, bytes);
        assertEquals(1, port.poll(Duration.ofSeconds(30)));
    }

    private List<RecordedEvent> read(Recording recording) throws Exception {
        Path file = temp.resolve("recording.jfr");
        recording.dump(file);
        List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(NAME))
                .sorted(java.util.Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
        assertTrue(events.stream().allMatch(event -> event.hasField("outcome")));
        return events;
    }
}
