// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.tool;

/**
 * What the doctor found of one thing.
 *
 * @param section what it belongs to
 * @param subject the thing
 * @param state how it is
 * @param text what was found, and what to do about it
 */
record Finding(String section, String subject, State state, String text) {
    enum State {
        /** As it should be, or a mere fact. */
        OK,
        /** Something is missing that not everybody needs. */
        NOTE,
        /** The library can't be used. */
        PROBLEM
    }
}
