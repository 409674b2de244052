// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.winnet4j.internal.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread that has begun to close a scope, and stopped there, keeps nobody else from ending what is inside. */
@PortTest
class ScopeTest {
    /** Inside another, as a handle is. */
    private static final class Inside extends Scope {
        final List<Inside> ended;

        Inside(Scope outer, List<Inside> ended) {
            super(outer.port, outer);
            this.ended = ended;
            join();
        }

        @Override
        String kind() {
            return "scope";
        }

        @Override
        protected void last() {
            ended.add(this);
            leave();
        }
    }

    private final List<Inside> ended = new ArrayList<>();

    @Test
    void aSecondCloseRefusesWhatTheFirstHasNotComeToYet() {
        try (CompletionPort port = Ports.open()) {
            Inside outer = new Inside(port.end, ended);
            Inside inner = new Inside(outer, ended);
            Operation operation = new Operation(inner, null);
            assertTrue(outer.beginClosing()); // the first close stops here
            outer.begin(Deadline.NEVER);
            assertTrue(inner.isClosing());
            assertThrows(IllegalStateException.class, () -> Ports.begin(operation));
            assertEquals(List.of(inner), ended);
            outer.exit(); // the first close goes on
            assertEquals(List.of(inner, outer), ended);
            operation.close();
        }
    }

    /** Between its way in and its place among what is inside, which asks for its hash, nobody finds it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aScopeThatTheCloseOfTheOuterOneMissesClosesByItself(boolean givesUp) {
        try (CompletionPort port = Ports.open()) {
            Inside outer = new Inside(port.end, ended);
            List<Boolean> found = new ArrayList<>();
            Scope late = new Scope(port, outer) {
                @Override
                String kind() {
                    return "scope";
                }

                @Override
                public int hashCode() {
                    if (found.isEmpty()) {
                        outer.begin(Deadline.NEVER);
                        if (givesUp) {
                            outer.giveUp();
                        }
                        found.add(isClosing());
                    }
                    return 1;
                }

                @Override
                public boolean equals(Object other) {
                    return this == other;
                }

                @Override
                protected void last() {
                    leave();
                }
            };
            assertTrue(late.enter());
            late.join();
            assertEquals(List.of(false), found);
            assertTrue(late.isClosing());
            assertEquals(givesUp, late.isGivenUp());
            assertEquals(List.of(), ended);
            late.exit();
            assertEquals(List.of(outer), ended);
        }
    }

    @Test
    void theEndOfTheTimeAbandonsWhatTheCloseHasNotComeToYet() throws Exception {
        CompletionPort port = Ports.open();
        Inside outer = new Inside(port.end, ended);
        Inside middle = new Inside(outer, ended);
        Inside inner = new Inside(middle, ended);
        List<Long> asked = new ArrayList<>();
        Operation operation = new Operation(inner, token -> {
            asked.add(token);
            return 0;
        });
        CompletableFuture<Completion> future = operation.future();
        Ports.begin(operation);
        assertTrue(outer.beginClosing()); // the close stops here
        outer.giveUp();
        assertEquals(Operation.State.ABANDONED, operation.state());
        assertEquals(1, asked.size());
        assertTrue(future.isDone());
        assertEquals(List.of(inner, middle), ended);
        outer.exit(); // the close goes on
        assertEquals(List.of(inner, middle, outer), ended);
        assertEquals(1, port.abandoned());
        assertFalse(port.close(Duration.ZERO));
    }

    @Test
    void whatIsAbandonedBeforeTheCloseHasAskedWindowsToEndItIsAskedAllTheSame() throws Exception {
        CompletionPort port = Ports.open();
        Inside outer = new Inside(port.end, ended);
        Inside inner = new Inside(outer, ended);
        List<Long> asked = new ArrayList<>();
        Operation operation = new Operation(inner, token -> {
            asked.add(token);
            return 0;
        });
        Ports.begin(operation);
        assertTrue(inner.beginClosing()); // the close has refused what is new, and stops there
        inner.giveUp(); // another thread's time is over
        assertEquals(List.of(operation.token()), asked);
        assertEquals(Operation.State.ABANDONED, operation.state());
        inner.exit(); // the close goes on
        assertEquals(List.of(inner), ended);
        outer.begin(Deadline.NEVER);
        assertEquals(1, port.abandoned());
        assertFalse(port.close(Duration.ZERO));
    }

    /** The canceller, which one thread calls as it gives up, stands for whatever another may do then. */
    @Test
    void aSecondGivingUpAbandonsWhatTheFirstHasNotComeToYet() throws Exception {
        CompletionPort port = Ports.open();
        Inside inside = new Inside(port.end, ended);
        List<Operation.State> states = new ArrayList<>();
        Operation[] operation = new Operation[1];
        operation[0] = new Operation(inside, token -> {
            if (states.isEmpty()) {
                states.add(operation[0].state());
                inside.giveUp();
                states.add(operation[0].state());
            }
            return 0;
        });
        Ports.begin(operation[0]);
        assertTrue(inside.beginClosing()); // the close stops here
        inside.giveUp();
        assertEquals(List.of(Operation.State.PENDING, Operation.State.ABANDONED), states);
        inside.exit(); // the close goes on
        assertEquals(List.of(inside), ended);
        assertEquals(1, port.abandoned());
        assertFalse(port.close(Duration.ZERO));
    }

