// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A program: what there is, and what several threads do with it. A pure function of its seed. Steps name what they use
 * by number, so any of them can be left out.
 *
 * @param stay how many of a thousand points change nothing
 */
record Program(
        long seed,
        int stay,
        List<PortPlan> ports,
        List<HandlePlan> handles,
        List<OperationPlan> operations,
        List<Step> steps) {

    /** Which programs of sixteen have handlers that block. */
    private static final int BLOCKS = 2;

    /** Which programs of sixteen have four threads that do little but cancel and close, and open again. */
    static final int CROWDED = 1;

    static final int KINDS = 16;

    enum PortKind {
        RETURN,
        CALLBACK,
        POLLED,
        CONFINED
    }

    /** How an operation is cancelled. */
    enum Cancelling {
        NONE,
        HONEST,
        SUCCEEDS_ANYWAY,
        ANSWERS_LATE,
        REFUSES,
        THROWS
    }

    /** What the handler does, beside looking. */
    enum Handling {
        LOOKS,
        STARTS_AGAIN,
        THROWS,
        CLOSES_OPERATION,
        CLOSES_HANDLE,
        CLOSES_PORT,
        CANCELS_ANOTHER,
        STARTS_ANOTHER,
        ASKS_FUTURE,
        WAITS_FOR_ITSELF,
        GIVES_UP
    }

    /** What the closer of a handle does. */
    enum Closing {
        SUCCEEDS,
        IS_REFUSED,
        THROWS,
        THROWS_ERROR
    }

    /** Where it runs. */
    enum Running {
        DRIVER,
        AT_ONCE,
        QUEUED,
        REJECTED
    }

    /** What the device answers to a start, and when it completes it. */
    enum Answer {
        LATER,
        AT_ONCE,
        SYNCHRONOUS,
        WHEN_CANCELLED,
        NEVER,
        REFUSED_BEFORE,
        REFUSED,
        COMPLETED_AND_REFUSED,
        THROWN_BEFORE,
        THROWN,
        CALLBACK,
        CALLBACK_TWICE
    }

    enum Kind {
        START,
        CANCEL,
        CLOSE_OPERATION,
        CLOSE_OPERATION_AT_END,
        ASK_FUTURE,
        GIVE_UP,
        AWAIT,
        AWAIT_FUTURE,
        CLOSE_HANDLE,
        CLOSE_HANDLE_ASYNC,
        CLOSE_HANDLE_LATER,
        USE_HANDLE,
        CLOSE_PORT,
        POLL,
        WAKE,
        ASK_PORT,
        INTERRUPT,
        RUN_QUEUED,
        FAIL_POSTS,
        FAIL_WAIT,
        FAIL_SLOTS,
        LIMIT_BATCH,
        STRAY
    }

    /** @param limit how many operations the port has room for */
    record PortPlan(PortKind kind, int limit) {}

    /** @param outer the handle it is opened by, or negative: by the port */
    record HandlePlan(int port, int outer, boolean cancelsAll, boolean keepsWhatIsInside, Closing closing) {}

    /** @param handle in which it is, or negative: in the port */
    record OperationPlan(
            int port,
            int handle,
            Cancelling cancelling,
            Handling handling,
            Running running,
            boolean checks,
            boolean checkThrows,
            boolean throwsWhenAbandoned) {}

    /** @param choice what else there is to choose in it, such as a duration; the same whatever is left out */
    record Step(int number, int thread, Kind kind, int target, Answer answer, int choice) {
        @Override
        public String toString() {
            return number + ": thread " + thread + " " + kind + " " + target
                    + (kind == Kind.START || kind == Kind.USE_HANDLE ? " " + answer : "") + " /" + choice;
        }
    }

    int threads() {
        return steps.stream().mapToInt(Step::thread).max().orElse(0);
    }

    /**
     * In some programs handlers that look block for a minute, the first time. Not where threads poll: one that polls
     * lets a handler that runs on a waiting thread come to its end.
     */
    boolean handlersBlock() {
        return (seed & 15) == BLOCKS
                && ports.stream().noneMatch(plan -> plan.kind() == PortKind.POLLED || plan.kind() == PortKind.CONFINED);
    }

    /** There is something that may not end before the faults do. */
    boolean mayStay() {
        return handlersBlock()
                || steps.stream().anyMatch(step -> step.answer == Answer.NEVER)
                || operations.stream()
                        .anyMatch(plan -> plan.cancelling == Cancelling.NONE
                                || plan.cancelling == Cancelling.REFUSES
                                || plan.cancelling == Cancelling.THROWS);
    }

    /** Of its steps. */
    List<Integer> numbers() {
        return steps.stream().map(Step::number).toList();
    }

    /** The same with these steps alone. */
    Program keeping(List<Integer> numbers) {
        return new Program(
                seed,
                stay,
                ports,
                handles,
                operations,
                steps.stream().filter(step -> numbers.contains(step.number)).toList());
    }

    String describe() {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, ports.size())
                .forEach(i -> text.append("  port ")
                        .append(i)
                        .append(' ')
                        .append(ports.get(i))
                        .append('\n'));
        IntStream.range(0, handles.size())
                .forEach(i -> text.append("  handle ")
                        .append(i)
                        .append(' ')
                        .append(handles.get(i))
                        .append('\n'));
        IntStream.range(0, operations.size())
                .forEach(i -> text.append("  operation ")
                        .append(i)
                        .append(' ')
                        .append(operations.get(i))
                        .append('\n'));
        steps.forEach(step -> text.append("  ").append(step).append('\n'));
        return text.toString();
    }

    // -- the generator

    private static final Integer[] STAYS = {600, 900, 950, 980, 990, 995, 998, 999};
    private static final int CROWD = 4;
    private static final Cancelling[] CROWD_CANCELS = {
        Cancelling.HONEST, Cancelling.SUCCEEDS_ANYWAY, Cancelling.ANSWERS_LATE
    };
    private static final Kind[] CROWD_STEPS = {
        Kind.START,
        Kind.START,
        Kind.START,
        Kind.CANCEL,
        Kind.CANCEL,
        Kind.CANCEL,
        Kind.GIVE_UP,
        Kind.CLOSE_OPERATION,
        Kind.CLOSE_OPERATION_AT_END
    };
    private static final Kind[] NESTED_STEPS = {
        Kind.START,
        Kind.START,
        Kind.CANCEL,
        Kind.CLOSE_OPERATION,
        Kind.CLOSE_HANDLE,
        Kind.CLOSE_HANDLE,
        Kind.CLOSE_HANDLE_ASYNC,
        Kind.CLOSE_HANDLE_LATER,
        Kind.USE_HANDLE
    };

    static Program of(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        if (seed % KINDS == CROWDED) {
            return crowded(seed, random);
        }
        List<PortPlan> ports = new ArrayList<>();
        for (int i = 0, count = random.nextInt(4) == 0 ? 2 : 1; i < count; i++) {
            ports.add(new PortPlan(pick(random, PortKind.values()), random.nextInt(6) == 0 ? 2 : 64));
        }
        List<HandlePlan> handles = new ArrayList<>();
        for (int i = 0, count = random.nextInt(4); i < count; i++) {
            int outer = i > 0 && random.nextInt(3) == 0 ? random.nextInt(i) : -1;
            int port = outer >= 0 ? handles.get(outer).port : random.nextInt(ports.size());
            handles.add(new HandlePlan(
                    port,
                    outer,
                    random.nextInt(4) == 0,
                    random.nextInt(6) == 0,
                    random.nextInt(4) != 0 ? Closing.SUCCEEDS : pick(random, Closing.values())));
        }
        List<OperationPlan> operations = new ArrayList<>();
        for (int i = 0, count = 1 + random.nextInt(5); i < count; i++) {
            int handle = random.nextInt(handles.size() + 1) - 1;
            operations.add(new OperationPlan(
                    handle >= 0 ? handles.get(handle).port : random.nextInt(ports.size()),
                    handle,
                    random.nextInt(2) == 0 ? Cancelling.HONEST : pick(random, Cancelling.values()),
                    random.nextInt(2) == 0 ? Handling.LOOKS : pick(random, Handling.values()),
                    random.nextInt(4) != 0 ? Running.DRIVER : pick(random, Running.values()),
                    random.nextInt(4) == 0,
                    random.nextInt(16) == 0,
                    random.nextInt(8) == 0));
        }
        return new Program(
                seed,
                pick(random, STAYS),
                ports,
                handles,
                operations,
                steps(random, ports.size(), handles.size(), operations.size()));
    }

    /**
     * Several threads start, cancel and close two operations, and open others in their place; or they close handles
     * that lie one in another, and open others. What has to overtake what so that a cancel meets a slot that isn't its
     * own, or an opening a close, comes about there, and hardly anywhere else.
     */
    private static Program crowded(long seed, Random random) {
        boolean nested = seed % (2 * KINDS) == CROWDED + KINDS;
        List<PortPlan> ports = new ArrayList<>();
        for (int i = 0, count = nested ? 1 : 1 + random.nextInt(2); i < count; i++) {
            ports.add(new PortPlan(pick(random, PortKind.values()), 64));
        }
        List<HandlePlan> handles = new ArrayList<>();
        for (int i = 0; i < 3 && nested; i++) {
            handles.add(new HandlePlan(
                    0,
                    i == 0 ? -1 : random.nextInt(i),
                    random.nextInt(4) == 0,
                    random.nextInt(6) == 0,
                    Closing.SUCCEEDS));
        }
        List<OperationPlan> operations = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            operations.add(new OperationPlan(
                    i % ports.size(),
                    nested ? random.nextInt(handles.size()) : -1,
                    pick(random, CROWD_CANCELS),
                    random.nextInt(2) == 0 ? Handling.STARTS_AGAIN : Handling.LOOKS,
                    Running.DRIVER,
                    false,
                    false,
                    false));
        }
        // The first of two ports may be closed, which abandons; or that of the handles, so that what is opened meets
        // it.
        boolean closesPort = nested || ports.size() == 2;
        List<Step> steps = new ArrayList<>();
        for (int i = 0, count = 8 + random.nextInt(20); i < count; i++) {
            Kind kind = closesPort && random.nextInt(12) == 0
                    ? Kind.CLOSE_PORT
                    : pick(random, nested ? NESTED_STEPS : CROWD_STEPS);
            boolean ofHandle = kind.compareTo(Kind.CLOSE_HANDLE) >= 0 && kind.compareTo(Kind.USE_HANDLE) <= 0;
            steps.add(new Step(
                    i,
                    1 + random.nextInt(CROWD),
                    kind,
                    ofHandle ? random.nextInt(3) : kind == Kind.CLOSE_PORT ? 0 : random.nextInt(2),
                    random.nextInt(4) == 0 ? Answer.WHEN_CANCELLED : Answer.LATER,
                    random.nextInt(1000)));
        }
        return new Program(seed, pick(random, STAYS), ports, handles, operations, steps);
    }

    private static List<Step> steps(Random random, int ports, int handles, int operations) {
        int threads = 1 + random.nextInt(4);
        boolean faults = random.nextInt(3) == 0;
        boolean never = random.nextInt(4) == 0;
        List<Step> steps = new ArrayList<>();
        for (int i = 0, count = 4 + random.nextInt(24); i < count; i++) {
            Kind kind = random.nextInt(2) == 0 ? Kind.START : pick(random, Kind.values());
            boolean fault = kind.compareTo(Kind.FAIL_POSTS) >= 0;
            boolean ofHandle = kind.compareTo(Kind.CLOSE_HANDLE) >= 0 && kind.compareTo(Kind.USE_HANDLE) <= 0;
            boolean ofPort = kind.compareTo(Kind.CLOSE_PORT) >= 0;
            int all = ofHandle ? handles : ofPort ? ports : operations;
            Answer answer = random.nextInt(2) == 0 ? Answer.LATER : pick(random, Answer.values());
            if (answer == Answer.NEVER && !never) {
                answer = Answer.WHEN_CANCELLED;
            }
            int thread = 1 + random.nextInt(threads);
            int target = all == 0 ? 0 : random.nextInt(all);
            int choice = random.nextInt(1000);
            // A port is closed early rarely: then little happens afterwards.
            if (all != 0 && (!fault || faults) && (kind != Kind.CLOSE_PORT || i > count / 2 || choice % 4 == 0)) {
                steps.add(new Step(steps.size(), thread, kind, target, answer, choice));
            }
        }
        return steps;
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
