// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.testkit.TraceEvent;
import java.util.List;

/** The simulated network that the tests of this package share, and what was asked of it. */
final class Shares {
    static final String PLANS = "\\\\server\\plans";
    static final String BOSS = "\\\\server\\boss";
    static final String SECRET = "\\\\other\\secret";
    static final String PRINTER = "\\\\server\\lp";
    static final String FAR = "\\\\far\\data";
    static final String FIRST_PROVIDER = "Winnet4j Network";
    static final String SECOND_PROVIDER = "Winnet4j Second Network";

    private Shares() {}

    static void make(Simulator windows) {
        windows.network().share(PLANS).comment("the plans").add();
        windows.network().share(BOSS).user("boss", "b").add();
        windows.network().share(PRINTER).printer().add();
        windows.command("share \"" + SECRET + "\" password=pw");
        windows.command("share \"" + FAR + "\" provider=2");
    }

    /** The functions of Windows that were called, in order. */
    static List<String> called(Simulator windows) {
        return windows.trace().stream()
                .filter(event -> event.kind() == TraceEvent.Kind.CALL)
                .map(TraceEvent::function)
                .toList();
    }
}
