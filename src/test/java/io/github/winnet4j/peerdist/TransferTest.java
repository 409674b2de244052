// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.peerdist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.Built;
import io.github.winnet4j.harness.ChildJvm;
import io.github.winnet4j.harness.OnWindows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that one process publishes and another reads, with holes, cancels and a restart of the service in the middle,
 * all by fixed seeds: it arrives byte for byte, and neither side leaves anything behind, as its simulator says. 200 MB
 * on Java 25 without -Xcheck:jni; the others have 10 MB, since Wine takes its time.
 */
@OnWindows
class TransferTest {
    private static final long SIZE = Runtime.version().feature() == 25 && !ChildJvm.CHECK_JNI
            ? 200L * 1024 * 1024 + 4321
            : 10L * 1024 * 1024 + 4321;

    @TempDir
    Path folder;

    @Test
    void whatOneProcessPublishesAnotherReadsByteForByte() throws Exception {
        Files.createDirectories(folder.resolve("store"));
        ChildJvm.Running publisher = start("publish");
        ChildJvm.Result read = start("read").finish();
        ChildJvm.Result published = publisher.finish();
        assertEquals(0, read.exit(), read.output() + published.output());
        assertEquals(0, published.exit(), published.output());
        assertTrue(read.output().contains("clean: read"), read.output());
        assertTrue(published.output().contains("clean: publish"), published.output());
        assertEquals(SIZE, Files.size(folder.resolve("copy")));
        assertEquals(-1, Files.mismatch(folder.resolve("original"), folder.resolve("copy")));
        Matcher counts =
                Pattern.compile("holes (\\d+), cancels (\\d+), restarts 1,").matcher(read.output());
        assertTrue(counts.find(), read.output());
        assertTrue(Integer.parseInt(counts.group(1)) >= 80 && Integer.parseInt(counts.group(2)) > 10, read.output());
    }

    private ChildJvm.Running start(String role) throws Exception {
        List<Path> jars = Stream.concat(Stream.of(Built.jar(), Built.testkitJar()), Built.testLibraries().stream())
                .toList();
        return new ChildJvm().jars(jars).main(Transfer.class).start(role, folder.toString(), Long.toString(SIZE), "42");
    }
}
