// SPDX-License-Identifier: Apache-2.0
/**
 * Fuzzing of what reads bytes and texts from outside: a property for each reader, which holds for any bytes.
 * {@link io.github.winnet4j.fuzz.Fuzz} is where Jazzer enters ({@code ./dev torture --fuzz});
 * {@link io.github.winnet4j.fuzz.CorpusTest} runs what it has found, and some changes of that, wherever the tests run.
 */
@NullMarked
package io.github.winnet4j.fuzz;

import org.jspecify.annotations.NullMarked;
