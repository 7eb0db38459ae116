package org.fixpoint.analyses.activation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fixpoint.activations.Abs;
import org.fixpoint.activations.Cos;
import org.fixpoint.activations.Erf;
import org.fixpoint.activations.Exp;
import org.fixpoint.activations.Gaussian;
import org.fixpoint.activations.Hermite;
import org.fixpoint.activations.LeakyRelu;
import org.fixpoint.activations.Polynomial;
import org.fixpoint.activations.Sin;
import org.fixpoint.activations.Snake;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.api.model.ActivationFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HermiteCoefficientsTest {
    private static ActivationFunction exp(double a) {
        return GoldenActivations.made(new Exp(), Map.of("a", a));
    }

    static Stream<ActivationFunction> closedForms() {
        return Stream.of(
                GoldenActivations.made(new LeakyRelu(), Map.of("alpha", 0.3)),
                GoldenActivations.made(new Abs(), Map.of()),
                GoldenActivations.made(new Cos(), Map.of()),
                GoldenActivations.made(new Sin(), Map.of("w", 1.5, "t", 0.7)),
                GoldenActivations.made(new Erf(), Map.of("scale", -0.7)),
                GoldenActivations.made(new Gaussian(), Map.of()),
                GoldenActivations.made(new Hermite(), Map.of("k", 5)),
                GoldenActivations.made(new Polynomial(), Map.of("coefficients", new double[] {1, -2, 0.5, 1})),
                GoldenActivations.made(new Snake(), Map.of("a", 0.7)),
                exp(-0.8));
    }

    @ParameterizedTest
    @MethodSource("closedForms")
    void closedFormsAgreeWithQuadrature(ActivationFunction activation) {
        HermiteCoefficients exact = HermiteCoefficients.of(activation, 20);
        HermiteCoefficients sampled = HermiteCoefficients.of(GoldenActivations.withoutDual(activation), 20);
        double scale = Math.sqrt(sampled.secondMoment());
        assertArrayEquals(sampled.values(), exact.values(), 3e-15 * scale);
        assertEquals(sampled.tailMass(), exact.tailMass(), 1e-14 * scale * scale);
    }

    @Test
    void tinyCoefficientsInClosedFormAreRelativelyAccurate() { // 40 digits
        assertEquals(5.275819830754149e-14, HermiteCoefficients.of(exp(0.1), 10).values()[10], 1e-27);
        ActivationFunction sine = GoldenActivations.made(new Sin(), Map.of("w", 0.1));
        assertEquals(1.6517602524664407e-12, HermiteCoefficients.of(sine, 9).values()[9], 1e-26);
    }

    @Test
    void whatVanishesIsZeroExactly() {
        double[] leaky = HermiteCoefficients.of(GoldenActivations.made(new LeakyRelu(), Map.of("alpha", 0.3)), 9)
                .values();
        for (int k : List.of(3, 5, 7, 9)) {
            assertEquals(0, leaky[k]);
        }
    }
}
