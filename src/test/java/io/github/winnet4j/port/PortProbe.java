// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** The program that a JVM of its own runs: uses a port, and ends in one way or another. */
public final class PortProbe {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** What must stay reachable. */
    private static final List<Object> KEPT = new ArrayList<>();

    private PortProbe() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "none" -> leave(arguments[1]);
            case "idle" -> {
                idle();
                leave(arguments[1]);
            }
            case "pending" -> {
                pending(idle());
                leave(arguments[1]);
            }
            case "storm" -> {
                storm(idle());
                leave(arguments[1]);
            }
            case "pipe" -> {
                read(idle());
                leave(arguments[1]);
            }
            case "handler" -> fromHandler(arguments[1]);
            case "hook" -> {
                closeInAHook(idle());
                leave(arguments[1]);
            }
            case "loaders" -> loaders(Integer.parseInt(arguments[1]));
            case "collect" -> collect(Integer.parseInt(arguments[1]));
            case "unload" -> {
                unload(arguments[1]);
                unload(arguments[2]);
            }
            case "free" -> free(arguments[1]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void leave(String how) {
        System.out.println("leaving at " + System.currentTimeMillis());
        switch (how) {
            case "return" -> {}
            case "exit" -> System.exit(7);
            case "halt" -> Runtime.getRuntime().halt(7);
            default -> throw new IllegalArgumentException(how);
        }
    }

    /** A port with a thread that has been seen at work and sleeps now. */
    private static CompletionPort idle() throws InterruptedException {
        CompletionPort port = CompletionPort.start();
        KEPT.add(port);
        trip(port, 1);
        return port;
    }

    private static long trip(CompletionPort port, int bytes) throws InterruptedException {
        try (Operation operation = port.operation()) {
            operation.start("Probe", token -> port.post(token, 0, bytes));
            if (!operation.await(LONG)) {
                throw new IllegalStateException("lost: " + port.counters());
            }
            return operation.bytes();
        }
    }

    private static void pending(CompletionPort port) {
        for (int i = 0; i < 1000; i++) {
            Operation operation = port.operation();
            operation.start("Probe", token -> PortNatives.begin0(token) != 0 ? 997 : 87);
            KEPT.add(operation);
        }
    }

    /** Windows itself is to write into a buffer, when the pipe is written to. */
    private static void read(CompletionPort port) {
        PipeIo pipe = new PipeIo(port);
        ByteBuffer buffer = ByteBuffer.allocateDirect(100);
        Operation operation = PipeIo.operation(port, pipe.client);
        KEPT.addAll(List.of(pipe, buffer, operation));
        int code =
                operation.start("ReadFile", token -> PipeIo.read(pipe.client, buffer, 100, PortNatives.begin0(token)));
        if (code != 997) {
            throw new IllegalStateException("no read: " + code);
        }
    }

    /** Operations that start themselves again forever; returns once they do. */
    private static void storm(CompletionPort port) throws InterruptedException {
        CountDownLatch going = new CountDownLatch(1000);
        for (int i = 0; i < 64; i++) {
            Operation operation = port.operation();
            Operation.Call post = token -> port.post(token, 0, 0);
            operation.onComplete(self -> {
                going.countDown();
                self.start("Probe", post);
            });
            KEPT.add(operation);
            operation.start("Probe", post);
        }
        going.await();
    }

    /** As a service does that closes what it has in a hook; the library's own hook has run before. */
    private static void closeInAHook(CompletionPort port) {
        EventChannel channel = EventChannel.open(port, 4, 8, (bytes, size) -> {});
        Operation operation = port.operation(token -> port.post(token, 995, 0));
        operation.start("Probe", token -> 997);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            while (!PortThread.isLeaving()) {
                Thread.onSpinWait();
            }
            boolean handled = operation.future().isDone();
            boolean quiet = channel.close(LONG);
            boolean closed = port.close(LONG);
            System.out.println("closed " + handled + " " + quiet + " " + closed + " " + operation.state());
        }));
    }

    private static void fromHandler(String how) throws InterruptedException {
        CompletionPort port = idle();
        Operation operation = port.operation();
        operation.onComplete(self -> leave(how));
        operation.start("Probe", token -> port.post(token, 0, 0));
        Thread.sleep(LONG.toMillis()); // until the handler ends it all
    }

    // -- class loaders

    /** The library in that many class loaders, with a port each, at once. */
    private static void loaders(int count) throws Exception {
        List<Class<?>> probes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
            probes.add(loader.loadClass(PortProbe.class.getName()));
        }
        for (String step : List.of("begin", "work", "work", "end")) {
            for (int i = 0; i < count; i++) {
                System.out.println(
                        step + " " + i + ": " + probes.get(i).getMethod(step).invoke(null));
            }
        }
    }

    public static String begin() throws InterruptedException {
        idle();
        return PortProbe.class.getClassLoader() == CompletionPort.class.getClassLoader()
                        && PortProbe.class.getClassLoader() != ClassLoader.getSystemClassLoader()
                ? "alone"
                : "shared";
    }

    public static long work() throws InterruptedException {
        return trip((CompletionPort) KEPT.get(0), 17);
    }

    public static boolean end() {
        return ((CompletionPort) KEPT.get(0)).close(LONG);
    }

    private static URL[] classPath() throws java.net.MalformedURLException {
        String[] files = System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator));
        URL[] urls = new URL[files.length];
        for (int i = 0; i < files.length; i++) {
            urls[i] = new File(files[i]).toURI().toURL();
        }
        return urls;
    }

    // -- the DLL in the process

    /** A port that is closed; with an operation that Windows never gave back, or without one. */
    public static int closed(String how) throws InterruptedException {
        CompletionPort port = CompletionPort.start();
        trip(port, 1);
        if (how.equals("abandoned")) {
            port.operation().start("Probe", token -> PortNatives.begin0(token) != 0 ? 997 : 87);
        }
        port.close(Duration.ofMillis(10));
        return port.abandoned();
    }

    /** The library in a class loader that is collected, whereupon the JVM unloads the DLL, if it can. */
    private static void unload(String how) throws Exception {
        if (Sabotage.loaded()) {
            throw new IllegalStateException("loaded already");
        }
        closedElsewhere(how);
        boolean gone = within(how.equals("abandoned") ? Duration.ofSeconds(1) : LONG, () -> !Sabotage.loaded());
        System.out.println("unloaded: " + gone);
    }

    private static void closedElsewhere(String how) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Object abandoned = loader.loadClass(PortProbe.class.getName())
                    .getMethod("closed", String.class)
                    .invoke(null, how);
            System.out.println("abandoned: " + abandoned + ", loaded: " + Sabotage.loaded());
        }
    }

    private static boolean within(Duration time, java.util.function.BooleanSupplier condition)
            throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(1); // the collector has no event
        }
        return condition.getAsBoolean();
    }

    /** References to the DLL are given back that were never taken. */
    private static void free(String how) throws InterruptedException {
        System.out.println("abandoned: " + closed(how));
        System.out.println("freed " + Sabotage.unload(1000) + " times, loaded: " + Sabotage.loaded());
        if (Sabotage.loaded()) {
            System.out.println("works: " + (closed("idle") == 0));
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    // -- handlers of other class loaders

    /**
     * Handlers of that many class loaders, one after the other, with a collection at each step; then how many of them
     * are left.
     */
    private static void collect(int count) throws Exception {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            loaders.add(new WeakReference<>(useForeignHandler()));
            System.gc();
        }
        within(LONG, () -> loaders.stream().allMatch(loader -> loader.get() == null));
        System.out.println("left: "
                + loaders.stream().filter(loader -> loader.get() != null).count() + " of " + count);
    }

    private static ClassLoader useForeignHandler() throws Exception {
        ClassLoader loader = new Foreign();
        Operation.Handler handler = (Operation.Handler) loader.loadClass(ForeignHandler.class.getName())
                .getConstructor()
                .newInstance();
        if (handler.getClass() == (Class<?>) ForeignHandler.class) {
            throw new IllegalStateException("not foreign");
        }
        Thread.currentThread().setContextClassLoader(loader); // which the port's thread inherits
        try (CompletionPort port = CompletionPort.start()) {
            List<Operation> operations = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Operation operation = port.operation().onComplete(handler);
                operations.add(operation);
                operation.start("Probe", token -> port.post(token, 0, 0));
            }
            System.gc();
            for (Operation operation : operations) {
                operation.await(LONG);
            }
            if (port.counters().completed() != 100) {
                throw new IllegalStateException("lost: " + port.counters());
            }
        } finally {
            Thread.currentThread().setContextClassLoader(PortProbe.class.getClassLoader());
        }
        return loader;
    }

    /** Defines the handler itself, and leaves the rest to its parent. */
    private static final class Foreign extends ClassLoader {
        Foreign() {
            super(PortProbe.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(ForeignHandler.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (java.io.InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = java.util.Objects.requireNonNull(in).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** Defined once more by each {@link Foreign}. */
    public static final class ForeignHandler implements Operation.Handler {
        private static final byte[] WEIGHT = new byte[1 << 20];

        public ForeignHandler() {}

        @Override
        public void completed(Operation operation) {
            WEIGHT[(int) operation.bytes()]++;
        }
    }
}
