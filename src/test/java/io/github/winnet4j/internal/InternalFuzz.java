// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static io.github.winnet4j.fuzz.Input.require;
import static io.github.winnet4j.fuzz.Input.same;

import io.github.winnet4j.fuzz.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/**
 * Durations against numbers without a limit, GUIDs against their text, and what is said of a file that may be no DLL.
 */
public final class InternalFuzz {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private InternalFuzz() {}

    public static void durations(Input input) {
        Duration duration;
        try {
            duration = Duration.ofSeconds(input.nextLong(), input.nextLong() % 3_000_000_000L);
        } catch (DateTimeException | ArithmeticException e) {
            return; // none that a client can have
        }
        BigInteger exact = BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(duration.getNano()));
        try {
            long nanos = Deadline.nanos(duration);
            require(exact.signum() >= 0, "what is negative is refused");
            same(exact.min(MOST), BigInteger.valueOf(nanos), "nanoseconds, as many as there can be");
            int millis = Deadline.millis(nanos);
            if (nanos == Long.MAX_VALUE) {
                same(-1, millis, "forever");
            } else {
                BigInteger least = exact.add(MILLION).subtract(BigInteger.ONE).divide(MILLION);
                same(least.min(BigInteger.valueOf(Integer.MAX_VALUE - 1)), BigInteger.valueOf(millis), "milliseconds");
            }
            Deadline deadline = Deadline.in(duration);
            long left = deadline.left();
            require(left >= 0 && left <= nanos, "no more is left than there was");
            require(deadline.duration().compareTo(duration) <= 0 || nanos == Long.MAX_VALUE, "nor as a duration");
            require(nanos != Long.MAX_VALUE || left == Long.MAX_VALUE, "what never comes never comes nearer");
            require(deadline.turn() <= left, "no wait is longer than that");
        } catch (IllegalArgumentException e) {
            require(exact.signum() < 0, "only what is negative is refused");
        }
    }

    public static void guids(Input input) {
        byte[] bytes = Arrays.copyOf(input.take(Guids.SIZE), Guids.SIZE);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        UUID id = Guids.at(buffer, 0);
        require(Arrays.equals(bytes, Guids.bytes(id)), "the bytes come out as they went in");
        String text = String.format(
                "%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                buffer.getInt(0),
                buffer.getShort(4),
                buffer.getShort(6),
                bytes[8],
                bytes[9],
                bytes[10],
                bytes[11],
                bytes[12],
                bytes[13],
                bytes[14],
                bytes[15]);
        same(text, id.toString(), "as Windows writes it");
        same(buffer.getLong(0), Guids.first(bytes), "the first half");
        same(buffer.getLong(8), Guids.second(bytes), "the second half");
    }

    private static final class File {
        static final Path PATH = make();

        private static Path make() {
            try {
                Path path = Files.createTempFile("winnet4j-fuzz", ".dll");
                path.toFile().deleteOnExit();
                return path;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static void dll(Input input) {
        // Often with the words that a DLL begins with, and the second header near.
        byte[] given = input.take(4096);
        ByteBuffer bytes = ByteBuffer.allocate(Math.max(given.length, 64)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(given).clear();
        if (given.length > 0 && given[0] % 2 == 0) {
            bytes.putShort(0, (short) 0x5A4D);
            int header = given[0] % 4 == 0 ? bytes.getInt(60) : bytes.getInt(60) & 0xFF;
            bytes.putInt(60, header);
            if (header >= 0 && header <= bytes.capacity() - Integer.BYTES) {
                bytes.putInt(header, 0x4550);
            }
        }
        byte[] file = given.length % 3 == 0 ? Arrays.copyOf(bytes.array(), given.length) : bytes.array();
        try {
            Files.write(File.PATH, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String words = PeHeader.describe(File.PATH);
        ByteBuffer read = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long at = file.length < 64 ? 0 : read.getInt(60) & 0xFFFFFFFFL;
        if (file.length < 64 || read.getShort(0) != 0x5A4D) {
            same("not a DLL: it has no MZ header", words, "no DLL");
        } else if (at + 6 > file.length || read.getInt((int) at) != 0x4550) {
            require(words.startsWith("not a DLL: it has no PE header"), words);
        } else {
            int machine = read.getShort((int) at + 4) & 0xFFFF;
            String number = "machine 0x" + Integer.toHexString(machine);
            require(
                    words.equals("built for " + number)
                            || Set.of(0x8664, 0xAA64, 0x14C).contains(machine),
                    words);
        }
    }
}
