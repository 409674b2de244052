// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static java.util.Objects.requireNonNull;

import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.internal.future.Dependents;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.NetResource;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The network connections of this logon session: drives, printers, and shares without a device.
 *
 * <p>There is nothing to open: connections belong to the session, not to this process, and stay when it ends. An
 * elevated process, and a service, has a session of its own and mostly doesn't see those of the desktop:
 * {@link #session} says.
 *
 * <p><b>Each call may block</b>, for half a minute where a server doesn't answer, and Windows has no way to cancel it:
 * neither an interrupt nor anything else ends the wait. Nothing else is held up meanwhile: a call by a virtual thread,
 * which would hold its carrier, is made by a platform thread of this library, while the virtual one waits; there are at
 * most 64 of them, and further calls wait for their turn. Use the {@code Async} forms where the wait matters.
 *
 * <p>Names with a NUL inside, or of more than 1024 UTF-16 units, are refused with an {@link IllegalArgumentException}
 * before any call.
 *
 * @since 0.1.0
 */
public final class NetworkConnections {
    private static final int UNIVERSAL_NAME_INFO_LEVEL = 1;
    private static final int REMOTE_NAME_INFO_LEVEL = 2;

    private NetworkConnections() {}

    // -- making and ending

    /**
     * Makes a connection: WNetUseConnection. Blocks, see above.
     *
     * @param request what to connect to, and how
     * @return what was connected, with the device that was chosen
     * @throws CredentialConflictException as another user than other connections to that server
     * @throws LogonFailedException the server refuses user or password
     * @throws DeviceTakenException the device is in use
     * @throws NetworkException everything else; some have types of their own
     * @throws IllegalArgumentException it is to be remembered, and has no device
     */
    public static NetworkConnection connect(NetworkConnectRequest request) {
        requireNonNull(request, "request");
        try {
            return Blocking.call(request::connect);
        } finally {
            request.wipe();
        }
    }

    /**
     * Ends a connection gently: as {@link #disconnect(String, DisconnectOptions) disconnect}, nothing forced, nothing
     * forgotten.
     *
     * @param name a device or a remote name
     * @return what became of the connection
     */
    public static Disconnection disconnect(String name) {
        return disconnect(name, DisconnectOptions.gently());
    }

    /**
     * Ends connections by a name: WNetCancelConnection2. Blocks, see above.
     *
     * <p>By a <b>device</b> exactly that one ends. By a <b>remote name</b> all connections to it end that have no
     * device; those with a device stay, and the answer may then be that nothing was connected. Forgetting works by a
     * device only, also one that is remembered but not connected; by a remote name Windows ignores the wish.
     *
     * <p>Without force nothing is lost: with open files the connection stays, and the answer says so.
     *
     * @param name a device, such as {@code "Z:"}, or a remote name, such as {@code \\server\share}
     * @param options what may be lost, and what is to be forgotten
     * @return what became of the connection
     * @throws UserProfileException it can't be forgotten; it is still connected
     * @throws ProviderException the network provider failed in its own way
     * @throws NoNetworkException there is no network
     */
    public static Disconnection disconnect(String name, DisconnectOptions options) {
        Names.ofConnection("name", name);
        int flags = options.forgets() ? Mpr.CONNECT_UPDATE_PROFILE : 0;
        boolean force = options.forces();
        return Blocking.call(
                () -> disconnection("WNetCancelConnection2W", Mpr.WNetCancelConnection2W(name, flags, force)));
    }

    /**
     * Ends connections as programs of 16 bits did: WNetCancelConnectionA, for programs that must call exactly that
     * function. It can forget nothing, and takes only names that the ANSI code page holds; otherwise it is
     * {@link #disconnect(String) disconnect}.
     *
     * @param name a device or a remote name, in the ANSI code page
     * @param force also with open files, whose unwritten data is then lost
     * @return what became of the connection
     * @throws NetworkException with 1113 ERROR_NO_UNICODE_TRANSLATION, before any call, when the code page can't hold
     *     the name exactly: a look-alike might be another connection
     */
    public static Disconnection disconnectA(String name, boolean force) {
        Names.ofConnection("name", name);
        return Blocking.call(() -> disconnection("WNetCancelConnectionA", Mpr.WNetCancelConnectionA(name, force)));
    }

    private static Disconnection disconnection(String function, int code) {
        return switch (code) {
            case WinError.ERROR_SUCCESS -> Disconnection.DISCONNECTED;
            case WinError.ERROR_NOT_CONNECTED -> Disconnection.WAS_NOT_CONNECTED;
            case WinError.ERROR_OPEN_FILES -> Disconnection.OPEN_FILES;
            case WinError.ERROR_DEVICE_IN_USE -> Disconnection.IN_USE;
            default -> throw Failures.of(function, code);
        };
    }

    // -- what there is

    /**
     * {@return the connections of this session, devices and others: WNetOpenEnum, WNetEnumResource, WNetCloseEnum} The
     * enumeration begins with the first element that is read, and ends with the last; close a stream that isn't read so
     * far.
     *
     * <p>Not every list is complete: files that are open by {@code \\server\share} alone hold connections of no name.
     * Under Wine 8 a provider that leaves out the local name of a connection ends the process here; no provider of
     * Windows' own is there.
     *
     * @throws NetworkException from the stream, as it is read
     */
    public static Stream<NetworkConnection> connections() {
        return Enumeration.stream(NetResource.RESOURCE_CONNECTED, null).map(NetworkConnection::of);
    }

    /**
     * As {@link #connections()}: what the user's profile remembers, connected now or not.
     *
     * @return a stream to be closed or read to its end, since it holds an enumeration of Windows
     */
    public static Stream<NetworkConnection> remembered() {
        return Enumeration.stream(NetResource.RESOURCE_REMEMBERED, null).map(NetworkConnection::of);
    }

    /**
     * {@return the roots of the network, one for each provider; {@link NetworkResource#children} goes on} Close it as
     * {@link #connections()}.
     */
    public static Stream<NetworkResource> networks() {
        return Enumeration.stream(NetResource.RESOURCE_GLOBALNET, null).map(NetworkResource::new);
    }

    /**
     * Where a device leads: WNetGetConnection.
     *
     * @param device such as {@code "Z:"}
     * @return nothing when the device isn't connected
     * @throws RememberedOnlyException it is remembered, and not connected now
     * @throws NetworkException 1200 ERROR_BAD_DEVICE when that is no device; and others
     */
    public static Optional<String> remoteName(String device) {
        Names.ofConnection("device", device);
        return Blocking.call(() -> remoteNameOf(device));
    }

    private static Optional<String> remoteNameOf(String device) {
        TextBuffer remote = new TextBuffer();
        int code = remote.fill((text, size) -> Mpr.WNetGetConnectionW(device, text, size));
        if (code == WinError.ERROR_CONNECTION_UNAVAIL) {
            throw new RememberedOnlyException("WNetGetConnectionW", rememberedFor(device));
        }
        if (code == WinError.ERROR_NOT_CONNECTED) {
            return Optional.empty();
        }
        Failures.check("WNetGetConnectionW", code);
        return Optional.of(remote.text());
    }

    private static @Nullable String rememberedFor(String device) {
        try (Stream<NetworkConnection> all = remembered()) {
            return all.filter(one -> device.equalsIgnoreCase(one.device()))
                    .map(NetworkConnection::remoteName)
                    .findFirst()
                    .orElse(null);
        } catch (RuntimeException e) {
            return null; // what is reported is that it is remembered
        }
    }

    /**
     * {@return the name by which everybody can reach a path on a connected device: WNetGetUniversalName} The path
     * needn't exist.
     *
     * @param path such as {@code Z:\dir\file}
     * @throws NotConnectedException the device leads nowhere
     * @throws RememberedOnlyException it is remembered, and not connected now
     */
    public static String universalName(String path) {
        requireNonNull(path, "path");
        return universal(path, UNIVERSAL_NAME_INFO_LEVEL).universalName();
    }

    /**
     * As {@link #universalName}, with its parts.
     *
     * @param path a path on a connected device
     * @return the path, taken apart
     */
    public static RemotePath remotePath(String path) {
        requireNonNull(path, "path");
        return universal(path, REMOTE_NAME_INFO_LEVEL).remotePath();
    }

    private static Block universal(String path, int level) {
        return Blocking.call(() -> {
            Block block = new Block();
            Failures.check(
                    "WNetGetUniversalNameW",
                    block.fill((bytes, size) -> Mpr.WNetGetUniversalNameW(path, level, bytes, size)));
            return block;
        });
    }

    /** {@return the user of this process, as the network sees it: WNetGetUser} */
    public static String user() {
        return userOf(null);
    }

    /**
     * {@return the user of a connection: WNetGetUser}
     *
     * @param name its device or its remote name
     * @throws NotConnectedException there is none
     */
    public static String user(String name) {
        return userOf(Names.ofConnection("name", name));
    }

    private static String userOf(@Nullable String name) {
        return Blocking.call(() -> {
            TextBuffer user = new TextBuffer();
            Failures.check("WNetGetUserW", user.fill((text, size) -> Mpr.WNetGetUserW(name, text, size)));
            return user.text();
        });
    }

    /**
     * {@return the name of the provider for a type of network: WNetGetProviderName}
     *
     * @param networkType a {@code WNNC_NET_} number, such as 0x00020000 for SMB: only its upper half counts
     * @throws NoNetworkException no provider is of that type
     */
    public static String providerName(int networkType) {
        return Blocking.call(() -> {
            TextBuffer name = new TextBuffer();
            Failures.check(
                    "WNetGetProviderNameW",
                    name.fill((text, size) -> Mpr.WNetGetProviderNameW(networkType, text, size)));
            return name.text();
        });
    }

    /**
     * {@return the properties of a provider: WNetGetNetworkInformation}
     *
     * @param provider the provider's name, as Windows lists it
     */
    public static ProviderInformation providerInformation(String provider) {
        Names.given("provider", provider);
        return Blocking.call(() -> {
            byte[] info = Block.networkInformation();
            Failures.check("WNetGetNetworkInformationW", Mpr.WNetGetNetworkInformationW(provider, info));
            return new Block(info).providerInformation();
        });
    }

    /**
     * Splits a name of the network into what can be connected and the rest: WNetGetResourceInformation. Blocks, see
     * above.
     *
     * @param remoteName such as {@code \\server\share\dir\file}
     * @return the resource that can be connected, and the rest of the name
     * @throws NetworkNameException no provider knows it
     */
    public static ResourceInformation information(String remoteName) {
        NetResource resource = new NetResource(0, 0, 0, 0, null, Names.remote("remoteName", remoteName), null, null);
        return Blocking.call(() -> {
            Block block = new Block();
            int[] rest = new int[1];
            Failures.check(
                    "WNetGetResourceInformationW",
                    block.fill((bytes, size) -> Mpr.WNetGetResourceInformationW(resource, bytes, size, rest)));
            return new ResourceInformation(new NetworkResource(block.resource(0)), block.textOrEmpty(rest[0]));
        });
    }

    /**
     * {@return the logon session of this process, which its drives belong to: an elevated process mostly doesn't see
     * those of the desktop} It asks anew each time, and no server.
     */
    public static LogonSession session() {
        return LogonSession.current();
    }

    // -- with a deadline

    /**
     * As {@link #connect}, on a thread of this library's own, and not longer than that. At most 8 calls are with
     * Windows at a time, and 64 wait for their turn; further calls fail immediately with a
     * {@link CallRefusedException}, and so do all calls while 8 abandoned ones are stuck. None of the threads holds up
     * the exit of the JVM, and they end when nothing is left to do.
     *
     * <p>When the deadline passes, or the future is given up, the call is abandoned: nothing waits for it any more, and
     * {@link NetworkCall#late} says if a connection was made after all.
     *
     * @param request what to connect to, and how; a password in it is wiped, whatever becomes of the call
     * @param within how long the call may take, waiting for its turn included; not negative. With none at all it never
     *     begins
     * @return the connection; or the failure, {@link CallAbandonedException} at the deadline among them
     */
    public static NetworkCall<NetworkConnection> connectAsync(NetworkConnectRequest request, Duration within) {
        return connectAsync(request, Dependents.executor(), within);
    }

    /**
     * As {@link #connectAsync(NetworkConnectRequest, Duration) connectAsync}, with an executor for what is chained to
     * the futures.
     *
     * @param request what to connect to, and how; a password in it is wiped, whatever becomes of the call
     * @param executor runs what is chained to the futures
     * @param within how long the call may take, waiting for its turn included; not negative
     * @return the connection; or the failure
     */
    public static NetworkCall<NetworkConnection> connectAsync(
            NetworkConnectRequest request, Executor executor, Duration within) {
        requireNonNull(request, "request");
        return async(
                new Call.Task<>(request.toString(), "WNetUseConnectionW", request::connect, request::wipe),
                executor,
                within);
    }

    /**
     * As {@link #disconnect(String, DisconnectOptions) disconnect}, in the way of
     * {@link #connectAsync(NetworkConnectRequest, Duration) connectAsync}.
     *
     * @param name a device or a remote name
     * @param options what may be lost, and what is to be forgotten
     * @param within how long the call may take, waiting for its turn included; not negative
     * @return what became of the connection, or the failure
     */
    public static NetworkCall<Disconnection> disconnectAsync(String name, DisconnectOptions options, Duration within) {
        return disconnectAsync(name, options, Dependents.executor(), within);
    }

    /**
     * As {@link #disconnectAsync(String, DisconnectOptions, Duration) disconnectAsync}, with an executor.
     *
     * @param name a device or a remote name
     * @param options what may be lost, and what is to be forgotten
     * @param executor runs what is chained to the futures
     * @param within how long the call may take, waiting for its turn included; not negative
     * @return what became of the connection, or the failure
     */
    public static NetworkCall<Disconnection> disconnectAsync(
            String name, DisconnectOptions options, Executor executor, Duration within) {
        Names.ofConnection("name", name);
        requireNonNull(options, "options");
        return async(
                "disconnecting " + name, "WNetCancelConnection2W", () -> disconnect(name, options), executor, within);
    }

    /**
     * As {@link #connections()}, in the way of {@link #connectAsync(NetworkConnectRequest, Duration) connectAsync}.
     *
     * @param within how long the calls may take, waiting for their turn included; not negative
     * @return the connections, or the failure
     */
    public static NetworkCall<List<NetworkConnection>> connectionsAsync(Duration within) {
        return connectionsAsync(Dependents.executor(), within);
    }

    /**
     * As {@link #connectionsAsync(Duration) connectionsAsync}, with an executor.
     *
     * @param executor runs what is chained to the futures
     * @param within how long the calls may take, waiting for their turn included; not negative
     * @return the connections, or the failure
     */
    public static NetworkCall<List<NetworkConnection>> connectionsAsync(Executor executor, Duration within) {
        return async(
                "listing the connections",
                "WNetEnumResourceW",
                () -> connections().toList(),
                executor,
                within);
    }

    /**
     * As {@link #remoteName}, in the way of {@link #connectAsync(NetworkConnectRequest, Duration) connectAsync}.
     *
     * @param device the local device, such as {@code "Z:"}
     * @param within how long the call may take, waiting for its turn included; not negative
     * @return the remote name, empty for a device without a connection; or the failure
     */
    public static NetworkCall<Optional<String>> remoteNameAsync(String device, Duration within) {
        return remoteNameAsync(device, Dependents.executor(), within);
    }

    /**
     * As {@link #remoteNameAsync(String, Duration) remoteNameAsync}, with an executor.
     *
     * @param device the local device, such as {@code "Z:"}
     * @param executor runs what is chained to the futures
     * @param within how long the call may take, waiting for its turn included; not negative
     * @return the remote name, empty for a device without a connection; or the failure
     */
    public static NetworkCall<Optional<String>> remoteNameAsync(String device, Executor executor, Duration within) {
        Names.ofConnection("device", device);
        return async(
                "asking where " + device + " leads", "WNetGetConnectionW", () -> remoteName(device), executor, within);
    }

    /**
     * Any other calls of this package, in the way of {@link #connectAsync(NetworkConnectRequest, Duration)
     * connectAsync}: {@code callAsync(() -> server.children().toList(), Duration.ofSeconds(5))}.
     *
     * @param calls makes the calls, on a thread of this library's
     * @param within how long the calls may take, waiting for their turn included; not negative
     * @param <T> what the calls bring
     * @return what the calls bring, or how they fail
     */
    public static <T> NetworkCall<T> callAsync(Supplier<T> calls, Duration within) {
        return callAsync(calls, Dependents.executor(), within);
    }

    /**
     * As {@link #callAsync(Supplier, Duration) callAsync}, with an executor.
     *
     * @param calls makes the calls, on a thread of this library's
     * @param executor runs what is chained to the futures
     * @param within how long the calls may take, waiting for their turn included; not negative
     * @param <T> what the calls bring
     * @return what the calls bring, or how they fail
     */
    public static <T> NetworkCall<T> callAsync(Supplier<T> calls, Executor executor, Duration within) {
        return async("a call", "WNet*", requireNonNull(calls, "calls"), executor, within);
    }

    private static <T> NetworkCall<T> async(
            String what, String function, Supplier<T> call, Executor executor, Duration within) {
        return async(new Call.Task<>(what, function, call, () -> {}), executor, within);
    }

    private static <T> NetworkCall<T> async(Call.Task<T> task, Executor executor, Duration within) {
        try {
            requireNonNull(executor, "executor");
            Deadline.nanos(requireNonNull(within, "within")); // refuses a negative one
            return CallPool.shared().submit(task, executor, within);
        } catch (Throwable e) { // a mistake, or no memory
            task.unused().run();
            throw e;
        }
    }

    /**
     * {@return what the calls do now that run on threads of this library: those with a deadline, and those of virtual
     * threads}
     */
    public static CallCounters calls() {
        return CallPool.shared().counters().plus(CallPool.patient().counters());
    }
}
