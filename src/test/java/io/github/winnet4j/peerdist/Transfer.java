// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.winnet4j.OperationCancelledException;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two programs: one publishes a file, the other reads it through BranchCache into another. Each has a simulator of its
 * own; what is published, and its data, the two simulators share by the files of a folder, as peers share it by the
 * network. What is missing the reader gets from the publisher by a socket, as from any server.
 */
final class Transfer {
    private static final byte[] ID = Peers.id("the file");

    private Transfer() {}

    /** publish|read FOLDER SIZE SEED. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        long size = Long.parseLong(arguments[2]);
        long seed = Long.parseLong(arguments[3]);
        Simulator windows = Simulator.install();
        windows.reset(seed);
        windows.tracing(false);
        windows.mode(Simulator.Mode.FREE);
        windows.command("peerdist latency 10us peers=20us");
        windows.command("peerdist store " + folder.resolve("store").toString().replace('\\', '/'));
        CompletionPort port = CompletionPort.start();
        if (arguments[0].equals("publish")) {
            publish(port, folder, size, seed);
        } else {
            read(windows, port, folder, size, seed);
        }
        if (!port.close(Peers.LONG)) {
            throw new AssertionError(port.abandoned() + " operations were never given back");
        }
        windows.mode(Simulator.Mode.STEPPED);
        windows.assertClean();
        System.out.println("clean: " + arguments[0]);
        System.exit(0);
    }

    private static void publish(CompletionPort port, Path folder, long size, long seed) throws Exception {
        Path file = folder.resolve("original");
        write(file, size, seed);
        try (PeerDist server = PeerDist.open(port);
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Publication published = server.publish(ID, file);
            hand(folder, "information", published.information().future().get());
            hand(folder, "port", Integer.toString(socket.getLocalPort()).getBytes(US_ASCII));
            serve(socket, file);
            published.unpublish();
        }
    }

    private static void write(Path file, long size, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        ByteBuffer some = ByteBuffer.allocate(1 << 20);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long left = size; left > 0; left -= some.limit()) {
                some.clear();
                while (some.hasRemaining()) {
                    some.putLong(random.nextLong());
                }
                some.flip().limit((int) Math.min(left, some.capacity()));
                while (some.hasRemaining()) {
                    out.write(some);
                }
            }
        }
    }

    /** There as a whole or not at all. */
    private static void hand(Path folder, String name, byte[] bytes) throws IOException {
        Path part = folder.resolve(name + ".part");
        Files.write(part, bytes);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] take(Path folder, String name) throws Exception {
        Path file = folder.resolve(name);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!Files.exists(file)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the publisher never handed out " + name);
            }
            Thread.sleep(20); // for another process
        }
        return Files.readAllBytes(file);
    }

    /** Ranges of the file, until the reader hangs up. */
    private static void serve(ServerSocket socket, Path file) throws IOException {
        socket.setSoTimeout((int) TimeUnit.MINUTES.toMillis(3));
        try (Socket reader = socket.accept();
                FileChannel in = FileChannel.open(file);
                DataInputStream wanted = new DataInputStream(reader.getInputStream());
                DataOutputStream out = new DataOutputStream(reader.getOutputStream())) {
            while (true) {
                long offset;
                try {
                    offset = wanted.readLong();
                } catch (EOFException e) {
                    return;
                }
                ByteBuffer bytes = ByteBuffer.allocate(wanted.readInt());
                while (bytes.hasRemaining() && in.read(bytes, offset + bytes.position()) >= 0) {
                    // more
                }
                out.write(bytes.array());
                out.flush();
            }
        }
    }

    private static void read(Simulator windows, CompletionPort port, Path folder, long size, long seed)
            throws Exception {
        byte[] information = take(folder, "information");
        int server = Integer.parseInt(new String(take(folder, "port"), US_ASCII));
        SplittableRandom random = new SplittableRandom(seed + 1);
        long[] reached = new long[1];
        int[] counts = new int[3]; // holes, cancels, restarts
        long fromSource = 0;
        try (PeerDist client = PeerDist.open(port);
                Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), server);
                DataInputStream in = new DataInputStream(socket.getInputStream());
                DataOutputStream wanted = new DataOutputStream(socket.getOutputStream());
                FileChannel out = FileChannel.open(
                        folder.resolve("copy"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ContentSource source = (offset, into) -> {
                wanted.writeLong(offset);
                wanted.writeInt(into.remaining());
                wanted.flush();
                into.put(in.readNBytes(into.remaining()));
            };
            boolean restarted = false;
            while (reached[0] < size) {
                boolean restartedBefore = restarted;
                try (Content content = client.openContent(Peers.TAG)) {
                    content.information(information).future().get();
                    for (int i = 0; i < 40; i++) {
                        hole(windows, random, size);
                        counts[0]++;
                    }
                    Prober prober = new Prober(content, folder.resolve("original"), size, seed + reached[0]);
                    prober.start();
                    try {
                        CopyOptions options = CopyOptions.DEFAULT.progress(at -> {
                            reached[0] = at;
                            if (!restartedBefore && at > size / 2) {
                                windows.service("peerdist", false);
                            } else if (random.nextInt(60) == 0 && content.cancelAll()) {
                                counts[1]++;
                            }
                        });
                        while (reached[0] < size) {
                            try {
                                fromSource += content.copyTo(out, source, options.from(reached[0]))
                                        .fromSource();
                            } catch (OperationCancelledException e) {
                                out.position(reached[0]);
                            }
                        }
                    } finally {
                        counts[1] += prober.end();
                    }
                } catch (InvalidatedException e) {
                    if (client.status() == BranchCacheStatus.AVAILABLE) {
                        throw e;
                    }
                    windows.service("peerdist", true);
                    out.position(reached[0]);
                    restarted = true;
                    counts[2]++;
                }
            }
        }
        System.out.println("holes " + counts[0] + ", cancels " + counts[1] + ", restarts " + counts[2]
                + ", of the last part from the server " + fromSource);
    }

    private static void hole(Simulator windows, SplittableRandom random, long size) {
        long from = random.nextLong(size);
        windows.branchCache().missing("the file", from, Math.min(size - from, random.nextLong(300_000)));
    }

    /** Beside the copy: reads at random, cancels some, and looks at what comes. */
    private static final class Prober extends Thread {
        private final Content content;
        private final long size;
        private final FileChannel original;
        private final SplittableRandom random;
        private volatile boolean over;
        private volatile @Nullable Throwable failure;
        private int cancels;

        Prober(Content content, Path original, long size, long seed) throws IOException {
            this.content = content;
            this.original = FileChannel.open(original);
            this.size = size;
            random = new SplittableRandom(seed);
        }

        @Override
        public void run() {
            ByteBuffer into = ByteBuffer.allocateDirect(50_000);
            try (original;
                    ContentRead read = content.newRead()) {
                while (!over) {
                    read.block(random.nextLong(size), into.clear().limit(1 + random.nextInt(50_000)));
                    if (random.nextInt(3) == 0 && read.cancel()) {
                        cancels++;
                    }
                    try {
                        read.future().get(60, TimeUnit.SECONDS);
                        check(read, into);
                    } catch (OperationCancelledException e) {
                        // by the copy's cancelAll, or by the cancel above
                    } catch (java.util.concurrent.ExecutionException e) {
                        if (!(e.getCause() instanceof MissingDataException)) {
                            throw e.getCause();
                        }
                    }
                }
            } catch (InvalidatedException | IllegalStateException e) {
                // the service went, or the content was closed
            } catch (Throwable e) {
                failure = e;
            }
        }

        private void check(ContentRead read, ByteBuffer into) throws IOException {
            byte[] expected = new byte[(int) read.length()];
            ByteBuffer bytes = ByteBuffer.wrap(expected);
            while (bytes.hasRemaining() && original.read(bytes, read.offset() + bytes.position()) >= 0) {
                // more
            }
            if (!Arrays.equals(expected, Peers.bytes(into, expected.length))) {
                throw new AssertionError("other bytes at " + read.offset());
            }
        }

        /** How many cancels were accepted. */
        int end() throws InterruptedException {
            over = true;
            join();
            if (failure != null) {
                throw new AssertionError("beside the copy", failure);
            }
            return cancels;
        }
    }
}
