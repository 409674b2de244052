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
    /** Scope: what is connected now. */
    public static final int RESOURCE_CONNECTED = 1;
    /** Scope: the whole network. */
    public static final int RESOURCE_GLOBALNET = 2;
    /** Scope: what Windows connects again at logon. */
    public static final int RESOURCE_REMEMBERED = 3;
    /** Scope: what was connected lately. */
    public static final int RESOURCE_RECENT = 4;
    /** Scope: what is near the user in the network. */
    public static final int RESOURCE_CONTEXT = 5;

    /** Type: disks and printers. */
    public static final int RESOURCETYPE_ANY = 0;
    /** Type: shared folders and drives. */
    public static final int RESOURCETYPE_DISK = 1;
    /** Type: printers. */
    public static final int RESOURCETYPE_PRINT = 2;
    /** Type: neither disk nor printer, in answers only. */
    public static final int RESOURCETYPE_UNKNOWN = 0xFFFFFFFF;

    /** Usage: can be connected to by its remote name. */
    public static final int RESOURCEUSAGE_CONNECTABLE = 1;
    /** Usage: holds other resources, which {@link Mpr#WNetOpenEnumW} lists. */
    public static final int RESOURCEUSAGE_CONTAINER = 2;

    /** The size of one in the byte arrays that {@link Mpr} fills. */
    public static final int SIZE = 48;
}
