// SPDX-License-Identifier: Apache-2.0

/**
 * Not part of the API: what is behind every {@link io.github.winnet4j.Pending}. Knows neither ports nor families, which
 * complete the futures made here.
 */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.internal.future;
