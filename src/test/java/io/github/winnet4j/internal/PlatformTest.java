// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OnWindows;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.nativelib.NativeLibraryUtil;

/** Which DLL a JVM gets. */
class PlatformTest {
    @ParameterizedTest
    @CsvSource({
        "Windows 10, amd64, META-INF/lib/windows_64/",
        "Windows 11, x86_64, META-INF/lib/windows_64/",
        "Windows 11, aarch64, META-INF/lib/windows_arm64/",
        "Windows Server 2022, AMD64, META-INF/lib/windows_64/",
    })
    void eachJvmFindsItsDirectory(String os, String arch, String directory) {
        Platform platform = new Platform(os, arch);
        assertTrue(platform.isWindows());
        assertEquals(directory, platform.directory());
    }

    @ParameterizedTest
    @CsvSource({"Windows 10, x86", "Windows 10, arm", "Windows 10, riscv64"})
    void processorsWithoutADllHaveNoDirectory(String os, String arch) {
        assertNull(new Platform(os, arch).directory());
    }

    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Mac OS X, aarch64", "Darwin, x86_64"})
    void otherSystemsAreNotWindows(String os, String arch) {
        assertFalse(new Platform(os, arch).isWindows());
    }

    @ParameterizedTest
    @CsvSource({"amd64, WINDOWS_64", "aarch64, WINDOWS_ARM64"})
    void theNamesAreThoseOfNativeLibLoader(String arch, NativeLibraryUtil.Architecture architecture) {
        assertEquals(
                Platform.ROOT + architecture.name().toLowerCase(Locale.ROOT) + "/",
                new Platform("Windows 11", arch).directory());
    }

    @OnWindows
    @Test
    void nativeLibLoaderWouldLookInTheSameDirectory() {
        assertEquals(
                NativeLibraryUtil.getPlatformLibraryPath(Platform.ROOT),
                Platform.current().directory());
    }
}
