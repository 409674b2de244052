// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.win32.WinError;

/**
 * What became of a connection that was to be ended. The four are all ordinary; whatever else Windows answers is an
 * exception.
 *
 * <p>Code that can't go on with the connection still there says so: {@code disconnect("Z:").orThrow()}.
 *
 * @since 0.1.0
 */
public enum Disconnection {
    /** It was there, and is gone. */
    DISCONNECTED(WinError.ERROR_SUCCESS),
    /** There was none by that name: 2250 ERROR_NOT_CONNECTED. */
    WAS_NOT_CONNECTED(WinError.ERROR_NOT_CONNECTED),
    /**
     * It is still there, since files or jobs are open: 2401 ERROR_OPEN_FILES. Force would lose what isn't written yet.
     */
    OPEN_FILES(WinError.ERROR_OPEN_FILES),
    /** It is still there, since a process uses it: 2404 ERROR_DEVICE_IN_USE. Force needn't help. */
    IN_USE(WinError.ERROR_DEVICE_IN_USE);

    private final int code;

    Disconnection(int code) {
        this.code = code;
    }

    /**
     * Windows' code for it.
     *
     * @return the code, 0 when the connection is gone
     */
    public int code() {
        return code;
    }

    /** {@return whether no such connection is left} */
    public boolean isGone() {
        return this == DISCONNECTED || this == WAS_NOT_CONNECTED;
    }

    /**
     * Itself, when the connection is gone.
     *
     * @return this, when nothing is connected any more
     * @throws StillConnectedException for {@link #OPEN_FILES} and {@link #IN_USE}
     */
    public Disconnection orThrow() {
        if (!isGone()) {
            throw new StillConnectedException("WNetCancelConnection2W", code);
        }
        return this;
    }
}
