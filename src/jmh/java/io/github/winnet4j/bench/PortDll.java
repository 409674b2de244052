// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

/** The natives of native/bench/real_port.cpp, in winnet4j-bench.dll: a plain C++ program's loop over a port. */
final class PortDll {
    private PortDll() {}

    /** That many rounds, in each of which that many operations are posted and handled; the nanoseconds of all. */
    static native long throughput(int inFlight, int rounds);

    /** An event that is reset by the thread it wakes. */
    static native long event();

    static native void set(long event);

    static native void await(long event);

    /** Posts a packet for each of these OVERLAPPEDs. */
    static native void complete(long port, long key, long[] overlapped);

    /** One at a time: the nanoseconds from before the post to the handler of each. */
    static native void latency(long[] nanos);
}
