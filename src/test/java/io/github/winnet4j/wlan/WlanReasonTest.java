// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reasons without Windows: their names and this library's words. (Wine's own WlanReasonCodeToString would end the JVM.)
 */
class WlanReasonTest {
    @ParameterizedTest
    @CsvSource({
        "0x00000, WLAN_REASON_CODE_SUCCESS",
        "0x10001, WLAN_REASON_CODE_UNKNOWN",
        "0x28009, WLAN_REASON_CODE_CONNECT_CALL_FAIL",
        "0x2800D, WLAN_REASON_CODE_KEY_MISMATCH",
        "0x38003, WLAN_REASON_CODE_ASSOCIATION_TIMEOUT",
        "0x38014, WLAN_REASON_CODE_NO_VISIBLE_AP",
        "0x40025, WLAN_REASON_CODE_MSMSEC_CAPABILITY_MFP_NW_NIC",
        "0x4801B, WLAN_REASON_CODE_MSMSEC_G1_MISSING_MGMT_GRP_KEY",
        "0x8001B, WLAN_REASON_CODE_HOTSPOT2_PROFILE_NOT_ALLOWED"
    })
    void aReasonHasMicrosoftsName(String number, String name) {
        WlanReason reason = new WlanReason(Integer.decode(number));
        assertEquals(name, reason.symbol());
        assertEquals(number + " " + name, reason.toString());
    }

    /** By their names, each is the one in the table of Microsoft's header. */
    @Test
    void theConstantsAreThoseOfTheHeader() throws Exception {
        int seen = 0;
        for (Field one : WlanReason.class.getFields()) {
            String symbol = ((WlanReason) one.get(null)).symbol();
            assertTrue(symbol.matches("WLAN_REASON_CODE_(MSMSEC_)?" + one.getName()), one + ": " + symbol);
            seen++;
        }
        assertEquals(14, seen);
        assertTrue(WlanReason.PSK_MISMATCH_SUSPECTED.isWrongKey() && WlanReason.KEY_MISMATCH.isWrongKey());
        assertFalse(WlanReason.NETWORK_NOT_AVAILABLE.isWrongKey());
        assertTrue(
                new ConnectOutcome.Failed(WlanReason.NETWORK_NOT_AVAILABLE, List.of(WlanReason.PSK_MISMATCH_SUSPECTED))
                        .isWrongKey());
        assertFalse(new ConnectOutcome.Failed(WlanReason.NETWORK_NOT_AVAILABLE, List.of()).isWrongKey());
    }

    @Test
    void anUnknownNumberIsANumber() {
        assertEquals("0x12345", new WlanReason(0x12345).symbol());
        assertEquals("0x12345", new WlanReason(0x12345).toString());
        assertEquals("An unknown reason, 0x12345.", new WlanReason(0x12345).ofTable());
        assertEquals("0xFFFFFFFF", new WlanReason(-1).toString());
    }

    @Test
    void onlyZeroIsSuccess() {
        assertTrue(WlanReason.SUCCESS.isSuccess());
        assertFalse(new WlanReason(0x10001).isSuccess());
        assertEquals(WlanReason.SUCCESS, new WlanReason(0));
    }

    @Test
    void theTableIsWhole() {
        int[] perRange = new int[16];
        Set<String> names = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (int code : WlanReasonTable.codes()) {
            perRange[code >>> 16]++;
            String name = WlanReasonTable.nameOf(code);
            String text = WlanReasonTable.textOf(code);
            assertNotNull(text, name);
            assertTrue(names.add(name), name);
            assertTrue(text.endsWith(".") && Character.isUpperCase(text.charAt(0)), text);
            texts.add(text);
        }
        // Success, unknown, then by range: automatic configuration, media-specific, its security, profiles.
        assertEquals(1, perRange[0]);
        assertEquals(1, perRange[1]);
        assertEquals(19, perRange[2]);
        assertEquals(25, perRange[3]);
        assertEquals(64, perRange[4]);
        assertEquals(27, perRange[8]);
        assertEquals(137, names.size());
        assertTrue(texts.size() >= 136, "words that say nothing"); // two ways to name too many networks
    }
}
