// SPDX-License-Identifier: Apache-2.0
package com.example.drives;

import java.util.List;

/** A device, and the share that it is to lead to. */
record Drive(String device, String share) {
    static List<Drive> parse(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Drive::parse)
                .toList();
    }

    private static Drive parse(String line) {
        String[] words = line.split("\\s+", 2);
        if (words.length != 2) {
            throw new IllegalArgumentException("not a device and a share, such as S: \\\\server\\plans: " + line);
        }
        return new Drive(words[0], words[1]);
    }
}
