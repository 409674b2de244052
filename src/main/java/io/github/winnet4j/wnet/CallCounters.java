// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * What the calls do now that run on threads of this library, and what became of some.
 *
 * @param running how many are with Windows, abandoned ones too
 * @param waiting how many wait for their turn
 * @param abandoned how many of the running ones have been abandoned
 * @param abandonedEver how many were abandoned since the start, those that Windows has answered meanwhile included
 * @param refused how many were refused because too many were running or waiting
 * @since 0.1.0
 */
public record CallCounters(int running, int waiting, int abandoned, long abandonedEver, long refused) {
    CallCounters plus(CallCounters more) {
        return new CallCounters(
                running + more.running,
                waiting + more.waiting,
                abandoned + more.abandoned,
                abandonedEver + more.abandonedEver,
                refused + more.refused);
    }
}
