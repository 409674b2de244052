// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fails what code allocates that {@link AllocatingCode} has prepared: one allocation, or all from that one on, as a
 * full heap would, but of any thread that is not spared, and always at the same place.
 */
public final class Allocations {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static volatile boolean armed;
    private static volatile Thread spared;
    private static volatile Thread busy;
    private static volatile int first;
    private static volatile int last;
    private static volatile String failed = "";

    private Allocations() {}

    /** Called before each. */
    public static void next() {
        Thread here = Thread.currentThread();
        if (!armed || here == spared || here == busy) {
            return;
        }
        int number = COUNT.incrementAndGet();
        if (number >= first && number <= last) {
            if (number == first) {
                busy = here; // what this takes is ours
                failed = where(here.getStackTrace());
                busy = null;
            }
            throw new OutOfMemoryError("allocation " + number);
        }
    }

    private static String where(StackTraceElement[] stack) {
        StringBuilder where = new StringBuilder();
        for (int i = 2; i < Math.min(stack.length, 14); i++) {
            String name = stack[i].getClassName();
            if (!name.equals("java.util.concurrent." + AllocatingCode.HOOK)) {
                where.append(where.length() == 0 ? "" : " < ")
                        .append(name.substring(name.lastIndexOf('.') + 1))
                        .append('.')
                        .append(stack[i].getMethodName())
                        .append(':')
                        .append(stack[i].getLineNumber());
            }
        }
        return where.toString();
    }

    /** From now on those fail that have these numbers, counted from 1. */
    public static void fail(int from, int to, Thread never) {
        COUNT.set(0);
        failed = "";
        first = from;
        last = to;
        spared = never;
        armed = true;
    }

    /** None fails any more. {@return how many there were} */
    public static int stop() {
        armed = false;
        return COUNT.get();
    }

    /** {@return where the first failed; empty when none did} */
    public static String failed() {
        return failed;
    }

    /** The JDK's classes, too, which know no class of ours. */
    public static void hook() throws ReflectiveOperationException {
        Runnable next = Allocations::next;
        next.run(); // linked before the JDK calls it, which it does while it links
        Class.forName("java.util.concurrent." + AllocatingCode.HOOK)
                .getField("hook")
                .set(null, next);
    }
}
