// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import org.jspecify.annotations.Nullable;

/**
 * A {@code NETRESOURCE} as {@link Mpr} takes it: its fields, under their own names. Functions that make a connection
 * read the type and three of the names: local, remote, provider.
 *
 * @param dwScope a {@code RESOURCE_} number
 * @param dwType a {@code RESOURCETYPE_} number
 * @param dwDisplayType a {@code RESOURCEDISPLAYTYPE_} number
 * @param dwUsage {@code RESOURCEUSAGE_} bits; only meaningful with {@link #RESOURCE_GLOBALNET}
 * @param lpLocalName a device such as {@code "Z:"}; null or empty for a connection without one
 * @param lpRemoteName a name of the network, such as {@code "\\server\share"}
 * @param lpComment a comment, which providers set
 * @param lpProvider the provider's name; null lets Windows choose (so does an empty one on Windows; Wine 8 answers it
 *     with 1204)
 * @since 0.1.0
 */
public record NetResource(
        int dwScope,
        int dwType,
        int dwDisplayType,
        int dwUsage,
        @Nullable String lpLocalName,
        @Nullable String lpRemoteName,
        @Nullable String lpComment,
        @Nullable String lpProvider) {
    /** Scope: the current connections. */
    public static final int RESOURCE_CONNECTED = 1;
    /** Scope: the whole network. */
    public static final int RESOURCE_GLOBALNET = 2;
    /** Scope: the remembered connections, which come back at the next logon. */
    public static final int RESOURCE_REMEMBERED = 3;
    /** Scope: recent connections. */
    public static final int RESOURCE_RECENT = 4;
    /** Scope: the user's network context. */
    public static final int RESOURCE_CONTEXT = 5;

    /** Type: any. With a local name a connection needs one of the other types. */
    public static final int RESOURCETYPE_ANY = 0;
    /** Type: disk. */
    public static final int RESOURCETYPE_DISK = 1;
    /** Type: printer. */
    public static final int RESOURCETYPE_PRINT = 2;
    /** Type: not known. */
    public static final int RESOURCETYPE_UNKNOWN = 0xFFFFFFFF;

    /** Usage: a connection to it can be made. */
    public static final int RESOURCEUSAGE_CONNECTABLE = 1;
    /** Usage: contains other resources, which {@link Mpr#WNetOpenEnumW} lists. */
    public static final int RESOURCEUSAGE_CONTAINER = 2;

    /** The size in bytes of one in the arrays that {@link Mpr} fills. */
    public static final int SIZE = 48;
}
