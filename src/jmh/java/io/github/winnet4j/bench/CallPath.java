// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.bench;

import io.github.winnet4j.win32.Mpr;
import io.github.winnet4j.win32.Wlanapi;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The way from Java to a function of Windows and back: two functions, each called in every way there is. With these
 * arguments both answer inside the process, so what is measured is the way.
 *
 * <p>The arguments are fields that aren't final: no compiler may take them for constants.
 */
@State(Scope.Thread)
public class CallPath {
    static final int LOOP = 1000;

    long client = 0;
    long reserved = 0;
    String name = "Q:";
    String longName = "\\\\server.example\\share";
    boolean force = false;

    @Benchmark
    public int emptyJni() {
        return BenchDll.empty(client, reserved);
    }

    @Benchmark
    @OperationsPerInvocation(LOOP)
    public int wlanPlain() {
        return BenchDll.wlanCloseHandle(client, reserved, LOOP);
    }

    @Benchmark
    public int wlanRaw() {
        return Wlanapi.WlanCloseHandle(client, reserved);
    }

    @Benchmark
    public int wlanJnaDirect() {
        return Jna.DirectWlanapi.WlanCloseHandle(client, reserved);
    }

    @Benchmark
    public int wlanJnaInterface() {
        return Jna.Wlanapi.DLL.WlanCloseHandle(client, reserved);
    }

    @Benchmark
    public int wlanFfm() throws Throwable {
        return Ffm.wlanCloseHandle(client, reserved);
    }

    @Benchmark
    @OperationsPerInvocation(LOOP)
    public int wnetPlain() {
        return BenchDll.wnetCancelConnectionA(name, force, LOOP);
    }

    @Benchmark
    public int wnetRaw() {
        return Mpr.WNetCancelConnectionA(name, force);
    }

    @Benchmark
    public int wnetJnaDirect() {
        return Jna.DirectMpr.WNetCancelConnectionA(name, force);
    }

    @Benchmark
    public int wnetJnaInterface() {
        return Jna.Mpr.DLL.WNetCancelConnectionA(name, force);
    }

    @Benchmark
    public int wnetFfm() throws Throwable {
        return Ffm.wnetCancelConnectionA(name, force);
    }

    @Benchmark
    @OperationsPerInvocation(LOOP)
    public int longPlain() {
        return BenchDll.wnetCancelConnectionA(longName, force, LOOP);
    }

    @Benchmark
    public int longRaw() {
        return Mpr.WNetCancelConnectionA(longName, force);
    }
}
