// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * A profile itself, as {@code WlanGetProfile} gives it.
 *
 * @param xml the profile
 * @param flags {@code WLAN_PROFILE_} flags: 1 by group policy, 2 of this user
 * @param grantedAccess what the caller may do with it, {@code WLAN_READ_ACCESS} and others
 * @since 0.1.0
 */
public record ProfileDocument(String xml, int flags, int grantedAccess) {
    /** The right that changing and deleting need: {@code WLAN_WRITE_ACCESS}. */
    private static final int WRITE_ACCESS = 0x00070023;

    /** {@return whether the caller may change it} */
    public boolean isWritable() {
        return (grantedAccess & WRITE_ACCESS) == WRITE_ACCESS;
    }

    /**
     * {@return whether its key is in plain text} A caller that asked for it without the right gets the profile all the
     * same, with an encrypted key.
     */
    public boolean hasPlaintextKey() {
        return xml.contains("<protected>false</protected>");
    }

    /** Without the profile itself, which may have a key in plain text. */
    @Override
    public String toString() {
        return "ProfileDocument[" + xml.length() + " characters, flags=" + flags + ", grantedAccess=0x"
                + Integer.toHexString(grantedAccess) + "]";
    }
}
