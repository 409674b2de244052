// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.win32.NetResource;
import io.github.winnet4j.win32.WinError;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What values of this package say of themselves, and the names that they refuse. */
class WordsTest {
    @Test
    void options() {
        DisconnectOptions gently = DisconnectOptions.gently();
        assertEquals("gently", gently.toString());
        assertEquals("by force", gently.force().toString());
        assertEquals("gently, forgotten", gently.forget().toString());
        assertEquals("by force, forgotten", gently.forget().force().toString());
    }

    @Test
    void endings() {
        assertEquals(
                List.of(0, WinError.ERROR_NOT_CONNECTED, WinError.ERROR_OPEN_FILES, WinError.ERROR_DEVICE_IN_USE),
                Arrays.stream(Disconnection.values()).map(Disconnection::code).toList());
    }

    @ParameterizedTest
    @CsvSource({"OPEN_FILES, force() ends it and loses", "IN_USE, A process uses it; end that first."})
    void whatKeepsAConnection(Disconnection why, String advice) {
        StillConnectedException still = assertThrows(StillConnectedException.class, why::orThrow);
        assertEquals(why, still.reason());
        assertEquals(why.code(), still.code());
        assertTrue(still.getMessage().contains(advice), still.getMessage());
    }

    @Test
    @SuppressWarnings("EnumOrdinal") // the order is that of the headers
    void resources() {
        assertEquals(
                "\\\\server (SERVER, by Acme)",
                new NetworkResource(new NetResource(2, 0, 2, 2, null, "\\\\server", null, "Acme")).toString());
        assertEquals(
                "(without a name) (NETWORK)",
                new NetworkResource(new NetResource(2, 0, 6, 2, null, null, null, null)).toString());
        int known = NetworkResource.Display.values().length;
        for (int display = -1; display <= known; display++) {
            assertEquals(
                    display < 1 || display == known
                            ? NetworkResource.Display.GENERIC
                            : NetworkResource.Display.values()[display],
                    new NetworkResource(new NetResource(2, 0, display, 2, null, null, null, null)).display());
        }
    }

    @Test
    void countersAreAddedOneByOne() {
        assertEquals(
                new CallCounters(11, 22, 33, 44, 55),
                new CallCounters(1, 2, 3, 4, 5).plus(new CallCounters(10, 20, 30, 40, 50)));
    }

    /** The name is nothing but slashes. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "\\", "//", "\\/", "\\\\\\"})
    void namesOfSlashesAlone(String name) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> NetworkConnectRequest.to(name));
        assertTrue(refused.getMessage().contains(" is " + name + "; a share is written as \\\\"), refused.getMessage());
    }

    @Test
    void theServersOfNames() {
        assertTrue(Names.sameServer("\\\\server", "\\\\SERVER\\plans\\dir"));
        assertEquals(false, Names.sameServer("\\\\server\\plans", "\\\\server2\\plans"));
        assertEquals(false, Names.sameServer("\\\\\\plans", "\\\\\\plans"), "no name is no server's");
    }
}
