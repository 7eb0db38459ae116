package org.fixpoint.analyses.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.fixpoint.activations.Celu;
import org.fixpoint.activations.ExpQuadratic;
import org.fixpoint.activations.Polynomial;
import org.fixpoint.activations.Relu;
import org.fixpoint.activations.Relu6;
import org.fixpoint.activations.Selu;
import org.fixpoint.activations.Square;
import org.fixpoint.activations.Tanh;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.Models;
import org.fixpoint.analyses.meanfield.ClosedFormKernelMap;
import org.fixpoint.analyses.meanfield.QuadratureKernelMap;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.model.ActivationFunction;
import org.junit.jupiter.api.Test;

/** Classes and rates at and near their boundaries. */
class ClassificationTest {
    private static Classification closedForm(ActivationFunction activation) {
        return Classification.of(Models.derived(new ClosedFormKernelMap(), Models.plain(activation, 1)));
    }

    private static Classification quadrature(ActivationFunction activation) {
        return Classification.of(
                Models.derived(new QuadratureKernelMap(), Models.plain(GoldenActivations.withoutDual(activation), 1)));
    }

    private static Stream<Classification> both(ActivationFunction activation) {
        return Stream.of(closedForm(activation), quadrature(activation));
    }

    private static ActivationFunction expQuadratic(double a) {
        return GoldenActivations.made(new ExpQuadratic(), Map.of("a", a));
    }

    private static ActivationFunction polynomial(double... coefficients) {
        return GoldenActivations.made(new Polynomial(), Map.of("coefficients", coefficients));
    }

    private static ActivationFunction twoTerms(double c0, double c1, double c2) { // he₂ = (x² − 1)/√2
        return GoldenActivations.made(
                new Polynomial(), Map.of("coefficients", new double[] {c0 - c2 / Math.sqrt(2), c1, c2 / Math.sqrt(2)}));
    }

    @Test
    void expQuadraticIsPolynomialExactlyAtItsCriticalParameter() {
        double critical = (Math.sqrt(2) - 1) / 2;
        both(expQuadratic(critical)).forEach(c -> assertEquals("aligned-polynomial", c.className()));
        both(expQuadratic(critical - 1e-9)).forEach(c -> assertEquals("aligned-exponential", c.className()));
        both(expQuadratic(critical + 1e-9)).forEach(c -> assertEquals("interior", c.className()));
    }

    @Test
    void theErrorCoversWhatCannotBeToldFromTheBoundary() { // c₀² = c₂²/2, so that ρ* = 1/2 and κ'(1) − 1 = 1e-14
        Classification found = quadrature(polynomial(0, 1, 1e-7));
        assertTrue(Math.abs(found.profile().rhoStar().orElseThrow() - 0.5) <= found.error(), "error " + found.error());
        assertTrue(quadrature(GoldenActivations.made(new Relu(), Map.of())).error() < 1e-12);
    }

    @Test
    void aTinyJumpHasItsFixedPointNextToOne() { // κ'(1) = ∞, and 1 − ρ* is of the order of the square of the jump
        Classification found = quadrature(new ActivationFunction() {
            @Override
            public double value(double x) {
                return x > 0 ? x + 1e-9 : 0;
            }

            @Override
            public double derivative(double x) {
                return x > 0 ? 1 : x == 0 ? 0.5 : 0;
            }

            @Override
            public double[] jumps() {
                return new double[] {0};
            }
        });
        assertEquals("interior", found.className());
        assertEquals(1, found.profile().rhoStar().orElseThrow(), 1e-9);
    }

    @Test
    void expQuadraticBeyondItHasTheFixedPointOfTheFormula() { // ρ* = √(1 − 4a)/(2a)
        both(expQuadratic(0.22)).forEach(c -> {
            assertEquals("interior", c.className());
            assertEquals(0.7872958216222169, c.profile().rhoStar().orElseThrow(), 1e-13);
        });
    }

    @Test
    void twoTermFamilyHasTheFixedPointAndRateOfTheFormula() { // ρ* = c₀²/c₂², κ'(ρ*) = c₁² + 2c₀²
        both(twoTerms(0.4, Math.sqrt(1 - 0.16 - 0.36), 0.6)).forEach(c -> {
            assertEquals("interior", c.className());
            assertEquals(4.0 / 9, c.profile().rhoStar().orElseThrow(), 1e-13);
            assertEquals(0.48 + 0.32, c.localRate(), 1e-13);
            assertTrue(c.residual() <= 1e-15);
        });
        both(twoTerms(0.5, Math.sqrt(0.5), 0.5)).forEach(c -> {
            assertEquals("aligned-polynomial", c.className());
            assertEquals("1 - rho_l ~ 4 / l", c.law()); // 2/κ''(1), κ''(1) = 2 c₂²
        });
        both(twoTerms(0.6, Math.sqrt(1 - 0.36 - 0.16), 0.4)).forEach(c -> {
            assertEquals("aligned-exponential", c.className());
            assertEquals(0.48 + 0.32, c.localRate(), 1e-13); // c₁² + 2c₂²
        });
    }

