// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Catches what the library logs, for the time of a test. */
final class LogCapture extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("io.github.winnet4j");

    private final CountDownLatch logged;
    private volatile LogRecord last = new LogRecord(java.util.logging.Level.OFF, "");

    LogCapture(CountDownLatch logged) {
        this.logged = logged;
        LOGGER.addHandler(this);
        LOGGER.setUseParentHandlers(false);
    }

    String message() {
        return last.getMessage();
    }

    String trace() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        if (last.getThrown() != null) {
            last.getThrown().printStackTrace(new PrintStream((OutputStream) text, true, StandardCharsets.UTF_8));
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void publish(LogRecord record) {
        last = record;
        logged.countDown();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setUseParentHandlers(true);
    }
}
