// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.winnet4j.wlan.Bss;
import io.github.winnet4j.wlan.WlanAccess;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanInterface;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Wi-Fi by JNA, on the simulator, as a careful user writes it: every handle and address is a long, which is JNA's
 * fastest type, and the memory for results is kept. (jna-platform's own WlanApi has five functions, by interface
 * mapping and with its slower types.)
 */
final class WlanJna {
    static final String DLL = "winnet4j-simulator";

    private WlanJna() {}

    /** Interface mapping. */
    interface Mapped extends Library {
        int WlanOpenHandle(int version, long reserved, long negotiated, long handle);

        int WlanCloseHandle(long client, long reserved);

        int WlanEnumInterfaces(long client, long reserved, long list);

        int WlanGetNetworkBssList(long client, long guid, long ssid, int type, int secured, long reserved, long list);

        void WlanFreeMemory(long memory);
    }

    /** Direct mapping. */
    static final class Direct {
        static {
            Native.register(Direct.class, DLL);
        }

        private Direct() {}

        static native int WlanOpenHandle(int version, long reserved, long negotiated, long handle);

        static native int WlanCloseHandle(long client, long reserved);

        static native int WlanEnumInterfaces(long client, long reserved, long list);

        static native int WlanGetNetworkBssList(
                long client, long guid, long ssid, int type, int secured, long reserved, long list);

        static native void WlanFreeMemory(long memory);
    }

    /** Loaded when it is first used, after the simulator. */
    static final class Interface {
        static final Mapped DLL = Native.load(WlanJna.DLL, Mapped.class);

        private Interface() {}
    }

    /** The kept memory of one user: version, handle or list, GUID. */
    static final class Kept {
        final Memory memory = new Memory(64);
        final long version = Pointer.nativeValue(memory);
        final long result = version + 8;
        final long guid = version + 16;

        Kept(byte[] interfaceGuid) {
            memory.write(16, interfaceGuid, 0, interfaceGuid.length);
        }

        long result() {
            return memory.getLong(8);
        }
    }

    /** The way back. */
    interface Notified extends Callback {
        void invoke(Pointer data, Pointer context);
    }

    static int directOpenClose(Kept kept) {
        int code = Direct.WlanOpenHandle(2, 0, kept.version, kept.result);
        return code + Direct.WlanCloseHandle(kept.result(), 0);
    }

    static int interfaceOpenClose(Kept kept) {
        int code = Interface.DLL.WlanOpenHandle(2, 0, kept.version, kept.result);
        return code + Interface.DLL.WlanCloseHandle(kept.result(), 0);
    }

    private static ByteBuffer view(long address, int size) {
        return new Pointer(address).getByteBuffer(0, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer interfaces(long address) {
        return view(address, 8 + new Pointer(address).getInt(0) * 532);
    }

    private static ByteBuffer stations(long address) {
        return view(address, new Pointer(address).getInt(0));
    }

    static List<WlanInterface> directEnumerate(Kept kept, long handle, WlanClient client) {
        Direct.WlanEnumInterfaces(handle, 0, kept.result);
        long list = kept.result();
        try {
            return WlanAccess.interfaces(client, interfaces(list));
        } finally {
            Direct.WlanFreeMemory(list);
        }
    }

    static List<WlanInterface> interfaceEnumerate(Kept kept, long handle, WlanClient client) {
        Interface.DLL.WlanEnumInterfaces(handle, 0, kept.result);
        long list = kept.result();
        try {
            return WlanAccess.interfaces(client, interfaces(list));
        } finally {
            Interface.DLL.WlanFreeMemory(list);
        }
    }

    static List<Bss> directStations(Kept kept, long handle) {
        Direct.WlanGetNetworkBssList(handle, kept.guid, 0, 3, 0, 0, kept.result);
        long list = kept.result();
        try {
            return WlanAccess.stations(stations(list));
        } finally {
            Direct.WlanFreeMemory(list);
        }
    }

    static List<Bss> interfaceStations(Kept kept, long handle) {
        Interface.DLL.WlanGetNetworkBssList(handle, kept.guid, 0, 3, 0, 0, kept.result);
        long list = kept.result();
        try {
            return WlanAccess.stations(stations(list));
        } finally {
            Interface.DLL.WlanFreeMemory(list);
        }
    }

    static int directWalk(Kept kept, long handle) {
        Direct.WlanGetNetworkBssList(handle, kept.guid, 0, 3, 0, 0, kept.result);
        long list = kept.result();
        try {
            return WlanFfm.walk(stations(list));
        } finally {
            Direct.WlanFreeMemory(list);
        }
    }
}
