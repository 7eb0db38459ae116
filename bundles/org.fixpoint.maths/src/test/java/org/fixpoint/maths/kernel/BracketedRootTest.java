package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BracketedRootTest {
    @Test
    void rootsAreFoundToRoundingInFewSteps() {
        BracketedRoot two = BracketedRoot.of(x -> x * x - 2, 0, 10);
        assertEquals(Math.sqrt(2), two.at(), Math.ulp(2.0));
        assertTrue(two.converged() && two.steps() < 25, "steps " + two.steps());
        assertEquals(Math.PI, BracketedRoot.of(StrictMath::sin, 3, 4).at(), Math.ulp(4.0));
        assertEquals(-1, BracketedRoot.of(x -> 1 + x * x * x, -7, 20).at(), Math.ulp(1.0));
    }

    @Test
    void flatAndSteepFunctionsAreHalvedDown() {
        BracketedRoot flat = BracketedRoot.of(x -> StrictMath.pow(x - 1, 9), 0, 50);
        assertTrue(flat.converged(), "steps " + flat.steps());
        assertEquals(1, flat.at(), 1e-12);
        BracketedRoot steep = BracketedRoot.of(x -> StrictMath.exp(40 * x) - 2, -1, 5);
        assertEquals(StrictMath.log(2) / 40, steep.at(), 1e-16);
    }

    @Test
    void aZeroAtAnEndIsTaken() {
        assertEquals(3, BracketedRoot.of(x -> x - 3, 3, 5).at());
    }

    @Test
    void equalSignsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> BracketedRoot.of(x -> x * x + 1, -1, 1));
    }
}
