// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.Arrays;

/**
 * The secondary key of the hosted network, as it was read. It is wiped when this is closed.
 *
 * @since 0.1.0
 */
public final class HostedNetworkKey implements AutoCloseable {
    private final byte[] bytes;
    private final boolean passPhrase;
    private final boolean lasting;
    private boolean wiped;

    /** @param bytes this one's own; of a passphrase with its NUL */
    HostedNetworkKey(byte[] bytes, boolean passPhrase, boolean lasting) {
        this.bytes = bytes;
        this.passPhrase = passPhrase;
        this.lasting = lasting;
    }

    /** {@return whether it is a passphrase; otherwise it is 32 bytes} */
    public boolean isPassPhrase() {
        return passPhrase;
    }

    /** {@return whether it stays for each start to come; otherwise it is for one} */
    public boolean isLasting() {
        return lasting;
    }

    /**
     * {@return the passphrase, in an array that is the caller's to wipe}
     *
     * @throws IllegalStateException it is none, or it was wiped
     */
    public synchronized char[] passPhrase() {
        if (!passPhrase) {
            throw new IllegalStateException("this key is no passphrase");
        }
        requireUnwiped();
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = (char) (bytes[i] & 0xFF);
        }
        return text;
    }

    /**
     * {@return the bytes of the key, in an array that is the caller's to wipe}
     *
     * @throws IllegalStateException it was wiped
     */
    public synchronized byte[] toBytes() {
        requireUnwiped();
        return bytes.clone();
    }

    private void requireUnwiped() {
        if (wiped) {
            throw new IllegalStateException("the key was wiped");
        }
    }

    /** Wipes it. */
    @Override
    public synchronized void close() {
        wiped = true;
        Arrays.fill(bytes, (byte) 0);
    }

    /** What it is, and nothing of it. */
    @Override
    public String toString() {
        return (passPhrase ? "passphrase" : "key of 32 bytes") + (lasting ? ", for each start" : ", for one start");
    }
}
