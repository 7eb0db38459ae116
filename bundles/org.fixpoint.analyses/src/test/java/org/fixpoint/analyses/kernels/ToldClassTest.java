package org.fixpoint.analyses.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.fixpoint.activations.ExpQuadratic;
import org.fixpoint.activations.FormulaActivation;
import org.fixpoint.activations.Relu;
import org.fixpoint.activations.Tanh;
import org.fixpoint.analyses.GoldenActivations;
import org.fixpoint.analyses.GoldenTable;
import org.fixpoint.analyses.Models;
import org.fixpoint.analyses.meanfield.ClosedFormKernelMap;
import org.fixpoint.analyses.meanfield.QuadratureKernelMap;
import org.fixpoint.api.model.ActivationFunction;
import org.fixpoint.api.model.KernelMap;
import org.fixpoint.api.model.MeanFieldRule;
import org.fixpoint.api.model.MeanFieldRule.Normalisation;
import org.junit.jupiter.api.Test;

/** Classes that rest on an equality. */
class ToldClassTest {
    private static ToldClass told(KernelMap map) {
        return ToldClass.of(Classification.of(map), map);
    }

    private static ToldClass plain(ActivationFunction activation) {
        return told(Models.derived(new QuadratureKernelMap(), Models.plain(activation, 1)));
    }

    private static ToldClass formula(String text) {
        return plain(GoldenActivations.made(
                new FormulaActivation().specialised(Map.of("formula", text)), Map.of("formula", text)));
    }

    @Test
    void everyGoldenClassIsTold() {
        GoldenTable golden = new GoldenTable("kernel.csv");
        GoldenActivations.all()
                .forEach((name, phi) -> assertEquals(
                        golden.word(name, "class").replaceAll(" .*", ""),
                        plain(phi).name(),
                        name));
    }

    @Test
    void whatOnlyComesNearAnEqualityIsUndecided() { // κ'(1) − 1 is 1e-18, not 0, and ρ* = c₀²/c₂² = 1/2
        assertEquals("undecided", formula("x+1e-9*x^2").name());
        assertTrue(formula("x+1e-9*x^2").law().startsWith("if aligned-polynomial: "));
        double critical = (Math.sqrt(2) - 1) / 2; // as a double it is beside the critical parameter
        assertEquals(
                "undecided",
                plain(GoldenActivations.made(new ExpQuadratic(), Map.of("a", critical)))
                        .name());
    }

    @Test
    void aProofThatContradictsTheNumbersIsNamed() { // Σ_{k≥2} c_k² = 6e-14, below what the numbers tell from 0
        ToldClass cubic = formula("x+1e-7*x^3");
        assertEquals("undecided", cubic.name());
        assertTrue(cubic.law().startsWith("certified-class proves orthogonal; if linear"), cubic.law());
    }

    @Test
    void equalitiesThatFollowFromTheFunctionAreTold() {
        assertEquals("linear", formula("2*x").name());
        assertEquals("orthogonal", formula("x^3+1e-7*x").name());
        assertEquals("aligned-polynomial", formula("max(x,0.999*x)").name());
        assertEquals("aligned-polynomial", formula("exp(x)").name());
        assertEquals("aligned-exponential", formula("exp(x)+1e-9").name());
        assertEquals("interior", formula("exp(x)-1e-9").name());
    }

    @Test
    void withoutBoundsOnlyExactNumbersTell() { // 2 φ(x) + 0 of the rectifier, of which nothing is proven
        ActivationFunction relu = GoldenActivations.made(new Relu(), Map.of());
        ActivationFunction tanh = GoldenActivations.made(new Tanh(), Map.of());
        assertEquals("undecided", plain(GoldenActivations.affine(2, relu, 0)).name());
        assertEquals("interior", plain(GoldenActivations.affine(1, tanh, 1e-6)).name());
    }

    @Test
    void atOtherVariancesExactNumbersTell() { // ReLU keeps every variance at σ_w² = 2, and κ'(1) − 1 is 0 exactly
        ActivationFunction relu = GoldenActivations.made(new Relu(), Map.of());
        MeanFieldRule rule = new MeanFieldRule(relu, false, 1, 2, 0, 0, Normalisation.NONE);
        assertEquals(
                "aligned-polynomial",
                told(Models.derived(new ClosedFormKernelMap(), rule)).name());
    }
}
