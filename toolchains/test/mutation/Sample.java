// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pitest.bytecode.analysis.ClassTree;
import org.pitest.mutationtest.build.InterceptorParameters;
import org.pitest.mutationtest.build.InterceptorType;
import org.pitest.mutationtest.build.MutationInterceptor;
import org.pitest.mutationtest.build.MutationInterceptorFactory;
import org.pitest.mutationtest.engine.Mutater;
import org.pitest.mutationtest.engine.MutationDetails;
import org.pitest.mutationtest.engine.MutationIdentifier;
import org.pitest.plugin.Feature;

/**
 * For pitest: of all changes those whose number, made of what they are, lies between two others from 0 to 100. So a
 * part is always the same, and two parts are disjoint. How many there are of a class is a line of a file. Another file
 * may name those that are of interest, a line for each.
 */
public final class Sample implements MutationInterceptorFactory {
    private static final int FROM = Integer.getInteger("winnet4j.mutation.from");
    private static final int TO = Integer.getInteger("winnet4j.mutation.to");
    private static final Path COUNTS = Path.of(System.getProperty("winnet4j.mutation.counts"));
    private static final Optional<Set<String>> ONLY =
            Optional.ofNullable(System.getProperty("winnet4j.mutation.only")).map(Sample::lines);

    private static Set<String> lines(String file) {
        try {
            return Set.copyOf(Files.readAllLines(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public MutationInterceptor createInterceptor(InterceptorParameters parameters) {
        return new MutationInterceptor() {
            private String name = "";

            @Override
            public InterceptorType type() {
                return InterceptorType.FILTER;
            }

            @Override
            public void begin(ClassTree type) {
                name = type.name().asJavaName();
            }

            @Override
            public Collection<MutationDetails> intercept(Collection<MutationDetails> changes, Mutater mutater) {
                try {
                    Files.writeString(
                            COUNTS,
                            name + " " + changes.size() + "\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return changes.stream().filter(change -> isChosen(change)).toList();
            }

            @Override
            public void end() {}
        };
    }

    private static boolean isChosen(MutationDetails change) {
        int number = Math.floorMod(change.getId().toString().hashCode() * 0x9E3779B9 >>> 7, 100);
        return number >= FROM
                && number < TO
                && (ONLY.isEmpty() || ONLY.get().contains(name(change.getId())));
    }

    private static String name(MutationIdentifier id) {
        String indexes = id.getIndexes().stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
        return id.getClassName().asJavaName() + " " + id.getLocation().getMethodName() + " "
                + id.getLocation().getMethodDesc() + " " + indexes + " " + id.getMutator();
    }

    @Override
    public Feature provides() {
        return Feature.named("SAMPLE")
                .withOnByDefault(true)
                .withOrder(Integer.MAX_VALUE)
                .withDescription(description());
    }

    @Override
    public String description() {
        return "A part of all changes";
    }
}
