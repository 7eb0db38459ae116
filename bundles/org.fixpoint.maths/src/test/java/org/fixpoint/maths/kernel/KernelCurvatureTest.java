package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.fixpoint.maths.gaussian.AccuracyException;
import org.junit.jupiter.api.Test;

class KernelCurvatureTest {
    private static final double INSET = StrictMath.acos(0.996);

    private static void agrees(DoubleUnaryOperator slope, DoubleUnaryOperator expected, double tolerance) {
        KernelCurvature curvature = new KernelCurvature(slope, INSET);
        for (int i = 0; i <= 500; i++) {
            double rho = (i - 250) / 250.0;
            KernelCurvature.Estimate found = curvature.at(rho);
            double exact = expected.applyAsDouble(rho);
            if (Double.isInfinite(exact)) {
                assertEquals(exact, found.value(), "at " + rho);
            } else {
                double loss = Math.abs(rho) == 1 ? 1000 : 1; // a second derivative in place of a first
                assertEquals(exact, found.value(), loss * tolerance * (1 + Math.abs(exact)), "at " + rho);
                assertEquals(exact, found.value(), found.error(), "at " + rho);
            }
        }
    }

    @Test
    void ofTheSquareIsConstant() {
        agrees(rho -> 4 * rho / 3, rho -> 4.0 / 3, 1e-11);
    }

    @Test
    void ofTheExponentialIsTheKernelItself() {
        agrees(rho -> StrictMath.exp(rho - 1), rho -> StrictMath.exp(rho - 1), 1e-11);
    }

    @Test
    void ofTheErrorFunctionIsThatOfTheArcSine() {
        double scale = 1 / StrictMath.asin(2.0 / 3);
        agrees(
                rho -> scale * 2 / 3 / Math.sqrt(1 - 4 * rho * rho / 9),
                rho -> scale * 8 / 27 * rho * StrictMath.pow(1 - 4 * rho * rho / 9, -1.5),
                1e-10);
    }

    @Test
    void ofAKinkIsInfiniteAtBothEnds() { // ReLU, κ' = 1 − arccos(ρ)/π
        agrees(rho -> 1 - StrictMath.acos(rho) / Math.PI, rho -> 1 / (Math.PI * Math.sqrt(1 - rho * rho)), 1e-11);
    }

    @Test
    void ofAJumpIsInfiniteAtBothEndsWithTheSignOfTheEnd() { // sign, κ = (2/π) arcsin ρ
        agrees(
                rho -> 2 / (Math.PI * Math.sqrt(1 - rho * rho)),
                rho -> 2 * rho / Math.PI * StrictMath.pow(1 - rho * rho, -1.5),
                1e-10);
    }

    @Test
    void aSlopeThatJumpsHasNone() {
        AccuracyException refused =
                assertThrows(AccuracyException.class, () -> new KernelCurvature(rho -> rho > 0.3 ? 1 : 0, INSET));
        assertTrue(String.valueOf(refused.getMessage()).contains("does not settle near ρ = 0."), refused::getMessage);
    }
}
