// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.AccessDeniedException;
import io.github.winnet4j.ApiUnavailableException;
import io.github.winnet4j.LocalInterface;
import io.github.winnet4j.MacAddress;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.Cfgmgr32;
import io.github.winnet4j.win32.WinError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The paired devices, by the device nodes of the pairing. */
@SimulatedWindows
class PairedDevicesTest {
    private static final MacAddress TELEVISION = MacAddress.of("02-1A-11-F0-3C-7D");
    private static final MacAddress PRINTER = MacAddress.of("02-1A-11-F0-3C-7E");

    @Test
    void withoutOneThereIsNone() {
        assertEquals(List.of(), WifiDirect.pairedDevices());
    }

    @Test
    void theyHaveNamesAndAddresses(Simulator windows) {
        windows.peer(TELEVISION.toString()).accepts().named("Fernseher \u00e4 \"\u00df".replace("\"", ""));
        windows.peer(PRINTER.toString()).vanishes().named("Printer").legacy().there(false, false);
        assertEquals(
                List.of(
                        new PairedDevice(TELEVISION, "Fernseher \u00e4 \u00df", false, true, true, false, null),
                        new PairedDevice(PRINTER, "Printer", true, false, false, false, null)),
                WifiDirect.pairedDevices());
        windows.peer(PRINTER.toString()).forget();
        assertEquals(1, WifiDirect.pairedDevices().size());
    }

    @Test
    void oneMayHaveNoName(Simulator windows) {
        windows.peer(TELEVISION.toString()).accepts();
        assertEquals("", WifiDirect.pairedDevices().get(0).name());
    }

    @Test
    void aLongNameIsReadWhole(Simulator windows) {
        windows.peer(TELEVISION.toString()).accepts().named("x".repeat(2000));
        assertEquals(2000, WifiDirect.pairedDevices().get(0).name().length());
    }

    @Test
    void manyAreAll(Simulator windows) {
        for (int i = 0; i < 100; i++) {
            windows.peer(String.format("02-00-00-00-00-%02X", i)).accepts().named("device " + i);
        }
        List<PairedDevice> all = WifiDirect.pairedDevices();
        assertEquals(100, all.size());
        assertEquals(
                new PairedDevice(MacAddress.of("02-00-00-00-00-63"), "device 99", false, true, true, false, null),
                all.get(99));
    }

    @Test
    void itReportsASessionAndItsInterface(Simulator windows) throws Exception {
        windows.peer(TELEVISION.toString()).accepts().named("TV");
        windows.peer(PRINTER.toString()).accepts();
        try (CompletionPort port = CompletionPort.start();
                WifiDirect direct = WifiDirect.open(port)) {
            SessionOpening opening =
                    direct.openSession(WifiDirect.pairedDevices().get(0).address());
            assertFalse(WifiDirect.pairedDevices().get(0).isConnected(), "not yet");
            windows.runUntil(opening.future()::isDone);
            try (WifiDirectSession session = opening.future().get()) {
                PairedDevice device = WifiDirect.pairedDevices().get(0);
                assertTrue(device.isConnected());
                assertEquals(session.interfaceId(), device.interfaceId());
                assertEquals(Optional.of(new LocalInterface(session.interfaceId())), device.local());
                assertFalse(WifiDirect.pairedDevices().get(1).isConnected());
                assertEquals(Optional.empty(), WifiDirect.pairedDevices().get(1).local());
            }
            windows.runUntilIdle();
            assertFalse(WifiDirect.pairedDevices().get(0).isConnected());
        }
    }

    /** One that is unpaired while it is being looked at. */
    @ParameterizedTest
    @CsvSource({
        "CM_Get_Device_Interface_PropertyW, 55",
        "CM_Get_Device_Interface_PropertyW, 37",
        "CM_Locate_DevNodeW, 13",
        "CM_Locate_DevNodeW, 30",
        "CM_Get_DevNode_PropertyW, 13"
    })
    void aDeviceThatIsGoneMeanwhileIsLeftOut(String function, int code, Simulator windows) {
        windows.peer(TELEVISION.toString()).accepts();
        windows.peer(PRINTER.toString()).accepts();
        windows.on(function).nth(1).returns(code);
        assertEquals(
                List.of(PRINTER),
                WifiDirect.pairedDevices().stream().map(PairedDevice::address).toList());
    }

