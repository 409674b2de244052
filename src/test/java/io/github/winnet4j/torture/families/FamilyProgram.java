// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture.families;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A program: what the client, Windows and the port do, one after the other. A pure function of its seed; any step can
 * be left out.
 *
 * @param seed what it is made from; Windows' own choices are drawn from it, too
 * @param sides which families take part
 * @param steps what happens
 */
record FamilyProgram(long seed, List<Side.Name> sides, List<Step> steps) {
    private static final int CHOICES = 1 << 16;

    /** What acts. */
    enum Kind {
        CLIENT,
        WINDOWS,
        WINDOWS_ALL,
        PORT,
        PORT_ONCE,
        TIME,
        FAULT
    }

    /**
     * One step.
     *
     * @param number of it in the whole program
     * @param kind what acts
     * @param side which family
     * @param choice what else there is to choose
     */
    record Step(int number, Kind kind, Side.Name side, int choice) {
        @Override
        public String toString() {
            return number + ": " + kind + " " + side + " /" + choice;
        }
    }

    static FamilyProgram of(long seed, List<Side.Name> among) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 7);
        List<Side.Name> sides = new ArrayList<>(among);
        if (sides.size() > 1) { // mostly one, sometimes two that share the port
            Side.Name first = sides.get(random.nextInt(sides.size()));
            Side.Name second = sides.get(random.nextInt(sides.size()));
            sides = first == second || random.nextInt(4) != 0 ? List.of(first) : List.of(first, second);
        }
        boolean faults = random.nextInt(2) == 0;
        List<Step> steps = new ArrayList<>();
        for (int i = 0, count = 6 + random.nextInt(40); i < count; i++) {
            Kind kind = kind(random, faults);
            steps.add(new Step(i, kind, sides.get(random.nextInt(sides.size())), random.nextInt(CHOICES)));
        }
        return new FamilyProgram(seed, sides, steps);
    }

    private static Kind kind(Random random, boolean faults) {
        int drawn = random.nextInt(20);
        if (drawn < 10) {
            return Kind.CLIENT;
        }
        return switch (drawn) {
            case 10, 11, 12 -> Kind.WINDOWS;
            case 13 -> Kind.WINDOWS_ALL;
            case 14, 15 -> Kind.PORT;
            case 16 -> Kind.PORT_ONCE;
            case 17 -> Kind.TIME;
            default -> faults ? Kind.FAULT : Kind.CLIENT;
        };
    }

    /** Of its steps. */
    List<Integer> numbers() {
        return steps.stream().map(Step::number).toList();
    }

    /** The same with these steps alone. */
    FamilyProgram keeping(List<Integer> numbers) {
        return new FamilyProgram(
                seed,
                sides,
                steps.stream().filter(step -> numbers.contains(step.number)).toList());
    }
}
