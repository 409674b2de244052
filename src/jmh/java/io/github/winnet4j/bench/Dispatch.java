// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import static java.lang.invoke.MethodType.methodType;

import com.sun.jna.CallbackReference;
import com.sun.jna.Pointer;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.Operation;
import io.github.winnet4j.port.PortAccess;
import io.github.winnet4j.win32.WinError;
import java.lang.invoke.MethodHandles;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the library adds to a completion: from packets that lie ready in memory to the handler that has run.
 *
 * <p>Measured: the loop's turn ({@code port::take}, {@code Slab::end}), the way up ({@code Callbacks::deliver}), and
 * Java's side ({@code Driver.completed}, the operation's end, its handler, which adds up in a field of its own). Native
 * code is the library's source, built a second time into the DLL of the measurements; Java's classes are those of the
 * jar.
 *
 * <p>Not measured: Windows (no real port, no wait), and the start of the operations. Each invocation has the
 * completions of {@link #FEW} or {@link #COUNT} operations in random order, which are started before the clock is: its
 * two readings, spread over all of them, are the row {@link #clock}. The row {@link #start} shows what a start costs
 * without a function of Windows.
 */
public class Dispatch {
    /** In progress at once, when there are many: more than the processor's nearest cache holds. */
    static final int COUNT = 1024;

    /** In progress at once, when there are few. */
    static final int FEW = 64;

    /** Operations in progress, packets ready: at the begin of each invocation. */
    @State(Scope.Thread)
    public abstract static class Ready {
        private final int inFlight;
        private final Operation[] operations;
        private final Counting[] handlers;
        private final Begin begin = new Begin();
        private CompletionPort port;
        long started;
        private boolean ready;

        Ready(int inFlight) {
            this.inFlight = inFlight;
            operations = new Operation[inFlight];
            handlers = new Counting[inFlight];
        }

        abstract Counting handler(int index);

        @Setup(Level.Trial)
        public void open() {
            DispatchDll.load();
            port = CompletionPort.open();
            for (int i = 0; i < inFlight; i++) {
                handlers[i] = handler(i);
                operations[i] = port.operation().onComplete(handlers[i]);
            }
            if (!DispatchDll.open(PortAccess.weak(port), PortAccess.records(port), inFlight)) {
                throw new IllegalStateException("no slots for the measurement");
            }
        }

        @Setup(Level.Invocation)
        public void makeReady() {
            if (!ready && started != 0) {
                DispatchDll.deliverKept(); // of the benchmark loop64; there is nothing otherwise
            }
            if (!ready) {
                start();
            }
        }

        void start() {
            begin.count = 0;
            for (Operation operation : operations) {
                operation.start("nothing", begin);
            }
            int begun = DispatchDll.prepare(begin.tokens, inFlight);
            if (begun != inFlight) {
                throw new IllegalStateException(
                        "token " + Long.toHexString(begin.tokens[begun]) + " isn't valid in the measurement's slab");
            }
            started += inFlight;
            ready = true;
        }

        int dispatch(int batch) {
            ready = false;
            return DispatchDll.dispatch(batch);
        }

        int dispatchEach(int batch) {
            ready = false;
            return DispatchDll.dispatchEach(batch);
        }

        int loop(int batch) {
            ready = false;
            return DispatchDll.loop(batch);
        }

        int poll(int batch) {
            ready = false;
            int sum = 0;
            while (true) {
                int count = DispatchDll.poll(batch);
                if (count <= 0) {
                    return sum;
                }
                PortAccess.completed(port, count);
                sum += count;
            }
        }

        /** Every start has ended, with its handler called once. */
        @TearDown(Level.Trial)
        public void check() {
            DispatchDll.deliverKept();
            if (ready) {
                dispatch(1);
            }
            long sum = 0;
            for (Counting handler : handlers) {
                sum += handler.sum();
            }
            if (sum != started || sum == 0) {
                throw new IllegalStateException(started + " operations were started, and handlers counted " + sum);
            }
        }
    }

    /** All operations have the same kind of handler. */
    public static class OneKind extends Ready {
        public OneKind() {
            this(COUNT);
        }

        OneKind(int inFlight) {
            super(inFlight);
        }

        @Override
        Counting handler(int index) {
            return new First();
        }
    }

    /** Three kinds, as when scans, transfers and notifications share a port. */
    public static class ThreeKinds extends Ready {
        public ThreeKinds() {
            this(COUNT);
        }

        ThreeKinds(int inFlight) {
            super(inFlight);
        }

        @Override
        Counting handler(int index) {
            return index % 3 == 0 ? new First() : index % 3 == 1 ? new Second() : new Third();
        }
    }

    public static class OneKindFew extends OneKind {
        public OneKindFew() {
            super(FEW);
        }
    }

    public static class ThreeKindsFew extends ThreeKinds {
        public ThreeKindsFew() {
            super(FEW);
        }
    }

    /** Nothing in progress at the begin of each invocation. */
    public static class Idle extends Ready {
        public Idle() {
            super(COUNT);
        }

        @Override
        Counting handler(int index) {
            return new First();
        }

        @Setup(Level.Invocation)
        @Override
        public void makeReady() {
            dispatch(64);
        }
    }

    /** Functions that call Java. */
    @State(Scope.Thread)
    public static class Functions {
        private final Jna.Event event = DispatchDll::called; // JNA only knows it as long as it is referenced
        long jna;
        long ffm;

        @Setup(Level.Trial)
        public void make() throws ReflectiveOperationException {
            DispatchDll.load();
            jna = Pointer.nativeValue(CallbackReference.getFunctionPointer(event));
            if (Runtime.version().feature() >= Ffm.FIRST_VERSION) {
                ffm = Ffm.upcall(
                        MethodHandles.lookup()
                                .findStatic(
                                        DispatchDll.class,
                                        "called",
                                        methodType(int.class, long.class, long.class, int.class, int.class)),
                        "JAVA_LONG",
                        "JAVA_LONG",
                        "JAVA_INT",
                        "JAVA_INT");
            }
        }
    }

    interface Counting extends Operation.Handler {
        long sum();
    }

    // Three classes on purpose: what differs for the JVM is which class's method it calls.

    static final class First implements Counting {
        private long sum;

        @Override
        public void completed(Operation operation) {
            sum += operation.bytes();
        }

        @Override
        public long sum() {
            return sum;
        }
    }

    static final class Second implements Counting {
        private long sum;

        @Override
        public void completed(Operation operation) {
            sum += operation.bytes() + operation.code();
        }

        @Override
        public long sum() {
            return sum;
        }
    }

    static final class Third implements Counting {
        private long sum;

        @Override
        public void completed(Operation operation) {
            sum += operation.bytes() + operation.offset();
        }

        @Override
        public long sum() {
            return sum;
        }
    }

    /** Stands for the function of Windows: notes the token. */
    private static final class Begin implements Operation.Call {
        final long[] tokens = new long[COUNT];
        int count;

        @Override
        public int start(long token) {
            tokens[count++] = token;
            return WinError.ERROR_IO_PENDING;
        }
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public int returnOneKind1Few(OneKindFew ready) {
        return ready.poll(1);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int returnOneKind1(OneKind ready) {
        return ready.poll(1);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public int returnOneKind8Few(OneKindFew ready) {
        return ready.poll(8);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int returnOneKind8(OneKind ready) {
        return ready.poll(8);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public int returnOneKind64Few(OneKindFew ready) {
        return ready.poll(64);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int returnOneKind64(OneKind ready) {
        return ready.poll(64);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public int returnThreeKinds1Few(ThreeKindsFew ready) {
        return ready.poll(1);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int returnThreeKinds1(ThreeKinds ready) {
        return ready.poll(1);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public int returnThreeKinds64Few(ThreeKindsFew ready) {
        return ready.poll(64);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int returnThreeKinds64(ThreeKinds ready) {
        return ready.poll(64);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public int callbackOneKind1Few(OneKindFew ready) {
        return ready.dispatch(1);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int callbackOneKind1(OneKind ready) {
        return ready.dispatch(1);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public int callbackOneKind8Few(OneKindFew ready) {
        return ready.dispatch(8);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int callbackOneKind8(OneKind ready) {
        return ready.dispatch(8);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public int callbackOneKind64Few(OneKindFew ready) {
        return ready.dispatch(64);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int callbackOneKind64(OneKind ready) {
        return ready.dispatch(64);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public int callbackThreeKinds1Few(ThreeKindsFew ready) {
        return ready.dispatch(1);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int callbackThreeKinds1(ThreeKinds ready) {
        return ready.dispatch(1);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public int callbackThreeKinds64Few(ThreeKindsFew ready) {
        return ready.dispatch(64);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int callbackThreeKinds64(ThreeKinds ready) {
        return ready.dispatch(64);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public int each64Few(OneKindFew ready) {
        return ready.dispatchEach(64);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int each64(OneKind ready) {
        return ready.dispatchEach(64);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int loop64(OneKind ready) {
        return ready.loop(64);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public int loop64Few(OneKindFew ready) {
        return ready.loop(64);
    }

    @Benchmark
    @OperationsPerInvocation(FEW)
    public long clockFew(OneKindFew ready) {
        return ready.started;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long clock(OneKind ready) {
        return ready.started;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void start(Idle idle) {
        idle.start();
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void upcall(Functions functions) {
        DispatchDll.upcall(COUNT);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void checkedUpcall(Functions functions) {
        DispatchDll.checkedUpcall(COUNT);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public void naiveUpcall(Functions functions) {
        DispatchDll.naiveUpcall(COUNT);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int ffmUpcall(Functions functions) {
        return DispatchDll.callFunction(functions.ffm, COUNT);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int jnaCallback(Functions functions) {
        return DispatchDll.callFunction(functions.jna, COUNT);
    }
}
