// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.WindowsException;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The hosted network ({@code WlanHostedNetwork…}): this machine as an access point, beside what it is connected to.
 * There is one for the whole machine, and its settings stay.
 *
 * <p>Before you build on it: Windows has it since Windows 7, but few drivers do since Windows 10. {@link #status} says
 * {@link HostedNetworkState#UNAVAILABLE} then, {@link WlanInterface#canHostNetwork} is false, and a start fails with
 * 5023 ERROR_INVALID_STATE and {@link HostedNetworkReason#INTERFACE_UNAVAILABLE}. The mobile hotspot of Windows'
 * settings and Wi-Fi Direct have taken its place; the former can be had by WinRT alone
 * ({@code NetworkOperatorTetheringManager}), which this library doesn't call.
 *
 * <p>{@link #initialise} comes first. What happens is reported to watches of {@link NotificationSource#HOSTED_NETWORK}.
 * Every method asks Windows; a failure with a reason is a {@link HostedNetworkException}.
 *
 * @since 0.1.0
 */
public final class HostedNetwork {
    // wlan_hosted_network_opcode_
    private static final int SETTINGS = 0;
    private static final int SECURITY = 1;
    private static final int STATION_PROFILE = 2;
    private static final int ENABLE = 3;

    private static final int SECURITY_SIZE = 8;
    private static final int LEAST_PHRASE = 8;
    private static final int MOST_PHRASE = 63;
    private static final int RAW_KEY = 32;
    private static final int USUAL_PROFILE = 4096;

    private final WlanClient client;

    HostedNetwork(WlanClient client) {
        this.client = client;
    }

    /**
     * How guests get in.
     *
     * @param auth how they authenticate
     * @param cipher how it encrypts
     * @since 0.1.0
     */
    public record Security(AuthAlgorithm auth, CipherAlgorithm cipher) {}

    /** One call that gives a reason when it fails. */
    @FunctionalInterface
    private interface Act {
        int call(long handle, int[] reason);
    }

    private void act(String function, Act act) {
        int[] reason = new int[1];
        int code = client.code(handle -> act.call(handle, reason));
        HostedNetworkException.check(function, code, reason[0]);
    }

    /** {@return what it is doing, and its guests} */
    public HostedNetworkStatus status() {
        return client.fetch(
                "WlanHostedNetworkQueryStatus",
                HostedNetworkStatus.USUAL_SIZE,
                (handle, bytes, size) -> Wlanapi.WlanHostedNetworkQueryStatus(handle, bytes, 0, size),
                HostedNetworkStatus::parse);
    }

    // -- its settings

    /**
     * Makes its settings, a name after this machine's and a primary key, unless it has some
     * ({@code WlanHostedNetworkInitSettings}). Windows requires that before anything else.
     */
    public void initialise() {
        act(
                "WlanHostedNetworkInitSettings",
                (handle, reason) -> Wlanapi.WlanHostedNetworkInitSettings(handle, reason, 0));
    }

    /** {@return name and number of guests; empty before {@link #initialise}} */
    public Optional<HostedNetworkSettings> settings() {
        return property(SETTINGS, HostedNetworkSettings.SIZE).map(HostedNetworkSettings::parse);
    }

    /**
     * Sets name and number of guests. While it is active it goes idle by that, and wants a new start.
     *
     * @param settings what to set
     */
    public void configure(HostedNetworkSettings settings) {
        set(SETTINGS, settings.toStruct());
    }

    /** {@return how guests get in} */
    public Security security() {
        ByteBuffer bytes = property(SECURITY, SECURITY_SIZE).orElseThrow(HostedNetwork::unconfigured);
        Layouts.atLeast(bytes, SECURITY_SIZE);
        return new Security(AuthAlgorithm.of(bytes.getInt(0)), CipherAlgorithm.of(bytes.getInt(4)));
    }

    /** {@return whether it is enabled at all} */
    public boolean isEnabled() {
        ByteBuffer bytes = property(ENABLE, Integer.BYTES).orElseThrow(HostedNetwork::unconfigured);
        Layouts.atLeast(bytes, Integer.BYTES);
        return Layouts.bool(bytes, 0);
    }

    /**
     * Enables or disables it. That takes an elevated process.
     *
     * @param on true to enable it
     * @throws io.github.winnet4j.AccessDeniedException the process isn't elevated, or group policy forbids it
     */
    public void enable(boolean on) {
        set(ENABLE, new byte[] {(byte) (on ? 1 : 0), 0, 0, 0});
    }

    /**
     * A profile by which others get in. It has a key of the network, which is wiped when the profile is set or
     * connected by.
     *
     * @return the profile; empty before {@link #initialise}
     */
    public Optional<ProfileSettings> stationProfile() {
        byte[] bytes = new byte[USUAL_PROFILE];
        int[] size = new int[1];
        int code = query(STATION_PROFILE, bytes, size);
        if (code == WinError.ERROR_MORE_DATA) {
            Arrays.fill(bytes, (byte) 0);
            bytes = new byte[size[0]];
            code = query(STATION_PROFILE, bytes, size);
        }
        char[] xml = new char[Math.min(size[0], bytes.length) / Character.BYTES];
        try {
            if (code == WinError.ERROR_BAD_CONFIGURATION) {
                return Optional.empty();
            }
            WlanErrors.check("WlanHostedNetworkQueryProperty", code);
            Layouts.wrap(bytes).asCharBuffer().get(xml);
            int length = xml.length > 0 && xml[xml.length - 1] == 0 ? xml.length - 1 : xml.length;
            return Optional.of(parse(xml, length));
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(xml, '\0');
        }
    }

    private static ProfileSettings parse(char[] xml, int length) {
        char[] exact = Arrays.copyOf(xml, length);
        try {
            return ProfileSettings.parse(exact);
        } finally {
            Arrays.fill(exact, '\0');
        }
    }

    // -- its keys

    /** Has Windows make a new primary key ({@code WlanHostedNetworkRefreshSecuritySettings}). It goes idle by that. */
    public void renewKey() {
        act(
                "WlanHostedNetworkRefreshSecuritySettings",
                (handle, reason) -> Wlanapi.WlanHostedNetworkRefreshSecuritySettings(handle, reason, 0));
    }

    /**
     * Sets the secondary key, by which guests get in beside the primary one that Windows makes.
     *
     * @param passPhrase 8 to 63 characters of ASCII; wiped, whatever becomes of it
     * @param lasting true for each start to come, false for the one that is, or the next
     * @throws IllegalArgumentException it is no such passphrase
     */
    public void setKey(char[] passPhrase, boolean lasting) {
        byte[] bytes = new byte[passPhrase.length + 1];
        try {
            if (passPhrase.length < LEAST_PHRASE || passPhrase.length > MOST_PHRASE) {
                throw new IllegalArgumentException(
                        "a passphrase has 8 to 63 characters; this has " + passPhrase.length);
            }
            for (int i = 0; i < passPhrase.length; i++) {
                if (passPhrase[i] < ' ' || passPhrase[i] > '~') {
                    throw new IllegalArgumentException(
                            "a passphrase has letters, digits, blanks and signs of ASCII alone");
                }
                bytes[i] = (byte) passPhrase[i];
            }
            setKey(bytes, true, lasting);
        } finally {
            Arrays.fill(passPhrase, '\0');
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * As {@link #setKey(char[], boolean) setKey}, by the key itself.
     *
     * @param key 32 bytes; wiped, whatever becomes of it
     * @param lasting true for each start to come, false for the one that is, or the next
     * @throws IllegalArgumentException it has another length
     */
    public void setKey(byte[] key, boolean lasting) {
        try {
            if (key.length != RAW_KEY) {
                throw new IllegalArgumentException("a key has 32 bytes; this has " + key.length);
            }
            setKey(key, false, lasting);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private void setKey(byte[] key, boolean passPhrase, boolean lasting) {
        act(
                "WlanHostedNetworkSetSecondaryKey",
                (handle, reason) -> Wlanapi.WlanHostedNetworkSetSecondaryKey(
                        handle, key.length, key, passPhrase, lasting, reason, 0));
    }

    /** Removes the secondary key. Guests that got in by it stay. */
    public void removeKey() {
        act(
                "WlanHostedNetworkSetSecondaryKey",
                (handle, reason) -> Wlanapi.WlanHostedNetworkSetSecondaryKey(handle, 0, null, false, false, reason, 0));
    }

    /** {@return the secondary key, to be closed, which wipes it; empty when there is none} */
    public Optional<HostedNetworkKey> key() {
        byte[] bytes = new byte[MOST_PHRASE + 1];
        int[] size = new int[1];
        int[] passPhrase = new int[1];
        int[] lasting = new int[1];
        try {
            act(
                    "WlanHostedNetworkQuerySecondaryKey",
                    (handle, reason) -> Wlanapi.WlanHostedNetworkQuerySecondaryKey(
                            handle, size, bytes, passPhrase, lasting, reason, 0));
            return size[0] == 0
                    ? Optional.empty()
                    : Optional.of(
                            new HostedNetworkKey(Arrays.copyOf(bytes, size[0]), passPhrase[0] != 0, lasting[0] != 0));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    // -- start and stop

    /**
     * Uses it, and starts it if it isn't in use ({@code WlanHostedNetworkStartUsing}). Every user may, unless group
     * policy forbids it.
     *
     * @return the use, to be closed
     * @throws HostedNetworkException there can't be one now, or it has no settings yet
     */
    public HostedNetworkLease start() {
        return HostedNetworkLease.begin(client.service()::attachBeside);
    }

    /**
     * Starts it, and leaves it so ({@code WlanHostedNetworkForceStart}): it outlasts the client and the process, until
     * {@link #forceStop}. That takes an elevated process.
     *
     * @throws io.github.winnet4j.AccessDeniedException the process isn't elevated
     * @throws HostedNetworkException there can't be one now, or it has no settings yet
     */
    public void forceStart() {
        act("WlanHostedNetworkForceStart", (handle, reason) -> Wlanapi.WlanHostedNetworkForceStart(handle, reason, 0));
    }

    /**
     * Stops it, also while others use it ({@code WlanHostedNetworkForceStop}).
     *
     * @throws HostedNetworkException it isn't active
     */
    public void forceStop() {
        act("WlanHostedNetworkForceStop", (handle, reason) -> Wlanapi.WlanHostedNetworkForceStop(handle, reason, 0));
    }

    // -- values

    private int query(int opcode, byte[] bytes, int[] size) {
        return client.code(handle -> Wlanapi.WlanHostedNetworkQueryProperty(handle, opcode, size, bytes, null, 0));
    }

    /** Empty before it has settings. */
    private Optional<ByteBuffer> property(int opcode, int room) {
        byte[] bytes = new byte[room];
        int[] size = new int[1];
        int code = query(opcode, bytes, size);
        if (code == WinError.ERROR_BAD_CONFIGURATION) {
            return Optional.empty();
        }
        WlanErrors.check("WlanHostedNetworkQueryProperty", code);
        return Optional.of(Layouts.wrap(bytes, Math.min(size[0], bytes.length)));
    }

    private void set(int opcode, byte[] value) {
        act(
                "WlanHostedNetworkSetProperty",
                (handle, reason) ->
                        Wlanapi.WlanHostedNetworkSetProperty(handle, opcode, value.length, value, reason, 0));
    }

    private static WindowsException unconfigured() {
        return WlanErrors.of("WlanHostedNetworkQueryProperty", WinError.ERROR_BAD_CONFIGURATION);
    }

    @Override
    public String toString() {
        return "hosted network of " + client;
    }
}
