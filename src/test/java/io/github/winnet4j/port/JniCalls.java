// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

/** Counts the functions of JNI that native code calls on this thread, one counting at a time. */
final class JniCalls {
    static {
        TestDll.load();
    }

    private JniCalls() {}

    /** From now on; false when this JVM doesn't allow it. */
    static native boolean begin();

    /** How many there were since it was last asked. */
    static native int counted();

    /** No more. */
    static native void end();
}
