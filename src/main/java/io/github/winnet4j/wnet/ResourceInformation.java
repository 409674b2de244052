// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * A name of the network, split into what can be connected and what lies within.
 *
 * @param resource what the name begins with
 * @param rest what follows, such as {@code \dir\file}; empty for nothing
 * @since 0.1.0
 */
public record ResourceInformation(NetworkResource resource, String rest) {}
