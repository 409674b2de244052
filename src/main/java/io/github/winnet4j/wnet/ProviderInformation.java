// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

/**
 * The properties of a network provider: {@code NETINFOSTRUCT}.
 *
 * @param version its version, as it counts
 * @param status 0 when it runs, else a code: {@code ERROR_NO_NETWORK}, {@code ERROR_BUSY}
 * @param characteristics {@code NETINFO_} bits
 * @param networkType its {@code WNNC_NET_} type, which {@link NetworkConnections#providerName} takes in the upper half
 * @param printers the printers it can be given, a bit each: {@code LPT1} is bit 0
 * @param drives the drives it can be given, a bit each: {@code A:} is bit 0
 * @since 0.1.0
 */
public record ProviderInformation(
        int version, int status, int characteristics, int networkType, int printers, int drives) {}
