// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

/**
 * What {@link Content#copyTo} has copied.
 *
 * @param end the offset behind the last byte
 * @param bytes how many bytes were written
 * @param fromSource how many of them came from the source, and not from BranchCache
 * @since 0.1.0
 */
public record Copied(long end, long bytes, long fromSource) {}
