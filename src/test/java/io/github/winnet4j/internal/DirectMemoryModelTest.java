// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import io.github.winnet4j.harness.OneJvm;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What {@link DirectMemory} promises, under interleavings that Lincheck makes; see {@link GateModelTest}. */
@OneJvm("the interleavings are the same everywhere")
@EnabledOnOs(OS.LINUX)
class DirectMemoryModelTest {
    private static final int CELL = 64;

    /** One that gives parts of the same memory to Windows, again and again. */
    private static final class User implements DirectMemory.Owner {
        final DirectMemory.Claim claim = new DirectMemory.Claim(this);
        final AtomicBoolean busy = new AtomicBoolean();
        volatile boolean owns;

        @Override
        public boolean ownsMemory() {
            return owns;
        }
    }

    /** The operations: three parts of two cells each, of which the first and the last have none in common. */
    @Param(name = "user", gen = IntGen.class, conf = "0:1")
    @Param(name = "part", gen = IntGen.class, conf = "0:2")
    public static class Operations {
        private final DirectMemory memory = new DirectMemory();
        private final User[] users = {new User(), new User()};
        private final AtomicInteger[] cells =
                Stream.generate(AtomicInteger::new).limit(4).toArray(AtomicInteger[]::new);

        @Operation
        public void use(@Param(name = "user") int user, @Param(name = "part") int part) {
            User one = users[user];
            if (!one.busy.compareAndSet(false, true)) {
                return;
            }
            one.owns = true;
            if (memory.claim(one.claim, (long) part * CELL, 2 * CELL)) {
                take(cells[part]);
                take(cells[part + 1]);
                cells[part].getAndDecrement();
                cells[part + 1].getAndDecrement();
            }
            one.owns = false;
            one.busy.set(false);
        }

        private static void take(AtomicInteger cell) {
            if (cell.getAndIncrement() != 0) {
                throw new IllegalStateException("memory of two owners");
            }
        }

        @Operation
        public void drop(@Param(name = "user") int user) {
            User one = users[user];
            if (one.busy.compareAndSet(false, true)) {
                memory.drop(one.claim);
                one.busy.set(false);
            }
        }

        /** When all are through, nothing is in the way. */
        @Validate
        public void allOfItCanBeHad() {
            User last = new User();
            last.owns = true;
            if (!memory.claim(last.claim, 0, 4 * CELL)) {
                throw new IllegalStateException("memory is claimed that nobody uses");
            }
        }
    }

    @Test
    void noByteHasTwoOwners() {
        new ModelCheckingOptions()
                .iterations(10)
                .threads(2)
                .actorsPerThread(3)
                .invocationsPerIteration(1_000)
                .check(Operations.class);
    }
}
