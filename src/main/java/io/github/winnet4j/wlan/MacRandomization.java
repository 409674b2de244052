// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * Which MAC address an interface shows to the network of a profile, since Windows 10.
 *
 * @since 0.1.0
 */
public enum MacRandomization {
    /** The profile doesn't say: the setting of Windows decides. */
    DEFAULT,
    /** The adapter's own. */
    OFF,
    /** A random one, always the same for this network. */
    ON,
    /** A random one, another each day. */
    DAILY
}
