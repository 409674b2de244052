// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.tool;

/** The command can't be understood. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
