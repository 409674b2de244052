// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.harness.OneJvm;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing has found: each file of a target's corpus, and changes of it that are the same each time. */
@OneJvm("bytes in, properties out")
class CorpusTest {
    private static final int CHANGES = 300;

    static Stream<String> targets() {
        return Fuzz.TARGETS.keySet().stream();
    }

    private static Path corpus() throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(CorpusTest.class.getResource("/fuzz")).toURI());
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void eachTargetHasACorpusAndEachCorpusATarget() throws Exception {
        Set<String> folders = new TreeSet<>();
        for (Path folder : filesOf(corpus())) {
            folders.add(folder.getFileName().toString());
        }
        assertEquals(Fuzz.TARGETS.keySet(), folders);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatIsInTheCorpusHoldsTheProperty(String target) throws Exception {
        List<byte[]> all = new ArrayList<>();
        for (Path file : filesOf(corpus().resolve(target))) {
            byte[] bytes = Files.readAllBytes(file);
            run(target, bytes, file.getFileName().toString());
            all.add(bytes);
        }
        assertTrue(all.size() > 1, "a corpus of " + all.size());
        Random random = new Random(target.hashCode());
        for (int i = 0; i < CHANGES; i++) {
            byte[] bytes = all.get(random.nextInt(all.size()));
            run(target, changed(bytes, all.get(random.nextInt(all.size())), random), "change " + i);
        }
    }

    private static void run(String target, byte[] bytes, String name) {
        try {
            Fuzz.run(target, bytes);
        } catch (Throwable e) {
            throw new AssertionError(name + ": " + HexFormat.of().formatHex(bytes), e);
        }
    }

    /** Some bytes others, and now and then cut off, or with the end of another one. */
    private static byte[] changed(byte[] bytes, byte[] other, Random random) {
        byte[] changed = bytes.clone();
        if (random.nextInt(4) == 0) {
            int kept = random.nextInt(bytes.length + 1);
            int from = random.nextInt(other.length + 1);
            changed = Arrays.copyOf(bytes, kept + other.length - from);
            System.arraycopy(other, from, changed, kept, other.length - from);
        }
        for (int i = random.nextInt(6); i > 0 && changed.length > 0; i--) {
            int at = random.nextInt(changed.length);
            changed[at] =
                    random.nextBoolean() ? (byte) (changed[at] ^ 1 << random.nextInt(8)) : (byte) random.nextInt();
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length + 1)) : changed;
    }
}
