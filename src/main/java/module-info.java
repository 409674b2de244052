// SPDX-License-Identifier: Apache-2.0

/**
 * Java's native way to Windows' network sessions: Wi-Fi, Wi-Fi Direct, network connections and BranchCache.
 *
 * <p>On JDK 24 and later start the JVM with {@code --enable-native-access=io.github.winnet4j} (on the class path
 * {@code ALL-UNNAMED}).
 */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // the testkit is compiled after this module
module io.github.winnet4j {
    requires static transitive org.jspecify;
    requires static org.scijava.nativelib; // the JniExtractor contract, for applications that have that library
    requires static jdk.jfr; // the life of operations, where the runtime has Flight Recorder
    requires jdk.unsupported; // ExtendedOpenOption, by name, to hold the DLL's file while it is loaded

    exports io.github.winnet4j;
    exports io.github.winnet4j.peerdist;
    exports io.github.winnet4j.port;
    exports io.github.winnet4j.wifidirect;
    exports io.github.winnet4j.win32;
    exports io.github.winnet4j.wlan;
    exports io.github.winnet4j.wnet;
    exports io.github.winnet4j.internal.testkit to
            io.github.winnet4j.testkit;
}
