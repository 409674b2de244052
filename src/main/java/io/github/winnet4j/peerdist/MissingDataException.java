// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.win32.WinError;

/**
 * A range of the content is in no cache (4052), or no peer answered in time (1460): get it elsewhere, and give it to
 * {@link Content#addData}. A stream of reads goes on behind the range.
 *
 * @since 0.1.0
 */
public final class MissingDataException extends PeerDistException {
    private static final long serialVersionUID = 1L;

    /** Where the range begins. */
    private final long offset;
    /** How long it is. */
    private final long length;

    MissingDataException(String function, int code, long offset, long length) {
        super(
                function,
                code,
                "Get the " + length + " bytes from offset " + offset + " on elsewhere, and add them with addData.");
        this.offset = offset;
        this.length = length;
    }

    /** {@return where the missing range begins; not necessarily where the read did} */
    public long offset() {
        return offset;
    }

    /** {@return how long the missing range is; it may be longer than what was to be read} */
    public long length() {
        return length;
    }

    /** {@return true when the time was up (1460); false when no cache has it (4052)} */
    public boolean isTimeout() {
        return code() == WinError.ERROR_TIMEOUT;
    }
}
