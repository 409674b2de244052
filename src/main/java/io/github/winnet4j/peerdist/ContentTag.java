// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * 16 bytes of the caller's choice by which {@link PeerDist#flush} finds in the local cache what was added
 * ({@code PEERDIST_CONTENT_TAG}).
 *
 * @since 0.1.0
 */
public final class ContentTag {
    /** Its length in bytes. */
    public static final int SIZE = 16;

    private final byte[] bytes;

    private ContentTag(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The tag with these bytes.
     *
     * @param bytes the 16 bytes; a copy is kept
     * @return the tag
     * @throws IllegalArgumentException unless there are 16 bytes
     */
    public static ContentTag of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a content tag has 16 bytes, not " + bytes.length);
        }
        return new ContentTag(bytes.clone());
    }

    /**
     * {@return the bytes of that UUID, the most significant first}
     *
     * @param uuid the UUID
     */
    public static ContentTag of(UUID uuid) {
        return new ContentTag(ByteBuffer.allocate(SIZE)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array());
    }

    /** {@return a copy of the bytes} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Not to be changed. */
    byte[] shared() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentTag tag && Arrays.equals(bytes, tag.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
