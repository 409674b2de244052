// SPDX-License-Identifier: Apache-2.0

/**
 * The completion port: where every asynchronous operation ends.
 *
 * <p>An {@link io.github.winnet4j.port.Operation} begins with a call into Windows and ends exactly once, when its
 * completion is taken from the {@link io.github.winnet4j.port.CompletionPort}. To cancel is to ask: the completion says
 * what became of the operation. An operation has a slot, native memory that Windows may write to until the completion
 * was taken, and each use of it a token, which is never valid a second time.
 */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.port;
