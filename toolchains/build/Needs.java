// SPDX-License-Identifier: Apache-2.0
// Looks for what the native build needs of this machine before anything is built: pom.xml runs it from its source, in the
// first phase. It names everything that is missing, with the line that mends it, and ends with 1 then. What Debian's packages
// bring is listed in toolchains/needs.txt; that there is a JDK 17 at all, pom.xml looks itself.
//   java toolchains/build/Needs.java TESTS-ARE-SKIPPED PRESET…

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class Needs {
    /** Presets for workflows came with it. */
    private static final int[] CMAKE = {3, 25};

    private static final String VISUAL_STUDIO = "winget install Microsoft.VisualStudio.2022.BuildTools --override"
            + " \"--passive --wait --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended\"";

    private final boolean windows;
    private final List<String> presets;
    private final List<String> missing = new ArrayList<>();
    private final List<String> packages = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private Needs(List<String> presets) {
        this.presets = presets;
        this.windows = presets.stream().anyMatch(preset -> preset.startsWith("msvc"));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Needs needs = new Needs(List.of(arguments).subList(1, arguments.length));
        boolean testsAreSkipped = Boolean.parseBoolean(arguments[0]);
        if (needs.windows) {
            needs.lookOnWindows();
        } else if (needs.presets.contains("mingw-x64")) {
            needs.lookOnLinux();
        } else {
            needs.missing.add("Linux or Windows: on " + System.getProperty("os.name") + " there is no way to build the DLL");
        }
        if (!needs.missing.isEmpty()) {
            System.out.println(needs.said());
            System.exit(1);
        }
        if (!needs.windows && !testsAreSkipped) {
            System.out.println("Tests that need Windows are skipped here; ./dev test runs them too, under Wine.");
        }
    }

    private String said() {
        StringBuilder text = new StringBuilder("The build needs what is missing here:");
        missing.forEach(thing -> text.append("\n  ").append(thing));
        if (!lines.isEmpty()) {
            text.append("\nPlease run");
            lines.forEach(line -> text.append("\n  ").append(line));
        }
        if (!windows && presets.contains("mingw-x64")) {
            text.append("\n(./dev setup installs everything on Debian and Ubuntu, for all tests, too).");
        } else if (windows) {
            text.append("\nand open a new command prompt (dev build also finds the CMake of Visual Studio).");
        }
        return text.toString();
    }

    // ---- Linux

    private void lookOnLinux() throws IOException, InterruptedException {
        for (String line : Files.readAllLines(Path.of("toolchains", "needs.txt"))) {
            String[] words = line.split(" ");
            if (words[0].equals("build") && !isThere(words[1])) {
                missing.add(words[1].substring(words[1].lastIndexOf('|') + 1));
                packages.addAll(List.of(words).subList(2, words.length));
            }
        }
        if (!hasJni()) {
            missing.add("jni.h in " + System.getProperty("java.home") + ", the JDK that runs Maven");
            packages.add("openjdk-" + Runtime.version().feature() + "-jdk-headless");
        }
        if (!packages.isEmpty()) {
            String root = System.getProperty("user.name").equals("root") ? "" : "sudo ";
            String apt = root + "apt-get ";
            lines.add(find("apt-get") != null
                    ? apt + "update && " + apt + "install --no-install-recommends " + String.join(" ", packages)
                    : "your system's package manager for what Debian calls " + String.join(", ", packages));
        }
        lookAtCMake("./dev setup && PATH=$PWD/.tools/cmake/bin:$PATH mvn install");
        if (presets.contains("zig-arm64") && find("zig") == null && !Files.exists(Path.of(".tools", "zig", "zig"))) {
            missing.add("zig, which builds the DLL for arm64");
            lines.add("./dev build --arm64");
        }
    }

    private boolean isThere(String alternatives) {
        for (String one : alternatives.split("\\|")) {
            if (one.startsWith("/") ? Files.exists(Path.of(one)) : find(one) != null) {
                return true;
            }
        }
        return false;
    }

    // ---- Windows

    private void lookOnWindows() throws IOException, InterruptedException {
        if (!hasJni()) {
            missing.add("include\\jni.h in " + System.getProperty("java.home") + ", the JDK that runs Maven");
            lines.add("winget install EclipseAdoptium.Temurin.17.JDK");
        }
        if (find("cmake.exe") == null) {
            missing.add("CMake 3.25 or newer");
            lines.add("winget install Kitware.CMake");
        }
        lookAtCMake("winget upgrade Kitware.CMake");
        if (find("git.exe") == null) {
            missing.add("Git, by which CMake fetches doctest for the native tests");
            lines.add("winget install Git.Git");
        }
        if (!visualStudioHas("VC.Tools.x86.x64")) {
            missing.add("Visual Studio's C++ tools");
            lines.add(VISUAL_STUDIO);
        }
        if (presets.contains("msvc-arm64") && !visualStudioHas("VC.Tools.ARM64")) {
            missing.add("Visual Studio's C++ tools for arm64");
            lines.add(VISUAL_STUDIO.replace(
                    "--includeRecommended", "--includeRecommended --add Microsoft.VisualStudio.Component.VC.Tools.ARM64"));
        }
    }

    /** Visual Studio's installer knows where the C++ tools are, if anywhere. */
    private boolean visualStudioHas(String component) throws IOException, InterruptedException {
        String programs = System.getenv("ProgramFiles(x86)");
        Path installer = Path.of(programs == null ? "." : programs, "Microsoft Visual Studio", "Installer", "vswhere.exe");
        Path vswhere = Files.exists(installer) ? installer : find("vswhere.exe");
        return vswhere != null
                && !said(vswhere.toString(), "-latest", "-products", "*", "-requires",
                        "Microsoft.VisualStudio.Component." + component, "-property", "installationPath")
                        .isBlank();
    }

    // ---- both

    private static boolean hasJni() {
        return Files.exists(Path.of(System.getProperty("java.home"), "include", "jni.h"));
    }

    private void lookAtCMake(String mend) throws IOException, InterruptedException {
        Path cmake = find(windows ? "cmake.exe" : "cmake");
        if (cmake == null) {
            return;
        }
        Matcher version = Pattern.compile("cmake version (\\d+)\\.(\\d+)").matcher(said(cmake.toString(), "--version"));
        if (!version.find()) {
            missing.add("a CMake that works: " + cmake + " doesn't say its version");
            return;
        }
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        if (major < CMAKE[0] || major == CMAKE[0] && minor < CMAKE[1]) {
            missing.add("CMake 3.25 or newer: " + cmake + " is " + major + "." + minor);
            lines.add(mend);
        }
    }

    /** That program on the PATH, or null. */
    private static Path find(String program) {
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(File.pathSeparator)) {
            String plain = folder.replace("\"", "");
            if (!plain.isEmpty() && Files.isExecutable(Path.of(plain, program))) {
                return Path.of(plain, program);
            }
        }
        return null;
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? text : "";
    }
}
