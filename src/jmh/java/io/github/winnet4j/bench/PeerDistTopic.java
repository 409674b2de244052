// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads by BranchCache: the façade, beside a plain C++ program, JNA in both of its ways, and FFM, on the same simulator
 * in the same process; and, without Wine's port trips, over a port in memory.
 */
final class PeerDistTopic implements Topic {
    private static final int FORKS = 5;
    private static final String[] IN_FLIGHT = {"1", "64", "1024"};
    private static final String[] QUANTILES = {"0.5", "0.99", "0.999"};
    private static final boolean FFM = Runtime.version().feature() >= Ffm.FIRST_VERSION;

    private final Forks forks = new Forks();

    @Override
    public String name() {
        return "peerdist";
    }

    @Override
    public void check() {
        // That every read ends is what each round waits for.
    }

    @Override
    public Outcome measure(Effort effort) throws IOException, InterruptedException {
        int count = effort.rounds(FORKS);
        for (int i = 1; i <= count; i++) {
            System.err.println("> peerdist: fork " + i + " of " + count);
            Map<String, Double> figures =
                    new HashMap<>(Forks.run(PeerDistRun.class, List.of(), effort.quick() ? "2" : "20"));
            for (String way :
                    FFM ? List.of("cpp", "java", "jna", "direct", "ffm") : List.of("cpp", "java", "jna", "direct")) {
                String library = Path.of("target", "bench", "classes", "winnet4j-memory.dll")
                        .toAbsolutePath()
                        .toString();
                figures.putAll(Forks.run(
                        PeerDistRun.class,
                        List.of("-Dbench.memory=true", "-Dwinnet4j.library.path=" + library),
                        effort.quick() ? "2" : "20",
                        way));
            }
            forks.add(figures);
        }
        StringBuilder text = new StringBuilder();
        text.append("Issue, complete and handle one read, ns; in the middle through a port of Windows with a"
                + " thread, below in memory.\n\n");
        Table reads =
                new Table("reads in progress", "", "C++", "winnet4j", "JNA", "JNA direct", "FFM", "winnet4j ÷ C++");
        for (String n : IN_FLIGHT) {
            row(reads, n + " through a port", "", "read." + n + ".", "");
        }
        for (String quantile : QUANTILES) {
            row(reads, "one alone", quantile, "latency.", "." + quantile);
        }
        for (String quantile : QUANTILES) {
            row(reads, "cancel one of 10 000", quantile, "cancelOne.", "." + quantile);
        }
        row(reads, "cancel all of 10 000, each", "", "cancelAll.", "");
        for (String n : IN_FLIGHT) {
            row(reads, n + " in memory", "", "memory." + n + ".", "");
        }
        text.append(reads).append('\n');
        Table bytes = new Table("bytes allocated a read", "", "winnet4j", "JNA", "JNA direct", "FFM");
        for (String where : new String[] {"read.", "memory."}) {
            for (String n : IN_FLIGHT) {
                String what = where + n + ".";
                bytes.row(
                        n + (where.equals("read.") ? " through a port" : " in memory"),
                        "",
                        Goals.number(forks.worst(what + "java.bytes")),
                        Goals.number(forks.worst(what + "jna.bytes")),
                        Goals.number(forks.worst(what + "direct.bytes")),
                        FFM ? Goals.number(forks.worst(what + "ffm.bytes")) : "");
            }
        }
        text.append(bytes).append('\n');
        text.append("Median of ")
                .append(count)
                .append(" forks. Ways take turns within a fork. \"JNA\" is the mapping by interfaces with a"
                        + " Structure, as its users write it;\n\"JNA direct\" has nothing but numbers and"
                        + " addresses. In memory: BranchCache and the"
                        + " port are a queue in the same process, one\nthread issues and polls, so its time is"
                        + " its CPU time, and what is left is"
                        + " what each way costs by itself.\n\n");
        Goals goals = new Goals();
        for (String n : IN_FLIGHT) {
            goals.atMost(
                    n + " through a port, winnet4j ÷ C++",
                    forks.median("read." + n + ".java", "read." + n + ".cpp"),
                    1.1);
        }
        goals.atMost("one alone, p50, winnet4j ÷ C++", forks.median("latency.java.0.5", "latency.cpp.0.5"), 1.1);
        goals.atMost("cancel one, p50, winnet4j ÷ C++", forks.median("cancelOne.java.0.5", "cancelOne.cpp.0.5"), 1.1);
        goals.atMost("cancel all, winnet4j ÷ C++", forks.median("cancelAll.java", "cancelAll.cpp"), 1.1);
        for (String n : IN_FLIGHT) {
            goals.atLeast(
                    n + " in memory, CPU: JNA ÷ winnet4j",
                    forks.median("memory." + n + ".jna", "memory." + n + ".java"),
                    10);
            goals.atMost(n + " in memory, bytes: winnet4j", forks.worst("memory." + n + ".java.bytes"), 0.5);
            goals.atLeast(n + " in memory, bytes: JNA", forks.median("memory." + n + ".jna.bytes"), 5);
        }
        text.append(goals)
                .append("For comparison, JNA direct ÷ winnet4j in memory with 64: ")
                .append(Goals.number(forks.median("memory.64.direct", "memory.64.java")))
                .append(FFM ? "; FFM ÷ winnet4j: " : "")
                .append(FFM ? Goals.number(forks.median("memory.64.ffm", "memory.64.java")) : "")
                .append(".\n");
        return new Outcome(text.toString(), effort.quick() ? List.of() : goals.failures(), forks.all());
    }

    private void row(Table table, String what, String detail, String before, String behind) {
        table.row(
                what,
                detail,
                Goals.number(forks.median(before + "cpp" + behind)),
                Goals.number(forks.median(before + "java" + behind)),
                Goals.number(forks.median(before + "jna" + behind)),
                Goals.number(forks.median(before + "direct" + behind)),
                FFM ? Goals.number(forks.median(before + "ffm" + behind)) : "",
                Goals.number(forks.median(before + "java" + behind, before + "cpp" + behind)));
    }
}
