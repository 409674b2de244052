// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static java.util.Objects.requireNonNull;

/**
 * Names that mean something else than they seem to: an empty one is no name, {@code Z:\} is a path, by which Windows
 * finds no connection, and no share begins with {@code //} or with a single backslash. What else is wrong with a name
 * Windows says, and NULs and endless ones the raw layer.
 */
final class Names {
    private Names() {}

    /** A name of whatever kind. */
    static String given(String parameter, String name) {
        if (requireNonNull(name, parameter).isEmpty()) {
            throw new IllegalArgumentException(parameter + " is empty");
        }
        return name;
    }

    /** A device, or a remote name where that is allowed. */
    static String ofConnection(String parameter, String name) {
        int length = given(parameter, name).length();
        if (length == 1 || length == 3 && name.charAt(1) == ':' && isSlash(name.charAt(2))) {
            throw new IllegalArgumentException(
                    parameter + " is " + name + "; a drive is written as " + name.charAt(0) + ":");
        }
        return remote(parameter, name);
    }

    /** What to connect to. */
    static String remote(String parameter, String name) {
        given(parameter, name);
        int path = 0;
        while (path < name.length() && isSlash(name.charAt(path))) {
            path++;
        }
        boolean isUniversal = path == 2 && name.charAt(0) == '\\' && name.charAt(1) == '\\';
        if (path != 0 && !isUniversal) {
            throw new IllegalArgumentException(parameter + " is " + name + "; a share is written as \\\\"
                    + name.substring(path).replace('/', '\\')
                    + ", in Java's source with each backslash twice");
        }
        return name;
    }

    private static boolean isSlash(char c) {
        return c == '\\' || c == '/';
    }

    /** Whether both lie on the same server, {@code \\server\…}, by the name that stands there. */
    static boolean sameServer(String one, String other) {
        String server = server(one);
        return !server.isEmpty() && server.equalsIgnoreCase(server(other));
    }

    private static String server(String remoteName) {
        if (!remoteName.startsWith("\\\\")) {
            return "";
        }
        int end = remoteName.indexOf('\\', 2);
        return remoteName.substring(2, end < 0 ? remoteName.length() : end);
    }
}
