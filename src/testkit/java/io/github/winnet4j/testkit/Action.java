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
     * The call does nothing and answers this code.
     *
     * @param code the code
     * @return an action for {@link Calls#will}
     */
    public static Action returns(int code) {
        return new Action("return=" + Words.code(code));
    }

    /**
     * So much virtual time passes until the completion, or until the return of a function that has none.
     *
     * @param time virtual time; not negative
     * @return an action for {@link Calls#will}
     */
    public static Action takes(Duration time) {
        return new Action("delay=" + Words.time(time));
    }

    /**
     * The call waits until {@link Simulator#release}.
     *
     * @return an action for {@link Calls#will}
     */
    public static Action hangs() {
        return new Action("hang");
    }

    /**
     * Success, and this in place of the handle: 0, or -1.
     *
     * @param value the value in place of the handle
     * @return an action for {@link Calls#will}
     */
    public static Action handsOut(long value) {
        return new Action("value=" + value);
    }

    /**
     * The code that the completion brings.
     *
     * @param code the code
     * @return an action for {@link Calls#will}
     */
    public static Action completesWith(int code) {
        return new Action("code=" + Words.code(code));
    }

    /**
     * The reason that the completion brings beside its code.
     *
     * @param reason a {@code WLAN_REASON_CODE}
     * @return an action for {@link Calls#will}
     */
    public static Action reason(int reason) {
        return new Action("reason=" + Words.code(reason));
    }

    /**
     * The completion happens, on a thread of Windows, before the call returns.
     *
     * @return an action for {@link Calls#will}
     */
    public static Action completesBeforeReturn() {
        return new Action("before");
    }

    /**
     * The completion happens inside the call, on the caller's own thread.
     *
     * @return an action for {@link Calls#will}
     */
    public static Action completesInside() {
        return new Action("inside");
    }

    /**
     * The completion comes twice.
     *
     * @return an action for {@link Calls#will}
     */
    public static Action completesTwice() {
        return new Action("twice");
    }

    /**
     * The completion never comes.
     *
     * @return an action for {@link Calls#will}
     */
    public static Action neverCompletes() {
        return new Action("never");
    }

    @Override
    public String toString() {
        return word;
    }
}
