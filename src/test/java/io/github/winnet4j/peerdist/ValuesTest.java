// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is compared and written into logs. */
class ValuesTest {
    @Test
    void tagsAreTheirBytes() {
        UUID uuid = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        ContentTag tag = ContentTag.of(uuid);
        assertEquals("00112233445566778899aabbccddeeff", tag.toString());
        ContentTag same = ContentTag.of(tag.bytes());
        assertEquals(tag, same);
        assertEquals(tag.hashCode(), same.hashCode());
        byte[] other = tag.bytes();
        other[15]++;
        assertNotEquals(tag, ContentTag.of(other));
        assertNotEquals(tag, (Object) uuid);
    }

    @Test
    void aPublicationNamesItsIdentifier() {
        assertEquals("publication 01ff", new Publication(null, new byte[] {1, -1}).toString());
    }

    @Test
    void aCopyMayGoByteByByte() {
        CopyOptions options = CopyOptions.DEFAULT.chunks(1, 1);
        assertEquals(1, options.chunk());
        assertEquals(1, options.ahead());
    }
}
