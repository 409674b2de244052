// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import com.sun.jna.CallbackReference;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.winnet4j.Family;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.Wlanapi;
import io.github.winnet4j.wlan.NotificationRoom;
import io.github.winnet4j.wlan.NotificationSource;
import io.github.winnet4j.wlan.WlanClient;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.HdrHistogram.Histogram;

/**
 * One fork of the storm of {@link WlanTopic}: a thread of Windows (the simulator's) delivers 100 000 notifications as
 * fast as it can, first as they are, then each stamped with its time. The handler in Java reads source, code and stamp,
 * and enters the latency into a histogram. Prints a figure a line.
 */
public final class WlanStorm {
    private static int count;
    private static final int ACM = 8;
    private static final int CODE = 7;

    /** Up to ten seconds, three digits of each. */
    private static final long LONGEST = 10_000_000_000L;

    private final Histogram histogram = new Histogram(LONGEST, 3);
    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private CountDownLatch all = new CountDownLatch(1);
    private int handled;
    private int target;
    private long bytesAtFirst;
    private long bytesAtLast;
    private static WlanStorm only;

    private WlanStorm() {}

    /** The arguments: the way, how many storms, how many of them warm up, how many notifications in each. */
    public static void main(String[] arguments) throws Throwable {
        BenchDll.wineVersion(); // loads the DLL
        Simulator windows = Simulator.install(Family.WLAN);
        windows.tracing(false);
        only = new WlanStorm();
        count = Integer.parseInt(arguments[3]);
        only.run(windows, arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        System.exit(0);
    }

    private void run(Simulator windows, String way, int storms, int warmUp) throws Throwable {
        try (CompletionPort port = CompletionPort.start();
                WlanClient client = WlanClient.open(port, new NotificationRoom(1 << 17, Long.BYTES))) {
            Object kept = register(client, way);
            try {
                double[] times = new double[storms - warmUp];
                double bytes = 0;
                for (int storm = 0; storm < storms; storm++) {
                    double time = storm(windows, way, "", client);
                    if (storm >= warmUp) {
                        times[storm - warmUp] = time;
                        bytes = Math.max(bytes, (double) (bytesAtLast - bytesAtFirst) / (count - 1));
                    }
                }
                Arrays.sort(times);
                print("best", times[0]);
                print("median", times[times.length / 2]);
                print("bytes", bytes);
                if (!way.equals("cpp")) {
                    latencies(windows, way, client, storms, warmUp);
                }
            } finally {
                Reference.reachabilityFence(kept);
            }
        }
    }

    /** With stamps: two clocks each, which cost more than all the rest. */
    private void latencies(Simulator windows, String way, WlanClient client, int storms, int warmUp)
            throws InterruptedException {
        for (int storm = 0; storm < storms; storm++) {
            if (storm == warmUp) {
                histogram.reset();
            }
            storm(windows, way, " stamped", client);
        }
        for (double quantile : new double[] {0.5, 0.9, 0.99, 0.999}) {
            print("latency." + quantile, (double) histogram.getValueAtPercentile(100 * quantile));
        }
        for (long bound = 1_000; bound <= 1_000_000_000L; bound *= 10) {
            print("within." + bound, histogram.getPercentileAtOrBelowValue(bound) / 100);
        }
    }

    /** From the command to the last handler that has run: nanoseconds for each notification. */
    private double storm(Simulator windows, String way, String stamped, WlanClient client) throws InterruptedException {
        target = handled + count;
        all = new CountDownLatch(1);
        long counted = WlanDll.counted();
        long begin = System.nanoTime();
        windows.command("notify storm count=" + count + " threads=1 lean" + stamped);
        if (way.equals("cpp")) {
            handled += (int) (WlanDll.counted() - counted);
        } else {
            all.await();
        }
        double time = (double) (System.nanoTime() - begin) / count;
        if (handled != target || client.counters().dropped() != 0) {
            throw new IllegalStateException(handled + " of " + target + ", " + client.counters());
        }
        return time;
    }

    private Object register(WlanClient client, String way) throws Throwable {
        switch (way) {
            case "view":
                return client.watchInPlace(
                        Set.of(NotificationSource.ACM),
                        one -> handle(one.source(), one.code(), one.size() == 0 ? 0 : one.longAt(0)));
            case "typed":
                return client.watch(
                        one -> handle(one.head().sourceCode(), one.code(), 0)); // the typed end of a scan has no data
            case "cpp":
                return registerNative(0);
            case "ffm": {
                var handler = MethodHandles.lookup()
                        .findStatic(WlanStorm.class, "ffm", MethodType.methodType(int.class, long.class, long.class));
                return registerNative(Ffm.upcall(handler, "JAVA_LONG", "JAVA_LONG"));
            }
            default: {
                WlanJna.Notified callback = this::jna;
                if (way.equals("jna")) {
                    // The thread stays attached: without this each callback attaches and detaches it.
                    Native.setCallbackThreadInitializer(callback, new CallbackThreadInitializer(true, false, "jna"));
                }
                registerNative(Pointer.nativeValue(CallbackReference.getFunctionPointer(callback)));
                return callback;
            }
        }
    }

    /** On a client of its own, which the end of the process closes. */
    private static Object registerNative(long function) {
        long[] handle = new long[1];
        int code = Wlanapi.WlanOpenHandle(2, 0, new int[1], handle);
        code += WlanDll.registerCallback(handle[0], function);
        if (code != 0) {
            throw new IllegalStateException("refused: " + code);
        }
        return handle;
    }

    private void jna(Pointer data, Pointer context) {
        Pointer stamp = data.getPointer(32);
        handle(data.getInt(0), data.getInt(4), stamp == null ? 0 : stamp.getLong(0));
    }

    @SuppressWarnings("unused") // by a handle
    private static int ffm(long data, long context) {
        try {
            long head = WlanFfm.peek(data);
            long stamp = WlanFfm.peek(data + 32);
            only.handle((int) head, (int) (head >>> 32), stamp == 0 ? 0 : WlanFfm.peek(stamp));
        } catch (Throwable e) {
            Runtime.getRuntime().halt(2); // an exception must not leave an upcall
        }
        return 0;
    }

    /** The same for all: on the thread that handles. */
    private void handle(int source, int code, long stamp) {
        if (source != ACM || code != CODE) {
            throw new IllegalStateException(source + " " + code);
        }
        if (stamp != 0) {
            long latency = System.nanoTime() - stamp;
            histogram.recordValue(Math.min(Math.max(0, latency), LONGEST));
        }
        handled++;
        if (handled == target) {
            bytesAtLast = threads.getCurrentThreadAllocatedBytes();
            all.countDown();
        } else if (handled == target - count + 1) {
            bytesAtFirst = threads.getCurrentThreadAllocatedBytes();
        }
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s=%.4f%n", name, value);
    }
}
