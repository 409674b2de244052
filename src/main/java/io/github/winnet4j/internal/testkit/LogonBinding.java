// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.testkit;

import io.github.winnet4j.internal.LogonFacts;
import java.util.function.Supplier;

/** Puts a simulated logon session in the place of this process' own, for what the library says of it. */
public final class LogonBinding {
    private LogonBinding() {}

    /**
     * For good; it is asked each time.
     *
     * @param session names what is so: {@code elevated}, {@code split}, {@code linked}, {@code service}, with blanks in
     *     between
     */
    public static void bind(Supplier<String> session) {
        LogonFacts.simulate(() -> {
            String words = ' ' + session.get().strip() + ' ';
            return new LogonFacts(
                    words.contains(" elevated "),
                    words.contains(" split "),
                    words.contains(" linked "),
                    words.contains(" service "));
        });
    }
}
