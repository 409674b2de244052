// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.tool;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Family;
import io.github.winnet4j.internal.NativeLibrary;
import io.github.winnet4j.internal.SystemFacts;
import io.github.winnet4j.peerdist.PeerDist;
import io.github.winnet4j.tool.Finding.State;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanInterface;
import io.github.winnet4j.wnet.NetworkConnections;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks at everything that the library stands on, from the JVM to the adapters. Asks only; changes nothing, scans
 * nothing.
 */
final class Doctor {
    private static final int WITH_NATIVE_ACCESS = 24;

    private final List<Finding> findings = new ArrayList<>();
    private String section = "";

    private Doctor() {}

    static int run(List<String> arguments, PrintStream out) {
        boolean json = arguments.equals(List.of("--json"));
        if (!json && !arguments.isEmpty()) {
            throw new UsageException("doctor knows --json, and not " + arguments);
        }
        List<Finding> findings = examine();
        if (json) {
            out.println(Json.of(NativeLibrary.version(), findings));
        } else {
            print(findings, out);
        }
        return findings.stream().anyMatch(one -> one.state() == State.PROBLEM) ? Main.BAD : Main.GOOD;
    }

    private static void print(List<Finding> findings, PrintStream out) {
        String section = "";
        Columns columns = new Columns();
        for (Finding one : findings) {
            if (!one.section().equals(section)) {
                section = one.section();
                columns.print(out);
                columns = new Columns();
                out.println(section);
            }
            String mark = switch (one.state()) {
                case OK -> " ";
                case NOTE -> "-";
                case PROBLEM -> "!";
            };
            columns.row(" " + mark, one.subject(), one.text().replaceAll("\\s*\\R\\s*", " "));
        }
        columns.print(out);
    }

    static List<Finding> examine() {
        Doctor doctor = new Doctor();
        doctor.system();
        doctor.library();
        doctor.families();
        if (NativeLibrary.problem() == null) {
            doctor.wifi();
            doctor.logon();
            doctor.branchCache();
        }
        return doctor.findings;
    }

    private void found(String subject, State state, String text) {
        findings.add(new Finding(section, subject, state, text));
    }

    /** Any question may fail in an unforeseen way: the report goes on. */
    private void ask(String subject, Supplier<String> question) {
        try {
            found(subject, State.OK, question.get());
        } catch (RuntimeException | LinkageError e) {
            found(subject, State.NOTE, String.valueOf(e.getMessage()));
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }

    private void system() {
        section = "system";
        found("system", State.OK, property("os.name") + " " + property("os.version") + ", " + property("os.arch"));
        found(
                "java",
                State.OK,
                property("java.version") + ", " + property("java.vm.name") + ", " + property("java.vendor"));
        boolean allowed = allowsNativeAccess();
        found(
                "native access",
                allowed ? State.OK : State.NOTE,
                allowed
                        ? "allowed"
                        : "not allowed by an option, so Java warns, and will refuse one day: start it with"
                                + " --enable-native-access=ALL-UNNAMED (on the module path: =io.github.winnet4j)");
    }

    /** Module.isNativeAccessEnabled, which is younger than the oldest Java that the library runs on. */
    private static boolean allowsNativeAccess() {
        if (Runtime.version().feature() < WITH_NATIVE_ACCESS) {
            return true;
        }
        try {
            Object answer = Module.class.getMethod("isNativeAccessEnabled").invoke(Doctor.class.getModule());
            return Boolean.TRUE.equals(answer);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private void library() {
        section = "library";
        found("version", State.OK, NativeLibrary.version());
        String problem = NativeLibrary.problem();
        if (problem != null) {
            found("dll", State.PROBLEM, problem);
            return;
        }
        String file = NativeLibrary.file();
        found("dll", State.OK, file);
        ask("sha-256", () -> sha256(Path.of(file)));
        if (SystemFacts.procedure("ntdll.dll", "wine_get_version") == WinError.ERROR_SUCCESS) {
            found("windows", State.NOTE, "this is Wine, not Windows");
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e.toString(), e);
        }
    }

    private void families() {
        section = "families";
        for (Family family : Family.values()) {
            Availability availability = Availability.of(family);
            String name = family.name().toLowerCase(Locale.ROOT).replace('_', '-');
            found(
                    name,
                    availability.isPresent() ? State.OK : State.NOTE,
                    availability.state() + ": " + availability.explanation());
            if (NativeLibrary.problem() != null) {
                continue;
            }
            List<String> functions = functions(family);
            List<String> missing = functions.stream()
                    .filter(one -> !Availability.of(one).isPresent())
                    .toList();
            found(
                    "its functions",
                    missing.isEmpty() ? State.OK : State.NOTE,
                    missing.isEmpty()
                            ? "all " + functions.size() + " are there"
                            : functions.size() - missing.size() + " of " + functions.size() + "; missing: "
                                    + String.join(", ", missing));
        }
    }

    /** Microsoft's names, as the raw layer has them. */
    static List<String> functions(Family family) {
        return Stream.of(Wlanapi.class, Mpr.class, Peerdist.class)
                .flatMap(one -> Arrays.stream(one.getMethods()))
                .filter(one -> Modifier.isStatic(one.getModifiers()))
                .map(Method::getName)
                .filter(one -> Family.of(one).equals(Optional.of(family)))
                .distinct()
                .sorted()
                .toList();
    }

    private void wifi() {
        section = "wi-fi";
        if (!Availability.of(Family.WLAN).isPresent()) {
            return;
        }
        ask("adapters", () -> {
            try (WlanClient client = WlanClient.open()) {
                List<WlanInterface> interfaces = client.interfaces();
                for (WlanInterface one : interfaces) {
                    found("adapter", State.OK, one.description() + ", " + one.state());
                }
                if (!interfaces.isEmpty()) {
                    ask("location", () -> {
                        interfaces.get(0).networks();
                        return "what is in reach may be asked for";
                    });
                }
                return interfaces.size() + ", version " + client.version() + " of the service";
            }
        });
    }

    private void logon() {
        section = "process";
        ask("logon session", () -> NetworkConnections.session().explanation());
    }

    private void branchCache() {
        section = "branch cache";
        if (!Availability.of(Family.BRANCH_CACHE).isPresent()) {
            return;
        }
        ask("status", () -> {
            try (PeerDist branchCache = PeerDist.open()) {
                return branchCache.status() + ", version " + branchCache.version();
            }
        });
    }
}
