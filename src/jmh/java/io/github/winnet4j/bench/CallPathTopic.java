// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a call costs on each way, and the promise that the raw layer adds next to nothing and allocates nothing. */
final class CallPathTopic implements JmhTopic {
    /** The raw call against the sum of an empty JNI call and the same call by C++. */
    private static final double BOUND = 1.15;

    /** Fewer rounds than this don't distinguish a slow call from a busy machine. */
    private static final int ROUNDS_TO_JUDGE = 5;

    /** No object is that small; what is left are the measurement's own objects, spread over the calls. */
    private static final double NO_BYTES = 0.5;

    /** A function of Windows: the prefix of its benchmarks, what to call it, if the bound holds for it. */
    private record Function(String prefix, String title, boolean bounded) {}

    private static final List<Function> FUNCTIONS = List.of(
            new Function("wlan", "WlanCloseHandle(NULL, NULL)", true),
            new Function("wnet", "WNetCancelConnectionA(\"Q:\", FALSE)", true),
            // A name of more than eight characters crosses as a string, and the JVM's own function for that is the
            // cost.
            new Function("long", "the same, \\\\server.example\\share", false));

    private String codes = "";

    @Override
    public String name() {
        return "call-path";
    }

    @Override
    public Class<?> benchmarks() {
        return CallPath.class;
    }

    @Override
    public List<String> impossible() {
        return Runtime.version().feature() >= Ffm.FIRST_VERSION ? List.of() : List.of("wlanFfm", "wnetFfm");
    }

    @Override
    public void check() throws Throwable {
        CallPath path = new CallPath();
        boolean ffm = impossible().isEmpty();
        int wlan = path.wlanRaw();
        same(
                wlan,
                path.wlanPlain() / CallPath.LOOP,
                path.wlanJnaDirect(),
                path.wlanJnaInterface(),
                ffm ? path.wlanFfm() : wlan);
        int wnet = path.wnetRaw();
        same(
                wnet,
                path.wnetPlain() / CallPath.LOOP,
                path.wnetJnaDirect(),
                path.wnetJnaInterface(),
                ffm ? path.wnetFfm() : wnet);
        codes = "WlanCloseHandle answers " + wlan + " and WNetCancelConnectionA " + wnet + ", from every caller";
    }

    private static void same(int expected, int... codes) {
        for (int code : codes) {
            if (code != expected) {
                throw new IllegalStateException("not every way leads to the same: " + code + " is not " + expected);
            }
        }
    }

    @Override
    public String report(Results results) {
        Table table = new Table(
                "function", "way", "ns/op", "best fork", "worst fork", "B/op", "÷ raw", "÷ (empty JNI + C++)");
        table.row(
                "none: (JJ)I",
                "empty JNI call",
                ns(results.median("emptyJni")),
                ns(results.best("emptyJni")),
                ns(results.worst("emptyJni")),
                bytes(results, "emptyJni"),
                "",
                "");
        for (Function function : FUNCTIONS) {
            String raw = function.prefix() + "Raw";
            for (String[] way : new String[][] {
                {"Plain", "plain C++"},
                {"Raw", "winnet4j, raw layer"},
                {"Ffm", "FFM"},
                {"JnaDirect", "JNA direct mapping"},
                {"JnaInterface", "JNA interface mapping"}
            }) {
                String benchmark = function.prefix() + way[0];
                if (results.has(benchmark)) {
                    table.row(
                            function.title(),
                            way[1],
                            ns(results.median(benchmark)),
                            ns(results.best(benchmark)),
                            ns(results.worst(benchmark)),
                            bytes(results, benchmark),
                            ratio(results.ratio(benchmark, raw)),
                            ratio(results.ratio(benchmark, floor(function))));
                }
            }
        }
        return table + "\n" + codes + ".\nMedian of " + results.rounds() + " forks, the quickest and the slowest of"
                + " them; ratios compare the quickest.\nFFM passes the name by Arena.ofConfined and"
                + " allocateFrom(name, ISO_8859_1), which is right for ASCII names only.\n";
    }

    @Override
    public List<String> failures(Results results) {
        List<String> failures = new ArrayList<>();
        for (Function function : FUNCTIONS) {
            String raw = function.prefix() + "Raw";
            double ratio = results.ratio(raw, floor(function));
            if (function.bounded() && ratio > BOUND && results.rounds() >= ROUNDS_TO_JUDGE) {
                failures.add(function.title() + ": the raw call takes " + ratio(ratio)
                        + " times as long as an empty JNI call and plain C++ together; the bound is " + ratio(BOUND));
            }
            if (results.bytes(raw) >= NO_BYTES) {
                failures.add(function.title() + ": the raw call allocates " + bytes(results, raw) + " B");
            }
        }
        return failures;
    }

    private static String[] floor(Function function) {
        return new String[] {"emptyJni", function.prefix() + "Plain"};
    }

    private static String ns(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String bytes(Results results, String benchmark) {
        double bytes = results.bytes(benchmark);
        return bytes < NO_BYTES ? "0" : String.format(Locale.ROOT, "%.0f", bytes);
    }
}
