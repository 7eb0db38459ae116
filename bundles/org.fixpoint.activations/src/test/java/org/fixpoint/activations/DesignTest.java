package org.fixpoint.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.Values;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.DesignedActivation;
import org.fixpoint.maths.gaussian.PiecewiseFunction;
import org.fixpoint.maths.kernel.KernelClass;
import org.fixpoint.maths.kernel.KernelProfile;
import org.fixpoint.maths.kernel.KernelSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Designs are checked by quadrature of the activation as made, which knows nothing of its Hermite coefficients. */
class DesignTest {
    private static final double[] MIXED = {0.5, 0, 1, 0.25};

    private static ActivationFunction designed(DesignTarget target, double value, double linear, double... shape) {
        Contribution<ActivationFunction> contribution = new Designed();
        return contribution.create(Values.of(
                contribution.descriptor(), Map.of("target", target, "value", value, "linear", linear, "shape", shape)));
    }

    private static ActivationFunction tuned(String formula, TunedTarget target, double value, double low, double high) {
        Contribution<ActivationFunction> contribution = new Tuned().specialised(Map.of("formula", formula));
        return contribution.create(Values.of(
                contribution.descriptor(),
                Map.of("formula", formula, "target", target, "value", value, "low", low, "high", high)));
    }

    private static KernelProfile profile(ActivationFunction f) {
        PiecewiseFunction function = new PiecewiseFunction(f::value, f::derivative, f.kinks(), f.jumps());
        KernelSeries series = KernelSeries.of(function);
        return KernelProfile.of(series.normalized());
    }

