// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

/** What can be closed with all that is inside: a port, or a handle on it. Changed under the lock of the world. */
class ScopeModel {
    final ScopeModel outer;
    final int number;

    /** A close was called. */
    boolean closeBegun;

    /** A close has returned, also one that overlapped another: nothing new gets in any more. */
    boolean closeReturned;

    /** The number of threads in a close just now. */
    int closers;

    private int closes;

    /** A close said that everything has come back. */
    boolean allBack;

    ScopeModel(ScopeModel outer, int number) {
        this.outer = outer;
        this.number = number;
    }

    /** A close is called. */
    void closeBegins() {
        closeBegun = true;
        closers++;
        closes++;
    }

    /** The number of closes so far that may have set the time of this one's. */
    int closes() {
        return closes + (outer == null ? 0 : outer.closes());
    }

    boolean isClosing() {
        return closeBegun || outer != null && outer.isClosing();
    }

    boolean isRefused() {
        return closeReturned || outer != null && outer.isRefused();
    }

    /** A thread may be about to ask what is inside to end. */
    boolean isBeingClosed() {
        return closers != 0 || outer != null && outer.isBeingClosed();
    }

    boolean isIn(ScopeModel other) {
        return this == other || outer != null && outer.isIn(other);
    }
}
