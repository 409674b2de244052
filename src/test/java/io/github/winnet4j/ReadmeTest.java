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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * Each java block of README.md and of docs/ compiles as it stands, as a class, or inside one: its imports go to the
 * top, the rest into a method. What a block takes for granted, imports and members, stands before it in a comment that
 * readers don't see: {@code <!-- given: … -->}. Blocks that the tests run, too, stand in the package {@code example}.
 * Links lead somewhere, and the catalogues of faults and of exceptions are whole.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a JRE has no compiler, and one JVM will do")
class ReadmeTest {
    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- given:\\n(.*?)-->\\s*)?```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("import .*;");
    private static final Pattern CLASS = Pattern.compile("\\s*(@.*\\n)*(final )?class ");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern METHOD = Pattern.compile(
            "^    static void (\\w+)\\([^{]*\\) throws Exception \\{\\n(.*?)^    \\}",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FAULTS_OF_JAVA = Pattern.compile("\\bvoid faults?(\\d+(?:And\\d+)*)_");
    private static final Pattern FAULTS_OF_CPP = Pattern.compile("[Ff]aults? (\\d+(?:(?:, | and )\\d+)*)");
    private static final Pattern ROW_OF_FAULT = Pattern.compile("^\\| (\\d+) \\|.*\\| ([^|]*) \\|$", Pattern.MULTILINE);
    private static final int MOST_LINES_OF_README = 200;

    private static final Path ROOT = Built.target().toAbsolutePath().getParent();

    @TempDir
    Path temp;

    record Example(String page, int number, String given, String code) {
        String source() {
            String body = lines(code, false);
            return lines(given, true)
                    + lines(code, true)
                    + (CLASS.matcher(body).lookingAt()
                            ? body
                            : "final class Example" + number + " {\n" + lines(given, false)
                                    + "void example() throws Exception {\n" + body + "}\n}\n");
        }

        /** What it does, without imports and the empty lines before it. */
        String body() {
            return lines(code, false).stripLeading();
        }

        private static String lines(String text, boolean imports) {
            return text.lines()
                    .filter(line -> IMPORT.matcher(line).matches() == imports)
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        }

        @Override
        public String toString() {
            return page + " " + number + ": "
                    + code.lines()
                            .filter(line -> !line.startsWith("import") && !line.isBlank())
                            .findFirst()
                            .orElse("");
        }
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Path page : pages()) {
            String name = String.valueOf(page.getFileName());
            Matcher block = BLOCK.matcher(Files.readString(page));
            while (block.find()) {
                String given = block.group(1) == null ? "" : block.group(1);
                examples.add(new Example(name, examples.size() + 1, given, block.group(2)));
            }
        }
        return examples;
    }

    @Test
    void thereAreExamples() throws IOException {
        assertTrue(examples().size() >= 30, examples().toString());
        long blocks = 0;
        for (Path page : pages()) {
            blocks += Files.readString(page).lines().filter("```java"::equals).count();
        }
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
        assertFalse(compile(new Example("", 1, "", code)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HomeWifiTest", "OverlappedFile", "StrongestTest"})
    void exampleClassesAreShownAsTheTestsRunThem(String name) throws IOException {
        String source = Files.readString(source("example/" + name));
        String body = source.substring(source.indexOf("import "));
        List<String> shown = examples().stream()
                .map(Example::code)
                .filter(code -> code.contains("class " + name + " "))
                .toList();
        assertEquals(List.of(body), shown);
    }

    /** Guides has them as methods, which GuidesTest runs. */
    @Test
    void blocksAreShownAsTheTestsRunThem() throws IOException {
        List<String> shown = examples().stream().map(Example::body).toList();
        Matcher method = METHOD.matcher(Files.readString(source("example/Guides")));
        int methods = 0;
        while (method.find()) {
            methods++;
            String body = method.group(2)
                    .lines()
                    .map(line -> line.isEmpty() ? "" : line.substring(8))
                    .collect(Collectors.joining("\n", "", "\n"));
            assertTrue(shown.contains(body), () -> "no page shows " + method.group(1) + ":\n" + body);
        }
        assertTrue(methods >= 20, methods + " methods");
    }

    @Test
    void readmeIsShort() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("README.md"));
        assertTrue(lines.size() <= MOST_LINES_OF_README, lines.size() + " lines");
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> pages = new ArrayList<>(pages());
        for (String other : List.of("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")) {
            pages.add(ROOT.resolve(other));
        }
        try (Stream<Path> samples = Files.walk(ROOT.resolve("samples"))) {
            samples.filter(file -> file.endsWith("README.md")).forEach(pages::add);
        }
        for (Path page : pages) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains("://") && !leadsSomewhere(page, target)) {
                    broken.add(ROOT.relativize(page) + ": " + target);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    private static boolean leadsSomewhere(Path page, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]);
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1
                || Files.readString(file)
                        .lines()
                        .filter(line -> line.startsWith("#"))
                        .anyMatch(line -> anchor(line).equals(parts[1]));
    }

    /** As GitHub makes one of a heading. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    @Test
    void eachFaultThatATestNamesIsInTheCatalogue() throws IOException {
        Map<Integer, Set<String>> catalogue = new TreeMap<>();
        Matcher row = ROW_OF_FAULT.matcher(Files.readString(ROOT.resolve("docs/faults.md")));
        while (row.find()) {
            Set<String> tests = row.group(2).equals("–")
                    ? Set.of()
                    : Stream.of(row.group(2).split(", "))
                            .map(name -> name.replace("`", ""))
                            .collect(Collectors.toSet());
            catalogue.put(Integer.parseInt(row.group(1)), tests);
        }
        Map<Integer, Set<String>> named = new TreeMap<>();
        Set<String> all = new TreeSet<>();
        for (String folder : List.of("src/test/java", "native")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file : files.filter(file -> file.toString().matches(".*\\.(java|cpp)"))
                        .toList()) {
                    boolean java = file.toString().endsWith(".java");
                    String name = String.valueOf(file.getFileName()).replace(".java", "");
                    all.add(name);
                    Matcher numbers = (java ? FAULTS_OF_JAVA : FAULTS_OF_CPP).matcher(Files.readString(file));
                    while (numbers.find()) {
                        Pattern.compile("\\d+")
                                .matcher(numbers.group(1))
                                .results()
                                .forEach(number -> named.computeIfAbsent(
                                                Integer.valueOf(number.group()), any -> new TreeSet<>())
                                        .add(name));
                    }
                }
            }
        }
        assertTrue(named.size() > 50, named.toString());
        assertEquals(Set.of(), without(named.keySet(), catalogue.keySet()), "faults that docs/faults.md lacks");
        catalogue.forEach((number, tests) -> {
            // Tests of some faults don't carry the number.
            Set<String> there = named.getOrDefault(number, all);
            assertEquals(Set.of(), without(tests, there), "no tests of fault " + number);
        });
    }

    private static <T> Set<T> without(Set<T> all, Set<T> known) {
        Set<T> rest = new TreeSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    @Test
    void eachExceptionIsInTheTableOfErrors() throws IOException {
        String tables = Files.readString(ROOT.resolve("docs/errors.md"))
                + Files.readString(ROOT.resolve("docs/branchcache.md"));
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("src/main/java"))) {
            files.filter(file -> !file.getParent().endsWith("tool")) // which no application sees
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith("Exception.java"))
                    .map(name -> name.replace(".java", ""))
                    .filter(name -> !tables.contains("`" + name + "`"))
                    .forEach(missing::add);
        }
        assertEquals(List.of(), missing);
    }

    private static Path source(String name) {
        return ROOT.resolve("src/test/java/io/github/winnet4j/" + name + ".java");
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
