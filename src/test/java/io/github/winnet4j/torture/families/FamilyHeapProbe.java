// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.families;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.harness.FullHeap;
import io.github.winnet4j.peerdist.Content;
import io.github.winnet4j.peerdist.ContentRead;
import io.github.winnet4j.peerdist.ContentTag;
import io.github.winnet4j.peerdist.InformationOptions;
import io.github.winnet4j.peerdist.PeerDist;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wifidirect.WifiDirect;
import io.github.winnet4j.wlan.NotificationSource;
import io.github.winnet4j.wlan.NotificationView;
import io.github.winnet4j.wlan.Watch;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanConnectRequest;
import io.github.winnet4j.wlan.WlanInterface;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * The program that a JVM of its own runs: what Windows answers comes to a heap that is full but for some bytes, a few
 * more each time, so that each allocation on the way of an end fails once. There is memory again when the driver of the
 * port is through. Prints which ends never came, and what Windows has open afterwards.
 */
public final class FamilyHeapProbe {
    private static final MacAddress DEVICE = MacAddress.of("02-00-00-00-00-01");
    private static final Duration TIME = Duration.ofMillis(500);

    /** Of the notifications that stop the driver, or pass by it. */
    private static final int STOP = 0x7777;

    private static final int PASS = 0x7778;

    /** What is free: by steps of an object, and some that large arrays don't fit into. */
    private static final int[] FREE = new int[16];

    static {
        for (int i = 0; i < 10; i++) {
            FREE[i] = i * 72;
        }
        for (int i = 10; i < FREE.length; i++) {
            FREE[i] = 1 << i + 1;
        }
    }

    /** Something that ends by what Windows says, and after how many steps of Windows' the heap is full. */
    private record Scene(int steps, Supplier<CompletableFuture<?>> start) {}

    @SuppressWarnings("unused") // it only takes room
    private static byte[] spare;

    private static volatile boolean goesOn;

    private final Simulator windows;
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile CountDownLatch passed = new CountDownLatch(1);
    private int published;
    private int never;
    private int failed;
    private int ended;

    private FamilyHeapProbe(Simulator windows) {
        this.windows = windows;
    }

    /** All scenes, or those that are named. */
    @SuppressWarnings("try") // the watch does its work by being there
    public static void main(String[] arguments) throws Exception {
        Simulator windows = Simulator.install();
        windows.tracing(false);
        windows.peer(DEVICE.toString()).accepts();
        windows.wifi("wlan0")
                .network("home")
                .bssid("02-00-00-00-00-01")
                .wpa2()
                .seen()
                .add();
        windows.wifi("wlan0").addProfile("home", "home", true);
        windows.branchCache().publish("report", 300_000).local("report", 0, 300_000);
        FamilyHeapProbe probe = new FamilyHeapProbe(windows);
        try (CompletionPort port = CompletionPort.start();
                PeerDist peers = PeerDist.open(port);
                Content content = peers.openContent(tag(1));
                WifiDirect direct = WifiDirect.open(port);
                WlanClient wifi = WlanClient.open(port);
                Watch watch = wifi.watchInPlace(Set.of(NotificationSource.ACM), probe::notified)) {
            Map<String, Scene> scenes = probe.scenes(peers, content, direct, wifi);
            for (String name :
                    arguments.length > 0 ? arguments : scenes.keySet().toArray(new String[0])) {
                probe.play(name, scenes.get(name));
            }
        }
        System.out.println("ended " + probe.ended + " failed " + probe.failed + " never " + probe.never + " open "
                + windows.ledger().size());
    }

    private static byte[] id(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static ContentTag tag(int number) {
        return ContentTag.of(("winnet4j test 0" + number).getBytes(StandardCharsets.US_ASCII));
    }

    private Map<String, Scene> scenes(PeerDist peers, Content content, WifiDirect direct, WlanClient wifi) {
        byte[] information = HexFormat.of()
                .parseHex(windows.command("peerdist information report").strip());
        end(content.information(information).future());
        end(peers.publish(id("mine"), new byte[3_000_000]).future());
        WlanInterface wlan0 = wifi.interfaces().get(0);
        WlanConnectRequest home = WlanConnectRequest.byProfile("home").within(TIME);
        Supplier<CompletableFuture<?>> retrieves =
                () -> peers.information(id("mine"), InformationOptions.WHOLE).future();
        Map<String, Scene> all = new LinkedHashMap<>();
        all.put("information", new Scene(0, retrieves));
        all.put("more information", new Scene(1, retrieves));
        all.put(
                "publish",
                new Scene(
                        1,
                        () -> peers.publish(id("other " + ++published), new byte[1000])
                                .future()));
        all.put("flush", new Scene(0, () -> peers.flush(tag(2)).future()));
        all.put("read", new Scene(0, () -> {
            ContentRead read = content.newRead();
            read.block(0, 10_000);
            return read.future().whenComplete((part, problem) -> read.close());
        }));
        all.put(
                "session",
                new Scene(1, () -> direct.openSession(DEVICE).future().thenAccept(made -> made.close())));
        all.put("scan", new Scene(0, () -> wlan0.scan(null, TIME).future()));
        all.put("scanned", new Scene(1, () -> wlan0.scan(null, TIME).future()));
        all.put("connect", new Scene(2, () -> wlan0.connect(home).future()));
        all.put("connected", new Scene(3, () -> wlan0.connect(home).future()));
        return all;
    }

    private void play(String name, Scene scene) throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            end(scene.start.get()); // so that its classes are there
        }
        for (int free : FREE) {
            once(name, scene, free);
        }
    }

    private void once(String name, Scene scene, int free) throws InterruptedException {
        CompletableFuture<?> future = scene.start.get();
        for (int i = 0; i < scene.steps && !future.isDone(); i++) {
            windows.step();
            passed = new CountDownLatch(1);
            send(PASS);
            passed.await();
        }
        stopped = new CountDownLatch(1);
        goesOn = false;
        send(STOP);
        stopped.await();
        windows.step();
        spare = new byte[free];
        FullHeap.fill();
        spare = null;
        goesOn = true;
        release(future);
        if (!end(future)) {
            never++;
            System.out.println("never: " + name + " with " + free + " bytes");
        } else if (future.isCompletedExceptionally()) {
            failed++;
        } else {
            ended++;
        }
    }

    private void send(int code) {
        windows.wifi("wlan0").notification().source(8).code(code).sendNow();
    }

    /** By the driver. */
    private void notified(NotificationView view) {
        if (view.code() == PASS) {
            passed.countDown();
        } else if (view.code() == STOP) {
            stopped.countDown();
            while (!goesOn) {
                Thread.onSpinWait();
            }
        }
    }

    /** When it has come, or the driver has had its time. */
    private static void release(CompletableFuture<?> future) {
        long end = System.nanoTime() + 10_000_000;
        while (!future.isDone() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        FullHeap.release();
    }

    private boolean end(CompletableFuture<?> future) {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!future.isDone() && System.nanoTime() < end) {
            windows.runUntilIdle();
            Thread.onSpinWait();
        }
        return future.isDone();
    }
}
