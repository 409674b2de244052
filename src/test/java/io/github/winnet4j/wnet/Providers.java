// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.harness.Built;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Windows' own mpr.dll with our network providers, in this process alone; before anything else has loaded mpr.dll. */
final class Providers {
    private Providers() {}

    static void use() throws IOException {
        System.load(built("winnet4j-test.dll").toString());
        int code = load(built("winnet4j-provider.dll").getParent().toString());
        if (code != 0) {
            throw new IllegalStateException("mpr.dll was not loaded with the providers: " + code);
        }
    }

    private static Path built(String name) throws IOException {
        try (Stream<Path> files = Files.walk(Built.nativeBuild())) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private static native int load(String folder);
}
