// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.internal.Deadline;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How {@link Content#copyTo} goes about it.
 *
 * @param from where in the content to begin
 * @param chunk how many bytes to read at a time
 * @param ahead how many chunks are being read at the same time
 * @param timeout how long peers may take for each; null is Windows' own five seconds
 * @param progress receives the offset up to which everything has been written, after each chunk, on the copying thread
 * @since 0.1.0
 */
public record CopyOptions(
        long from, int chunk, int ahead, @Nullable Duration timeout, LongConsumer progress) {
    /** From the beginning, four reads of 256 KB at a time. */
    public static final CopyOptions DEFAULT = new CopyOptions(0, 256 << 10, 4, null, written -> {});

    /**
     * Checks the numbers.
     *
     * @param from where in the content to begin
     * @param chunk how many bytes to read at a time
     * @param ahead how many chunks are being read at the same time
     * @param timeout how long peers may take for each; null is Windows' own five seconds
     * @param progress receives the offset up to which everything has been written, after each chunk, on the copying
     *     thread
     */
    public CopyOptions {
        if (timeout != null) {
            Deadline.nanos(timeout); // refuses a negative one
        }
        if (from < 0 || chunk < 1 || ahead < 1) {
            throw new IllegalArgumentException(
                    "from " + from + ", chunk " + chunk + ", ahead " + ahead + ": too small");
        }
    }

    /**
     * {@return the same from that offset on, to go on with a copy that has failed}
     *
     * @param offset in bytes; not negative
     */
    public CopyOptions from(long offset) {
        return new CopyOptions(offset, chunk, ahead, timeout, progress);
    }

    /**
     * {@return the same with that many bytes a chunk, and that many chunks ahead}
     *
     * @param size how many bytes each has
     * @param count how many are read ahead at a time
     */
    public CopyOptions chunks(int size, int count) {
        return new CopyOptions(from, size, count, timeout, progress);
    }

    /**
     * {@return the same with that much time for peers}
     *
     * @param time how long peers may take for a range; not negative, and zero is the local cache alone
     */
    public CopyOptions timeout(Duration time) {
        return new CopyOptions(from, chunk, ahead, time, progress);
    }

    /**
     * {@return the same with a listener for the progress}
     *
     * @param listener receives the offset up to which all is written
     */
    public CopyOptions progress(LongConsumer listener) {
        return new CopyOptions(from, chunk, ahead, timeout, listener);
    }
}
