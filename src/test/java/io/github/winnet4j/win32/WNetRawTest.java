// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnet4j.harness.OnWindows;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Network connections through the raw functions, where a test network has the share {@code \\srv\data}: Windows itself
 * is never asked for it, since it would look for half a minute.
 */
@OnWindows
class WNetRawTest {
    private static final String SHARE = "\\\\srv\\data";
    private static final NetResource RESOURCE =
            new NetResource(0, NetResource.RESOURCETYPE_DISK, 0, 0, "Q:", SHARE, null, null);
    private static final Charset CODE_PAGE = Charset.forName(System.getProperty("sun.jnu.encoding"));

    @Test
    void aConnectionIsMadeListedAndEnded() {
        assumeTrue(connect() == WinError.ERROR_SUCCESS, "no " + SHARE + " here");
        try {
            for (boolean wide : new boolean[] {true, false}) {
                assertTrue(listed(wide).contains("Q: " + SHARE), listed(wide).toString());
            }
        } finally {
            assertEquals(WinError.ERROR_SUCCESS, Mpr.WNetCancelConnection2W("Q:", 0, true));
        }
        assertTrue(!listed(true).contains("Q: " + SHARE));
    }

    @Test
    void aFreeLetterIsChosenAndReported() {
        assumeTrue(System.getenv("WINEPREFIX") != null, "no test network");
        NetResource any = new NetResource(0, NetResource.RESOURCETYPE_DISK, 0, 0, null, SHARE, null, null);
        char[] device = new char[16];
        int[] size = {device.length};
        int[] result = new int[1];
        int code = Mpr.WNetUseConnectionW(0, any, null, null, 0x80, device, size, result);
        assumeTrue(code == WinError.ERROR_SUCCESS, "no " + SHARE + " here");
        assertEquals(':', device[1]);
        assertEquals('\0', device[2]);
        assertEquals(WinError.ERROR_SUCCESS, Mpr.WNetCancelConnectionW(new String(device, 0, 2), true));
    }

    @Test
    void aNameIsSplitIntoResourceAndRest() {
        assumeTrue(System.getenv("WINEPREFIX") != null, "no test network");
        NetResource path = new NetResource(0, 0, 0, 0, null, SHARE + "\\dir\\file", null, null);
        byte[] buffer = new byte[2048];
        int[] system = new int[1];
        int code = Mpr.WNetGetResourceInformationW(path, buffer, new int[] {buffer.length}, system);
        assumeTrue(code == WinError.ERROR_SUCCESS, "no " + SHARE + " here");
        assertEquals(SHARE, names(buffer, 0, true)[1]);
        assertEquals("\\dir\\file", string(buffer, system[0], true));
    }

    @Test
    void aBlockThatIsTooShortIsUntouched() {
        long[] enumeration = new long[1];
        assumeTrue(
                Mpr.WNetOpenEnumW(NetResource.RESOURCE_GLOBALNET, 0, 0, null, enumeration) == WinError.ERROR_SUCCESS,
                "no network");
        byte[] buffer = new byte[8];
        int[] size = {buffer.length};
        int code = Mpr.WNetEnumResourceW(enumeration[0], new int[] {-1}, buffer, size);
        assertEquals(WinError.ERROR_MORE_DATA, code);
        assertTrue(size[0] >= NetResource.SIZE, "needs " + size[0]);
        assertArrayEquals(new byte[8], buffer);
        assertEquals(WinError.ERROR_SUCCESS, Mpr.WNetCloseEnum(enumeration[0]));
    }

    private static int connect() {
        return System.getenv("WINEPREFIX") != null
                ? Mpr.WNetAddConnection2W(RESOURCE, null, null, 4)
                : WinError.ERROR_NO_NETWORK;
    }

    private static List<String> listed(boolean wide) {
        long[] enumeration = new long[1];
        int scope = NetResource.RESOURCE_CONNECTED;
        assertEquals(
                WinError.ERROR_SUCCESS,
                wide
                        ? Mpr.WNetOpenEnumW(scope, 0, 0, null, enumeration)
                        : Mpr.WNetOpenEnumA(scope, 0, 0, null, enumeration));
        List<String> found = new ArrayList<>();
        byte[] buffer = new byte[16384];
        while (true) {
            int[] count = {-1};
            int[] size = {buffer.length};
            int code = wide
                    ? Mpr.WNetEnumResourceW(enumeration[0], count, buffer, size)
                    : Mpr.WNetEnumResourceA(enumeration[0], count, buffer, size);
            if (code == WinError.ERROR_NO_MORE_ITEMS) {
                break;
            }
            assertEquals(WinError.ERROR_SUCCESS, code);
            for (int i = 0; i < count[0]; i++) {
                String[] names = names(buffer, i, wide);
                found.add(names[0] + " " + names[1]);
            }
        }
        assertEquals(WinError.ERROR_SUCCESS, Mpr.WNetCloseEnum(enumeration[0]));
        return found;
    }

    /** The four names of the structure at that index. */
    private static String[] names(byte[] buffer, int index, boolean wide) {
        ByteBuffer bytes = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
        String[] names = new String[4];
        for (int i = 0; i < names.length; i++) {
            names[i] = string(buffer, (int) bytes.getLong(index * NetResource.SIZE + 16 + i * 8), wide);
        }
        return names;
    }

    private static String string(byte[] buffer, int at, boolean wide) {
        if (at == 0) {
            return "";
        }
        int end = at;
        while (buffer[end] != 0 || wide && buffer[end + 1] != 0) {
            end += wide ? 2 : 1;
        }
        return new String(buffer, at, end - at, wide ? StandardCharsets.UTF_16LE : CODE_PAGE);
    }
}
