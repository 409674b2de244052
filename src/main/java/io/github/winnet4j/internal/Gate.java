// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The guard of everything that can be closed while it is in use. A use may be as short as a call into Windows or as
 * long as an operation.
 *
 * <p>What is promised, whatever the threads do:
 *
 * <ul>
 *   <li>{@link #enter} is refused once closing has begun. A use that was let in keeps the gate until its {@link #exit}.
 *   <li>Closing begins once. The thread that brings the gate to zero afterwards does the last step ({@link #last}),
 *       once, and doesn't wait.
 *   <li>Each is one atomic step, without a lock or an object.
 * </ul>
 *
 * <p>It doesn't know what is inside. A start that races a close is refused, or it is seen and cancelled, if both sides
 * keep this order: the start publishes what it has started and then looks at {@link #isClosing}; the close begins and
 * then looks at what is published.
 */
public abstract class Gate {
    /** The sign: nothing gets in any more. The other bits count the uses. */
    private static final int CLOSING = 1 << 31;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Gate.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile int state;

    /** A new gate is open. */
    protected Gate() {}

    /**
     * Begins a use; {@link #exit} must follow.
     *
     * @return false when closing has begun: there is no use then
     */
    public final boolean enter() {
        int now;
        do {
            now = state;
            if (now < 0) {
                return false;
            }
        } while (!STATE.compareAndSet(this, now, now + 1));
        return true;
    }

    /**
     * As {@link #enter}, also when closing has begun, as long as the gate isn't empty: for threads that help to end it.
     *
     * @return false when the last step is being done, or has been
     */
    public final boolean enterBeforeLast() {
        int now;
        do {
            now = state;
            if (now == CLOSING) {
                return false;
            }
        } while (!STATE.compareAndSet(this, now, now + 1));
        return true;
    }

    /** One more use, from inside, so that the last can't be over; {@link #exit} must follow. */
    public final void hold() {
        STATE.getAndAdd(this, 1);
    }

    /** Ends a use. */
    public final void exit() {
        exit(1);
    }

    /** Ends several uses in one step. */
    public final void exit(int count) {
        if ((int) STATE.getAndAdd(this, -count) == CLOSING + count) {
            last();
        }
    }

    /**
     * Refuses all further uses. The caller is inside from here on, so that the last step can't come before it has asked
     * the others to end; {@link #exit} must follow.
     *
     * @return false when closing has begun already: the caller isn't inside then
     */
    public final boolean beginClosing() {
        int now;
        do {
            now = state;
            if (now < 0) {
                return false;
            }
        } while (!STATE.compareAndSet(this, now, (now | CLOSING) + 1));
        return true;
    }

    /**
     * For the thread that has begun to close: true when no other thread is inside. That stays so, but for threads that
     * help to end it.
     *
     * @return false when there is another one, or closing has not begun
     */
    public final boolean isAlone() {
        return state == CLOSING + 1;
    }

    /**
     * Checks if closing has begun.
     *
     * @return true from {@link #beginClosing} on, forever
     */
    public final boolean isClosing() {
        return state < 0;
    }

    /** What is left to do when closing has begun and no thread is inside: once, on the thread that left last. */
    protected abstract void last();
}
