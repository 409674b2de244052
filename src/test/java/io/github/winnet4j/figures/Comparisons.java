// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.figures;

import static io.github.winnet4j.figures.Comparison.Way.CPP;
import static io.github.winnet4j.figures.Comparison.Way.FFM;
import static io.github.winnet4j.figures.Comparison.Way.JNA;
import static io.github.winnet4j.figures.Comparison.Way.JNA_DIRECT;
import static io.github.winnet4j.figures.Comparison.Way.OTHER;
import static io.github.winnet4j.figures.Comparison.Way.OURS;

import io.github.winnet4j.figures.Comparison.Row;
import io.github.winnet4j.figures.Comparison.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All comparisons of the page. In each the first row of the library's own is its usual way, which the others are
 * divided by.
 */
public final class Comparisons {
    private static final String COPIES =
            "they parse the list where Windows left it; here the list is copied into Java's memory first and given back"
                    + " at once, so that nothing of Windows' outlives the call";
    private static final String IN_THE_CALLBACK =
            "the handler runs on Windows' own thread, inside the callback, where closing and registering would never"
                    + " return; here what Windows brought is copied there and handled on the port's thread";
    private static final String GUARDED =
            "the façade does what the others leave out: no buffer is handed out twice, nothing is used after its close,"
                    + " each read ends once";
    private static final String TRIP =
            "the trip through Wine's port is nearly all of it and varies from fork to fork; beside it " + GUARDED;

    static final List<Comparison> ALL = Stream.of(calls(), completions(), wifi(), network(), branchCache(), others())
            .flatMap(List::stream)
            .toList();

    private Comparisons() {}

    /** The one with that name. */
    public static Comparison of(String id) {
        return ALL.stream()
                .filter(one -> one.id().equals(id))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no comparison is called " + id));
    }

    /** A comparison while its rows are written down. */
    private static final class Table {
        private final String id;
        private final String topic;
        private final String title;
        private final List<Row> rows = new ArrayList<>();
        private boolean allocations = true;

        Table(String id, String topic, String title) {
            this.id = id;
            this.topic = topic;
            this.title = title;
        }

        /** What the rows allocate wasn't measured. */
        Table timesOnly() {
            allocations = false;
            return this;
        }

        Table row(Way way, String label, String figure) {
            rows.add(new Row(way, label, figure, allocations && way != CPP ? figure + ".bytes" : ""));
            return this;
        }

        Table cpp(String figure) {
            return row(CPP, "plain C++", figure);
        }

        Table ours(String label, String figure) {
            return row(OURS, label, figure);
        }

        Table raw(String figure) {
            return row(OURS, "winnet4j, raw layer", figure);
        }

        Table ffm(String figure) {
            return row(FFM, "FFM", figure);
        }

        /** Both of JNA's mappings. */
        Table jna(String direct, String interfaces) {
            return jnaDirect(direct).row(JNA, "JNA, interface mapping", interfaces);
        }

        Table jnaDirect(String figure) {
            return row(JNA_DIRECT, "JNA, direct mapping", figure);
        }

        /** No opponent is known to be quicker. */
        Comparison end() {
            return because("");
        }

        Comparison because(String why) {
            String base = rows.stream()
                    .filter(row -> row.way() == OURS)
                    .findFirst()
                    .orElseThrow()
                    .figure();
            return new Comparison(id, topic, title, base, List.copyOf(rows), why);
        }
    }

    private static List<Comparison> calls() {
        return List.of(
                new Table("close", "call-path", "WlanCloseHandle(NULL)")
                        .cpp("wlanPlain")
                        .raw("wlanRaw")
                        .ffm("wlanFfm")
                        .jna("wlanJnaDirect", "wlanJnaInterface")
                        .because("the JVM compiles the way to the function into the caller, while a JNI call goes"
                                + " through a stub; for nothing but numbers that is all there is"),
                new Table("cancel", "call-path", "WNetCancelConnectionA(\"Q:\")")
                        .cpp("wnetPlain")
                        .raw("wnetRaw")
                        .ffm("wnetFfm")
                        .jna("wnetJnaDirect", "wnetJnaInterface")
                        .end());
    }

    private static List<Comparison> completions() {
        return List.of(
                new Table(
                                "completion",
                                "dispatch",
                                "a completion, from the packet in memory to the handler that has run")
                        .ours("winnet4j, one completion a batch", "returnOneKind1Few")
                        .ours("winnet4j, 8 a batch", "returnOneKind8Few")
                        .ours("winnet4j, 64 a batch", "returnOneKind64Few")
                        .ours("winnet4j, 64 a batch, three kinds of handler", "returnThreeKinds64Few")
                        .ours("winnet4j by callback, one a batch", "callbackOneKind1Few")
                        .ours("winnet4j by callback, 64 a batch", "callbackOneKind64Few")
                        .row(OTHER, "a bare JNI upcall with a cached method, nothing behind it", "upcall")
                        .row(OTHER, "a JNI upcall that looks its method up each time", "naiveUpcall")
                        .row(FFM, "an FFM upcall stub, nothing behind it", "ffmUpcall")
                        .row(JNA, "a JNA callback, nothing behind it", "jnaCallback")
                        .end(),
                new Table("completion64", "dispatch", "a completion, 64 a batch")
                        .ours("winnet4j, 64 a batch", "returnOneKind64Few")
                        .row(FFM, "an FFM upcall stub", "ffmUpcall")
                        .row(JNA, "a JNA callback", "jnaCallback")
                        .end(),
                new Table("port256", "port", "256 operations at once through a port of Windows, each")
                        .timesOnly()
                        .row(CPP, "a C++ loop", "throughput.cpp")
                        .ours("winnet4j", "throughput.java")
                        .end(),
                new Table("port1", "port", "one alone, from the post to the handler")
                        .timesOnly()
                        .row(CPP, "a C++ loop, p50", "latency.cpp.0.5")
                        .ours("winnet4j, p50", "latency.java.0.5")
                        .end());
    }

