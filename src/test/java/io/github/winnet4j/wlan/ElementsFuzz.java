// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static io.github.winnet4j.fuzz.Input.require;
import static io.github.winnet4j.fuzz.Input.same;

import io.github.winnet4j.fuzz.Input;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lists of stations and their information elements, which come from the air: all ways to them say the same. */
@SuppressWarnings("NullAway") // the cursors are of no interface: nothing is read anew
public final class ElementsFuzz {
    private ElementsFuzz() {}

    public static void elements(Input input) {
        int number = input.next();
        int oui = input.nextInt() & 0xFFFFFF;
        int frequency = input.yes() ? input.nextInt() : 2_412_000 + 5000 * input.next();
        byte[] bytes = input.rest();
        InformationElements elements = InformationElements.of(bytes);
        require(Arrays.equals(bytes, elements.toBytes()), "the bytes come out as they went in");
        for (int one : new int[] {0, 48, 221, 255, number}) {
            found(bytes, one, new byte[0], elements.find(one));
        }
        found(bytes, 255, new byte[] {(byte) number}, elements.findExtension(number));
        byte[] vendor = {(byte) (oui >> 16), (byte) (oui >> 8), (byte) oui, (byte) number};
        found(bytes, 221, vendor, elements.findVendor(oui, number));
        found(bytes, 221, new byte[] {0, 0x50, (byte) 0xF2, 1}, elements.findVendor(0x0050F2, 1));
        require(elements.security(number) != 0, "it admits clients in some way");
        int width = elements.channelWidth(frequency);
        require(List.of(20, 40, 80, 160, 320).contains(width), "a width that there is");
        elements.newestPhy(frequency);
        elements.frameProtection();
        int country = elements.country();
        require(country >= 0 && country <= 0xFFFF, "two letters");
        InformationElements again = InformationElements.within(bytes, 0, bytes.length);
        require(elements.equals(again) && elements.hashCode() == again.hashCode(), "equal by its bytes");
    }

    /** By a walk of our own. */
    private static void found(byte[] bytes, int number, byte[] name, Optional<byte[]> found) {
        int at = 0;
        while (at + 2 <= bytes.length && at + 2 + (bytes[at + 1] & 0xFF) <= bytes.length) {
            int end = at + 2 + (bytes[at + 1] & 0xFF);
            byte[] body = Arrays.copyOfRange(bytes, at + 2, end);
            if ((bytes[at] & 0xFF) == number
                    && body.length >= name.length
                    && Arrays.equals(name, Arrays.copyOf(body, name.length))) {
                byte[] rest = Arrays.copyOfRange(body, name.length, body.length);
                require(found.isPresent() && Arrays.equals(rest, found.get()), "the first of that name is found");
                return;
            }
            at = end;
        }
        require(found.isEmpty(), "what isn't there whole isn't found");
    }

    public static void stations(Input input) {
        int more = input.below(4) * Layouts.BSS_SIZE;
        byte[] rest = input.rest();
        byte[] bytes = Arrays.copyOf(rest, rest.length + more);
        ByteBuffer list = Layouts.wrap(bytes);
        List<Bss> stations;
        try {
            stations = Bss.parse(list);
        } catch (IllegalStateException e) {
            refused(list);
            return;
        }
        same(stations, Bss.parseTogether(list), "the same in one array");
        BssCursor cursor = new BssCursor(null, list);
        same(stations.size(), cursor.size(), "as many");
        for (Bss station : stations) {
            require(cursor.next(), "another one");
            station(station, cursor);
        }
        require(!cursor.next(), "no more");
    }

    private static void refused(ByteBuffer list) {
        int refusals = 0;
        for (Runnable way : List.<Runnable>of(() -> Bss.parseTogether(list), () -> new BssCursor(null, list))) {
            try {
                way.run();
            } catch (IllegalStateException e) {
                refusals++;
            }
        }
        same(2, refusals, "refused by all ways");
    }

    private static void station(Bss station, BssCursor cursor) {
        same(station, cursor.toBss(), "the same as an object");
        require(cursor.isOf(station.ssid()), "its name");
        byte[] name = new byte[Ssid.MAX_BYTES];
        same(station.ssid(), Ssid.of(Arrays.copyOf(name, cursor.copySsid(name, 0))), "its name, copied");
        same(station.rssi(), cursor.rssi(), "its signal");
        same(station.type(), cursor.type(), "its kind");
        same(station.capability(), cursor.capability(), "its capability");
        same(station.frequency(), cursor.frequency(), "its frequency");
        same(station.channel(), cursor.channel(), "its channel");
        InformationElements elements = station.elements();
        same(elements.size(), cursor.elementsSize(), "as many bytes of elements");
        byte[] copied = new byte[elements.size()];
        cursor.copyElements(copied, 0);
        require(Arrays.equals(elements.toBytes(), copied), "its elements");
        for (BssSecurity security : BssSecurity.values()) {
            same(station.offers(security), cursor.offers(security), "its security");
        }
        same(station.channelWidth(), cursor.channelWidth(), "its width");
        same(station.newestPhy(), cursor.newestPhy(), "its newest radio");
        same(station.frameProtection(), cursor.frameProtection(), "its protection");
        walk(elements.toBytes(), cursor);
        require(!station.toString().isEmpty(), "it can be shown");
    }

    /** Element by element, and by the ways of finding one. */
    private static void walk(byte[] bytes, BssCursor cursor) {
        int at = 0;
        while (cursor.nextElement()) {
            same(bytes[at] & 0xFF, cursor.elementNumber(), "each element, one behind the other");
            int size = bytes[at + 1] & 0xFF;
            same(size, cursor.elementSize(), "its size");
            byte[] body = new byte[size];
            same(size, cursor.copyElement(body, 0), "its bytes");
            require(Arrays.equals(Arrays.copyOfRange(bytes, at + 2, at + 2 + size), body), "its bytes");
            at += 2 + size;
        }
        require(at + 2 > bytes.length || at + 2 + (bytes[at + 1] & 0xFF) > bytes.length, "up to what is cut off");
        InformationElements elements = InformationElements.of(bytes);
        same(elements.find(48).isPresent(), cursor.findElement(48), "by number");
        same(elements.findExtension(35).isPresent(), cursor.findExtension(35), "by extension");
        same(elements.findVendor(0x0050F2, 1).isPresent(), cursor.findVendor(0x0050F2, 1), "by maker");
    }
}
