// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

/**
 * What a port has counted. The numbers are read one after the other while the port goes on, so they need not add up
 * exactly.
 *
 * @param inFlight operations in progress
 * @param completed operations that ended with success
 * @param failed operations that ended with an error
 * @param cancelled operations that ended because they were cancelled
 * @param stale packets for operations that had ended already; they were ignored
 * @param foreign packets that were not this library's; they were ignored
 * @param turns how often the driver came back from its wait, with something or without; a port without work has none
 * @param batches how often the driver came back with completions
 * @param largestBatch the most completions that it came back with
 * @param failedWaits waits that failed
 * @param handlerExceptions exceptions that handlers threw
 * @since 0.1.0
 */
public record PortCounters(
        long inFlight,
        long completed,
        long failed,
        long cancelled,
        long stale,
        long foreign,
        long turns,
        long batches,
        long largestBatch,
        long failedWaits,
        long handlerExceptions) {}
