// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the few parts of a 64-bit PE file that the gates ask for. Addresses count from where the file is loaded. */
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

    /** A DLL that the linker has arranged to be loaded at its first call: its name in lower case, and its table. */
    record DelayImport(String dll, Section addresses) {}

    /** Empty where the linker has arranged nothing. */
    List<DelayImport> delayImports() {
        List<DelayImport> found = new ArrayList<>();
        if (directory(13) != 0) {
            for (int entry = offset(directory(13)); file.getInt(entry + 4) != 0; entry += 32) {
                String dll = text(offset(file.getInt(entry + 4))).toLowerCase(Locale.ROOT);
                found.add(new DelayImport(dll, holding(file.getInt(entry + 12))));
            }
        }
        return found;
    }

    /** A part of the file with the same protection once it is loaded. */
    record Section(String name, int address, int size, int position, int characteristics) {
        boolean executable() {
            return (characteristics & 0x2000_0000) != 0;
        }

        boolean writable() {
            return (characteristics & 0x8000_0000) != 0;
        }

        /** True if its bytes are in the file, rather than zeros made by the loader. */
        boolean initialized() {
            return (characteristics & 0x40) != 0;
        }
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        int table = optional + (file.getShort(header + 20) & 0xFFFF);
        for (int i = 0; i < file.getShort(header + 6); i++) {
            int entry = table + 40 * i;
            String name = new String(file.array(), entry, 8, StandardCharsets.US_ASCII).replace("\0", "");
            sections.add(new Section(
                    name,
                    file.getInt(entry + 12),
                    file.getInt(entry + 8),
                    file.getInt(entry + 20),
                    file.getInt(entry + 36)));
        }
        return sections;
    }

    Optional<Section> section(String name) {
        return sections().stream()
                .filter(section -> section.name().equals(name))
                .findFirst();
    }

    /** True if that text lies anywhere in the section. */
    boolean holds(Section section, String text) {
        String bytes = new String(file.array(), section.position(), section.size(), StandardCharsets.ISO_8859_1);
        return bytes.contains(text);
    }

    /** The section that the 64-bit pointer at that address of the file points into. */
    Section pointedInto(int address) {
        return holding(Math.toIntExact(file.getLong(offset(address)) - file.getLong(optional + 24)));
    }

    /**
     * The addresses of all 64-bit pointers that the loader corrects when the file lies elsewhere than it was linked
     * for.
     */
    Set<Integer> relocated() {
        Set<Integer> addresses = new HashSet<>();
        int start = offset(directory(5));
        int end = start + file.getInt(optional + 112 + 8 * 5 + 4);
        for (int block = start; block < end; block += file.getInt(block + 4)) {
            for (int entry = block + 8; entry < block + file.getInt(block + 4); entry += 2) {
                if ((file.getShort(entry) & 0xF000) == 0xA000) {
                    addresses.add(file.getInt(block) + (file.getShort(entry) & 0xFFF));
                }
            }
        }
        return addresses;
    }

    private int directory(int index) {
        return file.getInt(optional + 112 + 8 * index);
    }

    private Section holding(int address) {
        for (Section section : sections()) {
            if (address >= section.address() && address < section.address() + section.size()) {
                return section;
            }
        }
        throw new IllegalArgumentException("no section holds 0x" + Integer.toHexString(address));
    }

    private int offset(int address) {
        Section section = holding(address);
        return address - section.address() + section.position();
    }

    private String text(int offset) {
        int end = offset;
        while (file.get(end) != 0) {
            end++;
        }
        return new String(file.array(), offset, end - offset, StandardCharsets.US_ASCII);
    }
}
