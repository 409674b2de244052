// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.demo;

import io.github.winnet4j.testkit.Simulator;
import io.github.winnet4j.win32.WinError;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The library's main job, on the simulator, family by family. Each scene answers what happened, in a sentence. */
final class Scenes {
    private Scenes() {}

    /** A scene: what is ended, what the library promises of it, and how it goes. */
    record Scene(String title, String promise, Supplier<String> play) {}

    static List<Scene> all(Simulator windows) {
        return Stream.of(
                        new WifiScenes(windows).all(),
                        new WifiListeningScenes(windows).all(),
                        new WifiSettingsScenes(windows).all(),
                        new WifiDirectScenes(windows).all(),
                        new WnetScenes(windows).all(),
                        new PeerDistScenes(windows).all())
                .flatMap(Stream::of)
                .toList();
    }

    /** What the exception says that this must bring. */
    static String message(Runnable call) {
        try {
            call.run();
            return "nothing was refused";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    static String named(int code) {
        return code + " " + WinError.nameOf(code);
    }
}
