// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each java block of README.md compiles as it stands, as a class, or inside one: its imports go to the top, the rest
 * into a method. What a block takes for granted, imports and members, stands before it in a comment that readers don't
 * see: {@code <!-- given: … -->}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a JRE has no compiler, and one JVM will do")
class ReadmeTest {
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- given:\\n(.*?)-->\\s*)?```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("import .*;");
    private static final Pattern CLASS = Pattern.compile("\\s*(@.*\\n)*(final )?class ");

    @TempDir
    Path temp;

    record Example(int number, String given, String code) {
        String source() {
            String body = lines(code, false);
            return lines(given, true)
                    + lines(code, true)
                    + (CLASS.matcher(body).lookingAt()
                            ? body
                            : "final class Example" + number + " {\n" + lines(given, false)
                                    + "void example() throws Exception {\n" + body + "}\n}\n");
        }

        private static String lines(String text, boolean imports) {
            return text.lines()
                    .filter(line -> IMPORT.matcher(line).matches() == imports)
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        }

        @Override
        public String toString() {
            return number + ": "
                    + code.lines()
                            .filter(line -> !line.startsWith("import") && !line.isBlank())
                            .findFirst()
                            .orElse("");
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(Built.target().resolveSibling("README.md")));
        while (block.find()) {
            examples.add(
                    new Example(examples.size() + 1, block.group(1) == null ? "" : block.group(1), block.group(2)));
        }
        return examples;
    }

    @Test
    void thereAreExamples() throws IOException {
        assertTrue(examples().size() >= 2, examples().toString());
        long blocks = Files.readString(Built.target().resolveSibling("README.md"))
                .lines()
                .filter("```java"::equals)
                .count();
        assertEquals(blocks, examples().size(), "each block is one of them");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void itCompiles(Example example) throws IOException {
        assertEquals("", compile(example), example.source());
    }

    @Test
    void anExampleThatIsWrongIsFound() throws IOException {
        String code = "import io.github.winnet4j.win32.*;\nint code = Mpr.WNetCancelConnectionA(\"Z:\");\n";
        assertFalse(compile(new Example(1, "", code)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HomeWifiTest", "OverlappedFile"})
    void exampleClassesAreShownAsTheTestsRunThem(String name) throws IOException {
        Path file = Path.of("src", "test", "java", "io", "github", "winnet4j", "example", name + ".java");
        String source = Files.readString(Built.target().getParent().resolve(file));
        String body = source.substring(source.indexOf("import "));
        List<String> shown = examples().stream()
                .map(Example::code)
                .filter(code -> code.contains("class " + name + " "))
                .toList();
        assertEquals(List.of(body), shown);
    }

    /** What the compiler has to say, warnings too. */
    private String compile(Example example) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertNotNull(compiler, "a JDK runs the tests");
        StringWriter words = new StringWriter();
        String path = Stream.concat(
                        Stream.of(
                                Built.target().resolve("classes"),
                                Built.target().resolve("testkit").resolve("classes")),
                        Built.testLibraries().stream())
                .map(Path::toString)
                .collect(Collectors.joining(java.io.File.pathSeparator));
        JavaFileObject source =
                new SimpleJavaFileObject(
                        URI.create("string:///Example" + example.number() + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return example.source();
                    }
                };
        List<String> options = List.of("-d", temp.toString(), "-cp", path, "-proc:none", "--release", "17");
        boolean done = compiler.getTask(words, null, null, options, null, List.of(source))
                .call();
        assertEquals(done, !words.toString().contains("error:"), words.toString());
        return words.toString();
    }
}
