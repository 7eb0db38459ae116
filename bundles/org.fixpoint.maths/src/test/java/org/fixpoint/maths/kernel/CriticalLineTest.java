package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fixpoint.maths.gaussian.GaussianExpectation;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.junit.jupiter.api.Test;

class CriticalLineTest {
    private static CriticalLine line(String name) {
        return new CriticalLine(MomentTable.of(Activations.named(name), 1e-4, 100));
    }

    @Test
    void momentsOfTheSineAreInClosedForm() { // E sin² = (1 − e^(−2q))/2, E cos² = (1 + e^(−2q))/2
        MomentTable table = MomentTable.of(Activations.named("sin"), 1e-4, 100);
        assertTrue(table.error() < 1e-11, "error " + table.error());
        for (double q : new double[] {1e-4, 0.003, 0.7, 1, 5, 42, 100}) {
            for (VarianceMoments at : List.of(VarianceMoments.of(Activations.named("sin"), q), table.at(q))) {
                double second = -0.5 * Math.expm1(-2 * q);
                assertEquals(second, at.secondMoment(), 1e-11 * second);
                assertEquals(0.5 * (1 + Math.exp(-2 * q)), at.slopeSecondMoment(), 1e-11);
                assertEquals(Math.exp(-2 * q), at.lengthSlope(), 1e-10);
                assertEquals(0.5 * q * (1 + Math.exp(-2 * q)) - second, at.slopeExcess(), 1e-11 * q);
            }
        }
    }

    @Test
    void tanhWithoutBiasIsCriticalAtWeightVarianceOneExactly() {
        List<CriticalLine.Point> points = line("tanh").withBias(0);
        assertEquals(1, points.size());
        assertEquals(1, points.get(0).weightVariance(), 0);
        assertEquals(0, points.get(0).q(), 0);
    }

    @Test
    void theLineTendsToItsEndAsTheVarianceShrinks() { // σ_w² = 1 + 2q + …
        for (double q : new double[] {1e-6, 1e-4}) {
            CriticalLine.Point point = line("tanh").at(q);
            assertEquals(1 + 2 * q, point.weightVariance(), 30 * q * q);
            assertTrue(Math.abs(point.biasVariance()) < 1e-3 * q);
        }
    }

    @Test
    void aPointOfTheErrorFunctionSatisfiesBothClosedEquations() {
        // E erf² = (2/π) asin(2q/(1 + 2q)), E erf'² = (4/π)/√(1 + 4q)
        for (double bias : new double[] {0.01, 0.1, 1}) {
            List<CriticalLine.Point> points = line("erf").withBias(bias);
            assertEquals(1, points.size(), "bias " + bias);
            CriticalLine.Point point = points.get(0);
            double q = point.q();
            assertEquals(1, point.weightVariance() * 4 / Math.PI / Math.sqrt(1 + 4 * q), 1e-12);
            double image = point.weightVariance() * 2 / Math.PI * Math.asin(2 * q / (1 + 2 * q)) + bias;
            assertEquals(q, image, 1e-12 * q);
            assertEquals(0, point.residual(), 1e-13 * q);
            assertTrue(point.attracting());
        }
    }

    @Test
    void tanhWithBiasIsCriticalByASecondQuadrature() {
        CriticalLine.Point point = line("tanh").withBias(0.05).get(0);
        PiecewiseFunction slope = PiecewiseFunction.smooth(
                x -> Math.pow(StrictMath.cosh(x), -4), x -> -4 * Math.pow(StrictMath.cosh(x), -4) * StrictMath.tanh(x));
        PiecewiseFunction square = PiecewiseFunction.smooth(
                x -> StrictMath.tanh(x) * StrictMath.tanh(x),
                x -> 2 * StrictMath.tanh(x) * Math.pow(StrictMath.cosh(x), -2));
        double q = point.q();
        assertEquals(
                1, point.weightVariance() * GaussianExpectation.of(slope, q).value(), 1e-12);
        double image =
                point.weightVariance() * GaussianExpectation.of(square, q).value() + 0.05;
        assertEquals(q, image, 1e-12);
    }

    @Test
    void homogeneousFunctionsAreCriticalAtOnePointOnly() {
        for (double a : new double[] {0, 0.2}) {
            CriticalLine line = new CriticalLine(MomentTable.of(Activations.leakyRelu(a), 1e-2, 100));
            assertTrue(line.homogeneous());
            assertEquals(2 / (1 + a * a), line.withBias(0).get(0).weightVariance(), 1e-14);
            assertEquals(List.of(), line.withBias(0.1));
            assertEquals(2 / (1 + a * a), line.end().orElseThrow().weightVariance(), 1e-14);
        }
        assertFalse(line("gelu_exact").homogeneous());
    }

    @Test
    void aFunctionThatIsNotZeroAtZeroHasNoSuchEnd() {
        assertTrue(line("sigmoid").end().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> VarianceMoments.atZero(Activations.named("softplus")));
    }

    @Test
    void fastGrowthLowersTheEndOfTheTable() { // E exp(2√q Z) = e^(2q) overflows the quadrature at q = 1e4
        MomentTable table = MomentTable.of(Activations.named("exp"), 0.1, 1e4);
        assertTrue(table.high() < 1e4 && table.high() >= 10, "high " + table.high());
        assertEquals(Math.exp(6), table.at(3).secondMoment(), 1e-9 * Math.exp(6));
    }

    @Test
    void jumpsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> MomentTable.of(Activations.named("sign"), 0.1, 1));
    }
}
