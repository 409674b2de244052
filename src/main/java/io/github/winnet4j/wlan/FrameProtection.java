// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/** Whether a station protects management frames (802.11w), so that nobody else can disconnect its guests. */
public enum FrameProtection {
    /** It doesn't. */
    NONE,
    /** It does with guests that can. */
    CAPABLE,
    /** It lets nobody else in. */
    REQUIRED
}
