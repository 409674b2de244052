// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.Delivery;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.NetResource;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import io.github.winnet4j.wnet.DisconnectOptions;
import io.github.winnet4j.wnet.NetworkConnectRequest;
import io.github.winnet4j.wnet.NetworkConnections;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Elsewhere than on Windows each call says so, by an exception that a program can expect, never by an Error. */
@DisabledOnOs(OS.WINDOWS)
class ElsewhereTest {
    private static void assertUnavailable(String function, Executable call) {
        for (int i = 0; i < 2; i++) { // the second time as the first
            ApiUnavailableException refused = assertThrows(ApiUnavailableException.class, call, function);
            assertEquals(function, refused.function());
            assertEquals(WinError.ERROR_MOD_NOT_FOUND, refused.code());
            assertEquals(
                    function + " failed: 126 ERROR_MOD_NOT_FOUND. winnet4j needs Windows; this is not Windows but "
                            + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ".",
                    refused.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Wlanapi.class, Mpr.class, Peerdist.class})
    void eachRawFunctionSaysSo(Class<?> dll) {
        List<Method> functions = Stream.of(dll.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .toList();
        assertTrue(functions.size() >= 28, dll + " has " + functions.size());
        for (Method function : functions) {
            Object[] arguments = Stream.of(function.getParameterTypes())
                    .map(ElsewhereTest::argument)
                    .toArray();
            assertUnavailable(function.getName(), () -> {
                try {
                    function.invoke(null, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
        }
    }

    /** What no function refuses. */
    private static Object argument(Class<?> type) {
        if (type == char[].class) {
            return "x".repeat(512).toCharArray(); // also for passwords
        }
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 4096);
        }
        Map<Class<?>, Object> arguments = Map.of(
                boolean.class,
                false,
                int.class,
                0,
                long.class,
                0L,
                String.class,
                "Z:",
                ByteBuffer.class,
                ByteBuffer.allocateDirect(4096),
                NetResource.class,
                new NetResource(0, 0, 0, 0, null, "\\\\server\\share", null, null));
        return Objects.requireNonNull(arguments.get(type), type::getName);
    }

    static Stream<Supplier<CompletionPort>> ports() {
        return Stream.of(
                CompletionPort::start,
                () -> CompletionPort.start(1),
                () -> CompletionPort.start(1, Delivery.CALLBACK),
                CompletionPort::open,
                () -> CompletionPort.open(1));
    }

    /** What the families begin with: without a port nothing of them can be opened. */
    @ParameterizedTest
    @MethodSource("ports")
    void thereIsNoPort(Supplier<CompletionPort> port) {
        assertUnavailable("CreateIoCompletionPort", port::get);
    }

    @Test
    void noNetworkConnectionIsAskedFor() {
        DisconnectOptions gently = DisconnectOptions.gently();
        assertUnavailable("WNetCancelConnection2W", () -> NetworkConnections.disconnect("Z:"));
        assertUnavailable("WNetCancelConnection2W", () -> NetworkConnections.disconnect("Z:", gently.force()));
        assertUnavailable("WNetCancelConnectionA", () -> NetworkConnections.disconnectA("Z:", false));
        assertUnavailable(
                "WNetOpenEnumW", () -> NetworkConnections.connections().toList());
        assertUnavailable("WNetOpenEnumW", () -> NetworkConnections.remembered().toList());
        assertUnavailable("WNetOpenEnumW", () -> NetworkConnections.networks().toList());
        assertUnavailable("WNetGetConnectionW", () -> NetworkConnections.remoteName("Z:"));
        assertUnavailable("WNetGetUniversalNameW", () -> NetworkConnections.universalName("Z:\\a"));
        assertUnavailable("WNetGetUniversalNameW", () -> NetworkConnections.remotePath("Z:\\a"));
        assertUnavailable("WNetGetUserW", NetworkConnections::user);
        assertUnavailable("WNetGetUserW", () -> NetworkConnections.user("Z:"));
        assertUnavailable("WNetGetProviderNameW", () -> NetworkConnections.providerName(0x20000));
        assertUnavailable("WNetGetNetworkInformationW", () -> NetworkConnections.providerInformation("provider"));
        assertUnavailable("GetTokenInformation", NetworkConnections::session);
        assertUnavailable("WNetGetResourceInformationW", () -> NetworkConnections.information("\\\\server\\share"));
    }

    @Test
    void aPasswordIsWipedAllTheSame() {
        char[] password = "secret".toCharArray();
        NetworkConnectRequest request =
                NetworkConnectRequest.to("\\\\server\\share").user("anna").password(password);
        assertThrows(ApiUnavailableException.class, () -> NetworkConnections.connect(request));
        assertArrayEquals(new char[6], password);
    }

    @Test
    void callsWithADeadlineEndWithIt() {
        Duration within = Duration.ofSeconds(30);
        List<Pending<?>> calls = List.of(
                NetworkConnections.connectAsync(NetworkConnectRequest.to("\\\\server\\share"), within),
                NetworkConnections.disconnectAsync("Z:", DisconnectOptions.gently(), within),
                NetworkConnections.connectionsAsync(within),
                NetworkConnections.remoteNameAsync("Z:", within));
        for (Pending<?> call : calls) {
            CompletionException ended = assertThrows(CompletionException.class, call.future()::join);
            assertInstanceOf(ApiUnavailableException.class, ended.getCause());
        }
    }
}
