// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the drives of this process depend on, as reported by Windows, or by the testkit's simulator in its place.
 *
 * @param elevated the process has administrators' rights
 * @param split the user has two logon sessions, of which this is the elevated one or the other
 * @param linked EnableLinkedConnections is set, which joins the connections of the two
 * @param service the process is none of a desktop, but runs in session 0
 */
public record LogonFacts(boolean elevated, boolean split, boolean linked, boolean service) {
    private static final int TOKEN_ELEVATION_TYPE_DEFAULT = 1;

    private static volatile @Nullable Supplier<LogonFacts> simulator;

    /**
     * Asks.
     *
     * @throws IllegalStateException Windows refuses to answer
     */
    public static LogonFacts current() {
        Supplier<LogonFacts> simulated = simulator;
        if (simulated != null) {
            return simulated.get();
        }
        NativeLibrary.require();
        int[] facts = new int[4];
        int code = SystemFacts.logon(facts);
        if (code != 0) {
            throw new IllegalStateException("Windows doesn't say which logon session this process has: " + code);
        }
        return new LogonFacts(facts[1] != 0, facts[0] != TOKEN_ELEVATION_TYPE_DEFAULT, facts[3] == 1, facts[2] == 0);
    }

    /** From now on they come from there. */
    public static void simulate(Supplier<LogonFacts> answers) {
        simulator = answers;
    }
}
