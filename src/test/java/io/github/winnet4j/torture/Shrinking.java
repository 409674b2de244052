// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Makes a program that fails shorter: leaves out what can be left out, as long as it still fails in the same way. */
public final class Shrinking {
    private static final String NONE = "none";

    /**
     * Runs what is left of a program, and asks {@link #isSame} of each run.
     *
     * @param <E> what else it may throw
     */
    @FunctionalInterface
    public interface Attempt<E extends Exception> {
        /**
         * Runs it.
         *
         * @param kept the numbers of the steps
         * @return true when it still fails
         */
        boolean fails(List<Integer> kept) throws E;
    }

    private final int most;
    private final String kind;
    private List<String> failures;
    private int runs;

    /**
     * Of a program that failed so.
     *
     * @param failures not empty
     * @param most how many runs it may take
     */
    public Shrinking(List<String> failures, int most) {
        this.failures = failures;
        this.most = most;
        kind = kind(failures);
    }

    /** What failed first, without its numbers: a shorter program fails in the same way, or it isn't the same. */
    private static String kind(List<String> failures) {
        return failures.get(0).lines().findFirst().orElse("").replaceAll("[0-9]+", "#");
    }

    /** One run was made, which failed so: true when that is the same failure. */
    public boolean isSame(List<String> now) {
        runs++;
        boolean same = !now.isEmpty() && kind(now).equals(kind);
        if (same) {
            failures = now;
        }
        return same;
    }

    /** {@return the fewest steps of these that were found to fail} */
    public <E extends Exception> List<Integer> of(List<Integer> steps, Attempt<E> attempt) throws E {
        List<Integer> best = steps;
        for (int size = Math.max(1, best.size() / 2); size >= 1 && runs < most; ) {
            boolean shorter = false;
            for (int from = 0; from < best.size() && runs < most; ) {
                List<Integer> kept = new ArrayList<>(best);
                kept.subList(from, Math.min(from + size, kept.size())).clear();
                if (attempt.fails(kept)) {
                    best = kept;
                    shorter = true;
                } else {
                    from += size;
                }
            }
            if (!shorter || size > best.size()) {
                size = size == 1 && shorter ? 1 : size / 2;
            }
        }
        return best;
    }

    /** {@return how the shortest one failed} */
    public List<String> failures() {
        return failures;
    }

    /** {@return how many runs it took} */
    public int runs() {
        return runs;
    }

    /** {@return the numbers in a text that {@link #text} made} */
    public static List<Integer> steps(String text) {
        return Arrays.stream(text.split(","))
                .filter(word -> !word.equals(NONE))
                .map(Integer::valueOf)
                .toList();
    }

    /** {@return numbers with commas, or none} */
    public static String text(List<Integer> steps) {
        return steps.isEmpty() ? NONE : steps.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
