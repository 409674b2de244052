// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.io.IOException;
import java.util.List;

/** The way through a port of Windows, beside a plain C++ program's loop over such a port in the same process. */
final class PortTopic implements Topic {
    private static final int FORKS = 5;

    private final Forks forks = new Forks();

    @Override
    public String name() {
        return "port";
    }

    @Override
    public void check() {
        // That every operation ends is what each round waits for.
    }

    @Override
    public Outcome measure(Effort effort) throws IOException, InterruptedException {
        int count = effort.rounds(FORKS);
        for (int i = 1; i <= count; i++) {
            System.err.println("> port: fork " + i + " of " + count);
            forks.add(Forks.run(PortRun.class, List.of(), effort.quick() ? "2" : "20"));
        }
        Goals goals = new Goals();
        StringBuilder text = new StringBuilder();
        Table table = new Table("through a port of Windows", "", "winnet4j", "C++ loop", "ratio", "worst fork");
        row(table, "one of 256 at once, ns", "throughput.java", "throughput.cpp");
        row(table, "one alone, post to handler, ns", "latency.java.0.5", "latency.cpp.0.5", "p50");
        row(table, "", "latency.java.0.99", "latency.cpp.0.99", "p99");
        row(table, "", "latency.java.0.999", "latency.cpp.0.999", "p99.9");
        text.append(table).append('\n');
        Table many = new Table("operations in progress", "", "a trip, ns", "worst fork");
        for (String number : List.of("100", "10000", "100000")) {
            many.row(
                    number,
                    "",
                    Goals.number(forks.median("pending." + number)),
                    Goals.number(forks.worst("pending." + number)));
        }
        text.append(many).append('\n');
        text.append("Median of ")
                .append(count)
                .append(" forks. Wake-ups of a port without work: ")
                .append(Goals.number(forks.worst("idle.turns")))
                .append(". An operation in progress has ")
                .append(Goals.number(forks.worst("bytes.java")))
                .append(" bytes of Java's heap and 128 of native memory.\n\n");
        goals.atLeast(
                "C++ loop's time ÷ ours, 256 at once", 1 / forks.median("throughput.java", "throughput.cpp"), 0.95);
        goals.atMost("p50 ÷ C++ loop's", forks.median("latency.java.0.5", "latency.cpp.0.5"), 1.1);
        goals.atMost("p99.9 ÷ C++ loop's", forks.median("latency.java.0.999", "latency.cpp.0.999"), 1.5);
        goals.atMost("a trip with 100 000 in progress ÷ with 100", forks.median("pending.100000", "pending.100"), 1.2);
        goals.atMost("wake-ups without work", forks.worst("idle.turns"), 0);
        text.append(goals);
        return new Outcome(text.toString(), effort.quick() ? List.of() : goals.failures(), forks.all());
    }

    private void row(Table table, String what, String java, String cpp) {
        row(table, what, java, cpp, "");
    }

    private void row(Table table, String what, String java, String cpp, String quantile) {
        table.row(
                what,
                quantile,
                Goals.number(forks.median(java)),
                Goals.number(forks.median(cpp)),
                Goals.number(forks.median(java, cpp)),
                Goals.number(forks.worst(java, cpp)));
    }
}
