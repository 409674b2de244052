// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The bytes that a C++ compiler made of the headers: native/test/golden/wlan.cpp. */
final class Golden {
    private static final Map<String, byte[]> LINES = read();

    private Golden() {}

    private static Map<String, byte[]> read() {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/wlan.txt");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(
                            line -> line[0], line -> HexFormat.of().parseHex(line[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String name) {
        return Objects.requireNonNull(LINES.get(name), name).clone();
    }

    static ByteBuffer buffer(String name) {
        return cut(name, bytes(name).length);
    }

    /** Only the beginning of it. */
    static ByteBuffer cut(String name, int size) {
        return Layouts.wrap(bytes(name), size);
    }

    static Iterable<String> names() {
        return LINES.keySet();
    }
}
