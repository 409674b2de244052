// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

    /**
     * The platform directory in the words of native-lib-loader, or null where there is no DLL for that processor. Its
     * own NativeLibraryUtil isn't asked: it takes any "arm" for 32 bits.
     */
    @Nullable
    String directory() {
        String name = switch (arch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "windows_64";
            case "aarch64", "arm64" -> "windows_arm64";
            default -> null;
        };
        return name == null ? null : ROOT + name + "/";
    }

    @Override
    public String toString() {
        return os + " " + arch;
    }
}
