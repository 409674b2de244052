// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;


/**
 * What became of a client's notifications.
 *
 * @param handled those that listeners were told of, or nobody wanted
 * @param dropped those for which there was no room, also in the queue before an executor
 * @param discarded those that lay there when the client was closed
 */
public record WlanCounters(long handled, long dropped, long discarded) {}
