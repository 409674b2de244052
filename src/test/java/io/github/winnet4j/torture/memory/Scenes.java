// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.memory;

import io.github.winnet4j.MacAddress;
import io.github.winnet4j.Pending;
import io.github.winnet4j.peerdist.Content;
import io.github.winnet4j.peerdist.ContentRead;
import io.github.winnet4j.peerdist.ContentTag;
import io.github.winnet4j.peerdist.InformationOptions;
import io.github.winnet4j.peerdist.PeerDist;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.EventChannel;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.wifidirect.WifiDirect;
import io.github.winnet4j.wifidirect.WifiDirectSession;
import io.github.winnet4j.wlan.NotificationSource;
import io.github.winnet4j.wlan.NotificationView;
import io.github.winnet4j.wlan.Watch;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanConnectRequest;
import io.github.winnet4j.wlan.WlanInterface;
import io.github.winnet4j.wnet.NetworkConnections;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the four families begin, and what ends by Windows' answers, by its time or by a close: for programs that take
 * memory away from it. Windows is simulated; the driver of the port can be stopped while its next answer comes in.
 */
final class Scenes implements AutoCloseable {
    /** Windows does nothing, so that it ends by its time. */
    static final int BY_TIME = -1;

    private static final MacAddress DEVICE = MacAddress.of("02-00-00-00-00-01");
    private static final Duration TIME = Duration.ofMillis(150);
    private static final Duration SHORT = Duration.ofMillis(4);

    /** Of the notifications that stop the driver, or pass by it. */
    private static final int STOP = 0x7777;

    private static final int PASS = 0x7778;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

    /** Something that ends, and after how many steps of Windows' memory fails. */
    record Scene(int steps, Supplier<Subject> subjects) {}

    /** One of it. */
    interface Subject {
        /** {@return its end} */
        CompletableFuture<?> begin();

        /** {@return what else has to end by it, or null} */
        default CompletableFuture<?> also() {
            return null;
        }

        /** Puts away what it has made, when there is memory again. */
        default void after() {}
    }

    final Simulator windows;
    final Map<String, Scene> all = new LinkedHashMap<>();

    private final CompletionPort port;
    private final PeerDist peers;
    private final Content content;
    private final WifiDirect direct;
    private final WlanClient wifi;
    private final WlanInterface wlan0;
    private final Watch watch;
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile CountDownLatch goesOn = new CountDownLatch(1);
    private volatile CountDownLatch passed = new CountDownLatch(1);
    private int published;

    Scenes() {
        windows = Simulator.install();
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
        port = CompletionPort.start();
        peers = PeerDist.open(port);
        content = peers.openContent(tag(1));
        direct = WifiDirect.open(port);
        wifi = WlanClient.open(port);
        wlan0 = wifi.interfaces().get(0);
        watch = wifi.watchInPlace(Set.of(NotificationSource.ACM), this::notified);
        inform(content);
        end(peers.publish(id("mine"), new byte[3_000_000]).future());
        ofBranchCache();
        ofWifiDirect();
        ofWifi();
        ofCloses();
        ofCalls();
    }

    @Override
    public void close() {
        watch.close();
        wifi.close();
        direct.close();
        content.close();
        peers.close();
        port.close();
    }

    /** Plays it while there is memory, so that its classes are there. */
    void warmUp(Scene scene) {
        for (int i = 0; i < 3; i++) {
            Subject subject = scene.subjects.get();
            end(subject.begin());
            subject.after();
        }
    }

    // -- what Windows and the driver do

    /** Lets Windows go so far, and stops the driver before its next answer, which is there when this returns. */
    void stopBefore(Scene scene, CompletableFuture<?> future) throws InterruptedException {
        for (int i = 0; i < scene.steps && !future.isDone(); i++) {
            windows.step();
            passed = new CountDownLatch(1);
            send(PASS);
            passed.await();
        }
        stopped = new CountDownLatch(1);
        goesOn = new CountDownLatch(1);
        send(STOP);
        stopped.await();
        if (scene.steps != BY_TIME) {
            windows.step();
        }
    }

    /** The driver goes on. Needs no memory. */
    void letGo() {
        goesOn.countDown();
    }

    private void send(int code) {
        windows.wifi("wlan0").notification().source(8).code(code).sendNow();
    }

