// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads for which processor a DLL was built, to say more than Windows' "not a valid Win32 application". */
final class PeHeader {
    private PeHeader() {}

    /** In words: {@code "built for x64"}, or why that file is no DLL. Never throws. */
    static String describe(Path file) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer dos = read(channel, 0, 64);
            if (dos.limit() < 64 || dos.getShort(0) != 0x5A4D) {
                return "not a DLL: it has no MZ header";
            }
            ByteBuffer pe = read(channel, dos.getInt(60) & 0xFFFFFFFFL, 6);
            if (pe.limit() < 6 || pe.getInt(0) != 0x4550) {
                return "not a DLL: it has no PE header, perhaps it was cut off";
            }
            return "built for " + machine(pe.getShort(4) & 0xFFFF);
        } catch (IOException e) {
            return "not readable: " + e;
        }
    }

    private static ByteBuffer read(SeekableByteChannel channel, long offset, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(offset);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // until all is there or the file ends
        }
        return bytes.flip();
    }

    private static String machine(int machine) {
        return switch (machine) {
            case 0x8664 -> "x64";
            case 0xAA64 -> "arm64";
            case 0x014C -> "32-bit x86";
            default -> "machine 0x" + Integer.toHexString(machine);
        };
    }
}
