// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.torture.Bench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** winnet4j-test.dll: what the tests do to Windows behind the library's back. Not in the jar. */
final class TestDll {
    static {
        if (!Bench.isHere()) { // whose library has natives of the tests, as far as its kernel can do what they want
            System.load(built("winnet4j-test.dll").toString());
        }
    }

    private TestDll() {}

    static void load() {
        // by the class itself
    }

    /** A DLL of the native build. */
    static Path built(String name) {
        try (Stream<Path> files = Files.walk(Built.nativeBuild())) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
