package org.fixpoint.activations;

import static org.fixpoint.activations.StockActivations.dual;
import static org.fixpoint.activations.StockActivations.made;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DualActivation;
import org.fixpoint.maths.gaussian.GaussianExpectation;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.junit.jupiter.api.Test;

/** Formulas as they are printed, at unit variances, and identities between activations. */
class PublishedIdentitiesTest {
    private static final double[] CORRELATIONS = {-1, -0.7, -0.2, 0, 0.4, 0.9, 1};

    @Test
    void reluIsTheArcCosineKernelOfFirstOrder() {
        assertKernel(made(new Relu()), r -> (root(r) + r * (Math.PI - Math.acos(r))) / (2 * Math.PI));
    }

    @Test
    void leakyReluMixesTheLineAndTheAbsoluteValue() {
        double a = 0.2;
        DualActivation abs = dual(made(new Abs()));
        double line = 0.25 * (1 + a) * (1 + a);
        double bend = 0.25 * (1 - a) * (1 - a);
        assertKernel(made(new LeakyRelu(), "alpha", a), r -> line * r + bend * abs.value(1, 1, r));
    }

    @Test
    void squaredReluIsTheArcCosineKernelOfSecondOrder() {
        assertKernel(
                made(new ReluSquared()),
                r -> (3 * r * root(r) + (1 + 2 * r * r) * (Math.PI / 2 + Math.asin(r))) / (2 * Math.PI));
    }

    @Test
    void signIsTheArcsineLaw() {
        assertKernel(made(new Sign()), r -> 2 / Math.PI * Math.asin(r));
    }

    @Test
    void erfIsTheArcsineLawOfWilliams() {
        assertKernel(made(new Erf(), "scale", 0.5), r -> 2 / Math.PI * Math.asin(r * 0.5 / 1.5));
    }

    @Test
    void sineAndCosineAreHyperbolic() {
        assertKernel(made(new Sin()), r -> Math.exp(-1) * Math.sinh(r));
        assertKernel(made(new Cos()), r -> Math.exp(-1) * Math.cosh(r));
    }

    @Test
    void exponentialIsExponential() {
        assertKernel(made(new Exp(), "a", 0.5), r -> Math.exp(0.25 * (1 + r)));
    }

    @Test
    void gaussianIsAnInverseSquareRoot() {
        assertKernel(made(new Gaussian()), r -> 1 / Math.sqrt(9 - 4 * r * r));
    }

    @Test
    void squareAndCubeArePolynomials() {
        assertKernel(made(new Square()), r -> 1 + 2 * r * r);
        assertKernel(made(new Cubic()), r -> 9 * r + 6 * r * r * r);
    }

    @Test
    void hermitePolynomialIsAPower() {
        assertKernel(made(new Hermite(), "k", 5), r -> Math.pow(r, 5));
    }

    @Test
    void geluIsTheSimplifiedForm() {
        assertKernel(
                made(new Gelu()),
                r -> r / 4 + r * Math.asin(r / 2) / (2 * Math.PI) + 1 / (2 * Math.PI * Math.sqrt(4 - r * r)));
    }

    @Test
    void exponentialOfASquareHasItsFixedPointInTheInterior() { // ρ* = √(1 − 4a)/2a
        double rho = 0.7872958216222169;
        DualActivation dual = dual(made(new ExpQuadratic(), "a", 0.22));
        assertEquals(rho, dual.value(1, 1, rho) / dual.secondMoment(1), 1e-14);
    }

    @Test
    void exponentialOfASquareHasInfiniteMomentsWhereTheyDiverge() { // 4aq ≥ 1
        DualActivation dual = dual(made(new ExpQuadratic(), "a", 0.125));
        assertTrue(Double.isFinite(dual.secondMoment(1.999)));
        assertEquals(Double.POSITIVE_INFINITY, dual.secondMoment(2));
        assertEquals(Double.POSITIVE_INFINITY, dual.secondMoment(50));
        assertEquals(Double.POSITIVE_INFINITY, dual.slopeExcess(50));
        assertEquals(Double.POSITIVE_INFINITY, dual.mean(4));
    }

    @Test
    void slopeOfSoftplusIsTheSigmoid() { // E[softplus'²] = E[σ²], and c₁(softplus) = E[σ] = 1/2
        ActivationFunction softplus = made(new Softplus());
        ActivationFunction sigmoid = made(new Sigmoid());
        assertEquals(mean(x -> square(sigmoid.value(x))), mean(x -> square(softplus.derivative(x))), 1e-15);
        assertEquals(0.5, mean(x -> x * softplus.value(x)), 1e-14);
    }

    @Test
    void meanOfSiluIsTheFirstCoefficientOfTheSigmoid() {
        ActivationFunction silu = made(new Silu());
        ActivationFunction sigmoid = made(new Sigmoid());
        assertEquals(mean(x -> x * sigmoid.value(x)), mean(silu::value), 1e-15);
    }

    @Test
    void momentsAndSlopesOfHomogeneousActivationsAreExactlyEqual() {
        for (ActivationFunction phi : new ActivationFunction[] {
            made(new Relu()),
            made(new LeakyRelu()),
            made(new Prelu()),
            made(new Rrelu()),
            made(new Abs()),
            made(new Identity())
        }) {
            for (double q : new double[] {0.3, 1, 7}) {
                assertEquals(0, dual(phi).slopeExcess(q));
            }
        }
        assertEquals(0, dual(made(new Exp())).slopeExcess(1));
    }

    @Test
    void seluHasMeanZeroAndSecondMomentOneByItsDefinition() {
        DualActivation selu = dual(made(new Selu()));
        assertEquals(0, selu.mean(1));
        assertEquals(1, selu.secondMoment(1));
        assertEquals(1, selu.value(1, 1, 1), 2e-15); // α² scale² = 3.1 times the error of ELU
        assertEquals(0, selu.mean(1 + 1e-12), 1e-12);
    }

    private static void assertKernel(ActivationFunction phi, DoubleUnaryOperator kernel) {
        for (double rho : CORRELATIONS) {
            double size = dual(phi).secondMoment(1);
            assertEquals(kernel.applyAsDouble(rho), dual(phi).value(1, 1, rho), 2e-15 * size, "ρ = " + rho);
        }
    }

    private static double mean(DoubleUnaryOperator f) {
        return GaussianExpectation.of(PiecewiseFunction.smooth(f, x -> 0)).value();
    }

    private static double root(double rho) {
        return Math.sqrt(1 - rho * rho);
    }

    private static double square(double x) {
        return x * x;
    }
}
