// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which methods of a class the compiled classes of a package call, from their constant pools. Knows of Java only the
 * class file.
 */
public final class CalledMethods {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    private CalledMethods() {}

    /** The names of the methods of that class which any class in that folder calls. */
    public static Set<String> of(Class<?> called, Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files.filter(one -> one.toString().endsWith(".class"))::iterator) {
                read(called.getName().replace('.', '/'), file, names);
            }
        }
        return names;
    }

    private static void read(String owner, Path file, Set<String> names) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (in.readInt() != 0xCAFEBABE) {
                throw new IOException(file + " is no class");
            }
            in.readInt(); // the version
            int count = in.readUnsignedShort();
            Object[] pool = new Object[count];
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                pool[i] = entry(tag, in);
                i += tag == LONG || tag == DOUBLE ? 1 : 0; // takes two places
            }
            for (Object one : pool) {
                if (one instanceof List<?> method && method.get(0).equals(METHOD)) {
                    List<?> type = (List<?>) pool[(int) method.get(1)];
                    List<?> named = (List<?>) pool[(int) method.get(2)];
                    if (pool[(int) type.get(1)].equals(owner)) {
                        names.add((String) pool[(int) named.get(1)]);
                    }
                }
            }
        }
    }

    /** A text, or the tag and the indices. */
    private static Object entry(int tag, DataInputStream in) throws IOException {
        switch (tag) {
            case UTF8:
                return in.readUTF();
            case LONG, DOUBLE:
                return in.readLong();
            case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE:
                return List.of(tag, in.readUnsignedShort());
            case METHOD_HANDLE:
                return List.of(tag, in.readUnsignedByte(), in.readUnsignedShort());
            case 3, 4:
                return in.readInt();
            default: // members, names and types, dynamic ones: two indices each
                if (tag < 9 || tag > NAME_AND_TYPE && tag != 17 && tag != 18) {
                    throw new IOException("no tag of a constant pool: " + tag);
                }
                return List.of(tag, in.readUnsignedShort(), in.readUnsignedShort());
        }
    }
}
