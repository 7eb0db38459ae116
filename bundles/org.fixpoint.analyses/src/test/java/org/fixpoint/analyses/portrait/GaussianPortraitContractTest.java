package org.fixpoint.analyses.portrait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fixpoint.activations.ExpQuadratic;
import org.fixpoint.activations.Sign;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.api.Contribution;
import org.fixpoint.api.Portrait;
import org.fixpoint.api.Refusal;
import org.fixpoint.api.analysis.Item;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.testkit.PortraitContract;
import org.junit.jupiter.api.Test;

/** The portrait of an activation that jumps, and what describe relies on. */
class GaussianPortraitContractTest extends PortraitContract<ActivationFunction> {
    @Override
    protected Contribution<Portrait<ActivationFunction>> contribution() {
        return new GaussianPortrait();
    }

    @Override
    protected ActivationFunction subject() {
        return GoldenActivations.made(new Sign(), Map.of());
    }

    @Test
    void hasTheFactsOfDescribeInTheirOrder() {
        assertEquals(
                List.of(
                        "mean",
                        "second_moment",
                        "slope_second_moment",
                        "hermite",
                        "kappa_at_zero",
                        "slope_at_zero",
                        "slope_at_one",
                        "rho_star",
                        "class",
                        "local_rate",
                        "method",
                        "error"),
                List.copyOf(made().study(subject()).facts().keySet()));
    }

    @Test
    void hasTheItemsOfTheActivationItsKernelMapAndItsSpectrum() {
        assertEquals(
                List.of("activation", "derivative", "kernel", "slope", "hermite-coefficients"),
                made().study(subject()).items().stream().map(Item::name).toList());
    }

    @Test
    void servesExpQuadraticUpToTheEdgeOfItsRange() { // E[φ²] = (1 − 4a)^(−1/2), c₀ = (1 − 2a)^(−1/2)
        double a = 0.2499;
        Map<String, Object> facts = made().study(GoldenActivations.made(new ExpQuadratic(), Map.of("a", a)))
                .facts();
        double second = 1 / Math.sqrt(1 - 4 * a);
        double mean = 1 / Math.sqrt(1 - 2 * a);
        assertEquals(second, (double) facts.getOrDefault("second_moment", 0.0), 1e-12 * second);
        List<?> hermite = (List<?>) facts.getOrDefault("hermite", List.of());
        assertEquals(mean, (double) hermite.get(0), 1e-12 * mean);
        double he2 = mean * Math.sqrt(2) * a / (1 - 2 * a); // c₂ = E[φ''/√2] = c₀ √2 a/(1 − 2a)
        assertEquals(he2, (double) hermite.get(2), 1e-12 * he2);
        assertEquals(0.0, (double) hermite.get(1));
        assertEquals(Math.sqrt(1 - 4 * a) / (2 * a), (double) facts.getOrDefault("rho_star", 0.0), 1e-12);
    }

    @Test
    void refusesWhatIsNotSquareIntegrable() {
        ActivationFunction steep = new ActivationFunction() {
            @Override
            public double value(double x) {
                return StrictMath.exp(0.25 * x * x);
            }

            @Override
            public double derivative(double x) {
                return 0.5 * x * value(x);
            }
        };
        Refusal refusal = assertThrows(Refusal.class, () -> made().study(steep));
        assertTrue(String.valueOf(refusal.getMessage()).contains("square-integrable"));
    }

    @Test
    void refusesWhatVanishesAlmostEverywhere() {
        ActivationFunction nothing = new ActivationFunction() {
            @Override
            public double value(double x) {
                return 0;
            }

            @Override
            public double derivative(double x) {
                return 0;
            }
        };
        assertThrows(Refusal.class, () -> made().study(nothing));
    }
}
