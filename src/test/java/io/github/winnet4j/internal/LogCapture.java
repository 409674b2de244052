// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Catches what the library logs, for the time of a test. */
public final class LogCapture extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("io.github.winnet4j");

    private final CountDownLatch logged;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private volatile LogRecord last = new LogRecord(java.util.logging.Level.OFF, "");

    public LogCapture(CountDownLatch logged) {
        this.logged = logged;
        LOGGER.addHandler(this);
        LOGGER.setUseParentHandlers(false);
    }

    public String message() {
        return last.getMessage();
    }

    /** All messages, in order. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** The stack of what was logged with the last message. */
    public String trace() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        if (last.getThrown() != null) {
            last.getThrown().printStackTrace(new PrintStream((OutputStream) text, true, StandardCharsets.UTF_8));
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void publish(LogRecord record) {
        last = record;
        messages.add(record.getMessage());
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
