// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a wrong file is, in words. */
class PeHeaderTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({
        "0x8664, built for x64",
        "0xAA64, built for arm64",
        "0x014c, built for 32-bit x86",
        "0x1234, built for machine 0x1234"
    })
    void tellsTheProcessor(String machine, String words) throws IOException {
        assertEquals(words, PeHeader.describe(file(pe(Integer.decode(machine)))));
    }

    @Test
    void aCutOffFileIsSaidToBeCutOff() throws IOException {
        byte[] whole = pe(0x8664);
        for (int length = 0; length < whole.length; length++) {
            String words = PeHeader.describe(file(java.util.Arrays.copyOf(whole, length)));
            assertTrue(words.startsWith("not a DLL"), words);
        }
    }

    @Test
    void aHeaderThatPointsBeyondTheFileIsHarmless() throws IOException {
        byte[] wild = pe(0x8664);
        ByteBuffer.wrap(wild).order(ByteOrder.LITTLE_ENDIAN).putInt(60, -1);
        assertTrue(PeHeader.describe(file(wild)).startsWith("not a DLL"));
    }

    @Test
    void aMissingFileIsNotReadable() {
        assertTrue(PeHeader.describe(temp.resolve("missing.dll")).startsWith("not readable"));
    }

    @Test
    void readsARealDll() throws IOException {
        assertEquals("built for x64", PeHeader.describe(Built.plantedDll()));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(temp.resolve("file.dll"), bytes);
    }

    private static byte[] pe(int machine) {
        ByteBuffer bytes = ByteBuffer.allocate(0x86).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(0, (short) 0x5A4D).putInt(60, 0x80).putInt(0x80, 0x4550).putShort(0x84, (short) machine);
        return bytes.array();
    }
}
