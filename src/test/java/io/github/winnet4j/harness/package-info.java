// SPDX-License-Identifier: Apache-2.0

/** What tests of several packages stand on: child JVMs, built files, the simulator in a JVM of its own. */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.harness;
