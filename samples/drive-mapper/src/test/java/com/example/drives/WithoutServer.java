// SPDX-License-Identifier: Apache-2.0
package com.example.drives;

import io.github.winnet4j.testkit.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts the program in a Windows that the testkit plays: as a service, with one server that answers. */
final class WithoutServer {
    private WithoutServer() {}

    public static void main(String[] arguments) throws Exception {
        Simulator windows = Simulator.install(); // before anything else calls winnet4j
        windows.network().service();
        windows.network().share("\\\\office\\plans").add();
        windows.network().share("\\\\attic\\backup").add();
        windows.network().serverDown("attic");
        Path file = Files.createTempFile("drives", ".txt");
        try {
            Files.write(file, List.of("P: \\\\office\\plans", "B: \\\\attic\\backup", "Q: \\\\office\\nothing"));
            DriveMapper.main(new String[] {file.toString(), "--once"});
        } finally {
            Files.delete(file);
        }
        windows.assertClean();
    }
}
