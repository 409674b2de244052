// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.util.List;

/** One thing that is measured: its benchmarks, what is known before they run, and how their results are told. */
interface Topic {
    /** Chooses it on the command line, and names its file in target/bench. */
    String name();

    /** The class with the benchmarks. */
    Class<?> benchmarks();

    /** Benchmarks that this JVM can't run. */
    default List<String> impossible() {
        return List.of();
    }

    /** Called before anything is measured; throws when the benchmarks wouldn't measure what they say. */
    void check() throws Throwable;

    /** The results in words, as Markdown that reads well as it is. */
    String report(Results results);

    /** What the results promise and don't keep; empty when all is well. */
    List<String> failures(Results results);
}
