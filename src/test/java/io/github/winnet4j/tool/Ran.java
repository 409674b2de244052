// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.tool;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command that has run, with its exit code and all that it printed. */
record Ran(int code, String out, String err) {
    static Ran tool(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(List.of(arguments), print(out), print(err));
        return new Ran(code, text(out), text(err));
    }

    static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** The first line that has that, without the spaces that only align. */
    String line(String part) {
        return out.lines()
                .filter(one -> one.contains(part))
                .findFirst()
                .map(one -> one.strip().replaceAll(" +", " "))
                .orElseThrow(() -> new AssertionError("no line with " + part + " in:\n" + out));
    }
}
