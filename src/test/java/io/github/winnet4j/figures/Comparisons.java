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
import java.util.List;
import java.util.stream.Stream;

/** All comparisons of the page. */
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

    private static Row row(Way way, String label, String figure) {
        return new Row(way, label, figure, figure + ".bytes");
    }

    private static Row bare(Way way, String label, String figure) {
        return new Row(way, label, figure, "");
    }

    private static List<Comparison> calls() {
        return List.of(
                new Comparison(
                        "close",
                        "call-path",
                        "WlanCloseHandle(NULL)",
                        "wlanRaw",
                        List.of(
                                bare(CPP, "plain C++", "wlanPlain"),
                                row(OURS, "winnet4j, raw layer", "wlanRaw"),
                                row(FFM, "FFM", "wlanFfm"),
                                row(JNA_DIRECT, "JNA, direct mapping", "wlanJnaDirect"),
                                row(JNA, "JNA, interface mapping", "wlanJnaInterface")),
                        "the JVM compiles the way to the function into the caller, while a JNI call goes through a"
                                + " stub; for nothing but numbers that is all there is"),
                new Comparison(
                        "cancel",
                        "call-path",
                        "WNetCancelConnectionA(\"Q:\")",
                        "wnetRaw",
                        List.of(
                                bare(CPP, "plain C++", "wnetPlain"),
                                row(OURS, "winnet4j, raw layer", "wnetRaw"),
                                row(FFM, "FFM", "wnetFfm"),
                                row(JNA_DIRECT, "JNA, direct mapping", "wnetJnaDirect"),
                                row(JNA, "JNA, interface mapping", "wnetJnaInterface")),
                        ""));
    }

    private static List<Comparison> completions() {
        return List.of(
                new Comparison(
                        "completion",
                        "dispatch",
                        "a completion, from the packet in memory to the handler that has run",
                        "returnOneKind1Few",
                        List.of(
                                row(OURS, "winnet4j, one completion a batch", "returnOneKind1Few"),
                                row(OURS, "winnet4j, 8 a batch", "returnOneKind8Few"),
                                row(OURS, "winnet4j, 64 a batch", "returnOneKind64Few"),
                                row(OURS, "winnet4j, 64 a batch, three kinds of handler", "returnThreeKinds64Few"),
                                row(OURS, "winnet4j by callback, one a batch", "callbackOneKind1Few"),
                                row(OURS, "winnet4j by callback, 64 a batch", "callbackOneKind64Few"),
                                row(OTHER, "a bare JNI upcall with a cached method, nothing behind it", "upcall"),
                                row(OTHER, "a JNI upcall that looks its method up each time", "naiveUpcall"),
                                row(FFM, "an FFM upcall stub, nothing behind it", "ffmUpcall"),
                                row(JNA, "a JNA callback, nothing behind it", "jnaCallback")),
                        ""),
                new Comparison(
                        "completion64",
                        "dispatch",
                        "a completion, 64 a batch",
                        "returnOneKind64Few",
                        List.of(
                                row(OURS, "winnet4j, 64 a batch", "returnOneKind64Few"),
                                row(FFM, "an FFM upcall stub", "ffmUpcall"),
                                row(JNA, "a JNA callback", "jnaCallback")),
                        ""),
                new Comparison(
                        "port256",
                        "port",
                        "256 operations at once through a port of Windows, each",
                        "throughput.java",
                        List.of(bare(CPP, "a C++ loop", "throughput.cpp"), bare(OURS, "winnet4j", "throughput.java")),
                        ""),
                new Comparison(
                        "port1",
                        "port",
                        "one alone, from the post to the handler",
                        "latency.java.0.5",
                        List.of(
                                bare(CPP, "a C++ loop, p50", "latency.cpp.0.5"),
                                bare(OURS, "winnet4j, p50", "latency.java.0.5")),
                        ""));
    }

    private static List<Comparison> wifi() {
        return List.of(
                new Comparison(
                        "open-close",
                        "wlan",
                        "a WLAN handle opened and closed",
                        "openCloseRaw",
                        List.of(
                                bare(CPP, "plain C++", "openClosePlain"),
                                row(OURS, "winnet4j, raw layer", "openCloseRaw"),
                                row(OURS, "winnet4j, WlanClient: guarded, in its port", "openCloseClient"),
                                row(FFM, "FFM", "openCloseFfm"),
                                row(JNA_DIRECT, "JNA, direct mapping", "openCloseJnaDirect"),
                                row(JNA, "JNA, interface mapping", "openCloseJnaInterface")),
                        "the JVM compiles the way to the two functions into the caller, while a JNI call goes through a"
                                + " stub"),
                new Comparison(
                        "interfaces",
                        "wlan",
                        "4 interfaces as objects",
                        "enumerateClient",
                        List.of(
                                bare(CPP, "plain C++, no objects", "enumeratePlain"),
                                row(OURS, "winnet4j", "enumerateClient"),
                                row(FFM, "FFM", "enumerateFfm"),
                                row(JNA_DIRECT, "JNA, direct mapping", "enumerateJnaDirect"),
                                row(JNA, "JNA, interface mapping", "enumerateJnaInterface")),
                        COPIES),
                new Comparison(
                        "stations",
                        "wlan",
                        "200 stations as objects",
                        "stationsClient",
                        List.of(
                                row(OURS, "winnet4j", "stationsClient"),
                                row(FFM, "FFM", "stationsFfm"),
                                row(JNA_DIRECT, "JNA, direct mapping", "stationsJnaDirect"),
                                row(JNA, "JNA, interface mapping", "stationsJnaInterface")),
                        COPIES),
                new Comparison(
                        "walk",
                        "wlan",
                        "200 stations walked through",
                        "walkCursor",
                        List.of(
                                bare(CPP, "plain C++", "walkPlain"),
                                row(OURS, "winnet4j, BssCursor", "walkCursor"),
                                row(FFM, "FFM", "walkFfm"),
                                row(JNA_DIRECT, "JNA, direct mapping", "walkJnaDirect")),
                        COPIES),
                new Comparison(
                        "storm",
                        "wlan",
                        "a notification in a storm of 100 000, to the handler that has run",
                        "storm.view",
                        List.of(
                                bare(CPP, "a C++ callback that counts", "storm.cpp"),
                                row(OURS, "winnet4j, in place", "storm.view"),
                                row(OURS, "winnet4j, typed objects", "storm.typed"),
                                row(FFM, "an FFM upcall, on Windows' thread", "storm.ffm"),
                                row(JNA, "a JNA callback, on Windows' thread, kept attached", "storm.jna"),
                                row(JNA, "a JNA callback as it comes: attaches, detaches", "storm.jnaDefault")),
                        IN_THE_CALLBACK),
                new Comparison(
                        "session",
                        "wifidirect",
                        "a session of Wi-Fi Direct, opened and closed",
                        "handler",
                        List.of(
                                row(OURS, "winnet4j, handler", "handler"),
                                row(OURS, "winnet4j, future", "future"),
                                row(OURS, "winnet4j, raw layer: one operation", "raw"),
                                row(OTHER, "in winnet4j's: a trip through Wine's port", "trip"),
                                row(FFM, "FFM, in the callback", "ffmHandler"),
                                row(FFM, "FFM, future", "ffmFuture"),
                                row(JNA_DIRECT, "JNA direct mapping, in the callback", "jnaHandler"),
                                row(JNA_DIRECT, "JNA direct mapping, future", "jnaFuture")),
                        IN_THE_CALLBACK
                                + ", so the session takes a trip through a port of Windows, which under Wine is most of"
                                + " its time, and is guarded: ended once, closed with its client"));
    }

    private static Comparison network(String id, String title, String why) {
        return new Comparison(
                "wnet-" + id,
                "wnet",
                title,
                id + "Facade",
                List.of(
                        row(OURS, "winnet4j, façade", id + "Facade"),
                        row(OURS, "winnet4j, raw layer", id + "Raw"),
                        row(FFM, "FFM", id + "Ffm"),
                        row(JNA, "JNA (jna-platform's Mpr)", id + "Jna")),
                why);
    }

    private static List<Comparison> network() {
        return List.of(
                network("cancelA", "WNetCancelConnectionA, unknown name", ""),
                network("cancel2", "WNetCancelConnection2W, unknown name", ""),
                network("get", "WNetGetConnectionW", ""),
                network("enum", "1 000 connections enumerated", ""));
    }

    private static Comparison read(String id, String title, String before, String behind, String why) {
        boolean counted = behind.isEmpty() && !before.startsWith("cancel");
        List<Row> rows = Stream.of(
                        bare(CPP, "plain C++", before + "cpp" + behind),
                        bare(OURS, "winnet4j", before + "java" + behind),
                        bare(FFM, "FFM", before + "ffm" + behind),
                        bare(JNA_DIRECT, "JNA, direct mapping", before + "direct" + behind),
                        bare(JNA, "JNA, interface mapping", before + "jna" + behind))
                .map(row -> counted && row.way() != CPP ? row(row.way(), row.label(), row.figure()) : row)
                .toList();
        return new Comparison(id, "peerdist", title, before + "java" + behind, rows, why);
    }

    private static List<Comparison> branchCache() {
        return List.of(
                read("read-memory", "a read in memory, 1 024 in progress", "memory.1024.", "", GUARDED),
                read("read-one", "one read alone through a port of Wine's, p50", "latency.", ".0.5", TRIP),
                read("read-one-p99", "the same, p99", "latency.", ".0.99", TRIP),
                read("read-64", "64 reads at once through a port, each", "read.64.", "", TRIP),
                read("read-1024", "1 024 reads at once through a port, each", "read.1024.", "", TRIP),
                read("cancel-one", "one of 10 000 pending reads cancelled, p50", "cancelOne.", ".0.5", TRIP));
    }

    private static List<Comparison> others() {
        return List.of(new Comparison(
                "startup",
                "startup",
                "a JVM's whole life with one call of WlanCloseHandle",
                "ours",
                List.of(
                        bare(OTHER, "nothing called, main in a folder", "emptyFolder"),
                        bare(OTHER, "nothing called, main in a jar", "empty"),
                        bare(OURS, "winnet4j, from its jar", "ours"),
                        bare(FFM, "FFM", "ffm"),
                        bare(JNA_DIRECT, "JNA, direct mapping, from its jar", "jna")),
                "it has no file to check: the JVM itself brings what it needs"));
    }
}
