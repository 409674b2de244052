// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.internal.Guids;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.UUID;

/**
 * The notification that is being handled, as it lies in memory. {@link #notification()} makes a typed object of it.
 *
 * <p>Of use only in the call that brought it.
 *
 * @since 0.1.0
 */
public final class NotificationView {
    private static final ByteBuffer EMPTY =
            Layouts.wrap(new byte[Layouts.NOTIFICATION_DATA], Layouts.NOTIFICATION_DATA);

    private ByteBuffer bytes = EMPTY;
    private int at;
    private int limit = Layouts.NOTIFICATION_DATA;
    private long sequence;

    NotificationView() {}

    /** False for what is too short to be one. */
    boolean show(ByteBuffer event, long number) {
        bytes = event;
        at = event.position();
        limit = event.limit();
        sequence = number;
        return limit - at >= Layouts.NOTIFICATION_DATA;
    }

    /** {@return which notification of its client it is, counted from 1; lost ones count too, so a gap shows a loss} */
    public long sequence() {
        return sequence;
    }

    /**
     * The source, as a bit of {@code WLAN_NOTIFICATION_SOURCE_}. Without it {@link #code} means nothing.
     *
     * @return the bit of the source
     */
    public int source() {
        return bytes.getInt(at);
    }

    /** {@return what happened, in the numbers of that source} */
    public int code() {
        return bytes.getInt(at + Layouts.NOTIFICATION_CODE);
    }

    /**
     * {@return whether it is the one with that number, of that source}
     *
     * @param source the source; {@code code} means nothing without it
     * @param code the code that Windows answered with
     */
    public boolean is(NotificationSource source, int code) {
        return source() == source.code() && code() == code;
    }

    /** {@return the interface it is about} */
    public UUID interfaceId() {
        return Guids.at(bytes, at + Layouts.NOTIFICATION_INTERFACE);
    }

    /**
     * {@return whether it is about that interface}
     *
     * @param interfaceId the GUID of the interface
     */
    public boolean isAbout(UUID interfaceId) {
        return Guids.high(bytes, at + Layouts.NOTIFICATION_INTERFACE) == interfaceId.getMostSignificantBits()
                && Guids.low(bytes, at + Layouts.NOTIFICATION_INTERFACE) == interfaceId.getLeastSignificantBits();
    }

    /** {@return how many bytes of data Windows says that it has} */
    public long claimedSize() {
        return Integer.toUnsignedLong(bytes.getInt(at + Layouts.NOTIFICATION_DATA_SIZE));
    }

    /** {@return how many bytes of data there are here; fewer when there was no room, or Windows gave none} */
    public int size() {
        return limit - at - Layouts.NOTIFICATION_DATA;
    }

    /**
     * {@return one byte of the data}
     *
     * @param offset from 0 to the size of the data
     */
    public byte byteAt(int offset) {
        Objects.checkIndex(offset, size());
        return bytes.get(at + Layouts.NOTIFICATION_DATA + offset);
    }

    /**
     * Four bytes of the data, little-endian.
     *
     * @param offset where the four bytes begin
     * @return the bytes as a number
     */
    public int intAt(int offset) {
        Objects.checkFromIndexSize(offset, Integer.BYTES, size());
        return bytes.getInt(at + Layouts.NOTIFICATION_DATA + offset);
    }

    /**
     * Eight bytes of the data, little-endian.
     *
     * @param offset where the eight bytes begin
     * @return the bytes as a number
     */
    public long longAt(int offset) {
        Objects.checkFromIndexSize(offset, Long.BYTES, size());
        return bytes.getLong(at + Layouts.NOTIFICATION_DATA + offset);
    }

    /** {@return the bytes of the data, in an array of their own} */
    public byte[] data() {
        byte[] data = new byte[size()];
        bytes.get(at + Layouts.NOTIFICATION_DATA, data);
        return data;
    }

    /** {@return the same as an object that lasts} */
    public WlanNotification notification() {
        return NotificationParser.parse(this, Layouts.wrap(data(), size()));
    }

    /** Its number, source, code and interface. */
    @Override
    public String toString() {
        return "notification " + sequence + ", source " + source() + ", code " + code() + ", interface "
                + interfaceId();
    }

    /** True when it comes from the service that scans and connects. */
    boolean isAcm(int code) {
        return source() == NotificationSource.ACM.code() && code() == code;
    }
}
