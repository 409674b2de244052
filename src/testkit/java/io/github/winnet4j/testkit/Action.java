// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.time.Duration;

/**
 * What a call is to do other than by itself; {@link Calls#will} takes one or more. An action that doesn't fit the
 * function is refused: a function without a completion can't complete twice.
 */
public final class Action {
    private final String word;

    private Action(String word) {
        this.word = word;
    }

    /**
     * {@return the call does nothing and answers this code}
     */
    public static Action returns(int code) {
        return new Action("return=" + Words.code(code));
    }

    /** So much virtual time passes until the completion, or until the return of a function that has none. */
    public static Action takes(Duration time) {
        return new Action("delay=" + Words.time(time));
    }

    /**
     * {@return the call waits until {@link Simulator#release}}
     */
    public static Action hangs() {
        return new Action("hang");
    }

    /** Success, and this in place of the handle: 0, or -1. */
    public static Action handsOut(long value) {
        return new Action("value=" + value);
    }

    /**
     * {@return the code that the completion brings}
     */
    public static Action completesWith(int code) {
        return new Action("code=" + Words.code(code));
    }

    /**
     * {@return the reason that the completion brings beside its code}
     */
    public static Action reason(int reason) {
        return new Action("reason=" + Words.code(reason));
    }

    /**
     * {@return the completion happens, on a thread of Windows, before the call returns}
     */
    public static Action completesBeforeReturn() {
        return new Action("before");
    }

    /**
     * {@return the completion happens inside the call, on the caller's own thread}
     */
    public static Action completesInside() {
        return new Action("inside");
    }

    /**
     * {@return the completion comes twice}
     */
    public static Action completesTwice() {
        return new Action("twice");
    }

    /**
     * {@return the completion never comes}
     */
    public static Action neverCompletes() {
        return new Action("never");
    }

    @Override
    public String toString() {
        return word;
    }
}
