// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.future;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What completes the futures of a port: made known here, by the port, to the families, but to no user. Knows no port.
 */
public final class Completers {
    private static volatile @Nullable Function<Object, Completer> ofPorts;

    private Completers() {}

    /** By the class of the ports, before there is any. */
    public static void ofPorts(Function<Object, Completer> lookup) {
        ofPorts = lookup;
    }

    /** The completer of that port. */
    public static Completer of(Object port) {
        return Objects.requireNonNull(ofPorts, "no port was ever opened").apply(port);
    }
}
