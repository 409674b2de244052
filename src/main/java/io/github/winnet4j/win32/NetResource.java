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
 * @param dwUsage {@code RESOURCEUSAGE_} bits
 * @param lpLocalName a device such as {@code "Z:"}; null for a connection without one
 * @param lpRemoteName a name of the network, such as {@code "\\server\share"}
 * @param lpComment what a provider says of it
 * @param lpProvider the provider; null lets Windows choose
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
    public static final int RESOURCE_CONNECTED = 1;
    public static final int RESOURCE_GLOBALNET = 2;
    public static final int RESOURCE_REMEMBERED = 3;
    public static final int RESOURCE_RECENT = 4;
    public static final int RESOURCE_CONTEXT = 5;

    public static final int RESOURCETYPE_ANY = 0;
    public static final int RESOURCETYPE_DISK = 1;
    public static final int RESOURCETYPE_PRINT = 2;
    public static final int RESOURCETYPE_UNKNOWN = 0xFFFFFFFF;

    public static final int RESOURCEUSAGE_CONNECTABLE = 1;
    public static final int RESOURCEUSAGE_CONTAINER = 2;

    /** The size of one in the byte arrays that {@link Mpr} fills. */
    public static final int SIZE = 48;
}
