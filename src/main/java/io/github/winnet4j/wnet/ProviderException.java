// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.WinError;

/**
 * A network provider failed in its own way: 1208 ERROR_EXTENDED_ERROR, with what it said of it (WNetGetLastError),
 * which was asked for at once and on the thread of the call.
 *
 * @since 0.1.0
 */
public final class ProviderException extends NetworkException {
    private static final long serialVersionUID = 1L;

    /** Windows recommends 256; the raw layer uses no more than 1024. */
    private static final int TEXT = 1024;

    private static final int NAME = 256;

    /** The name of the network provider. */
    private final String provider;

    /** The code of the network provider. */
    private final int providerCode;

    /** The text of the network provider. */
    private final String providerText;

    private ProviderException(String function, String provider, int providerCode, String providerText, String advice) {
        super(function, WinError.ERROR_EXTENDED_ERROR, advice);
        this.provider = provider;
        this.providerCode = providerCode;
        this.providerText = providerText;
    }

    /** Nothing of Windows may come between the failed call and this. */
    static ProviderException ask(String function) {
        int[] error = new int[1];
        char[] text = new char[TEXT];
        char[] name = new char[NAME];
        int code = Mpr.WNetGetLastErrorW(error, text, TEXT, name, NAME);
        if (code != WinError.ERROR_SUCCESS) {
            String symbol = WinError.nameOf(code);
            return new ProviderException(
                    function,
                    "",
                    0,
                    "",
                    "The network provider's own words are lost: WNetGetLastErrorW answered " + code
                            + (symbol != null ? " " + symbol : "") + ".");
        }
        String provider = TextBuffer.untilNul(name);
        String words = TextBuffer.untilNul(text).strip();
        return new ProviderException(
                function,
                provider,
                error[0],
                words,
                (provider.isEmpty() ? "The network provider" : provider) + " says: " + error[0]
                        + (words.isEmpty() ? "" : ", " + words));
    }

    /** {@return the provider's name; empty when Windows doesn't know it} */
    public String provider() {
        return provider;
    }

    /** {@return the provider's own number; 0 when Windows doesn't know it} */
    public int providerCode() {
        return providerCode;
    }

    /** {@return the provider's own words; empty when it gave none} */
    public String providerText() {
        return providerText;
    }
}
