// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static java.util.Objects.requireNonNull;

import io.github.winnet4j.win32.NetResource;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A connection: one that is there, or one that the user's profile remembers.
 *
 * @param device what it is reached by, such as {@code "Z:"} or {@code "LPT1"}; null without a device
 * @param remoteName where it leads, such as {@code \\server\share}
 * @param provider the network provider behind it; null when it wasn't asked for or isn't known
 * @param type what is there
 * @serial exclude
 * @since 0.1.0
 */
@SuppressWarnings("InvalidBlockTag") // javadoc has @serial for records, Error Prone doesn't know
public record NetworkConnection(
        @Nullable String device,
        String remoteName,
        @Nullable String provider,
        ResourceType type) implements Serializable {
    /**
     * Checks that there is a remote name.
     *
     * @param device what it is reached by, such as {@code "Z:"} or {@code "LPT1"}; null without a device
     * @param remoteName where it leads, such as {@code \\server\share}
     * @param provider the network provider behind it; null when it wasn't asked for or isn't known
     * @param type what is there
     */
    public NetworkConnection {
        requireNonNull(remoteName, "remoteName");
        requireNonNull(type, "type");
    }

    /**
     * {@return what {@link NetworkConnections#disconnect(String) NetworkConnections.disconnect} ends it by: the device,
     * or the remote name when it has none}
     */
    public String name() {
        return device != null ? device : remoteName;
    }

    static NetworkConnection of(NetResource resource) {
        String device = resource.lpLocalName();
        String remote = resource.lpRemoteName();
        return new NetworkConnection(
                device != null && !device.isEmpty() ? device : null, // Wine gives an empty one for none
                remote != null ? remote : "",
                resource.lpProvider(),
                ResourceType.of(resource.dwType()));
    }
}
