// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * How a station protects management frames (802.11w), so that strangers can't disconnect its clients.
 *
 * @since 0.1.0
 */
public enum FrameProtection {
    /** It doesn't. */
    NONE,
    /** It does with clients that can. */
    CAPABLE,
    /** It admits no other clients. */
    REQUIRED
}
