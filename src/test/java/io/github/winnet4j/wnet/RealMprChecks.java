// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static io.github.winnet4j.wnet.Disconnection.DISCONNECTED;
import static io.github.winnet4j.wnet.Disconnection.IN_USE;
import static io.github.winnet4j.wnet.Disconnection.OPEN_FILES;
import static io.github.winnet4j.wnet.Disconnection.WAS_NOT_CONNECTED;
import static io.github.winnet4j.wnet.NetworkConnections.connect;
import static io.github.winnet4j.wnet.NetworkConnections.disconnect;
import static io.github.winnet4j.wnet.NetworkConnections.disconnectA;
import static io.github.winnet4j.wnet.Shares.BOSS;
import static io.github.winnet4j.wnet.Shares.FAR;
import static io.github.winnet4j.wnet.Shares.FIRST_PROVIDER;
import static io.github.winnet4j.wnet.Shares.PLANS;
import static io.github.winnet4j.wnet.Shares.SECOND_PROVIDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.Family;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.TraceEvent;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.NetResource;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/**
 * What {@link RealMprTest} runs: Wine's own mpr.dll over our providers, and they over the simulator's network. Prints a
 * line for each check; ends with the number of those that failed.
 */
final class RealMprChecks {
    /** The number that is there. */
    static final int COUNT = 10;

    private static final DisconnectOptions GENTLY = DisconnectOptions.gently();
    private static final Path DRIVE = Path.of("J:\\");

    private static Simulator windows;

    private RealMprChecks() {}

