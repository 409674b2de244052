// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OneJvm;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A heap without a free byte: what is made needs none any more, and what can't be made leaves nothing behind. */
@PortTest
@OneJvm("it is started with options of its own")
class HeapFullTest {
    private static final Pattern USED = Pattern.compile("started (\\d+) handled (\\d+) exceptions (\\d+)\\s*");
    private static final Pattern MADE =
            Pattern.compile("made (\\d+) refused (\\d+) slots (-?\\d+) handles (-?\\d+) things (-?\\d+)\\s*");

    @TempDir
    Path temp;

    private Matcher run(Pattern pattern, String what, Delivery delivery) throws Exception {
        ChildJvm.Result result = PortChild.in(temp, HeapFullProbe.class)
                .option("-XX:+UseSerialGC")
                .option("-Xmx6m")
                .option("-Xms6m")
                .run(what, delivery.name());
        PortChild.assertNoCrash(temp);
        assertEquals(0, result.exit(), result.output());
        Matcher found = pattern.matcher(result.output());
        assertTrue(found.find(), result.output());
        System.out.println(result.output());
        return found;
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    @ParameterizedTest
    @EnumSource
    void operationsGoOnWithoutMemory(Delivery delivery) throws Exception {
        Matcher found = run(USED, "use", delivery);
        assertEquals(16_000, number(found, 1));
        assertEquals(16_000, number(found, 2));
        assertTrue(number(found, 3) >= 10, "what the handler couldn't have is its own failure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operation", "attach", "open", "start"})
    void whatCannotBeMadeLeavesNothing(String what) throws Exception {
        Matcher found = run(MADE, what, Delivery.RETURN);
        assertTrue(number(found, 1) > 20, "some could be made");
        assertTrue(number(found, 2) > 0 || what.equals("operation"), "and some could not"); // it may need too little
        assertEquals(0, number(found, 3), "slots");
        assertTrue(number(found, 4) < 20, "handles: " + found.group());
        assertEquals(0, number(found, 5), "things that are open yet");
    }
}
