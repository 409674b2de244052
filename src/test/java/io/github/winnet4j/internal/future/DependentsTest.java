// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.future;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What must happen, happens: elsewhere, or here when there is no thread for it. */
class DependentsTest {
    @Test
    void aTaskRunsElsewhere() throws Exception {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        Dependents.execute(() -> ran.complete(Thread.currentThread()), () -> ran.complete(null));
        assertNotSame(Thread.currentThread(), ran.get(30, TimeUnit.SECONDS));
    }

    @Test
    void withoutAThreadTheOtherRunsHere() {
        List<Thread> ran = new ArrayList<>();
        Executor full = task -> {
            throw new OutOfMemoryError("unable to create native thread");
        };
        Dependents.execute(full, () -> ran.add(null), () -> ran.add(Thread.currentThread()));
        assertEquals(1, ran.size());
        assertSame(Thread.currentThread(), ran.get(0));
    }
}
