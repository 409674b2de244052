// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

/**
 * How an operation ended, as a value of its own: an {@link Operation} shows the same until it is started again.
 *
 * @param code the Win32 code; 0 for success
 * @param bytes the bytes transferred, which some functions report on failure too
 * @param offset what the function left in the OVERLAPPED's Offset and OffsetHigh
 */
public record Completion(int code, long bytes, long offset) {}
