// SPDX-License-Identifier: Apache-2.0
package com.example.signals;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The page, and the signals as server-sent events, for browsers on this machine alone. */
final class PageServer implements AutoCloseable {
    private final Signals signals;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "browser");
        thread.setDaemon(true);
        return thread;
    });

    PageServer(Signals signals, int port) throws IOException {
        this.signals = signals;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", PageServer::page);
        server.createContext("/signals", this::events);
        server.setExecutor(threads); // each open page holds a thread
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void page(HttpExchange exchange) throws IOException {
        try (InputStream page = Objects.requireNonNull(PageServer.class.getResourceAsStream("page.html"))) {
            byte[] bytes = page.readAllBytes();
            boolean found = exchange.getRequestURI().getPath().equals("/");
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(found ? 200 : 404, found ? bytes.length : -1);
            if (found) {
                exchange.getResponseBody().write(bytes);
            }
        } finally {
            exchange.close();
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            List<Signals.Look> looks = signals.after(0);
            while (!looks.isEmpty()) {
                for (Signals.Look look : looks) {
                    out.write(("data: " + look.json() + "\n\n").getBytes(UTF_8));
                }
                out.flush(); // an IOException when the page was left
                looks = signals.after(looks.get(looks.size() - 1).number());
            }
        } catch (InterruptedException end) {
            // by close(): the stream has its end
        }
    }

    @Override
    public void close() {
        threads.shutdownNow(); // ends the streams that are open
        server.stop(1); // waits a second for them
    }
}
