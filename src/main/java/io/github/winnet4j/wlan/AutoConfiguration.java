// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.internal.Deadline;
import io.github.winnet4j.win32.Wlanapi;
import java.time.Duration;

/**
 * Settings of the service that scans and connects, for the whole machine ({@code WlanQueryAutoConfigParameter}). Every
 * method asks Windows. Changing them mostly takes administrators' rights, and group policy may have fixed them:
 * {@link io.github.winnet4j.AccessDeniedException}.
 *
 * @since 0.1.0
 */
public final class AutoConfiguration {
    private static final int SHOWS_DENIED = 1;
    private static final int POWER_SETTING = 2;
    private static final int ONLY_POLICY_PROFILES = 3;
    private static final int EXPLICIT_CREDENTIALS = 4;
    private static final int BLOCK_PERIOD = 5;
    private static final int VIRTUAL_STATIONS = 6;
    private static final long MOST_SECONDS = 0xFFFF_FFFFL;

    private final WlanClient client;

    AutoConfiguration(WlanClient client) {
        this.client = client;
    }

    /** {@return whether denied networks are listed, though connecting to them is denied} */
    public boolean showsDeniedNetworks() {
        return is(SHOWS_DENIED);
    }

    /**
     * Sets whether denied networks are listed.
     *
     * @param shows true to list them
     */
    public void showDeniedNetworks(boolean shows) {
        set(SHOWS_DENIED, shows ? 1 : 0);
    }

    /** {@return how much power is saved, a {@code WLAN_POWER_SETTING}: 0 none, 1 low, 2 medium, 3 maximum saving} */
    public int powerSetting() {
        return get(POWER_SETTING);
    }

    /** {@return whether only profiles of group policy may be used for networks that policy permits} */
    public boolean usesOnlyPolicyProfiles() {
        return is(ONLY_POLICY_PROFILES);
    }

    /** {@return whether a user's credentials are used at machines of a domain while no user is logged on} */
    public boolean allowsExplicitCredentials() {
        return is(EXPLICIT_CREDENTIALS);
    }

    /**
     * Sets whether a user's credentials are used while no user is logged on.
     *
     * @param allows true to allow it
     */
    public void allowExplicitCredentials(boolean allows) {
        set(EXPLICIT_CREDENTIALS, allows ? 1 : 0);
    }

    /** {@return how long a profile isn't used by itself after it has failed} */
    public Duration blockPeriod() {
        return Duration.ofSeconds(Integer.toUnsignedLong(get(BLOCK_PERIOD)));
    }

    /**
     * How long a profile isn't used by itself after it has failed.
     *
     * @param period whole seconds count
     * @throws IllegalArgumentException it is negative, or longer than 4294967295 seconds
     */
    public void blockFor(Duration period) {
        Deadline.nanos(period);
        if (period.toSeconds() > MOST_SECONDS) {
            throw new IllegalArgumentException(
                    "a profile can be blocked for " + MOST_SECONDS + " s at most: " + period);
        }
        set(BLOCK_PERIOD, (int) period.toSeconds());
    }

    /** {@return whether makers' extensions may use virtual stations} */
    public boolean allowsVirtualStations() {
        return is(VIRTUAL_STATIONS);
    }

    /**
     * Sets whether makers' extensions may use virtual stations.
     *
     * @param allows true to allow it
     */
    public void allowVirtualStations(boolean allows) {
        set(VIRTUAL_STATIONS, allows ? 1 : 0);
    }

    private boolean is(int opcode) {
        return get(opcode) != 0;
    }

    private int get(int opcode) {
        byte[] value = new byte[Integer.BYTES];
        client.call(
                "WlanQueryAutoConfigParameter",
                handle -> Wlanapi.WlanQueryAutoConfigParameter(handle, opcode, 0, new int[1], value, null));
        return Layouts.wrap(value).getInt(0);
    }

    private void set(int opcode, int value) {
        byte[] bytes = new byte[Integer.BYTES];
        Layouts.wrap(bytes).putInt(0, value);
        client.call(
                "WlanSetAutoConfigParameter",
                handle -> Wlanapi.WlanSetAutoConfigParameter(handle, opcode, bytes.length, bytes, 0));
    }

    @Override
    public String toString() {
        return "autoconfiguration of " + client;
    }
}
