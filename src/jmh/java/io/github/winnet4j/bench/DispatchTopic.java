// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.util.List;
import java.util.Locale;

/** What a completion costs from the packet to the handler, beside what other ways to call Java cost. */
final class DispatchTopic implements JmhTopic {
    /** As in the call path: no object is that small. */
    private static final double NO_BYTES = 0.5;

    /** As in the call path. */
    private static final int ROUNDS_TO_JUDGE = 5;

    private record Row(String benchmark, String way, String how) {}

    private static final List<Row> ROWS = List.of(
            new Row("oneKind1", "winnet4j, one kind of handler", "batch 1"),
            new Row("oneKind8", "winnet4j, one kind of handler", "batch 8"),
            new Row("oneKind64", "winnet4j, one kind of handler", "batch 64"),
            new Row("oneKind128", "winnet4j, one kind of handler", "batch 128"),
            new Row("threeKinds1", "winnet4j, three kinds", "batch 1"),
            new Row("threeKinds8", "winnet4j, three kinds", "batch 8"),
            new Row("threeKinds64", "winnet4j, three kinds", "batch 64"),
            new Row("threeKinds128", "winnet4j, three kinds", "batch 128"),
            new Row("each64", "the same loop, one kind", "64 taken, an upcall each"),
            new Row("poll1", "winnet4j, polled, one kind", "batch 1"),
            new Row("poll64", "winnet4j, polled, one kind", "batch 64"),
            new Row("upcall", "bare JNI upcall", "method kept"),
            new Row("checkedUpcall", "bare JNI upcall", "+ ExceptionCheck"),
            new Row("naiveUpcall", "naive JNI upcall", "looked up each time"),
            new Row("ffmUpcall", "FFM upcall stub", ""),
            new Row("jnaCallback", "JNA callback", ""),
            new Row("loop64", "of the batches of 64:", "the loop in C++"),
            new Row("clock", "in each winnet4j row:", "the clock"),
            new Row("start", "in none:", "the start"));

    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public Class<?> benchmarks() {
        return Dispatch.class;
    }

    @Override
    public List<String> impossible() {
        return Runtime.version().feature() >= Ffm.FIRST_VERSION ? List.of() : List.of("ffmUpcall");
    }

    @Override
    public void check() throws Throwable {
        Dispatch.Functions functions = new Dispatch.Functions();
        functions.make();
        long before = DispatchDll.upcalls;
        DispatchDll.upcall(3);
        DispatchDll.checkedUpcall(3);
        DispatchDll.naiveUpcall(3);
        int sum = DispatchDll.callFunction(functions.jna, 3);
        sum += impossible().isEmpty() ? DispatchDll.callFunction(functions.ffm, 3) : DispatchDll.callFunction(functions.jna, 3);
        if (sum != 6 || DispatchDll.upcalls - before != 15) {
            throw new IllegalStateException("not every way leads to Java: " + (DispatchDll.upcalls - before) + " of 15 calls, sum " + sum);
        }
        // That each completion reaches its handler once is checked at the end of every fork.
    }

    @Override
    public String report(Results results) {
        Table table = new Table("way", "how", "ns/completion", "best fork", "worst fork", "B/op", "bare upcall ÷ this");
        for (Row row : ROWS) {
            String benchmark = row.benchmark();
            if (results.has(benchmark)) {
                table.row(row.way(), row.how(), number(results.median(benchmark)), number(results.best(benchmark)),
                        number(results.worst(benchmark)), bytes(results, benchmark), number(results.ratio("upcall", benchmark)));
            }
        }
        StringBuilder text = new StringBuilder().append(table).append('\n');
        text.append("From packets ready in memory to handlers that have run, ").append(Dispatch.COUNT)
                .append(" operations in random order: loop, slab, upcall, Operation, Handler.\nNot in it: Windows, and the"
                        + " start of the operations. Nothing is subtracted. Median of ").append(results.rounds())
                .append(" forks, the quickest and the slowest of them; goals\ncompare the quickest.\n\n");
        if (results.rounds() < ROUNDS_TO_JUDGE) {
            text.append("So few forks are a hint, no more: a busy moment of the machine decides.\n\n");
        }
        goal(text, "batch 64, one kind, ns", results.best("oneKind64"), 10);
        goal(text, "batch 64, three kinds, ns", results.best("threeKinds64"), 25);
        // The one with ExceptionCheck does more, but a fork's luck can make it the quicker one: the stricter is the bound.
        double bare = Math.min(results.best("upcall"), results.best("checkedUpcall"));
        goal(text, "batch 1 ÷ bare upcall", results.best("oneKind1") / bare, 1.15);
        if (results.has("ffmUpcall")) {
            goal(text, "polled batch 1 ÷ FFM upcall", results.ratio("poll1", "ffmUpcall"), 1);
        }
        atLeast(text, "an upcall each ÷ batch 64", results.ratio("each64", "oneKind64"), 4.5);
        atLeast(text, "JNA callback ÷ batch 64", results.ratio("jnaCallback", "oneKind64"), 40);
        double bytes = ROWS.subList(0, 11).stream().mapToDouble(row -> results.bytes(row.benchmark())).max().orElseThrow();
        verdict(text, bytes < NO_BYTES, "allocated bytes in every winnet4j row: " + number(bytes) + ", goal 0");
        text.append("For comparison: batch 1 ÷ bare upcall with ExceptionCheck is ")
                .append(number(results.ratio("oneKind1", "checkedUpcall"))).append(".\n");
        return text.toString();
    }

    /** The goals are told, not judged, until each of them was kept once. */
    @Override
    public List<String> failures(Results results) {
        return List.of();
    }

    private static void goal(StringBuilder text, String what, double value, double most) {
        verdict(text, value <= most, what + ": " + number(value) + ", goal ≤ " + number(most));
    }

    private static void atLeast(StringBuilder text, String what, double value, double least) {
        verdict(text, value >= least, what + ": " + number(value) + ", goal ≥ " + number(least));
    }

    private static void verdict(StringBuilder text, boolean kept, String what) {
        text.append(kept ? "- KEPT: " : "- NOT KEPT: ").append(what).append('\n');
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String bytes(Results results, String benchmark) {
        double bytes = results.bytes(benchmark);
        return bytes < NO_BYTES ? "0" : String.format(Locale.ROOT, "%.0f", bytes);
    }
}
