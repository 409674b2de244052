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
 */
public record WlanReason(int code) {
    /** No reason to complain: the operation succeeded. */
    public static final WlanReason SUCCESS = new WlanReason(0);

    /** More than the longest that Windows has. */
    private static final int MAX_TEXT = 512;

    /** {@return whether this says that nothing went wrong} */
    public boolean isSuccess() {
        return code == 0;
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
