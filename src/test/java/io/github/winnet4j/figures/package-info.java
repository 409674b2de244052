// SPDX-License-Identifier: Apache-2.0
/**
 * The figures of README.md and docs/performance.md: what {@code ./dev bench --page} measured lies as JSON in
 * docs/performance, and everything that the pages say in numbers is made of that. The benchmarks write with these
 * classes, {@code FiguresTest} compares.
 */
@NullMarked
package io.github.winnet4j.figures;

import org.jspecify.annotations.NullMarked;
