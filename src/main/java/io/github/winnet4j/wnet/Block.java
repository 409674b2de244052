// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.win32.NetResource;
import io.github.winnet4j.win32.WinError;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of structures and, behind them, their strings, as the raw layer gives it: little-endian, with offsets for
 * pointers. Reads no byte outside of it, whatever counts and offsets say. Grows as {@link TextBuffer} does; knows no
 * function.
 */
final class Block {
    /** What Microsoft recommends for an enumeration. */
    private static final int FIRST = 16 * 1024;

    private static final int LARGEST = 64 << 20;

    private static final VarHandle UNIT = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MOST_OF_LATIN_1 = 0xFF;

    // NETRESOURCEW, x64
    private static final int SCOPE = 0;
    private static final int TYPE = 4;
    private static final int DISPLAY_TYPE = 8;
    private static final int USAGE = 12;
    private static final int LOCAL_NAME = 16;
    private static final int REMOTE_NAME = 24;
    private static final int COMMENT = 32;
    private static final int PROVIDER = 40;

    // NETINFOSTRUCT, x64; where its handle has 4 bytes, as in that of Wine 8, all that follows lies elsewhere
    static final int NETINFO = 40;
    private static final int NETINFO_OF_32_BITS = 32;
    private static final int VERSION = 4;
    private static final int STATUS = 8;
    private static final int CHARACTERISTICS = 12;
    private static final int NET_TYPE = 24;
    private static final int PRINTERS = 28;
    private static final int DRIVES = 32;
    private static final int HANDLE_DIFFERENCE = 4;

    // REMOTE_NAME_INFOW; UNIVERSAL_NAME_INFOW is its first member
    private static final int UNIVERSAL_NAME = 0;
    private static final int CONNECTION_NAME = 8;
    private static final int REMAINING_PATH = 16;

    /** A function of Windows that fills a block; the size is there and back. */
    @FunctionalInterface
    interface Call {
        int into(byte[] block, int[] size);
    }

    private ByteBuffer bytes;

    Block() {
        this(new byte[FIRST]);
    }

    Block(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Calls until it fits; answers the code, 234 when it never does. */
    int fill(Call call) {
        int[] size = new int[1];
        for (int calls = 1; ; calls++) {
            size[0] = bytes.capacity();
            int code = call.into(bytes.array(), size);
            if (code != WinError.ERROR_MORE_DATA
                    || calls == TextBuffer.MOST_CALLS
                    || size[0] < 0
                    || size[0] > LARGEST) {
                return code;
            }
            bytes = ByteBuffer.wrap(new byte[TextBuffer.grown(bytes.capacity(), size[0])])
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /**
     * That many resources from the front, or as many as there is room for; none when the count is still what was asked
     * for, -1.
     */
    List<NetResource> resources(int count) {
        int there = Math.max(0, Math.min(count, bytes.capacity() / NetResource.SIZE));
        List<NetResource> resources = new ArrayList<>(there);
        String provider = null;
        for (int i = 0; i < there; i++) {
            NetResource one = resource(i * NetResource.SIZE, provider);
            provider = one.lpProvider();
            resources.add(one);
        }
        return resources;
    }

    NetResource resource(int at) {
        return resource(at, null);
    }

    private NetResource resource(int at, @Nullable String provider) {
        return new NetResource(
                number(at + SCOPE),
                number(at + TYPE),
                number(at + DISPLAY_TYPE),
                number(at + USAGE),
                pointedAt(at + LOCAL_NAME),
                pointedAt(at + REMOTE_NAME),
                pointedAt(at + COMMENT),
                pointedAt(at + PROVIDER, provider));
    }

    String universalName() {
        return orEmpty(pointedAt(UNIVERSAL_NAME));
    }

    RemotePath remotePath() {
        return new RemotePath(universalName(), orEmpty(pointedAt(CONNECTION_NAME)), orEmpty(pointedAt(REMAINING_PATH)));
    }

    /** A NETINFOSTRUCT as the caller gives it: with its size. */
    static byte[] networkInformation() {
        byte[] info = new byte[NETINFO];
        info[0] = NETINFO;
        return info;
    }

    ProviderInformation providerInformation() {
        int earlier = number(0) == NETINFO_OF_32_BITS ? HANDLE_DIFFERENCE : 0;
        return new ProviderInformation(
                number(VERSION),
                number(STATUS),
                number(CHARACTERISTICS),
                half(NET_TYPE - earlier),
                number(PRINTERS - earlier),
                number(DRIVES - earlier));
    }

    private int number(int at) {
        return at + Integer.BYTES <= bytes.capacity() ? bytes.getInt(at) : 0;
    }

    private int half(int at) {
        return at + Short.BYTES <= bytes.capacity() ? bytes.getShort(at) & 0xFFFF : 0;
    }

    /** The string that a pointer there leads to; null for NULL. */
    private @Nullable String pointedAt(int at) {
        long offset = at + Long.BYTES <= bytes.capacity() ? bytes.getLong(at) : 0;
        return text(offset);
    }

    /** The string at that offset, unit by unit, so that nothing is changed that isn't well-formed; null for 0. */
    private @Nullable String text(long offset) {
        byte[] block = bytes.array();
        if (offset <= 0 || offset > block.length - Character.BYTES) {
            return null;
        }
        int from = (int) offset;
        int all = 0;
        int to = from;
        for (; to <= block.length - Character.BYTES; to += Character.BYTES) {
            char unit = (char) UNIT.get(block, to);
            if (unit == 0) {
                break;
            }
            all |= unit;
        }
        int length = (to - from) / Character.BYTES;
        return all <= MOST_OF_LATIN_1 ? latin(block, from, length) : wide(block, from, length);
    }

    /** As most are, and as Java keeps them: half as long. */
    private static String latin(byte[] block, int from, int length) {
        byte[] units = new byte[length];
        for (int i = 0; i < length; i++) {
            units[i] = block[from + i * Character.BYTES];
        }
        return new String(units, StandardCharsets.ISO_8859_1);
    }

    private static String wide(byte[] block, int from, int length) {
        char[] units = new char[length];
        for (int i = 0; i < length; i++) {
            units[i] = (char) UNIT.get(block, from + i * Character.BYTES);
        }
        return new String(units);
    }

    /**
     * The string that a pointer there leads to; that other one when it is the same, as the provider of most neighbours
     * is.
     */
    private @Nullable String pointedAt(int at, @Nullable String other) {
        long offset = at + Long.BYTES <= bytes.capacity() ? bytes.getLong(at) : 0;
        return other != null && isAt(offset, other) ? other : text(offset);
    }

    private boolean isAt(long offset, String text) {
        byte[] block = bytes.array();
        int length = text.length();
        if (offset <= 0 || offset > block.length - (length + 1L) * Character.BYTES) {
            return false;
        }
        int from = (int) offset;
        for (int i = 0; i < length; i++) {
            if ((char) UNIT.get(block, from + i * Character.BYTES) != text.charAt(i)) {
                return false;
            }
        }
        return (char) UNIT.get(block, from + length * Character.BYTES) == 0;
    }

    String textOrEmpty(long offset) {
        return orEmpty(text(offset));
    }

    private static String orEmpty(@Nullable String text) {
        return text != null ? text : "";
    }
}
