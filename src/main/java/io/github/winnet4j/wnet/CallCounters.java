// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * What the calls with a deadline do now, and what became of some.
 *
 * @param running how many are with Windows, abandoned ones too
 * @param waiting how many wait for their turn
 * @param abandoned how many of the running ones nobody waits for any more
 * @param abandonedEver how many were abandoned since the start, whether Windows has answered meanwhile or not
 * @param refused how many were refused because too many were running or waiting
 */
public record CallCounters(int running, int waiting, int abandoned, long abandonedEver, long refused) {}
