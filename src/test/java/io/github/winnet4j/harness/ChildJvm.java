// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JVM of its own, of the same kind as this one, for what can only be tested at the start of one. */
public final class ChildJvm {
    /** Under -Xcheck:jni the JVMs that a test starts are checked too. */
    public static final boolean CHECK_JNI =
            ManagementFactory.getRuntimeMXBean().getInputArguments().contains("-Xcheck:jni");

    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private Path java = Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java");
    private List<Path> jars;
    private Path directory = Built.target();
    private boolean nativeAccess = true;
    private boolean modulePath;
    private List<String> modules = List.of("io.github.winnet4j");
    private Class<?> main = Probe.class;

    public ChildJvm() throws IOException {
        jars = Stream.concat(Stream.of(Built.jar()), Built.libraries().stream()).toList();
    }

    public static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    public ChildJvm option(String option) {
        options.add(option);
        return this;
    }

    public ChildJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public ChildJvm directory(Path value) {
        directory = value;
        return this;
    }

    public ChildJvm java(Path value) {
        java = value;
        return this;
    }

    public ChildJvm jars(List<Path> value) {
        jars = value;
        return this;
    }

    /** The program, when it isn't {@link Probe}. */
    public ChildJvm main(Class<?> value) {
        main = value;
        return this;
    }

    public ChildJvm onModulePath() {
        modulePath = true;
        return this;
    }

    /** These modules, and native access for them. */
    public ChildJvm onModulePath(String... names) {
        modules = List.of(names);
        return onModulePath();
    }

    public ChildJvm withoutNativeAccess() {
        nativeAccess = false;
        return this;
    }

    /** Runs the program with those arguments. */
    public Result run(String... arguments) throws IOException, InterruptedException {
        return start(arguments).finish();
    }

    public Running start(String... arguments) throws IOException, InterruptedException {
        Path testClasses;
        try {
            testClasses = Path.of(Probe.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IOException(e);
        }
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("-XX:TieredStopAtLevel=1"); // it is done before the optimising compiler pays
        if (options.stream().noneMatch(option -> option.matches("-XX:[+]Use\\w+GC"))) {
            command.add("-XX:+UseSerialGC");
        }
        if (Runtime.version().feature() >= 21) {
            command.add("-XX:-PrintWarnings"); // Wine knows no processor groups, and JDK 21 and 25 say so on stdout
        }
        if (Runtime.version().feature() >= 24 && nativeAccess) {
            command.add("--enable-native-access=" + (modulePath ? String.join(",", modules) : "ALL-UNNAMED"));
        }
        if (CHECK_JNI) {
            command.add("-Xcheck:jni");
        }
        command.addAll(options);
        String joined = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        if (modulePath) {
            command.addAll(
                    List.of("-p", joined, "--add-modules", String.join(",", modules), "-cp", testClasses.toString()));
        } else {
            command.addAll(List.of("-cp", joined + File.pathSeparator + testClasses));
        }
        command.add(main.getName());
        Stream.of(arguments).map(ChildJvm::escape).forEach(command::add);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new Running(start(builder), isWindows() && !directory.equals(Built.target()) ? directory : null);
    }

    /**
     * On a busy machine Wine sometimes can't start a process: CreateProcess fails with 1359 ERROR_INTERNAL_ERROR before
     * the child has run anything. That is not what is tested here, so it is tried again, a little later each time;
     * every other failure stays one.
     */
    private static Process start(ProcessBuilder builder) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return builder.start();
            } catch (IOException e) {
                if (attempt == 8 || !String.valueOf(e.getMessage()).contains("error=1359")) {
                    throw e;
                }
                Thread.sleep(100L << attempt);
            }
        }
    }

    /** The launcher of Java reads its arguments in the ANSI code page. */
    static String escape(String argument) {
        return argument.chars()
                .mapToObj(c -> c < 0x80 ? String.valueOf((char) c) : String.format("{%04x}", c))
                .collect(Collectors.joining());
    }

    /**
     * A child that runs.
     *
     * @param folder its own directory, which the test may delete when it has ended; null when it has none
     */
    public record Running(Process process, @Nullable Path folder) {
        private static final long LETTING_GO_NANOS = TimeUnit.SECONDS.toNanos(30);

        public Result finish() throws IOException, InterruptedException {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (output.contains("WARNING in native method") || output.contains("FATAL ERROR in native method")) {
                throw new AssertionError("-Xcheck:jni found: " + output);
            }
            int exit = process.waitFor();
            if (folder != null) {
                awaitLetGo(folder);
            }
            return new Result(exit, output.replace("\r", ""));
        }

        /**
         * The console that a process had may outlive it by a moment, and keeps its current directory, which can't be
         * deleted meanwhile. Nor can it be renamed, by which this sees it.
         */
        private static void awaitLetGo(Path directory) throws IOException, InterruptedException {
            Path other = directory.resolveSibling(directory.getFileName() + ".let-go");
            long end = System.nanoTime() + LETTING_GO_NANOS;
            while (true) {
                try {
                    Files.move(Files.move(directory, other), directory);
                    return;
                } catch (FileSystemException e) {
                    if (System.nanoTime() - end > 0) {
                        throw e;
                    }
                    Thread.sleep(1);
                }
            }
        }
    }

    /** How it ended, with everything that it printed. */
    public record Result(int exit, String output) {
        /** True if the library was loaded and answered. */
        public boolean worked() {
            return exit == 0 && output.contains("WlanCloseHandle=");
        }

        /** True if the library said in one error why it can't be used, and the JVM went on. */
        public boolean refused() {
            return exit == 0 && output.contains("refused: ") && output.contains("the JVM goes on");
        }
    }
}
