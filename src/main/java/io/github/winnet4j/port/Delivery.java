// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

/**
 * How completions reach Java on a port that has a thread of its own. The promises are the same.
 *
 * @since 0.1.0
 */
public enum Delivery {
    /**
     * The thread is a loop of Java around one native wait, which returns how many completions lie ready. The quicker
     * one, and the default.
     */
    RETURN,

    /** The loop is native; it calls back into Java, by cached method IDs, for each batch of completions. */
    CALLBACK
}
