// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OneJvm;
import org.junit.jupiter.api.Test;

/** What is only compared, printed and checked. */
@OneJvm("values of this library's own")
class ValuesTest {
    @Test
    void tagsAreTheirBytes() {
        ContentTag tag = ContentTag.of(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, -1});
        ContentTag other = ContentTag.of(new byte[16]);
        assertEquals(ContentTag.of(tag.bytes()), tag);
        assertEquals(ContentTag.of(tag.bytes()).hashCode(), tag.hashCode());
        assertNotEquals(other, tag);
        assertNotEquals(other.hashCode(), tag.hashCode());
        assertNotEquals(tag, (Object) tag.toString());
        assertEquals("000102030405060708090a0b0c0d0eff", tag.toString());
    }

    @Test
    void versionsAreOfSixteenBitsEach() {
        assertEquals(0xFFFF, new PeerDist.Version(0xFFFF, 0).major());
        assertEquals(0xFFFF, new PeerDist.Version(0, 0xFFFF).minor());
        assertThrows(IllegalArgumentException.class, () -> new PeerDist.Version(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> new PeerDist.Version(0, 0x10000));
    }

    @Test
    void aRangeOfVersionsTakesItsEnds() {
        assertTrue(InformationOptions.WHOLE.versions(1, 1).takesVersion1());
        assertTrue(InformationOptions.WHOLE.versions(1, 2).takesVersion1());
        assertFalse(InformationOptions.WHOLE.versions(2, 2).takesVersion1());
    }

    @Test
    void theLeastThatACopyTakesIsOneReadOfOneByteFromTheBeginning() {
        CopyOptions least = CopyOptions.DEFAULT.chunks(1, 1).from(0);
        assertEquals(1, least.chunk());
        assertEquals(1, least.ahead());
        assertEquals(0, least.from());
    }
}
