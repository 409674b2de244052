// SPDX-License-Identifier: Apache-2.0

/**
 * Network connections: drives, printers and shares, over the {@code WNet*} functions of Windows.
 *
 * <p>{@link io.github.winnet4j.wnet.NetworkConnections} has everything: it connects what a
 * {@link io.github.winnet4j.wnet.NetworkConnectRequest} describes, ends connections without losing data by surprise,
 * lists them, and walks the network by {@link io.github.winnet4j.wnet.NetworkResource}. There is no handle to close,
 * but a stream of this package holds an enumeration of Windows until it was read to its end or closed.
 *
 * <p>What can go wrong is a {@link io.github.winnet4j.wnet.NetworkException}, with subclasses where a caller acts
 * differently. Every call may block for half a minute on a server that doesn't answer; the methods whose names end with
 * {@code Async} have a deadline.
 */
@org.jspecify.annotations.NullMarked
package io.github.winnet4j.wnet;
