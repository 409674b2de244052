// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OneJvm;
import io.github.winnet4j.peerdist.Content;
import io.github.winnet4j.peerdist.ContentRead;
import io.github.winnet4j.peerdist.ContentTag;
import io.github.winnet4j.peerdist.PeerDist;
import io.github.winnet4j.peerdist.PublicationStream;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.EventChannel;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What one writes into a log says what it is: no type leaves that to Object. */
@SimulatedWindows
@OneJvm("strings of this library's own")
class ToStringTest {
    @Test
    void everyTypeWithObjectsOfItsOwnHasOne() throws Exception {
        Set<String> without = new TreeSet<>();
        int seen = 0;
        for (Class<?> type : PublicTypes.all()) {
            boolean objects = Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(method ->
                            Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()));
            if (type.isInterface() || Modifier.isAbstract(type.getModifiers()) || !objects) {
                continue;
            }
            seen++;
            Method method = type.getMethod("toString");
            if (method.getDeclaringClass() == Object.class) {
                without.add(type.getName());
            }
        }
        assertEquals(Set.of(), without);
        assertTrue(seen > 50, seen + " types");
    }

    @Test
    void theySayWhatItIsAndWhereItStands() {
        CompletionPort port = CompletionPort.open(100);
        assertEquals("completion port, room for 100 operations", port.toString());
        try (Operation operation = port.operation();
                EventChannel channel = EventChannel.open(port, 16, 8, (bytes, at) -> {})) {
            assertEquals("operation (IDLE)", operation.toString());
            assertEquals("event channel, 0 handled, 0 dropped", channel.toString());
        }
        PeerDist peers = PeerDist.open(port);
        ContentTag tag = ContentTag.of(new byte[16]);
        try (Content content = peers.openContent(tag);
                ContentRead read = content.newRead()) {
            assertEquals("read of content " + tag + " (NONE)", read.toString());
        }
        PublicationStream stream = peers.publishStream(new byte[] {1, -1}, 0);
        assertEquals("BranchCache publication stream: 01ff", stream.toString());
        stream.close();
        assertEquals("BranchCache publication stream, closed: 01ff", stream.toString());
        assertEquals("BranchCache instance, version 2.0", peers.toString());
        peers.close();
        assertEquals("BranchCache instance, closed, version 2.0", peers.toString());
        port.close();
        assertEquals("completion port, room for 100 operations, closed", port.toString());
    }

    @Test
    void anOperationNamesItsFunction(Simulator windows) {
        try (CompletionPort port = CompletionPort.open();
                Operation operation = port.operation()) {
            operation.start("ReadFile", token -> 5);
            assertTrue(operation.toString().startsWith("operation ReadFile ("), operation.toString());
        }
    }
}
