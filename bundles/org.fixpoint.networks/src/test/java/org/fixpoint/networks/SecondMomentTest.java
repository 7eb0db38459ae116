package org.fixpoint.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.ActivationFunction;
import org.junit.jupiter.api.Test;

class SecondMomentTest {
    @Test
    void aDualGivesItInClosedForm() {
        assertEquals(0.5, SecondMoment.of(TestActivations.relu()));
    }

    @Test
    void quadratureGivesItWithoutADual() { // E exp(2Z) = e²
        assertEquals(StrictMath.exp(2), SecondMoment.of(TestActivations.exp()), 1e-12);
        assertEquals(3, SecondMoment.of(TestActivations.of(x -> x * x, x -> 2 * x)), 1e-12);
    }

    @Test
    void anActivationThatQuadratureCannotResolveIsRefused() {
        ActivationFunction rough = TestActivations.of(x -> Math.floor(7.3 * x), x -> 0);
        Refusal refusal = assertThrows(Refusal.class, () -> SecondMoment.of(rough));
        assertTrue(String.valueOf(refusal.getMessage()).endsWith("set scale-activation: false"), refusal.getMessage());
    }
}
