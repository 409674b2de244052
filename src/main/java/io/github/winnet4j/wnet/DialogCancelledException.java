// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * The user left the dialog for name and password: 1223 ERROR_CANCELLED.
 *
 * @since 0.1.0
 */
public final class DialogCancelledException extends NetworkException {
    private static final long serialVersionUID = 1L;

    DialogCancelledException(String function, int code) {
        super(function, code, "");
    }
}
