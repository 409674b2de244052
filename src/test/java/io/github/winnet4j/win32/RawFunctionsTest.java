// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.Availability;
import io.github.winnet4j.Availability.State;
import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.OnWindows;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The raw layer is whole: each function of the import lists is there, under its name, and answers when Windows lacks
 * it.
 */
class RawFunctionsTest {
    /** Which functions of the lists are not in the raw layer, and why. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "WlanAllocateMemory", "nothing of the caller's is given to Windows to keep",
            "WlanFreeMemory",
                    "what Windows allocates is copied and freed by the glue; an address from Java could be anything");

    /** These begin an operation: without a valid token they answer 87 and call nothing. */
    private static final Set<String> OPERATIONS = Set.of(
            "PeerDistRegisterForStatusChangeNotification",
            "PeerDistRegisterForStatusChangeNotificationEx",
            "PeerDistGetOverlappedResult",
            "PeerDistClientAddContentInformation",
            "PeerDistClientCompleteContentInformation",
            "PeerDistClientAddData",
            "PeerDistClientBlockRead",
            "PeerDistClientStreamRead",
            "PeerDistClientFlushContent",
            "PeerDistServerPublishAddToStream",
            "PeerDistServerPublishCompleteStream",
            "PeerDistServerRetrieveContentInformation",
            "WFDStartOpenSession");

    /** These answer nothing in C, so nothing shows that they are missing. */
    private static final Set<String> VOID = Set.of("WNetSetLastErrorA", "WNetSetLastErrorW");

    static List<Class<?>> classes() {
        return List.of(Wlanapi.class, Mpr.class, Peerdist.class, Iphlpapi.class, Cfgmgr32.class);
    }

    /** Interfaces and devices are everybody's, and every Windows has those functions. */
    private static boolean isOfNoFamily(Class<?> raw) {
        return raw == Iphlpapi.class || raw == Cfgmgr32.class;
    }

    @ParameterizedTest
    @MethodSource("classes")
    void theClassHasTheFunctionsOfItsList(Class<?> raw) throws IOException {
        Set<String> linked = Files.readAllLines(Built.target()
                        .getParent()
                        .resolve("toolchains/importlib/" + raw.getSimpleName().toLowerCase(java.util.Locale.ROOT)
                                + ".def"))
                .stream()
                .filter(line -> line.matches("[A-Za-z0-9_]+"))
                .filter(line -> !line.equals("EXPORTS"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(linked);
        missing.removeAll(functions(raw).keySet());
        missing.removeAll(LEFT_OUT.keySet());
        assertEquals(Set.of(), missing, "in the list and not in the class");
        Set<String> unknown = new TreeSet<>(functions(raw).keySet());
        unknown.removeAll(linked);
        assertEquals(Set.of(), unknown, "in the class and not in the list");
        assertTrue(linked.size() >= (isOfNoFamily(raw) ? 4 : 28), "the list was read");
    }

    @ParameterizedTest
    @MethodSource("classes")
    void eachFunctionHasOneNativeOfItsName(Class<?> raw) {
        for (Method function : functions(raw).values()) {
            assertTrue(
                    Arrays.stream(raw.getDeclaredMethods())
                            .anyMatch(method -> Modifier.isNative(method.getModifiers())
                                    && method.getName().equals(function.getName() + "0")),
                    function + " calls no native of its own");
        }
    }

    @OnWindows
    @ParameterizedTest
    @MethodSource("classes")
    void faults1And2_whatThisWindowsLacksAnswers126Or127(Class<?> raw) throws Exception {
        for (Method function :
                isOfNoFamily(raw) ? List.<Method>of() : functions(raw).values()) { // all have that
            State state = Availability.of(function.getName()).state();
            if (state != State.DLL_MISSING && state != State.EXPORT_MISSING) {
                continue;
            }
            int expected = state == State.DLL_MISSING ? WinError.ERROR_MOD_NOT_FOUND : WinError.ERROR_PROC_NOT_FOUND;
            if (OPERATIONS.contains(function.getName())) {
                expected = WinError.ERROR_INVALID_PARAMETER;
            } else if (VOID.contains(function.getName())) {
                expected = WinError.ERROR_SUCCESS;
            }
            assertEquals(expected, function.invoke(null, harmless(function)), function.getName());
        }
    }

    @Test
    void eachFunctionHasAFamilyWithItsDll() {
        for (Class<?> raw : classes()) {
            for (String name : functions(raw).keySet()) {
                if (isOfNoFamily(raw)) {
                    assertTrue(io.github.winnet4j.Family.of(name).isEmpty(), name);
                    continue;
                }
                assertEquals(
                        raw.getSimpleName().toLowerCase(java.util.Locale.ROOT) + ".dll",
                        io.github.winnet4j.Family.of(name).orElseThrow().dll(),
                        name);
            }
        }
    }

    /** What is public and has the name of a function of Windows: it begins with a capital letter. */
    private static Map<String, Method> functions(Class<?> raw) {
        Map<String, Method> functions = new TreeMap<>();
        for (Method method : raw.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())
                    && Modifier.isStatic(method.getModifiers())
                    && !isTheSameByCharacters(raw, method)) {
                Method other = functions.put(method.getName(), method);
                if (other != null) {
                    assertEquals(
                            List.of(byAddress(method)),
                            List.of(byAddress(other)),
                            "one function, one method, but for the same by the address of a buffer: " + method);
                    functions.put(method.getName(), takesBuffer(method) ? method : other);
                    assertTrue(takesBuffer(method) != takesBuffer(other), method + " is there twice");
                }
            }
        }
        return functions;
    }

    /** True if it is there with a String, too, in the place of characters and their number: those can be wiped. */
    private static boolean isTheSameByCharacters(Class<?> raw, Method method) {
        List<Class<?>> types = new ArrayList<>(List.of(method.getParameterTypes()));
        int at = types.indexOf(char[].class);
        if (at < 0 || at + 1 == types.size() || types.get(at + 1) != int.class) {
            return false;
        }
        types.set(at, String.class);
        types.remove(at + 1);
        return Arrays.stream(raw.getDeclaredMethods())
                .anyMatch(other -> other.getName().equals(method.getName())
                        && List.of(other.getParameterTypes()).equals(types));
    }

    private static boolean takesBuffer(Method function) {
        return List.of(function.getParameterTypes()).contains(ByteBuffer.class);
    }

    private static List<Class<?>> byAddress(Method function) {
        return Arrays.stream(function.getParameterTypes())
                .<Class<?>>map(type -> type == ByteBuffer.class ? long.class : type)
                .toList();
    }

    /** Arguments that pass every check: enough room, nothing to send. */
    private static Object[] harmless(Method function) {
        return Arrays.stream(function.getParameterTypes())
                .map(type -> {
                    if (type == long.class) {
                        return 0L;
                    } else if (type == int.class) {
                        return 0;
                    } else if (type == boolean.class) {
                        return false;
                    } else if (type == String.class) {
                        return "x";
                    } else if (type == NetResource.class) {
                        return new NetResource(0, 0, 0, 0, null, null, null, null);
                    } else if (type == ByteBuffer.class) {
                        return ByteBuffer.allocateDirect(16);
                    } else {
                        return java.lang.reflect.Array.newInstance(type.getComponentType(), 512);
                    }
                })
                .toArray();
    }
}
