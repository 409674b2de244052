// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Wi-Fi: calls and a storm of notifications, beside JNA and FFM, all on the simulator. What the simulator itself takes
 * is measured by C++ and in every figure; goals about JNA compare what each way adds to it.
 */
final class WlanTopic implements Topic {
    private static final int FORKS = 5;
    private static final double NO_BYTES = 0.5;
    private static final int MANY = 100_000;

    /** Of the way that takes a hundred times as long. */
    private static final int FEW = 2_000;

    private static final List<String> WAYS = List.of("cpp", "view", "typed", "ffm", "jna", "jnaDefault");
    private static final Map<String, String> NAMES = Map.of(
            "cpp", "C++ callback that counts",
            "view", "winnet4j, in place",
            "typed", "winnet4j, typed objects",
            "ffm", "FFM upcall, on Windows' thread",
            "jna", "JNA callback, on Windows' thread, kept attached",
            "jnaDefault", "JNA callback as it comes");

    /** A row of the calls. */
    private record Row(String what, String way, String benchmark) {}

    private static final List<Row> CALLS = rows();

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        add(rows, "open and close", "openClose", "Plain", "Raw", "Client", "Ffm", "JnaDirect", "JnaInterface");
        add(rows, "list 4 interfaces", "enumerate", "Plain", "Client", "Ffm", "JnaDirect", "JnaInterface");
        add(rows, "list 200 stations, objects", "stations", "Client", "Ffm", "JnaDirect", "JnaInterface");
        add(rows, "list and walk 200 stations", "walk", "Plain", "Cursor", "Ffm", "JnaDirect");
        return rows;
    }

    private static void add(List<Row> rows, String what, String prefix, String... ways) {
        for (String way : ways) {
            String name = switch (way) {
                case "Plain" -> "plain C++";
                case "Raw" -> "winnet4j, raw layer";
                case "Client" -> "winnet4j, WlanClient";
                case "Cursor" -> "winnet4j, BssCursor";
                case "Ffm" -> "FFM";
                case "JnaDirect" -> "JNA direct mapping";
                default -> "JNA interface mapping";
            };
            rows.add(new Row(what, name, prefix + way));
        }
    }

    private final List<Map<String, Map<String, Double>>> storms = new ArrayList<>();

    @Override
    public String name() {
        return "wlan";
    }

    @Override
    public void check() {
        // In a fork: the simulator can't be put in the place of a DLL that another topic has used here.
    }

    @Override
    public Outcome measure(Effort effort) throws Exception {
        if (Runtime.version().feature() < Ffm.FIRST_VERSION) {
            return new Outcome("This topic needs Java " + Ffm.FIRST_VERSION + ".\n", List.of(), List.of());
        }
        Results calls = Jmh.measure(new Jmh.Benchmarks(name(), WlanCalls.class, List.of(), 1), effort);
        int forks = effort.rounds(FORKS);
        for (int i = 1; i <= forks; i++) {
            Map<String, Map<String, Double>> round = new HashMap<>();
            for (String way : WAYS) {
                System.err.println("> wlan: storm " + i + " of " + forks + ", " + way);
                round.put(way, fork(way, effort.quick() ? 12 : 48, effort.quick() ? 8 : 16));
            }
            storms.add(round);
        }
        Map<String, Boolean> verdicts = verdicts(calls);
        StringBuilder text = new StringBuilder()
                .append(calls(calls))
                .append('\n')
                .append(storm())
                .append('\n');
        verdicts.forEach((line, kept) ->
                text.append(kept ? "- KEPT: " : "- NOT KEPT: ").append(line).append('\n'));
        return new Outcome(
                text.toString(),
                effort.quick()
                        ? List.of()
                        : verdicts.entrySet().stream()
                                .filter(one -> !one.getValue())
                                .map(Map.Entry::getKey)
                                .toList(),
                rounds(calls));
    }

    /** Those of the calls, and those of the storms, whose usual figure is the median of a fork's storms. */
    private List<Map<String, Double>> rounds(Results calls) {
        List<Map<String, Double>> all = new ArrayList<>(calls.flat());
        for (Map<String, Map<String, Double>> round : storms) {
            Map<String, Double> flat = new HashMap<>();
            round.forEach((way, figures) -> figures.forEach(
                    (name, value) -> flat.put("storm." + way + (name.equals("median") ? "" : "." + name), value)));
            all.add(flat);
        }
        return all;
    }

    private static Map<String, Double> fork(String way, int count, int warmUp)
            throws IOException, InterruptedException {
        return Forks.run(
                WlanStorm.class,
                List.of(),
                way,
                Integer.toString(count),
                Integer.toString(warmUp),
                Integer.toString(way.equals("jnaDefault") ? FEW : MANY));
    }

    private static String calls(Results results) {
        Table table = new Table("what", "way", "ns", "best fork", "worst fork", "B", "beyond C++, best");
        for (Row row : CALLS) {
            String plain = plain(row.benchmark());
            double beyond = results.best(row.benchmark()) - results.best(plain);
            table.row(
                    row.what(),
                    row.way(),
                    number(results.median(row.benchmark())),
                    number(results.best(row.benchmark())),
                    number(results.worst(row.benchmark())),
                    bytes(results.bytes(row.benchmark())),
                    row.benchmark().equals(plain) ? "" : number(beyond));
        }
        return table + "\nMedian of " + results.rounds()
                + " forks, the quickest and the slowest of them. The simulator, without trace, is"
                + " what is called by all.\n";
    }

    private static String plain(String benchmark) {
        return benchmark.startsWith("openClose")
                ? "openClosePlain"
                : benchmark.startsWith("enumerate") ? "enumeratePlain" : "walkPlain";
    }

    private String storm() {
        Table table = new Table(
                "a storm of 100 000 notifications",
                "",
                "ns each",
                "best fork",
                "p50 µs",
                "p99 µs",
                "p99.9 µs",
                "B each");
        for (String way : WAYS) {
            table.row(
                    NAMES.get(way),
                    "",
                    number(median(way, "median")),
                    number(best(way)),
                    way.equals("cpp") || way.equals("typed") ? "" : micros(way, "latency.0.5"),
                    way.equals("cpp") || way.equals("typed") ? "" : micros(way, "latency.0.99"),
                    way.equals("cpp") || way.equals("typed") ? "" : micros(way, "latency.0.999"),
                    way.equals("cpp") ? "" : bytes(median(way, "bytes")));
        }
        Table spread = new Table("handled within", "", "winnet4j, in place", "FFM", "JNA, kept attached");
        for (long bound = 1_000; bound <= 1_000_000_000L; bound *= 10) {
            String figure = "within." + bound;
            spread.row(
                    number(bound / 1000.0) + " µs",
                    "",
                    percent("view", figure),
                    percent("ffm", figure),
                    percent("jna", figure));
        }
        return table
                + "\nFrom the stamp on Windows' thread to the handler in Java. FFM and JNA run the handler on"
                + " Windows' own thread, which waits"
                + " for it, and where\nclosing, registering and blocking are forbidden; winnet4j copies there"
                + " and handles on the port's thread, so"
                + " under a storm a notification\nwaits for those before it, and on one CPU for Windows'"
                + " thread to pause.\n\n"
                + spread;
    }

    private Map<String, Boolean> verdicts(Results calls) {
        Map<String, Boolean> verdicts = new LinkedHashMap<>();
        double floor = calls.best("openClosePlain");
        double ours = Math.max(calls.best("openCloseRaw") - floor, 1);
        atLeast(
                verdicts,
                "open and close, what it adds: JNA direct ÷ raw layer",
                (calls.best("openCloseJnaDirect") - floor) / ours,
                9);
        atLeast(
                verdicts,
                "open and close, what it adds: JNA interface ÷ raw layer",
                (calls.best("openCloseJnaInterface") - floor) / ours,
                25);
        atMost(
                verdicts,
                "open and close, bare calls: raw layer ÷ FFM",
                calls.ratio("openCloseRaw", "openCloseFfm"),
                1.05);
        atMost(
                verdicts,
                "4 interfaces as objects: WlanClient ÷ FFM",
                calls.ratio("enumerateClient", "enumerateFfm"),
                1);
        atMost(verdicts, "200 stations as objects: WlanClient ÷ FFM", calls.ratio("stationsClient", "stationsFfm"), 1);
        atMost(verdicts, "200 stations walked: BssCursor ÷ FFM", calls.ratio("walkCursor", "walkFfm"), 1);
        atMost(
                verdicts,
                "bytes of a list of 200 that is walked by a cursor (the measuring's own)",
                calls.bytes("walkCursor"),
                32);
        none(verdicts, "bytes of a raw open and close", calls.bytes("openCloseRaw"));
        double callee = best("cpp");
        double added = Math.max(best("view") - callee, 1);
        atLeast(
                verdicts,
                "storm, what it adds: JNA callback, kept attached ÷ winnet4j",
                (best("jna") - callee) / added,
                40);
        atLeast(
                verdicts,
                "storm, what it adds: JNA callback as it comes ÷ winnet4j",
                (best("jnaDefault") - callee) / added,
                40);
        atMost(verdicts, "storm: winnet4j ÷ FFM", best("view") / best("ffm"), 1);
        none(verdicts, "bytes of a notification handled in place", median("view", "bytes"));
        return verdicts;
    }

    private double median(String way, String figure) {
        double[] sorted = storms.stream()
                .mapToDouble(round -> round.get(way).getOrDefault(figure, 0.0))
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private double best(String way) {
        return storms.stream()
                .mapToDouble(round -> round.get(way).get("best"))
                .min()
                .orElseThrow();
    }

    private String micros(String way, String figure) {
        return number(median(way, figure) / 1000);
    }

    private String percent(String way, String figure) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * median(way, figure));
    }

    private static void atMost(Map<String, Boolean> verdicts, String what, double value, double most) {
        verdicts.put(what + ": " + number(value) + ", goal ≤ " + number(most), value <= most);
    }

    private static void atLeast(Map<String, Boolean> verdicts, String what, double value, double least) {
        verdicts.put(what + ": " + number(value) + ", goal ≥ " + number(least), value >= least);
    }

    private static void none(Map<String, Boolean> verdicts, String what, double value) {
        verdicts.put(what + ": " + number(value) + ", goal 0", value < NO_BYTES);
    }

    private static String bytes(double bytes) {
        return bytes < NO_BYTES ? "0" : String.format(Locale.ROOT, "%.0f", bytes);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%.0f", value);
    }
}
