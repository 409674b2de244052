// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** winnet4j-bench.dll, which lies beside these classes: what the library is compared with. */
final class BenchDll {
    static {
        try {
            System.load(
                    Path.of(BenchDll.class.getResource("/winnet4j-bench.dll").toURI())
                            .toString());
        } catch (URISyntaxException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private BenchDll() {}

    /** A JNI call that does nothing, with the arguments of WlanCloseHandle. */
    static native int empty(long client, long reserved);

    /** That many calls by C++; the result is the sum of their codes. */
    static native int wlanCloseHandle(long client, long reserved, int count);

    /** That many calls by C++; the result is the sum of their codes. */
    static native int wnetCancelConnectionA(String name, boolean force, int count);

    static native String cpuName();

    /** Null on Windows itself. */
    static native String wineVersion();
}
