// SPDX-License-Identifier: Apache-2.0

/** Wi-Fi. What Wi-Fi Direct shares with it, reasons, is here too. */
package io.github.winnet4j.wlan;
