// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.win32.Iphlpapi;
import io.github.winnet4j.win32.WinError;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A network interface of this machine by its GUID, which is how Wi-Fi and Wi-Fi Direct name theirs; the rest of Windows
 * and Java know it by a LUID, an index, addresses. Each question is asked anew: an interface may come, and go.
 *
 * @param id the GUID
 * @since 0.1.0
 */
public record LocalInterface(UUID id) {
    /**
     * Checks the GUID.
     *
     * @param id the GUID
     */
    public LocalInterface {
        Objects.requireNonNull(id, "id");
    }

    /**
     * {@return the one that Java has as that, with its GUID; empty when it is gone, or has none}
     *
     * @param network an interface of this machine
     */
    public static Optional<LocalInterface> of(NetworkInterface network) {
        long[] luid = new long[1];
        byte[] guid = new byte[Guids.SIZE];
        boolean found =
                found("ConvertInterfaceIndexToLuid", Iphlpapi.ConvertInterfaceIndexToLuid(network.getIndex(), luid))
                        && found("ConvertInterfaceLuidToGuid", Iphlpapi.ConvertInterfaceLuidToGuid(luid[0], guid));
        return found
                ? Optional.of(new LocalInterface(Guids.at(ByteBuffer.wrap(guid).order(ByteOrder.LITTLE_ENDIAN), 0)))
                : Optional.empty();
    }

    /** {@return its LUID ({@code NET_LUID}); empty when Windows has no such interface now} */
    public OptionalLong luid() {
        long[] luid = new long[1];
        return found("ConvertInterfaceGuidToLuid", Iphlpapi.ConvertInterfaceGuidToLuid(Guids.bytes(id), luid))
                ? OptionalLong.of(luid[0])
                : OptionalLong.empty();
    }

    /** {@return its index; empty when Windows has no such interface now} */
    public OptionalInt index() {
        OptionalLong luid = luid();
        int[] index = new int[1];
        return luid.isPresent()
                        && found(
                                "ConvertInterfaceLuidToIndex",
                                Iphlpapi.ConvertInterfaceLuidToIndex(luid.getAsLong(), index))
                ? OptionalInt.of(index[0])
                : OptionalInt.empty();
    }

    /**
     * {@return Java's object for it; empty when there is no such interface now}
     *
     * @throws UncheckedIOException Java can't find out
     */
    public Optional<NetworkInterface> network() {
        OptionalInt index = index();
        try {
            return index.isPresent() && index.getAsInt() > 0
                    ? Optional.ofNullable(NetworkInterface.getByIndex(index.getAsInt()))
                    : Optional.empty();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the addresses on it; none when it has none yet, or there is no such interface now} */
    public List<InetAddress> addresses() {
        return network().map(network -> network.inetAddresses().toList()).orElse(List.of());
    }

    private static boolean found(String function, int code) {
        if (code == WinError.ERROR_INVALID_PARAMETER
                || code == WinError.ERROR_FILE_NOT_FOUND
                || code == WinError.ERROR_NOT_FOUND) {
            return false;
        }
        WindowsException.check(function, code);
        return true;
    }
}
