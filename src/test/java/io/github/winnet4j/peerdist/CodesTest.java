// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static io.github.winnet4j.peerdist.Peers.direct;
import static io.github.winnet4j.peerdist.Peers.end;
import static io.github.winnet4j.peerdist.Peers.fails;
import static io.github.winnet4j.peerdist.Peers.id;
import static io.github.winnet4j.peerdist.Peers.information;
import static io.github.winnet4j.peerdist.Peers.opened;
import static io.github.winnet4j.peerdist.Peers.takeAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.SimulatedWindows;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every code that a function of BranchCache is documented to return, and every one that a completion may bring, is
 * produced by the simulator, arrives in Java as it is (invariant 12), as the exception that it should be, and leaves
 * nothing behind.
 */
@SimulatedWindows
class CodesTest {
    /** What a test has at hand. */
    private record World(
            Simulator windows, CompletionPort port, PeerDist peers, Content content, PublicationStream stream) {}

    /** Calls one function; what throws, or the future of what is then pending. */
    private interface Call {
        CompletableFuture<?> in(World world);
    }

    private static final int[] SERVICE = {87, 6, 1260, 4065};

    /** By function: how to call it, the codes of its return, and those of its completion. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(Call call, int[] returns, int[] completes) {}

    private static int[] and(int... more) {
        int[] all = Arrays.copyOf(SERVICE, SERVICE.length + more.length);
        System.arraycopy(more, 0, all, SERVICE.length, more.length);
        return all;
    }

    private static CompletableFuture<?> done(Object anything) {
        return CompletableFuture.completedFuture(anything);
    }

    private static Map<String, Row> rows() {
        int[] none = {};
        Map<String, Row> rows = new TreeMap<>();
        rows.put("PeerDistStartup", new Row(w -> done(PeerDist.open(w.port)), new int[] {87, 4062, 4063, 4064}, none));
        rows.put("PeerDistGetStatusEx", new Row(w -> done(w.peers.status()), new int[] {6, 87}, none));
        rows.put(
                "PeerDistRegisterForStatusChangeNotification",
                new Row(
                        w -> {
                            w.peers.addStatusListener(status -> {});
                            return done(null);
                        },
                        new int[] {87, 6},
                        none));
        rows.put("PeerDistClientOpenContent", new Row(w -> done(w.peers.openContent(Peers.TAG)), SERVICE, none));
        rows.put(
                "PeerDistClientAddContentInformation",
                new Row(
                        w -> w.peers
                                .openContent(Peers.TAG)
                                .addInformation(direct(new byte[] {1}))
                                .future(),
                        and(4057, 4060),
                        new int[] {995, 4050, 4051, 4057}));
        rows.put(
                "PeerDistClientCompleteContentInformation",
                new Row(
                        w -> w.peers
                                .openContent(Peers.TAG)
                                .completeInformation()
                                .future(),
                        and(4057, 4060),
                        new int[] {995, 4050, 4051, 4057}));
        rows.put(
                "PeerDistClientAddData",
                new Row(w -> w.content.addData(0, direct(new byte[10])).future(), and(4054, 4057), new int[] {
                    995, 4057, 4061, 4066
                }));
        rows.put(
                "PeerDistClientBlockRead",
                new Row(w -> w.content.read(0, ByteBuffer.allocateDirect(10)).future(), and(4054, 4057), new int[] {
                    995, 1460, 4052, 4057, 4061
                }));
        rows.put(
                "PeerDistClientStreamRead",
                new Row(
                        w -> {
                            ContentRead read = w.content.newRead();
                            try {
                                read.stream(ByteBuffer.allocateDirect(10));
                                return read.future();
                            } finally {
                                read.closeAtTheEnd();
                            }
                        },
                        and(4054, 4057),
                        new int[] {995, 1460, 4052, 4057}));
        rows.put(
                "PeerDistClientFlushContent",
                new Row(w -> w.peers.flush(Peers.TAG).future(), SERVICE, new int[] {995, 4057}));
        rows.put(
                "PeerDistClientCancelAsyncOperation",
                new Row(w -> done(w.content.cancelAll()), new int[] {87, 6, 1260, 4065, 4057}, none));
        rows.put(
                "PeerDistClientGetInformationByHandle",
                new Row(w -> done(w.content.isFlashCrowd()), new int[] {87, 6, 4057}, none));
        rows.put("PeerDistServerPublishStream", new Row(w -> done(w.peers.publishStream(id("x"), 0)), and(4058), none));
        rows.put(
                "PeerDistServerPublishAddToStream",
                new Row(w -> w.stream.add(direct(new byte[10])).future(), and(995, 4057, 4060), new int[] {
                    995, 4057, 4061
                }));
        rows.put(
                "PeerDistServerPublishCompleteStream",
                new Row(w -> w.stream.complete().future(), and(995, 4057, 4060), new int[] {995, 4057, 4061}));
        rows.put(
                "PeerDistServerUnpublish",
                new Row(
                        w -> {
                            w.peers.unpublish(id("report"));
                            return done(null);
                        },
                        and(1168),
                        none));
        rows.put(
                "PeerDistServerOpenContentInformation",
                new Row(
                        w -> w.peers
                                .information(id("report"), InformationOptions.WHOLE)
                                .future(),
                        and(1168),
                        none));
        rows.put(
                "PeerDistServerOpenContentInformationEx",
                new Row(
                        w -> w.peers
                                .information(id("report"), InformationOptions.WHOLE.inNewestVersion())
                                .future(),
                        and(1168, 4050),
                        none));
        rows.put(
                "PeerDistServerRetrieveContentInformation",
                new Row(
                        w -> w.peers
                                .information(id("report"), InformationOptions.WHOLE)
                                .future(),
                        and(4057),
                        new int[] {995, 4057}));
        return rows;
    }

    private static Class<? extends RuntimeException> type(int code, boolean read) {
        return switch (code) {
            case 995 -> OperationCancelledException.class;
            case 1260, 4065 -> BranchCacheUnavailableException.class;
            case 4050, 4051 -> ContentInformationException.class;
            case 4057 -> InvalidatedException.class;
            case 4058 -> AlreadyPublishedException.class;
            case 4052, 1460 -> read ? MissingDataException.class : PeerDistException.class;
            case 6, 87 -> WindowsException.class;
            default -> PeerDistException.class;
        };
    }

    @TestFactory
    Stream<DynamicTest> everyCodeOfEveryFunctionArrivesAsItIs(Simulator windows) {
        List<DynamicTest> tests = new ArrayList<>();
        rows().forEach((function, row) -> {
            for (int code : row.returns) {
                tests.add(DynamicTest.dynamicTest(
                        function + " returns " + code, () -> play(windows, function, row.call, code, true)));
            }
            for (int code : row.completes) {
                tests.add(DynamicTest.dynamicTest(
                        function + " completes " + code, () -> play(windows, function, row.call, code, false)));
            }
        });
        return tests.stream();
    }

    private static void play(Simulator windows, String function, Call call, int code, boolean returns) {
        windows.reset(1);
        windows.branchCache().publish("report", 1000).shortReads(0);
        try (CompletionPort port = CompletionPort.open()) {
            try (PeerDist peers = PeerDist.open(port);
                    Content content = opened(windows, peers, port, "report");
                    PublicationStream stream = peers.publishStream(id("mine"), 0)) {
                World world = new World(windows, port, peers, content, stream);
                if (returns) {
                    windows.on(function).returns(code);
                } else {
                    windows.on(function).completesWith(code);
                }
                RuntimeException told;
                try {
                    CompletableFuture<?> future = call.in(world);
                    told = fails(windows, port, future);
                } catch (WindowsException | OperationCancelledException refused) {
                    told = refused;
                }
                boolean read = function.endsWith("Read") && !returns;
                assertSame(type(code, read), told.getClass(), told.getMessage());
                boolean cancelled = told instanceof OperationCancelledException;
                assertEquals(
                        code,
                        cancelled ? ((OperationCancelledException) told).code() : ((WindowsException) told).code());
                assertEquals(
                        function,
                        cancelled
                                ? ((OperationCancelledException) told).function()
                                : ((WindowsException) told).function());
                assertTrue(told.getMessage().contains(WinError.nameOf(code)), told.getMessage());
                windows.removeRules();
                windows.runUntilIdle();
                takeAll(port);
                assertEquals(0, peers.outstanding());
            }
            assertEquals(0, port.counters().stale() + port.counters().handlerExceptions());
        }
        windows.assertClean();
    }

    /** The codes of what ends handles, of which a return is all: closed is closed. */
    @TestFactory
    Stream<DynamicTest> everyCodeOfAnEndArrives(Simulator windows) {
        Map<String, Function<World, AutoCloseable>> ends = Map.of(
                "PeerDistClientCloseContent", w -> w.content,
                "PeerDistServerCloseStreamHandle", w -> w.stream);
        List<DynamicTest> tests = new ArrayList<>();
        ends.forEach((function, which) -> {
            for (int code : new int[] {87, 6}) {
                tests.add(DynamicTest.dynamicTest(function + " returns " + code, () -> {
                    windows.reset(1);
                    windows.branchCache().publish("report", 1000);
                    try (CompletionPort port = CompletionPort.open()) {
                        PeerDist peers = PeerDist.open(port);
                        Content content = opened(windows, peers, port, "report");
                        PublicationStream stream = peers.publishStream(id("mine"), 0);
                        windows.on(function).nth(1).returns(code);
                        AutoCloseable it = which.apply(new World(windows, port, peers, content, stream));
                        assertEquals(
                                code,
                                assertThrows(WindowsException.class, it::close).code());
                        it.close();
                        peers.close();
                    }
                    assertEquals(
                            "left-open", windows.takeMisuses().get(0).kind(), "the simulator did nothing but answer");
                }));
            }
        });
        return tests.stream();
    }

