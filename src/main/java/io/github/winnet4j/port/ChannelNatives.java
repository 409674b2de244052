// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import java.nio.ByteBuffer;

/** The native half of {@link EventChannel}: the table of native/glue/channels.cpp. A channel is a number, 0 is none. */
final class ChannelNatives {
    private ChannelNatives() {}

    /** The events lie in the buffer, which is zeroed, in cells of that many bytes; 0 when no channel is left. */
    static native long open0(long port, ByteBuffer cells, int events, int stride);

    /** 997 when the operation is in progress, which the next event ends. */
    static native int arm0(long channel, long token);

    /** Ends that operation as cancelled, unless an event has. */
    static native void disarm0(long channel);

    /** Gives back the cells that were taken before; how many of the next hold their events now. */
    static native int take0(long channel, int most);

    static native boolean publish0(long channel, byte[] event);

    /** As {@link #publish0}; when there is no room, that isn't counted. */
    static native boolean offer0(long channel, byte[] event);

    static native long dropped0(long channel);

    /** How many events have not been taken. */
    static native long close0(long channel);
}
