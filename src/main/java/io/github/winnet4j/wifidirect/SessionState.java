// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wifidirect;

/**
 * Where a session stands, from the wish to open it to its end.
 *
 * @since 0.1.0
 */
public enum SessionState {
    /** It is being opened; Windows has not answered. */
    PENDING,
    /** It is open. */
    OPEN,
    /** Its end was asked for: of one that is being opened, which Windows has not answered, or of one that is open. */
    CLOSING,
    /**
     * It was cancelled before it was open, or closed. Windows takes the link down some time later, without a report.
     */
    ENDED,
    /** It could not be opened; code and reason say why. */
    FAILED
}