    /** 4059 is an answer; and so are all the others of a cancel of one operation, which ends by its completion. */
    @Test
    void whateverACancelAnswersTheReadEndsByItsCompletion(Simulator windows) {
        windows.branchCache().publish("report", 1000);
        try (CompletionPort port = CompletionPort.open();
                PeerDist peers = PeerDist.open(port);
                Content content = opened(windows, peers, port, "report")) {
            for (int code : new int[] {87, 6, 4059, 1260, 4065, 4057}) {
                windows.on("PeerDistClientCancelAsyncOperation").nth(1).returns(code);
                ContentRead read = content.read(0, ByteBuffer.allocateDirect(1));
                assertFalse(read.cancel(), code + " is no acceptance");
                assertEquals(1, end(windows, port, read.future()).length());
            }
            windows.on("PeerDistClientCancelAsyncOperation").nth(1).returns(4059);
            assertFalse(content.cancelAll(), "not found is an answer, not a failure");
        }
    }

    @Test
    void contentInformationThatIsForgedOrCutOffIsRefused(Simulator windows) {
        windows.branchCache().publish("report", 300_000);
        byte[] good = information(windows, "report");
        byte[] unknown = good.clone();
        unknown[4] = 9;
        byte[] huge = good.clone();
        huge[38] = 0x7F; // of the length
        byte[] flipped = good.clone();
        flipped[good.length / 2] ^= 1;
        try (CompletionPort port = CompletionPort.open();
                PeerDist peers = PeerDist.open(port)) {
            refused(windows, port, peers, unknown, 4050);
            for (byte[] bad : List.of(
                    huge,
                    flipped,
                    new byte[1],
                    new byte[5000],
                    new byte[150_000], // in portions
                    Arrays.copyOf(good, good.length - 1),
                    Arrays.copyOf(good, good.length + 1),
                    Arrays.copyOf(good, 63),
                    Arrays.copyOf(good, 64))) {
                refused(windows, port, peers, bad, 4051);
            }
            for (int cut = 1; cut < good.length; cut++) {
                refused(windows, port, peers, Arrays.copyOf(good, cut), 4051);
            }
            try (Content content = peers.openContent(Peers.TAG)) {
                end(windows, port, content.information(good).future());
            }
        }
    }

