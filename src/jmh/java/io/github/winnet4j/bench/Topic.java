// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.util.List;
import java.util.Map;

/** One thing that is measured, and how its results are told. */
interface Topic {
    /**
     * What came out.
     *
     * @param report the results in words, as Markdown that reads well as it is
     * @param failures what they promise and don't keep
     * @param rounds the figures of each round, for the page
     */
    record Outcome(String report, List<String> failures, List<Map<String, Double>> rounds) {}

    /** Chooses it on the command line, and names its file in target/bench. */
    String name();

    /** Called before anything is measured; throws when the benchmarks wouldn't measure what they say. */
    void check() throws Throwable;

    Outcome measure(Effort effort) throws Exception;
}
