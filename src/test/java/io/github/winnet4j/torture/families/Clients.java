// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.families;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** The clients of one family: the first is opened when it is needed, further ones now and then. */
final class Clients<T> implements Iterable<T> {
    private final int most;
    private final Supplier<T> opener;
    private final List<T> all = new ArrayList<>();

    Clients(int most, Supplier<T> opener) {
        this.most = most;
        this.opener = opener;
    }

    T of(int choice) {
        if (all.isEmpty() || all.size() < most && choice % 16 == 0) {
            all.add(opener.get());
        }
        return all.get(choice % all.size());
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    @Override
    public Iterator<T> iterator() {
        return all.iterator();
    }
}
