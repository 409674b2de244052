// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import io.github.winnet4j.harness.Built;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The public types of the exported packages, as they were built. */
final class PublicTypes {
    private static final Path CLASSES = Built.target().resolve("classes");

    private PublicTypes() {}

    static List<Class<?>> all() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && file.contains("winnet4j") && !file.contains("internal"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .map(file -> file.replaceAll("[/\\\\]", ".").replaceAll("\\.class$", ""))
                    .map(PublicTypes::named)
                    .filter(PublicTypes::isPublic)
                    .toList();
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, PublicTypes.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            if (!Modifier.isPublic(at.getModifiers())) {
                return false;
            }
        }
        return true;
    }
}
