// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.win32.Iphlpapi;
import io.github.winnet4j.win32.WinError;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The real iphlpapi.dll: each interface that Java knows is found again by its GUID, and no other. */
class LocalInterfaceTest {
    /** Windows gives one to every interface. */
    private static final UUID NONE = UUID.fromString("0d3f5a3c-9c1e-4b57-8a52-7c8d6f1e2b90");

    @OnWindows
    @Test
    void eachInterfaceOfThisMachineIsFoundByItsGuid() throws Exception {
        List<NetworkInterface> all = NetworkInterface.networkInterfaces().toList();
        assertFalse(all.isEmpty());
        int withGuid = 0;
        for (NetworkInterface one : all) {
            Optional<LocalInterface> local = LocalInterface.of(one);
            if (local.isEmpty()) {
                continue;
            }
            withGuid++;
            assertEquals(one.getIndex(), local.get().index().orElseThrow(), one.toString());
            assertEquals(one, local.get().network().orElseThrow());
            assertEquals(one.inetAddresses().toList(), local.get().addresses());
            long luid = local.get().luid().orElseThrow();
            int[] index = new int[1];
            assertEquals(WinError.ERROR_SUCCESS, Iphlpapi.ConvertInterfaceLuidToIndex(luid, index));
            assertEquals(one.getIndex(), index[0]);
            long[] again = new long[1];
            assertEquals(WinError.ERROR_SUCCESS, Iphlpapi.ConvertInterfaceIndexToLuid(index[0], again));
            assertEquals(luid, again[0]);
        }
        assertTrue(withGuid > 0, "none of " + all);
    }

    @OnWindows
    @Test
    void aMissingInterfaceIsEmpty() {
        LocalInterface none = new LocalInterface(NONE);
        assertTrue(none.luid().isEmpty());
        assertTrue(none.index().isEmpty());
        assertTrue(none.network().isEmpty());
        assertEquals(List.of(), none.addresses());
    }

    @OnWindows
    @Test
    void arraysThatAreTooShortAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> Iphlpapi.ConvertInterfaceGuidToLuid(new byte[15], new long[1]));
        assertThrows(
                IllegalArgumentException.class, () -> Iphlpapi.ConvertInterfaceGuidToLuid(new byte[16], new long[0]));
        assertThrows(IllegalArgumentException.class, () -> Iphlpapi.ConvertInterfaceIndexToLuid(1, new long[0]));
        assertThrows(IllegalArgumentException.class, () -> Iphlpapi.ConvertInterfaceLuidToGuid(1, new byte[15]));
        assertThrows(IllegalArgumentException.class, () -> Iphlpapi.ConvertInterfaceLuidToIndex(1, new int[0]));
    }

    @DisabledOnOs(OS.WINDOWS)
    @Test
    void elsewhereItIsUnavailable() throws Exception {
        assertThrows(ApiUnavailableException.class, () -> new LocalInterface(NONE).addresses());
        NetworkInterface any = NetworkInterface.networkInterfaces().findFirst().orElseThrow();
        assertThrows(ApiUnavailableException.class, () -> LocalInterface.of(any));
    }

    @Test
    void itNeedsAGuid() {
        assertThrows(NullPointerException.class, () -> new LocalInterface(null));
    }
}
