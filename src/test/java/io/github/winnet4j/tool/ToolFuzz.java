// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.tool;

import static io.github.winnet4j.fuzz.Input.require;
import static io.github.winnet4j.fuzz.Input.same;

import io.github.winnet4j.fuzz.Input;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The tool's arguments, which are understood or answered with help; and what it prints of texts from anywhere. */
public final class ToolFuzz {
    /** What does nothing to the machine and ends by itself. */
    private static final List<String> WORDS = List.of(
            "help",
            "--help",
            "-h",
            "",
            "wifi",
            "drives",
            "doctor",
            "--json",
            "networks",
            "stations",
            "watch",
            "connect",
            "disconnect",
            "selftest",
            "-1",
            "0",
            "Z:",
            "\\\\server\\share");

    private ToolFuzz() {}

    public static void arguments(Input input) {
        List<String> arguments = new ArrayList<>();
        for (int i = input.below(5); i > 0; i--) {
            arguments.add(input.yes() ? WORDS.get(input.below(WORDS.size())) : input.takeText(input.below(12)));
        }
        if (System.getProperty("os.name").startsWith("Windows")
                && !arguments.isEmpty()
                && WORDS.indexOf(arguments.get(0)) > 3) {
            return; // it would really do that
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(arguments, print(out), print(err));
        require(code == Main.GOOD || code == Main.BAD || code == Main.USAGE, "the exit code is one of three");
        boolean known = !arguments.isEmpty()
                && List.of("doctor", "selftest", "wifi", "drives", "help", "--help", "-h")
                        .contains(arguments.get(0));
        require(known || code == Main.USAGE, "what is no command is answered with help");
        String said = err.toString(StandardCharsets.UTF_8);
        require(code != Main.USAGE || said.startsWith("winnet4j: "), "a command that isn't understood is refused");
        require(code == Main.USAGE || out.size() + err.size() > 0, "there is output");
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    public static void json(Input input) {
        String version = input.takeText(input.below(20));
        String section = input.takeText(input.below(20));
        String text = input.restAsText();
        String json = Json.of(version, List.of(new Finding(section, "s", Finding.State.OK, text)));
        require(json.chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'), "JSON of plain characters");
        List<String> strings = strings(json);
        require(strings.contains(version) && strings.contains(section) && strings.contains(text), "texts survive");
        String safe = Columns.printable(text);
        require(safe.codePoints().noneMatch(Character::isISOControl), "nothing steers the terminal");
        same(text.codePointCount(0, text.length()), safe.codePointCount(0, safe.length()), "as many characters");
        same(safe, Columns.printable(safe), "what is safe stays as it is");
    }

    /** All strings of a JSON document, by a reader of our own. */
    private static List<String> strings(String json) {
        List<String> strings = new ArrayList<>();
        for (int at = json.indexOf('"'); at >= 0; at = json.indexOf('"', at)) {
            StringBuilder one = new StringBuilder();
            for (at++; json.charAt(at) != '"'; at++) {
                char c = json.charAt(at);
                if (c == '\\' && json.charAt(at + 1) == 'u') {
                    c = (char) Integer.parseInt(json.substring(at + 2, at + 6), 16);
                    at += 5;
                } else if (c == '\\') {
                    c = json.charAt(++at);
                    require(c == '"' || c == '\\', "nothing else is escaped so");
                }
                one.append(c);
            }
            at++;
            strings.add(one.toString());
        }
        return strings;
    }
}