    private static List<Comparison> wifi() {
        return List.of(
                new Table("open-close", "wlan", "a WLAN handle opened and closed")
                        .cpp("openClosePlain")
                        .raw("openCloseRaw")
                        .ours("winnet4j, WlanClient: guarded, in its port", "openCloseClient")
                        .ffm("openCloseFfm")
                        .jna("openCloseJnaDirect", "openCloseJnaInterface")
                        .because("the JVM compiles the way to the two functions into the caller, while a JNI call goes"
                                + " through a stub"),
                new Table("interfaces", "wlan", "4 interfaces as objects")
                        .row(CPP, "plain C++, no objects", "enumeratePlain")
                        .ours("winnet4j", "enumerateClient")
                        .ffm("enumerateFfm")
                        .jna("enumerateJnaDirect", "enumerateJnaInterface")
                        .because(COPIES),
                new Table("stations", "wlan", "200 stations as objects")
                        .ours("winnet4j", "stationsClient")
                        .ffm("stationsFfm")
                        .jna("stationsJnaDirect", "stationsJnaInterface")
                        .because(COPIES),
                new Table("walk", "wlan", "200 stations walked through")
                        .cpp("walkPlain")
                        .ours("winnet4j, BssCursor", "walkCursor")
                        .ffm("walkFfm")
                        .jnaDirect("walkJnaDirect")
                        .because(COPIES),
                new Table("storm", "wlan", "a notification in a storm of 100 000, to the handler that has run")
                        .row(CPP, "a C++ callback that counts", "storm.cpp")
                        .ours("winnet4j, in place", "storm.view")
                        .ours("winnet4j, typed objects", "storm.typed")
                        .row(FFM, "an FFM upcall, on Windows' thread", "storm.ffm")
                        .row(JNA, "a JNA callback, on Windows' thread, kept attached", "storm.jna")
                        .row(JNA, "a JNA callback as it comes: attaches, detaches", "storm.jnaDefault")
                        .because(IN_THE_CALLBACK),
                new Table("session", "wifidirect", "a session of Wi-Fi Direct, opened and closed")
                        .ours("winnet4j, handler", "handler")
                        .ours("winnet4j, future", "future")
                        .ours("winnet4j, raw layer: one operation", "raw")
                        .row(OTHER, "in winnet4j's: a trip through Wine's port", "trip")
                        .row(FFM, "FFM, in the callback", "ffmHandler")
                        .row(FFM, "FFM, future", "ffmFuture")
                        .row(JNA_DIRECT, "JNA direct mapping, in the callback", "jnaHandler")
                        .row(JNA_DIRECT, "JNA direct mapping, future", "jnaFuture")
                        .because(IN_THE_CALLBACK
                                + ", so the session takes a trip through a port of Windows, which under Wine is most of"
                                + " its time, and is guarded: ended once, closed with its client"));
    }

    private static Comparison network(String id, String title) {
        return new Table("wnet-" + id, "wnet", title)
                .ours("winnet4j, façade", id + "Facade")
                .raw(id + "Raw")
                .ffm(id + "Ffm")
                .row(JNA, "JNA (jna-platform's Mpr)", id + "Jna")
                .end();
    }

    private static List<Comparison> network() {
        return List.of(
                network("cancelA", "WNetCancelConnectionA, unknown name"),
                network("cancel2", "WNetCancelConnection2W, unknown name"),
                network("get", "WNetGetConnectionW"),
                network("enum", "1 000 connections enumerated"));
    }

    private static Comparison reads(String id, String title, String figures, String why) {
        return ways(new Table(id, "peerdist", title), figures, "").because(why);
    }

    private static Comparison percentile(String id, String title, String figures, String percentile) {
        return ways(new Table(id, "peerdist", title).timesOnly(), figures, percentile)
                .because(TRIP);
    }

    /** The ways that figures of BranchCache have between those parts of their names. */
    private static Table ways(Table table, String before, String behind) {
        return table.cpp(before + "cpp" + behind)
                .ours("winnet4j", before + "java" + behind)
                .ffm(before + "ffm" + behind)
                .jna(before + "direct" + behind, before + "jna" + behind);
    }

    private static List<Comparison> branchCache() {
        return List.of(
                reads("read-memory", "a read in memory, 1 024 in progress", "memory.1024.", GUARDED),
                percentile("read-one", "one read alone through a port of Wine's, p50", "latency.", ".0.5"),
                percentile("read-one-p99", "the same, p99", "latency.", ".0.99"),
                reads("read-64", "64 reads at once through a port, each", "read.64.", TRIP),
                reads("read-1024", "1 024 reads at once through a port, each", "read.1024.", TRIP),
                percentile("cancel-one", "one of 10 000 pending reads cancelled, p50", "cancelOne.", ".0.5"));
    }

    private static List<Comparison> others() {
        return List.of(new Table("startup", "startup", "a JVM's whole life with one call of WlanCloseHandle")
                .timesOnly()
                .row(OTHER, "nothing called, main in a folder", "emptyFolder")
                .row(OTHER, "nothing called, main in a jar", "empty")
                .ours("winnet4j, from its jar", "ours")
                .ffm("ffm")
                .row(JNA_DIRECT, "JNA, direct mapping, from its jar", "jna")
                .because("it has no file to check: the JVM itself brings what it needs"));
    }
}
