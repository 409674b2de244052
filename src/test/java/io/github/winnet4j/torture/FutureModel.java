// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import io.github.winnet4j.port.Completion;
import java.util.concurrent.CompletableFuture;

/** A future that was asked for: of a use, where that is known for sure. */
final class FutureModel {
    final CompletableFuture<Completion> future;
    Use use;
    boolean givenUp;

    FutureModel(CompletableFuture<Completion> future, Use use) {
        this.future = future;
        this.use = use;
    }
}
