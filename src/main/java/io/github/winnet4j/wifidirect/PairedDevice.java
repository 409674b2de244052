// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import io.github.winnet4j.LocalInterface;
import io.github.winnet4j.MacAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device that is paired with this machine by Wi-Fi Direct, as Windows' pairing has written it down in a device node.
 * What it says of visibility and connections is as old as Windows' last look, which {@link WifiDirect#updateVisibility}
 * asks for.
 *
 * @param address its Wi-Fi Direct device address, for {@link WifiDirect#openSession}
 * @param name what Windows shows for it; empty when Windows has none
 * @param isLegacy it was paired by WPS and has no Wi-Fi Direct of its own: {@link WifiDirect#openLegacySession} opens
 *     it
 * @param isPresent Windows has the device's node in use
 * @param isVisible it was in sight when Windows looked last
 * @param isConnected true if there is a session with it on this machine
 * @param interfaceId the GUID of the local network interface of that session; null without one
 * @since 0.1.0
 */
public record PairedDevice(
        MacAddress address,
        String name,
        boolean isLegacy,
        boolean isPresent,
        boolean isVisible,
        boolean isConnected,
        @Nullable UUID interfaceId) {
    /**
     * Checks that there is an address and a name.
     *
     * @param address its Wi-Fi Direct device address
     * @param name what Windows shows for it; may be empty
     * @param isLegacy it was paired by WPS
     * @param isPresent its node is in use
     * @param isVisible it was in sight
     * @param isConnected there is a session with it
     * @param interfaceId the GUID of the interface of that session, or null
     */
    public PairedDevice {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(name, "name");
    }

    /** {@return the local network interface of the session with it, if there is one} */
    public Optional<LocalInterface> local() {
        return Optional.ofNullable(interfaceId).map(LocalInterface::new);
    }
}