    @Test
    void aCloseOfThePortDoesNotReturnInTheMidstOfAGivingUp() throws Exception {
        CompletionPort port = Ports.open();
        List<Operation> operations = List.of(new Operation(port.end, null), new Operation(port.end, null));
        List<List<Operation.State>> seen = Collections.synchronizedList(new ArrayList<>());
        Thread closing = new Thread(() -> {
            port.close(Duration.ofMinutes(1));
            seen.add(operations.stream().map(Operation::state).toList());
        });
        for (Operation operation : operations) {
            operation.abandonHandler = first -> {
                if (closing.getState() == Thread.State.NEW) {
                    closing.start();
                    while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
                        Thread.onSpinWait();
                    }
                }
            };
            Ports.begin(operation);
        }
        port.end.begin(Deadline.NEVER);
        port.end.giveUp();
        closing.join();
        assertEquals(List.of(List.of(Operation.State.ABANDONED, Operation.State.ABANDONED)), seen);
        assertEquals(2, port.abandoned());
    }

    @Test
    void aCancellerThatClosesWithNoTimeIsCalledNoMoreThanTwice() throws Exception {
        CompletionPort port = Ports.open();
        List<Long> closed = new ArrayList<>();
        List<Long> asked = new ArrayList<>();
        PortHandle handle = port.attach("thing", () -> 7, closed::add);
        Operation operation = handle.operation((at, token) -> {
            asked.add(token);
            handle.close(Duration.ZERO);
            return 0;
        });
        Ports.begin(operation);
        assertFalse(handle.close(Duration.ZERO));
        assertEquals(Operation.State.ABANDONED, operation.state());
        assertTrue(asked.size() <= 2, asked.toString());
        assertEquals(List.of(7L), closed);
        assertFalse(port.close(Duration.ZERO));
    }

    @Test
    void whatHearsOfAnAbandonmentIsInAHandlerAlsoAfterThatOfWhatIsInside() throws Exception {
        CompletionPort port = Ports.open();
        Inside outer = new Inside(port.end, ended);
        Ports.begin(new Operation(new Inside(outer, ended), null));
        List<Boolean> inHandler = new ArrayList<>();
        Operation operation = new Operation(outer, null);
        operation.abandonHandler = abandoned -> inHandler.add(port.inHandler());
        Ports.begin(operation);
        outer.begin(Deadline.NEVER);
        outer.giveUp();
        assertEquals(Operation.State.ABANDONED, operation.state());
        assertEquals(List.of(true), inHandler);
        assertFalse(port.inHandler());
        assertFalse(port.close(Duration.ZERO));
    }

    @Test
    void whatCancelsAllIsAskedBeforeTheAbandonmentToo() {
        CompletionPort port = Ports.open();
        List<Long> asked = new ArrayList<>();
        List<Long> closed = new ArrayList<>();
        PortHandle handle = port.attach("thing", () -> 7, closed::add).onClosing(asked::add);
        Operation operation = handle.operation();
        Ports.begin(operation);
        assertTrue(handle.scope().beginClosing());
        handle.scope().giveUp();
        assertEquals(List.of(7L), asked);
        assertEquals(Operation.State.ABANDONED, operation.state());
        assertEquals(List.of(), closed);
        handle.scope().exit();
        assertEquals(List.of(7L), closed);
        assertFalse(port.close(Duration.ZERO));
        assertEquals(List.of(7L), asked, "once is enough");
    }
}
