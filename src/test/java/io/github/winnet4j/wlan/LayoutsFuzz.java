// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static io.github.winnet4j.fuzz.Input.require;
import static io.github.winnet4j.fuzz.Input.same;

import io.github.winnet4j.fuzz.Input;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The structures of wlanapi.h with any bytes in them: they are read, or refused as what Windows can't have meant. */
public final class LayoutsFuzz {
    private static final List<Function<ByteBuffer, Object>> PARSERS = List.of(
            AvailableNetwork::parse,
            NetworkFilter::parse,
            WlanProfile::parse,
            CurrentConnection::parse,
            RadioState::parse,
            WlanStatistics::parse,
            ConnectionQuality::parse,
            QosInfo::parse,
            InterfaceCapability::parse,
            HostedNetworkStatus::parse,
            HostedNetworkSettings::parse);

    private LayoutsFuzz() {}

    public static void layouts(Input input) {
        Function<ByteBuffer, Object> parser = PARSERS.get(input.below(PARSERS.size()));
        int more = input.below(8) * 100;
        int limit = input.below(8);
        byte[] rest = input.rest();
        byte[] bytes = Arrays.copyOf(rest, rest.length + more);
        ByteBuffer buffer = Layouts.wrap(bytes, Math.max(0, bytes.length - limit));
        Object read = parsed(parser, buffer);
        Object direct = parsed(parser, copy(buffer, ByteBuffer.allocateDirect(buffer.limit())));
        same(read, direct, "the same from memory of Windows as from an array");
        ByteBuffer inside =
                copy(buffer, ByteBuffer.allocate(buffer.limit() + 3).position(3).slice());
        same(read, parsed(parser, inside), "the same from the middle of an array");
        if (read instanceof List<?> filters && parser == PARSERS.get(1)) {
            filters(filters);
        } else if (read instanceof HostedNetworkSettings settings) {
            same(settings, HostedNetworkSettings.parse(Layouts.wrap(settings.toStruct())), "settings come back");
        }
    }

    private static void filters(List<?> filters) {
        byte[] written = NetworkFilter.toList(
                filters.stream().map(NetworkFilter.class::cast).toList());
        same(filters, NetworkFilter.parse(Layouts.wrap(written)), "filters come back");
    }

    private static Object parsed(Function<ByteBuffer, Object> parser, ByteBuffer bytes) {
        try {
            Object read = parser.apply(bytes);
            require(!read.toString().isEmpty(), "it can be shown");
            return read;
        } catch (IllegalStateException e) {
            require(String.valueOf(e.getMessage()).startsWith("Windows answered with "), "refused in words");
            return String.valueOf(e.getMessage());
        }
    }

