// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

/**
 * Why a function of the hosted network failed, or why its state has changed: a {@code WLAN_HOSTED_NETWORK_REASON}. Any
 * number may arrive.
 *
 * @param code the number
 * @since 0.1.0
 */
public record HostedNetworkReason(int code) {
    /** Success. */
    public static final HostedNetworkReason SUCCESS = new HostedNetworkReason(0);

    /** It takes an elevated process. */
    public static final HostedNetworkReason ELEVATION_REQUIRED = new HostedNetworkReason(5);

    /** It was stopped without having been started. */
    public static final HostedNetworkReason STOP_BEFORE_START = new HostedNetworkReason(10);

    /** There is an adapter that can do it again. */
    public static final HostedNetworkReason INTERFACE_AVAILABLE = new HostedNetworkReason(11);

    /** There is no adapter that can do it, which is so with most drivers since Windows 10. */
    public static final HostedNetworkReason INTERFACE_UNAVAILABLE = new HostedNetworkReason(12);

    /** A user or a program has asked for it. */
    public static final HostedNetworkReason USER_ACTION = new HostedNetworkReason(17);

    /** The program that used it has gone. */
    public static final HostedNetworkReason CLIENT_ABORT = new HostedNetworkReason(18);

    /** A guest has come. */
    public static final HostedNetworkReason PEER_ARRIVED = new HostedNetworkReason(20);

    /** A guest has gone. */
    public static final HostedNetworkReason PEER_DEPARTED = new HostedNetworkReason(21);

    /** Group policy forbids it. */
    public static final HostedNetworkReason GP_DENIED = new HostedNetworkReason(23);

    /** It has other settings, or another key. */
    public static final HostedNetworkReason PROPERTIES_CHANGE = new HostedNetworkReason(26);

    private static final String PREFIX = "wlan_hosted_network_reason_";

    /** By number: the name in the header, and what it says. */
    private static final String[][] TABLE = {
        {"success", "The operation succeeded."},
        {"unspecified", "Windows gives no reason."},
        {"bad_parameters", "An argument is not allowed."},
        {"service_shutting_down", "The WLAN service is shutting down."},
        {"insufficient_resources", "The WLAN service is out of resources."},
        {"elevation_required", "It takes an elevated process: run this program as administrator."},
        {"read_only", "This can be read alone."},
        {"persistence_failed", "The settings could not be stored."},
        {"crypt_error", "Something cryptographic went wrong."},
        {"impersonation", "The WLAN service could not act as the user."},
        {"stop_before_start", "It was stopped without having been started."},
        {"interface_available", "A wireless adapter has become available."},
        {
            "interface_unavailable",
            "No wireless adapter can host a network now. Most drivers since Windows 10 have dropped the hosted network:"
                    + " the mobile hotspot (NetworkOperatorTetheringManager of WinRT) and Wi-Fi Direct have taken its"
                    + " place. Group policy may forbid it, too, or the radio may be off."
        },
        {"miniport_stopped", "The driver has stopped it."},
        {"miniport_started", "The state of the driver has changed."},
        {"incompatible_connection_started", "A connection began with which it can't be: ad hoc, monitoring, or FIPS."},
        {"incompatible_connection_stopped", "The connection with which it could not be has ended."},
        {"user_action", "A user or a program has asked for it."},
        {"client_abort", "The program that used it has gone."},
        {"ap_start_failed", "The driver could not start it."},
        {"peer_arrived", "A guest has come."},
        {"peer_departed", "A guest has gone."},
        {"peer_timeout", "A guest doesn't answer any more."},
        {"gp_denied", "Group policy forbids it."},
        {"service_unavailable", "The WLAN service is not running."},
        {"device_change", "It is another adapter that hosts it."},
        {"properties_change", "Its settings, or its key, have changed."},
        {"virtual_station_blocking_use", "A virtual station is in its way."},
        {"service_available_on_virtual_station", "A virtual station has the same service."},
    };

    /** {@return the name in Microsoft's header; the number where it has none} */
    public String symbol() {
        return isKnown() ? PREFIX + TABLE[code][0] : Integer.toString(code);
    }

    /** {@return the reason in words, of this library: Windows has none} */
    public String text() {
        return isKnown() ? TABLE[code][1] : "An unknown reason, " + code + ".";
    }

    private boolean isKnown() {
        return code >= 0 && code < TABLE.length;
    }

    /** Number and name. */
    @Override
    public String toString() {
        return isKnown() ? code + " " + symbol() : symbol();
    }

    static int known() {
        return TABLE.length;
    }
}
