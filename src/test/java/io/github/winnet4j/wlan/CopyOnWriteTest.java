// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.winnet4j.harness.OneJvm;
import org.junit.jupiter.api.Test;

/** What was removed is gone, wherever it stood; an array that somebody has stays as it was. */
@OneJvm("arrays in, arrays out")
class CopyOnWriteTest {
    @Test
    void eachPlaceCanBeRemoved() {
        String[] all = {"a", "b", "c"};
        assertArrayEquals(new String[] {"b", "c"}, CopyOnWrite.without(all, "a"));
        assertArrayEquals(new String[] {"a", "c"}, CopyOnWrite.without(all, "b"));
        assertArrayEquals(new String[] {"a", "b"}, CopyOnWrite.without(all, "c"));
        assertArrayEquals(new String[] {"a", "b", "c", "d"}, CopyOnWrite.with(all, "d"));
        assertArrayEquals(new String[] {"a", "b", "c"}, all);
        assertArrayEquals(new String[0], CopyOnWrite.without(new String[] {"a"}, "a"));
    }

    @Test
    void withoutWhatIsntThereItIsTheSameArray() {
        String[] all = {"a", "b"};
        assertSame(all, CopyOnWrite.without(all, "c"));
    }
}
