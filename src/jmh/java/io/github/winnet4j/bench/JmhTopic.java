// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.util.List;

/** A topic with benchmarks that JMH runs. */
interface JmhTopic extends Topic {
    /** The class with the benchmarks. */
    Class<?> benchmarks();

    /** Benchmarks that this JVM can't run. */
    default List<String> impossible() {
        return List.of();
    }

    /** How many times as long as usual each benchmark runs before it is measured: where compilers take their time. */
    default int warmup() {
        return 1;
    }

    /** The results in words, as Markdown that reads well as it is. */
    String report(Results results);

    /** What the results promise and don't keep; empty when all is well. */
    List<String> failures(Results results);

    @Override
    default Outcome measure(Effort effort) throws Exception {
        Results results = Jmh.measure(new Jmh.Benchmarks(name(), benchmarks(), impossible(), warmup()), effort);
        return new Outcome(report(results), failures(results), results.flat());
    }
}
