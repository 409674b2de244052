// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.MacAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What the WLAN service reports. The type follows from source <em>and</em> code; what this library does not know, or
 * what is shorter than its type, is {@link Other}, with its bytes.
 *
 * @since 0.1.0
 */
public sealed interface WlanNotification {
    /** {@return what all have} */
    Head head();

    /** {@return which notification of its client it is, counted from 1; lost ones count too, so a gap shows a loss} */
    default long sequence() {
        return head().sequence();
    }

    /** {@return the interface it is about} */
    default UUID interfaceId() {
        return head().interfaceId();
    }

    /**
     * The source.
     *
     * @return the source; {@link NotificationSource} has one for numbers it doesn't know
     */
    default NotificationSource source() {
        return NotificationSource.of(head().sourceCode());
    }

    /** {@return what happened, in the numbers of the source} */
    default int code() {
        return head().code();
    }

    /**
     * What all have.
     *
     * @param sequence which notification of its client it is
     * @param sourceCode the source, as Windows' number
     * @param code what happened, in the numbers of the source
     * @param interfaceId the interface it is about
     * @since 0.1.0
     */
    record Head(long sequence, int sourceCode, int code, UUID interfaceId) {}

    /**
     * Notifications were lost here, since they came faster than they were handled.
     *
     * @param head source, code, number and interface
     * @param count how many were lost
     * @since 0.1.0
     */
    record Dropped(Head head, long count) implements WlanNotification {}

    /**
     * The WLAN service doesn't know this client any more: it has stopped, or was started anew. The library reports
     * that, as soon as a call of the client finds it; a {@linkplain WlanClient#openLasting() lasting} client looks by
     * itself. Windows reports nothing more to a client that isn't lasting: close it.
     *
     * @param head with the number of the notification before; of no source, code or interface
     * @since 0.1.0
     */
    record ServiceLost(Head head) implements WlanNotification {}

    /**
     * A lasting client is open anew, and gets everything that happens from now on. What happened since the last
     * notification before {@link ServiceLost} is not reported: look at the present state.
     *
     * @param head with the number of the notification before; of no source, code or interface
     * @since 0.1.0
     */
    record ServiceBack(Head head) implements WlanNotification {}

    /**
     * The scan is complete.
     *
     * @param head source, code, number and interface
     * @since 0.1.0
     */
    record ScanComplete(Head head) implements WlanNotification {}

    /**
     * The scan failed.
     *
     * @param head source, code, number and interface
     * @param reason why
     * @since 0.1.0
     */
    record ScanFailed(Head head, WlanReason reason) implements WlanNotification {}

    /**
     * An interface was plugged in.
     *
     * @param head source, code, number and interface
     * @since 0.1.0
     */
    record InterfaceArrived(Head head) implements WlanNotification {}

    /**
     * An interface was unplugged.
     *
     * @param head source, code, number and interface
     * @since 0.1.0
     */
    record InterfaceRemoved(Head head) implements WlanNotification {}

    /**
     * A change without further data.
     *
     * @param head source, code, number and interface
     * @param change what has changed
     * @since 0.1.0
     */
    record Changed(Head head, Change change) implements WlanNotification {}

    /**
     * What can change.
     *
     * @since 0.1.0
     */
    enum Change {
        /** Windows connects by itself. */
        AUTOCONFIG_ENABLED,
        /** Windows doesn't connect by itself. */
        AUTOCONFIG_DISABLED,
        /** Windows scans by itself. */
        BACKGROUND_SCAN_ENABLED,
        /** Windows doesn't scan by itself. */
        BACKGROUND_SCAN_DISABLED,
        /** Which networks are permitted and denied. */
        FILTER_LIST,
        /** The profiles. */
        PROFILES,
        /** No profile fits a network in reach. */
        PROFILES_EXHAUSTED,
        /** No network in reach can be connected to. */
        NETWORK_NOT_AVAILABLE,
        /** A network came into reach. */
        NETWORK_AVAILABLE,
        /** A profile may be used again. */
        PROFILE_UNBLOCKED,
        /** A profile may not be used for a while. */
        PROFILE_BLOCKED,
        /** The list of what is in reach. */
        SCAN_LIST,
        /** The link got worse. */
        LINK_DEGRADED,
        /** The link got better. */
        LINK_IMPROVED
    }

    /**
     * A number of the interface or the service has changed.
     *
     * @param head source, code, number and interface
     * @param value which number
     * @param now the number from now on
     * @since 0.1.0
     */
    record ValueChanged(Head head, Value value, int now) implements WlanNotification {}

    /**
     * Which number.
     *
     * @since 0.1.0
     */
    enum Value {
        /** The kind of network, {@code DOT11_BSS_TYPE}. */
        BSS_TYPE,
        /** The power setting, {@code WLAN_POWER_SETTING}. */
        POWER_SETTING,
        /** The ad hoc network: 0 formed, 1 connected. */
        AD_HOC_NETWORK,
        /** The screen: 0 off. */
        SCREEN_POWER,
        /** {@code WLAN_OPERATIONAL_STATE}: 1 off, 2 on, 3 going off, 4 going on. */
        OPERATIONAL_STATE,
        /** The signal's quality, 0 to 100. */
        SIGNAL_QUALITY,
        /** The adapter's operation mode. */
        OPERATION_MODE
    }

    /**
     * A profile has another name.
     *
     * @param head source, code, number and interface
     * @param before the old name
     * @param now the new one
     * @since 0.1.0
     */
    record ProfileRenamed(Head head, String before, String now) implements WlanNotification {}

