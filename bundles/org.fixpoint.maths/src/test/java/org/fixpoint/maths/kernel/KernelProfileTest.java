package org.fixpoint.maths.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.fixpoint.maths.gaussian.HermiteExpansion;
import org.fixpoint.maths.gaussian.HermiteSeries;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.junit.jupiter.api.Test;

class KernelProfileTest {
    private static KernelProfile profile(PiecewiseFunction f) {
        return KernelProfile.of(KernelSeries.of(f).normalized());
    }

    /** The kernel of c₀ + c₁ he₁ + c₂ he₂ with squares a, b, c that add up to one; gap exact. */
    private static NormalizedKernel twoTerm(double a, double b, double c, double excess) {
        return new NormalizedKernel(
                Math.sqrt(a),
                r -> a + b * r + c * r * r,
                r -> b + 2 * c * r,
                d -> d * (b + 2 * c) - c * d * d,
                excess,
                1e-14);
    }

    @Test
    void positivelyHomogeneousActivationsHaveSlopeOneExactly() { // E[φ'²] = E[φ²], so ReLU is no "0.95" case
        for (double a : new double[] {0, 0.01, 0.2, 0.3, -1}) {
            KernelProfile profile = profile(Activations.leakyRelu(a));
            assertEquals(KernelClass.ALIGNED_POLYNOMIAL, profile.kernelClass());
            assertEquals(1, profile.slopeAtOne(), 1e-15);
            PolynomialLaw law = profile.polynomialLaw().orElseThrow();
            double exact = 9 * Math.PI * Math.PI * Math.pow(1 + a * a, 2) / (2 * Math.pow(1 - a, 4));
            assertEquals(2, law.exponent());
            assertEquals(exact, law.constant(), 1e-8 * exact);
        }
    }

    @Test
    void theLawOfAWeakKinkIsThatOfAKink() { // and not a hundred times weaker, that of a smooth function
        for (double a : new double[] {0.99, 0.999, 0.9995, 0.9999}) {
            PolynomialLaw law =
                    profile(Activations.leakyRelu(a)).polynomialLaw().orElseThrow();
            double exact = 9 * Math.PI * Math.PI * Math.pow(1 + a * a, 2) / (2 * Math.pow(1 - a, 4));
            assertEquals(2, law.exponent(), "slope " + a);
            assertEquals(exact, law.constant(), 1e-2 * exact, "slope " + a);
        }
        assertTrue(profile(Activations.leakyRelu(0.999999)).polynomialLaw().isEmpty());
    }

    @Test
    void truncationAtTwentyFiveTermsReproducesThePublishedSlopes() {
        // the authors' K terms are k = 0..K-1
        assertEquals(0.9486584736, truncatedSlope("relu", 25), 1e-10);
        assertEquals(0.9496859125, truncatedSlope("leaky_relu_0.01", 25), 1e-10);
        assertEquals(0.9684137998, truncatedSlope("leaky_relu_0.2", 25), 1e-10);
        assertEquals(0.9408990554, truncatedSlope("relu", 20), 1e-10);
        assertEquals(0.9936476498, truncatedSlope("relu", 1600), 1e-10);
        assertEquals(1.0585, truncatedSlope("selu", 25), 5e-5);
        assertEquals(1.0353, truncatedSlope("elu_1", 25), 5e-5);
    }

    private static double truncatedSlope(String name, int terms) {
        HermiteSeries series =
                HermiteExpansion.of(Activations.named(name), terms - 1).series();
        return new TruncatedHermiteKernel(series).slope(1);
    }

    @Test
    void twoTermKernelsHaveTheirFixedPointAtTheRatioOfSquares() {
        KernelProfile profile = KernelProfile.of(twoTerm(0.2, 0.4, 0.4, 0.2));
        assertEquals(KernelClass.INTERIOR, profile.kernelClass());
        assertEquals(0.5, profile.rhoStar().getAsDouble(), 1e-15);
        assertEquals(0.8, profile.localRate().getAsDouble(), 1e-15);
        assertEquals(
                KernelClass.ALIGNED_EXPONENTIAL,
                KernelProfile.of(twoTerm(0.4, 0.4, 0.2, -0.2)).kernelClass());
        KernelProfile critical = KernelProfile.of(twoTerm(0.3, 0.4, 0.3, 0));
        assertEquals(KernelClass.ALIGNED_POLYNOMIAL, critical.kernelClass());
        assertEquals(1 / 0.3, critical.polynomialLaw().orElseThrow().constant(), 1e-9); // 2/κ''(1)
    }

    @Test
    void nearlyCriticalFixedPointsAreFoundAsDistancesFromOne() {
        for (double excess : new double[] {1e-3, 1e-6, 1e-9}) { // κ'(1) = 1 + c - a, and 1 - ρ* = (c - a)/c
            double a = 0.3;
            double c = a + excess;
            KernelFixedPoint fixed = KernelProfile.of(twoTerm(a, 1 - a - c, c, excess))
                    .fixedPoint()
                    .orElseThrow();
            assertTrue(fixed.converged());
            assertEquals(1, fixed.distance() / (excess / c), 1e-14 / excess); // c - a carries ulp(1)
        }
    }

