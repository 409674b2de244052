// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * A path on a device, taken apart: {@code REMOTE_NAME_INFO}.
 *
 * @param universalName the whole path as everybody can use it, such as {@code \\server\share\dir\file}
 * @param connectionName the part that is connected, such as {@code \\server\share}
 * @param remainingPath the rest, such as {@code \dir\file}
 * @since 0.1.0
 */
public record RemotePath(String universalName, String connectionName, String remainingPath) {}
