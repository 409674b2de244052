// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.time.Duration;

/**
 * Calls of one function, from {@link Simulator#on}, and what they are to do: all calls from now on, or some of them.
 * The methods that name an action make the rule. Rules add to each other, and a later one wins over an earlier one.
 *
 * @since 0.1.0
 */
public final class Calls {
    private final Simulator simulator;
    private final String which;

    Calls(Simulator simulator, String which) {
        this.simulator = simulator;
        this.which = which;
    }

    /**
     * Only the nth call, counted from the rule on.
     *
     * @param n the number of the call; 1 is the first after the rule was made
     * @return the calls of this rule
     */
    public Calls nth(int n) {
        return new Calls(simulator, which + " nth=" + n);
    }

    /**
     * {@return the nth call and all later ones, counted from the rule on}
     *
     * @param n the number of the call; 1 is the first after the rule was made
     */
    public Calls from(int n) {
        return new Calls(simulator, which + " from=" + n);
    }

    /**
     * Only calls by that thread.
     *
     * @param number the number that the timeline shows for the thread: 1 for {@code t1}. Windows' thread of the same
     *     number, {@code w1}, counts as well
     * @return the calls of this rule
     */
    public Calls byThread(int number) {
        return new Calls(simulator, which + " thread=" + number);
    }

    /**
     * Makes the rule.
     *
     * @param first an action, from the methods of {@link Action}
     * @param more further actions for the same calls
     * @return the simulator
     */
    public Simulator will(Action first, Action... more) {
        StringBuilder line =
                new StringBuilder("rule ").append(which).append(' ').append(first);
        for (Action action : more) {
            line.append(' ').append(action);
        }
        simulator.command(line.toString());
        return simulator;
    }

    /**
     * {@link Action#returns}.
     *
     * @param code a Win32 code, such as a constant of {@link io.github.winnet4j.win32.WinError}; the function does
     *     nothing else
     * @return the simulator
     */
    public Simulator returns(int code) {
        return will(Action.returns(code));
    }

    /**
     * {@link Action#takes}.
     *
     * @param time virtual time, not negative, counted in whole microseconds
     * @return the simulator
     */
    public Simulator takes(Duration time) {
        return will(Action.takes(time));
    }

    /**
     * {@link Action#hangs}.
     *
     * @return the simulator
     */
    public Simulator hangs() {
        return will(Action.hangs());
    }

    /**
     * {@link Action#handsOut}.
     *
     * @param value the value of the handle, such as 0 or -1
     * @return the simulator
     */
    public Simulator handsOut(long value) {
        return will(Action.handsOut(value));
    }

    /**
     * {@link Action#completesWith}.
     *
     * @param code a Win32 code, such as a constant of {@link io.github.winnet4j.win32.WinError}; 0 is success
     * @return the simulator
     */
    public Simulator completesWith(int code) {
        return will(Action.completesWith(code));
    }

    /**
     * {@link Action#completesBeforeReturn}.
     *
     * @return the simulator
     */
    public Simulator completesBeforeReturn() {
        return will(Action.completesBeforeReturn());
    }

    /**
     * {@link Action#completesInside}.
     *
     * @return the simulator
     */
    public Simulator completesInside() {
        return will(Action.completesInside());
    }

    /**
     * {@link Action#completesTwice}.
     *
     * @return the simulator
     */
    public Simulator completesTwice() {
        return will(Action.completesTwice());
    }

    /**
     * {@link Action#neverCompletes}.
     *
     * @return the simulator
     */
    public Simulator neverCompletes() {
        return will(Action.neverCompletes());
    }
}
