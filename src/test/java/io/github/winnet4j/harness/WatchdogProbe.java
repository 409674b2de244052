// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.harness;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The program of {@link WatchdogTest}: runs tests of which one never ends. */
public final class WatchdogProbe {
    private WatchdogProbe() {}

    public static void main(String[] arguments) {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(Specimens.class))
                        .build());
        System.out.println("all ended");
    }

    static final class Specimens {
        @Test
        void ends() {}

        /** Deaf to interrupts, as what waits in Windows is. */
        @Test
        void neverEnds() {
            while (System.nanoTime() != 0) {
                Thread.onSpinWait();
            }
        }
    }
}
