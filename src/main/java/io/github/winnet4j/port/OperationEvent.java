// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/**
 * The life of an operation in Java Flight Recorder, from its start to its completion. Off unless a recording enables
 * it.
 */
@Name("io.github.winnet4j.Operation")
@Label("Operation")
@Category("winnet4j")
@Description("An asynchronous operation of Windows, from its start to its completion")
@StackTrace(false)
@Enabled(false)
final class OperationEvent extends Event {
    @Label("Function")
    @Nullable
    String function;

    @Label("Code")
    @Description("The Win32 code it ended with")
    int code;

    @Label("Bytes")
    long bytes;

    @Label("Outcome")
    @Nullable
    String outcome;

    /** Only asked if anybody records. */
    private static final OperationEvent QUESTION = new OperationEvent();

    /** Null, and nothing allocated, without a recording. */
    static @Nullable OperationEvent begun(String function) {
        if (!QUESTION.isEnabled()) {
            return null;
        }
        OperationEvent event = new OperationEvent();
        event.function = function;
        event.begin();
        return event;
    }

    void ended(int newCode, long newBytes, Operation.State end) {
        code = newCode;
        bytes = newBytes;
        outcome = end.name();
        commit();
    }

    /** A runtime image may lack Flight Recorder. */
    static final class Recorder {
        private static final boolean PRESENT =
                ModuleLayer.boot().findModule("jdk.jfr").isPresent();

        private Recorder() {}

        static @Nullable Object begun(String function) {
            return PRESENT ? OperationEvent.begun(function) : null;
        }

        static void ended(Object event, int code, long bytes, Operation.State end) {
            ((OperationEvent) event).ended(code, bytes, end);
        }
    }
}
