// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place where the DLL may be unpacked: a directory, and the folder in it that is ours. Never a temporary directory.
 */
record CacheRoot(Path path, String folder) {

    /** Best place first; only the one that the user named, when there is one. */
    static List<CacheRoot> candidates() {
        String named = System.getProperty(NativeLibrary.CACHE_PROPERTY);
        if (named != null) {
            return List.of(new CacheRoot(Path.of(named), NativeLibrary.NAME));
        }
        List<CacheRoot> roots = new ArrayList<>();
        add(roots, System.getenv("LOCALAPPDATA"), NativeLibrary.NAME);
        if (roots.isEmpty()) {
            add(
                    roots,
                    Path.of(System.getProperty("user.home"), "AppData", "Local").toString(),
                    NativeLibrary.NAME);
        }
        // For users whose name the code page can't hold. Everybody may make folders there, so each user has an own one,
        // and it is refused when another user was there first.
        String user = Integer.toHexString(System.getProperty("user.name", "").hashCode());
        add(roots, System.getenv("ProgramData"), NativeLibrary.NAME + "-" + user);
        return roots;
    }

    private static void add(List<CacheRoot> roots, @Nullable String path, String folder) {
        if (path != null && Path.of(path).isAbsolute()) {
            roots.add(new CacheRoot(Path.of(path), folder));
        }
    }
}
