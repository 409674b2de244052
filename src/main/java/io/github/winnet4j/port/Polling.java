// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

/**
 * Which threads run the handlers of a port that has no thread of its own.
 *
 * @since 0.1.0
 */
public enum Polling {
    /**
     * The thread that polls, and without one, a thread that waits for something or closes: so nothing waits for a
     * poller that doesn't come. The default.
     */
    SHARED,

    /**
     * The thread that polls, and no other: for event loops that confine what they work on to their thread. It is the
     * thread that has polled last; its own waits and closes run handlers too. Other threads that wait or close leave
     * that to it, as long as their deadlines allow: what it hasn't taken by then doesn't come, or is abandoned by the
     * thread that closes, where {@link Operation#onAbandon} runs.
     */
    CONFINED
}
