// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Where {@link Content#copyTo} gets what no cache has: the server itself, as without BranchCache.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ContentSource {
    /**
     * Fills the buffer with the content's bytes from that offset on.
     *
     * @param offset where in the content
     * @param into to be filled to its limit
     * @throws IOException the source can't bring them
     */
    void fill(long offset, ByteBuffer into) throws IOException;
}
