// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import java.util.Map;

/** Where threads are, in words. */
final class Stacks {
    private static final int FRAMES = 14;

    private Stacks() {}

    static String of(Throwable e) {
        return lines(e.getStackTrace());
    }

    /** Of those that take part, or block somewhere. */
    static String ofActors() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            String lines = lines(entry.getValue());
            if (lines.contains("winnet4j")) {
                text.append("\n      ").append(entry.getKey().getName()).append(lines);
            }
        }
        return text.toString();
    }

    private static String lines(StackTraceElement[] frames) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            text.append("\n        at ").append(frames[i]);
        }
        return text.toString();
    }
}
