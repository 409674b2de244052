// SPDX-License-Identifier: Apache-2.0

/**
 * What only the testkit may use of the library: exported to the module {@code io.github.winnet4j.testkit} alone. No
 * property and no environment variable leads here.
 */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.internal.testkit;
