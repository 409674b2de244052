// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.WinNT.HANDLEByReference;
import com.sun.jna.platform.win32.Winnetwk.NETRESOURCE;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import io.github.winnet4j.wnet.NetworkConnection;
import io.github.winnet4j.wnet.ResourceType;
import java.util.ArrayList;
import java.util.List;

/**
 * JNA's own Mpr, of jna-platform, over the simulator, with the two functions that it lacks; buffers are kept, as a
 * careful user does.
 */
final class WnetJna {
    private static final String DLL = "winnet4j-simulator"; // is in the process, so its name is enough

    /** What jna-platform lacks of the W functions. */
    interface Wide extends com.sun.jna.platform.win32.Mpr {
        int WNetGetConnection(String lpLocalName, char[] lpRemoteName, IntByReference lpnLength);
    }

    /** The A functions aren't in jna-platform. */
    interface Ansi extends StdCallLibrary {
        int WNetCancelConnectionA(String lpName, boolean fForce);
    }

    /** A structure over memory that Windows has filled. */
    static final class Resource extends NETRESOURCE {
        Resource(Memory block, int index, int size) {
            super(block.share((long) index * size, size));
        }
    }

    private static final Wide WIDE = Native.load(DLL, Wide.class, W32APIOptions.UNICODE_OPTIONS);
    private static final Ansi ANSI = Native.load(DLL, Ansi.class, W32APIOptions.ASCII_OPTIONS);
    private static final int STRUCT = 48;

    final Wide wide = WIDE;
    final Ansi ansi = ANSI;

    private final char[] text = new char[272];
    private final IntByReference size = new IntByReference();
    private final IntByReference count = new IntByReference();
    private final Memory block = new Memory(16 * 1024);

    String remoteName(String device) {
        size.setValue(text.length);
        int code = wide.WNetGetConnection(device, text, size);
        return code == 0 ? Native.toString(text) : null;
    }

    List<NetworkConnection> connections() {
        HANDLEByReference opened = new HANDLEByReference();
        expect(0, wide.WNetOpenEnum(1, 0, 0, null, opened));
        List<NetworkConnection> all = new ArrayList<>();
        while (true) {
            count.setValue(-1);
            size.setValue((int) block.size());
            int code = wide.WNetEnumResource(opened.getValue(), count, block, size);
            if (code == 259) {
                break;
            }
            expect(0, code);
            int entries = count.getValue();
            for (int i = 0; i < entries; i++) {
                Resource one = new Resource(block, i, STRUCT); // reads it
                all.add(new NetworkConnection(
                        one.lpLocalName,
                        one.lpRemoteName,
                        one.lpProvider,
                        one.dwType == 1 ? ResourceType.DISK : ResourceType.OTHER));
            }
        }
        expect(0, wide.WNetCloseEnum(opened.getValue()));
        return all;
    }

    private static void expect(int expected, int code) {
        if (code != expected) {
            throw new IllegalStateException("answered " + code);
        }
    }
}
