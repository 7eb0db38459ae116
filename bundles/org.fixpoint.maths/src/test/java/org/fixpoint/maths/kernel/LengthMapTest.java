package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LengthMapTest {
    @Test
    void reluHasOneFixedPointInClosedForm() { // q = σ_w² q/2 + σ_b²
        List<LengthMap.FixedPoint> found = new LengthMap(Activations.named("relu"), 1.5, 0.3).fixedPoints(0.01, 100);
        assertEquals(1, found.size());
        assertEquals(1.2, found.get(0).q(), 1e-13);
        assertEquals(0.75, found.get(0).slope(), 1e-13);
        assertEquals(0, found.get(0).residual(), 1e-14);
        assertTrue(found.get(0).converged());
    }

    @Test
    void sineHasTheClosedLengthMap() { // E sin² = (1 - exp(-2q))/2
        LengthMap map = new LengthMap(Activations.named("sin"), 4, 0);
        for (double q : new double[] {0.1, 1, 3}) {
            assertEquals(2 * (1 - Math.exp(-2 * q)), map.value(q), 1e-14);
            assertEquals(4 * Math.exp(-2 * q), map.slope(q), 1e-13);
        }
        List<LengthMap.FixedPoint> found = map.fixedPoints(1e-3, 10);
        assertEquals(1, found.size());
        assertEquals(2 * (1 - Math.exp(-2 * found.get(0).q())), found.get(0).q(), 1e-14);
    }

    @Test
    void expHasTwoFixedPointsBelowTheFold() { // σ_w² exp(2q) = q has two solutions for σ_w² < 1/(2e)
        List<LengthMap.FixedPoint> found = new LengthMap(Activations.named("exp"), 0.1, 0).fixedPoints(0.01, 4);
        assertEquals(2, found.size());
        for (LengthMap.FixedPoint fixed : found) {
            assertEquals(0.1 * Math.exp(2 * fixed.q()), fixed.q(), 1e-12);
            assertEquals(2 * fixed.q(), fixed.slope(), 1e-11); // dq+/dq = 2q+
        }
    }

    @Test
    void twoFixedPointsBetweenNeighbouringPlacesAreFound() { // up to the fold at σ_w² = 1/(2e) = 0.18393972…
        for (double weightVariance : new double[] {0.18, 0.183, 0.1835, 0.1838, 0.183939}) {
            LengthMap map = new LengthMap(Activations.named("exp"), weightVariance, 0);
            List<LengthMap.FixedPoint> found = map.fixedPoints(1e-6, 4);
            assertEquals(2, found.size(), "σ_w² = " + weightVariance);
            for (LengthMap.FixedPoint fixed : found) {
                assertEquals(weightVariance * Math.exp(2 * fixed.q()), fixed.q(), 1e-12);
                assertEquals(fixed.q() < 0.5, fixed.slope() < 1);
            }
        }
        assertEquals(List.of(), new LengthMap(Activations.named("exp"), 0.18394, 0).fixedPoints(1e-6, 4));
    }

    @Test
    void signForgetsTheVariance() {
        LengthMap map = new LengthMap(Activations.named("sign"), 2, 1);
        assertEquals(3, map.value(0.2), 1e-14);
        assertEquals(0, map.slope(0.2), 1e-13);
    }

    @Test
    void aClippedLineLosesLengthEvenWhereRoundingHidesIt() { // E[clip(√q Z)²] = q − O(exp(−1/(2q))) has no fixed
        // point but 0
        assertEquals(List.of(), new LengthMap(Activations.named("hard_tanh"), 1, 0).fixedPoints(1e-6, 1e6));
        assertEquals(
                1,
                new LengthMap(Activations.named("hard_tanh"), 1.5, 0)
                        .fixedPoints(1e-6, 1e6)
                        .size());
    }
}
