// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

import static io.github.winnet4j.fuzz.Input.same;

import io.github.winnet4j.fuzz.Input;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** What Windows' device manager writes: texts and lists of names, against a reader that goes unit by unit. */
public final class WifiDirectFuzz {
    private WifiDirectFuzz() {}

    public static void nodes(Input input) {
        byte[] bytes = input.take(input.next() * 2);
        StringBuilder text = new StringBuilder();
        ByteBuffer units = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean whole = true; // a half character has no meaning of its own, and may be anything
        while (units.remaining() >= Character.BYTES) {
            char unit = units.getChar();
            if (unit == 0) {
                break;
            }
            whole &= !Character.isSurrogate(unit);
            text.append(unit);
        }
        String read = DeviceNodes.text(bytes);
        if (whole && bytes.length % Character.BYTES == 0) {
            same(text.toString(), read, "the text before its NUL");
        } else {
            same(-1, read.indexOf(0), "no NUL is part of it");
        }

        char[] list = new char[input.next()];
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < list.length; i++) {
            list[i] = (char) (input.below(4) == 0 ? 0 : input.next());
            if (list[i] != 0) {
                name.append(list[i]);
            } else if (!name.isEmpty()) {
                names.add(name.toString());
                name.setLength(0);
            }
        }
        if (!name.isEmpty()) {
            names.add(name.toString());
        }
        same(names, DeviceNodes.names(list), "each name once, in order");
    }
}
