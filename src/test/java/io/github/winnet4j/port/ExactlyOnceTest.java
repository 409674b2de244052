// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.harness.OneJvm;
import io.github.winnet4j.harness.PlainOnly;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each start ends once, among starts, completions, cancels and stale tokens from many threads. */
@PortTest
@OnWindows
class ExactlyOnceTest {
    @TempDir
    Path temp;

    /** Over Windows' own port; each use is one trip or two through Wine's server, which takes its time. */
    @Test
    void fault32_aHundredThousandWithRandomCancelsEndOnceEach() throws Exception {
        int most = Storm.STARTERS * Storm.EACH + 1;
        try (CompletionPort port = Ports.start(most)) {
            Storm storm = new Storm(port);
            storm.run(100_000, 20240917);
            storm.all.forEach(use -> PortInvariants.accepted(use.operation, use.number));
            PortInvariants.accepted(storm.all.get(0).operation, 1); // the storm's last
            storm.all.forEach(use -> use.operation.close());

            List<Operation> again = new ArrayList<>();
            for (int i = 0; i < most; i++) {
                again.add(port.operation());
            }
            assertThrows(NoFreeSlotException.class, port::operation);
            again.forEach(Operation::close);
        }
    }

    /**
     * Over a port in memory: winnet4j-memory.dll has the objects of winnet4j.dll, but for Windows' port, in place of
     * which there is a queue.
     */
    @PlainOnly("the hundred thousand make the same calls under the flag")
    @OneJvm("the hundred thousand run on all")
    @Test
    void fault32_aMillionWithRandomCancelsEndOnceEach() throws Exception {
        ChildJvm.Result result = PortChild.in(temp, Storm.class)
                .option("-Dwinnet4j.library.path=" + TestDll.built("winnet4j-memory.dll"))
                .run("1000000", "20261121");
        assertEquals("ended 1000001\nslots in use 0, in progress 0\n", result.output());
        assertEquals(0, result.exit());
        PortChild.assertNoCrash(temp);
    }
}
