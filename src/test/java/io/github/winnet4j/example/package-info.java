// SPDX-License-Identifier: Apache-2.0

/** The example of the README, as a test. */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.example;
