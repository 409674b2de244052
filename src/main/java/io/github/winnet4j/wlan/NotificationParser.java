// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.internal.Guids;
import io.github.winnet4j.wlan.WlanNotification.Change;
import io.github.winnet4j.wlan.WlanNotification.Data;
import io.github.winnet4j.wlan.WlanNotification.Head;
import io.github.winnet4j.wlan.WlanNotification.LinkStep;
import io.github.winnet4j.wlan.WlanNotification.Other;
import io.github.winnet4j.wlan.WlanNotification.Step;
import io.github.winnet4j.wlan.WlanNotification.Value;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of notifications. Each type has its source, its code and the least that it needs of data; what has less
 * becomes {@link Other}. Never reads beyond the data, whatever they say.
 */
final class NotificationParser {
    // wlan_notification_acm_
    static final int ACM_SCAN_COMPLETE = 7;
    static final int ACM_SCAN_FAIL = 8;
    static final int ACM_CONNECTION_START = 9;
    static final int ACM_CONNECTION_COMPLETE = 10;
    static final int ACM_ATTEMPT_FAIL = 11;
    static final int ACM_INTERFACE_REMOVAL = 14;
    static final int ACM_DISCONNECTED = 21;

    private static final int PROFILE_NAME_CHANGE = 16;

    private NotificationParser() {}

    static WlanNotification parse(NotificationView view, ByteBuffer data) {
        Head head = new Head(view.sequence(), view.source(), view.code(), view.interfaceId());
        WlanNotification typed = switch (NotificationSource.of(head.sourceCode())) {
            case ACM -> acm(head, data);
            case MSM -> msm(head, data);
            case HOSTED_NETWORK -> hostedNetwork(head, data);
            case DEVICE_SERVICE -> deviceService(head, data);
            default -> null;
        };
        return typed != null ? typed : new Other(head, view.claimedSize(), new Data(data.array()));
    }

    private static @Nullable WlanNotification acm(Head head, ByteBuffer data) {
        return switch (head.code()) {
            case 1 -> changed(head, Change.AUTOCONFIG_ENABLED);
            case 2 -> changed(head, Change.AUTOCONFIG_DISABLED);
            case 3 -> changed(head, Change.BACKGROUND_SCAN_ENABLED);
            case 4 -> changed(head, Change.BACKGROUND_SCAN_DISABLED);
            case 5 -> value(head, Value.BSS_TYPE, data);
            case 6 -> value(head, Value.POWER_SETTING, data);
            case ACM_SCAN_COMPLETE -> new WlanNotification.ScanComplete(head);
            case ACM_SCAN_FAIL ->
                data.limit() < Integer.BYTES
                        ? null
                        : new WlanNotification.ScanFailed(head, new WlanReason(data.getInt(0)));
            case ACM_CONNECTION_START -> connection(head, Step.START, data);
            case ACM_CONNECTION_COMPLETE -> connection(head, Step.COMPLETE, data);
            case ACM_ATTEMPT_FAIL -> connection(head, Step.ATTEMPT_FAILED, data);
            case 12 -> changed(head, Change.FILTER_LIST);
            case 13 -> new WlanNotification.InterfaceArrived(head);
            case ACM_INTERFACE_REMOVAL -> new WlanNotification.InterfaceRemoved(head);
            case 15 -> changed(head, Change.PROFILES);
            case PROFILE_NAME_CHANGE -> renamed(head, data);
            case 17 -> changed(head, Change.PROFILES_EXHAUSTED);
            case 18 -> changed(head, Change.NETWORK_NOT_AVAILABLE);
            case 19 -> changed(head, Change.NETWORK_AVAILABLE);
            case 20 -> connection(head, Step.DISCONNECTING, data);
            case ACM_DISCONNECTED -> connection(head, Step.DISCONNECTED, data);
            case 22 -> value(head, Value.AD_HOC_NETWORK, data);
            case 23 -> changed(head, Change.PROFILE_UNBLOCKED);
            case 24 -> value(head, Value.SCREEN_POWER, data);
            case 25 -> changed(head, Change.PROFILE_BLOCKED);
            case 26 -> changed(head, Change.SCAN_LIST);
            case 27 -> value(head, Value.OPERATIONAL_STATE, data);
            default -> null;
        };
    }

    private static @Nullable WlanNotification msm(Head head, ByteBuffer data) {
        return switch (head.code()) {
            case 1 -> link(head, LinkStep.ASSOCIATING, data);
            case 2 -> link(head, LinkStep.ASSOCIATED, data);
            case 3 -> link(head, LinkStep.AUTHENTICATING, data);
            case 4 -> link(head, LinkStep.CONNECTED, data);
            case 5 -> link(head, LinkStep.ROAMING_START, data);
            case 6 -> link(head, LinkStep.ROAMING_END, data);
            case 7 ->
                data.limit() < Layouts.PHY_SIZE
                        ? null
                        : new WlanNotification.RadioChanged(head, RadioState.Phy.at(data, 0));
            case 8 -> value(head, Value.SIGNAL_QUALITY, data);
            case 9 -> link(head, LinkStep.DISASSOCIATING, data);
            case 10 -> link(head, LinkStep.DISCONNECTED, data);
            case 11 -> link(head, LinkStep.PEER_JOINED, data);
            case 12 -> link(head, LinkStep.PEER_LEFT, data);
            case 13 -> link(head, LinkStep.ADAPTER_REMOVAL, data);
            case 14 -> value(head, Value.OPERATION_MODE, data);
            case 15 -> changed(head, Change.LINK_DEGRADED);
            case 16 -> changed(head, Change.LINK_IMPROVED);
            default -> null;
        };
    }

