// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.harness.OneJvm;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a native image has to keep is what the DLL looks up through JNI, what Java looks up by name, and the DLLs
 * themselves; the metadata in the jar is generated from those and compared here. After a change the new text lies in
 * {@code target/}.
 */
@OneJvm("it compares sources, classes and a resource")
class ReachabilityTest {
    private static final Path ROOT = Built.target().getParent();
    private static final String FILE = "META-INF/native-image/io.github.winnet4j/winnet4j/reachability-metadata.json";

    /** Every way of JNI from a name to a class, or a member of one, and to an object that Java made no other way. */
    private static final Pattern JNI =
            Pattern.compile("->\\s*(FindClass|Get(?:Static)?(?:Method|Field)ID|NewObject[AV]?"
                    + "|AllocObject|ThrowNew|GetObjectClass|GetSuperclass|DefineClass|(?:To|From)Reflected\\w+)"
                    + "\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)");

    /** Every way of Java from a name to a class, or to a member of one. */
    private static final Pattern BY_NAME =
            Pattern.compile("\\b(Class\\s*\\.forName|getDeclaredMethod|getMethod|getField"
                    + "|getDeclaredField|getDeclaredConstructor|getConstructor|findStatic|findVirtual|findConstructor"
                    + "|findGetter|findSetter|findStaticVarHandle|ServiceLoader|Proxy\\.newProxyInstance)\\b");

    private static final Pattern VAR_HANDLE = Pattern.compile("findVarHandle\\(\\s*(\\w+)\\.class,\\s*\"(\\w+)\"");

    /** One entry of the section "reflection". */
    private static final class Kept {
        private boolean jni;
        private final Set<String> fields = new TreeSet<>();
        private final Set<String> methods = new TreeSet<>();

        private void method(Method method) {
            String parameters = Arrays.stream(method.getParameterTypes())
                    .map(type -> "\"" + type.getTypeName() + "\"")
                    .collect(joining(", "));
            methods.add("{\"name\": \"" + method.getName() + "\", \"parameterTypes\": [" + parameters + "]}");
        }

        private String json(String type) {
            List<String> lines = new ArrayList<>();
            lines.add("\"type\": \"" + type + "\"");
            if (jni) {
                lines.add("\"jniAccessible\": true");
            }
            if (!fields.isEmpty()) {
                lines.add("\"fields\": ["
                        + fields.stream()
                                .map(name -> "{\"name\": \"" + name + "\"}")
                                .collect(joining(", ")) + "]");
            }
            if (!methods.isEmpty()) {
                lines.add("\"methods\": [\n        " + String.join(",\n        ", methods) + "\n      ]");
            }
            return lines.size() <= 2 && methods.isEmpty()
                    ? "    {" + String.join(", ", lines) + "}"
                    : "    {\n      " + String.join(",\n      ", lines) + "\n    }";
        }
    }

    private static Map<String, Kept> kept() throws Exception {
        Map<String, Kept> kept = new TreeMap<>();
        for (Method method : NativeTablesTest.nativeMethods()) {
            entry(kept, method.getDeclaringClass().getName()).jni = true;
        }
        Class<?> port =
                Class.forName("io.github.winnet4j.port.PortNatives", false, ReachabilityTest.class.getClassLoader());
        for (Method method : port.getDeclaredMethods()) {
            if (method.getName().equals("completed")) {
                entry(kept, port.getName()).method(method);
            }
        }
        for (Path file : sources("src/main/java", "java")) {
            String text = Files.readString(file);
            List<MatchResult> handles = VAR_HANDLE.matcher(text).results().toList();
            assertEquals(
                    text.split("findVarHandle\\(", -1).length - 1,
                    handles.size(),
                    file + ": each names class and field");
            for (MatchResult found : handles) {
                entry(kept, binaryName(file, found.group(1))).fields.add(found.group(2));
            }
        }
        byName(kept);
        return kept;
    }

    /** As {@link #whatJavaLooksUpByNameIsKnown} has them. */
    private static void byName(Map<String, Kept> kept) throws Exception {
        Class<?> unavailable = Class.forName("io.github.winnet4j.ApiUnavailableException");
        entry(kept, unavailable.getName())
                .method(unavailable.getDeclaredMethod("elsewhere", String.class, String.class));
        entry(kept, "com.sun.nio.file.ExtendedOpenOption").fields.addAll(List.of("NOSHARE_DELETE", "NOSHARE_WRITE"));
        entry(kept, "java.lang.Module").methods.add("{\"name\": \"isNativeAccessEnabled\", \"parameterTypes\": []}");
        entry(kept, "java.lang.Thread").methods.add("{\"name\": \"isVirtual\", \"parameterTypes\": []}");
        entry(kept, "java.util.concurrent.Executors")
                .methods
                .add("{\"name\": \"newVirtualThreadPerTaskExecutor\", \"parameterTypes\": []}");
        entry(kept, "org.scijava.nativelib.JniExtractor");
    }

