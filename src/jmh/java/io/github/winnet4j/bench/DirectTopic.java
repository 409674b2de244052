// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.util.List;
import java.util.Locale;

/** What a session of Wi-Fi Direct costs its client, from the start of the open to its close, beside JNA and FFM. */
final class DirectTopic implements JmhTopic {
    private record Row(String benchmark, String way, String how) {}

    private static final List<Row> ROWS = List.of(
            new Row("handler", "winnet4j", "handler"),
            new Row("future", "winnet4j", "future"),
            new Row("raw", "winnet4j, raw layer", "one operation"),
            new Row("jnaHandler", "JNA direct mapping", "in the callback"),
            new Row("jnaFuture", "JNA direct mapping", "future"),
            new Row("ffmHandler", "FFM", "in the callback"),
            new Row("ffmFuture", "FFM", "future"),
            new Row("trip", "in winnet4j's: a trip", "through Wine's port"));

    @Override
    public String name() {
        return "wifidirect";
    }

    @Override
    public Class<?> benchmarks() {
        return DirectSessions.class;
    }

    @Override
    public List<String> impossible() {
        return Runtime.version().feature() >= Ffm.FIRST_VERSION ? List.of() : List.of("ffmHandler", "ffmFuture");
    }

    @Override
    public void check() {
        // That every session is opened and closed, and nothing is misused, is checked in every fork.
    }

    @Override
    public String report(Results results) {
        Table table = new Table(
                "way", "how", "ns/session", "best fork", "worst fork", "B/op", "÷ JNA future", "without the trip");
        for (Row row : ROWS) {
            String benchmark = row.benchmark();
            if (results.has(benchmark)) {
                boolean byPort = row.way().startsWith("winnet4j");
                table.row(
                        row.way(),
                        row.how(),
                        number(results.median(benchmark)),
                        number(results.best(benchmark)),
                        number(results.worst(benchmark)),
                        number(results.bytes(benchmark)),
                        String.format(Locale.ROOT, "%.2f", results.ratio(benchmark, "jnaFuture")),
                        byPort ? number(results.best(benchmark) - results.best("trip")) : "");
            }
        }
        return table
                + "\nThe simulator's own work is in every row but the last. JNA's and FFM's Java runs inside"
                + " Windows' callback,"
                + " where a close\nof the client would never return; winnet4j's runs on the thread that drives"
                + " the port, and its session"
                + " is guarded: ended once,\nclosed with its client, named when it is forgotten. Median of "
                + results.rounds()
                + " forks, the quickest and the slowest of them.\n";
    }

    @Override
    public List<String> failures(Results results) {
        return List.of();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
