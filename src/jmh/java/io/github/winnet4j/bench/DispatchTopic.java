// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a completion costs from the packet to the handler, beside what other ways to call Java cost. */
final class DispatchTopic implements JmhTopic {
    /** As in the call path: no object is that small. */
    private static final double NO_BYTES = 0.5;

    /** As in the call path. */
    private static final int ROUNDS_TO_JUDGE = 5;

    private record Row(String benchmark, String way, String how) {}

    private static final List<Row> OURS = rows();

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String way : List.of("return", "callback")) {
            for (int batch : new int[] {1, 8, 64}) {
                rows.addAll(fewAndMany(way + "OneKind" + batch, "by " + way, "batch " + batch));
            }
            for (int batch : new int[] {1, 64}) {
                rows.addAll(fewAndMany(way + "ThreeKinds" + batch, "by " + way + ", three kinds", "batch " + batch));
            }
        }
        rows.addAll(fewAndMany("each64", "by callback, one each", "64 taken"));
        return rows;
    }

    private static List<Row> fewAndMany(String benchmark, String way, String how) {
        return List.of(
                new Row(benchmark + "Few", way, how + " of " + Dispatch.FEW),
                new Row(benchmark, way, how + " of " + Dispatch.COUNT));
    }

    private static final List<Row> OTHERS = List.of(
            new Row("upcall", "bare JNI upcall", "method kept"),
            new Row("checkedUpcall", "bare JNI upcall", "+ ExceptionCheck"),
            new Row("naiveUpcall", "naive JNI upcall", "looked up each time"),
            new Row("ffmUpcall", "FFM upcall stub", ""),
            new Row("jnaCallback", "JNA callback", ""),
            new Row("loop64Few", "in ours: the loop in C++", "batch 64 of " + Dispatch.FEW),
            new Row("loop64", "in ours: the loop in C++", "batch 64 of " + Dispatch.COUNT),
            new Row("clockFew", "in ours: the clock", "of " + Dispatch.FEW),
            new Row("clock", "in ours: the clock", "of " + Dispatch.COUNT),
            new Row("start", "in none: the start", ""));

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
        sum += impossible().isEmpty()
                ? DispatchDll.callFunction(functions.ffm, 3)
                : DispatchDll.callFunction(functions.jna, 3);
        if (sum != 6 || DispatchDll.upcalls - before != 15) {
            throw new IllegalStateException(
                    "not every way leads to Java: " + (DispatchDll.upcalls - before) + " of 15 calls, sum " + sum);
        }
        // That each completion reaches its handler once is checked at the end of every fork.
    }

    @Override
    public String report(Results results) {
        Table table = new Table("way", "how", "ns/completion", "best fork", "worst fork", "B/op", "÷ FFM upcall");
        for (Row row : Stream.concat(OURS.stream(), OTHERS.stream()).toList()) {
            String benchmark = row.benchmark();
            if (results.has(benchmark)) {
                table.row(
                        row.way(),
                        row.how(),
                        number(results.median(benchmark)),
                        number(results.best(benchmark)),
                        number(results.worst(benchmark)),
                        bytes(results, benchmark),
                        impossible().isEmpty() ? number(results.ratio(benchmark, "ffmUpcall")) : "");
            }
        }
        StringBuilder text = new StringBuilder().append(table).append('\n');
        text.append("From packets ready in memory to handlers that have run, in random order: loop, slab,"
                        + " upcall, Operation,"
                        + " Handler; of 64 operations\nin progress, or of 1024, which is more than the"
                        + " nearest cache holds. Not in"
                        + " it: Windows, and the start of the operations.\nThe clock is in it, and"
                        + " nothing is subtracted. Median of ")
                .append(results.rounds())
                .append(" forks, the quickest and the slowest of them; goals compare the quickest.\n\n");
        if (results.rounds() < ROUNDS_TO_JUDGE) {
            text.append("So few forks are a hint, no more: a busy moment of the machine decides.\n\n");
        }
        verdicts(results)
                .forEach((line, kept) -> text.append(kept ? "- KEPT: " : "- NOT KEPT: ")
                        .append(line)
                        .append('\n'));
        text.append("For comparison: by callback, batch 1 ÷ bare upcall with ExceptionCheck, which JNI demands of"
                        + " every caller, is ")
                .append(number(results.ratio("callbackOneKind1Few", "checkedUpcall")))
                .append(".\n");
        return text.toString();
    }

    private static Map<String, Boolean> verdicts(Results results) {
        Map<String, Boolean> verdicts = new LinkedHashMap<>();
        if (results.has("ffmUpcall")) {
            for (String many : List.of("Few", "")) {
                String of = " of " + (many.isEmpty() ? Dispatch.COUNT : Dispatch.FEW) + " ÷ FFM upcall";
                atMost(verdicts, "batch 1" + of, results.ratio("returnOneKind1" + many, "ffmUpcall"), 0.9);
                atMost(verdicts, "batch 64" + of, results.ratio("returnOneKind64" + many, "ffmUpcall"), 0.33);
                atMost(
                        verdicts,
                        "three kinds, batch 64" + of,
                        results.ratio("returnThreeKinds64" + many, "ffmUpcall"),
                        0.9);
            }
            atMost(verdicts, "a start ÷ FFM upcall", results.ratio("start", "ffmUpcall"), 15 / 18.9);
        }
        atLeast(verdicts, "JNA callback ÷ batch 64", results.ratio("jnaCallback", "returnOneKind64Few"), 40);
        double bytes = OURS.stream()
                .mapToDouble(row -> results.bytes(row.benchmark()))
                .max()
                .orElseThrow();
        verdicts.put("allocated bytes in every row of ours: " + number(bytes) + ", goal 0", bytes < NO_BYTES);
        return verdicts;
    }

    @Override
    public List<String> failures(Results results) {
        return results.rounds() < ROUNDS_TO_JUDGE
                ? List.of()
                : verdicts(results).entrySet().stream()
                        .filter(verdict -> !verdict.getValue())
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private static void atMost(Map<String, Boolean> verdicts, String what, double value, double most) {
        verdicts.put(what + ": " + number(value) + ", goal ≤ " + number(most), value <= most);
    }

    private static void atLeast(Map<String, Boolean> verdicts, String what, double value, double least) {
        verdicts.put(what + ": " + number(value) + ", goal ≥ " + number(least), value >= least);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String bytes(Results results, String benchmark) {
        double bytes = results.bytes(benchmark);
        return bytes < NO_BYTES ? "0" : String.format(Locale.ROOT, "%.0f", bytes);
    }
}
