// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import io.github.winnet4j.wnet.Disconnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Network connections beside JNA's Mpr and FFM, and the promises that they are five times as fast and allocate nothing.
 */
final class WnetTopic implements JmhTopic {
    private static final double TIMES_JNA = 5;

    /** As in the call path. */
    private static final double NO_BYTES = 0.5;

    /** As in the call path. */
    private static final int ROUNDS_TO_JUDGE = 5;

    private record Function(String prefix, String title, boolean text) {}

    private static final List<Function> FUNCTIONS = List.of(
            new Function("cancelA", "WNetCancelConnectionA, unknown name", false),
            new Function("cancel2", "WNetCancelConnection2W, unknown name", false),
            new Function("get", "WNetGetConnectionW", true),
            new Function("enum", "1000 connections enumerated", true));

    private static final String[][] WAYS = {
        {"Facade", "winnet4j, façade"}, {"Raw", "winnet4j, raw layer"}, {"Ffm", "FFM"}, {"Jna", "JNA interface mapping"}
    };

    @Override
    public String name() {
        return "wnet";
    }

    @Override
    public Class<?> benchmarks() {
        return WnetCalls.class;
    }

    @Override
    public List<String> impossible() {
        return Runtime.version().feature() >= Ffm.FIRST_VERSION
                ? List.of()
                : List.of("cancelAFfm", "cancel2Ffm", "getFfm", "enumFfm");
    }

    /** JNA reads structures by reflection, which takes seconds to be compiled on one CPU. */
    @Override
    public int warmup() {
        return 8;
    }

    @Override
    public void check() throws Throwable {
        WnetCalls calls = new WnetCalls();
        WnetCalls.Few few = new WnetCalls.Few();
        few.connect();
        Disconnection none = Disconnection.WAS_NOT_CONNECTED;
        same(none, calls.cancelAFacade(few), calls.cancel2Facade(few));
        same(none.code(), calls.cancelARaw(few), calls.cancelAJna(few), calls.cancel2Raw(few), calls.cancel2Jna(few));
        Optional<String> remote = calls.getFacade(few);
        same(remote.orElseThrow(), calls.getJna(few));
        same(0, calls.getRaw(few));
        WnetCalls.Many many = new WnetCalls.Many();
        many.connect();
        same(calls.enumFacade(many), calls.enumJna(many));
        same(WnetCalls.Many.COUNT, calls.enumFacade(many).size());
        if (impossible().isEmpty()) {
            same(calls.enumFacade(many), calls.enumFfm(many));
            few.connect();
            same(none.code(), calls.cancelAFfm(few), calls.cancel2Ffm(few));
            same(remote.orElseThrow(), calls.getFfm(few));
        }
    }

    private static void same(Object expected, Object... others) {
        for (Object other : others) {
            if (!expected.equals(other)) {
                throw new IllegalStateException("not every way leads to the same: " + other + " is not " + expected);
            }
        }
    }

    @Override
    public String report(Results results) {
        Table table = new Table("what", "way", "ns/op", "best fork", "worst fork", "B/op", "÷ façade");
        for (Function function : FUNCTIONS) {
            for (String[] way : WAYS) {
                String benchmark = function.prefix() + way[0];
                if (results.has(benchmark)) {
                    table.row(
                            function.title(),
                            way[1],
                            number(results.median(benchmark), 1),
                            number(results.best(benchmark), 1),
                            number(results.worst(benchmark), 1),
                            bytes(results, benchmark),
                            number(results.ratio(benchmark, function.prefix() + "Facade"), 2));
                }
            }
        }
        StringBuilder text = new StringBuilder().append(table).append('\n');
        text.append("All of them call the simulator, which answers inside the process; what it takes is in"
                        + " every row. Median of ")
                .append(results.rounds())
                .append(" forks, the quickest\nand the slowest of them; ratios compare the quickest. JNA is"
                        + " jna-platform's own Mpr, with the"
                        + " functions that it lacks added;\nits buffers and FFM's are kept, ours are"
                        + " the library's.\n\n");
        verdicts(results)
                .forEach((line, kept) -> text.append(kept ? "- KEPT: " : "- NOT KEPT: ")
                        .append(line)
                        .append('\n'));
        return text.toString();
    }

    private static Map<String, Boolean> verdicts(Results results) {
        Map<String, Boolean> verdicts = new LinkedHashMap<>();
        for (Function function : FUNCTIONS) {
            double times = results.ratio(function.prefix() + "Jna", function.prefix() + "Facade");
            verdicts.put(
                    function.title() + ": JNA takes " + number(times, 2) + " times as long, goal ≥ "
                            + number(TIMES_JNA, 0),
                    times >= TIMES_JNA);
        }
        for (Function function : FUNCTIONS) {
            String benchmark = function.prefix() + (function.text() ? "Raw" : "Facade");
            if (results.has(benchmark)) {
                double bytes = results.bytes(benchmark);
                verdicts.put(
                        function.title() + (function.text() ? ", raw" : "") + ": " + number(bytes, 1)
                                + " B allocated, goal 0",
                        bytes < NO_BYTES);
            }
        }
        return verdicts;
    }

    @Override
    public List<String> failures(Results results) {
        List<String> failures = new ArrayList<>();
        verdicts(results).forEach((line, kept) -> {
            if (!kept && (results.rounds() >= ROUNDS_TO_JUDGE || line.contains(" B "))) {
                failures.add(line);
            }
        });
        return failures;
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String bytes(Results results, String benchmark) {
        double bytes = results.bytes(benchmark);
        return bytes < NO_BYTES ? "0" : String.format(Locale.ROOT, "%.0f", bytes);
    }
}
