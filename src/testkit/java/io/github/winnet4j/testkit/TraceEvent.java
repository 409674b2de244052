// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One event of the timeline.
 *
 * <p>Handles, and OVERLAPPED structures, have logical names such as {@code wlan#1} and {@code op#7}, and threads are
 * numbered by their first appearance ({@code t1}; one of Windows is {@code w1}), so that equal runs give equal events.
 *
 * @param time the virtual time since the reset
 * @param thread the thread on which it happened, such as {@code t1} or {@code w1}
 * @param kind what it is
 * @param function the function of Windows; for callbacks their kind, such as {@code notification}; for completions and
 *     notes empty
 * @param arguments the arguments of a call, the values that a return handed out, or else the words of the event
 * @param result the code that a return answered, in decimal digits; empty for other events
 * @param line the line that the simulator wrote: microseconds, thread, words
 * @since 0.1.0
 */
public record TraceEvent(
        Duration time, String thread, Kind kind, String function, List<String> arguments, String result, String line) {

    /**
     * What an event is.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** The client calls a function. */
        CALL("36"),
        /** The call returns. */
        RETURN("32"),
        /** Windows calls the client. */
        CALLBACK("35"),
        /** That call returns. */
        CALLBACK_END("35"),
        /** An operation ends. */
        COMPLETION("34"),
        /** The client did what it must not. */
        MISUSE("1;31"),
        /** Anything else that changed. */
        NOTE("2");

        private final String colour;

        Kind(String colour) {
            this.colour = colour;
        }
    }

    /**
     * Keeps copies.
     *
     * @param time the virtual time since the reset
     * @param thread the thread on which it happened, such as {@code t1} or {@code w1}
     * @param kind what it is
     * @param function the function of Windows; for callbacks their kind, such as {@code notification}; for completions
     *     and notes empty
     * @param arguments the arguments of a call, the values that a return handed out, or else the words of the event
     * @param result the code that a return answered, in decimal digits; empty for other events
     * @param line the line that the simulator wrote: microseconds, thread, words
     */
    public TraceEvent {
        arguments = List.copyOf(arguments);
    }

    static TraceEvent parse(String line) {
        List<String> words = Words.split(line);
        if (words.size() < 3 || !words.get(0).matches("[0-9]+")) {
            throw new IllegalArgumentException("no line of a timeline: " + line);
        }
        Duration time = Duration.ofNanos(Math.multiplyExact(Long.parseLong(words.get(0)), 1000L));
        List<String> rest = words.subList(3, words.size());
        Kind kind = switch (words.get(2)) {
            case "call" -> Kind.CALL;
            case "return" -> Kind.RETURN;
            case "callback" -> rest.size() > 0 && rest.get(0).equals("lost") ? Kind.NOTE : Kind.CALLBACK;
            case "callback-end" -> Kind.CALLBACK_END;
            case "completion" -> Kind.COMPLETION;
            case "misuse" -> Kind.MISUSE;
            default -> Kind.NOTE;
        };
        String thread = words.get(1);
        boolean named = rest.size() >= (kind == Kind.RETURN || kind == Kind.MISUSE ? 2 : 1);
        if (kind == Kind.NOTE || kind == Kind.COMPLETION || !named) {
            return new TraceEvent(
                    time, thread, kind, "", words.subList(kind == Kind.NOTE ? 2 : 3, words.size()), "", line);
        }
        return switch (kind) {
            case RETURN ->
                new TraceEvent(time, thread, kind, rest.get(0), rest.subList(2, rest.size()), rest.get(1), line);
            case MISUSE -> {
                Misuse misuse = Misuse.parse(line.substring(line.indexOf("misuse ") + "misuse ".length()));
                yield new TraceEvent(
                        time, thread, kind, misuse.function(), List.of(misuse.kind(), misuse.detail()), "", line);
            }
            default -> new TraceEvent(time, thread, kind, rest.get(0), rest.subList(1, rest.size()), "", line);
        };
    }

    /** As the timeline prints it: milliseconds, thread, what happened. */
    @Override
    public String toString() {
        String[] parts = line.split(" ", 3);
        return String.format(Locale.ROOT, "%12.3f ms  %-4s %s", time.toNanos() / 1e6, thread, parts[2]);
    }

    String inColour() {
        String colour = kind == Kind.RETURN && !result.equals("0") ? "33" : kind.colour;
        return "\u001b[" + colour + "m" + this + "\u001b[0m";
    }
}
