// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal.future;

/**
 * What can't be cancelled, such as a close: giving up on it asks nothing of anybody.
 *
 * @param <T> what it brings
 */
public final class UncancellableFuture<T> extends PendingFuture<T> {
    public UncancellableFuture(Completer completer) {
        super(completer);
    }

    @Override
    public boolean cancel() {
        return false;
    }
}
