// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.Pending;
import io.github.winnet4j.internal.future.DependentFuture;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.port.PortHandle;
import io.github.winnet4j.win32.Peerdist;
import io.github.winnet4j.win32.WinError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An instance of BranchCache: from {@code PeerDistStartup} to {@code PeerDistShutdown}. Contents are opened and
 * publications made by it, and all of them end with it: <b>a publication can be found only as long as its instance is
 * open</b>.
 *
 * <p>All completions come to one {@link CompletionPort}; a port that is closed first closes this. Handlers run on the
 * thread that drives it, and what is chained to futures on its {@linkplain CompletionPort#dependents executor}.
 *
 * <p>{@link #close()} refuses new operations, cancels those in progress, waits for Windows' answers, closes all
 * handles, and shuts down: in this order. What Windows doesn't give back in time keeps its memory, and
 * {@link #outstanding} counts it. From inside a handler close begins that and returns; the rest follows when the last
 * answer has come.
 *
 * @since 0.1.0
 */
public final class PeerDist implements AutoCloseable {
    /** How long {@link #close()} waits for Windows. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    /**
     * A version of the API. Windows takes and gives it as one number: the major version in the low 16 bits, the minor
     * one in the high ones. So the Windows SDK makes its PEERDIST_VERSION, {@code MAKELONG(2, 0)}, since Windows 8; the
     * page of PeerDistStartup still speaks of a low and a high byte, as Windows 7 had it. The two agree on each version
     * that there is.
     *
     * @param major 1 for Windows 7, 2 for Windows 8 and later
     * @param minor 0 until now
     * @since 0.1.0
     */
    public record Version(int major, int minor) {
        /** That of Windows 7. */
        public static final Version WINDOWS_7 = new Version(1, 0);

        /** That of Windows 8 and later. */
        public static final Version WINDOWS_8 = new Version(2, 0);

        /**
         * Checks the numbers.
         *
         * @param major 1 for Windows 7, 2 for Windows 8 and later
         * @param minor mostly 0
         */
        public Version {
            if (major < 0 || major > 0xFFFF || minor < 0 || minor > 0xFFFF) {
                throw new IllegalArgumentException(
                        "major and minor version have 16 bits each, not " + major + "." + minor);
            }
        }

        private int number() {
            return major | minor << Short.SIZE;
        }

        static Version of(int number) {
            return new Version(number & 0xFFFF, number >>> Short.SIZE);
        }
    }

    private final Instance instance;
    private final StatusWatch watch;
    private final Version version;

    private PeerDist(@Nullable CompletionPort port, Version lowest) {
        instance = new Instance(port, lowest.number());
        instance.handle.ownedBy(this);
        watch = new StatusWatch(instance.port, instance.handle);
        version = Version.of(instance.version);
    }

    /**
     * Opens an instance on a port of the library's own, which lives as long as anything uses it, with the API of
     * Windows 7, which is enough for everything here.
     *
     * @return the instance, to be closed
     * @throws io.github.winnet4j.ApiUnavailableException this Windows has no BranchCache
     */
    public static PeerDist open() {
        return new PeerDist(null, Version.WINDOWS_7);
    }

    /**
     * Opens an instance, with the API of Windows 7, which is enough for everything here.
     *
     * @param port where all completions go
     * @return the instance, to be closed
     */
    public static PeerDist open(CompletionPort port) {
        return open(port, Version.WINDOWS_7);
    }

    /**
     * Opens an instance.
     *
     * @param port where all completions go
     * @param lowest the lowest version that will do
     * @return the instance, to be closed
     * @throws io.github.winnet4j.ApiUnavailableException this Windows has no BranchCache
     * @throws PeerDistException Windows' version is too low (4062), or another refusal
     */
    public static PeerDist open(CompletionPort port, Version lowest) {
        Objects.requireNonNull(port, "port").requireOpen();
        return new PeerDist(port, lowest);
    }

    /** {@return the highest version of the API here} */
    public Version version() {
        return version;
    }

    // -- the status --

    /** {@return the status: if BranchCache works at the moment} */
    public BranchCacheStatus status() {
        return statusInfo().status();
    }

    /**
     * {@return the same, with the versions of content information that this Windows knows; 1 and 1 on Windows 7, which
     * doesn't say}
     */
    public BranchCacheStatusInfo statusInfo() {
        byte[] info = Layouts.emptyStatusInfo();
        long windows = instance.handle.enter();
        BranchCacheStatusInfo found;
        try {
            int code = Peerdist.PeerDistGetStatusEx(windows, info);
            if (code == WinError.ERROR_PROC_NOT_FOUND) {
                int[] number = new int[1];
                Errors.check("PeerDistGetStatus", Peerdist.PeerDistGetStatus(windows, number));
                found = new BranchCacheStatusInfo(BranchCacheStatus.of(number[0]), 1, 1);
            } else {
                Errors.check("PeerDistGetStatusEx", code);
                found = Layouts.statusInfo(info);
            }
        } finally {
            instance.handle.exit();
        }
        watch.mend();
        return found;
    }

    /**
     * Adds a listener for changes of the status ({@code PeerDistRegisterForStatusChangeNotification}; Windows'
     * notification is for one change, this is for all). The first listener soon gets the present status, unless that is
     * {@link BranchCacheStatus#DISABLED}.
     *
     * @param listener gets each change from now on
     */
    public void addStatusListener(BranchCacheStatusListener listener) {
        instance.handle.requireOpen();
        watch.add(listener);
    }

    /**
     * Removes a listener. It gets no more, except perhaps a change that is being reported at this moment.
     *
     * @param listener one that was added
     */
    public void removeStatusListener(BranchCacheStatusListener listener) {
        watch.remove(listener);
    }

    // -- the client --

    /**
     * Opens content for reading ({@code PeerDistClientOpenContent}). It needs its information before.
     *
     * @param tag under what the local cache keeps the content
     * @return the content, to be closed
     * @throws BranchCacheUnavailableException the service isn't available, or policy forbids it
     */
    public Content openContent(ContentTag tag) {
        return new Content(this, instance, tag);
    }

    /**
     * Removes from the local cache what was added under that tag ({@code PeerDistClientFlushContent}). It can't be
     * cancelled.
     *
     * @param tag under what the content was added
     * @return ends when Windows has removed it
     */
    public Pending<Void> flush(ContentTag tag) {
        instance.handle.requireOpen();
        byte[] bytes = tag.bytes();
        return new SingleOperation(
                        instance,
                        instance.handle,
                        (windows, token) -> WinError.PEERDIST_ERROR_OPERATION_NOTFOUND, // there is no function for that
                        this,
                        "PeerDistClientFlushContent",
                        (token, none) -> Peerdist.PeerDistClientFlushContent(
                                instance.inside(), bytes, instance.port.handle(), instance.port.key(), token),
                        () -> null,
                        false)
                .now();
    }

    // -- the server --

    /**
     * Begins a publication, to be given its data piece by piece ({@code PeerDistServerPublishStream}).
     *
     * @param identifier identifies the content, as the caller likes
     * @param length the length of the content; 0 when it isn't known
     * @return the publication in progress, to be completed or closed
     * @throws AlreadyPublishedException something is published by that identifier, by this user account
     */
    public PublicationStream publishStream(byte[] identifier, long length) {
        if (length < 0) {
            throw new IllegalArgumentException("a length can't be negative: " + length);
        }
        return new PublicationStream(this, instance, identified(identifier), length);
    }

    /**
     * Publishes these bytes. They are read while that goes on: don't change them before its end.
     *
     * @param identifier identifies the content for readers of this server
     * @param bytes all of the content
     * @return the publication
     */
    public Pending<Publication> publish(byte[] identifier, byte[] bytes) {
        PublicationStream stream = publishStream(identifier, bytes.length);
        boolean begun = false;
        try {
            Pending<Publication> pending = stream.all(bytes);
            DependentFuture.whenDone(pending.future(), problem -> {
                if (problem != null) {
                    stream.closeLater();
                }
            });
            begun = true;
            return pending;
        } finally {
            if (!begun) {
                stream.closeLater();
            }
        }
    }

    /**
     * Publishes what that channel brings to its end. This thread reads the channel, and waits; an interrupt gives the
     * publication up.
     *
     * @param identifier identifies the content for readers of this server
     * @param channel brings the content; it stays open
     * @param length how much that is; 0 when it isn't known
     * @param progress receives the number of bytes that have been read, after each portion, on this thread
     * @return the publication
     * @throws IOException the content can't be read
     * @throws InterruptedException this thread was interrupted, and the publication was given up
     */
    public Publication publish(byte[] identifier, ReadableByteChannel channel, long length, LongConsumer progress)
            throws IOException, InterruptedException {
        try (PublicationStream stream = publishStream(identifier, length)) {
            return stream.all(channel, progress);
        }
    }

    /**
     * Publishes a file. This thread reads it, and waits; an interrupt gives the publication up.
     *
     * @param identifier identifies the content for readers of this server
     * @param file holds the content
     * @return the publication
     * @throws IOException the content can't be read
     * @throws InterruptedException this thread was interrupted, and the publication was given up
     */
    public Publication publish(byte[] identifier, Path file) throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(file)) {
            return publish(identifier, channel, channel.size(), read -> {});
        }
    }

    /**
     * {@return the content information of what is published by that identifier and this user account, perhaps by
     * another process}
     *
     * @param identifier identifies the content, as the caller of {@code publish} chose it
     * @param options which range, and for clients of which version
     * @throws PeerDistException nothing is published by that identifier
     */
    public Pending<byte[]> information(byte[] identifier, InformationOptions options) {
        return new InformationRetrieval(this, instance, identified(identifier), options).begin();
    }

    /**
     * Ends a publication ({@code PeerDistServerUnpublish}). What is in progress on it is cancelled.
     *
     * @param identifier identifies the content
     */
    public void unpublish(byte[] identifier) {
        byte[] bytes = identified(identifier);
        long windows = instance.handle.enter();
        int code;
        try {
            code = Peerdist.PeerDistServerUnpublish(windows, bytes.length, bytes);
        } finally {
            instance.handle.exit();
        }
        Errors.check("PeerDistServerUnpublish", code);
    }

    private static byte[] identified(byte[] identifier) {
        if (identifier.length == 0) {
            throw new IllegalArgumentException("a content identifier has one byte at least");
        }
        return identifier.clone();
    }

    /** Of which version, and if it is closed. */
    @Override
    public String toString() {
        return instance.handle + ", version " + version.major() + "." + version.minor();
    }

    // -- the end --

    /**
     * Operations of this instance that Windows has; after a close, those that it hasn't given back.
     *
     * @return how many operations
     */
    public int outstanding() {
        return instance.handle.outstanding();
    }

    /** Closes within {@link #DEFAULT_DEADLINE}. */
    @Override
    public void close() {
        close(DEFAULT_DEADLINE);
    }

    /**
     * Cancels, waits at most that long, closes and shuts down.
     *
     * @param within how long to wait at most; not negative
     * @return true when Windows has given everything back; false also from inside a handler, where the rest comes by
     *     itself
     */
    public boolean close(Duration within) {
        return instance.handle.close(within);
    }

    /**
     * {@return the close, begun: it doesn't wait, and ends when everything is back. See {@link PortHandle#closeAsync}}
     */
    public Pending<Boolean> closeAsync() {
        return instance.handle.closeAsync();
    }
}
