// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The promises of {@link Gate}, one thread after the other; {@link GateModelTest} has them beside each other. */
class GateStepsTest {
    private static final class Counted extends Gate {
        int lasts;

        @Override
        protected void last() {
            lasts++;
        }
    }

    private final Counted gate = new Counted();

    @Test
    void theLastOneOutDoesTheLastStepAndNothingGetsInAfterIt() {
        assertTrue(gate.enter());
        assertTrue(gate.beginClosing());
        assertFalse(gate.beginClosing());
        assertFalse(gate.enter());
        assertTrue(gate.enterBeforeLast(), "it is not empty yet");
        gate.exit();
        assertFalse(gate.isAlone());
        gate.exit();
        assertTrue(gate.isAlone());
        assertEquals(0, gate.lasts);
        gate.exit();
        assertEquals(1, gate.lasts);
        assertFalse(gate.enterBeforeLast());
        assertFalse(gate.enter());
        assertTrue(gate.isClosing());
        assertEquals(1, gate.lasts);
    }

    @Test
    void anOpenGateIsNeverAloneAndHasNoLastStep() {
        assertTrue(gate.enterBeforeLast());
        gate.hold();
        gate.exit(2);
        assertFalse(gate.isAlone());
        assertFalse(gate.isClosing());
        assertEquals(0, gate.lasts);
    }
}
