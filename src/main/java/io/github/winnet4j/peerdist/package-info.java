// SPDX-License-Identifier: Apache-2.0

/**
 * BranchCache (peerdist.dll): content that a server publishes is read by its clients from each other's caches.
 *
 * <p>Everything begins with a {@link io.github.winnet4j.peerdist.PeerDist}. A server publishes
 * ({@link io.github.winnet4j.peerdist.PeerDist#publish}) and hands out the
 * {@linkplain io.github.winnet4j.peerdist.Publication#information content information} by its own protocol. A client
 * opens a {@link io.github.winnet4j.peerdist.Content} with it, and reads: block by block with a
 * {@link io.github.winnet4j.peerdist.ContentRead}, or all of it with
 * {@link io.github.winnet4j.peerdist.Content#copyTo}, which fetches from a source of the caller's what no cache has,
 * and shares it.
 *
 * <p>Whatever takes time ends by its completion, exactly once. To cancel is a wish; buffers belong to Windows until the
 * completion.
 */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.peerdist;
