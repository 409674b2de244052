// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stations in reach, one after the other, without an object for any: {@link #refresh} reads the list into memory
 * that the cursor keeps, and {@link #next} steps through it. For programs that look often;
 * {@link WlanInterface#stations()} gives objects.
 *
 * <p>At first there is nothing in it. For one thread at a time.
 *
 * @since 0.1.0
 */
public final class BssCursor {
    private final WlanInterface of;
    private final @Nullable Ssid ssid;
    private final boolean secured;
    private final int[] size = new int[1];
    private byte[] bytes = new byte[0];
    private ByteBuffer list = Layouts.wrap(bytes, 0);
    private int count;
    private int index = -1;
    private int at;

    /** Where the element begins that it stands at; negative for none. */
    private int element = -1;

    BssCursor(WlanInterface of, @Nullable Ssid ssid, boolean secured) {
        this.of = of;
        this.ssid = ssid;
        this.secured = secured;
    }

    /** Over a list that is there already. */
    BssCursor(WlanInterface of, ByteBuffer list) {
        this(of, null, false);
        show(list);
    }

    /**
     * Reads the list anew ({@code WlanGetNetworkBssList}), and stands before its first station. Allocates only when the
     * list has grown.
     *
     * @return how many stations there are
     */
    public int refresh() {
        byte[] read = of.client().readStations(of.guid(), ssid, secured, bytes, size);
        if (read != bytes) {
            bytes = read;
            list = Layouts.wrap(read, read.length);
        }
        return show(list.limit(Math.min(size[0], bytes.length)));
    }

    private int show(ByteBuffer newList) {
        list = newList;
        count = Bss.count(list);
        rewind();
        return count;
    }

    /** {@return how many stations there are} */
    public int size() {
        return count;
    }

    /**
     * Steps to the next station; false when there is none.
     *
     * @return true when there was another one
     */
    public boolean next() {
        if (index + 1 >= count) {
            return false;
        }
        index++;
        element = -1;
        at = Layouts.LIST_HEADER + index * Layouts.BSS_SIZE;
        return true;
    }

    /** Stands before the first station again. */
    public void rewind() {
        index = -1;
        element = -1;
    }

    private int field(int offset) {
        if (index < 0) {
            throw new IllegalStateException("the cursor stands before the first station: call next()");
        }
        return at + offset;
    }

    /** {@return how many bytes the name of its network has} */
    public int ssidLength() {
        return Layouts.ssidLength(list, field(0));
    }

    /**
     * {@return one of the bytes of the name}
     *
     * @param at from 0 to the length of the name
     */
    public byte ssidByte(int at) {
        Objects.checkIndex(at, ssidLength());
        return list.get(field(Layouts.SSID_BYTES) + at);
    }

    /**
     * Copies the bytes of the name.
     *
     * @param into has room for {@link #ssidLength} bytes from there on
     * @param at where the first byte goes
     * @return how many bytes
     * @throws IndexOutOfBoundsException there is no such room; nothing is copied
     */
    public int copySsid(byte[] into, int at) {
        int all = ssidLength();
        Objects.checkFromIndexSize(at, all, into.length);
        System.arraycopy(list.array(), field(Layouts.SSID_BYTES), into, at, all);
        return all;
    }

    /**
     * {@return whether that is the name of its network}
     *
     * @param network the name to compare with
     */
    public boolean isOf(Ssid network) {
        int length = ssidLength();
        if (length != network.length()) {
            return false;
        }
        int from = field(Layouts.SSID_BYTES);
        for (int i = 0; i < length; i++) {
            if (list.get(from + i) != network.byteAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** {@return its address (BSSID) as a number, the first of the six bytes highest} */
    public long address() {
        int from = field(Layouts.BSS_ADDRESS);
        return (long) Short.toUnsignedInt(Short.reverseBytes(list.getShort(from))) << 32
                | Integer.toUnsignedLong(Integer.reverseBytes(list.getInt(from + Short.BYTES)));
    }

    /** {@return its kind} */
    public BssType type() {
        return BssType.of(list.getInt(field(Layouts.BSS_TYPE)));
    }

    /** {@return its kind of radio} */
    public PhyType phy() {
        return PhyType.of(list.getInt(field(Layouts.BSS_PHY_TYPE)));
    }

    /** {@return the signal in dBm} */
    public int rssi() {
        return list.getInt(field(Layouts.BSS_RSSI));
    }

    /**
     * 0 to 100.
     *
     * @return the quality as Windows reckons it, 100 being the best
     */
    public int linkQuality() {
        return list.getInt(field(Layouts.BSS_QUALITY));
    }

    /** {@return the centre of its channel in kHz} */
    public int frequency() {
        return list.getInt(field(Layouts.BSS_FREQUENCY));
    }

    /** {@return the number of its channel; 0 when the frequency is of none} */
    public int channel() {
        return Bss.channel(frequency());
    }

    /**
     * Between two beacons, in units of 1024 µs.
     *
     * @return the time between two beacons, in units of 1024 µs
     */
    public int beaconPeriod() {
        return list.getShort(field(Layouts.BSS_BEACON_PERIOD)) & 0xFFFF;
    }

    /** {@return its own clock in µs} */
    public long timestamp() {
        return list.getLong(field(Layouts.BSS_TIMESTAMP));
    }

    /** {@return when it was heard, in 100 ns since 1601} */
    public long hostTimestamp() {
        return list.getLong(field(Layouts.BSS_HOST_TIMESTAMP));
    }

    /** {@return its capability bits (802.11)} */
    public int capability() {
        return list.getShort(field(Layouts.BSS_CAPABILITY)) & 0xFFFF;
    }

    // -- its information elements

    /** Where none are, none lie anywhere: a place beyond all arrays isn't looked at. */
    private int elementsFrom() {
        return elementsSize() == 0 ? field(0) : field(0) + list.getInt(field(Layouts.BSS_IE_OFFSET));
    }

    private int elementsEnd() {
        return elementsFrom() + elementsSize();
    }

    /** {@return how many bytes of information elements it has; 0 when they lie outside of the list} */
    public int elementsSize() {
        long from = field(0) + Integer.toUnsignedLong(list.getInt(field(Layouts.BSS_IE_OFFSET)));
        long elements = Integer.toUnsignedLong(list.getInt(field(Layouts.BSS_IE_SIZE)));
        return from + elements <= list.limit() ? (int) elements : 0;
    }

    /**
     * {@return one byte of them}
     *
     * @param offset from 0 to the size of the elements
     */
    public byte elementsByte(int offset) {
        Objects.checkIndex(offset, elementsSize());
        return list.get(elementsFrom() + offset);
    }

    /**
     * Copies all of its elements.
     *
     * @param into has room for {@link #elementsSize} bytes from there on
     * @param at where the first byte goes
     * @return how many bytes
     * @throws IndexOutOfBoundsException there is no such room; nothing is copied
     */
    public int copyElements(byte[] into, int at) {
        int all = elementsSize();
        Objects.checkFromIndexSize(at, all, into.length);
        if (all != 0) { // none may also lie nowhere
            System.arraycopy(list.array(), elementsFrom(), into, at, all);
        }
        return all;
    }

    /**
     * Copies all of its elements to the position of a buffer, which moves on.
     *
     * @param into has room for {@link #elementsSize} bytes
     * @return how many bytes
     * @throws java.nio.BufferOverflowException there is no such room; nothing is copied
     */
    public int copyElements(ByteBuffer into) {
        int all = elementsSize();
        if (all != 0) {
            into.put(list.array(), elementsFrom(), all);
        }
        return all;
    }

    /**
     * Steps to the next of its elements, from the first one on.
     *
     * @return true when there was another one, whole
     */
    public boolean nextElement() {
        return element(element < 0 ? elementsFrom() : ElementParser.after(list.array(), element));
    }

    private boolean element(int next) {
        boolean there = next >= 0 && ElementParser.isWhole(list.array(), next, elementsEnd());
        if (there) {
            element = next;
        }
        return there;
    }

    private boolean found(int next) {
        element = next;
        return next >= 0;
    }

    /**
     * Steps to the first element of that number.
     *
     * @param number such as 48 for RSN
     * @return true when there is one
     */
    public boolean findElement(int number) {
        return found(ElementParser.find(list.array(), elementsFrom(), elementsEnd(), number));
    }

    /**
     * Steps to the first element of that extension.
     *
     * @param extension the number behind the number 255, such as 35 for the capabilities of Wi-Fi 6
     * @return true when there is one
     */
    public boolean findExtension(int extension) {
        return found(ElementParser.findExtension(list.array(), elementsFrom(), elementsEnd(), extension));
    }

    /**
     * Steps to the first element of that maker and type.
     *
     * @param oui the maker's three bytes, the first one highest, such as 0x0050F2
     * @param type the byte behind them
     * @return true when there is one
     */
    public boolean findVendor(int oui, int type) {
        ElementParser.checkVendor(oui, type);
        return found(ElementParser.findVendor(list.array(), elementsFrom(), elementsEnd(), oui, type));
    }

    private int element() {
        field(0);
        if (element < 0) {
            throw new IllegalStateException("the cursor stands at no element: call nextElement() or a find method");
        }
        return element;
    }

    /** {@return the number of the element it stands at} */
    public int elementNumber() {
        return ElementParser.number(list.array(), element());
    }

    /** {@return how many bytes the element has, without its head of number and length} */
    public int elementSize() {
        return ElementParser.length(list.array(), element());
    }

    /**
     * {@return one byte of the element, behind its head}
     *
     * @param offset from 0 to the size of the element
     */
    public byte elementByte(int offset) {
        Objects.checkIndex(offset, elementSize());
        return list.get(element() + ElementParser.HEAD + offset);
    }

    /**
     * Copies the bytes of the element, behind its head.
     *
     * @param into has room for {@link #elementSize} bytes from there on
     * @param at where the first byte goes
     * @return how many bytes
     * @throws IndexOutOfBoundsException there is no such room; nothing is copied
     */
    public int copyElement(byte[] into, int at) {
        int all = elementSize();
        Objects.checkFromIndexSize(at, all, into.length);
        System.arraycopy(list.array(), element() + ElementParser.HEAD, into, at, all);
        return all;
    }

    // -- what they say; see the methods of Bss

    /**
     * {@return whether it admits clients in that way, as {@link Bss#offers}}
     *
     * @param security a way
     */
    public boolean offers(BssSecurity security) {
        int offered = SecurityElements.offered(list.array(), elementsFrom(), elementsEnd(), capability());
        return (offered & security.bit()) != 0;
    }

    /** {@return whether it protects management frames} */
    public FrameProtection frameProtection() {
        return SecurityElements.frames(list.array(), elementsFrom(), elementsEnd());
    }

    /** {@return how wide its channel is in MHz, as {@link Bss#channelWidth}} */
    public int channelWidth() {
        return RadioElements.width(list.array(), elementsFrom(), elementsEnd(), frequency());
    }

    /** {@return the newest kind of radio that its elements speak of, as {@link Bss#newestPhy}} */
    public PhyType newestPhy() {
        PhyType newest = RadioElements.newest(list.array(), elementsFrom(), elementsEnd(), frequency());
        return newest == null ? phy() : newest;
    }

    /** {@return the generation of Wi-Fi, 4 to 7, as {@link Bss#generation}; 0 for what is older} */
    public int generation() {
        return RadioElements.generation(newestPhy());
    }

    /**
     * The two letters of the country that it thinks it is in.
     *
     * @return the first letter in the second byte, the second one in the lowest; 0 when it doesn't say
     */
    public int country() {
        return RadioElements.country(list.array(), elementsFrom(), elementsEnd());
    }

    /**
     * This station as an object.
     *
     * @return an object that stays valid when the cursor goes on
     */
    public Bss toBss() {
        return Bss.at(list, field(0));
    }

    /** Of which interface, how many there are, and where it stands. */
    @Override
    public String toString() {
        return "stations of interface " + of.id() + ", " + (index + 1) + " of " + count;
    }
}