    @Test
    void aListThatGrowsIsAskedForAgain(Simulator windows) {
        windows.peer(TELEVISION.toString()).accepts();
        windows.on("CM_Get_Device_Interface_ListW").nth(1).returns(Cfgmgr32.CR_BUFFER_SMALL);
        assertEquals(1, WifiDirect.pairedDevices().size());
        windows.removeRules();
        windows.on("CM_Get_Device_Interface_ListW").returns(Cfgmgr32.CR_BUFFER_SMALL);
        assertEquals(
                WinError.ERROR_INSUFFICIENT_BUFFER,
                assertThrows(WindowsException.class, WifiDirect::pairedDevices).code());
    }

    /** One that is given too little room each time; not the list, but the value of a property. */
    @ParameterizedTest
    @ValueSource(strings = {"CM_Get_Device_Interface_PropertyW", "CM_Get_DevNode_PropertyW"})
    void aValueThatNeverFitsIsAFailureInTheEnd(String function, Simulator windows) {
        windows.peer(TELEVISION.toString()).accepts();
        for (int i = 1; i <= 8; i++) {
            windows.on(function).nth(i).returns(Cfgmgr32.CR_BUFFER_SMALL);
        }
        WindowsException small = assertThrows(WindowsException.class, WifiDirect::pairedDevices);
        assertEquals(WinError.ERROR_INSUFFICIENT_BUFFER, small.code());
        assertEquals(function, small.function());
        assertEquals(1, WifiDirect.pairedDevices().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CM_Get_Device_Interface_List_SizeW",
                "CM_Get_Device_Interface_ListW",
                "CM_Get_Device_Interface_PropertyW",
                "CM_Locate_DevNodeW",
                "CM_Get_DevNode_PropertyW"
            })
    void aFailureNamesItsFunction(String function, Simulator windows) {
        windows.peer(TELEVISION.toString()).accepts();
        windows.on(function).nth(1).returns(Cfgmgr32.CR_ACCESS_DENIED);
        windows.on(function).nth(2).returns(WinError.ERROR_PROC_NOT_FOUND);
        windows.on(function).nth(3).returns(19);
        windows.on(function).nth(4).returns(Cfgmgr32.CR_OUT_OF_MEMORY);
        assertEquals(
                function,
                assertThrows(AccessDeniedException.class, WifiDirect::pairedDevices)
                        .function());
        assertThrows(ApiUnavailableException.class, WifiDirect::pairedDevices);
        WifiDirectException other = assertInstanceOf(
                WifiDirectException.class, assertThrows(WindowsException.class, WifiDirect::pairedDevices));
        assertEquals(function, other.function());
        assertTrue(other.getMessage().contains("CONFIGRET is 19"), other.getMessage());
        assertEquals(
                WinError.ERROR_NOT_ENOUGH_MEMORY,
                assertThrows(WindowsException.class, WifiDirect::pairedDevices).code());
        assertNotNull(WifiDirect.pairedDevices());
    }

    @Test
    void theRawFunctionsRefuseWhatIsTooShort() {
        byte[] key = new byte[20];
        int[] one = new int[1];
        assertThrows(
                IllegalArgumentException.class,
                () -> Cfgmgr32.CM_Get_Device_Interface_List_SizeW(one, new byte[15], null, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Cfgmgr32.CM_Get_Device_Interface_ListW(new byte[16], null, new char[1], 2, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Cfgmgr32.CM_Get_DevNode_PropertyW(1, new byte[19], one, new byte[1], new int[] {1}, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Cfgmgr32.CM_Get_DevNode_PropertyW(1, key, one, new byte[1], new int[] {2}, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> Cfgmgr32.CM_Get_DevNode_PropertyW(1, key, one, new byte[1], new int[] {-1}, 0));
        assertThrows(IllegalArgumentException.class, () -> Cfgmgr32.CM_Locate_DevNodeW(new int[0], "x", 0));
        assertEquals(Cfgmgr32.CR_INVALID_POINTER, Cfgmgr32.CM_Locate_DevNodeW(one, "a\0b", 0), "a NUL inside");
    }
}
