// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.OneJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reasons of the hosted network have the header's names and numbers, and words. */
@OneJvm("a table of the library's own")
class HostedNetworkReasonTest {
    private static final Pattern NAME = Pattern.compile("wlan_hosted_network_reason_\\w+");

    @Test
    void namesAndNumbersAreThoseOfTheHeader() throws IOException {
        String header = Files.readString(Built.target().resolveSibling("native").resolve(Path.of("win", "wlan.h")));
        String list = header.substring(header.indexOf("enum WLAN_HOSTED_NETWORK_REASON {"));
        List<String> names = NAME.matcher(list.substring(0, list.indexOf("};")))
                .results()
                .map(match -> match.group())
                .toList();
        assertEquals(29, names.size());
        assertEquals(names.size(), HostedNetworkReason.known());
        for (int code = 0; code < names.size(); code++) {
            HostedNetworkReason reason = new HostedNetworkReason(code);
            assertEquals(names.get(code), reason.symbol());
            assertTrue(reason.text().endsWith("."), reason.text());
        }
        assertEquals("wlan_hosted_network_reason_properties_change", HostedNetworkReason.PROPERTIES_CHANGE.symbol());
        assertEquals("wlan_hosted_network_reason_gp_denied", HostedNetworkReason.GP_DENIED.symbol());
        assertEquals("wlan_hosted_network_reason_client_abort", HostedNetworkReason.CLIENT_ABORT.symbol());
        assertEquals("wlan_hosted_network_reason_elevation_required", HostedNetworkReason.ELEVATION_REQUIRED.symbol());
    }

    @Test
    void anUnknownNumberStaysANumber() {
        for (int code : new int[] {-1, 29, Integer.MAX_VALUE}) {
            HostedNetworkReason reason = new HostedNetworkReason(code);
            assertEquals(Integer.toString(code), reason.symbol());
            assertEquals(Integer.toString(code), reason.toString());
            assertTrue(reason.text().contains(Integer.toString(code)));
        }
        assertEquals("20 wlan_hosted_network_reason_peer_arrived", HostedNetworkReason.PEER_ARRIVED.toString());
    }
}
