// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scijava.nativelib.NativeLibraryUtil.Architecture;

/** Which DLL belongs to which JVM. Pure functions of what the JVM says of itself, so that any machine can test them. */
record Platform(String os, String arch) {
    /** Where the jar keeps its DLLs. Not a package name, so a module doesn't encapsulate it. */
    static final String ROOT = "META-INF/lib/";

    static Platform current() {
        return new Platform(System.getProperty("os.name", "?"), System.getProperty("os.arch", "?"));
    }

    boolean isWindows() {
        return os.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** The platform directory in the words of native-lib-loader, or null where there is no DLL for that processor. */
    @Nullable
    String directory() {
        // Only the names of that library are used. Its NativeLibraryUtil takes any "arm" for 32 bits, and its first use
        // makes SLF4J print warnings where an application has no logging.
        Architecture architecture = switch (arch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> Architecture.WINDOWS_64;
            case "aarch64", "arm64" -> Architecture.WINDOWS_ARM64;
            default -> null;
        };
        return architecture == null ? null : ROOT + architecture.name().toLowerCase(Locale.ROOT) + "/";
    }

    @Override
    public String toString() {
        return os + " " + arch;
    }
}
