// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import io.github.winnet4j.harness.OneJvm;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * What {@link HandleTable} promises, under interleavings that Lincheck makes; see {@link GateModelTest}. Its half
 * minute is ten programs of three threads with a thousand interleavings each, and there is one JVM that tries them.
 */
@OneJvm("the interleavings are the same everywhere")
@EnabledOnOs(OS.LINUX)
class HandleTableModelTest {
    private static final int CODE = 7;

    /** The operations, on a table of their own each time, and one handle in it. */
    public static class Operations {
        private final AtomicInteger closed = new AtomicInteger();
        private final HandleTable table = new HandleTable("handle", handle -> {
            closed.getAndIncrement();
            return CODE;
        });
        private final long token = table.open(this, 42);

        @Operation
        public long use() {
            long handle;
            try {
                handle = table.enter(token);
            } catch (IllegalStateException e) {
                return 0;
            }
            if (closed.get() != 0) {
                throw new IllegalStateException("closed while it is in use");
            }
            table.exit(token);
            return handle;
        }

        /** One of several callers hears the closer's code; the others may return before it is closed. */
        @Operation
        public int close() {
            return table.close(token);
        }

        /** When all are through. */
        @Validate
        public void itIsClosedOnceOrOpen() {
            if (closed.get() + table.openCount() != 1) {
                throw new IllegalStateException(closed.get() + " times closed, " + table.openCount() + " open");
            }
        }
    }

    @Test
    void aHandleIsUsedWhileItIsOpenAndClosedOnce() {
        new ModelCheckingOptions()
                .iterations(10)
                .threads(3)
                .actorsPerThread(3)
                .invocationsPerIteration(1_000)
                .check(Operations.class);
    }
}
