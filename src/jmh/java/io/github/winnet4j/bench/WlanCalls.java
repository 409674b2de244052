// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import io.github.winnet4j.Family;
import io.github.winnet4j.port.CompletionPort;
import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.Wlanapi;
import io.github.winnet4j.wlan.Bss;
import io.github.winnet4j.wlan.BssCursor;
import io.github.winnet4j.wlan.WlanAccess;
import io.github.winnet4j.wlan.WlanClient;
import io.github.winnet4j.wlan.WlanInterface;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Calls of Wi-Fi, on the simulator without trace, in every way there is: a client opened and closed, four interfaces
 * listed, 200 stations listed as objects and walked through without. All ways end in the same objects.
 */
@State(Scope.Thread)
public class WlanCalls {
    static final int LOOP = 100;
    static final int STATIONS = 200;

    Simulator windows;
    CompletionPort port;
    WlanClient client;
    WlanInterface wlan0;
    BssCursor cursor;
    byte[] guid;
    WlanJna.Kept jna;
    WlanFfm.Kept ffm;
    int[] version = new int[1];
    long[] handle = new long[1];
    long[] opened = new long[1];

    @Setup
    public void open() {
        windows = Simulator.install(Family.WLAN);
        windows.tracing(false);
        for (int i = 1; i < 4; i++) {
            windows.wifi("wlan" + i).add();
        }
        for (int i = 0; i < STATIONS; i++) {
            windows.wifi("wlan0")
                    .network("network-" + i)
                    .rssi(-30 - i % 60)
                    .informationElements(new byte[120])
                    .seen()
                    .add();
        }
        windows.runUntilIdle();
        port = CompletionPort.start();
        client = WlanClient.open(port);
        wlan0 = client.interfaces().get(0);
        cursor = wlan0.stationCursor();
        guid = WlanAccess.guid(wlan0);
        jna = new WlanJna.Kept(guid);
        if (Runtime.version().feature() >= Ffm.FIRST_VERSION) {
            ffm = new WlanFfm.Kept(guid);
        }
        Wlanapi.WlanOpenHandle(2, 0, version, opened);
    }

    @TearDown
    public void close() {
        Wlanapi.WlanCloseHandle(opened[0], 0);
        client.close();
        port.close();
    }

    @Benchmark
    @OperationsPerInvocation(LOOP)
    public int openClosePlain() {
        return WlanDll.openClose(LOOP);
    }

    @Benchmark
    public int openCloseRaw() {
        int code = Wlanapi.WlanOpenHandle(2, 0, version, handle);
        return code + Wlanapi.WlanCloseHandle(handle[0], 0);
    }

    @Benchmark
    public int openCloseClient() {
        WlanClient one = WlanClient.open(port);
        one.close();
        return one.version();
    }

    @Benchmark
    public int openCloseFfm() throws Throwable {
        return WlanFfm.openClose(ffm);
    }

    @Benchmark
    public int openCloseJnaDirect() {
        return WlanJna.directOpenClose(jna);
    }

    @Benchmark
    public int openCloseJnaInterface() {
        return WlanJna.interfaceOpenClose(jna);
    }

    @Benchmark
    @OperationsPerInvocation(LOOP)
    public int enumeratePlain() {
        return WlanDll.enumerate(opened[0], LOOP);
    }

    @Benchmark
    public List<WlanInterface> enumerateClient() {
        return client.interfaces();
    }

    @Benchmark
    public List<WlanInterface> enumerateFfm() throws Throwable {
        return WlanFfm.enumerate(ffm, opened[0], client);
    }

    @Benchmark
    public List<WlanInterface> enumerateJnaDirect() {
        return WlanJna.directEnumerate(jna, opened[0], client);
    }

    @Benchmark
    public List<WlanInterface> enumerateJnaInterface() {
        return WlanJna.interfaceEnumerate(jna, opened[0], client);
    }

    @Benchmark
    @OperationsPerInvocation(LOOP)
    public int walkPlain() {
        return WlanDll.stations(opened[0], guid, LOOP);
    }

    @Benchmark
    public int walkCursor() {
        cursor.refresh();
        int sum = 0;
        while (cursor.next()) {
            sum += cursor.rssi();
        }
        return sum;
    }

    @Benchmark
    public int walkFfm() throws Throwable {
        return WlanFfm.walk(ffm, opened[0]);
    }

    @Benchmark
    public int walkJnaDirect() {
        return WlanJna.directWalk(jna, opened[0]);
    }

    @Benchmark
    public List<Bss> stationsClient() {
        return wlan0.stations();
    }

    @Benchmark
    public List<Bss> stationsFfm() throws Throwable {
        return WlanFfm.stations(ffm, opened[0]);
    }

    @Benchmark
    public List<Bss> stationsJnaDirect() {
        return WlanJna.directStations(jna, opened[0]);
    }

    @Benchmark
    public List<Bss> stationsJnaInterface() {
        return WlanJna.interfaceStations(jna, opened[0]);
    }
}