    private static Kept entry(Map<String, Kept> kept, String type) {
        return kept.computeIfAbsent(type, ignored -> new Kept());
    }

    /** The class of that simple name that the file means: its own, or one inside of it. */
    private static String binaryName(Path file, String simple) throws ClassNotFoundException {
        String outer = ROOT.resolve("src/main/java")
                .relativize(file)
                .toString()
                .replaceAll("\\.java$", "")
                .replaceAll("[/\\\\]", ".");
        String name = outer.endsWith("." + simple) ? outer : outer + "$" + simple;
        return Class.forName(name, false, ReachabilityTest.class.getClassLoader())
                .getName();
    }

    private static List<Path> sources(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().matches(".*\\.(" + ending + ")"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theMetadataIsWhatIsLookedUp() throws Exception {
        List<String> types = new ArrayList<>();
        kept().forEach((type, entry) -> types.add(entry.json(type)));
        String expected = "{\n  \"comment\": \"Held equal to the tables of winnet4j.dll by ReachabilityTest.\",\n"
                + "  \"reflection\": [\n" + String.join(",\n", types) + "\n  ],\n  \"resources\": [\n"
                + Stream.of("amd64", "aarch64")
                        .map(arch ->
                                "    {\"glob\": \"" + new Platform("Windows", arch).directory() + "winnet4j.dll\"}")
                        .collect(joining(",\n"))
                + "\n  ]\n}\n";
        Files.writeString(Built.target().resolve("reachability-metadata.json"), expected);
        assertEquals(
                expected, Files.readString(ROOT.resolve("src/main/resources").resolve(FILE)));
        assertEquals(
                expected, Files.readString(Built.target().resolve("classes").resolve(FILE)));
    }

    /**
     * A class that the DLL registers natives of is found by its name, so it has an entry; and no other has one for JNI.
     */
    @OnWindows
    @Test
    void theClassesAreThoseOfTheRegistrationTables() throws Exception {
        NativeLibrary.require();
        Set<String> registered = NativeTables.methods().stream()
                .map(line -> line.substring(0, line.indexOf(' ')).replace('/', '.'))
                .collect(toCollection(TreeSet::new));
        Set<String> named = new TreeSet<>();
        kept().forEach((type, entry) -> {
            if (entry.jni) {
                named.add(type);
            }
        });
        assertEquals(registered, named);
    }

    /** One look-up of classes, for the tables, and two methods, which the native loop calls. */
    @Test
    void nothingElseIsLookedUpThroughJni() throws IOException {
        List<String> found = new ArrayList<>();
        for (String folder : List.of("native/glue", "native/jni", "native/port", "native/win")) {
            for (Path file : sources(folder, "cpp|h")) {
                for (MatchResult match :
                        JNI.matcher(Files.readString(file)).results().toList()) {
                    found.add(file.getFileName() + " " + match.group(1) + " "
                            + match.group(2).strip());
                }
            }
        }
        assertEquals(
                List.of(
                        "callbacks.h GetStaticMethodID type, \"completed\", kOne.data()",
                        "callbacks.h GetStaticMethodID type, \"completed\", kSeveral.data()",
                        "load.cpp FindClass name"),
                found);
    }

    @Test
    void whatJavaLooksUpByNameIsKnown() throws IOException {
        Map<String, List<String>> found = new TreeMap<>();
        for (Path file : sources("src/main/java", "java")) {
            for (String line : Files.readAllLines(file)) {
                if (!line.strip().startsWith("*") && !line.startsWith("import ")) {
                    for (MatchResult match : BY_NAME.matcher(line).results().toList()) {
                        found.computeIfAbsent(file.getFileName().toString(), ignored -> new ArrayList<>())
                                .add(match.group(1));
                    }
                }
            }
        }
        assertEquals(
                Map.of(
                        "Dependents.java", List.of("findStatic"),
                        "DllLoading.java", List.of("Class.forName"),
                        "Doctor.java", List.of("getMethod"),
                        "Elsewhere.java", List.of("Class.forName", "getDeclaredMethod"),
                        "PrivateExtractor.java", List.of("Class.forName", "getField"),
                        "VirtualThreads.java", List.of("findVirtual")),
                found);
    }
}
