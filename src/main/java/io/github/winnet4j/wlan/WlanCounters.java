// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * What became of a client's notifications.
 *
 * @param handled those that listeners, or the queues before their executors, were given, or nobody wanted
 * @param dropped those for which there was no room, also in such a queue
 * @param discarded those that lay there when the client or the listener was closed, also in such a queue
 */
public record WlanCounters(long handled, long dropped, long discarded) {}
