// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every DLL in the jar must be, looked up in the file: for its processor, small in its wishes, hardened, the same
 * again.
 */
class DllGateTest {
    /** Where toolchains/test/runs.py has built it once more. */
    private static final String REBUILD = "winnet4j.test.rebuild";

    /**
     * Windows itself and its C runtime. A DLL of one of the four families here would make ours unloadable without it.
     */
    private static final Set<String> ALLOWED_IMPORTS = Set.of("kernel32.dll", "msvcrt.dll", "ntdll.dll");

    /** What is loaded at its first call only. */
    private static final SortedSet<String> DLLS =
            new TreeSet<>(Set.of("cfgmgr32.dll", "iphlpapi.dll", "mpr.dll", "peerdist.dll", "wlanapi.dll"));

    /** Where native/win/imports_*.inc puts the addresses of their functions. */
    private static final String SLOTS = ".slots";

    static List<Path> dlls() throws IOException {
        Path lib = Built.target().resolve("classes").resolve("META-INF").resolve("lib");
        try (Stream<Path> files = Files.walk(lib)) {
            return files.filter(file -> file.toString().endsWith(".dll"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereIsOneForX64() throws IOException {
        assertTrue(dlls().stream().anyMatch(dll -> dll.getParent().endsWith("windows_64")), "built: " + dlls());
    }

    @ParameterizedTest
    @MethodSource("dlls")
    void itIsForTheProcessorOfItsFolder(Path dll) throws IOException {
        int expected = dll.getParent().endsWith("windows_arm64") ? 0xAA64 : 0x8664;
        assertEquals(expected, PeFile.read(dll).machine());
    }

    @ParameterizedTest
    @MethodSource("dlls")
    void itExportsTheTwoEntryPointsAndNothingElse(Path dll) throws IOException {
        assertEquals(List.of("JNI_OnLoad", "JNI_OnUnload"), PeFile.read(dll).exports());
    }

    @ParameterizedTest
    @MethodSource("dlls")
    void itNeedsNothingButWindowsItself(Path dll) throws IOException {
        for (String needed : PeFile.read(dll).imports()) {
            boolean universalRuntime = needed.startsWith("api-ms-win-crt-");
            assertTrue(ALLOWED_IMPORTS.contains(needed) || universalRuntime, dll + " needs " + needed);
        }
    }

    @ParameterizedTest
    @MethodSource("dlls")
    void onlyWeDecideWhereItsDllsAreLoadedFrom(Path dll) throws IOException {
        PeFile file = PeFile.read(dll);
        // The loader's own helper would search by the default order.
        assertFalse(file.importedFunctions().contains("ResolveDelayLoadedAPI"));
        assertTrue(file.importedFunctions().contains("LoadLibraryExW"));
    }

    @ParameterizedTest
    @MethodSource("dlls")
    void theFirstCallOfAFunctionMayWriteItsSlot(Path dll) throws IOException {
        PeFile file = PeFile.read(dll);
        Optional<PeFile.Section> own = file.section(SLOTS);
        if (own.isEmpty()) { // Visual Studio's linker makes the tables itself
            List<PeFile.DelayImport> delayed = file.delayImports();
            assertEquals(
                    List.copyOf(DLLS),
                    delayed.stream().map(PeFile.DelayImport::dll).sorted().toList(),
                    "neither a section " + SLOTS + " nor the linker's own delay-loading");
            delayed.forEach(one -> assertTrue(one.addresses().writable(), one.toString()));
            return;
        }
        PeFile.Section slots = own.get();
        assertTrue(slots.writable() && slots.initialized() && !slots.executable(), slots.toString());
        assertEquals(imported().size() * Long.BYTES, slots.size(), "a slot for each function of " + imported());
        Set<Integer> relocated = file.relocated();
        for (int slot = slots.address(); slot < slots.address() + slots.size(); slot += Long.BYTES) {
            assertTrue(file.pointedInto(slot).executable(), "slot at " + Integer.toHexString(slot));
            assertTrue(relocated.contains(slot), "relocated: slot at " + Integer.toHexString(slot));
        }
        assertEquals(List.of(), file.delayImports());
    }

    /** GNU ld makes .idata writable in one version and read-only in the next: nothing of ours may lie there. */
    @ParameterizedTest
    @MethodSource("dlls")
    void nothingThatIsLoadedLaterLiesAmongItsImports(Path dll) throws IOException {
        PeFile file = PeFile.read(dll);
        file.section(".idata").ifPresent(imports -> {
            DLLS.forEach(name -> assertFalse(file.holds(imports, name), name));
            imported().forEach(name -> assertFalse(file.holds(imports, name), name));
        });
    }

    /** The functions of the lists that the import libraries are made of. */
    private static List<String> imported() {
        List<String> functions = new ArrayList<>();
        for (String dll : DLLS) {
            Path list = Built.target()
                    .resolveSibling("toolchains")
                    .resolve("importlib")
                    .resolve(dll.replace(".dll", ".def"));
            try (Stream<String> lines = Files.lines(list)) {
                lines.dropWhile(line -> !line.equals("EXPORTS")).skip(1).forEach(functions::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return functions;
    }

    @ParameterizedTest
    @MethodSource("dlls")
    void itIsHardened(Path dll) throws IOException {
        int characteristics = PeFile.read(dll).dllCharacteristics();
        assertEquals(
                0x160,
                characteristics & 0x160,
                "NX, dynamic base and high entropy, was " + Integer.toHexString(characteristics));
    }

    /** One call that may throw brings the streams and locales of GCC 14's C++ library: a megabyte. */
    @ParameterizedTest
    @MethodSource("dlls")
    void itIsSmall(Path dll) throws IOException {
        long size = Files.size(dll);
        assertTrue(size < 300_000, size + " bytes");
    }

    /**
     * What the runtimes of C++ for exceptions and threads have in their texts. The first keeps 70 KB for the day when
     * memory runs out, the second two handles of each thread that met it; neither gives that back when the DLL goes.
     */
    @ParameterizedTest
    @MethodSource("dlls")
    void itHasNeitherExceptionsNorThreadsOfItsOwn(Path dll) throws IOException {
        String bytes = Files.readString(dll, ISO_8859_1);
        for (String text : List.of("terminate called", "winpthread", "libc++abi")) {
            assertFalse(bytes.contains(text), text);
        }
    }

    @ParameterizedTest
    @MethodSource("dlls")
    void theClassesKnowItsHash(Path dll) throws Exception {
        Path classes = Built.target().resolve("classes");
        String resource = classes.relativize(dll).toString().replace('\\', '/');
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(dll));
        assertEquals(java.util.HexFormat.of().formatHex(hash), BuildInfo.sha256(resource));
    }

    @Test
    @EnabledIfSystemProperty(
            named = REBUILD,
            matches = ".+",
            disabledReason = "only ./dev check and ./dev test build the DLL once more, in another folder")
    void theSameSourcesInAnotherFolderGiveTheSameBytes() throws IOException {
        Path again = Path.of(System.getProperty(REBUILD)).resolve("winnet4j.dll");
        assertArrayEquals(
                Files.readAllBytes(again),
                Files.readAllBytes(Built.nativeBuild().resolve("winnet4j.dll")));
    }
}
