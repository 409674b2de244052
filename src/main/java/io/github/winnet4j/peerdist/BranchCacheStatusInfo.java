// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

/**
 * The status with the versions of content information that this Windows knows ({@code PEERDIST_STATUS_INFO}).
 *
 * @param status if it works
 * @param oldest the lowest version of content information: 1 is that of Windows 7
 * @param newest the highest: 2 is that of Windows 8
 * @since 0.1.0
 */
public record BranchCacheStatusInfo(BranchCacheStatus status, int oldest, int newest) {}
