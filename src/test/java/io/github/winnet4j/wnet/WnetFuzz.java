// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static io.github.winnet4j.fuzz.Input.require;
import static io.github.winnet4j.fuzz.Input.same;

import io.github.winnet4j.fuzz.Input;
import io.github.winnet4j.win32.NetResource;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks of mpr: whatever the offsets in them say, each text is what lies there up to its NUL or the end, or none. */
public final class WnetFuzz {
    private WnetFuzz() {}

    public static void block(Input input) {
        int count = input.nextInt();
        int some = input.below(20);
        if (input.yes()) {
            filling(input);
            return;
        }
        byte[] bytes = input.rest();
        Block block = new Block(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int asked : new int[] {count, some, -1}) {
            List<NetResource> resources = block.resources(asked);
            same(Math.max(0, Math.min(asked, bytes.length / NetResource.SIZE)), resources.size(), "as many as fit");
            for (int i = 0; i < resources.size(); i++) {
                resource(buffer, i * NetResource.SIZE, resources.get(i));
            }
        }
        same(orEmpty(text(buffer, 0)), block.universalName(), "the universal name");
        RemotePath path = block.remotePath();
        same(orEmpty(text(buffer, 0)), path.universalName(), "the same in the larger structure");
        same(orEmpty(text(buffer, 8)), path.connectionName(), "the connection");
        block.providerInformation();
    }

    private static void resource(ByteBuffer buffer, int at, NetResource resource) {
        same(buffer.getInt(at), resource.dwScope(), "scope");
        same(buffer.getInt(at + 4), resource.dwType(), "type");
        same(buffer.getInt(at + 12), resource.dwUsage(), "usage");
        same(orEmpty(text(buffer, at + 16)), orEmpty(resource.lpLocalName()), "local name");
        same(orEmpty(text(buffer, at + 24)), orEmpty(resource.lpRemoteName()), "remote name");
        same(orEmpty(text(buffer, at + 32)), orEmpty(resource.lpComment()), "comment");
        same(orEmpty(text(buffer, at + 40)), orEmpty(resource.lpProvider()), "provider");
    }

    /** The text that a pointer there leads to, as the whole block decoded from there on. */
    private static @Nullable String text(ByteBuffer buffer, int at) {
        if (at + Long.BYTES > buffer.capacity()) {
            return null;
        }
        long offset = buffer.getLong(at);
        if (offset <= 0 || offset > buffer.capacity() - 2) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (int i = (int) offset; i + 1 < buffer.capacity() && buffer.getChar(i) != 0; i += 2) {
            text.append(buffer.getChar(i));
        }
        return text.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A function that answers 234 as long as it likes, with any size: the calls end, and so does memory. */
    private static void filling(Input input) {
        int[] calls = new int[1];
        boolean words = input.yes();
        int code = words
                ? new TextBuffer().fill((text, size) -> wanted(input, calls, size, text.length))
                : new Block().fill((block, size) -> wanted(input, calls, size, block.length));
        require(calls[0] <= TextBuffer.MOST_CALLS, "it ends");
        require(code == WinError.ERROR_MORE_DATA || code == WinError.ERROR_SUCCESS, "Windows' own answer");
        String text = new String(input.rest(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        same(end < 0 ? text : text.substring(0, end), TextBuffer.untilNul(text.toCharArray()), "up to the NUL");
    }

    private static int wanted(Input input, int[] calls, int[] size, int room) {
        same(room, size[0], "the size is that of the room");
        calls[0]++;
        if (input.below(4) == 0) {
            return WinError.ERROR_SUCCESS;
        }
        size[0] = input.yes() ? input.nextInt() : room + input.next();
        // Not a block of 64 MB for each input.
        size[0] = size[0] > 1 << 16 && size[0] <= 64 << 20 ? 1 << 16 : size[0];
        return WinError.ERROR_MORE_DATA;
    }
}
