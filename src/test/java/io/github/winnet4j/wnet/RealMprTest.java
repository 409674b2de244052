// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The façade over an mpr.dll that isn't ours: Wine's, which asks our network provider. {@link RealMprChecks} has what
 * is checked; it runs in a JVM of its own, since the providers are seen by that process only.
 */
@OnWindows
class RealMprTest {
    @TempDir
    static Path temp;

    @Test
    void wineSMprWithOurProvider() throws Exception {
        assumeTrue(System.getenv("WINEPREFIX") != null, "the drives of the provider are Wine's");
        List<Path> jars = new ArrayList<>(List.of(Built.jar(), Built.testkitJar()));
        jars.addAll(Built.testLibraries());
        ChildJvm.Result result = new ChildJvm()
                .main(RealMprChecks.class)
                .jars(jars)
                .option("-Dwinnet4j.cache.dir=" + temp.resolve("cache"))
                .option("-Dwinnet4j.test.native=" + Built.nativeBuild())
                .run();
        assertEquals(0, result.exit(), result.output());
        assertEquals(
                RealMprChecks.COUNT,
                result.output().lines().filter(line -> line.startsWith("ok ")).count(),
                result.output());
    }

    /** Without a provider, as Wine is by itself. */
    @Test
    void withoutAProviderThereIsNoNetwork() {
        assumeTrue(System.getenv("WINEPREFIX") != null, "Windows has providers");
        assertThrows(
                NoNetworkException.class,
                () -> NetworkConnections.connect(
                        NetworkConnectRequest.to("\\\\nobody\\x").device("J:")));
        assertThrows(NoNetworkException.class, () -> NetworkConnections.disconnect("J:"));
        assertThrows(
                NoNetworkException.class, () -> NetworkConnections.connections().toList());
    }
}
