// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import io.github.winnet4j.Family;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.wnet.Disconnection;
import io.github.winnet4j.wnet.NetworkConnectRequest;
import io.github.winnet4j.wnet.NetworkConnection;
import io.github.winnet4j.wnet.NetworkConnections;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Network connections through the façade, the raw layer, JNA's own Mpr and FFM. All of them call the simulator, so each
 * pays the same callee, which answers inside the process.
 */
public class WnetCalls {
    private static final String SHARE = "\\\\server\\plans of this year";

    /** One drive is connected. */
    @State(Scope.Thread)
    public static class Few {
        String unknown = "Q:";
        String drive = "P:";
        boolean force = false;
        int flags = 0;
        final char[] text = new char[272];
        final int[] size = new int[1];
        WnetJna jna;
        WnetFfm ffm;

        @Setup(Level.Trial)
        public void connect() throws Throwable {
            Simulator windows = Simulator.install(Family.NETWORK_CONNECTIONS);
            windows.network().share(SHARE).add();
            NetworkConnections.connect(NetworkConnectRequest.to(SHARE).device(drive));
            windows.tracing(false);
            jna = new WnetJna();
            ffm = WnetFfm.here();
        }
    }

    /** A thousand shares are connected, without devices. */
    @State(Scope.Thread)
    public static class Many {
        static final int COUNT = 1000;
        WnetJna jna;
        WnetFfm ffm;

        @Setup(Level.Trial)
        public void connect() throws Throwable {
            Simulator windows = Simulator.install(Family.NETWORK_CONNECTIONS);
            windows.tracing(false);
            for (int i = 0; i < COUNT; i++) {
                windows.network().share(SHARE + ' ' + i).add();
                NetworkConnections.connect(NetworkConnectRequest.to(SHARE + ' ' + i));
            }
            jna = new WnetJna();
            ffm = WnetFfm.here();
        }
    }

    @Benchmark
    public Disconnection cancelAFacade(Few it) {
        return NetworkConnections.disconnectA(it.unknown, it.force);
    }

    @Benchmark
    public int cancelARaw(Few it) {
        return Mpr.WNetCancelConnectionA(it.unknown, it.force);
    }

    @Benchmark
    public int cancelAJna(Few it) {
        return it.jna.ansi.WNetCancelConnectionA(it.unknown, it.force);
    }

    @Benchmark
    public int cancelAFfm(Few it) throws Throwable {
        return it.ffm.cancelA(it.unknown, it.force);
    }

    @Benchmark
    public Disconnection cancel2Facade(Few it) {
        return NetworkConnections.disconnect(it.unknown);
    }

    @Benchmark
    public int cancel2Raw(Few it) {
        return Mpr.WNetCancelConnection2W(it.unknown, it.flags, it.force);
    }

    @Benchmark
    public int cancel2Jna(Few it) {
        return it.jna.wide.WNetCancelConnection2(it.unknown, it.flags, it.force);
    }

    @Benchmark
    public int cancel2Ffm(Few it) throws Throwable {
        return it.ffm.cancel2(it.unknown, it.flags, it.force);
    }

    @Benchmark
    public Optional<String> getFacade(Few it) {
        return NetworkConnections.remoteName(it.drive);
    }

    /** Without a string: the text is in an array that is used again. */
    @Benchmark
    public int getRaw(Few it) {
        it.size[0] = it.text.length;
        return Mpr.WNetGetConnectionW(it.drive, it.text, it.size);
    }

    @Benchmark
    public String getJna(Few it) {
        return it.jna.remoteName(it.drive);
    }

    @Benchmark
    public String getFfm(Few it) throws Throwable {
        return it.ffm.remoteName(it.drive);
    }

    @Benchmark
    public List<NetworkConnection> enumFacade(Many it) {
        return NetworkConnections.connections().toList();
    }

    @Benchmark
    public List<NetworkConnection> enumJna(Many it) {
        return it.jna.connections();
    }

    @Benchmark
    public List<NetworkConnection> enumFfm(Many it) throws Throwable {
        return it.ffm.connections();
    }
}
