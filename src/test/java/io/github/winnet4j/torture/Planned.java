// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

/** What code of the client throws on purpose. */
final class Planned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Planned(String where) {
        super(where, null, false, false);
    }
}