    private static @Nullable WlanNotification hostedNetwork(Head head, ByteBuffer data) {
        switch (head.code()) {
            case 0x1000:
                return data.limit() < Layouts.HOSTED_STATE_SIZE
                        ? null
                        : new WlanNotification.HostedNetworkChanged(
                                head,
                                HostedNetworkState.of(data.getInt(0)),
                                HostedNetworkState.of(data.getInt(4)),
                                new HostedNetworkReason(data.getInt(8)));
            case 0x1001:
                return data.limit() < Layouts.HOSTED_PEER_SIZE
                        ? null
                        : new WlanNotification.HostedNetworkPeerChanged(
                                head,
                                Layouts.address(data, Layouts.HOSTED_PEER_NEW),
                                data.getInt(Layouts.HOSTED_PEER_AUTH) == 1,
                                data.getInt(Layouts.HOSTED_PEER_NEW + Layouts.HOSTED_PEER_AUTH) == 1,
                                new HostedNetworkReason(data.getInt(Layouts.HOSTED_PEER_REASON)));
            case 0x1002:
                return data.limit() < Layouts.HOSTED_RADIO_SIZE
                        ? null
                        : new WlanNotification.HostedNetworkRadioChanged(
                                head, RadioSwitch.of(data.getInt(0)), RadioSwitch.of(data.getInt(4)));
            default:
                return null;
        }
    }

    private static @Nullable WlanNotification deviceService(Head head, ByteBuffer data) {
        if (data.limit() < Layouts.SERVICE_DATA) {
            return null;
        }
        long size = Integer.toUnsignedLong(data.getInt(Layouts.SERVICE_DATA_SIZE));
        int end = (int) Math.min(data.limit(), Layouts.SERVICE_DATA + size);
        Data bytes = new Data(Arrays.copyOfRange(data.array(), Layouts.SERVICE_DATA, end));
        return new WlanNotification.DeviceService(head, Guids.at(data, 0), data.getInt(Layouts.SERVICE_OPCODE), bytes);
    }

    private static WlanNotification changed(Head head, Change change) {
        return new WlanNotification.Changed(head, change);
    }

    private static @Nullable WlanNotification value(Head head, Value value, ByteBuffer data) {
        return data.limit() < Integer.BYTES ? null : new WlanNotification.ValueChanged(head, value, data.getInt(0));
    }

    /** Two names, one behind the other, each with its NUL. */
    private static @Nullable WlanNotification renamed(Head head, ByteBuffer data) {
        String before = Layouts.text(data, 0, Layouts.NAME);
        int next = (before.length() + 1) * Character.BYTES;
        return next >= data.limit()
                ? null
                : new WlanNotification.ProfileRenamed(head, before, Layouts.text(data, next, Layouts.NAME));
    }

    static @Nullable WlanNotification connection(Head head, Step step, ByteBuffer data) {
        if (data.limit() < Layouts.ACM_DATA_SIZE) {
            return null;
        }
        return new WlanNotification.Connection(
                head,
                step,
                ConnectionMode.of(data.getInt(0)),
                Layouts.text(data, Layouts.ACM_PROFILE, Layouts.NAME),
                Ssid.at(data, Layouts.ACM_SSID),
                BssType.of(data.getInt(Layouts.ACM_BSS_TYPE)),
                Layouts.bool(data, Layouts.ACM_SECURED),
                new WlanReason(data.getInt(Layouts.ACM_REASON)),
                data.getInt(Layouts.ACM_FLAGS),
                Layouts.text(data, Layouts.ACM_XML, Integer.MAX_VALUE));
    }

    private static @Nullable WlanNotification link(Head head, LinkStep step, ByteBuffer data) {
        if (data.limit() < Layouts.MSM_DATA_SIZE) {
            return null;
        }
        return new WlanNotification.Link(
                head,
                step,
                ConnectionMode.of(data.getInt(0)),
                Layouts.text(data, Layouts.MSM_PROFILE, Layouts.NAME),
                Ssid.at(data, Layouts.MSM_SSID),
                BssType.of(data.getInt(Layouts.MSM_BSS_TYPE)),
                Layouts.address(data, Layouts.MSM_ADDRESS),
                Layouts.bool(data, Layouts.MSM_SECURED),
                Layouts.bool(data, Layouts.MSM_FIRST_PEER),
                Layouts.bool(data, Layouts.MSM_LAST_PEER),
                new WlanReason(data.getInt(Layouts.MSM_REASON)));
    }
}