    @Test
    void aMeanOfRoundingIsZeroAndAMeanOfAMillionthIsNot() {
        ActivationFunction selu = GoldenActivations.made(new Selu(), Map.of());
        ActivationFunction tanh = GoldenActivations.made(new Tanh(), Map.of());
        both(selu).forEach(c -> assertEquals("orthogonal", c.className()));
        assertEquals("orthogonal", quadrature(tanh).className());
        for (ActivationFunction activation : new ActivationFunction[] {selu, tanh}) {
            Classification shifted = quadrature(GoldenActivations.affine(1, activation, 1e-6));
            assertEquals("interior", shifted.className());
            double rho = shifted.profile().rhoStar().orElseThrow();
            assertTrue(rho > 0 && rho < 1e-9, "rho* " + rho); // about c₀²/(1 − κ'(0))
        }
    }

    @Test
    void homogeneousActivationsArePolynomialWithTheConstantOfTheFormula() { // 9π²/2 / l²
        ActivationFunction relu = GoldenActivations.made(new Relu(), Map.of());
        assertEquals(1, closedForm(relu).slopeAtOne());
        both(relu).forEach(c -> {
            assertEquals("1 - rho_l ~ 44.41 / l^2", c.law());
            assertEquals(1, c.slopeAtOne(), 1e-14);
            assertEquals(
                    4.5 * Math.PI * Math.PI,
                    c.profile().polynomialLaw().orElseThrow().constant(),
                    1e-6);
        });
    }

    @Test
    void aFixedPointThatRoundsToOneStillAttracts() { // ReLU6 misses homogeneity by 1e-9
        Classification relu6 = quadrature(GoldenActivations.made(new Relu6(), Map.of()));
        assertEquals("interior", relu6.className());
        double excess = relu6.profile().slopeAtOne() - 1;
        assertTrue(excess > 0 && excess < 1e-8);
        // 1 − κ(1 − δ) = (1 + ε)δ − cδ^(3/2): at the fixed point the slope is 1 − ε/2
        assertEquals(1 - excess / 2, relu6.localRate(), 1e-13);
        assertEquals(1, relu6.profile().rhoStar().orElseThrow());
        assertTrue(relu6.error() > 0 && relu6.error() < 1e-15);
    }

    @Test
    void anAlmostLinearActivationKeepsItsFixedPoint() { // CELU from 44 Hermite coefficients of 34 digits
        assertCelu(3, 0.4606830280136319, 0.9921952858746835);
        assertCelu(10, 0.40481263815766466, 0.9990426797424953);
        assertCelu(50, 0.38496270740021343, 0.9999574427314383);
    }

    private static void assertCelu(double alpha, double rhoStar, double rate) {
        both(GoldenActivations.made(new Celu(), Map.of("alpha", alpha))).forEach(c -> {
            assertEquals("interior", c.className());
            assertEquals(rhoStar, c.profile().rhoStar().orElseThrow(), c.error());
            assertEquals(rhoStar, c.profile().rhoStar().orElseThrow(), 1e-15 / (1 - rate), "alpha " + alpha);
            assertEquals(rate, c.localRate(), 1e-14);
        });
    }

    @Test
    void ratesNearOneAreToldByWhatIsMissing() {
        double a = (Math.sqrt(2) - 1) / 2 - 1e-6; // d(4a²/(1 − 4a))/da = 32.97 there
        assertEquals(
                "1 - rho_l ~ A (1 - 3.297e-05)^l", closedForm(expQuadratic(a)).law());
        assertEquals(
                "|rho_l - rho*| ~ A (1 - 4.256e-05)^l",
                closedForm(GoldenActivations.made(new Celu(), Map.of("alpha", 50.0)))
                        .law());
    }

    @Test
    void aConstantActivationHasNoClass() {
        assertThrows(Refusal.class, () -> quadrature(polynomial(2)));
        assertThrows(Refusal.class, () -> closedForm(polynomial(2)));
    }

    @Test
    void publishedAndCorrectedConstantsOfTheSquareDiffer() { // κ = (1 + 2ρ²)/3
        both(GoldenActivations.made(new Square(), Map.of())).forEach(c -> {
            assertEquals(2.0 / 3, c.profile().publishedAlpha().orElseThrow(), 1e-13);
            assertEquals(0.75, c.profile().correctedAlpha().orElseThrow(), 1e-13);
            assertEquals("|rho_l - rho*| ~ A 0.6667^l", c.law());
        });
    }
}
