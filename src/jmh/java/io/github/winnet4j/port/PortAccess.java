// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import java.nio.ByteBuffer;
import java.util.Objects;

/** What the measurements call of this package that isn't public. */
public final class PortAccess {
    private PortAccess() {}

    /** The memory in which the port's records lie. */
    public static ByteBuffer records(CompletionPort port) {
        return Objects.requireNonNull(PortNatives.records0(port.address()));
    }

    /** What whoever polls a port does with the records. */
    public static void completed(CompletionPort port, int count) {
        PortNatives.completed(port, count);
    }
}
