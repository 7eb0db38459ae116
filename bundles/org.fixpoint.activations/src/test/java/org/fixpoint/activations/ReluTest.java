package org.fixpoint.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fixpoint.api.model.DualActivation;
import org.junit.jupiter.api.Test;

class ReluTest {
    private final DualActivation dual = new BentLineDual(0, 1);

    @Test
    void normalisedSlopeAtMinusHalfIsAThird() { // (π − arccos ρ)/π
        assertEquals(1.0 / 3, 2 * dual.slope(1, 1, -0.5), 1e-16);
    }

    @Test
    void slopeAtOneIsOneBecauseReluIsPositivelyHomogeneous() {
        assertEquals(dual.value(3, 3, 1), 3 * dual.slope(3, 3, 1));
        assertEquals(0, dual.slopeExcess(3));
    }

    @Test
    void kernelKeepsItsDigitsNearMinusOne() { // (sin θ − θ cos θ)/2π = θ³/6π (1 − θ²/10 + …), cos θ = −ρ
        double rho = -1 + 0x1p-40;
        double theta = 2 * StrictMath.asin(Math.sqrt(0x1p-41));
        double expected = theta * theta * theta / (6 * Math.PI) * (1 - theta * theta / 10);
        assertEquals(expected, dual.value(1, 1, rho), 4 * Math.ulp(expected));
    }
}