    /**
     * A step of a connection, as the service sees it. {@link Step#COMPLETE} also ends attempts that failed: look at the
     * reason.
     *
     * @param head source, code, number and interface
     * @param step which one
     * @param mode how the connection comes about
     * @param profile the name of its profile
     * @param ssid the name of the network
     * @param type its kind
     * @param secured true when it has security
     * @param reason success, or why not
     * @param flags 1: an ad hoc network was formed, 4: the profile is of the user at the machine
     * @param profileXml the profile of a discovery, as far as there was room for it
     * @since 0.1.0
     */
    record Connection(
            Head head,
            Step step,
            ConnectionMode mode,
            String profile,
            Ssid ssid,
            BssType type,
            boolean secured,
            WlanReason reason,
            int flags,
            String profileXml)
            implements WlanNotification {
        /** {@return whether this is an attempt's success} */
        public boolean isConnected() {
            return step == Step.COMPLETE && reason.isSuccess();
        }
    }

    /**
     * The steps of a connection.
     *
     * @since 0.1.0
     */
    enum Step {
        /** An attempt has begun. */
        START,
        /** The attempt has ended, well or not. */
        COMPLETE,
        /** One network of several was tried in vain. */
        ATTEMPT_FAILED,
        /** Disconnecting has begun. */
        DISCONNECTING,
        /** Disconnected. */
        DISCONNECTED
    }

    /**
     * A step of the link to a station, as the driver sees it.
     *
     * @param head source, code, number and interface
     * @param step which one
     * @param mode how the connection comes about
     * @param profile the name of its profile
     * @param ssid the name of the network
     * @param type its kind
     * @param address the station
     * @param secured true when the network has security
     * @param firstPeer of an ad hoc network
     * @param lastPeer of an ad hoc network
     * @param reason success, or why not
     * @since 0.1.0
     */
    record Link(
            Head head,
            LinkStep step,
            ConnectionMode mode,
            String profile,
            Ssid ssid,
            BssType type,
            MacAddress address,
            boolean secured,
            boolean firstPeer,
            boolean lastPeer,
            WlanReason reason)
            implements WlanNotification {}

    /**
     * The steps of a link.
     *
     * @since 0.1.0
     */
    enum LinkStep {
        /** Associating. */
        ASSOCIATING,
        /** Associated. */
        ASSOCIATED,
        /** Authenticating. */
        AUTHENTICATING,
        /** Connected. */
        CONNECTED,
        /** On the way to another access point. */
        ROAMING_START,
        /** At another access point. */
        ROAMING_END,
        /** Leaving. */
        DISASSOCIATING,
        /** Gone. */
        DISCONNECTED,
        /** A station joined the ad hoc network. */
        PEER_JOINED,
        /** A station left the ad hoc network. */
        PEER_LEFT,
        /** The adapter is being removed. */
        ADAPTER_REMOVAL
    }

    /**
     * A switch of a radio was turned.
     *
     * @param head source, code, number and interface
     * @param phy the radio, with both of its switches
     * @since 0.1.0
     */
    record RadioChanged(Head head, RadioState.Phy phy) implements WlanNotification {}

    /**
     * The hosted network does something else.
     *
     * @param head source, code, number and interface: its virtual adapter
     * @param before the state until now
     * @param now the state from now on
     * @param reason why
     * @since 0.1.0
     */
    record HostedNetworkChanged(
            Head head, HostedNetworkState before, HostedNetworkState now, HostedNetworkReason reason)
            implements WlanNotification {}

    /**
     * A guest of the hosted network came or went.
     *
     * @param head source, code, number and interface
     * @param address the guest
     * @param authenticatedBefore true when it was let in until now
     * @param authenticated true when it is let in from now on
     * @param reason why
     * @since 0.1.0
     */
    record HostedNetworkPeerChanged(
            Head head,
            MacAddress address,
            boolean authenticatedBefore,
            boolean authenticated,
            HostedNetworkReason reason)
            implements WlanNotification {}

    /**
     * The radio of the hosted network.
     *
     * @param head source, code, number and interface
     * @param software the switch of the software
     * @param hardware the switch of the hardware
     * @since 0.1.0
     */
    record HostedNetworkRadioChanged(Head head, RadioSwitch software, RadioSwitch hardware)
            implements WlanNotification {}

    /**
     * A device service reports something.
     *
     * @param head source, code, number and interface
     * @param service the GUID of the service
     * @param operation the number that the service gives to its report
     * @param data the report
     * @since 0.1.0
     */
    record DeviceService(Head head, UUID service, int operation, Data data) implements WlanNotification {}

    /**
     * What this library has no type for.
     *
     * @param head source, code, number and interface
     * @param claimedSize how many bytes Windows said that it has
     * @param data those that there were
     * @since 0.1.0
     */
    record Other(Head head, long claimedSize, Data data) implements WlanNotification {}

    /**
     * Some bytes.
     *
     * @since 0.1.0
     */
    final class Data {
        private final byte[] bytes;

        Data(byte[] bytes) {
            this.bytes = bytes;
        }

        /** {@return how many} */
        public int size() {
            return bytes.length;
        }

        /** {@return the bytes, in an array of their own} */
        public byte[] toBytes() {
            return bytes.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Data data && Arrays.equals(bytes, data.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        /** Hexadecimal digits. */
        @Override
        public String toString() {
            return HexFormat.of().formatHex(bytes);
        }
    }
}
