// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import com.sun.jna.Function;
import com.sun.jna.WString;
import com.sun.management.ThreadMXBean;
import io.github.winnet4j.internal.testkit.ModuleBinding;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One fork of {@link PeerDistTopic}: each way in turns, in one process. On the simulator, over ports of Windows with a
 * thread each; or, with the property bench.memory, over BranchCache and a port in memory, one way in one process,
 * polled by this thread. Prints a figure a line.
 */
public final class PeerDistRun {
    /** True if everything is in memory. */
    static final boolean MEMORY = Boolean.getBoolean("bench.memory");

    private static final int[] IN_FLIGHT = {1, 64, 1024};
    private static final int PENDING = 10_000;

    /** Ten seconds: no read takes as long. */
    private static final long LONGEST = 10_000_000_000L;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final int scale;
    private byte[] information = {1};

    private PeerDistRun(int scale) {
        this.scale = scale;
    }

    private interface Opening {
        PeerDistWay open(boolean memory, byte[] information, int reads);
    }

    private static final Map<String, Opening> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("java", PeerDistOurs::new);
        WAYS.put("jna", PeerDistJna::new);
        WAYS.put(
                "direct",
                (memory, information, reads) ->
                        new PeerDistByAddress(new PeerDistDirect.Jna(memory), memory, information, reads));
        if (Runtime.version().feature() >= Ffm.FIRST_VERSION) {
            WAYS.put(
                    "ffm",
                    (memory, information, reads) ->
                            new PeerDistByAddress(new PeerDistFfm(), memory, information, reads));
        }
    }

    /** How many times the least work; in memory also the way. */
    public static void main(String[] arguments) throws Exception {
        BenchDll.wineVersion(); // loads the DLL
        PeerDistRun run = new PeerDistRun(Integer.parseInt(arguments[0]));
        if (MEMORY) {
            run.inMemory(arguments[1]);
        } else {
            run.onTheSimulator();
        }
        System.exit(0);
    }

    // -- in memory: what a way costs, without a trip through Wine's server --

    private void inMemory(String name) throws Exception {
        CompletionPort.open().close(); // the library first: the other DLL looks for it
        System.load(Path.of(PeerDistRun.class
                        .getResource("/winnet4j-bench-memory.dll")
                        .toURI())
                .toString());
        if (name.equals("java") && ModuleBinding.bind("peerdist.dll", module()) != ModuleBinding.Result.BOUND) {
            throw new IllegalStateException("not bound");
        }
        for (int inFlight : IN_FLIGHT) {
            int rounds = Math.max(1, 20_000 / inFlight) * scale;
            if (name.equals("cpp")) {
                PeerDistDll.open(true, information, inFlight);
                print(
                        "memory." + inFlight + ".cpp",
                        best(inFlight, rounds, () -> PeerDistDll.rounds(inFlight, rounds)));
                PeerDistDll.close();
                continue;
            }
            try (PeerDistWay way = WAYS.get(name).open(true, information, inFlight)) {
                way.rounds(inFlight, rounds); // compiled now
                way.rounds(inFlight, rounds);
                print("memory." + inFlight + "." + name, best(inFlight, rounds, () -> way.rounds(inFlight, rounds)));
                print(
                        "memory." + inFlight + "." + name + ".bytes",
                        allocated(() -> way.rounds(inFlight, rounds)) / rounds / inFlight);
            }
        }
    }

    private static double best(int inFlight, int rounds, Runnable work) {
        double best = Double.MAX_VALUE;
        for (int turn = 0; turn < 7; turn++) {
            long begin = System.nanoTime();
            work.run();
            best = Math.min(best, (double) (System.nanoTime() - begin) / rounds / inFlight);
        }
        return best;
    }

    /** The module of the DLL of the memory. */
    private static long module() {
        return Function.getFunction("kernel32", "GetModuleHandleW")
                .invokeLong(new Object[] {new WString("winnet4j-bench-memory.dll")});
    }

    // -- on the simulator --

    private void onTheSimulator() {
        Simulator windows = Simulator.install();
        windows.tracing(false);
        windows.branchCache().publish("report", PENDING * PeerDistWay.SIZE).shortReads(0);
        windows.command("peerdist local report");
        information = HexFormat.of()
                .parseHex(windows.command("peerdist information report").strip());
        windows.mode(Simulator.Mode.FREE);
        windows.branchCache().instant();
        for (int inFlight : IN_FLIGHT) {
            throughput(inFlight);
        }
        latency();
        cancels(windows);
    }

    /** Nanoseconds for a read, the quickest of several turns, in which all ways follow each other. */
    private void throughput(int inFlight) {
        int rounds = Math.max(1, 64 * scale / inFlight);
        Map<String, PeerDistWay> ways = new LinkedHashMap<>();
        Map<String, Double> best = new LinkedHashMap<>();
        WAYS.forEach((name, opening) -> ways.put(name, opening.open(false, information, inFlight)));
        PeerDistDll.open(false, information, inFlight);
        ways.values().forEach(way -> way.rounds(inFlight, Math.max(1, 20_000 / inFlight))); // compiled now
        for (int turn = 0; turn < 6; turn++) {
            ways.forEach((name, way) -> time(best, name, inFlight, rounds, () -> way.rounds(inFlight, rounds)));
            time(best, "cpp", inFlight, rounds, () -> PeerDistDll.rounds(inFlight, rounds));
        }
        ways.forEach((name, way) -> {
            print(
                    "read." + inFlight + "." + name + ".bytes",
                    allocated(() -> way.rounds(inFlight, rounds)) / rounds / inFlight);
        });
        best.forEach((name, nanos) -> print("read." + inFlight + "." + name, nanos));
        PeerDistDll.close();
        ways.values().forEach(PeerDistWay::close);
    }

    private static void time(Map<String, Double> best, String name, int inFlight, int rounds, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        best.merge(name, (double) (System.nanoTime() - begin) / rounds / inFlight, Math::min);
    }

    /** One read at a time, from before its start until its starter goes on. */
    private void latency() {
        int turns = 8;
        int each = 50 * scale;
        Map<String, PeerDistWay> ways = new LinkedHashMap<>();
        Map<String, Histogram> times = new LinkedHashMap<>();
        WAYS.forEach((name, opening) -> ways.put(name, opening.open(false, information, 1)));
        PeerDistDll.open(false, information, 1);
        for (int turn = 0; turn < turns; turn++) {
            ways.forEach((name, way) -> times(times, name, each, () -> way.rounds(1, 1)));
            times(times, "cpp", each, () -> PeerDistDll.rounds(1, 1));
        }
        quantiles("latency", times);
        PeerDistDll.close();
        ways.values().forEach(PeerDistWay::close);
    }

    private static void times(Map<String, Histogram> times, String name, int each, Runnable one) {
        Histogram all = times.computeIfAbsent(name, any -> new Histogram(LONGEST, 3));
        for (int i = 0; i < each; i++) {
            long begin = System.nanoTime();
            one.run();
            all.recordValue(Math.min(System.nanoTime() - begin, LONGEST));
        }
    }

    private static void quantiles(String what, Map<String, Histogram> times) {
        times.forEach((name, all) -> {
            for (String quantile : new String[] {"0.5", "0.9", "0.99", "0.999"}) {
                print(what + "." + name + "." + quantile, (double)
                        all.getValueAtPercentile(100 * Double.parseDouble(quantile)));
            }
        });
    }

    /**
     * One of many that are pending, until it has ended; and all of them, the quickest of several turns. The first turn
     * only warms.
     */
    private void cancels(Simulator windows) {
        int turns = Math.max(1, scale / 5);
        int singles = 25 * Math.max(1, scale / 4);
        Map<String, Histogram> times = new LinkedHashMap<>();
        Map<String, Double> best = new LinkedHashMap<>();
        for (int turn = -1; turn < turns; turn++) {
            if (turn == 0) {
                best.clear();
                times.clear();
            }
            WAYS.forEach((name, opening) -> {
                PeerDistWay way = opening.open(false, information, PENDING);
                windows.command("peerdist latency 100000s");
                way.issueAll(PENDING);
                times(times, name, singles, new Runnable() {
                    private int next;

                    @Override
                    public void run() {
                        way.cancelOneAndAwait(next++);
                    }
                });
                time(best, name, PENDING - singles, 1, () -> way.cancelAllAndAwait(PENDING - singles));
                windows.branchCache().instant();
                way.close();
            });
            PeerDistDll.open(false, information, PENDING);
            windows.command("peerdist latency 100000s");
            PeerDistDll.issue(PENDING);
            times(times, "cpp", singles, new Runnable() {
                private int next;

                @Override
                public void run() {
                    PeerDistDll.cancelOne(next++);
                }
            });
            time(best, "cpp", PENDING - singles, 1, () -> PeerDistDll.cancelAll(PENDING - singles));
            windows.branchCache().instant();
            PeerDistDll.close();
        }
        best.forEach((name, nanos) -> print("cancelAll." + name, nanos));
        quantiles("cancelOne", times);
    }

    /** The bytes that all threads allocate meanwhile, without those of asking for it. */
    private static double allocated(Runnable work) {
        long before = allocated();
        long asked = allocated();
        work.run();
        return Math.max(0, allocated() - asked - (asked - before));
    }

    private static long allocated() {
        return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s=%.3f%n", name, value);
    }
}
