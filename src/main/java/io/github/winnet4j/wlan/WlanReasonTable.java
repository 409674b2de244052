// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The reason codes of Wi-Fi: number, Microsoft's name, and words for where Windows' own can't be had. The one place
 * that has them. Knows nothing of Windows. The names that only mark where a range begins or ends are left out.
 */
final class WlanReasonTable {
    static final String PREFIX = "WLAN_REASON_CODE_";

    private record Row(String name, String text) {}

    private static final String ROWS = """
            00000 SUCCESS: The operation succeeded.
            10001 UNKNOWN: The reason is not known.
            20001 NETWORK_NOT_COMPATIBLE: The adapter can't use this network.
            20002 PROFILE_NOT_COMPATIBLE: The adapter can't use this profile.
            28001 NO_AUTO_CONNECTION: The profile is only connected to by hand.
            28002 NOT_VISIBLE: The network is not in sight.
            28003 GP_DENIED: Group policy forbids this network.
            28004 USER_DENIED: The user has forbidden this network.
            28005 BSS_TYPE_NOT_ALLOWED: This kind of network is not allowed.
            28006 IN_FAILED_LIST: Connecting to this network has failed before.
            28007 IN_BLOCKED_LIST: This network is blocked.
            28008 SSID_LIST_TOO_LONG: The profile names too many networks.
            28009 CONNECT_CALL_FAIL: The call to connect failed.
            2800A SCAN_CALL_FAIL: The call to scan failed.
            2800B NETWORK_NOT_AVAILABLE: The network can't be reached.
            2800C PROFILE_CHANGED_OR_DELETED: The profile was changed or deleted meanwhile.
            2800D KEY_MISMATCH: The key does not fit.
            2800E USER_NOT_RESPOND: The user did not answer.
            2800F AP_PROFILE_NOT_ALLOWED_FOR_CLIENT: A profile of an access point can't be used by a client.
            28010 AP_PROFILE_NOT_ALLOWED: Profiles of access points are not allowed.
            28011 HOTSPOT2_PROFILE_DENIED: Hotspot 2.0 profiles are not allowed.
            30001 UNSUPPORTED_SECURITY_SET_BY_OS: The adapter lacks the security that Windows asks for.
            30002 UNSUPPORTED_SECURITY_SET: The adapter lacks the security that the network asks for.
            30003 BSS_TYPE_UNMATCH: The network is of another kind than the profile says.
            30004 PHY_TYPE_UNMATCH: The radio of the network is of another type than the profile says.
            30005 DATARATE_UNMATCH: The data rates of the network and the adapter don't match.
            38001 USER_CANCELLED: The user cancelled it.
            38002 ASSOCIATION_FAILURE: The access point refused the association.
            38003 ASSOCIATION_TIMEOUT: The access point did not answer the association in time.
            38004 PRE_SECURITY_FAILURE: It failed before security was set up.
            38005 START_SECURITY_FAILURE: Security could not be started.
            38006 SECURITY_FAILURE: The security handshake failed.
            38007 SECURITY_TIMEOUT: The security handshake took too long.
            38008 ROAMING_FAILURE: Roaming to another access point failed.
            38009 ROAMING_SECURITY_FAILURE: Security failed while roaming to another access point.
            3800A ADHOC_SECURITY_FAILURE: Security of the ad hoc network failed.
            3800B DRIVER_DISCONNECTED: The driver ended the connection.
            3800C DRIVER_OPERATION_FAILURE: The driver failed.
            3800D IHV_NOT_AVAILABLE: The service of the adapter's maker is not there.
            3800E IHV_NOT_RESPONDING: The service of the adapter's maker does not answer.
            3800F DISCONNECT_TIMEOUT: Disconnecting took too long.
            38010 INTERNAL_FAILURE: The Wi-Fi service failed inside.
            38011 UI_REQUEST_TIMEOUT: A question to the user was not answered in time.
            38012 TOO_MANY_SECURITY_ATTEMPTS: The security handshake was tried too often.
            38013 AP_STARTING_FAILURE: The access point could not be started.
            38014 NO_VISIBLE_AP: No access point of the network is in sight.
            40001 MSMSEC_PROFILE_INVALID_KEY_INDEX: The profile has an impossible key index.
            40002 MSMSEC_PROFILE_PSK_PRESENT: The profile has a shared key where none belongs.
            40003 MSMSEC_PROFILE_KEY_LENGTH: The key of the profile has a wrong length.
            40004 MSMSEC_PROFILE_PSK_LENGTH: The shared key of the profile has a wrong length.
            40005 MSMSEC_PROFILE_NO_AUTH_CIPHER_SPECIFIED: The profile names no authentication and cipher.
            40006 MSMSEC_PROFILE_TOO_MANY_AUTH_CIPHER_SPECIFIED: The profile names too many authentications and ciphers.
            40007 MSMSEC_PROFILE_DUPLICATE_AUTH_CIPHER: The profile names an authentication and cipher twice.
            40008 MSMSEC_PROFILE_RAWDATA_INVALID: The raw data of the profile is not valid.
            40009 MSMSEC_PROFILE_INVALID_AUTH_CIPHER: This authentication and cipher don't go together.
            4000A MSMSEC_PROFILE_ONEX_DISABLED: The profile needs 802.1X, which it switches off.
            4000B MSMSEC_PROFILE_ONEX_ENABLED: The profile switches 802.1X on where it can't be used.
            4000C MSMSEC_PROFILE_INVALID_PMKCACHE_MODE: The profile has an impossible mode of the key cache.
            4000D MSMSEC_PROFILE_INVALID_PMKCACHE_SIZE: The profile has an impossible size of the key cache.
            4000E MSMSEC_PROFILE_INVALID_PMKCACHE_TTL: The profile has an impossible lifetime of cached keys.
            4000F MSMSEC_PROFILE_INVALID_PREAUTH_MODE: The profile has an impossible mode of pre-authentication.
            40010 MSMSEC_PROFILE_INVALID_PREAUTH_THROTTLE: The profile has an impossible limit of pre-authentication.
            40011 MSMSEC_PROFILE_PREAUTH_ONLY_ENABLED: The profile has pre-authentication without the key cache.
            40012 MSMSEC_CAPABILITY_NETWORK: The network lacks a needed capability.
            40013 MSMSEC_CAPABILITY_NIC: The adapter lacks a needed capability.
            40014 MSMSEC_CAPABILITY_PROFILE: The profile lacks a needed capability.
            40015 MSMSEC_CAPABILITY_DISCOVERY: The network does not offer what the profile asks for.
            40016 MSMSEC_PROFILE_PASSPHRASE_CHAR: The passphrase has a character that it may not have.
            40017 MSMSEC_PROFILE_KEYMATERIAL_CHAR: The key has a character that it may not have.
            40018 MSMSEC_PROFILE_WRONG_KEYTYPE: The key is of the wrong type.
            40019 MSMSEC_MIXED_CELL: The network has access points with and without encryption.
            4001A MSMSEC_PROFILE_AUTH_TIMERS_INVALID: The profile has impossible times for authentication.
            4001B MSMSEC_PROFILE_INVALID_GKEY_INTV: The profile has an impossible interval for the group key.
            4001C MSMSEC_TRANSITION_NETWORK: The network changes between two kinds of security.
            4001D MSMSEC_PROFILE_KEY_UNMAPPED_CHAR: The key has a character that can't be written in it.
            4001E MSMSEC_CAPABILITY_PROFILE_AUTH: The network lacks the authentication of the profile.
            4001F MSMSEC_CAPABILITY_PROFILE_CIPHER: The network lacks the cipher of the profile.
            40020 MSMSEC_PROFILE_SAFE_MODE: The profile does not fit the safe mode.
            40021 MSMSEC_CAPABILITY_PROFILE_SAFE_MODE_NIC: The adapter lacks the safe mode of the profile.
            40022 MSMSEC_CAPABILITY_PROFILE_SAFE_MODE_NW: The network lacks the safe mode of the profile.
            40023 MSMSEC_PROFILE_UNSUPPORTED_AUTH: The adapter lacks the authentication of the profile.
            40024 MSMSEC_PROFILE_UNSUPPORTED_CIPHER: The adapter lacks the cipher of the profile.
            40025 MSMSEC_CAPABILITY_MFP_NW_NIC: Network and adapter don't agree on protected management frames.
            48001 MSMSEC_UI_REQUEST_FAILURE: The user could not be asked.
            48002 MSMSEC_AUTH_START_TIMEOUT: The authentication did not start in time.
            48003 MSMSEC_AUTH_SUCCESS_TIMEOUT: The authentication did not succeed in time.
            48004 MSMSEC_KEY_START_TIMEOUT: The exchange of keys did not start in time.
            48005 MSMSEC_KEY_SUCCESS_TIMEOUT: The exchange of keys did not succeed in time.
            48006 MSMSEC_M3_MISSING_KEY_DATA: The third message of the handshake lacks the key data.
            48007 MSMSEC_M3_MISSING_IE: The third message of the handshake lacks an information element.
            48008 MSMSEC_M3_MISSING_GRP_KEY: The third message of the handshake lacks the group key.
            48009 MSMSEC_PR_IE_MATCHING: The security in the handshake differs from what the access point announces.
            4800A MSMSEC_SEC_IE_MATCHING: The handshake's second security differs from what the access point announces.
            4800B MSMSEC_NO_PAIRWISE_KEY: The handshake brought no pairwise key.
            4800C MSMSEC_G1_MISSING_KEY_DATA: The first message of the group handshake lacks the key data.
            4800D MSMSEC_G1_MISSING_GRP_KEY: The first message of the group handshake lacks the group key.
            4800E MSMSEC_PEER_INDICATED_INSECURE: The other side asked for a connection that is not secure.
            4800F MSMSEC_NO_AUTHENTICATOR: There is no authenticator.
            48010 MSMSEC_NIC_FAILURE: The adapter failed.
            48011 MSMSEC_CANCELLED: It was cancelled.
            48012 MSMSEC_KEY_FORMAT: The key has a wrong format.
            48013 MSMSEC_DOWNGRADE_DETECTED: The other side offers less security than it announced.
            48014 MSMSEC_PSK_MISMATCH_SUSPECTED: The shared key is probably wrong.
            48015 MSMSEC_FORCED_FAILURE: It was made to fail.
            48016 MSMSEC_M3_TOO_MANY_RSNIE: The third message of the handshake has too many security elements.
            48017 MSMSEC_M2_MISSING_KEY_DATA: The second message of the handshake lacks the key data.
            48018 MSMSEC_M2_MISSING_IE: The second message of the handshake lacks an information element.
            48019 MSMSEC_AUTH_WCN_COMPLETED: The setup by WPS is complete; connect anew.
            4801A MSMSEC_M3_MISSING_MGMT_GRP_KEY: The handshake's third message lacks the key for management frames.
            4801B MSMSEC_G1_MISSING_MGMT_GRP_KEY: The first group message lacks the key for management frames.
            80001 INVALID_PROFILE_SCHEMA: The profile is not valid by its schema.
            80002 PROFILE_MISSING: The profile element is missing.
            80003 INVALID_PROFILE_NAME: The name of the profile is not valid.
            80004 INVALID_PROFILE_TYPE: The type of the profile is not valid.
            80005 INVALID_PHY_TYPE: The type of radio in the profile is not valid.
            80006 MSM_SECURITY_MISSING: The profile lacks its security settings.
            80007 IHV_SECURITY_NOT_SUPPORTED: Security by the adapter's maker is not possible here.
            80008 IHV_OUI_MISMATCH: The profile is for an adapter of another maker.
            80009 IHV_OUI_MISSING: The profile does not say for which maker's adapters it is.
            8000A IHV_SETTINGS_MISSING: The profile lacks the settings for its maker's adapters.
            8000B CONFLICT_SECURITY: The profile has security settings that contradict each other.
            8000C SECURITY_MISSING: The profile has no security element.
            8000D INVALID_BSS_TYPE: The kind of network in the profile is not valid.
            8000E INVALID_ADHOC_CONNECTION_MODE: An ad hoc network can't be connected to by itself.
            8000F NON_BROADCAST_SET_FOR_ADHOC: An ad hoc network can't be hidden.
            80010 AUTO_SWITCH_SET_FOR_ADHOC: Switching by itself is not for ad hoc networks.
            80011 AUTO_SWITCH_SET_FOR_MANUAL_CONNECTION: Switching by itself is not for connections by hand.
            80012 IHV_SECURITY_ONEX_MISSING: The maker's security in the profile lacks its 802.1X settings.
            80013 PROFILE_SSID_INVALID: The network name in the profile is not valid.
            80014 TOO_MANY_SSID: The profile names too many networks.
            80015 IHV_CONNECTIVITY_NOT_SUPPORTED: Connecting in the way of the adapter's maker is not possible here.
            80016 BAD_MAX_NUMBER_OF_CLIENTS_FOR_AP: The access point can't have that many clients.
            80017 INVALID_CHANNEL: The channel is not valid.
            80018 OPERATION_MODE_NOT_SUPPORTED: The adapter can't work in this mode.
            80019 AUTO_AP_PROFILE_NOT_ALLOWED: An access point can't be started by itself.
            8001A AUTO_CONNECTION_NOT_ALLOWED: Connecting by itself is not allowed.
            8001B HOTSPOT2_PROFILE_NOT_ALLOWED: A Hotspot 2.0 profile is not allowed here.
            """;

    private static final Map<Integer, Row> TABLE = parse();

    private WlanReasonTable() {}

    /** Microsoft's name for it; null for a number that has none. */
    static @Nullable String nameOf(int code) {
        Row row = TABLE.get(code);
        return row == null ? null : PREFIX + row.name;
    }

    /** The words for it; null for a number that has none. */
    static @Nullable String textOf(int code) {
        Row row = TABLE.get(code);
        return row == null ? null : row.text;
    }

    /** All that are known, in order. */
    static Iterable<Integer> codes() {
        return TABLE.keySet();
    }

    private static Map<Integer, Row> parse() {
        Map<Integer, Row> table = new TreeMap<>();
        ROWS.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            Row row = new Row(line.substring(6, colon), line.substring(colon + 2));
            if (table.put(Integer.parseInt(line.substring(0, 5), 16), row) != null) {
                throw new IllegalStateException("twice: " + line);
            }
        });
        return table;
    }
}
