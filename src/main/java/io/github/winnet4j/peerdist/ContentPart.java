// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

/**
 * What a read brought.
 *
 * @param offset where in the content it begins
 * @param length how many bytes; perhaps fewer than there was room for. Of a query: how many follow in the local cache
 * @param end true when there was nothing, since the end of the content (or of its range) was reached
 * @since 0.1.0
 */
public record ContentPart(long offset, long length, boolean end) {}
