// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.internal.HandleTable;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open handles of one kind of a session: the guard in front of them, and which there are, for who closes them all.
 */
final class Kind {
    final HandleTable table;
    private final Map<Long, Handle> open = new ConcurrentHashMap<>();

    Kind(String name, HandleTable.Closer closer) {
        table = new HandleTable(name, handle -> {
            open.remove(handle); // before Windows gives the same value out again
            return closer.close(handle);
        });
    }

    void add(long nativeHandle, Handle handle) {
        open.put(nativeHandle, handle);
    }

    Collection<Handle> all() {
        return open.values();
    }
}
