// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** What comes with the library: its jar, its DLL, and the classes that a JVM loads for one call. */
final class SizeTopic implements Topic {
    @Override
    public String name() {
        return "size";
    }

    @Override
    public void check() {
        // nothing but counts
    }

    @Override
    public Outcome measure(Effort effort) throws IOException, InterruptedException {
        Programs programs = new Programs();
        Map<String, Double> figures = new HashMap<>();
        figures.put("jar", (double) Files.size(programs.ours()));
        figures.put("jna.jar", (double) Files.size(programs.jna()));
        figures.put("dll", entry(programs.ours(), "META-INF/lib/windows_64/winnet4j.dll"));
        figures.put("jna.dll", entry(programs.jna(), "com/sun/jna/win32-x86-64/jnidispatch.dll"));
        double empty = loaded(programs, "empty", "");
        figures.put("classes", loaded(programs, "ours", "") - empty);
        figures.put("classes.own", loaded(programs, "ours", "io.github.winnet4j.") - 2);
        figures.put("jna.classes", loaded(programs, "jna", "") - empty);
        if (Runtime.version().feature() >= Ffm.FIRST_VERSION) {
            figures.put("ffm.classes", loaded(programs, "ffm", "") - empty);
        }
        Table table = new Table("what", "", "");
        figures.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one -> table.row(one.getKey(), "", Goals.number(one.getValue())));
        return new Outcome(table.toString(), List.of(), List.of(figures));
    }

    private static double entry(Path jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            JarEntry entry = file.getJarEntry(name);
            return (double) file.getInputStream(entry).readAllBytes().length;
        }
    }

    /** How many classes with names that begin so that JVM loads. */
    private static double loaded(Programs programs, String program, String prefix)
            throws IOException, InterruptedException {
        return (double) programs.run(program, "-Xlog:class+load")
                .lines()
                .filter(line -> line.contains("[class,load] " + prefix) && line.contains(" source:"))
                .count();
    }
}
