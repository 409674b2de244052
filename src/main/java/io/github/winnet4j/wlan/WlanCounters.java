// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * What became of a client's notifications. Each that Windows gave is counted once, in the first three. A queue before
 * an executor comes after that: what it loses is among the handled ones here, and counted by its {@link Watch} alone.
 *
 * @param handled those that were given to listeners, or had none
 * @param dropped those for which there was no room
 * @param discarded those that lay there when the client was closed
 * @param handlerExceptions how often a handler has thrown, wherever it runs
 * @since 0.1.0
 */
public record WlanCounters(long handled, long dropped, long discarded, long handlerExceptions) {}
