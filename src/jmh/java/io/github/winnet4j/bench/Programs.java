// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The small programs of {@link StartupTopic}: each a JVM that calls one function of Windows in one way, and ends. */
final class Programs {
    /** How each is started: its class path and main class, behind the options that it needs. */
    private final Map<String, List<String>> commands;

    private final Path ours = jar("winnet4j");
    private final Path jna = jar("jna-5");

    Programs() throws IOException {
        Path folder = Files.createDirectories(Main.FOLDER.resolve("startup"));
        Path programs = folder.resolve("programs.jar");
        try (OutputStream file = Files.newOutputStream(programs);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Class<?> type : List.of(
                    StartupEmpty.class, StartupOurs.class, StartupFfm.class, StartupJna.class, StartupCode.class)) {
                out.putNextEntry(new JarEntry(resource(type)));
                out.write(bytes(type));
            }
        }
        Path empty = folder.resolve(resource(StartupEmpty.class));
        Files.createDirectories(empty.getParent());
        Files.write(empty, bytes(StartupEmpty.class));
        String reflection = "-Djdk.reflect.useNativeAccessorOnly=true";
        commands = Map.of(
                "emptyFolder", List.of("-cp", folder.toString(), StartupEmpty.class.getName()),
                "empty", List.of("-cp", programs.toString(), StartupEmpty.class.getName()),
                "ours", List.of("-cp", programs + File.pathSeparator + ours, StartupOurs.class.getName()),
                "jna", List.of("-cp", programs + File.pathSeparator + jna, StartupJna.class.getName()),
                "ffm", List.of(reflection, "-cp", programs.toString(), StartupFfm.class.getName()));
    }

    Path ours() {
        return ours;
    }

    Path jna() {
        return jna;
    }

    /** Runs that program with further options; what it prints. */
    String run(String name, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:-PrintWarnings",
                "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(commands.get(name));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(name + " failed with " + process.exitValue() + ": " + output);
        }
        return output;
    }

    /** The jar on the class path with a name that begins so. */
    private static Path jar(String name) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> String.valueOf(path.getFileName()).startsWith(name)
                        && path.toString().endsWith(".jar"))
                .findFirst()
                .orElseThrow();
    }

    private static String resource(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (var in = type.getResourceAsStream("/" + resource(type))) {
            return in.readAllBytes();
        }
    }
}
