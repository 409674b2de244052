// SPDX-License-Identifier: Apache-2.0

/**
 * Wi-Fi Direct: sessions with devices that are paired already, and their endings.
 *
 * <p>A {@link io.github.winnet4j.wifidirect.WifiDirect} is the handle of an application. It opens sessions: opening one
 * is a {@link io.github.winnet4j.wifidirect.SessionOpening}, which takes seconds and can be cancelled; what it brings
 * is a {@link io.github.winnet4j.wifidirect.WifiDirectSession}, with the network interface that leads to the device.
 * Opens end on a {@link io.github.winnet4j.port.CompletionPort}.
 *
 * <p>Windows promises less than one would like: a cancel doesn't end an open, which may succeed all the same; closing a
 * session that is being opened does nothing; closing the handle waits for what is pending. This package puts them in
 * the right order, whichever of them comes first, from any thread and from inside handlers.
 */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.wifidirect;