    @Test
    void fixedPointsThatRoundToOneKeepDistanceAndRate() { // 1 − κ(1 − δ) = (1 + ε)δ − cδ^(3/2), so δ = (ε/c)²
        double c = 0.3;
        for (double excess : new double[] {1e-2, 1e-4, 1e-7, 1e-9}) {
            DoubleUnaryOperator gap = d -> (1 + excess) * d - c * d * Math.sqrt(d);
            KernelFixedPoint fixed = KernelFixedPoint.interior(new NormalizedKernel(
                    Math.sqrt(c - excess),
                    r -> 1 - gap.applyAsDouble(1 - r),
                    r -> 1 + excess - 1.5 * c * Math.sqrt(1 - r),
                    gap,
                    excess,
                    1e-14));
            assertTrue(fixed.converged());
            assertEquals(1, fixed.distance() / (excess * excess / (c * c)), 2e-15 / excess); // 1 + ε carries ulp(1)
            assertEquals(1 - excess / 2, fixed.slope(), 1e-13);
        }
    }

    @Test
    void gaussianBumpsCrossTheBoundaryAtTheKnownParameter() { // κ'(1) = 1 at a = (√2 - 1)/2
        double boundary = (Math.sqrt(2) - 1) / 2;
        assertEquals(
                KernelClass.ALIGNED_EXPONENTIAL,
                profile(Activations.gaussian(boundary - 1e-6)).kernelClass());
        KernelProfile above = profile(Activations.gaussian(boundary + 1e-6));
        assertEquals(KernelClass.INTERIOR, above.kernelClass());
        KernelProfile golden = profile(Activations.gaussian(0.22));
        assertEquals(0.7872958216222169, golden.rhoStar().getAsDouble(), 1e-13);
    }

    @Test
    void squareBreaksThePublishedBoundAtLayerEighteen() {
        NormalizedKernel kernel = KernelSeries.of(Activations.named("square")).normalized();
        KernelProfile profile = KernelProfile.of(kernel);
        RateBounds bounds = new RateBounds(profile);
        double rho = 1 - 1e-3;
        double error = Math.abs(new KernelSequence(kernel).correlations(rho, 18)[18] - 0.5);
        assertEquals(0.3607439921, error, 1e-10);
        assertEquals(0.3376431028, bounds.published(rho, 18), 1e-10);
        assertTrue(error > bounds.published(rho, 18));
        double closer = 1 - 1e-6;
        assertEquals(0.47721358, Math.abs(new KernelSequence(kernel).correlations(closer, 35)[35] - 0.5), 1e-8);
        assertEquals(0.34338006, bounds.published(closer, 35), 1e-8);
    }

    @Test
    void correctedAndHyperbolicBoundsHoldForEveryClass() {
        for (String name :
                List.of("square", "gelu_exact", "elu_1", "heaviside", "tanh", "sign", "sigmoid", "relu", "exp")) {
            NormalizedKernel kernel = KernelSeries.of(Activations.named(name)).normalized();
            KernelProfile profile = KernelProfile.of(kernel);
            RateBounds bounds = new RateBounds(profile);
            double star = profile.rhoStar().getAsDouble();
            for (double rho : new double[] {-0.95, -0.5, 0.1, 0.7, 0.999, 1 - 1e-6}) {
                double[] sequence = new KernelSequence(kernel).correlations(rho, 60);
                for (int l = 0; l <= 60; l++) {
                    double error = Math.abs(sequence[l] - star);
                    assertTrue(error <= bounds.corrected(rho, l) * (1 + 1e-9) + 1e-13, name + rho + " layer " + l);
                    double gauge = bounds.hyperbolicDistance(sequence[l]);
                    assertTrue(gauge <= bounds.hyperbolic(rho, l) * (1 + 1e-9) + 1e-11, name + rho + " layer " + l);
                }
            }
        }
    }

    @Test
    void meansForbidFixedPointsBelowZero() { // κ(-r) + r >= c₀²(1 + r)
        for (String name : List.of("elu_1", "gelu_exact", "relu", "exp", "heaviside")) {
            NormalizedKernel kernel = KernelSeries.of(Activations.named(name)).normalized();
            double floor = kernel.mean() * kernel.mean();
            for (double r = 0; r <= 1; r += 1.0 / 32) {
                assertTrue(kernel.value().applyAsDouble(-r) + r >= floor * (1 + r) - 1e-14, name + " at " + -r);
            }
        }
    }

    @Test
    void affineFunctionsAreLinearOnlyWithoutAMean() {
        KernelProfile identity = profile(Activations.named("identity"));
        assertEquals("linear", identity.kernelClass().label());
        assertTrue(identity.rhoStar().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> new RateBounds(identity));
        KernelProfile shifted = profile(PiecewiseFunction.smooth(x -> x + 1, x -> 1));
        assertEquals(KernelClass.ALIGNED_EXPONENTIAL, shifted.kernelClass());
        assertEquals(0.5, shifted.slopeAtOne(), 1e-15);
    }

    @Test
    void reluApproachesOneLikeItsLaw() { // 1 - ρ_l ~ 44.41/l², with corrections of order log(l)/l
        NormalizedKernel kernel = KernelSeries.of(Activations.named("relu")).normalized();
        double distance = new KernelSequence(kernel).distances(0.5, 20000)[20000];
        assertEquals(44.4132198, distance * 20000.0 * 20000.0, 0.3);
    }
}
