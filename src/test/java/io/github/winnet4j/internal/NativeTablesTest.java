// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.OnWindows;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What Java declares native and what the DLL registers is the same, in both directions. */
class NativeTablesTest {
    @OnWindows
    @Test
    void everyNativeMethodIsRegisteredAndNothingElse() throws Exception {
        NativeLibrary.require();
        assertEquals(new TreeSet<>(declared()), new TreeSet<>(NativeTables.methods()));
        assertTrue(NativeTables.methods().size() >= 17, "the five calls and what is around them");
    }

    @OnWindows
    @Test
    void theDllHasTheVersionOfTheJar() {
        NativeLibrary.require();
        assertEquals(BuildInfo.VERSION, NativeTables.version());
    }

    @Test
    void nativesAreStaticAndNotForUsersAndOnlyInThosePackages() throws Exception {
        for (Method method : nativeMethods()) {
            assertTrue(Modifier.isStatic(method.getModifiers()), method + " is static");
            assertFalse(
                    Modifier.isPublic(method.getModifiers())
                            && Modifier.isPublic(method.getDeclaringClass().getModifiers()),
                    method + " is not for users: its callers check the arguments");
            // internal.testkit has a package of its own because it alone is exported to the testkit.
            assertTrue(
                    List.of(
                                    "io.github.winnet4j.win32",
                                    "io.github.winnet4j.port",
                                    "io.github.winnet4j.internal",
                                    "io.github.winnet4j.internal.testkit")
                            .contains(method.getDeclaringClass().getPackageName()),
                    method + " is in the raw layer");
        }
    }

    private static List<String> declared() throws Exception {
        List<String> lines = new ArrayList<>();
        for (Method method : nativeMethods()) {
            lines.add(method.getDeclaringClass().getName().replace('.', '/') + " " + method.getName() + " "
                    + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                            .toMethodDescriptorString());
        }
        return lines;
    }

    /** Of every class of the main source set, by the class files beside this library's own. */
    static List<Method> nativeMethods() throws Exception {
        List<Method> natives = new ArrayList<>();
        for (String name : classNames()) {
            for (Method method : Class.forName(name, false, NativeTablesTest.class.getClassLoader())
                    .getDeclaredMethods()) {
                if (Modifier.isNative(method.getModifiers())) {
                    natives.add(method);
                }
            }
        }
        return natives;
    }

    private static List<String> classNames() throws IOException {
        java.nio.file.Path classes = Built.target().resolve("classes");
        try (java.util.stream.Stream<java.nio.file.Path> files = java.nio.file.Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.equals("module-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    @OnWindows
    @Test
    void theJarHoldsTheDllThatTheClassesExpect() throws Exception {
        String resource = Platform.current().directory() + "winnet4j.dll";
        try (JarFile jar = new JarFile(Built.jar().toFile());
                InputStream in = jar.getInputStream(new JarEntry(resource))) {
            byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertEquals(BuildInfo.sha256(resource), java.util.HexFormat.of().formatHex(hash));
        }
    }
}