    private static void refused(Simulator windows, CompletionPort port, PeerDist peers, byte[] information, int code) {
        try (Content content = peers.openContent(Peers.TAG)) {
            ContentInformationException problem = fails(
                    windows,
                    port,
                    ContentInformationException.class,
                    content.information(information).future());
            assertEquals(code, problem.code());
            assertEquals(code == 4050, problem.isVersionUnsupported());
            try (ContentRead read = content.newRead()) {
                assertThrows(ContentInformationException.class, () -> read.block(0, 10), "and it can't be read");
            }
        }
    }

    @Test
    void everyCodeOfTheFamilyHasWordsThatHelp() {
        for (int code = 4050; code <= 4066; code++) {
            RuntimeException problem = Errors.of("PeerDistX", code);
            assertInstanceOf(PeerDistException.class, problem);
            String afterName =
                    problem.getMessage().substring(problem.getMessage().indexOf(WinError.nameOf(code)));
            assertTrue(afterName.strip().endsWith(".") && afterName.contains(" "), problem.getMessage());
        }
    }

    @Test
    void theWordsAreThoseOfTheCode() {
        assertSays("Policy forbids BranchCache", WinError.ERROR_ACCESS_DISABLED_BY_POLICY);
        assertSays("wait until the status is AVAILABLE", WinError.PEERDIST_ERROR_SERVICE_UNAVAILABLE);
        assertSays("an older version", WinError.PEERDIST_ERROR_CONTENTINFO_VERSION_UNSUPPORTED);
        assertSays("cut off or forged", WinError.PEERDIST_ERROR_CANNOT_PARSE_CONTENTINFO);
    }

    private static void assertSays(String words, int code) {
        String message = Errors.of("PeerDistX", code).getMessage();
        assertTrue(message.contains(words), message);
    }
}
