// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import io.github.winnet4j.Family;
import io.github.winnet4j.MacAddress;
import io.github.winnet4j.WindowsException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.PortAccess;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.WifiDirectPeer;
import io.github.winnet4j.wifidirect.SessionOpening;
import io.github.winnet4j.wifidirect.WifiDirect;
import io.github.winnet4j.wifidirect.WifiDirectSession;
import io.github.winnet4j.win32.Wlanapi;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A session of Wi-Fi Direct from WFDStartOpenSession by way of its callback to WFDCloseSession, on the simulator, which
 * calls back inside the call: so no other thread, and no waiting, is measured. JNA and FFM run Java inside the callback
 * then; winnet4j takes its way through a port of Windows (here: Wine's); that trip alone is the row {@link #trip}.
 */
public class DirectSessions {
    /** Sessions of an invocation. */
    static final int COUNT = 64;

    private static final MacAddress DEVICE = MacAddress.of("02-1A-11-F0-3C-7D");

    /** What a callback brings, for its caller. */
    interface Sink {
        void opened(long session, long guidLow, long guidHigh, int error, int reason);
    }

    /** What a user of JNA or FFM makes of it: something to hold, with the interface. */
    record Session(long handle, UUID interfaceId) {
        static Session of(long handle, long low, long high) {
            long first = low << 32 | (low >>> 32 & 0xFFFF) << 16 | low >>> 48;
            return new Session(handle, new UUID(first, Long.reverseBytes(high)));
        }
    }

    static void check(int code) {
        if (code != 0) {
            throw new IllegalStateException("code " + code);
        }
    }

    /** The simulated device; what its sessions leave to be done is done between the invocations. */
    @State(Scope.Thread)
    public abstract static class World {
        Simulator windows;
        int seen;

        @Setup(Level.Trial)
        public void make() throws Throwable {
            windows = Simulator.install(Family.WIFI_DIRECT);
            windows.tracing(false);
            windows.peer(DEVICE.toString()).accepts().callback(WifiDirectPeer.Callback.INSIDE);
            open();
        }

        @TearDown(Level.Invocation)
        public void links() {
            windows.runUntilIdle();
            if (seen != COUNT) {
                throw new IllegalStateException(seen + " sessions of " + COUNT);
            }
            seen = 0;
        }

        @TearDown(Level.Trial)
        public void end() throws Throwable {
            close();
            if (!windows.ledger().isEmpty() || !windows.misuses().isEmpty()) {
                throw new IllegalStateException(windows.ledger() + " " + windows.misuses());
            }
        }

        abstract void open() throws Throwable;

        abstract void close() throws Throwable;
    }

    /** The façade. */
    public static class Facade extends World {
        CompletionPort port;
        WifiDirect direct;
        final SessionOpening.Handler handler = opening -> {
            seen++;
            opening.session().close();
        };

        @Override
        void open() {
            port = CompletionPort.open();
            direct = WifiDirect.open(port);
        }

        @Override
        void close() {
            direct.close();
            port.close();
        }
    }

    /** The raw layer, with one operation. */
    public static class Raw extends World {
        final byte[] address = DEVICE.toBytes();
        final long[] session = new long[1];
        final byte[] payload = new byte[Operation.PAYLOAD];
        final long[] client = new long[1];
        CompletionPort port;
        Operation operation;
        Operation posted;

        @Override
        void open() {
            port = CompletionPort.open();
            WindowsException.check("WFDOpenHandle", Wlanapi.WFDOpenHandle(Wlanapi.WFD_API_VERSION, new int[1], client));
            operation = port.operation().onComplete(done -> {
                seen++;
                done.payload(payload);
                check(done.code());
                check(Wlanapi.WFDCloseSession(session[0]));
            });
            posted = port.operation().onComplete(done -> seen++);
        }

        int start(long token) {
            return Wlanapi.WFDStartOpenSession(client[0], address, token, session);
        }

        int post(long token) {
            return PortAccess.post(port, token);
        }

        @Override
        void close() {
            check(Wlanapi.WFDCloseHandle(client[0]));
            operation.close();
            posted.close();
            port.close();
        }
    }

    /** JNA. */
    public static class ByJna extends World {
        DirectJna jna;

        @Override
        void open() {
            jna = new DirectJna(DEVICE.toBytes());
        }

        @Override
        void close() {
            jna.close();
        }
    }

    /** FFM. */
    public static class ByFfm extends World {
        DirectFfm ffm;

        @Override
        void open() throws Throwable {
            ffm = new DirectFfm(DEVICE.toBytes());
        }

        @Override
        void close() throws Throwable {
            ffm.close();
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void handler(Facade world) {
        for (int i = 0; i < COUNT; i++) {
            world.direct.openSession(DEVICE, world.handler);
            world.port.pollNow();
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void future(Facade world) {
        for (int i = 0; i < COUNT; i++) {
            CompletableFuture<WifiDirectSession> future =
                    world.direct.openSession(DEVICE).future();
            world.port.pollNow();
            future.join().close();
            world.seen++;
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void raw(Raw world) {
        for (int i = 0; i < COUNT; i++) {
            world.operation.start("WFDStartOpenSession", world::start);
            world.port.pollNow();
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void trip(Raw world) {
        for (int i = 0; i < COUNT; i++) {
            world.posted.start("post", world::post);
            world.port.pollNow();
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void jnaHandler(ByJna world) {
        for (int i = 0; i < COUNT; i++) {
            world.jna.open(i, (session, low, high, error, reason) -> {
                check(error);
                world.seen++;
                world.jna.closeSession(Session.of(session, low, high).handle());
            });
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void jnaFuture(ByJna world) {
        for (int i = 0; i < COUNT; i++) {
            CompletableFuture<Session> future = new CompletableFuture<>();
            world.jna.open(i, (session, low, high, error, reason) -> future.complete(Session.of(session, low, high)));
            world.jna.closeSession(future.join().handle());
            world.seen++;
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void ffmHandler(ByFfm world) throws Throwable {
        for (int i = 0; i < COUNT; i++) {
            world.ffm.open(i, (session, low, high, error, reason) -> {
                check(error);
                world.seen++;
                try {
                    world.ffm.closeSession(Session.of(session, low, high).handle());
                } catch (Throwable e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void ffmFuture(ByFfm world) throws Throwable {
        for (int i = 0; i < COUNT; i++) {
            CompletableFuture<Session> future = new CompletableFuture<>();
            world.ffm.open(i, (session, low, high, error, reason) -> future.complete(Session.of(session, low, high)));
            world.ffm.closeSession(future.join().handle());
            world.seen++;
        }
    }
}
