// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The picture of a test that failed: where it goes, and what the failure says of it. Never fails a test itself. */
final class TimelineFile {
    /** JUnit's parameter, or a system property: the folder, or {@value #OFF}. */
    static final String FOLDER = "winnet4j.timelines";

    static final String OFF = "off";

    private static final int EVENTS = 1000;
    private static final int NAME = 120; // characters, so that the path stays short enough for Windows
    private static final Pattern INVOCATION = Pattern.compile("invocation:#([0-9]+)\\]");
    private static final Map<Path, String> TAKEN = new ConcurrentHashMap<>();

    private TimelineFile() {}

    /** Writes it, and says in a line where it is, or why it isn't; empty when none is wanted. */
    static String write(ExtensionContext context, Simulator windows, String failure) {
        try {
            Optional<Path> folder = folder(context);
            if (folder.isEmpty()) {
                return "";
            }
            String name = name(context);
            Path file = free(folder.get(), name, context.getUniqueId());
            Timeline.of(windows)
                    .last(EVENTS)
                    .titled(name)
                    .captioned(
                            name.substring(context.getRequiredTestClass()
                                            .getPackageName()
                                            .length())
                                    .replaceFirst("^\\.", ""),
                            failure.lines().findFirst().orElse(""),
                            "on the simulator, with the seed " + windows.seed())
                    .write(file);
            context.publishReportEntry("winnet4j.timeline", file.toString());
            return "the timeline as a picture: " + file + "\n";
        } catch (IOException | RuntimeException e) {
            return "the timeline as a picture could not be written: " + e + "\n";
        }
    }

    /** What is asked for; else where Maven, or Gradle, puts what a build makes; else nowhere. */
    private static Optional<Path> folder(ExtensionContext context) {
        Optional<String> wanted = context.getConfigurationParameter(FOLDER);
        if (wanted.isPresent()) {
            return wanted.get().toLowerCase(Locale.ROOT).equals(OFF)
                    ? Optional.empty()
                    : Optional.of(Path.of(wanted.get()).toAbsolutePath());
        }
        for (String build : new String[] {"target", "build"}) {
            Path folder = Path.of(build).toAbsolutePath();
            if (Files.isDirectory(folder)) {
                return Optional.of(folder.resolve("winnet4j-timelines"));
            }
        }
        return Optional.empty();
    }

    /** Class and method, with the number of the invocation where a method has several. */
    private static String name(ExtensionContext context) {
        StringBuilder name =
                new StringBuilder(context.getRequiredTestClass().getName().replace('$', '.'));
        context.getTestMethod().ifPresent(method -> name.append('.').append(method.getName()));
        Matcher invocation = INVOCATION.matcher(context.getUniqueId());
        while (invocation.find()) {
            name.append('-').append(invocation.group(1));
        }
        return name.toString();
    }

    /** A file that no other test of this JVM has; the same one for the same test. */
    private static Path free(Path folder, String name, String test) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        if (plain.length() > NAME) {
            plain = plain.substring(0, NAME - 9) + '-' + Integer.toHexString(name.hashCode());
        }
        Path file = folder.resolve(plain + ".svg");
        for (int i = 2; !TAKEN.computeIfAbsent(file, any -> test).equals(test); i++) {
            file = folder.resolve(plain + '_' + i + ".svg");
        }
        return file;
    }
}
