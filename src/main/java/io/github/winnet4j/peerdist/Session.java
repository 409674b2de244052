// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An instance of BranchCache and all of its handles: in which order they end, and how to wait for completions. Does not
 * know the objects that users have, so that a forgotten one is noticed.
 */
final class Session {
    /** For taking what lies in the port already. */
    private static final Duration GRACE = Duration.ofMillis(250);

    /** How often one who waits looks whether it was interrupted. */
    private static final Duration TURN = Duration.ofMillis(20);

    final CompletionPort port;
    final BufferPool buffers = new BufferPool();
    final Kind contents = new Kind("BranchCache content", h -> Peerdist.PeerDistClientCloseContent(instance(), h));
    final Kind streams =
            new Kind("BranchCache publication stream", h -> Peerdist.PeerDistServerCloseStreamHandle(instance(), h));
    final Kind informations = new Kind(
            "BranchCache content information", h -> Peerdist.PeerDistServerCloseContentInformation(instance(), h));
    private final Kind instances = new Kind("BranchCache instance", this::shutDown);

    /** What belongs to no handle but the instance: flushes, and the registration for the status. */
    final Handle self = new Handle(this, instances, "PeerDistShutdown") {
        @Override
        int cancel(long nativeHandle, long operation) {
            return WinError.PEERDIST_ERROR_OPERATION_NOTFOUND; // there is no function for that
        }

        @Override
        void cancelStarted() {
            status.end();
        }
    };

    final StatusWatch status = new StatusWatch(this);
    private final AtomicBoolean closing = new AtomicBoolean();
    private final Queue<Handle> left = new ConcurrentLinkedQueue<>();
    private volatile long instance;

    Session(CompletionPort port) {
        this.port = port;
    }

    void opened(Object owner, long nativeInstance) {
        instance = nativeInstance;
        self.opened(owner, nativeInstance);
    }

    /** For calls with a handle of this session that is open, and keeps the instance open. */
    long instance() {
        return instance;
    }

    boolean isClosing() {
        return closing.get();
    }

    IllegalStateException closed() {
        return new IllegalStateException("this BranchCache instance is closed");
    }

    /** Operations that Windows has. */
    int outstanding() {
        left.removeIf(handle -> handle.outstanding() == 0);
        Set<Handle> all = new HashSet<>(handles());
        all.addAll(left);
        all.add(self);
        return all.stream().mapToInt(Handle::outstanding).sum();
    }

    /** A handle that is being closed while Windows has operations of it. */
    void leave(Handle handle) {
        left.add(handle);
    }

    /**
     * Cancels, waits until that time, closes; from inside a handler what follows the cancels comes by itself.
     *
     * @return whether Windows has given everything back
     */
    boolean close(Deadline deadline) {
        if (!closing.compareAndSet(false, true)) {
            return outstanding() == 0;
        }
        List<Handle> all = handles();
        all.forEach(Handle::beginClosing);
        self.beginClosing();
        all.add(self);
        all.addAll(left);
        CompletableFuture<?> drained =
                CompletableFuture.allOf(all.stream().map(Handle::drained).toArray(CompletableFuture<?>[]::new));
        if (port.inHandler()) {
            drained.thenRun(self::closeNow);
            return drained.isDone();
        }
        await(drained, deadline);
        int code = self.closeNow();
        awaitTheRest(drained, deadline);
        Errors.check("PeerDistShutdown", code);
        return outstanding() == 0;
    }

    /** What closing a handle has made Windows give back lies in the port already; it only has to be taken. */
    void awaitTheRest(CompletableFuture<?> drained, Deadline deadline) {
        await(drained, deadline.left() > GRACE.toNanos() ? deadline : Deadline.in(GRACE));
    }

    /** The closer of the instance: Windows wants its handles closed before, and closes what it has no handle for. */
    private int shutDown(long nativeInstance) {
        closing.set(true); // nobody has closed it: it was forgotten
        status.stop();
        handles().forEach(Handle::closeNow);
        return Peerdist.PeerDistShutdown(nativeInstance);
    }

    private List<Handle> handles() {
        List<Handle> all = new ArrayList<>(contents.all());
        all.addAll(streams.all());
        all.addAll(informations.all());
        return all;
    }

    /** Waits at most until that time; an interrupt is kept for later. */
    boolean await(CompletableFuture<?> end, Deadline deadline) {
        return port.await(end, deadline.duration());
    }

    /** Waits for the end, whatever it is, or an interrupt. */
    void await(CompletableFuture<?> end) throws InterruptedException {
        if (!end.isDone() && port.inHandler()) {
            throw new IllegalStateException("the thread that drives the port would wait for itself");
        }
        do {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        } while (!port.await(end, TURN));
    }
}
