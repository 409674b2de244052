// SPDX-License-Identifier: Apache-2.0

/**
 * Wi-Fi. {@link io.github.winnet4j.wlan.WlanClient} is where it begins: it has the interfaces, and what the service
 * reports. A {@link io.github.winnet4j.wlan.WlanInterface} scans, lists, connects and disconnects, and has its
 * {@link io.github.winnet4j.wlan.WlanProfiles profiles}. {@link io.github.winnet4j.wlan.LowLatencyLease} keeps scans
 * from disturbing a game or a stream. What Wi-Fi Direct shares with it, reasons, is here too.
 */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.wlan;