    /** By the driver. */
    private void notified(NotificationView view) {
        if (view.code() == PASS) {
            passed.countDown();
        } else if (view.code() == STOP) {
            CountDownLatch until = goesOn;
            stopped.countDown();
            while (until.getCount() != 0) {
                Thread.onSpinWait();
            }
        }
    }

    /** {@return true when it ends} */
    boolean end(CompletableFuture<?> future) {
        long end = System.nanoTime() + PATIENCE;
        while (!future.isDone() && System.nanoTime() < end) {
            windows.runUntilIdle();
            Thread.onSpinWait();
        }
        return future.isDone();
    }

    /** Waits so long at most, without memory, and lets Windows do nothing meanwhile. */
    static void await(CompletableFuture<?> future, int millis) {
        long end = System.nanoTime() + millis * 1_000_000L;
        while (!future.isDone() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    // -- the scenes

    private void ofBranchCache() {
        Supplier<CompletableFuture<?>> retrieves =
                () -> peers.information(id("mine"), InformationOptions.WHOLE).future();
        simple("information", 0, retrieves);
        simple("more information", 1, retrieves);
        for (int step = 0; step < 2; step++) {
            all.put("publish, step " + step, new Scene(step, () -> publishing()));
        }
        simple("flush", 0, () -> peers.flush(tag(2)).future());
        all.put("read", new Scene(0, () -> reading(content, 0)));
        all.put("read what isn't there", new Scene(0, () -> reading(content, 1 << 30)));
        simple("give up a flush", 0, () -> {
            CompletableFuture<?> future = peers.flush(tag(2)).future();
            future.cancel(false);
            return future;
        });
    }

    private void ofWifiDirect() {
        for (int step = 0; step < 2; step++) {
            all.put("session, step " + step, new Scene(step, () -> opening(() -> direct.openSession(DEVICE))));
        }
        all.put("open a legacy session", new Scene(0, () -> opening(() -> direct.openLegacySessionAsync(DEVICE))));
    }

    private void ofWifi() {
        WlanConnectRequest home = WlanConnectRequest.byProfile("home").within(TIME);
        simple("scan", 0, () -> wlan0.scan(null, TIME).future());
        simple("scanned", 1, () -> wlan0.scan(null, TIME).future());
        simple("connect", 2, () -> wlan0.connect(home).future());
        simple("connected", 3, () -> wlan0.connect(home).future());
        simple("scan without an end", BY_TIME, () -> wlan0.scan(null, SHORT).future());
        WlanConnectRequest hasty = WlanConnectRequest.byProfile("home").within(SHORT);
        simple("connect without an end", BY_TIME, () -> wlan0.connect(hasty).future());
    }

    private void ofCloses() {
        WlanConnectRequest home = WlanConnectRequest.byProfile("home").within(TIME);
        all.put("close a session", new Scene(0, () -> closing(open(direct))));
        all.put("close content", new Scene(0, () -> closing(peers.openContent(tag(3)))));
        all.put("close a stream", new Scene(0, () -> closing(peers.publishStream(id("stream " + ++published), 100))));
        all.put("close a Wi-Fi client", new Scene(0, () -> closing(WlanClient.open(port))));
        all.put("close a Wi-Fi Direct client", new Scene(0, () -> closing(WifiDirect.open(port))));
        all.put("close BranchCache", new Scene(0, () -> closing(PeerDist.open(port))));
        all.put("close a channel", new Scene(0, () -> closing(EventChannel.open(port, 16, 64, new Ignoring()))));
        all.put("close a Wi-Fi client that scans", new Scene(0, () -> {
            WlanClient other = WlanClient.open(port);
            return closing(other, other.interfaces().get(0).scan().future());
        }));
        all.put("close a Wi-Fi client that connects", new Scene(0, () -> {
            WlanClient other = WlanClient.open(port);
            return closing(other, other.interfaces().get(0).connect(home).future());
        }));
        all.put("close a Wi-Fi Direct client that opens", new Scene(0, () -> {
            WifiDirect other = WifiDirect.open(port);
            return closing(other, other.openSession(DEVICE).future());
        }));
        all.put("close a Wi-Fi Direct client with a session", new Scene(0, () -> {
            WifiDirect other = WifiDirect.open(port);
            open(other);
            return closing(other);
        }));
        all.put("close BranchCache that flushes", new Scene(0, () -> {
            PeerDist other = PeerDist.open(port);
            return closing(other, other.flush(tag(2)).future());
        }));
        all.put("close BranchCache that publishes", new Scene(0, () -> {
            PeerDist other = PeerDist.open(port);
            return closing(
                    other,
                    other.publish(id("half " + ++published), new byte[600_000]).future());
        }));
        all.put("close content that is read", new Scene(0, () -> {
            Content other = peers.openContent(tag(1));
            inform(other);
            ContentRead read = other.newRead();
            read.block(0, 10_000);
            return closing(other, read.future());
        }));
    }

    private void ofCalls() {
        simple(
                "call",
                0,
                () -> NetworkConnections.callAsync(() -> 5, Duration.ofSeconds(60))
                        .future());
        simple(
                "failing call",
                0,
                () -> NetworkConnections.callAsync(
                                () -> {
                                    throw new IllegalStateException("as wanted");
                                },
                                Duration.ofSeconds(60))
                        .future());
        simple("late call", 0, () -> {
            CountDownLatch over = new CountDownLatch(1);
            return NetworkConnections.callAsync(
                            () -> {
                                try {
                                    return over.await(100, TimeUnit.MILLISECONDS);
                                } catch (InterruptedException e) {
                                    return false;
                                }
                            },
                            Duration.ofMillis(2))
                    .future();
        });
    }

    private void simple(String name, int steps, Supplier<CompletableFuture<?>> begin) {
        all.put(name, new Scene(steps, () -> begin::get));
    }

    private Subject publishing() {
        byte[] name = id("other " + ++published);
        return new Subject() {
            @Override
            public CompletableFuture<?> begin() {
                return peers.publish(name, new byte[1000]).future();
            }

            @Override
            public void after() {
                try {
                    peers.unpublish(name);
                } catch (RuntimeException e) {
                    // it never was
                }
            }
        };
    }

    private static Subject reading(Content content, long offset) {
        ContentRead read = content.newRead();
        return new Subject() {
            @Override
            public CompletableFuture<?> begin() {
                read.block(offset, 10_000);
                return read.future();
            }

            @Override
            public void after() {
                read.close();
            }
        };
    }

    private static Subject opening(Supplier<Pending<WifiDirectSession>> opens) {
        return new Subject() {
            private CompletableFuture<WifiDirectSession> session;

            @Override
            public CompletableFuture<?> begin() {
                session = opens.get().future();
                return session;
            }

            @Override
            public void after() {
                if (session != null && session.isDone() && !session.isCompletedExceptionally()) {
                    session.join().close();
                }
            }
        };
    }

    private WifiDirectSession open(WifiDirect direct) {
        CompletableFuture<WifiDirectSession> opening =
                direct.openSession(DEVICE).future();
        windows.runUntil(opening::isDone);
        return opening.join();
    }

    private Subject closing(AutoCloseable thing) {
        return closing(thing, null);
    }

    private Subject closing(AutoCloseable thing, CompletableFuture<?> inside) {
        return new Subject() {
            @Override
            public CompletableFuture<?> also() {
                return inside;
            }

            @Override
            public CompletableFuture<?> begin() {
                return ((Pending<?>) call("closeAsync")).future();
            }

            @Override
            public void after() {
                CompletableFuture<?> again = begin();
                if (!end(again) || !(boolean) again.join()) {
                    throw new IllegalStateException("closed again, it doesn't end: " + thing);
                }
            }

            private Object call(String method) {
                try {
                    return thing.getClass().getMethod(method).invoke(thing);
                } catch (InvocationTargetException e) {
                    if (e.getCause() instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) e.getCause();
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private static final class Ignoring implements EventChannel.Handler {
        @Override
        public void event(ByteBuffer event, long size) {}

        @Override
        public void dropped(long more) {}
    }

    private void inform(Content some) {
        byte[] information = HexFormat.of()
                .parseHex(windows.command("peerdist information report").strip());
        end(some.information(information).future());
    }

    private static byte[] id(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static ContentTag tag(int number) {
        return ContentTag.of(("winnet4j test 0" + number).getBytes(StandardCharsets.US_ASCII));
    }
}
