// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnet4j.harness.OneJvm;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The hash that guards the DLL is Java's own SHA-256, whatever is hashed. */
@OneJvm("arithmetic of the language")
class Sha256Test {
    @Test
    void theStandardsExamples() {
        byte[] abc = {'a', 'b', 'c'};
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sha256.of(abc, 3));
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Sha256.of(abc, 0));
    }

    @Test
    void everyLengthAroundTheEndsOfBlocks() throws Exception {
        Random random = new Random(1);
        byte[] bytes = new byte[1 << 18];
        random.nextBytes(bytes);
        for (int count = 0; count <= 300; count++) {
            assertEquals(expected(bytes, count), Sha256.of(bytes, count), count + " bytes");
        }
        for (int count = bytes.length - 130; count <= bytes.length; count++) {
            assertEquals(expected(bytes, count), Sha256.of(bytes, count), count + " bytes");
        }
    }

    private static String expected(byte[] bytes, int count) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes, count));
        return HexFormat.of().formatHex(hash);
    }
}
