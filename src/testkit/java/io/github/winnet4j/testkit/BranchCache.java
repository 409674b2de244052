// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The simulated BranchCache, from {@link Simulator#branchCache}: what is published, where its data is, how operations
 * end.
 *
 * @since 0.1.0
 */
public final class BranchCache {
    /**
     * The outcome for an operation that is cancelled while it is pending.
     *
     * @since 0.1.0
     */
    public enum Cancel {
        /** The operation ends with 995, and the cancel answers 0. */
        WINS,
        /** The operation ends with its own result now, and the cancel answers 0 all the same. */
        TIES,
        /** The operation ends with its own result now, and the cancel answers 4059. */
        LOSES,
        /** The cancel answers 4059, and the operation ends with its own result later. */
        LATE,
        /** The seed decides. */
        DRAWN
    }

    private final Simulator simulator;

    BranchCache(Simulator simulator) {
        this.simulator = simulator;
    }

    /**
     * Publishes a text as complete content, which belongs to no session.
     *
     * @param identifier the identifier to publish it under
     * @param text the whole content, in UTF-8; without quotes and line ends
     * @return this
     */
    public BranchCache publish(String identifier, String text) {
        return done("publish " + Words.quoted(identifier) + " text=" + Words.quoted(text));
    }

    /**
     * Publishes content of a given length, which belongs to no session. Each byte shows where it came from: the command
     * {@code help} has the formula.
     *
     * @param identifier the identifier to publish it under
     * @param size the length in bytes, up to 1 GiB
     * @return this
     */
    public BranchCache publish(String identifier, int size) {
        return done("publish " + Words.quoted(identifier) + " size=" + size);
    }

    /**
     * Ends a publication.
     *
     * @param identifier the identifier that it was published under
     * @return this
     */
    public BranchCache unpublish(String identifier) {
        return done("unpublish " + Words.quoted(identifier));
    }

    /**
     * Takes that range away from the local cache and from the peers: a read brings 4052 PEERDIST_ERROR_MISSING_DATA.
     *
     * @param content the identifier that it was published under, or a content handle's name in the timeline, such as
     *     {@code content#1}
     * @param from the offset of the range in bytes, not negative
     * @param length the length of the range in bytes; it must end within the content
     * @return this
     */
    public BranchCache missing(String content, long from, long length) {
        return done("missing " + range(content, from, length));
    }

    /**
     * Puts that range into the local cache, and takes it away from the peers.
     *
     * @param content the identifier that it was published under, or a content handle's name in the timeline, such as
     *     {@code content#1}
     * @param from the offset of the range in bytes, not negative
     * @param length the length of the range in bytes; it must end within the content
     * @return this
     */
    public BranchCache local(String content, long from, long length) {
        return done("local " + range(content, from, length));
    }

    /**
     * Gives that range to the peers, and takes it away from the local cache.
     *
     * @param content the identifier that it was published under, or a content handle's name in the timeline, such as
     *     {@code content#1}
     * @param from the offset of the range in bytes, not negative
     * @param length the length of the range in bytes; it must end within the content
     * @return this
     */
    public BranchCache atPeers(String content, long from, long length) {
        return done("peers " + range(content, from, length));
    }

    /**
     * Empties the local cache.
     *
     * @return this
     */
    public BranchCache drop() {
        return done("drop");
    }

    /**
     * From now on operations complete inside their call.
     *
     * @return this
     */
    public BranchCache instant() {
        return done("latency instant");
    }

    /**
     * From now on the service takes this time for an operation; until then the seed decides. Asking peers comes on top,
     * and its time is still decided by the seed.
     *
     * @param time virtual time, not negative, counted in whole microseconds
     * @return this
     */
    public BranchCache latency(Duration time) {
        return done("latency " + Words.time(time));
    }

    /**
     * Sets the share of reads that bring less than there is. It is 25 after a reset.
     *
     * @param percent from 0 to 100
     * @return this
     */
    public BranchCache shortReads(int percent) {
        return done("short percent=" + percent);
    }

    /**
     * Sets the outcome of cancels from now on.
     *
     * @param how the outcome; {@link Cancel#DRAWN} leaves it to the seed
     * @return this
     */
    public BranchCache cancel(Cancel how) {
        return done("cancel " + how.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Lets this Windows be a Windows 7: it has version 1 of the API, refuses options and content information of version
     * 2, and lacks the functions that came with Windows 8, which answer 127 ERROR_PROC_NOT_FOUND.
     *
     * @return this
     */
    public BranchCache windows7() {
        return done("windows 7");
    }

    /** {@return what is published, a line each: the publisher, and where its data is} */
    public List<String> publications() {
        return simulator.command("peerdist list").lines().toList();
    }

    private static String range(String content, long from, long length) {
        return Words.quoted(content) + " from=" + from + " length=" + length;
    }

    private BranchCache done(String command) {
        simulator.command("peerdist " + command);
        return this;
    }
}
