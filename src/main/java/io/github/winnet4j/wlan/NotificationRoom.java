// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * How much room a client has for notifications that haven't been handled, those that are being handled included. What
 * doesn't fit is dropped and counted, always the newest.
 *
 * @param events how many at once, rounded up to a power of two; up to 32 of them are being handled
 * @param dataBytes how many bytes of data are kept of each; a link's needs 580, the profile of a discovery some 1 500
 *     to 3 500 more. The 568 that say how an attempt to connect has ended are kept in any case
 * @since 0.1.0
 */
public record NotificationRoom(int events, int dataBytes) {
    /**
     * Room for 512 notifications of 4048 bytes, profiles of discoveries and all: two megabytes, taken with the first
     * watch. Without such profiles 584 bytes are enough of each.
     */
    public static final NotificationRoom DEFAULT = new NotificationRoom(512, 4048);

    private static final int MOST_EVENTS = 1 << 20;
    private static final int MOST_BYTES = 1 << 15;

    /** What a notification takes beside its data, at most. */
    private static final long BYTES_BESIDE = 128;

    /**
     * Checks the numbers.
     *
     * @param events how many at once, rounded up to a power of two; up to 32 of them are being handled
     * @param dataBytes how many bytes of data are kept of each; a link's needs 580, the profile of a discovery some 1
     *     500 to 3 500 more. The 568 that say how an attempt to connect has ended are kept in any case
     */
    public NotificationRoom {
        if (events < 1 || events > MOST_EVENTS || dataBytes < 0 || dataBytes > MOST_BYTES) {
            throw new IllegalArgumentException("room for 1 to " + MOST_EVENTS + " notifications of up to " + MOST_BYTES
                    + " bytes is possible; not for " + events + " of " + dataBytes);
        }
        long rounded = Long.highestOneBit(2L * events - 1);
        if (rounded * (kept(dataBytes) + BYTES_BESIDE) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "room for " + rounded + " notifications of " + dataBytes + " bytes is more than 2 GB");
        }
    }

    /** What is waited for must be seen whatever the room is. */
    private static int kept(int dataBytes) {
        return Math.max(dataBytes, Layouts.ACM_DATA_SIZE);
    }

    /** Of an event in the channel: a multiple of 8. */
    int eventBytes() {
        return (Layouts.NOTIFICATION_DATA + kept(dataBytes) + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }
}
