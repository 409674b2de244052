// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

/** Makes Windows fail, or lie, to the JVM and the library. */
final class Sabotage {
    static {
        TestDll.load();
    }

    private Sabotage() {}

    /** While true the calling thread can start no other; false when this JVM starts its threads in some other way. */
    static native boolean refuseThreads(boolean refuse);

    /** The time of day is that much ahead from now on. System.currentTimeMillis shows if that took effect. */
    static native boolean jump(long millis);

    /** True if winnet4j.dll is in the process. */
    static native boolean loaded();

    /**
     * Gives back that many references to winnet4j.dll, which were never taken; answers how many it could before the DLL
     * was gone.
     */
    static native int unload(int times);
}
