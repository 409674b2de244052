// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.internal.NativeLibrary;
import io.github.winnet4j.win32.WinError;
import io.github.winnet4j.win32.Wlanapi;
import org.jspecify.annotations.Nullable;

/**
 * Why Wi-Fi or Wi-Fi Direct did what it did: a reason code of Windows ({@code WLAN_REASON_CODE}), which notifications
 * and failures carry beside, or in place of, an error.
 *
 * <p>Any number may arrive; one that this library has never heard of has no {@link #symbol}, and Windows may have words
 * for it all the same.
 *
 * @param code the number; the WLAN ones are shown in hexadecimal
 * @since 0.1.0
 */
public record WlanReason(int code) {
    /** The operation succeeded. */
    public static final WlanReason SUCCESS = new WlanReason(0);

    /** Of a network with WPA: its access point didn't accept the key, most probably because it is another one. */
    public static final WlanReason PSK_MISMATCH_SUSPECTED = new WlanReason(0x48014);

    /** The key doesn't fit. */
    public static final WlanReason KEY_MISMATCH = new WlanReason(0x2800D);

    /** The network of the profile isn't in sight. */
    public static final WlanReason NOT_VISIBLE = new WlanReason(0x28002);

    /** The network can't be reached: it is not there, or whatever was tried has failed. */
    public static final WlanReason NETWORK_NOT_AVAILABLE = new WlanReason(0x2800B);

    /** The adapter can't use this network. */
    public static final WlanReason NETWORK_NOT_COMPATIBLE = new WlanReason(0x20001);

    /** Group policy forbids this network. */
    public static final WlanReason GP_DENIED = new WlanReason(0x28003);

    /** The user has forbidden this network. */
    public static final WlanReason USER_DENIED = new WlanReason(0x28004);

    /** It was ended in the settings of Windows or by a program. */
    public static final WlanReason USER_CANCELLED = new WlanReason(0x38001);

    /** The access point refused the association. */
    public static final WlanReason ASSOCIATION_FAILURE = new WlanReason(0x38002);

    /** The access point didn't answer the association in time. */
    public static final WlanReason ASSOCIATION_TIMEOUT = new WlanReason(0x38003);

    /** The security handshake failed. */
    public static final WlanReason SECURITY_FAILURE = new WlanReason(0x38006);

    /** The security handshake took too long. */
    public static final WlanReason SECURITY_TIMEOUT = new WlanReason(0x38007);

    /** The driver ended the connection. */
    public static final WlanReason DRIVER_DISCONNECTED = new WlanReason(0x3800B);

    /** More than the longest that Windows has. */
    private static final int MAX_TEXT = 512;

    /** {@return whether this says that nothing went wrong} */
    public boolean isSuccess() {
        return code == 0;
    }

    /** {@return whether this says that the key of the profile is wrong, or probably is} */
    public boolean isWrongKey() {
        return equals(PSK_MISMATCH_SUSPECTED) || equals(KEY_MISMATCH);
    }

    /**
     * {@return the name in Microsoft's header, such as {@code WLAN_REASON_CODE_ASSOCIATION_TIMEOUT}; the number where
     * it has none}
     */
    public String symbol() {
        String name = WlanReasonTable.nameOf(code);
        return name != null ? name : number();
    }

    /**
     * {@return the reason in words: Windows' own ({@code WlanReasonCodeToString}), in its language, or those of this
     * library, in English, where Windows has none or can't be asked}
     */
    public String text() {
        String text = ofWindows();
        return text != null ? text : ofTable();
    }

    /** Number and name; without a call into Windows. */
    @Override
    public String toString() {
        String name = WlanReasonTable.nameOf(code);
        return name != null ? number() + " " + name : number();
    }

    /** What {@link #text} says without Windows. */
    String ofTable() {
        String text = WlanReasonTable.textOf(code);
        return text != null ? text : "An unknown reason, " + number() + ".";
    }

    private @Nullable String ofWindows() {
        if (NativeLibrary.problem() != null) {
            return null;
        }
        char[] text = new char[MAX_TEXT];
        if (Wlanapi.WlanReasonCodeToString(code, text.length, text, 0) != WinError.ERROR_SUCCESS) {
            return null;
        }
        int length = 0;
        while (length < text.length && text[length] != 0) {
            length++;
        }
        String words = new String(text, 0, length).strip();
        return words.isEmpty() ? null : words;
    }

    private String number() {
        return String.format("0x%05X", code);
    }
}
