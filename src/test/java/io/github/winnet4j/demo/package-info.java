// SPDX-License-Identifier: Apache-2.0

/** The demonstration: each scene shows a piece of the library at work, and a test compares what it prints. */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.demo;
