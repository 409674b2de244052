// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static io.github.winnet4j.fuzz.Input.require;
import static io.github.winnet4j.fuzz.Input.same;

import io.github.winnet4j.fuzz.Input;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses: any text is one of the four spellings, which a regular expression says, or is refused. */
public final class ValueFuzz {
    private static final Pattern SPELLINGS = Pattern.compile("[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){5}"
            + "|[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{4}(\\.[0-9A-Fa-f]{4}){2}|[0-9A-Fa-f]{12}");

    private ValueFuzz() {}

    public static void mac(Input input) {
        byte[] bytes = input.take(MacAddress.BYTES);
        if (bytes.length == MacAddress.BYTES) {
            bytes(bytes, input.take(MacAddress.BYTES));
        }
        String text = input.restAsText();
        boolean isOne = SPELLINGS.matcher(text).matches();
        try {
            MacAddress read = MacAddress.of(text);
            require(isOne, "only these spellings are read");
            same(
                    text.replaceAll("[-:.]", "").toUpperCase(Locale.ROOT),
                    HexFormat.of().withUpperCase().formatHex(read.toBytes()),
                    "the bytes");
        } catch (IllegalArgumentException e) {
            require(!isOne, "each of these spellings is read");
            require(
                    String.valueOf(e.getMessage()).chars().noneMatch(c -> c < ' ' || c > '~'),
                    "a message of plain characters");
        }
    }

    private static void bytes(byte[] bytes, byte[] others) {
        MacAddress address = MacAddress.of(bytes);
        require(Arrays.equals(bytes, address.toBytes()), "the bytes come out as they went in");
        String text = address.toString();
        for (String spelling :
                new String[] {text, text.replace('-', ':'), text.replace("-", ""), text.toLowerCase(Locale.ROOT)}) {
            same(address, MacAddress.of(spelling), "what is written is read");
        }
        same((bytes[0] & 1) != 0, address.isGroup(), "group");
        same((bytes[0] & 2) != 0, address.isLocallyAdministered(), "local");
        if (others.length == MacAddress.BYTES) {
            MacAddress other = MacAddress.of(others);
            same(
                    Integer.signum(Arrays.compareUnsigned(bytes, others)),
                    Integer.signum(address.compareTo(other)),
                    "order");
            same(Arrays.equals(bytes, others), address.equals(other), "equality");
        }
    }
}
