// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.time.Duration;

/**
 * What a call is to do other than by itself; {@link Calls#will} takes one or more. An action that doesn't fit the
 * function is refused: a function without a completion can't complete twice.
 *
 * @since 0.1.0
 */
public final class Action {
    private final String word;

    private Action(String word) {
        this.word = word;
    }

    /**
     * The call does nothing and returns this code.
     *
     * @param code a Win32 code, such as a constant of {@link io.github.winnet4j.win32.WinError}
     * @return an action for {@link Calls#will}
     */
    public static Action returns(int code) {
        return new Action("return=" + Words.code(code));
    }

    /**
     * This much virtual time passes until the completion, or until the return of a function that has none.
     *
     * @param time virtual time, not negative, counted in whole microseconds
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
     * The call succeeds and hands out this value in place of the handle. For an operation of BranchCache it is the
     * number of bytes that the completion claims.
     *
     * @param value the value of the handle, such as 0 or -1; or the number of bytes
     * @return an action for {@link Calls#will}
     */
    public static Action handsOut(long value) {
        return new Action("value=" + value);
    }

    /**
     * The completion brings this code. WlanConnect's completion is {@code connection_complete}, WlanScan's
     * {@code scan_fail}: theirs is a {@code WLAN_REASON_CODE}.
     *
     * @param code a Win32 code, such as a constant of {@link io.github.winnet4j.win32.WinError}; 0 is success
     * @return an action for {@link Calls#will}
     */
    public static Action completesWith(int code) {
        return new Action("code=" + Words.code(code));
    }

    /**
     * The completion brings this reason beside its code. For WlanConnect it is that of {@code connection_attempt_fail},
     * which comes before {@code connection_complete}. An operation of BranchCache has no reason: there the call returns
     * this code instead of 997, and the completion comes all the same.
     *
     * @param reason a {@code WLAN_REASON_CODE}; for BranchCache a Win32 code
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
