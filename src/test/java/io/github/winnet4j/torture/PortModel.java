// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import io.github.winnet4j.port.CompletionPort;

/** A port of the program. */
final class PortModel extends ScopeModel {
    final Program.PortPlan plan;
    final CompletionPort port;

    /** Its HANDLE. */
    final long handle;

    /** The device may keep something of it forever. */
    volatile boolean mayStay;

    /** Starts that the device has got, and not refused. */
    int accepted;

    PortModel(int number, Program.PortPlan plan, CompletionPort port) {
        super(null, number);
        this.plan = plan;
        this.port = port;
        this.handle = port.handle();
    }

    boolean isPolled() {
        return plan.kind() == Program.PortKind.POLLED || isConfined();
    }

    boolean isConfined() {
        return plan.kind() == Program.PortKind.CONFINED;
    }
}
