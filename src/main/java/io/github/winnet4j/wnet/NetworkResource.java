// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.NetResource;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something on the network: a provider, a domain, a server, a share. {@link NetworkConnections#networks} has the roots;
 * from there on {@link #children} leads down, and {@link #parent} up.
 *
 * @param raw Windows' description of it, field by field
 * @since 0.1.0
 */
public record NetworkResource(NetResource raw) {
    /**
     * What it is shown as: a {@code RESOURCEDISPLAYTYPE_} number.
     *
     * @since 0.1.0
     */
    public enum Display {
        /** A resource of an unknown kind. */
        GENERIC,
        /** A domain or workgroup. */
        DOMAIN,
        /** A server. */
        SERVER,
        /** A share of a server. */
        SHARE,
        /** A file. */
        FILE,
        /** A group of resources. */
        GROUP,
        /** The network of one provider. */
        NETWORK,
        /** The root of the whole network. */
        ROOT,
        /** A share for administrators, such as {@code C$}. */
        ADMINISTRATIVE_SHARE,
        /** A directory. */
        DIRECTORY,
        /** A tree of a directory service. */
        TREE,
        /** A container of a directory service. */
        NDS_CONTAINER
    }

    private static final Display[] DISPLAYS = Display.values();

    /**
     * {@return its name, such as {@code \\server} or {@code \\server\share}; null when it has none, as some providers
     * haven't}
     */
    public @Nullable String name() {
        return raw.lpRemoteName();
    }

    /** {@return its comment; null when it has none} */
    public @Nullable String comment() {
        return raw.lpComment();
    }

    /** {@return the provider behind it; null when Windows doesn't say} */
    public @Nullable String provider() {
        return raw.lpProvider();
    }

    /**
     * Files, a printer, or neither.
     *
     * @return the type; a container may have none
     */
    public ResourceType type() {
        return ResourceType.of(raw.dwType());
    }

    /** {@return what it is shown as; {@link Display#GENERIC} too for what is newer than this library} */
    public Display display() {
        int display = raw.dwDisplayType();
        return display >= 0 && display < DISPLAYS.length ? DISPLAYS[display] : Display.GENERIC;
    }

    /** {@return whether {@link NetworkConnections#connect} accepts it} */
    public boolean isConnectable() {
        return (raw.dwUsage() & NetResource.RESOURCEUSAGE_CONNECTABLE) != 0;
    }

    /** {@return whether it has {@link #children}} */
    public boolean isContainer() {
        return (raw.dwUsage() & NetResource.RESOURCEUSAGE_CONTAINER) != 0;
    }

    /**
     * What is in it, asked for as the stream is read: WNetOpenEnum, WNetEnumResource, WNetCloseEnum. May block for half
     * a minute where a server doesn't answer. Close a stream that isn't read to its end.
     *
     * @return nothing when it is no container
     * @throws NetworkException from the stream, as it is read
     */
    public Stream<NetworkResource> children() {
        return isContainer()
                ? Enumeration.stream(NetResource.RESOURCE_GLOBALNET, raw).map(NetworkResource::new)
                : Stream.empty();
    }

    /**
     * What it is in: WNetGetResourceParent.
     *
     * @return nothing for a root
     */
    public Optional<NetworkResource> parent() {
        NetResource parent = Blocking.call(() -> {
            Block block = new Block();
            Failures.check(
                    "WNetGetResourceParentW",
                    block.fill((bytes, size) -> Mpr.WNetGetResourceParentW(raw, bytes, size)));
            return block.resource(0);
        });
        return parent.lpRemoteName() != null ? Optional.of(new NetworkResource(parent)) : Optional.empty();
    }

    /** In short, for a log: its name, what it is, and the provider behind it. */
    @Override
    public String toString() {
        return (name() != null ? name() : "(without a name)") + " (" + display()
                + (provider() != null ? ", by " + provider() : "") + ")";
    }
}
