// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.winnet4j.internal.testkit.TestkitDll;

/** winnet4j-simulator.dll: loads it once for this class loader, and speaks to it. */
final class SimulatorNatives {
    private static final String NAME = "winnet4j-simulator";

    private SimulatorNatives() {}

    /** The HMODULE of the simulator. */
    static long module() {
        Loaded.require();
        return module0();
    }

    /**
     * Runs a script of one or more lines.
     *
     * @throws IllegalArgumentException when it is not understood
     * @throws IllegalStateException when it can't be done now
     */
    static String command(String script) {
        Loaded.require();
        int[] done = new int[1];
        String answer = new String(command0(script.getBytes(UTF_8), done), UTF_8);
        if (done[0] == 0) {
            throw isAboutNow(answer) ? new IllegalStateException(answer) : new IllegalArgumentException(answer);
        }
        return answer;
    }

    /** True if the same words would have been done at another time. */
    private static boolean isAboutNow(String refusal) {
        return refusal.contains(": not from inside a callback")
                || refusal.contains(": only in the mode ")
                || refusal.contains(": 100000 events and no end");
    }

    /** The virtual time in nanoseconds. */
    static long now() {
        Loaded.require();
        return now0();
    }

    /**
     * {@link SimulatedTime#ring} is called with that number when so much virtual time has passed; the event's number.
     */
    static long deadline(long id, long nanos) {
        Loaded.require();
        return deadline0(id, nanos);
    }

    /** False when it has passed. */
    static boolean cancelDeadline(long event) {
        Loaded.require();
        return cancelDeadline0(event);
    }

    /** By a thread of Windows. */
    private static void ring(long id) {
        SimulatedTime.ring(id);
    }

    private static String version() {
        byte[] text = new byte[version0(new byte[0])];
        version0(text);
        return new String(text, US_ASCII);
    }

    private static native byte[] command0(byte[] script, int[] done);

    private static native long module0();

    private static native int version0(byte[] text);

    private static native long now0();

    private static native long deadline0(long id, long nanos);

    private static native boolean cancelDeadline0(long event);

    /** Initialised by the first need of the DLL. */
    private static final class Loaded {
        private static final UnsatisfiedLinkError[] PROBLEM = new UnsatisfiedLinkError[1];

        static {
            try {
                if (!isThere()) {
                    TestkitDll.load(
                            NAME,
                            SimulatorNatives.class,
                            BuildInfo.VERSION,
                            BuildInfo::sha256,
                            file -> System.load(file), // in a class of this jar, for System.load looks at its caller
                            SimulatorNatives::version);
                }
            } catch (UnsatisfiedLinkError e) {
                PROBLEM[0] = e;
            }
        }

        /** A library that has the simulator in it, such as the tests' on Linux, has registered what is native here. */
        private static boolean isThere() {
            try {
                return version().equals(BuildInfo.VERSION);
            } catch (UnsatisfiedLinkError e) {
                return false;
            }
        }

        static void require() {
            if (PROBLEM[0] != null) {
                throw PROBLEM[0];
            }
        }
    }
}
