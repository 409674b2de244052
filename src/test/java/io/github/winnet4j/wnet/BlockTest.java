// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.win32.NetResource;
import io.github.winnet4j.win32.WinError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Structures from bytes that a C++ compiler made of the headers (native/test/golden/wnet.cpp), and from hostile ones.
 */
class BlockTest {
    private static final String REMOTE = "\\\\server\\plans \u2014 \uD83D\uDE00";
    private static Map<String, byte[]> golden;

    @BeforeAll
    static void read() throws IOException {
        Path file = Built.target()
                .resolveSibling("src")
                .resolve("test")
                .resolve("resources")
                .resolve("golden")
                .resolve("wnet.txt");
        golden = Files.readAllLines(file).stream()
                .map(line -> line.split(" "))
                .collect(
                        Collectors.toMap(line -> line[0], line -> HexFormat.of().parseHex(line[1])));
    }

    @Test
    void resources() {
        Block block = new Block(golden.get("resources"));
        NetResource drive = new NetResource(1, 1, 3, 1, "Z:", REMOTE, "", "Acme");
        NetResource server = new NetResource(2, 0, 2, 2, null, "\\\\server", null, null);
        assertEquals(List.of(drive, server), block.resources(2));
        assertEquals(List.of(drive), block.resources(1));
        assertEquals(List.of(), block.resources(0));
        assertEquals(new NetworkConnection("Z:", REMOTE, "Acme", ResourceType.DISK), NetworkConnection.of(drive));
        assertEquals(NetworkResource.Display.SERVER, new NetworkResource(server).display());
    }

    @Test
    void names() {
        assertEquals("\\\\server\\plans\\dir", new Block(golden.get("universal")).universalName());
        assertEquals(
                new RemotePath("\\\\server\\plans\\dir", "\\\\server\\plans", "\\dir"),
                new Block(golden.get("remote")).remotePath());
    }

    @Test
    void providersOfBothSizes() {
        ProviderInformation expected =
                new ProviderInformation(0x00050001, WinError.ERROR_BUSY, 3, 0xFFFE, 0x1FF, 0x03FFFFFF);
        assertEquals(expected, new Block(golden.get("provider")).providerInformation());
        assertEquals(expected, new Block(golden.get("provider32")).providerInformation());
        assertEquals(golden.get("provider").length, Block.networkInformation().length);
        assertEquals(golden.get("provider")[0], Block.networkInformation()[0]);
    }

    @Test
    void whateverIsCutOffNothingIsReadBehindTheEnd() {
        for (Map.Entry<String, byte[]> one : golden.entrySet()) {
            for (int length = 0; length <= one.getValue().length; length++) {
                readAll(Arrays.copyOf(one.getValue(), length));
            }
        }
    }

    @Test
    void countsAndOffsetsArentBelieved() {
        Block block = new Block(golden.get("resources"));
        for (int count : new int[] {-1, Integer.MIN_VALUE}) {
            assertEquals(List.of(), block.resources(count));
        }
        int most = golden.get("resources").length / NetResource.SIZE;
        assertEquals(most, block.resources(Integer.MAX_VALUE).size());

        byte[] bytes = golden.get("resources").clone();
        for (long offset :
                new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, bytes.length, bytes.length - 1, 1L << 32 | 96}) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(16, offset);
            assertEquals(null, new Block(bytes).resources(1).get(0).lpLocalName());
        }
        byte[] endless = new byte[NetResource.SIZE + 10];
        Arrays.fill(endless, NetResource.SIZE, endless.length, (byte) 'x');
        ByteBuffer.wrap(endless).order(ByteOrder.LITTLE_ENDIAN).putLong(24, NetResource.SIZE);
        assertEquals(5, new Block(endless).resource(0).lpRemoteName().length(), "without a NUL it ends with the block");
    }

    /** What lies at the very end of a block is part of it. */
    @Test
    void theLastNumberAndTheLastPointerAreRead() {
        byte[] numbers = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(2)
                .putInt(1)
                .putInt(3)
                .putInt(0x12345678)
                .array();
        assertEquals(0x12345678, new Block(numbers).resource(0).dwUsage());
        byte[] cut = Arrays.copyOf(golden.get("provider"), 26);
        assertEquals(0xFFFE, new Block(cut).providerInformation().networkType());
        byte[] one = neighbours(1, 8, 0); // where the type of its display is
        one[8] = 'A';
        assertEquals("A", new Block(one).resource(0).lpProvider());
        assertEquals("A", new Block(one).resources(1).get(0).lpProvider());
    }

    /** Resources whose providers are at those offsets, with that much room behind them. */
    private static byte[] neighbours(int count, long first, int room) {
        byte[] bytes = new byte[count * NetResource.SIZE + room];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(40, first);
        return bytes;
    }

    private static List<NetResource> two(String text, long first, long second) {
        byte[] bytes = neighbours(2, first, text.length() * Character.BYTES);
        ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        block.putLong(NetResource.SIZE + 40, second);
        for (int i = 0; i < text.length(); i++) {
            block.putChar(2 * NetResource.SIZE + i * Character.BYTES, text.charAt(i));
        }
        return new Block(bytes).resources(2);
    }

    /** The provider of most resources is that of the one before: then the text is there already. */
    @Test
    void theSameProviderAgainIsTheSameString() {
        int texts = 2 * NetResource.SIZE;
        List<NetResource> same = two("Acme\0Acme\0", texts, texts + 10);
        assertEquals("Acme", same.get(0).lpProvider());
        assertSame(same.get(0).lpProvider(), same.get(1).lpProvider(), "also where it ends with the block");
    }

    @Test
    void anotherProviderIsNotTakenForTheOneBefore() {
        int texts = 2 * NetResource.SIZE;
        assertEquals("Acne", two("Acme\0Acne\0", texts, texts + 10).get(1).lpProvider());
        assertEquals("Ac", two("Acme\0Ac\0", texts, texts + 10).get(1).lpProvider());
        assertEquals("Acme2", two("Acme\0Acme2\0", texts, texts + 10).get(1).lpProvider());
        assertEquals("Ac", two("Acme\0Ac", texts, texts + 10).get(1).lpProvider(), "cut off by the end");
        assertEquals("Acme", two("Acme\0Acme", texts, texts + 10).get(1).lpProvider(), "cut off by the end");
        assertEquals(null, two("\0", texts, 0).get(1).lpProvider(), "none, though the block begins as an empty one");
    }

    @Test
    void anyBytesAreRead() {
        Random random = new Random(42);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = golden.get("resources").clone();
            for (int j = 0; j < 8; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            readAll(bytes);
        }
    }

    private static void readAll(byte[] bytes) {
        Block block = new Block(bytes);
        assertNotNull(block.resources(5));
        assertNotNull(block.resource(0));
        assertNotNull(block.remotePath());
        assertNotNull(block.providerInformation());
        assertNotNull(block.textOrEmpty(bytes.length));
    }
}
