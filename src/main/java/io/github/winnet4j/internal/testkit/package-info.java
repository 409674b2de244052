// SPDX-License-Identifier: Apache-2.0

/**
 * What the testkit needs of the library and nobody else may have: exported to the module
 * {@code io.github.winnet4j.testkit} alone. No property and no environment variable leads here.
 */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.internal.testkit;
