// SPDX-License-Identifier: Apache-2.0

/** The examples of README.md and docs/ that run as they stand there. */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.example;
