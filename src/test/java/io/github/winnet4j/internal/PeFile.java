// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the few parts of a 64-bit PE file that the gates ask for. */
final class PeFile {
    private final ByteBuffer file;
    private final int header;
    private final int optional;

    private PeFile(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header = file.getInt(60);
        optional = header + 24;
        if (file.getInt(header) != 0x4550 || file.getShort(optional) != 0x20B) {
            throw new IllegalArgumentException("not a 64-bit PE file");
        }
    }

    static PeFile read(Path path) throws IOException {
        return new PeFile(Files.readAllBytes(path));
    }

    int machine() {
        return file.getShort(header + 4) & 0xFFFF;
    }

    int dllCharacteristics() {
        return file.getShort(optional + 70) & 0xFFFF;
    }

    /** The names in the export directory. */
    List<String> exports() {
        List<String> names = new ArrayList<>();
        int directory = offset(directory(0));
        int count = file.getInt(directory + 24);
        int table = offset(file.getInt(directory + 32));
        for (int i = 0; i < count; i++) {
            names.add(text(offset(file.getInt(table + 4 * i))));
        }
        return names;
    }

    /** The DLLs that must be there for the file to load, in lower case. */
    List<String> imports() {
        List<String> names = new ArrayList<>();
        for (int entry = offset(directory(1)); file.getInt(entry + 12) != 0; entry += 20) {
            names.add(text(offset(file.getInt(entry + 12))).toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /** The functions that must be there for the file to load. */
    List<String> importedFunctions() {
        List<String> names = new ArrayList<>();
        for (int entry = offset(directory(1)); file.getInt(entry + 12) != 0; entry += 20) {
            int lookup = file.getInt(entry) != 0 ? file.getInt(entry) : file.getInt(entry + 16);
            for (int at = offset(lookup); file.getLong(at) != 0; at += 8) {
                if (file.getLong(at) > 0) { // otherwise by number
                    names.add(text(offset((int) file.getLong(at)) + 2));
                }
            }
        }
        return names;
    }

    /**
     * The DLLs that are loaded at their first call, in lower case; empty where the linker writes no directory of them.
     */
    List<String> delayImports() {
        List<String> names = new ArrayList<>();
        if (directory(13) != 0) {
            for (int entry = offset(directory(13)); file.getInt(entry + 4) != 0; entry += 32) {
                names.add(text(offset(file.getInt(entry + 4))).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private int directory(int index) {
        return file.getInt(optional + 112 + 8 * index);
    }

    private int offset(int address) {
        int sections = file.getShort(header + 6);
        int table = optional + (file.getShort(header + 20) & 0xFFFF);
        for (int i = 0; i < sections; i++) {
            int section = table + 40 * i;
            int start = file.getInt(section + 12);
            int size = Math.max(file.getInt(section + 8), file.getInt(section + 16));
            if (address >= start && address < start + size) {
                return address - start + file.getInt(section + 20);
            }
        }
        throw new IllegalArgumentException("no section holds 0x" + Integer.toHexString(address));
    }

    private String text(int offset) {
        int end = offset;
        while (file.get(end) != 0) {
            end++;
        }
        return new String(file.array(), offset, end - offset, StandardCharsets.US_ASCII);
    }
}
