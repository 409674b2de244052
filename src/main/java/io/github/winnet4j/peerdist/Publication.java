// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import io.github.winnet4j.Pending;
import java.util.HexFormat;

/**
 * Content that is published. It lives as long as its {@link PeerDist} is open, or until {@link #unpublish}: keep the
 * instance open for as long as clients are to find it. There is nothing to close.
 *
 * @since 0.1.0
 */
public final class Publication {
    private final PeerDist peerDist;
    private final byte[] identifier;

    Publication(PeerDist peerDist, byte[] identifier) {
        this.peerDist = peerDist;
        this.identifier = identifier;
    }

    /** {@return what it is published as} */
    public byte[] identifier() {
        return identifier.clone();
    }

    /**
     * {@return its content information, which clients need to read it} It is enough to get the content: hand it out as
     * carefully as the content itself.
     */
    public Pending<byte[]> information() {
        return peerDist.information(identifier, InformationOptions.WHOLE);
    }

    /**
     * {@return the content information of a range, or in the versions that a client knows}
     *
     * @param options the range, and the versions
     */
    public Pending<byte[]> information(InformationOptions options) {
        return peerDist.information(identifier, options);
    }

    /** Ends it ({@code PeerDistServerUnpublish}). What is in progress on it is cancelled. */
    public void unpublish() {
        peerDist.unpublish(identifier);
    }

    @Override
    public String toString() {
        return "publication " + HexFormat.of().formatHex(identifier);
    }
}
