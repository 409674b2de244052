// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The simulated BranchCache, from {@link Simulator#branchCache}: what is published, where its data is, how operations
 * end.
 */
public final class BranchCache {
    /** What becomes of an operation that is cancelled while it is pending. */
    public enum Cancel {
        /** It ends as aborted. */
        WINS,
        /** It ends with its own result now, and the cancel answers success. */
        TIES,
        /** It ends with its own result now, and the cancel finds nothing. */
        LOSES,
        /** The cancel finds nothing, and it ends with its own result later. */
        LATE,
        /** The seed decides. */
        DRAWN
    }

    private final Simulator simulator;

    BranchCache(Simulator simulator) {
        this.simulator = simulator;
    }

    /**
     * Publishes that text as a whole, by nobody's session.
     *
     * @param identifier what the content is published as
     * @param text all of the content
     * @return this
     */
    public BranchCache publish(String identifier, String text) {
        return done("publish " + Words.quoted(identifier) + " text=" + Words.quoted(text));
    }

    /**
     * Publishes so many bytes, of which each tells where it came from; {@code help} has the formula.
     *
     * @param identifier what the content is published as
     * @param size how many bytes
     * @return this
     */
    public BranchCache publish(String identifier, int size) {
        return done("publish " + Words.quoted(identifier) + " size=" + size);
    }

    /**
     * Ends a publication.
     *
     * @param identifier what the content is published as
     * @return this
     */
    public BranchCache unpublish(String identifier) {
        return done("unpublish " + Words.quoted(identifier));
    }

    /**
     * That range is nowhere near: a read brings 4052 PEERDIST_ERROR_MISSING_DATA.
     *
     * @param content what the content is published as
     * @param from where the range begins
     * @param length how long the range is
     * @return this
     */
    public BranchCache missing(String content, long from, long length) {
        return done("missing " + range(content, from, length));
    }

    /**
     * That range is in the local cache.
     *
     * @param content what the content is published as
     * @param from where the range begins
     * @param length how long the range is
     * @return this
     */
    public BranchCache local(String content, long from, long length) {
        return done("local " + range(content, from, length));
    }

    /**
     * Peers have that range.
     *
     * @param content what the content is published as
     * @param from where the range begins
     * @param length how long the range is
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
     * Operations complete inside of their call.
     *
     * @return this
     */
    public BranchCache instant() {
        return done("latency instant");
    }

    /**
     * Operations take that time; otherwise the seed decides.
     *
     * @param time virtual time; not negative
     * @return this
     */
    public BranchCache latency(Duration time) {
        return done("latency " + Words.time(time));
    }

    /**
     * So many reads bring less than there is.
     *
     * @param percent from 0 to 100
     * @return this
     */
    public BranchCache shortReads(int percent) {
        return done("short percent=" + percent);
    }

    /**
     * {@return what becomes of cancelled operations from now on}
     *
     * @param how what becomes of them
     */
    public BranchCache cancel(Cancel how) {
        return done("cancel " + how.name().toLowerCase(Locale.ROOT));
    }

    /** {@return what is published, a line each: by whom, and where its data is} */
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