    private static double letter(ActivationFunction f) {
        return ((DesignedActivation) f).design().found().values().iterator().next();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.25, 0.5, 0.9, 0.999})
    void fixedPointsAreMet(double rho) {
        assertEquals(
                rho,
                profile(designed(DesignTarget.RHO_STAR, rho, 0.9, 1)).rhoStar().orElseThrow(),
                1e-10);
        assertEquals(
                rho,
                profile(designed(DesignTarget.RHO_STAR, rho, 0, MIXED))
                        .rhoStar()
                        .orElseThrow(),
                1e-10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.999, 0.99999, 0.999999})
    void fixedPointsNearOneAreMetInTheirDistanceFromIt(
            double rho) { // against 60 digits: c₀² − Σ c_k² (ρ + … + ρᵏ⁻¹) = 0
        for (double[] shape : new double[][] {{1}, MIXED}) {
            DesignedActivation design = (DesignedActivation) designed(DesignTarget.RHO_STAR, rho, 0.5, shape);
            assertEquals(rho, design.design().achieved(), 2e-16);
            Map<String, Double> found = design.design().found();
            double distance = 1 - rho; // exact, since ρ lies in [1/2, 1]
            assertEquals(distance, found.getOrDefault("1 - rho-star", 0.0), 1e-10 * distance);
            double slope = 0;
            BigDecimal missed = exact(found.getOrDefault("c0", 0.0));
            for (int k = 2; k < 6; k++) {
                double c = found.getOrDefault("c" + k, 0.0);
                BigDecimal factor = BigDecimal.ZERO;
                for (int j = 1; j < k; j++) {
                    factor = factor.add(new BigDecimal(rho).pow(j));
                }
                missed = missed.subtract(exact(c).multiply(factor));
                slope += 0.5 * k * (k - 1) * c * c;
            }
            assertEquals(0, missed.doubleValue() / slope, 1e-10 * distance);
        }
    }

    private static BigDecimal exact(double c) {
        return new BigDecimal(c).pow(2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 1, 1.0000001, 1.3, 2.4})
    void slopesAtOneAreMet(double slope) {
        KernelProfile profile = profile(designed(DesignTarget.SLOPE_AT_ONE, slope, 0.1, MIXED));
        assertEquals(slope, profile.slopeAtOne(), 1e-10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.97, 0.9999})
    void localRatesAreMet(double rate) {
        for (double[] shape : new double[][] {{1}, MIXED}) {
            KernelProfile profile = profile(designed(DesignTarget.LOCAL_RATE, rate, 0.3, shape));
            assertEquals(rate, profile.localRate().orElseThrow(), 1e-10);
        }
    }

    @Test
    void classesAreMetWithEqualityWhereItIsAskedFor() {
        for (double[] shape : new double[][] {{1}, MIXED}) {
            assertEquals(
                    KernelClass.ORTHOGONAL,
                    profile(designed(DesignTarget.ORTHOGONAL, 0, 0.5, shape)).kernelClass());
            ActivationFunction polynomial = designed(DesignTarget.ALIGNED_POLYNOMIAL, 0, 0.5, shape);
            assertEquals(KernelClass.ALIGNED_POLYNOMIAL, profile(polynomial).kernelClass());
            assertEquals(0, polynomial.dual().orElseThrow().slopeExcess(1), shape.length == 1 ? 0 : 1e-15);
            assertEquals(
                    KernelClass.ALIGNED_EXPONENTIAL,
                    profile(designed(DesignTarget.ALIGNED_EXPONENTIAL, 0, 0.5, shape))
                            .kernelClass());
            assertEquals(
                    KernelClass.INTERIOR,
                    profile(designed(DesignTarget.INTERIOR, 0, 0.5, shape)).kernelClass());
        }
    }

    @Test
    void theTwoTermFamilyIsThatOfTheFormula() { // ρ* = c₀²/c₂², κ'(ρ*) = c₁² + 2c₀²
        DesignedActivation design = (DesignedActivation) designed(DesignTarget.RHO_STAR, 0.25, 0.5, 1);
        Map<String, Double> found = new HashMap<>(design.design().found());
        double c0 = found.getOrDefault("c0", 0.0);
        double c2 = found.getOrDefault("c2", 0.0);
        assertEquals(0.25, c0 * c0 / (c2 * c2), 1e-15);
        assertEquals(0.5 + 2 * c0 * c0, profile(design).localRate().orElseThrow(), 1e-13);
        assertEquals(1, design.dual().orElseThrow().secondMoment(1), 1e-15);
        assertEquals(c0 + Math.sqrt(0.5) * 3 + c2 * (9 - 1) / Math.sqrt(2), design.value(3), 1e-14);
        assertEquals(0.25, design.design().achieved(), 1e-14);
    }

    @Test
    void impossibleTargetsAreRefusedWithTheRangeThatIsPossible() {
        Refusal slope = assertThrows(Refusal.class, () -> designed(DesignTarget.SLOPE_AT_ONE, 3, 0.5, 1));
        assertTrue(String.valueOf(slope.getMessage()).contains("(0.5, 1.5]"), String.valueOf(slope.getMessage()));
        assertEquals(Optional.of("value"), slope.parameter());
        Refusal rate = assertThrows(Refusal.class, () -> designed(DesignTarget.LOCAL_RATE, 0.2, 0.5, 1));
        assertTrue(String.valueOf(rate.getMessage()).contains("[0.5, 1.0)"), String.valueOf(rate.getMessage()));
        assertThrows(Refusal.class, () -> designed(DesignTarget.LOCAL_RATE, 1, 0.5, 1));
        assertThrows(Refusal.class, () -> designed(DesignTarget.RHO_STAR, 1.5, 0.5, 1));
        assertThrows(Refusal.class, () -> designed(DesignTarget.RHO_STAR, 0.5, 0.5, 0));
        assertEquals(
                1.5, profile(designed(DesignTarget.SLOPE_AT_ONE, 1.5, 0.5, 1)).slopeAtOne(), 1e-13);
    }

    @Test
    void swishIsTunedToTheFixedPointOfSilu() { // a = 1 gives ρ* = 0.658667174743159
        ActivationFunction silu = tuned("x*sigmoid(a*x)", TunedTarget.RHO_STAR, 0.658667174743159, 0.1, 10);
        assertEquals(1, letter(silu), 1e-10);
        assertEquals(0.658667174743159, profile(silu).rhoStar().orElseThrow(), 1e-10);
    }

    @Test
    void aBumpIsTunedToTheBoundaryOfItsClass() { // exp(ax²) has κ'(1) = 1 at a = (√2 − 1)/2
        ActivationFunction bump = tuned("exp(a*x^2)", TunedTarget.SLOPE_AT_ONE, 1, 0.1, 0.22);
        assertEquals((Math.sqrt(2) - 1) / 2, letter(bump), 1e-12);
    }

    @Test
    void otherQuantitiesAreMetToo() {
        ActivationFunction shifted = tuned("tanh(x) + a", TunedTarget.KAPPA_AT_ZERO, 0.2, 0, 3);
        assertEquals(0.2, profile(shifted).kappaAtZero(), 1e-10); // a²/(a² + E tanh²)
        ActivationFunction leaky = tuned("max(x, a*x)", TunedTarget.SLOPE_AT_ZERO, 0.75, -0.5, 0.9);
        double a = letter(leaky);
        assertEquals(0.75, 0.5 * (1 + a) * (1 + a) / (1 + a * a), 1e-12);
        ActivationFunction rate = tuned("x*sigmoid(a*x)", TunedTarget.LOCAL_RATE, 0.935384754806131, 0.5, 3);
        assertEquals(1, letter(rate), 1e-8);
    }

    @Test
    void aTargetOutOfReachIsRefusedWithTheValuesAtTheEnds() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> tuned("x*sigmoid(a*x)", TunedTarget.RHO_STAR, 0.05, 0.5, 10));
        String sentence = String.valueOf(refusal.getMessage());
        assertTrue(sentence.startsWith("rho-star = 0.05 is not reached for a from 0.5 to 10.0: it is 0."), sentence);
        assertThrows(Refusal.class, () -> tuned("x*sigmoid(b*x)", TunedTarget.RHO_STAR, 0.5, 0.5, 10));
        assertThrows(Refusal.class, () -> tuned("x*sigmoid(a*x)", TunedTarget.RHO_STAR, 1, 0.5, 10));
        assertThrows(Refusal.class, () -> tuned("x*sigmoid(a*x)", TunedTarget.RHO_STAR, 0.5, 5, 1));
        assertThrows(Refusal.class, () -> tuned("x + low*x^2", TunedTarget.RHO_STAR, 0.5, 1, 5));
    }
}
