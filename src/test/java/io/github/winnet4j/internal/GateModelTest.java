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
 * What {@link Gate} promises, under interleavings that Lincheck makes: it runs this class's operations by several
 * threads, switches between them where they touch what they share, and compares with some order of theirs, one after
 * the other. A failure shows the switches that lead to it.
 */
@OneJvm("the interleavings are the same everywhere")
@EnabledOnOs(OS.LINUX)
class GateModelTest {
    private static final class Door extends Gate {
        final AtomicInteger lasts = new AtomicInteger();

        @Override
        protected void last() {
            lasts.getAndIncrement();
        }

        void requireOpen() {
            if (lasts.get() != 0) {
                throw new IllegalStateException("the last step was done while a thread is inside");
            }
        }
    }

    /** The operations, on a door of their own each time. */
    public static class Operations {
        private final Door door = new Door();

        @Operation
        public boolean use() {
            if (!door.enter()) {
                return false;
            }
            door.requireOpen();
            door.exit();
            return true;
        }

        /** As an operation does, which holds the gate beyond the call that starts it. */
        @Operation
        public boolean useAndHold() {
            if (!door.enter()) {
                return false;
            }
            door.hold();
            door.exit();
            door.requireOpen();
            door.exit(1);
            return true;
        }

        /** Says nothing: closing may have begun, and the last step yet be to come. */
        @Operation
        public void help() {
            if (door.enterBeforeLast()) {
                door.requireOpen();
                door.exit();
            }
        }

        @Operation
        public boolean close() {
            if (!door.beginClosing()) {
                return false;
            }
            door.requireOpen();
            door.exit();
            return true;
        }

        /** When all are through. */
        @Validate
        public void theLastStepIsDoneOnce() {
            int expected = door.isClosing() ? 1 : 0;
            if (door.lasts.get() != expected) {
                throw new IllegalStateException(door.lasts + " last steps, not " + expected);
            }
        }
    }

    @Test
    void inAnyOrderTheGateIsEmptyAtTheLastStepWhichIsDoneOnce() {
        new ModelCheckingOptions()
                .iterations(20)
                .threads(3)
                .actorsPerThread(3)
                .invocationsPerIteration(1_000)
                .check(Operations.class);
    }
}
