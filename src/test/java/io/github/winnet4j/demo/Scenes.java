// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.demo;

import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.EventChannel;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.nio.ByteBuffer;
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

    private final Simulator windows;

    Scenes(Simulator windows) {
        this.windows = windows;
    }

    /** A scene: what is ended, what the library promises of it, and how it goes. */
    record Scene(String title, String promise, Supplier<String> play) {}

    Scene[] all() {
        return Stream.of(new WifiScenes(windows).all(), new WifiDirectScenes(windows).all(), new WnetScenes(windows).all(), own()).flatMap(Stream::of).toArray(Scene[]::new);
    }

    private Scene[] own() {
        return new Scene[] {
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
}
