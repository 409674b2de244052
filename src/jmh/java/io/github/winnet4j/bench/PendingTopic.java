// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What a start and a completion cost while more and more operations are in progress. */
final class PendingTopic implements Topic {
    private static final int FORKS = 5;

    private final Forks forks = new Forks();

    @Override
    public String name() {
        return "pending";
    }

    @Override
    public void check() {
        // each fork counts its completions
    }

    @Override
    public Outcome measure(Effort effort) throws IOException, InterruptedException {
        int count = effort.rounds(FORKS);
        for (int i = 1; i <= count; i++) {
            System.err.println("> pending: fork " + i + " of " + count);
            forks.add(Forks.run(PendingRun.class, List.of("-Xmx1g"), effort.quick() ? "2" : "10"));
        }
        Table table = new Table("operations in progress", "", "start, ns", "completion, ns", "completion, worst fork");
        for (int pending : PendingRun.PENDING) {
            table.row(
                    String.format(Locale.ROOT, "%,d", pending),
                    "",
                    Goals.number(forks.median("start." + pending)),
                    Goals.number(forks.median("completion." + pending)),
                    Goals.number(forks.worst("completion." + pending)));
        }
        return new Outcome(table.toString(), List.of(), forks.all());
    }
}
