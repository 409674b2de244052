// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import io.github.winnet4j.internal.LibraryTime;
import io.github.winnet4j.internal.NativeLibrary;
import java.util.Arrays;

/** The library on Linux, and what is under it: the scheduler, the kernel and the memory. */
final class Machine {
    /** The file of the library for Linux. */
    static final String LIBRARY = "winnet4j.torture.library";

    private static final String LOADED_FROM = "winnet4j.library.path";
    private static final int PHASES = 6;

    private Machine() {}

    /** Loads the library as that of a Windows would be, which this JVM isn't. */
    static void load() {
        String os = System.getProperty("os.name");
        System.setProperty(LOADED_FROM, System.getProperty(LIBRARY));
        System.setProperty("os.name", "Windows in memory");
        try {
            NativeLibrary.require();
        } finally {
            System.setProperty("os.name", os);
        }
    }

    /** The library goes by the program's clock from now on, and its waits are known. */
    static void takeTime() {
        LibraryTime.set(
                new LibraryTime.Ticker() {
                    @Override
                    public long nanos() {
                        return now();
                    }

                    @Override
                    public Runnable after(long nanos, Runnable task) {
                        throw new IllegalStateException("no timers here");
                    }
                },
                Machine::idleUntilStuck);
    }

    /** When no actor can go on, one that waits in the library is thrown out: what it waits for doesn't come. */
    private static void idleUntilStuck(long nanos) {
        idle(nanos);
        if (isLeft() || controls() && stuck()) {
            throw new Stuck();
        }
    }

    /** No actor can go on. */
    static final class Stuck extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Slots in use but not in progress, and those in progress. */
    record Slots(int idle, int pending) {}

    static Slots slots() {
        int[] byPhase = new int[PHASES];
        slots(byPhase);
        return new Slots(byPhase[1], Arrays.stream(byPhase, 2, 5).sum());
    }

    // -- native/test/linux/machine.cpp

    static native void begin(long seed, int stay);

    static native void end();

    static native void enroll(int number);

    static native void retire();

    static native void awaitActors(int count);

    static native int actors();

    static native boolean awaitGone(int from, int to);

    static native void point();

    static native void lightPoint();

    static native void idle(long nanos);

    static native void awaitSignal(int signal);

    static native void signal(int signal);

    static native boolean controls();

    static native boolean stuck();

    /** The calling thread took part in a program that is over. */
    static native boolean isLeft();

    static native long now();

    static native int random(int below);

    static native long trace();

    static native long detached();

    static native void complete(long port, long overlapped, int status, int bytes, long offset);

    static native boolean callback(long token, int code, int bytes, long offset);

    static native void stray(long port, boolean ourKey, long overlapped);

    static native void failPorts(int count);

    static native void failPosts(int count);

    static native void failWait(int code);

    static native void limitBatch(int most);

    static native void failAllocations(int after, int count);

    static native void failCommits(boolean fail);

    static native int openPorts();

    static native boolean isOpen(long port);

    static native String violations();

    /** The slot of that token has not gone on: neither to the next use nor to another owner. */
    static native boolean keepsSlot(long token);

    private static native int slots(int[] byPhase);
}
