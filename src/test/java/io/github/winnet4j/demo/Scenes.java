// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.demo;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.EventChannel;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The library's main job, on the simulator: one ending a scene. Each answers what happened, in a sentence. */
final class Scenes {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String DEVICE = "02-1A-11-F0-3C-7D";
    private static final byte[] ADDRESS = {0x02, 0x1A, 0x11, (byte) 0xF0, 0x3C, 0x7D};

    private final Simulator windows;

    Scenes(Simulator windows) {
        this.windows = windows;
    }

    /** A scene: what is ended, what the library promises of it, and how it goes. */
    record Scene(String title, String promise, Supplier<String> play) {}

    Scene[] all() {
        return Stream.of(new WnetScenes(windows).all(), own()).flatMap(Stream::of).toArray(Scene[]::new);
    }

    private Scene[] own() {
        return new Scene[] {
            new Scene(
                    "Wi-Fi Direct: an open that is cancelled (WFDCancelOpenSession)",
                    "It ends when Windows' one callback has come, exactly once, whatever the cancel returned.",
                    this::cancelledOpen),
            new Scene(
                    "Wi-Fi Direct: a cancel that comes too late, and a session that is closed (WFDCloseSession)",
                    "If the callback brings success after all, the session is closed, not leaked.",
                    this::lateCancel),
            new Scene(
                    "Wi-Fi: a client that is closed from inside its own handler (WlanCloseHandle)",
                    "Safe, for no Java runs on Windows' thread; after close no handler runs any more.",
                    this::closedFromItsHandler),
            new Scene(
                    "BranchCache: a read that is cancelled while pending (PeerDistClientCancelAsyncOperation)",
                    "Buffer and slot are Windows' until the completion was taken, whatever the cancel returned.",
                    () -> read(true)),
            new Scene(
                    "BranchCache: a read that has finished before its cancel",
                    "A cancel that loses reports the real result; not found is an answer, not a failure.",
                    () -> read(false)),
        };
    }

    private String cancelledOpen() {
        windows.peer(DEVICE).accepts().after(Duration.ofSeconds(3));
        long client = openDirect();
        AtomicInteger ends = new AtomicInteger();
        String said;
        try (CompletionPort port = CompletionPort.start()) {
            long[] session = new long[1];
            Operation opening = port.operation(token -> Wlanapi.WFDCancelOpenSession(session[0]))
                    .onComplete(done -> ends.incrementAndGet());
            opening.start("WFDStartOpenSession", token -> Wlanapi.WFDStartOpenSession(client, ADDRESS, token, session));
            windows.advance(Duration.ofSeconds(1));
            said = "cancel was " + (opening.cancel() ? "accepted" : "refused") + " and the open was "
                    + (opening.state() == Operation.State.PENDING ? "still pending" : "over");
            windows.runUntilIdle();
            await(opening);
            said += "; the callback ended it with " + named(opening.code());
            check("WFDCloseHandle", Wlanapi.WFDCloseHandle(client));
        } // every handler has run when the port is closed
        return said + ", and its handler ran " + times(ends.get());
    }

    private String lateCancel() {
        windows.peer(DEVICE).accepts().cancelLoses();
        long client = openDirect();
        try (CompletionPort port = CompletionPort.start()) {
            long[] session = new long[1];
            Operation opening = port.operation(token -> Wlanapi.WFDCancelOpenSession(session[0]));
            opening.start("WFDStartOpenSession", token -> Wlanapi.WFDStartOpenSession(client, ADDRESS, token, session));
            opening.cancel();
            windows.runUntilIdle();
            await(opening);
            byte[] payload = new byte[Operation.PAYLOAD];
            opening.payload(payload);
            long opened = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getLong();
            String came = named(opening.code());
            check("WFDCloseSession", Wlanapi.WFDCloseSession(opened));
            windows.runUntilIdle();
            opening.close();
            check("WFDCloseHandle", Wlanapi.WFDCloseHandle(client));
            return "the open was cancelled, " + came + " came all the same, and the session was closed; left open: "
                    + windows.ledger().size();
        }
    }

