// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.win32;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnet4j.Availability;
import io.github.winnet4j.harness.OnWindows;
import io.github.winnet4j.internal.NativeLibrary;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults 61 and 62: whatever reaches a function, public or native, ends in a code or in an exception of Java. */
@OnWindows
class BadInputTest {
    private static final List<Class<?>> RAW = List.of(Wlanapi.class, Mpr.class, Peerdist.class, Iphlpapi.class);
    private static final long[] LONGS = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0xFFFFFFFFL, 0x7FFF_FFFF_FFFFL};
    private static final int[] INTS = {0, 1, -1, 2, Integer.MIN_VALUE, Integer.MAX_VALUE, 256};
    private static final String[] STRINGS = {
        null,
        "",
        "Q:",
        "\0",
        "Q:\0",
        "x".repeat(1024),
        "x".repeat(1025),
        "\ud800",
        "\udc00\ud800",
        "テスト",
        "\\\\?\\x",
        "\u221e"
    };

    @Test
    void everyFunctionWithEveryBadValueInEveryPlace() throws Exception {
        int calls = 0;
        for (Method method : functions()) {
            Class<?>[] types = method.getParameterTypes();
            for (int place = 0; place < types.length; place++) {
                for (Object bad : values(method, types[place])) {
                    Object[] arguments = harmless(types);
                    arguments[place] = bad;
                    call(method, arguments);
                    calls++;
                }
            }
        }
        assertTrue(calls > 300, calls + " calls");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void fault62_everyNativeWithRandomArguments(long seed) throws Exception {
        Random random = new Random(seed);
        List<Method> functions = functions();
        for (int i = 0; i < 2000; i++) {
            Method method = functions.get(random.nextInt(functions.size()));
            Class<?>[] types = method.getParameterTypes();
            Object[] arguments = new Object[types.length];
            for (int place = 0; place < types.length; place++) {
                List<Object> values = values(method, types[place]);
                arguments[place] = values.get(random.nextInt(values.size()));
            }
            call(method, arguments);
        }
    }

    @Test
    void theNativesBehindTheChecksRefuseByCode() throws Exception {
        NativeLibrary.require();
        Method cancel = Mpr.class.getDeclaredMethod("WNetCancelConnectionA0", String.class, int.class, boolean.class);
        cancel.setAccessible(true);
        assertEquals(WinError.ERROR_INVALID_PARAMETER, cancel.invoke(null, null, 0, false));
        assertEquals(WinError.ERROR_INVALID_PARAMETER, cancel.invoke(null, "Q:", -1, false));
        assertEquals(WinError.ERROR_INVALID_NAME, cancel.invoke(null, "Q:\0", 3, false));
        assertEquals(WinError.ERROR_FILENAME_EXCED_RANGE, cancel.invoke(null, "x".repeat(1025), 1025, false));
        assertInstanceOf(
                StringIndexOutOfBoundsException.class,
                assertThrows(InvocationTargetException.class, () -> cancel.invoke(null, "Q:", 3, false))
                        .getCause());
        Method open =
                Wlanapi.class.getDeclaredMethod("WlanOpenHandle0", int.class, long.class, int[].class, long[].class);
        open.setAccessible(true);
        assertEquals(~(long) WinError.ERROR_INVALID_PARAMETER, open.invoke(null, 2, 0L, null, new long[1]));
        assertEquals(~(long) WinError.ERROR_INVALID_PARAMETER, open.invoke(null, 2, 0L, new int[1], null));
    }

    /** Wine's own wlanapi.dll has the others as stubs that end the process. */
    private static final Set<String> WINE_HAS = Set.of(
            "WlanOpenHandle",
            "WlanCloseHandle",
            "WlanEnumInterfaces",
            "WlanScan",
            "WlanRegisterNotification",
            "WlanGetAvailableNetworkList",
            "WlanQueryInterface",
            "WlanHostedNetworkQueryProperty",
            "WlanHostedNetworkQuerySecondaryKey",
            "WlanHostedNetworkQueryStatus");

    private static boolean mayBeCalled(String function) {
        boolean stub = function.startsWith("Wlan")
                && !WINE_HAS.contains(function)
                && Availability.of(function).isPresent()
                && !Availability.of("WFDOpenHandle").isPresent();
        // On Windows itself a dialog waits for the user, and a connection to an unknown server for half a minute.
        boolean waits = function.contains("Dialog") || function.matches("WNet(Add|Use)Connection.*");
        return !stub && !(waits && System.getenv("WINEPREFIX") == null);
    }

    /** The public functions and the natives behind them, of this Windows. */
    private static List<Method> functions() {
        NativeLibrary.require();
        // On a Windows with Wi-Fi or BranchCache a forged handle is an address to Windows' own DLLs: only what is
        // refused
        // by a table of handles may be tried there.
        assumeTrue(System.getenv("WINEPREFIX") != null
                || !Availability.of("WFDOpenHandle").isPresent());
        List<Method> functions = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>();
        for (Class<?> raw : RAW) {
            for (Method method : raw.getDeclaredMethods()) {
                boolean ofWindows = Character.isUpperCase(method.getName().charAt(0));
                boolean isNative = Modifier.isNative(method.getModifiers());
                boolean answers = method.getReturnType() == int.class
                        || isNative && method.getReturnType() == long.class; // a code, and something beside it
                if (ofWindows && Modifier.isStatic(method.getModifiers()) && answers) {
                    method.setAccessible(true);
                    names.add(method.getName());
                    if (mayBeCalled(
                            isNative
                                    ? method.getName()
                                            .substring(0, method.getName().length() - 1)
                                    : method.getName())) {
                        functions.add(method);
                    }
                }
            }
        }
        functions.sort(java.util.Comparator.comparing(Method::toString));
        assertEquals(
                2 * 137 + 5,
                names.size(),
                "137 functions and their natives, two of them by address too, three by characters: " + names);
        return functions;
    }

    private static List<Object> values(Method method, Class<?> type) {
        if (type == long.class && method.getName().matches("WNet(EnumResource[AW]|CloseEnum)0?")) {
            return List.of(0L); // an enumeration is an address to Windows: a forged one is as harmful as it is in C
        }
        return values(type);
    }

    private static List<Object> values(Class<?> type) {
        List<Object> values = new ArrayList<>();
        if (type == long.class) {
            for (long value : LONGS) {
                values.add(value);
            }
        } else if (type == int.class) {
            for (int value : INTS) {
                values.add(value);
            }
        } else if (type == boolean.class) {
            values.add(true);
            values.add(false);
        } else if (type == String.class) {
            values.addAll(java.util.Arrays.asList(STRINGS));
        } else if (type == NetResource.class) {
            values.add(null);
            for (String name : STRINGS) {
                values.add(new NetResource(2, 1, 3, 1, name, name, name, name));
                values.add(new NetResource(-1, -1, -1, -1, null, name, null, null));
            }
        } else if (type == ByteBuffer.class) {
            values.add(null);
            values.add(ByteBuffer.allocate(300));
            values.add(ByteBuffer.allocateDirect(300).asReadOnlyBuffer());
            values.add(ByteBuffer.allocateDirect(0));
            values.add(ByteBuffer.allocateDirect(300).position(300));
            values.add(ByteBuffer.allocateDirect(300).limit(1));
            values.add(ByteBuffer.allocateDirect(300));
        } else {
            values.add(null);
            values.add(java.lang.reflect.Array.newInstance(type.getComponentType(), 0));
            values.add(java.lang.reflect.Array.newInstance(type.getComponentType(), 1));
            values.add(java.lang.reflect.Array.newInstance(type.getComponentType(), 300));
        }
        if (type == byte[].class) { // sizes and counts that say more than there is
            byte[] all = new byte[300];
            java.util.Arrays.fill(all, (byte) 0xFF);
            values.add(all);
            all = new byte[300];
            all[4] = 30;
            all[5] = 1;
            values.add(all);
        } else if (type == String[].class) {
            values.add(new String[] {"Q:"});
            values.add(new String[] {"Q:\0"});
        }
        return values;
    }

    private static Object[] harmless(Class<?>[] types) {
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = types[i] == long.class
                    ? (Object) 0L
                    : types[i] == int.class
                            ? (Object) 0
                            : types[i] == boolean.class
                                    ? (Object) false
                                    : types[i] == String.class
                                            ? "Q:"
                                            : types[i] == ByteBuffer.class
                                                    ? ByteBuffer.allocateDirect(1)
                                                    : types[i] == NetResource.class
                                                            ? new NetResource(0, 1, 0, 0, "Q:", "Q:", null, null)
                                                            : java.lang.reflect.Array.newInstance(
                                                                    types[i].getComponentType(), 1);
        }
        return arguments;
    }

    private static void call(Method method, Object[] arguments) throws IllegalAccessException {
        try {
            Object answer = method.invoke(null, arguments);
            if (method.getName().equals("WlanOpenHandle") && (int) answer == 0) {
                Wlanapi.WlanCloseHandle(((long[]) arguments[3])[0], 0);
            } else if (method.getName().equals("WlanOpenHandle0") && (long) answer >= 0) {
                Wlanapi.WlanCloseHandle((long) answer & 0xFFFF_FFFF_FFFFL, 0);
            }
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            assertTrue(
                    cause instanceof IllegalArgumentException
                            || cause instanceof NullPointerException
                            || cause instanceof IndexOutOfBoundsException
                                    && method.getName().endsWith("0"),
                    () -> method + " with " + java.util.Arrays.deepToString(arguments) + " threw " + cause);
        }
    }
}