    private static ByteBuffer copy(ByteBuffer from, ByteBuffer to) {
        ByteBuffer copy = to.order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < from.limit(); i++) {
            copy.put(i, from.get(i));
        }
        return copy.limit(from.limit());
    }

    public static void notifications(Input input) {
        int before = input.below(5);
        byte[] rest = input.rest();
        ByteBuffer event = Layouts.wrap(new byte[before + rest.length]);
        event.put(before, rest).position(before);
        NotificationView view = new NotificationView();
        if (!view.show(event, 7)) {
            require(rest.length < Layouts.NOTIFICATION_DATA, "what is long enough is shown");
            return;
        }
        ByteBuffer whole = Layouts.wrap(rest);
        same(whole.getInt(0), view.source(), "the source");
        same(whole.getInt(4), view.code(), "the code");
        require(view.isAbout(view.interfaceId()), "it is about its interface");
        same(rest.length - Layouts.NOTIFICATION_DATA, view.size(), "all behind the head is data");
        byte[] data = view.data();
        require(Arrays.equals(Arrays.copyOfRange(rest, Layouts.NOTIFICATION_DATA, rest.length), data), "the data");
        WlanNotification read = view.notification();
        same(view.code(), read.code(), "the code of the object");
        same(view.interfaceId(), read.interfaceId(), "the interface of the object");
        same(7L, read.sequence(), "the number of the object");
        same(read, NotificationParser.parse(view, Layouts.wrap(data)), "the same once more");
        require(read.toString().length() > 5, "it can be shown");
        if (read instanceof WlanNotification.Connection connection) {
            require(connection.profile().length() <= Layouts.NAME, "a name is not longer than its room");
            same(text(data, Layouts.ACM_PROFILE, Layouts.NAME), connection.profile(), "the name of the profile");
            same(text(data, Layouts.ACM_XML, Integer.MAX_VALUE), connection.profileXml(), "the profile");
        }
    }

    /** As plainly as it can be said. */
    private static String text(byte[] bytes, int at, int room) {
        StringBuilder text = new StringBuilder();
        for (int i = at; i + 1 < bytes.length && text.length() < room; i += 2) {
            char unit = (char) (bytes[i] & 0xFF | (bytes[i + 1] & 0xFF) << 8);
            if (unit == 0) {
                break;
            }
            text.append(unit);
        }
        return text.toString();
    }

    public static void text(Input input) {
        int at = input.below(20);
        int room = input.yes() ? Integer.MAX_VALUE : input.next();
        int cut = input.below(4);
        byte[] bytes = input.rest();
        int limit = Math.max(0, bytes.length - cut);
        String expected = text(Arrays.copyOf(bytes, limit), at, room);
        ByteBuffer buffer = Layouts.wrap(bytes, limit);
        same(expected, Layouts.text(buffer, at, room), "up to the NUL, the room or the end");
        same(expected, Layouts.text(copy(buffer, ByteBuffer.allocateDirect(limit)), at, room), "from Windows' memory");
    }

    public static void ssid(Input input) {
        byte[] bytes = input.take(input.below(36));
        try {
            bytes(bytes, Ssid.of(bytes));
            require(bytes.length <= Ssid.MAX_BYTES, "32 bytes at most");
        } catch (IllegalArgumentException e) {
            require(bytes.length > Ssid.MAX_BYTES, "any 32 bytes are a name");
        }
        byte[] struct = Arrays.copyOf(input.take(Layouts.SSID_SIZE), Layouts.SSID_SIZE);
        Ssid read = Ssid.at(Layouts.wrap(struct), 0);
        int length = Layouts.wrap(struct).getInt(0);
        same(length < 0 || length > Ssid.MAX_BYTES ? Ssid.MAX_BYTES : length, read.length(), "cut to what can be");
        String text = input.restAsText();
        byte[] encoded = null;
        try {
            ByteBuffer made = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            encoded = Arrays.copyOf(made.array(), made.limit());
            require(Arrays.equals(encoded, Ssid.of(text).toBytes()), "text in UTF-8");
            require(encoded.length <= Ssid.MAX_BYTES, "32 bytes at most");
        } catch (CharacterCodingException e) {
            refused(text);
        } catch (IllegalArgumentException e) {
            require(encoded != null && encoded.length > Ssid.MAX_BYTES, "any shorter text is a name");
        }
    }

    private static void refused(String text) {
        try {
            Ssid.of(text);
        } catch (IllegalArgumentException e) {
            return;
        }
        throw new AssertionError("half a surrogate pair is no text");
    }

    private static void bytes(byte[] bytes, Ssid ssid) {
        require(Arrays.equals(bytes, ssid.toBytes()), "the bytes come out as they went in");
        same(ssid, Ssid.at(Layouts.wrap(ssid.toStruct()), 0), "by the structure of Windows");
        same(ssid.hashCode(), Ssid.of(bytes.clone()).hashCode(), "the same hash for the same name");
        boolean zeros = true;
        for (int i = 0; i < bytes.length; i++) {
            same(bytes[i], ssid.byteAt(i), "each byte");
            zeros &= bytes[i] == 0;
        }
        same(zeros, ssid.isHidden(), "hidden");
        String text = ssid.text();
        if (text != null) {
            same(ssid, Ssid.of(text), "as text");
            require(text.chars().noneMatch(Character::isISOControl), "nothing steers the terminal");
        } else {
            same("0x", ssid.toString().substring(0, 2), "or digits");
        }
    }
}