    private String closedFromItsHandler() {
        int[] version = new int[1];
        long[] client = new long[1];
        check("WlanOpenHandle", Wlanapi.WlanOpenHandle(Wlanapi.WLAN_API_VERSION, 0, version, client));
        AtomicInteger handled = new AtomicInteger();
        AtomicInteger code = new AtomicInteger(-1);
        CountDownLatch closed = new CountDownLatch(1);
        EventChannel[] self = new EventChannel[1];
        CountDownLatch ready = new CountDownLatch(1);
        try (CompletionPort port = CompletionPort.start()) {
            self[0] = EventChannel.open(port, 64, 64, (bytes, size) -> {
                awaitQuietly(ready);
                handled.incrementAndGet();
                code.set(Wlanapi.WlanCloseHandle(client[0], 0)); // on the port's thread: Windows' own is long gone
                self[0].close();
                closed.countDown();
            });
            int autoConfiguration = 8;
            check("WlanRegisterNotification",
                    Wlanapi.WlanRegisterNotification(client[0], autoConfiguration, false, self[0].id(), 0, null));
            for (int i = 0; i < 3; i++) {
                windows.wifi("wlan0").notification().source(autoConfiguration).code(7).sendNow();
            }
            windows.runUntilIdle();
            ready.countDown();
            awaitQuietly(closed);
            self[0].close();
            return "of 3 notifications " + handled.get() + " was handled, which closed the client with " + named(code.get()) + "; "
                    + self[0].discarded() + " were discarded";
        }
    }

    private String read(boolean cancelInTime) {
        windows.command("peerdist publish report size=65536");
        windows.command("peerdist latency 500ms");
        ByteBuffer information = direct(HexFormat.of().parseHex(windows.command("peerdist information report").strip()));
        long[] instance = new long[1];
        long[] content = new long[1];
        check("PeerDistStartup", Peerdist.PeerDistStartup(Peerdist.PEERDIST_VERSION, instance, null));
        String said;
        try (CompletionPort port = CompletionPort.start()) {
            check("PeerDistClientOpenContent",
                    Peerdist.PeerDistClientOpenContent(instance[0], new byte[16], port.handle(), port.key(), content));
            int[] cancelled = {-1};
            Operation operation = port.operation(token -> {
                cancelled[0] = Peerdist.PeerDistClientCancelAsyncOperation(instance[0], content[0], token);
                return cancelled[0];
            });
            go(operation, "PeerDistClientAddContentInformation", token -> Peerdist.PeerDistClientAddContentInformation(
                    instance[0], content[0], information.remaining(), information, token));
            go(operation, "PeerDistClientCompleteContentInformation",
                    token -> Peerdist.PeerDistClientCompleteContentInformation(instance[0], content[0], token));
            ByteBuffer buffer = ByteBuffer.allocateDirect(4096);
            operation.keep(buffer).start("PeerDistClientBlockRead", token -> Peerdist.PeerDistClientBlockRead(
                    instance[0], content[0], buffer.remaining(), buffer, Peerdist.PEERDIST_READ_TIMEOUT_DEFAULT, token, 0));
            if (cancelInTime) {
                operation.cancel();
            } else {
                windows.runUntilIdle();
            }
            await(operation);
            said = "the read ended " + operation.state() + " with " + named(operation.code()) + " and " + operation.bytes() + " bytes";
            if (!cancelInTime) {
                said += ", and a cancel behind it was " + (operation.cancel() ? "accepted" : "refused")
                        + (cancelled[0] < 0 ? " without a call, since nothing was pending" : " by Windows with " + named(cancelled[0]));
            }
            operation.close();
            check("PeerDistClientCloseContent", Peerdist.PeerDistClientCloseContent(instance[0], content[0]));
        }
        check("PeerDistShutdown", Peerdist.PeerDistShutdown(instance[0]));
        return said;
    }

    /** Starts, lets Windows work, and waits for the end. */
    private void go(Operation operation, String function, Operation.Call call) {
        operation.start(function, call);
        windows.runUntilIdle();
        await(operation);
        check(function, operation.code());
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private static long openDirect() {
        int[] version = new int[1];
        long[] client = new long[1];
        check("WFDOpenHandle", Wlanapi.WFDOpenHandle(Wlanapi.WFD_API_VERSION, version, client));
        return client[0];
    }

    static void await(Operation operation) {
        try {
            if (!operation.await(LONG)) {
                throw new IllegalStateException("it never ended");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(LONG.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("it never came");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void check(String function, int code) {
        io.github.winnet4j.WindowsException.check(function, code);
    }

    static String named(int code) {
        return code + " " + WinError.nameOf(code);
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