    public static void main(String[] arguments) throws Exception {
        Providers.use();
        windows = Simulator.install(Family.BRANCH_CACHE); // in the process, and not in the place of mpr.dll
        // The letters are the prefix's, and other JVMs may be here at the same time.
        Path lock = Path.of("C:\\winnet4j-drives.lock");
        int failed = 0;
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = file.lock()) {
            assertTrue(held.isValid());
            for (Map.Entry<String, Executable> check : checks().entrySet()) {
                windows.reset();
                Shares.make(windows);
                try {
                    check.getValue().execute();
                    System.out.println("ok " + check.getKey());
                } catch (Throwable e) {
                    failed++;
                    System.out.println("FAILED " + check.getKey());
                    e.printStackTrace(System.out);
                    System.out.println(windows.timeline());
                }
                for (String device : List.of("J:", "K:")) {
                    Mpr.WNetCancelConnection2W(device, Mpr.CONNECT_UPDATE_PROFILE, true);
                }
            }
        }
        System.exit(failed);
    }

    private static Map<String, Executable> checks() {
        Map<String, Executable> checks = new LinkedHashMap<>();
        checks.put("a drive is a letter, refused for a file that is open, then forced", RealMprChecks::drive);
        checks.put("the same by the A functions", RealMprChecks::ansi);
        checks.put("two providers, asked in order", RealMprChecks::twoProviders);
        checks.put("names outside of the code page", RealMprChecks::foreignNames);
        checks.put("remembered connections", RealMprChecks::remembered);
        checks.put("the next free letter", RealMprChecks::nextFree);
        checks.put("refusals of connecting", RealMprChecks::refusals);
        checks.put("refusals of disconnecting", RealMprChecks::stillConnected);
        checks.put("the tree, names and providers", RealMprChecks::tree);
        checks.put("a server that hangs", RealMprChecks::hangs);
        return checks;
    }

    private static List<NetworkConnection> listed() {
        return NetworkConnections.connections().toList();
    }

    /** By java.io, since java.nio of 17 opens a root in a way that Wine's remote drives don't know. */
    private static boolean exists(String device) {
        return new java.io.File(device + "\\").exists();
    }

    private static void drive() throws Exception {
        assertFalse(exists("J:"));
        NetworkConnection made = connect(NetworkConnectRequest.to(PLANS).device("J:"));
        assertEquals(new NetworkConnection("J:", PLANS, null, ResourceType.DISK), made);
        assertEquals(List.of(new NetworkConnection("J:", PLANS, FIRST_PROVIDER, ResourceType.DISK)), listed());
        assertEquals(Optional.of(PLANS), NetworkConnections.remoteName("J:"));
        Path file = DRIVE.resolve("plan.txt");
        Files.writeString(file, "a plan");
        try (Stream<Path> files = Files.list(DRIVE)) {
            assertEquals(List.of(file), files.toList());
        }
        try (FileChannel open = FileChannel.open(file)) {
            assertTrue(open.isOpen());
            assertEquals(OPEN_FILES, disconnect("J:"));
            assertEquals(
                    2401,
                    assertThrows(
                                    StillConnectedException.class,
                                    () -> disconnect("J:").orThrow())
                            .code());
            assertEquals("a plan", Files.readString(file), "it is there as before");
            assertEquals(DISCONNECTED, disconnect("J:", GENTLY.force()));
            assertFalse(exists("J:"));
        }
        assertEquals(List.of(), listed());
        assertEquals(WAS_NOT_CONNECTED, disconnect("J:"));
        connect(
                made.device() != null
                        ? NetworkConnectRequest.to(PLANS).device(made.device())
                        : NetworkConnectRequest.to(PLANS));
        Files.delete(file);
        assertEquals(DISCONNECTED, disconnect("J:"), "with no file open it goes by itself");
    }

    private static void ansi() throws Exception {
        NetResource resource = new NetResource(0, NetResource.RESOURCETYPE_DISK, 0, 0, "J:", PLANS, null, null);
        assertEquals(0, Mpr.WNetAddConnection2A(resource, null, null, 0));
        Path file = DRIVE.resolve("plan.txt");
        Files.writeString(file, "a plan");
        try (FileChannel open = FileChannel.open(file)) {
            assertTrue(open.isOpen());
            assertEquals(OPEN_FILES, disconnectA("J:", false));
            assertEquals(DISCONNECTED, disconnectA("J:", true));
            assertFalse(exists("J:"));
        }
        assertEquals(0, Mpr.WNetAddConnectionA(PLANS, null, "J:"));
        Files.delete(file);
        assertEquals(DISCONNECTED, disconnectA("J:", false));
        assertEquals(WAS_NOT_CONNECTED, disconnectA("J:", false));
    }

    private static void twoProviders() {
        assertEquals(FAR, connect(NetworkConnectRequest.to(FAR)).remoteName());
        connect(NetworkConnectRequest.to(PLANS));
        assertEquals(List.of("1 " + FAR, "2 " + FAR, "1 " + PLANS), asked("NPAddConnection3"));
        assertEquals(
                List.of(
                        new NetworkConnection(null, PLANS, FIRST_PROVIDER, ResourceType.DISK),
                        new NetworkConnection(null, FAR, SECOND_PROVIDER, ResourceType.DISK)),
                listed());
        windows.command("trace clear");
        connect(NetworkConnectRequest.to(FAR).device("J:").provider(SECOND_PROVIDER));
        assertEquals(List.of("2 " + FAR), asked("NPAddConnection3"));
        assertEquals(DISCONNECTED, disconnect("J:"));
        assertEquals(List.of("1 J:", "2 J:"), asked("NPCancelConnection"));
        assertEquals(DISCONNECTED, disconnect(FAR), "by the remote name");
        assertEquals(DISCONNECTED, disconnect(PLANS));
    }

    /** What the providers were asked: their number and the name. */
    private static List<String> asked(String function) {
        return windows.trace().stream()
                .filter(event ->
                        event.kind() == TraceEvent.Kind.CALL && event.function().equals(function))
                .map(event -> event.arguments().get(0) + " "
                        + event.arguments().get(1).replace("\"", ""))
                .toList();
    }

    private static void foreignNames() {
        String foreign = "\\\\server\\テストж";
        windows.network().share(foreign).add();
        connect(NetworkConnectRequest.to(foreign).device("J:"));
        connect(NetworkConnectRequest.to(foreign));
        assertTrue(exists("J:"));
        assertEquals(Optional.of(foreign), NetworkConnections.remoteName("J:"));
        assertEquals(
                List.of(foreign, foreign),
                listed().stream().map(NetworkConnection::remoteName).toList());
        assertEquals(
                1113,
                assertThrows(NetworkException.class, () -> disconnectA(foreign, true))
                        .code());
        assertEquals(2, listed().size());
        assertEquals(DISCONNECTED, disconnect(foreign), "the one without a device only");
        assertTrue(exists("J:"));
        assertEquals(WAS_NOT_CONNECTED, disconnect(foreign));
        assertEquals(DISCONNECTED, disconnectA("J:", false));
    }

    private static void remembered() {
        connect(NetworkConnectRequest.to(PLANS).device("K:").persistent());
        assertTrue(
                rememberedDevices().contains("K: " + PLANS), rememberedDevices().toString());
        assertEquals(DISCONNECTED, disconnect("K:"));
        assertTrue(rememberedDevices().contains("K: " + PLANS), "it comes back at the next logon");
        connect(NetworkConnectRequest.to(PLANS).device("K:"));
        assertEquals(DISCONNECTED, disconnect("K:", GENTLY.forget()));
        assertFalse(
                rememberedDevices().contains("K: " + PLANS), rememberedDevices().toString());
        // Wine would make the connection, and then end the process.
        assertThrows(
                IllegalArgumentException.class,
                () -> connect(NetworkConnectRequest.to(PLANS).persistent()));
        assertEquals(List.of(), listed());
    }

    /** Wine knows the letter by itself, without the colon. */
    private static List<String> rememberedDevices() {
        return NetworkConnections.remembered()
                .map(one -> String.valueOf(one.device()).charAt(0) + ": " + one.remoteName())
                .toList();
    }

    private static void nextFree() {
        NetworkConnection first = connect(NetworkConnectRequest.to(PLANS).nextFreeDevice());
        NetworkConnection second =
                connect(NetworkConnectRequest.to(PLANS).nextFreeDevice().persistent());
        try {
            assertEquals(first.device().charAt(0) - 1, second.device().charAt(0), "from Z: down");
            assertTrue(exists(first.device()));
            assertTrue(
                    rememberedDevices().contains(second.device() + " " + PLANS),
                    rememberedDevices().toString());
        } finally {
            assertEquals(DISCONNECTED, disconnect(first.name(), GENTLY.force()));
            assertEquals(DISCONNECTED, disconnect(second.name(), GENTLY.force().forget()));
        }
    }

    private static int refused(Class<? extends NetworkException> type, NetworkConnectRequest request) {
        return assertThrows(type, () -> connect(request.provider(FIRST_PROVIDER)))
                .code();
    }

    /** By the provider's name: without, Wine answers what the last of them said. */
    private static void refusals() {
        assertEquals(67, refused(NetworkNameException.class, NetworkConnectRequest.to("\\\\server\\none")));
        assertEquals(86, refused(LogonFailedException.class, NetworkConnectRequest.to(Shares.SECRET)));
        assertEquals(
                1326,
                refused(
                        LogonFailedException.class,
                        NetworkConnectRequest.to(BOSS).user("boss").password("x".toCharArray())));
        assertEquals(
                66,
                refused(
                        NetworkException.class,
                        NetworkConnectRequest.to(Shares.PRINTER).device("J:")));
        assertEquals(
                1200,
                refused(NetworkException.class, NetworkConnectRequest.to(PLANS).device("nonsense")));
        assertEquals(
                85,
                refused(
                        DeviceTakenException.class,
                        NetworkConnectRequest.to(PLANS).device("C:")));
        assertEquals(
                1204,
                assertThrows(
                                NetworkException.class,
                                () -> connect(NetworkConnectRequest.to(PLANS).provider("none")))
                        .code());
        connect(NetworkConnectRequest.to(PLANS).device("J:"));
        CredentialConflictException conflict = assertThrows(
                CredentialConflictException.class,
                () -> connect(NetworkConnectRequest.to(BOSS)
                        .user("boss")
                        .password("b".toCharArray())
                        .provider(FIRST_PROVIDER)));
        assertEquals(listed(), conflict.conflicting());
        assertEquals(DISCONNECTED, disconnect("J:"));
        connect(NetworkConnectRequest.to(BOSS).user("boss").password("b".toCharArray()));
        assertEquals(DISCONNECTED, disconnect(BOSS));

        windows.network().serverDown("server");
        assertEquals(53, refused(ServerUnreachableException.class, NetworkConnectRequest.to(PLANS)));
        windows.network().serverAnswers("server", 7, "no tape");
        ProviderException lost = assertThrows(
                ProviderException.class,
                () -> connect(NetworkConnectRequest.to(PLANS).provider(FIRST_PROVIDER)));
        assertTrue(
                lost.getMessage().contains("WNetGetLastErrorW answered 1222"),
                "Wine's is a stub: " + lost.getMessage());
        for (int code : new int[] {5, 170, 1202, 1205, 1206, 1219, 1222, 1223, 2202}) {
            windows.on("NPAddConnection3").returns(code);
            assertEquals(
                    code,
                    assertThrows(
                                    io.github.winnet4j.WindowsException.class,
                                    () -> connect(NetworkConnectRequest.to(PLANS)))
                            .code());
            windows.removeRules();
        }
        assertThrows(
                NetworkNameException.class,
                () -> connect(NetworkConnectRequest.to(PLANS).interactive()),
                "Wine has no dialog");
    }

    private static void stillConnected() {
        connect(NetworkConnectRequest.to(FAR).device("J:"));
        windows.network().inUse(FAR);
        assertEquals(IN_USE, disconnect("J:"));
        windows.network().closeFiles(FAR);
        for (int code : new int[] {1205, 1206}) {
            windows.on("NPCancelConnection").returns(code);
            assertEquals(
                    code,
                    assertThrows(UserProfileException.class, () -> disconnect("J:", GENTLY.forget()))
                            .code());
            windows.removeRules();
        }
        windows.on("NPCancelConnection").returns(1208);
        assertThrows(ProviderException.class, () -> disconnect("J:"));
        windows.removeRules();
        assertTrue(exists("J:"), "through all of this");
        assertEquals(DISCONNECTED, disconnect("J:"));
    }

    private static void tree() {
        assertEquals(
                List.of(FIRST_PROVIDER, SECOND_PROVIDER),
                NetworkConnections.networks().map(NetworkResource::provider).toList());
        List<String> shares = NetworkConnections.networks()
                .flatMap(NetworkResource::children)
                .flatMap(NetworkResource::children)
                .map(NetworkResource::name)
                .toList();
        assertTrue(shares.containsAll(List.of(PLANS, FAR)), shares.toString());
        ResourceInformation found = NetworkConnections.information(PLANS + "\\dir");
        assertEquals(PLANS + "|\\dir", found.resource().name() + "|" + found.rest());
        assertEquals(SECOND_PROVIDER, NetworkConnections.providerName(0x00260000));
        // Wine's structure is that of 32 bits, and says so.
        assertEquals(
                0x25, NetworkConnections.providerInformation(FIRST_PROVIDER).networkType());
        assertFalse(NetworkConnections.user().isEmpty());
        connect(NetworkConnectRequest.to(PLANS).device("J:"));
        assertThrows(
                NotConnectedException.class,
                () -> NetworkConnections.universalName("J:\\dir"),
                "Wine looks at a root only");
        assertEquals(
                1200,
                assertThrows(NetworkException.class, () -> NetworkConnections.remoteName("Q:"))
                        .code(),
                "Wine's 2250");
        assertThrows(NoNetworkException.class, () -> found.resource().parent(), "Wine's is a stub");
        assertEquals(DISCONNECTED, disconnect("J:"));
    }

    private static void hangs() throws Exception {
        connect(NetworkConnectRequest.to(PLANS).device("J:"));
        windows.network().serverHangs("far");
        CallAbandonedException abandoned = null;
        while (abandoned == null || !abandoned.wasBegun()) {
            ExecutionException ended = assertThrows(
                    ExecutionException.class,
                    () -> NetworkConnections.connectAsync(NetworkConnectRequest.to(FAR), Duration.ofMillis(50))
                            .future()
                            .get());
            abandoned = assertInstanceOf(CallAbandonedException.class, ended.getCause());
        }
        assertEquals(1, NetworkConnections.calls().abandoned());
        assertEquals(1, listed().size(), "others go on");
        assertEquals(DISCONNECTED, disconnect("J:"));
        windows.network().serverUp("far");
        assertEquals(FAR, ((NetworkConnection) abandoned.late().get()).remoteName());
        assertEquals(DISCONNECTED, disconnect(FAR));
    }
}
