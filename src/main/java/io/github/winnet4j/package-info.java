// SPDX-License-Identifier: Apache-2.0

/** What every family shares: what this Windows offers, and how its failures arrive. */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j;
